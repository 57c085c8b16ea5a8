// The parts of the catalogue, one shown at a time. Which there are is the table's to say: the texts
// of the catalogue itself, a part for each list, one for each step.
import { bind, button, drop, el, fieldRow, hint, idOf, labelled, modelFields, modelOf, move, moveButtons, signButton, word } from "./fields.js";
import { store } from "./store.js";

const OWN = "catalogue";
const PAGE = 50; // resources shown at once
const FOUND = 20; // results of a search

export const tree = () => store.state.documents[OWN] ?? {};
export const stepsOf = () => tree().steps ?? [];
export const titleOf = (id) => tree().resources?.[id]?.title || word("untitled");
export const stepName = (number) => word("step", { number: number + 1, title: stepsOf()[number]?.title || word("untitled") });
export const usesOf = (id) => stepsOf().flatMap((step, number) => ((step?.resources ?? []).includes(id) ? [number] : []));
const listOf = (number) => [OWN, "steps", number, "resources"];
const isOpen = (id) => store.open.has(`resource-${id}`);

// How long the lists in a value are.
const bones = (value) => (Array.isArray(value) ? `[${value.map(bones)}]`
	: Object.entries(Object(value)).flatMap(([key, each]) => (each && typeof each === "object" && bones(each) ? key + bones(each) : [])).join());

// The parts in their order; one is drawn anew where its shape is another.
export function sections() {
	const lists = modelOf(OWN).filter((field) => field.shape === "cards" && field.model !== "step");
	const isKind = ({ model }) => ["level", "format", "audience"].includes(model);
	return [
		{ key: "general", label: word("general"), draw: drawGeneral, shape: () => bones(modelOf(OWN).map(({ key, shape }) => shape === "texts" && tree()[key])) },
		...lists.filter((field) => !isKind(field)).map(cardsSection),
		...stepsOf().map((_, number) => ({
			key: `step-${number}`, label: stepName(number), draw: () => drawStep(number), shape: () => stepShape(number),
		})),
		{ key: "all", label: word("all_resources"), draw: drawAll, shape: allShape },
		...lists.filter(isKind).map(cardsSection),
		{ key: "house", label: word("house"), draw: drawHouse, shape: () => JSON.stringify([store.state.brandFields.map((each) => each.path), bones(tree().publisher)]) },
	];
}

const heading = (text) => el("h2", { id: "part", tabIndex: -1 }, text);
const details = (field, open, ...children) => el("details.group", { open }, el("summary", field.label), hint(field.hint), ...children);

function drawGeneral() {
	const elsewhere = ["cards", "named", "group", "hidden"];
	return [heading(word("general")), modelFields([OWN], OWN, (field) => elsewhere.includes(field.shape))];
}

const cardsSection = (field) => ({
	key: field.key, label: field.label, draw: () => drawCards(field),
	shape: () => JSON.stringify([bones(tree()[field.key]), (tree()[field.key] ?? []).map((item) => [item?.id, countOf(field, item)])]),
});

// What names a level or a format by its id, or an audience among others.
const countOf = (field, { id } = {}) => [...Object.values(tree().resources ?? {}), ...stepsOf(), ...stepsOf().flatMap((step) => step?.objectives ?? [])]
	.filter((each) => id && (each?.[field.model] === id || [each?.[field.key]].flat().includes(id))).length;

// A list of things with several fields each: introduction, levels, formats.
function drawCards(field) {
	const path = [OWN, field.key];
	const items = store.valueAt(path) ?? [];
	const id = (at) => idOf([...path, at]);
	const rows = items.map((item, at) => {
		const name = word("item", { n: at + 1, title: item?.label || item?.heading || "" });
		const uses = countOf(field, item);
		const next = items.length > 1 ? `${id(Math.min(at, items.length - 2))}-delete` : `add-${field.key}`;
		return el("li.card", modelFields([...path, at], field.model), uses > 0 && hint(word(field.model === "audience" ? "named_times" : "kind_used", { n: uses })),
			el("div.tools", moveButtons(id, name, at, items.length, (to) => move([...path, at], path, to, name)),
				signButton("✕", word(uses ? "in_use" : "delete", { name }), () => drop([...path, at], name, next), { id: `${id(at)}-delete`, off: uses > 0 })));
	});
	const shown = modelOf(field.model).filter((each) => each.required && each.shape !== "hidden");
	const named = modelOf(field.model).some((each) => each.key === "id");
	const add = () => {
		store.focus(idOf([...path, items.length, shown[0].key]));
		store.act({ do: "insert", path, index: items.length, value: Object.fromEntries(shown.map((each) => [each.key, ""])) });
	};
	const more = named
		? adder(word(`new_${field.model}`), `add-${field.key}`, (label) => store.act({ do: "new-kind", list: field.key, label }, word("added", { name: label })))
		: button(word("add_part"), add, { id: `add-${field.key}` });
	return [heading(field.label), hint(field.hint), el("ol.cards", rows), !(field.most && items.length >= field.most) && more];
}

