// Shows what `roadmap-print watch` has to show. A page whose key is as it was is not touched, a
// new picture takes its place once it is loaded: nothing moves, nothing flickers.
"use strict";

const main = document.querySelector("main");
const status = document.querySelector("#status");
const problems = document.querySelector("#problems");
const tabs = [...document.querySelectorAll("nav a")];
let stream = null;
let restored = false;

const view = () => {
  const named = location.hash.slice(1);
  return tabs.some((tab) => tab.hash.slice(1) === named) ? named : tabs[0].hash.slice(1);
};

function open() {
  if (stream) stream.close();
  const shown = view();
  for (const tab of tabs) {
    if (tab.hash.slice(1) === shown) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  main.replaceChildren();
  main.className = shown;
  restored = false;
  stream = new EventSource(`/events?view=${shown}`);
  stream.onmessage = (event) => show(JSON.parse(event.data));
  stream.onerror = () => {
    status.textContent = document.body.dataset.lost;
    document.body.classList.add("lost");
  };
  look();
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
  const total = sight.pages.length;
  while (main.children.length > total) main.lastElementChild.remove();
  sight.pages.forEach((page, number) => {
    if (!main.children[number]) main.append(newPage(number));
    const label = document.body.dataset.page
      .replace("{number}", number + 1)
      .replace("{total}", total);
    showPage(main.children[number], page, label);
  });
  main.setAttribute("aria-busy", String(total === 0));
  if (!restored && total > 0) restore();
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

function newPage(number) {
  const page = document.createElement("section");
  page.id = `page-${number + 1}`;
  page.append(document.createElement("img"));
  return page;
}

function showPage(element, page, label) {
  element.setAttribute("aria-label", label);
  element.firstElementChild.alt = label;
  if (element.dataset.key === page.key) return;
  element.dataset.key = page.key;
  element.style.width = `${page.width}px`;
  element.style.aspectRatio = `${page.width} / ${page.height}`;
  const image = new Image();
  const at = (scale) => `/pages/${page.key}-${scale}.png`;
  image.srcset = `${at(1)} 1x, ${at(2)} 2x, ${at(3)} 3x`;
  image.src = at(1);
  image.alt = label;
  const put = () => {
    if (element.dataset.key !== page.key) return; // a newer one was quicker
    element.replaceChildren(image, ...page.links.map(newLink));
    element.dataset.shown = page.key;
  };
  if (isNear(element)) image.decode().then(put, () => {});
  else {
    image.loading = "lazy";
    put();
  }
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
  for (const side of ["left", "top", "width", "height"]) anchor.style[side] = `${link[side]}%`;
  return anchor;
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
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
  const middle = innerHeight / 2;
  const pages = [...main.children];
  const page = pages.findIndex((each) => each.getBoundingClientRect().bottom > middle);
  fetch(`/look?view=${view()}&page=${Math.max(0, page)}`, { method: "POST" }).catch(() => {});
}

addEventListener("hashchange", open);
open();
