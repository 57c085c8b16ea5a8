// Elements, words and fields. A field shows one value of the tree, and what `check` says of it.
// Nothing here knows a key of the catalogue.
import { store } from "./store.js";

// Make an element: `el("p.hint", { id: "a" }, "text")`; children may be false.
export function el(name, ...rest) {
	const properties = rest[0]?.constructor === Object ? rest.shift() : {};
	const [tag, ...classes] = name.split(".");
	const made = document.createElement(tag);
	if (classes.length) made.className = classes.join(" ");
	for (const [key, value] of Object.entries(properties)) {
		if ((value ?? false) === false) continue;
		if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
		else if (key in made && !key.startsWith("aria")) made[key] = value;
		else made.setAttribute(key, value);
	}
	made.append(...rest.flat().filter((child) => child || child === 0));
	return made;
}

let plurals = null;

export function word(key, values = {}) {
	const forms = store.form.words[key] ?? { other: key };
	plurals ??= new Intl.PluralRules(store.form.language); // making one takes longer than all else
	const text = forms[plurals.select(Number(values.n ?? 1))] ?? forms.other;
	return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

export function button(label, onclick, properties = {}) {
	return el("button", { type: "button", onclick, ...properties }, label);
}

export const hint = (text) => el("p.hint", text);

export const labelled = (label, input, ...more) => el("div.adder", el("label", { htmlFor: input.id }, label), input, ...more);

// A button of a sign alone, with its words for who does not see it; off, it can still be reached.
export function signButton(sign, label, onclick, properties = {}) {
	const { off, ...rest } = properties;
	return button(sign, () => off || onclick(), { className: "sign", title: label, "aria-label": label, "aria-disabled": off && "true", ...rest });
}

export const idOf = (path) => path.join("-");

export const modelOf = (name) => store.form.models[name];

// A path as problems have it.
const whereOf = (path) =>
	path.slice(1).map((part, at) => (typeof part === "number" ? `[${part}]` : at ? `.${part}` : part)).join("");

// What binds an element to the state: called for each new one until the section is drawn anew.
export const bindings = [];

export function bind(update) {
	bindings.push(update);
	update();
}

function showProblems(box, input, path) {
	bind(() => {
		const found = store.state.problems.filter((each) => each.document === path[0] && each.where === whereOf(path));
		const told = found.map((each) => each.text).join("\n");
		if (box.textContent !== told) box.textContent = told;
		const wrong = found.some((each) => each.severity === "error");
		box.classList.toggle("mild", !wrong);
		box.hidden = !told;
		if (input) input.setAttribute("aria-invalid", String(wrong));
	});
}

// A label, an input, its hint and its problems. `field` is a row of the form's model.
export function fieldRow(path, field, quiet = false, id = idOf(path)) {
	const input = (INPUTS[field.shape] ?? line)(path, field);
	const main = input.matches("div") ? input.firstChild : input;
	const problem = el("p.problem", { id: `${id}-problem`, hidden: true });
	main.id = id;
	main.setAttribute("aria-describedby", `${id}-hint ${id}-problem`);
	if (field.required) main.setAttribute("aria-required", "true");
	main.dataset.where = whereOf(path);
	[main.dataset.document] = path;
	showProblems(problem, main, path);
	const optional = field.required || quiet ? "" : el("span.optional", ` ${word("optional")}`);
	return el(`div.field.${field.shape}`, el("label", { htmlFor: id, className: quiet ? "unseen" : "" }, field.label, optional),
		el("p.hint", { id: `${id}-hint`, hidden: !field.hint }, field.hint), input, problem);
}

function typed(input, path) {
	let drawn = false;
	bind(() => {
		const held = store.held(path);
		if (held !== undefined && drawn) return; // what is being typed is newer
		drawn = true;
		const value = held ?? store.valueAt(path);
		const text = typeof value === "string" ? value : "";
		const typing = input === input.ownerDocument.activeElement && folded(input.value) === folded(text);
		if (!typing && input.value !== text) input.value = text;
	});
	input.addEventListener("input", () => store.type(path, input.value));
	input.addEventListener("blur", () => store.flush());
	return input;
}

const folded = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

const line = (path, field) => {
	const inputMode = { address: "url", email: "email", number: "numeric" }[field.shape];
	return typed(el("input", { type: "text", autocomplete: "off", inputMode, spellcheck: field.shape === "line" }), path);
};

const area = (path, field) => typed(el("textarea", { rows: field.most > 2000 ? 5 : 2 }), path);

function options(select, choices, value) {
	const wanted = JSON.stringify([choices, value]);
	if (select.dataset.shown !== wanted) {
		select.dataset.shown = wanted;
		select.replaceChildren(...choices.map(([key, label]) => el("option", { value: key }, label)));
	}
	select.value = value;
}

const chosen = (path) => el("select", { onchange: ({ target }) => {
	store.type(path, target.value);
	store.flush();
} });

// What a key names by its id, chosen by its label; one that is not there is shown as it stands.
const choice = (of) => (path, field) => {
	const select = chosen(path);
	bind(() => {
		const value = store.shownAt(path) ?? "";
		const known = (store.state.documents[path[0]]?.[of] ?? []).filter(Boolean).map((each) => [each.id ?? "", each.label ?? ""]);
		const none = field.required && value ? [] : [["", word(field.required ? "choose" : "none")]];
		const strange = value && !known.some(([id]) => id === value) ? [[value, value]] : [];
		options(select, [...none, ...strange, ...known], value);
	});
	return select;
};

// A file of the folder, by its number in the server's list.
const picture = (path) => {
	const namesOf = () => store.state.pictures[path[0]];
	const select = el("select", { onchange: () => {
		const number = Number(select.value);
		store.choose(path, namesOf()[number - 1] ?? "", (now) => ({ do: "picture", path: now, number }));
	} });
	bind(() => {
		const names = namesOf();
		const value = store.shownAt(path) ?? "";
		const at = names.indexOf(value) + 1;
		const strange = value && !at ? [["-1", value]] : [];
		options(select, [["0", word("no_picture")], ...strange, ...names.map((name, i) => [String(i + 1), name])],
			value && !at ? "-1" : String(at));
	});
	return select;
};

const colour = (path, field) => {
	const text = line(path, field);
	const well = el("input", { type: "color", "aria-label": `${field.label}: ${word("pick_colour")}`, oninput: () => {
		text.value = well.value.toUpperCase();
		store.type(path, text.value);
	} });
	bind(() => {
		const value = store.shownAt(path);
		if (/^#[0-9a-f]{6}$/i.test(value ?? "")) well.value = value;
	});
	return el("div.pair", text, well);
};

const cover = (path) => {
	const select = chosen(path);
	bind(() => options(select, ["", "field", "plain"].map((each) => [each, word(`cover_${each || "default"}`)]),
		store.shownAt(path) ?? ""));
	return select;
};

const INPUTS = {
	line, address: line, email: line, number: line, text: area, formats: choice("formats"), levels: choice("levels"),
	picture, colour, cover,
};

// Bring something to a place of a list, or take it out; both are told aloud.
export function move(path, to, index, name) {
	store.act({ do: "move", path, to, index }, word("moved", { name, n: index + 1 }));
}

export function drop(path, name, focus) {
	store.focus(focus);
	store.act({ do: "delete", path }, word("deleted", { name }));
}

// The buttons that bring an item of a list elsewhere; `go(to)` is told its new place.
export function moveButtons(id, name, at, count, go) {
	const signs = [["⤒", "first", 0], ["↑", "up", at - 1], ["↓", "down", at + 1], ["⤓", "last", count - 1]];
	return signs.map(([sign, key, to]) => signButton(sign, word(key, { name }), () => {
		store.focus(`${id(to)}-${key}`);
		go(to);
	}, { id: `${id(at)}-${key}`, off: to < 0 || to >= count || to === at }));
}

// Whom something is for: a box an audience. Where none is declared there is nothing to choose.
function audienceBoxes(path, field, action) {
	const given = () => [store.shownAt(path) ?? []].flat();
	const declared = (store.state.documents[path[0]]?.audiences ?? []).filter((each) => each?.id);
	const strange = given().filter((id) => !declared.some((each) => each.id === id)).map((id) => ({ id, label: id }));
	const known = [...declared, ...strange];
	const inputs = known.map(({ id }) => {
		const input = el("input", { type: "checkbox", id: idOf([...path, id]), onchange: () => {
			const ticked = known.filter((_, at) => inputs[at].checked).map((each) => each.id);
			store.choose(path, ticked, (now) => action(ticked, now));
		} });
		input.dataset.where = whereOf(path);
		[input.dataset.document] = path;
		bind(() => { input.checked = given().includes(id); });
		return input;
	});
	const boxes = known.map(({ label }, at) => el("label.tick", inputs[at], " ", label));
	const problem = el("p.problem", { hidden: true });
	showProblems(problem, null, path);
	return boxes.length > 0 && el("fieldset.audiences", el("legend", field.label), el("p.hint", { hidden: !field.hint }, field.hint), boxes, problem);
}

// A list of texts: each with its buttons, and one more at the end.
function textsList(path, field) {
	const items = store.valueAt(path) ?? [];
	const id = (place) => idOf([...path, place]);
	const add = `${idOf(path)}-add`;
	const rows = items.map((_, at) => {
		const name = `${field.label} ${at + 1}`;
		const next = items.length > 1 ? id(Math.min(at, items.length - 2)) : add;
		const own = [...path, at];
		const keyed = Boolean(items[at]) && typeof items[at] === "object"; // with whom it is for
		const tick = (audiences, now) => {
			const place = now.slice(0, -1);
			const item = store.valueAt(place) ?? "";
			const text = typeof item === "string" ? item : item.text ?? "";
			return { do: "set", path: place, value: audiences.length ? { text, audiences } : text };
		};
		return el("li", fieldRow(keyed ? [...own, "text"] : own, { shape: field.item, label: name, required: true }, true, idOf(own)),
			field.audiences && audienceBoxes([...own, "audiences"], { label: word("for_whom_is", { name }) }, tick),
			el("div.tools", moveButtons(id, name, at, items.length, (to) => move([...path, at], path, to, name)),
				signButton("✕", word("delete", { name }), () => drop([...path, at], name, next))));
	});
	const more = () => {
		store.focus(id(items.length));
		store.act({ do: "insert", path, index: items.length, value: "" });
	};
	const problem = el("p.problem", { hidden: true });
	const group = el("fieldset.texts", el("legend", field.label), hint(field.hint), problem, el("ol", rows),
		!(field.most && items.length >= field.most) && button(word("add_line"), more, { id: add }));
	showProblems(problem, null, path);
	return group;
}

// Every field of a class of the model, in the order of its table.
export function modelFields(path, model, leave = () => false) {
	return modelOf(model).filter((field) => field.shape !== "hidden" && !leave(field)).map((field) => {
		const own = [...path, field.key];
		if (field.shape === "texts") return textsList(own, field);
		if (field.shape === "group") return groupOf(own, field);
		if (field.shape === "audiences") return audienceBoxes(own, field, (value, now) => ({ do: "set", path: now, value }));
		return fieldRow(own, field);
	});
}

// Keys that belong together; shut where nothing is in them.
function groupOf(path, field) {
	const id = `${idOf(path)}-group`;
	const open = store.open.has(id) || Boolean(store.valueAt(path));
	const ontoggle = ({ target }) => (target.open ? store.open.add(id) : store.open.delete(id));
	return el("details.group", { open, id, ontoggle }, el("summary", field.label), hint(field.hint), modelFields(path, field.model));
}