// A line to type a name on, and its button.
function adder(label, id, make) {
	const input = el("input", { type: "text", id, autocomplete: "off" });
	const done = () => {
		const text = input.value.trim();
		if (text) make(text);
		input.value = "";
	};
	input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) done(); });
	return el("div.adder", el("label", { htmlFor: id }, label), el("div.pair", input, button(word("add"), done)));
}

// One line to look for something; what was found, each a button.
export function finder(label, id, find) {
	const results = el("ul.results");
	const input = el("input", { type: "search", id, oninput: () => {
		const found = find(input.value);
		store.onSaid(input.value.trim() ? word("found", { n: found.length }) : "");
		results.replaceChildren(...found.slice(0, FOUND).map(([name, press]) => el("li", button(name, press))));
	} });
	return labelled(label, input, results);
}

function drawHouse() {
	const group = modelOf(OWN).find((field) => field.shape === "group");
	return [heading(word("house")), hint(group.hint), modelFields([OWN, group.key], group.model), hint(word("picture_place")),
		el("h3", word("style")), store.state.brandFields.map((field) => fieldRow(["brand", ...field.path], field))];
}

// Steps

const stepShape = (number) => {
	const step = stepsOf()[number] ?? {};
	const ids = step.resources ?? [];
	return JSON.stringify([ids, step.featured, bones({ ...step, resources: 0, featured: 0 }), stepsOf().length,
		ids.map((id) => [usesOf(id), isOpen(id) && bones(tree().resources?.[id])])]);
};

function drawStep(number) {
	const path = [OWN, "steps", number];
	const step = stepsOf()[number] ?? {};
	const count = stepsOf().length;
	const name = stepName(number);
	const title = heading(name);
	bind(() => { title.textContent = stepName(number); });
	const go = (to) => {
		store.part = `step-${to}`;
		move(path, [OWN, "steps"], to, name);
	};
	const leave = () => {
		store.part = `step-${Math.max(0, Math.min(number, count - 2))}`;
		drop(path, name, "part");
	};
	return [
		el("div.top", title, el("div.tools", moveButtons((to) => `step-${to}`, name, number, count, go),
			signButton("✕", word("delete", { name }), leave, { off: count < 2 }))),
		modelOf("step").map((field) => stepField(path, number, step, field)),
	];
}

function stepField(path, number, step, field) {
	const own = [...path, field.key];
	if (field.shape === "resources") return drawResources(number, step);
	if (field.shape === "featured") return (step.resources ?? []).length > 0 && drawFeatured(own, step, field);
	if (field.shape !== "headings") return modelFields(path, "step", (each) => each.key !== field.key);
	const formats = (tree().formats ?? []).filter((each) => each?.id);
	return details(field, Boolean(store.valueAt(own)), formats.map(({ id, label }) => fieldRow([...own, id], { label, shape: "line" })));
}

function drawResources(number, step) {
	const ids = (step.resources ?? []).filter((id) => typeof id === "string");
	const list = el("ol.resources", ids.map((id, at) => resourceRow(id, { number, at, ids })));
	drag(list, (from, to) => move([...listOf(number), from], listOf(number), to, titleOf(ids[from])));
	const others = (text) => findResources(text).filter((id) => !ids.includes(id)).map((id) => [titleOf(id), () => {
		store.focus(`resource-${id}`);
		store.act({ do: "insert", path: listOf(number), index: ids.length, value: id }, word("listed", { name: titleOf(id), step: stepName(number) }));
	}]);
	return el("section", el("h3", word("resources_of_step", { n: ids.length })), list,
		newResource(word("new_resource"), { step: number }), toArrivals(number), finder(word("use_resource"), "use-resource", others));
}

