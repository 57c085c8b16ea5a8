// Shows what `roadmap-print watch` has to show.
import { ask } from "./ask.js";
import { Pages, say } from "./pages.js";

const main = document.querySelector("main");
const status = document.querySelector("#status");
const problems = document.querySelector("#problems");
const tabs = [...document.querySelectorAll("nav a")];
const pages = new Pages(main, document.body.dataset.page);
let restored = false;

const view = () => {
	const named = location.hash.slice(1);
	return tabs.some((tab) => tab.hash.slice(1) === named) ? named : tabs[0].hash.slice(1);
};

function open() {
	const shown = view();
	for (const tab of tabs) {
		if (tab.hash.slice(1) === shown) tab.setAttribute("aria-current", "page");
		else tab.removeAttribute("aria-current");
	}
	pages.clear();
	main.className = shown;
	restored = false;
	pages.follow(shown, show, lose);
	look();
}

function lose(error) {
	say(status, error.status ? document.body.dataset.noSecret : document.body.dataset.lost);
	document.body.classList.add("lost");
}

function show(sight) {
	if (sight.language !== document.documentElement.lang) {
		location.reload(); // the words around the pages are the server's
		return;
	}
	document.body.classList.remove("lost");
	say(document.querySelector("h1"), sight.title);
	document.title = sight.title;
	say(status, sight.status);
	showProblems(sight);
	pages.show(sight.pages);
	if (!restored && sight.pages.length > 0) restore();
}

function showProblems(sight) {
	const list = problems.querySelector("ul");
	const told = [...list.children].map((item) => item.textContent);
	problems.className = sight.failed ? "error" : "warning";
	if (told.join("\n") !== sight.problems.join("\n")) {
		list.replaceChildren(
			...sight.problems.map((text) => {
				const item = document.createElement("li");
				item.textContent = text;
				return item;
			}),
		);
	}
	problems.hidden = sight.problems.length === 0;
}

// The place is kept for each publication, over reloads too.
history.scrollRestoration = "manual";

function restore() {
	const place = Number(sessionStorage.getItem(`place-${view()}`) ?? 0);
	scrollTo(0, place);
	restored = scrollY >= place - 1; // else more pages are to come
}

for (const own of ["wheel", "pointerdown", "keydown"]) {
	addEventListener(own, () => { restored = true; }, { passive: true });
}

let resting = null;
addEventListener("scroll", () => {
	if (!restored) return;
	sessionStorage.setItem(`place-${view()}`, String(scrollY));
	clearTimeout(resting);
	resting = setTimeout(look, 200);
});

// Says what is looked at, so that it is painted first after the next save.
function look() {
	ask("/look", { view: view(), page: pages.middle() }).catch(() => {});
}

addEventListener("hashchange", open);
open();
