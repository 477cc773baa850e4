// Brings what a reader has chosen into view and gives it the keyboard; Back returns to where the reader was.
const PATIENCE = 5000; // milliseconds in which a chart above may still push the place down
const places = new Map(); // by address: how far down the reader was, and the link that had the keyboard
let heading = ""; // the address to which a pressed link leads
let travelling = false; // the app is told of an address as it is told of Back
let returning = false; // on the way back: what is drawn must not call the reader away
let holding = false; // the place is kept by this script: a scroll is not the reader's, and the address may be the one before
let hold = () => {};

const main = () => document.querySelector(".stMain");
const app = () => document.querySelector(".stApp")?.dataset.testScriptState;

function note() {
  if (returning || holding || !main()) return;
  const focus = document.activeElement;
  places.set(location.href, { top: main().scrollTop, link: focus?.closest?.(".fb-canvas") && focus.getAttribute("href") });
}
for (const what of ["pointerdown", "keydown", "wheel", "touchmove"]) addEventListener(what, () => hold(), { capture: true, passive: true });
for (const what of ["pointerdown", "keydown", "scroll"]) addEventListener(what, note, true);

// Whether an address is that of a page of the desk, which are those of its menu.
export function leads(there) {
  return [...document.querySelectorAll(".menu a")].some((page) => page.origin === there.origin && page.pathname === there.pathname);
}

// What is searched for while it is typed is one step in the history, not one a pause: Back leaves the search. Steps that
// play by themselves are one too: Back returns to where the reader was before.
const PLAY = ".st-key-control-step-playing input";
let played = ""; // the address of the step that was played last
let ending = false; // the playing has been stopped: a step that comes before another press was on its way
addEventListener("change", ({ target }) => {
  if (!target.matches?.(PLAY)) return;
  ending = !target.checked;
  if (target.checked) played = "";
}, true);
for (const what of ["pointerdown", "keydown"]) addEventListener(what, () => { ending = false; }, true);
const push = history.pushState.bind(history);
history.pushState = (state, title, address) => {
  const there = new URL(address || location.href, location.href), here = new URL(location.href);
  const typing = only("q", there, here) && [...document.querySelectorAll(".menu-search")].some((each) => each.pathname === here.pathname);
  const playing = only("step", there, here) && (ending || document.querySelector(PLAY)?.checked);
  if (typing || (playing && here.href === played)) history.replaceState(state, title, address);
  else push(state, title, address);
  played = playing ? there.href : "";
};

// Whether two addresses differ in nothing but one parameter.
function only(name, ...addresses) {
  const [one, other] = addresses.map((each) => new URL(each));
  for (const each of [one, other]) each.searchParams.delete(name);
  return one.pathname === other.pathname && one.search === other.search;
}

// In a frame of another page every page of the desk stands without its menu.
function stay(there) {
  const asked = new URLSearchParams(location.search);
  for (const name of ["embed", "embed_options"]) if (!there.searchParams.has(name)) for (const value of asked.getAll(name)) there.searchParams.append(name, value);
}

// A link of the desk has been pressed: one step in the history, where the app's own way from page to page makes two.
export function travel(there) {
  note();
  stay(there);
  heading = there.href;
  history.pushState({}, "", there);
  run();
}

// The app reads the address and runs.
function run() {
  travelling = true;
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  travelling = false;
}

// The system has turned light or dark: once the app has too, a run draws the charts in its colours.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(run, 100));

// A piece has been drawn: it may be what the reader has chosen, or the beginning of another page.
export function drawn(host) {
  if (returning) return;
  if (host.querySelector("[data-arrive]")) return arrive();
  const title = host.querySelector("h1");
  if (!title || !heading) return;
  heading = "";
  focus(title);
  main().scrollTop = 0;
}

// The chosen part comes into view, at the top or as near as it says, and stays there while charts above it grow.
export function arrive() {
  const chosen = document.querySelector(".stMain [data-arrive]");
  heading = "";
  if (!chosen) return;
  focus(chosen);
  keep(() => chosen.scrollIntoView({ block: chosen.dataset.arrive || "start" }));
}

// Past the menu, to what the page is about.
export function skip() {
  const title = document.querySelector(".stMain h1");
  if (!title) return;
  focus(title);
  title.scrollIntoView({ block: "nearest" });
}

function focus(what) {
  what.tabIndex = -1;
  what.focus({ preventScroll: true });
}

function keep(place) {
  hold();
  const grows = new ResizeObserver(place);
  const end = setTimeout(() => { hold(); note(); }, PATIENCE);
  holding = true;
  hold = () => {
    grows.disconnect();
    clearTimeout(end);
    holding = false;
    hold = () => {};
  };
  grows.observe(document.querySelector(".stMainBlockContainer"));
  place();
}

addEventListener("popstate", () => {
  if (travelling) return;
  const there = places.get(location.href);
  returning = true;
  heading = "";
  let begun = false;
  const since = performance.now();
  // A run may be over before anybody looks: it has begun once the app says so, or draws.
  const drawing = new MutationObserver(() => { begun = true; });
  const stage = document.querySelector(".stApp");
  if (stage) drawing.observe(stage, { childList: true, subtree: true, attributeFilter: ["data-test-script-state", "data-drawn"] });
  const origin = () => there?.link && document.querySelector(`.stMain a[href="${CSS.escape(there.link)}"]`);
  const wait = () => {
    begun ||= app() === "running" || performance.now() - since > 800;
    const whole = begun && app() === "notRunning" && !document.querySelector(".stMain .fb-canvas:not([data-drawn])");
    const back = whole && (!there?.link || origin()); // a busy app may still show the page that was left
    if (!back && performance.now() - since < PATIENCE * 2) return void setTimeout(wait, 50);
    drawing.disconnect();
    returning = false;
    if (!there) return void (main().scrollTop = 0);
    keep(() => { main().scrollTop = there.top; });
    origin()?.focus({ preventScroll: true });
  };
  wait();
});
