// What the form knows: the state that the server gave last, and what was typed since.
import { ask, seen } from "./ask.js";

const PAUSE = 300; // ms without a keystroke, and
const LONGEST = 1000; // ms at most, until what is typed is sent
const AGAIN = 1000; // ms until a server that does not answer is asked again

const placed = ({ path = ["catalogue"], to, ...action }) => ({ ...action, document: path[0], path: path.slice(1), to: to?.slice(1) });

export const store = {
	form: null,
	state: null,
	open: new Set(), // what is unfolded
	pending: new Map(), // typed and not sent yet, by document and path
	sent: new Map(), // sent and not answered yet
	asked: new Set(), // actions that are not answered yet
	queue: Promise.resolve(),
	waiting: 0,
	wanted: null,

	// Let an element have the focus once the state that comes next is shown.
	focus(id) { this.wanted = id; },

	// A path begins with the name of its document.
	valueAt(path) { return path.reduce((value, part) => value?.[part], this.state.documents) ?? null; },

	// What was typed or chosen at a path and is not in the state yet.
	held(path) {
		const key = JSON.stringify(path);
		return this.pending.get(key)?.value ?? this.sent.get(key);
	},

	shownAt(path) { return this.held(path) ?? this.valueAt(path); },

	errors() { return this.state.problems.filter((each) => each.severity === "error"); },

	get unsent() { return this.pending.size > 0 || this.waiting > 0; },

	type(path, value) {
		const key = JSON.stringify(path);
		const now = performance.now();
		const before = this.sent.has(key) ? this.sent.get(key) : this.valueAt(path);
		const held = this.pending.get(key) ?? { path, before, since: now };
		clearTimeout(held.timer);
		held.value = value;
		held.timer = setTimeout(() => this.send(key), Math.max(0, Math.min(PAUSE, held.since + LONGEST - now)));
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
				question = placed({ do: "set", path: held.path, value: held.value, before: held.before });
				this.pending.delete(key);
				this.sent.set(key, held.value);
			}
			const state = await ask("/act", question);
			if (this.sent.get(key) === held.value) this.sent.delete(key);
			return state;
		});
	},

	flush() {
		for (const key of [...this.pending.keys()]) this.send(key);
		return this.queue;
	},

	// Do something to the lists; `said` is told aloud when it is done. A button pressed twice before
	// the answer means one thing: the second press would meet another item at its place.
	act(action, said) {
		const told = JSON.stringify(action);
		if (this.asked.has(told)) return this.queue;
		this.asked.add(told);
		this.flush();
		const done = this.enqueue(() => this.askToAct(action), said);
		done.finally(() => this.asked.delete(told));
		return done;
	},

	// Choose a value: it is shown from now on, and `action()` is made of the state when its turn comes.
	choose(path, value, action) {
		const key = JSON.stringify(path);
		this.flush();
		this.sent.set(key, value);
		return this.enqueue(async () => {
			const state = await this.askToAct(action());
			if (this.sent.get(key) === value) this.sent.delete(key);
			return state;
		});
	},

	askToAct(action) { return ask("/act", { ...placed(action), revision: this.state.revision }); },

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