const toArrivals = (number) => button(word("to_arrivals"), () => {
	store.target = number;
	store.go("arrivals", "typed");
}, { className: "link", id: "to-arrivals" });

function newResource(label, where) {
	return adder(label, "add-resource", (title) => {
		const value = { title, format: tree().formats?.[0]?.id ?? "", url: "" };
		store.act({ do: "new-resource", value, ...where }, word("added", { name: title })).then((state) => {
			if (state?.made) unfold(state.made[1], idOf([OWN, ...state.made, "url"]));
		});
	});
}

function unfold(id, focus) {
	store.open.add(`resource-${id}`);
	store.focus(focus);
	store.onState();
}

// A resource with its buttons; unfolded, with its fields.
function resourceRow(id, place) {
	const key = `resource-${id}`;
	const open = isOpen(id);
	const [label, mark, kind] = [el("span"), el("span.mark"), el("span.kind")];
	const labelOf = (list, value) => (tree()[list] ?? []).find((each) => each?.id === value)?.label;
	bind(() => {
		const { format, level } = tree().resources?.[id] ?? {};
		const errors = store.errors().filter((each) => `${each.where}.`.startsWith(`resources.${id}.`));
		label.textContent = titleOf(id);
		mark.textContent = errors.length ? word("mend", { n: errors.length }) : "";
		kind.textContent = [labelOf("formats", format), labelOf("levels", level)].filter(Boolean).join(" · ");
	});
	const toggle = el("button.fold", { type: "button", id: key, "aria-expanded": String(open), onclick: () => {
		if (!open) return unfold(id, key);
		store.open.delete(key);
		store.focus(key);
		store.onState();
	} }, label, mark);
	return el(open ? "li.resource.open" : "li.resource",
		el("div.row", place && el("span.grip", { draggable: true, "aria-hidden": "true" }, "⠿"), toggle, place && placeTools(id, place)),
		kind, open && resourceBody(id, place));
}

function resourceBody(id, place) {
	const uses = usesOf(id);
	const links = uses.map((step) => button(word("step_short", { number: step + 1 }), () => store.go(`step-${step}`, `resource-${id}`), { className: "link", title: stepName(step) }));
	const remove = () => {
		store.focus(place ? "add-resource" : "search-all");
		store.act({ do: "delete-resource", id }, word("deleted", { name: titleOf(id) }));
	};
	return el("div.body", modelFields([OWN, "resources", id], "resource"),
		el("p.uses", word(uses.length ? "used_in" : "used_nowhere"), " ", links),
		button(word(uses.length > 1 ? "delete_everywhere" : "delete_resource", { n: uses.length }), remove, { className: "danger" }));
}

function placeTools(id, { number, at, ids }) {
	const name = titleOf(id);
	const path = [...listOf(number), at];
	const next = ids[at + 1] ?? ids[at - 1];
	const after = next ? `resource-${next}` : "add-resource";
	const leave = () => {
		store.focus(after);
		store.act({ do: "delete", path }, word("left_out", { name }));
	};
	const used = usesOf(id);
	const others = [...stepsOf().keys()].filter((step) => !used.includes(step));
	const choices = (keep) => others.map((step) => button(stepName(step), () => {
		const index = (stepsOf()[step].resources ?? []).length;
		const to = listOf(step);
		store.focus(keep ? `resource-${id}` : after);
		const action = keep ? { do: "insert", path: to, value: id } : { do: "move", path, to };
		store.act({ ...action, index }, word(keep ? "listed" : "carried", { name, step: stepName(step) }));
	}));
	const summary = el("summary", { title: word("more", { name }), "aria-label": word("more", { name }) }, "…");
	const menu = el("details.menu", {
		ontoggle: () => {
			if (menu.open && !menu.children[1]) menu.append(el("div", el("p", word("to_step")), choices(false), el("p", word("also_in_step")), choices(true)));
		},
		onkeydown: (event) => {
			if (event.key !== "Escape") return;
			menu.open = false;
			summary.focus();
		},
	}, summary);
	const own = () => `place-${id}`; // the same wherever it stands, so that the focus goes along
	return el("div.tools", moveButtons(own, name, at, ids.length, (to) => move(path, listOf(number), to, name)),
		others.length > 0 && menu, signButton("✕", word("leave_out", { name }), leave));
}

