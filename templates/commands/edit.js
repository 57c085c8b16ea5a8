// The page of `roadmap-print edit`: parts at the side, the open part's form, the printed pages.
import { drawArrivals } from "./arrivals.js";
import { ask } from "./ask.js";
import { bindings, button, el, signButton, word } from "./fields.js";
import { Pages, say } from "./pages.js";
import { drawPaper } from "./paper.js";
import { finder, findResources, findSteps, sections, showResource, stepName, stepsOf, titleOf, tree } from "./sections.js";
import { store } from "./store.js";

const RESOURCE = /^resources\.([\w-]+)/;
const STEP = /^steps?[-[](\d+)/;
const form = el("main", { id: "form" });
const sheet = el("div.sheet", form);
const nav = el("nav", el("ul"));
const parts = el("details.parts");
const live = el("p.unseen", { role: "status" });
const alarm = el("div.alarm", { role: "alert", hidden: true });
const state = el("p", { id: "state" });
const list = el("ul.problems", { hidden: true });
const mend = el("button.mend", { type: "button", hidden: true, onclick: () => drawProblems(!list.hidden) });
const clashes = el("section.clashes", { hidden: true });
const table = el("div", { id: "pages" });
const title = el("h1", "roadmap-print");
let drawn = "";
let view = "";
let pages = null;
let sight = { pages: [] };
let keys = null;

store.part = "general";
store.go = (key, id) => {
	store.part = key;
	if (innerWidth < 1000) parts.open = false;
	store.focus(id ?? "part");
	drawn = "";
	store.onState();
};

const stepOf = (where) => (STEP.test(where) ? Number(STEP.exec(where)[1]) : null);
const resourceOf = (where) => RESOURCE.exec(where)?.[1];
const own = (key, draw) => ({ key, label: word(key), draw, shape: () => [stepsOf().length, tree().audiences] });
const all = () => [...sections(), own("arrivals", drawArrivals), own("print", drawPaper)];

function render() {
	const every = all();
	const shown = every.find((each) => each.key === store.part) ?? every[0];
	const there = store.state.documents.catalogue !== null;
	const shape = JSON.stringify([shown.key, there && shown.shape()]);
	if (document.activeElement !== store.holder) store.wanted = null;
	if (shape === drawn) bindings.forEach((update) => update());
	else draw(shown, there, shape);
	const wanted = document.getElementById(store.wanted);
	if (wanted) {
		wanted.focus({ preventScroll: true });
		wanted.scrollIntoView({ block: "nearest" });
		store.wanted = null;
	}
	store.holder = document.activeElement;
	drawNav(every, shown);
	drawState();
}

function draw(shown, there, shape) {
	const { activeElement: held } = document;
	const { selectionStart: from, selectionEnd: to } = held;
	const name = form.contains(held) && !store.wanted && nameOf(held);
	const place = drawn ? sheet.scrollTop : 0;
	bindings.length = 0;
	form.replaceChildren(...(there ? shown.draw().flat(2).filter(Boolean) : [el("p.problem", word("unreadable"))]));
	drawn = shape;
	const same = name && [...form.querySelectorAll(held.localName)].find((each) => nameOf(each) === name);
	if (same) same.focus({ preventScroll: true });
	if (same && Number.isInteger(from)) same.setSelectionRange(from, to);
	sheet.scrollTop = place;
}

const nameOf = (element) => element.id || element.ariaLabel || element.textContent;

function drawNav(every, shown) {
	refill(nav.firstChild, every.map(({ label }) => label), () => navLinks(every));
	for (const { key } of every) document.getElementById(`part-${key}`).setAttribute("aria-current", key === shown.key ? "page" : "false");
}

function navLinks(every) {
	const links = every.map(({ key, label }) => el("li", button(label, () => store.go(key), { id: `part-${key}` })));
	const add = () => {
		const index = stepsOf().length;
		store.part = `step-${index}`;
		store.focus(`catalogue-steps-${index}-title`);
		store.act({ do: "insert", path: ["catalogue", "steps"], index, value: { title: "", resources: [] } }, word("added", { name: word("step_short", { number: index + 1 }) }));
	};
	links.splice(every.findIndex((each) => each.key === "all"), 0, el("li", button(word("add_step"), add, { className: "add", id: "add-step" })));
	return links;
}

function drawState() {
	const { saved, recovered, said, conflicts, undo, redo } = store.state;
	const errors = store.errors();
	say(title, tree().title || "roadmap-print");
	document.title = `${title.textContent} · roadmap-print`;
	document.body.classList.remove("lost");
	say(state, said || word(recovered ? "recovered" : store.unsent ? "typing" : saved ? "saved" : "drafted"));
	say(mend, word("to_mend", { n: errors.length }));
	mend.hidden = !errors.length;
	drawProblems(list.hidden || !errors.length);
	drawClashes(conflicts);
	for (const [id, on] of Object.entries({ undo, redo })) document.getElementById(id).setAttribute("aria-disabled", String(!on));
}

function refill(box, values, draw_) {
	const told = JSON.stringify(values);
	if (box.dataset.shown === told) return;
	box.dataset.shown = told;
	const held = box.contains(document.activeElement) && document.activeElement.id;
	box.replaceChildren(...draw_());
	if (held) document.getElementById(held)?.focus();
}

// Each leads to its field.
function drawProblems(hidden) {
	list.hidden = hidden;
	mend.setAttribute("aria-expanded", String(!hidden));
	const errors = store.errors();
	if (!hidden) refill(list, errors, () => errors.map((each) => el("li", button(`${placeName(each)} – ${each.text}`, () => lead(each), { className: "link" }))));
}

function placeName({ document: of, where, line }) {
	const step = stepOf(where);
	if (step !== null) return stepName(step);
	if (resourceOf(where)) return titleOf(resourceOf(where));
	return word(of === "brand" ? "style" : where ? "general" : "line", { number: line });
}

function lead({ document: of, where }) {
	const step = stepOf(where);
	const resource = resourceOf(where);
	let key = resource ? showResource(resource) : step === null ? where.split(/[.[]/)[0] : `step-${step}`;
	if (of === "brand" || key === "publisher") key = "house";
	list.hidden = true;
	store.go(all().some((each) => each.key === key) ? key : "general");
	const places = [where, where.replace(/\[\d+\]$/, "")];
	const found = places.flatMap((each) => [...form.querySelectorAll(`[data-where="${CSS.escape(each)}"][data-document=${of}]`)])[0];
	for (let box = found?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
	found?.focus();
}

// What both have changed, to choose from.
function drawClashes(conflicts) {
	clashes.hidden = !conflicts.length;
	const value = (each) => el("pre", typeof each === "string" ? each : each ? JSON.stringify(each, null, 1) : word("nothing"));
	const side = (who, number, each) => el("div", el("h3", word(who)), value(each[who]),
		button(word(`take_${who}`), () => store.change("/resolve", { number, mine: who === "mine" })));
	refill(clashes, conflicts, () => [el("h2", word("clash")), ...conflicts.map((each, number) => el("div.clash",
		el("p", placeName(each), " ", Object.values(store.form.models).flat().find(({ key }) => key === each.path.at(-1))?.label),
		el("div.pair", side("mine", number, each), side("theirs", number, each))))]);
}

const search = (text) => [...findSteps(text).map((number) => [stepName(number), () => store.go(`step-${number}`)]),
	...findResources(text).map((id) => [titleOf(id), () => store.go(showResource(id), `resource-${id}`)])];

// -- the printed pages

function drawTable() {
	const names = Object.entries(store.form.views);
	const sheets = el("div", { "data-pages": "", tabIndex: 0, role: "group", "aria-label": word("pages") });
	pages = new Pages(sheets, store.form.page);
	table.append(el("div.views",
		names.map(([name, label]) => button(label, () => watch(name), { "data-view": name })), el("p", { id: "sight", role: "status" })), sheets);
	watch(names[0][0]);
}

function watch(name) {
	view = name;
	press(table.querySelectorAll("[data-view]"), (each) => each.dataset.view === name);
	pages.clear();
	keys = null;
	pages.follow(name, showSight, () => {});
}

const press = (buttons, is) => { for (const each of buttons) each.setAttribute("aria-pressed", String(is(each))); };

function showSight(seen) {
	const before = keys;
	sight = seen;
	keys = seen.pages.map((page) => page.key);
	say(document.getElementById("sight"), seen.failed ? word("last_good") : seen.status);
	pages.show(seen.pages);
	const place = pageOf(document.activeElement);
	const changed = keys.findIndex((key, at) => before?.length && !before.includes(key) && (place === null || Math.abs(place - at) <= 1));
	if (changed >= 0) turnTo(changed);
}

// The page with most addresses of what a field belongs to.
function pageOf(target) {
	const resources = tree().resources ?? {};
	const one = resourceOf(target?.dataset?.where ?? target?.id?.replace("resource-", "resources.") ?? "");
	const step = stepsOf()[stepOf(store.part)]?.resources ?? [];
	const urls = (ids) => new Set(ids.map((id) => resources[id]?.url).filter(Boolean));
	const [own, beside] = [urls(one ? [one] : step), urls(step)];
	if (!own.size) return { general: 0, introduction: 1 }[store.part] ?? null;
	const scores = sight.pages.map(({ links }) => links.reduce((sum, { address }) => sum + 100 * own.has(address) + beside.has(address), 0));
	const best = Math.max(0, ...scores);
	return best >= 100 ? scores.indexOf(best) : null;
}

function turnTo(at) {
	const box = pages.element;
	const page = box.children[at]?.getBoundingClientRect();
	if (!page) return;
	const { top, bottom } = box.getBoundingClientRect();
	if (page.bottom < top + 60 || page.top > bottom - 60) box.scrollTop += page.top - top - 12;
	ask("/look", { view, page: at }).catch(() => {});
}

form.addEventListener("focusin", ({ target }) => {
	const at = pageOf(target);
	if (at !== null) turnTo(at);
});

// -- the whole

store.onState = render;
store.onSaid = (text) => say(live, text);
store.onTyped = () => say(state, word("typing"));
store.onTrouble = (text) => {
	alarm.replaceChildren(text, " ", signButton("✕", word("close"), () => { alarm.hidden = true; }));
	alarm.hidden = false;
};
store.onLost = ({ status }) => {
	say(state, status === 403 ? document.body.dataset.noSecret : word("lost"));
	document.body.classList.add("lost");
};

addEventListener("beforeunload", (event) => { if (store.unsent) event.preventDefault(); });
document.addEventListener("visibilitychange", () => store.flush());
addEventListener("keydown", (event) => {
	const key = event.key.toLowerCase();
	const again = key === "y" || (key === "z" && event.shiftKey);
	if (!(event.ctrlKey || event.metaKey) || event.altKey || !(again || key === "z")) return;
	event.preventDefault(); // the browser's own would undo letters of this field alone
	turn(again ? "redo" : "undo");
});

const turn = (what) => store.change(`/${what}`, {}, word(`${what}_done`));

async function start() {
	try {
		store.form = await ask("/form");
	} catch (error) {
		say(document.getElementById("loading"), error.status ? document.body.dataset.noSecret : String(error));
		return;
	}
	const show = (side) => {
		document.body.dataset.side = side;
		press(sides.children, (each) => each.dataset.show === side);
	};
	const sides = el("div.sides", ["form", "pages"].map((side) => button(word(`side_${side}`), () => show(side), { "data-show": side })));
	nav.setAttribute("aria-label", word("parts"));
	parts.open = innerWidth >= 1000;
	parts.append(el("summary", word("parts")), el("div", { role: "search" }, finder(word("search"), "search", search)), nav);
	document.body.replaceChildren(
		el("a.skip", { href: "#form" }, word("skip")),
		el("header", title, state, mend, el("div.tools", button(word("undo"), () => turn("undo"), { id: "undo" }), button(word("redo"), () => turn("redo"), { id: "redo" }),
			button(word("print"), () => store.go("print"), { id: "to-print", className: "main" }), sides), list, alarm, clashes),
		live, parts,
		sheet, el("aside", { "aria-label": word("pages") }, table));
	show("form");
	store.take(await ask("/state", { after: 0 }));
	drawTable();
	store.follow();
}

start();
