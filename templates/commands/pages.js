// Shows the pages of one publication. A page whose key is as it was is not touched, a new picture
// takes its place once it is loaded.
import { ask, seen } from "./ask.js";

const SIDES = ["left", "top", "width", "height"];

export class Pages {
	constructor(element, label) {
		this.element = element;
		this.label = label; // with {number} and {total}
		this.near = new IntersectionObserver((seen) => this.load(seen), { rootMargin: "100%" });
	}

	// Ask for what is new until another view is wanted or the server has refused.
	async follow(view, show, lose) {
		const own = (this.turn = (this.turn ?? 0) + 1);
		let after = 0;
		while (own === this.turn) {
			await seen();
			try {
				const sight = await ask("/sight", { view, after });
				if (own !== this.turn) return;
				if (sight.number !== after) show(sight);
				after = sight.number;
			} catch (error) {
				if (own !== this.turn) return;
				lose(error);
				if (error.status) return; // refused, and will be again
				await new Promise((done) => setTimeout(done, 1000));
				after = 0;
			}
		}
	}

	show(pages) {
		const { children } = this.element;
		while (children.length > pages.length) this.drop(this.element.lastElementChild);
		pages.forEach((page, number) => {
			if (!children[number]) this.element.append(newPage(number));
			const label = this.label.replace("{number}", number + 1).replace("{total}", pages.length);
			this.showPage(children[number], page, label);
		});
		this.element.setAttribute("aria-busy", String(pages.length === 0));
	}

	clear() {
		for (const section of [...this.element.children]) this.drop(section);
	}

	drop(section) {
		forget(section.querySelector("img"));
		section.remove();
	}

	showPage(section, page, label) {
		section.setAttribute("aria-label", label);
		section.querySelector("img").alt = label;
		if (section.dataset.key === page.key) return;
		section.dataset.key = page.key;
		section.style.width = `${page.width}px`;
		section.style.aspectRatio = `${page.width} / ${page.height}`;
		const image = new Image();
		image.alt = label;
		image.dataset.key = page.key;
		const put = () => {
			if (section.dataset.key !== page.key) return forget(image); // a newer one was quicker
			forget(section.querySelector("img"));
			section.replaceChildren(image, ...page.links.map(newLink));
			section.dataset.shown = page.key;
		};
		if (isNear(section)) fill(image).then(put, () => {});
		else {
			put();
			this.near.observe(image);
		}
	}

	load(seen) {
		for (const { isIntersecting, target } of seen) {
			if (!isIntersecting) continue;
			this.near.unobserve(target);
			fill(target).catch(() => {});
		}
	}

	// The page in the middle of what is seen, from 0.
	middle() {
		const middle = innerHeight / 2;
		const pages = [...this.element.children];
		return Math.max(0, pages.findIndex((each) => each.getBoundingClientRect().bottom > middle));
	}
}

async function fill(image) {
	const scale = Math.min(3, Math.max(1, Math.ceil(devicePixelRatio)));
	const blob = await ask("/picture", { key: image.dataset.key, scale });
	if (!blob.size) return; // a newer page is on its way
	image.src = URL.createObjectURL(blob);
	await image.decode();
}

function forget(image) {
	if (image?.src) URL.revokeObjectURL(image.src);
}

function newPage(number) {
	const section = document.createElement("section");
	section.id = `page-${number + 1}`;
	section.append(document.createElement("img"));
	return section;
}

function isNear(element) {
	const { top, bottom } = element.getBoundingClientRect();
	return bottom > -innerHeight && top < 2 * innerHeight;
}

function newLink(link) {
	const anchor = document.createElement("a");
	if (link.address === null) {
		anchor.href = `#page-${link.page + 1}`;
		anchor.onclick = (event) => {
			event.preventDefault(); // the address names the publication
			document.getElementById(`page-${link.page + 1}`)?.scrollIntoView();
		};
	} else {
		anchor.href = link.address;
		anchor.target = "_blank";
		anchor.rel = "noreferrer";
	}
	anchor.title = link.title || link.address || "";
	anchor.setAttribute("aria-label", anchor.title);
	for (const side of SIDES) anchor.style[side] = `${link[side]}%`;
	return anchor;
}

export function say(element, text) {
	if (element.textContent !== text) element.textContent = text;
}