// Dragging by the grip does what the buttons do.
function drag(list, done) {
	let from = -1;
	const place = ({ target }) => [...list.children].indexOf(target.closest("li"));
	list.addEventListener("dragstart", (event) => {
		from = place(event);
		event.dataTransfer.setData("text/plain", "");
	});
	list.addEventListener("dragover", (event) => { if (from >= 0) event.preventDefault(); });
	list.addEventListener("drop", (event) => {
		event.preventDefault();
		const to = place(event);
		if (from >= 0 && to >= 0 && to !== from) done(from, to);
	});
}

const plain = (text) => String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function matches(text, said) {
	const words = plain(text).split(/\s+/).filter(Boolean);
	const all = plain(said.join(" "));
	return words.length > 0 && words.every((each) => all.includes(each));
}

export const findResources = (text) => Object.entries(tree().resources ?? {})
	.filter(([, each]) => matches(text, [each?.title, each?.publisher, each?.url, each?.note])).map(([id]) => id);

export const findSteps = (text) => stepsOf().flatMap((step, number) =>
	(matches(text, [step?.title, ...(step?.objectives ?? []).map((each) => each?.text ?? each)]) ? [number] : []));

// What the talk names of a step, under a shorter title where one is wanted.
function drawFeatured(path, step, field) {
	const chosen = (step.featured ?? []).map((each) => (typeof each === "string" ? { id: each } : each));
	const put = (value) => store.act({ do: "set", path, value: value.map((each) => (each.title ? each : each.id)) });
	const rows = (step.resources ?? []).map((id, at) => {
		const own = chosen.find((each) => each?.id === id);
		const box = el("input", { type: "checkbox", id: `featured-${at}`, checked: Boolean(own),
			onchange: () => put(own ? chosen.filter((each) => each !== own) : [...chosen, { id }]) });
		const short = own && el("input", { type: "text", value: own.title ?? "", "aria-label": word("short_title", { name: titleOf(id) }), placeholder: word("short_title_sign"),
			onchange: ({ target }) => put(chosen.map((each) => (each === own ? { id, title: target.value.trim() } : each))) });
		return el("li", el("label", box, " ", titleOf(id)), short);
	});
	return details(field, chosen.length > 0, el("ul.ticks", rows));
}

// All resources

let filter = "";
let shown = PAGE;

const listAll = () => (filter.trim() ? findResources(filter) : Object.keys(tree().resources ?? {}));

const allShape = () => {
	const ids = listAll();
	return JSON.stringify([ids.length, ids.slice(0, shown), ids.filter(isOpen).map((id) => [id, usesOf(id), bones(tree().resources[id])])]);
};

function drawAll() {
	const ids = listAll();
	const input = el("input", { type: "search", id: "search-all", value: filter, oninput: () => {
		filter = input.value;
		shown = PAGE;
		store.onState();
	} });
	const more = () => {
		store.focus(`resource-${ids[shown]}`);
		shown += PAGE;
		store.onState();
	};
	return [heading(word("all_resources")), labelled(word("filter"), input),
		el("p", { role: "status" }, word("resources_found", { n: ids.length })), el("ul.resources", ids.slice(0, shown).map((id) => resourceRow(id, null))),
		ids.length > shown && button(word("show_more", { n: ids.length - shown }), more), newResource(word("new_resource_alone"), {}), toArrivals(null)];
}

// Unfold a resource in the first step that lists it, else among all; give the part's key.
export function showResource(id) {
	const [step] = usesOf(id);
	store.open.add(`resource-${id}`);
	if (step !== undefined) return `step-${step}`;
	filter = "";
	shown = Math.max(shown, Object.keys(tree().resources ?? {}).indexOf(id) + 1);
	return "all";
}
