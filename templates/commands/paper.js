// What to print, which pages to print again, and the draft of a message.
import { ask } from "./ask.js";
import { button, el, hint, labelled, word } from "./fields.js";
import { stepName, stepsOf, tree } from "./sections.js";
import { store } from "./store.js";

const outcome = el("div.outcome", { role: "status" });

export function drawPaper() {
	const ticks = ["large-print", "grey"].map((name) => [name, el("input", { type: "checkbox" })]);
	const audiences = (tree().audiences ?? []).filter((each) => each?.id);
	const whose = el("select", { id: "edition-for" }, [["", word("everybody")], ...audiences.map(({ id, label }) => [id, label])].map(([value, label]) => el("option", { value }, label)));
	const make = (what, publication, step) => run(what, "/print", { publication, step, audience: whose.value, ...Object.fromEntries(ticks.map(([name, { checked }]) => [name, checked])) });
	const step = el("select", { id: "handout-step" }, stepsOf().map((_, number) => el("option", { value: number }, stepName(number))));
	outcome.replaceChildren();
	return [
		el("h2", { id: "part", tabIndex: -1 }, word("print")), hint(word("print_hint")),
		el("fieldset", el("legend", word("for_whom")), ticks.map(([name, box]) => el("label.tick", box, " ", word(`variant_${name}`))), audiences.length > 0 && labelled(word("edition_for"), whose)),
		el("div.choices", Object.entries(store.form.prints).map(([name, label]) => button(label, () => make(label, name), { className: "main" }))),
		labelled(word("handout"), step), button(word("make_handout"), () => make(word("handout"), "handout", Number(step.value))),
		outcome,
		el("h3", word("again")), ...drawAgain(),
		el("h3", word("mail")), hint(word("mail_hint")), button(word("make_draft"), () => run(word("mail"), "/draft", {})),
	];
}

function drawAgain() {
	const list = el("select", { id: "again-list" }, el("option", { value: "" }, word("choose")));
	ask("/printed").then((names) => list.append(...names.map((name, number) => el("option", { value: number }, name))), () => {});
	const file = el("input", { type: "file", id: "again-file", accept: "application/pdf,.pdf" });
	const start = async () => {
		if (file.files[0]) run(word("again"), "/changes", { pdf: await base64(file.files[0]) });
		else if (list.value) run(word("again"), "/changes", { number: Number(list.value) });
		else list.focus();
	};
	return [hint(word("again_hint")), labelled(word("again_list"), list), labelled(word("again_file"), file), button(word("compare"), start)];
}

async function run(what, path, question) {
	await store.flush();
	outcome.replaceChildren(word("being_made", { name: what }));
	outcome.scrollIntoView({ block: "nearest" });
	const made = await ask(path, question).catch(() => ({ failed: true, said: "", files: [] }));
	const links = await Promise.all(made.files.map(link));
	outcome.replaceChildren(...[made.failed && el("p.problem", word("not_made")), ...links,
		made.said && el("details", { open: !links.length }, el("summary", word("details")), el("pre", made.said))].filter(Boolean));
	outcome.querySelector("a, summary")?.focus();
}

async function link({ number, name }) {
	const href = URL.createObjectURL(await ask("/file", { number }));
	const where = name.endsWith(".pdf") ? { target: "_blank" } : { download: name };
	return el("p", el("a.file", { href, ...where }, word(where.target ? "open_file" : "save_file", { name })));
}

export function base64(file) {
	return new Promise((done) => {
		const reader = new FileReader();
		reader.onloadend = () => done(reader.result?.split(",")[1] ?? "");
		reader.readAsDataURL(file);
	});
}
