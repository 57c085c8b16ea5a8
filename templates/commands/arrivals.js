// What comes in from elsewhere, by a number or an address that is looked up or out of a file: shown
// first, and written when somebody says so.
import { ask } from "./ask.js";
import { button, el, hint, labelled, word } from "./fields.js";
import { base64 } from "./paper.js";
import { showResource, stepName, stepsOf } from "./sections.js";
import { store } from "./store.js";

const PAGE = 50; // entries shown at once
const offered = el("section.offer");
const typed = el("textarea", { id: "typed", rows: 2, autocomplete: "off", spellcheck: false });

export function drawArrivals() {
	const step = el("select", { id: "arrivals-step", onchange: () => { store.target = step.value; } }, el("option", { value: "" }, word("as_found")), stepsOf().map((_, number) => el("option", { value: number }, stepName(number))));
	step.value = store.target ?? "";
	const chosen = () => (step.value ? Number(step.value) : null);
	const file = el("input", { type: "file", id: "arrivals-file" });
	const lookUp = () => (typed.value.trim() ? offer("/look-up", { typed: typed.value, step: chosen() }) : typed.focus());
	const read = async () => {
		const [found] = file.files;
		if (!found) return file.focus();
		const end = /\.\w*$/.exec(found.name)?.[0] ?? "";
		return offer("/import", { file: await base64(found.slice(0, store.form.mostBytes + 1)), end, step: chosen() });
	};
	return [
		el("h2", { id: "part", tabIndex: -1 }, word("arrivals")), hint(word("arrivals_hint")),
		labelled(word("arrivals_step"), step),
		way("typed", typed, button(word("look_up"), lookUp, { id: "look-up" })),
		way("file", file, button(word("read_file"), read, { id: "read-file" })),
		offered,
	];
}

const way = (key, input, start) => el("div.adder", el("label", { htmlFor: input.id }, word(key)), hint(word(`${key}_hint`)), input, el("p", start));

async function offer(path, question) {
	await store.flush();
	offered.replaceChildren(word("asking"));
	store.onSaid(word("asking"));
	show(await ask(path, question).catch(() => ({ empty: true, counted: word("unanswered"), problems: [] })));
}

function show(found) {
	const { number, count, empty, counted, words = [], steps = [], there = [], problems } = found;
	const heading = el("h3", { id: "offer", tabIndex: -1 }, word("offer"));
	const open = steps.reduce((sum, { entries }) => sum + entries.length, 0) <= PAGE;
	offered.replaceChildren(heading, el("p", counted), ...words.map((each) => el("p", each)), ...steps.map((each) => drawPart(each, open)),
		...there.map(({ name, title }) => el("p", word("there", { name, title }))),
		...(problems.length ? [el("h4", word("to_look_at")), portion("ul.problems", problems, drawProblem)] : []),
		...(empty ? [] : [el("div.choices", button(word("bring_in"), () => take(number, count), { id: "bring-in", className: "main" }), button(word("leave_it"), leave))]));
	heading.focus();
	heading.scrollIntoView();
}

// A long list, drawn as far as it is looked at.
function portion(name, items, draw) {
	const list = el(name);
	const add = (from) => {
		list.append(...items.slice(from, from + PAGE).map((each) => el("li", { tabIndex: -1 }, draw(each))));
		const left = items.length - from - PAGE;
		if (left <= 0) return;
		const more = el("li", button(word("show_more", { n: left }), () => {
			more.remove();
			add(from + PAGE);
			list.children[from + PAGE].focus();
		}));
		list.append(more);
	};
	add(0);
	return list;
}

function drawPart({ heading, entries }, open) {
	const box = el("details.group", { ontoggle: () => {
		if (box.open && !box.children[1]) box.append(portion("ul.entries", entries, drawEntry));
	} }, el("summary", `${heading} (${entries.length})`));
	box.open = open;
	return box;
}

const drawEntry = ({ title, fields: [own, ...rest] }) => [el("strong", own ? title : word("there_already", { title })), origin(own),
	rest.length > 0 && el("dl", rest.flatMap((field) => [el("dt", field.name), el("dd", field.text, origin(field))]))];

const origin = (field) => field?.origin && el("span.optional", ` ${word("source", { name: field.origin })}`);

const drawProblem = ({ line, name, text }) => el("span", [line && word("line", { number: line }), name].filter(Boolean).join(", "), line || name ? " – " : "", text);

function leave() {
	offered.replaceChildren();
	document.getElementById("part").focus();
}

async function take(number, count) {
	const state = await store.change("/bring-in", { number }, word("brought", { n: count }));
	if (!state?.made) return;
	const id = state.made[1];
	typed.value = "";
	offered.replaceChildren();
	store.go(showResource(id), `resource-${id}`);
}
