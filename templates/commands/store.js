// What the form knows: the state that the server gave last, and what was typed since.
import { ask, seen } from "./ask.js";

const PAUSE = 300; // ms without a keystroke, and
const LONGEST = 1000; // ms at most, until what is typed is sent
const AGAIN = 1000; // ms until a server that does not answer is asked again

const LISTS = ["resources", "featured"]; // of ids

const placed = ({ path = ["catalogue"], to, ...action }) => ({ ...action, document: path[0], path: path.slice(1), to: to?.slice(1) });

const under = (path, place) => path.length > place.length && place.every((part, at) => path[at] === part);

// A path with the index that it has in a list moved by one, from an index on.
function shifted(path, list, from, by) {
	const at = list.length;
	if (!under(path, list) || typeof path[at] !== "number" || path[at] < from) return path;
	return [...path.slice(0, at), path[at] + by, ...path.slice(at + 1)];
}

// Where what stands at a path is after something was done to the lists; null where it is gone.
function pathAfter(path, { do: what, path: place, to, index, id }) {
	if (what === "delete-resource") return path[2] === id || (path.length > 4 && LISTS.includes(path[3])) ? null : path;
	if (what === "insert") return shifted(path, place, index, 1);
	if (what !== "delete" && what !== "move") return path;
	const own = path.slice(0, place.length);
	if (String(own) === String(place)) return what === "move" ? [...to, index, ...path.slice(place.length)] : null;
	const left = shifted(path, place.slice(0, -1), place.at(-1), -1);
	return what === "move" ? shifted(left, to, index, 1) : left;
}

export const store = {
	form: null,
	state: null,
	open: new Set(), // what is unfolded
	pending: new Map(), // typed and not sent yet, by document and path
	sent: new Map(), // sent and not answered yet
	asked: new Set(), // actions that are not answered yet
	done: [], // those that were done, each with the revision of the state that it made
	queue: Promise.resolve(),
	waiting: 0,
	wanted: null,
	holder: null, // what had the focus when another was wanted

	// Let an element have the focus once the state that comes next is shown, unless somebody goes
	// elsewhere before.
	focus(id) { [this.wanted, this.holder] = [id, document.activeElement]; },

	// A path begins with the name of its document.
	valueAt(path) { return path.reduce((value, part) => value?.[part], this.state.documents) ?? null; },

	// What was typed or chosen at a path and is not in the state yet.
	held(path) {
		const key = JSON.stringify(path);
		return this.pending.get(key)?.value ?? this.sent.get(key);
	},

	// Where what stood at a path in a state of some revision stands now.
	pathNow(path, since) {
		return this.done.reduce((now, { revision, action }) => now && (revision > since ? pathAfter(now, action) : now), path);
	},

	shownAt(path) { return this.held(path) ?? this.valueAt(path); },

	errors() { return this.state.problems.filter((each) => each.severity === "error"); },

	get unsent() { return this.pending.size > 0 || this.waiting > 0; },

	type(path, value) {
		const key = JSON.stringify(path);
		const now = performance.now();
		const before = this.sent.has(key) ? this.sent.get(key) : this.valueAt(path);
		const held = this.pending.get(key) ?? { path, before, begun: now, since: this.state.revision };
		clearTimeout(held.timer);
		held.value = value;
		held.timer = setTimeout(() => this.send(key), Math.max(0, Math.min(PAUSE, held.begun + LONGEST - now)));
		this.pending.set(key, held);
		this.onTyped();
	},

	send(key) {
		const held = this.pending.get(key);
		if (!held || held.queued) return this.queue;
		clearTimeout(held.timer);
		held.queued = true;
		let question = null;
		return this.enqueue(async () => {
			if (!question) {
				const path = this.pathNow(held.path, held.since);
				question = path && placed({ do: "set", path, value: held.value, before: held.before });
				this.pending.delete(key);
				if (path) this.sent.set(key, held.value);
			}
			const state = question ? await ask("/act", question) : this.state;
			if (this.sent.get(key) === held.value) this.sent.delete(key);
			return state;
		});
	},

	flush() {
		for (const key of [...this.pending.keys()]) this.send(key);
		return this.queue;
	},

	// Do something to the lists; `said` is told aloud when it is done. Whoever presses a button twice
	// before the answer means one thing.
	act(action, said) {
		const since = this.state.revision;
		const told = JSON.stringify([action, since]);
		if (this.asked.has(told)) return this.queue;
		this.asked.add(told);
		this.flush();
		const now = (path) => path && this.pathNow(path, since);
		const done = this.enqueue(() => this.askToAct({ ...action, path: now(action.path), to: now(action.to) }), said);
		done.finally(() => this.asked.delete(told));
		return done;
	},

	// Choose a value: it is shown from now on, and `action` is made where it is when its turn comes.
	choose(path, value, action) {
		const key = JSON.stringify(path);
		this.flush();
		this.sent.set(key, value);
		const since = this.state.revision;
		return this.enqueue(async () => {
			const now = this.pathNow(path, since);
			const state = now ? await this.askToAct(action(now)) : this.state;
			if (this.sent.get(key) === value) this.sent.delete(key);
			return state;
		});
	},

	async askToAct(action) {
		if (action.path === null || action.to === null) return this.state; // what it is about is gone
		const state = await ask("/act", { ...placed(action), revision: this.state.revision });
		if (!state.refused) this.done.push({ action, revision: state.revision });
		return state;
	},

	change(path, question = {}, said = undefined) {
		this.flush();
		return this.enqueue(() => ask(path, question), said);
	},

	enqueue(request, said) {
		this.waiting += 1;
		this.queue = this.queue.then(() => this.insist(request)).then((state) => {
			this.waiting -= 1;
			if (!state) return null;
			this.take(state);
			if (state.refused) this.onTrouble(state.refused);
			else if (said) this.onSaid(said);
			return state;
		});
		return this.queue;
	},

	// Ask until there is an answer: what is done is not lost while the server is away.
	async insist(request) {
		for (;;) {
			try {
				return await request();
			} catch (error) {
				this.onLost(error);
				if (error.status) return null;
				await new Promise((done) => setTimeout(done, AGAIN));
			}
		}
	},

	take(state) {
		if (this.state && state.revision < this.state.revision) return;
		this.state = state;
		this.onState();
	},

	// Hear of what other programs, and other windows, do.
	async follow() {
		for (;;) {
			await seen();
			try {
				const state = await ask("/state", { after: this.state?.revision ?? 0 });
				if (state.revision !== this.state?.revision) this.take(state);
			} catch (error) {
				this.onLost(error);
				if (error.status) return;
				await new Promise((done) => setTimeout(done, AGAIN));
			}
		}
	},
};
