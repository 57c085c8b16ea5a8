// Asks the program that serves this page. The secret stands in the fragment of the address that
// was opened; it is kept for this tab and taken out of the address, and goes in a header.
const SECRET = /^#([\w-]{22})$/;

function takeSecret() {
	const found = SECRET.exec(location.hash);
	if (found) {
		sessionStorage.setItem("secret", found[1]);
		history.replaceState(null, "", location.pathname);
	}
	return Boolean(found);
}

takeSecret();
addEventListener("hashchange", () => {
	if (takeSecret()) location.reload(); // a newer address was opened in this tab
});

// Wait until this tab is looked at: a browser has six connections for all tabs together.
export async function seen() {
	while (document.hidden) await new Promise((done) => addEventListener("visibilitychange", done, { once: true }));
}

export class RefusedError extends Error {
	constructor(status) {
		super(`refused: ${status}`);
		this.status = status;
	}
}

export async function ask(path, question = {}) {
	const answer = await fetch(path, {
		method: "POST",
		headers: {
			"Content-Type": "application/json",
			"X-Roadmap-Print-Secret": sessionStorage.getItem("secret") ?? "",
		},
		body: JSON.stringify(question),
	});
	if (!answer.ok) throw new RefusedError(answer.status);
	const json = answer.headers.get("Content-Type") === "application/json";
	return json ? answer.json() : answer.blob();
}
