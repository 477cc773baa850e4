// What the keyboard does on every page: one Tab stop for a drawing, Escape, and no single keys of the app's own.
const EDITED = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const CLOSES = ":is(.cite, .menu-drop)[open]";

// A drawing is one stop; arrows, Home and End lead from mark to mark.
export function one_stop(drawing) {
  const marks = [...drawing.querySelectorAll("a[href]")];
  const first = marks.find((mark) => mark.getAttribute("aria-current")) || marks[0];
  for (const mark of marks) mark.setAttribute("tabindex", mark === first ? 0 : -1);
}

function step(event) {
  const mark = event.target.closest?.(".drawing svg a[href]");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  const marks = [...mark.closest("svg").querySelectorAll("a[href]")], at = marks.indexOf(mark);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (!marks[to]) return;
  mark.setAttribute("tabindex", -1);
  marks[to].setAttribute("tabindex", 0);
  marks[to].focus();
}

// What opened closes; what stands below moves up, and what the reader has pressed stays under the finger.
function close(opened, held) {
  const before = held?.getBoundingClientRect().top;
  const inside = opened.contains(document.activeElement);
  opened.open = false;
  if (held) (document.querySelector(".stMain") || document.scrollingElement).scrollTop += held.getBoundingClientRect().top - before;
  else if (inside || document.activeElement === document.body) opened.querySelector("summary").focus();
}

// A slash leads to the search: the page's own box, that of the masthead, or where there is no room, its link.
export function seek(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(EDITED)) return;
  const shown = (each) => each.getClientRects().length > 0;
  const links = [...document.querySelectorAll(".menu-search")];
  const here = links.some((each) => each.pathname === location.pathname);
  const own = ".controls.search input[type=search], .st-key-control-q input";
  const box = [...document.querySelectorAll(here ? own : ".seek input")].find(shown);
  event.preventDefault();
  if (box) box.focus();
  else links.find(shown)?.click();
}

addEventListener("keydown", (event) => {
  seek(event);
  const bare = !(event.ctrlKey || event.metaKey || event.altKey);
  // Streamlit runs the page anew at a bare "r" and offers to clear its cache at "c"; both belong to screen readers.
  if (bare && /^[rc]$/i.test(event.key) && !event.target.closest?.(EDITED)) return event.stopImmediatePropagation();
  if (event.key !== "Escape") return step(event);
  const all = [...document.querySelectorAll(CLOSES)];
  const opened = all.find((each) => each.contains(event.target)) || all.at(-1);
  if (opened) close(opened);
}, true);

addEventListener("click", (event) => {
  if (event.target.closest?.("[data-starts], [data-zoom]")) return; // the same page goes on in the app
  for (const opened of document.querySelectorAll(CLOSES)) if (!opened.contains(event.target)) close(opened, event.target);
});

// The app's own parts: an end of a slider is named twice, and the letters of a chart are read one by one.
function tidy() {
  for (const end of document.querySelectorAll(".stSlider input[aria-labelledby]")) end.removeAttribute("aria-labelledby");
  for (const layer of document.querySelectorAll(".stPlotlyChart .main-svg:not([aria-hidden])")) layer.setAttribute("aria-hidden", "true");
}
new MutationObserver(tidy).observe(document.getElementById("root"), { childList: true, subtree: true, attributeFilter: ["aria-labelledby"] });
tidy();
