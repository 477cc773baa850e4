// Fetches the app when it is wanted, keeps the first paint before the reader until the app has drawn the same page,
// and lets the app take its place: what was typed, the focus, the selection and the place in the page are handed over.
(() => {
  const root = document.getElementById("root");
  const paint = document.getElementById("first-paint");
  if (!root || !paint) return;
  const house = document.documentElement;
  const button = paint.querySelector(".start button"), status = paint.querySelector(".start [role=status]");
  const forms = [...paint.querySelectorAll("form.form")];
  const LONGEST = 6000; // for a chart, after the page around it is there
  const PATIENCE = 15000; // for an app that has something to read and never says that it is ready
  const CONNECTS = 8000; // for a session, before the reader is told
  let since = 0, began = 0, moved = false, spoken = "";

  // What the app brings along and a page needs before: keys for its marks, and notes for its paper.
  const OURS = location.origin + "/_stcore/bidi-components/freed.canvas/";
  const keys = () => import(`${OURS}keys.js`);
  addEventListener("pointerdown", keys, { once: true, passive: true });
  addEventListener("keydown", (event) => keys().then(({ seek }) => seek(event)), { once: true });
  addEventListener("load", () => setTimeout(() => import(`${OURS}paper.js`), 500), { once: true });
  // Without this each mark of a drawing would be a stop of the Tab key.
  paint.querySelectorAll(".drawing svg").forEach((each) => [...each.querySelectorAll("a")].slice(1).forEach((mark) => { mark.tabIndex = -1; }));
  // What the address chooses comes into view at once, and stays there unless the reader moves meanwhile.
  for (const what of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(what, () => { moved = true; }, { once: true, passive: true });
  const aim = paint.querySelector("[data-arrive]");
  aim?.scrollIntoView({ block: aim.dataset.arrive || "start" });

  // The address of what forms ask for, without empty parameters and with lists in one.
  const asks = (form) => {
    const asked = {};
    for (const each of form.elements) if (each.name && each.type !== "hidden") asked[each.name] = [];
    for (const [name, value] of new FormData(form)) if (name in asked && value.trim()) asked[name].push(value.trim());
    return asked;
  };
  const address = (changed) => {
    const there = new URL(location.pathname + location.search, location.href);
    for (const form of changed) for (const [name, values] of Object.entries(asks(form))) {
      if (values.length) there.searchParams.set(name, values.join(","));
      else there.searchParams.delete(name);
    }
    if (changed.length) there.searchParams.delete("page");
    there.search = there.searchParams.toString().replaceAll("%2C", ",");
    return there.href;
  };
  const choices = (form) => JSON.stringify(Object.entries(asks(form)).filter(([name]) => form.elements[name]?.type !== "search"));
  const painted = new Map(forms.map((form) => [form, choices(form)]));
  const changed = () => forms.filter((form) => choices(form) !== painted.get(form));
  let sent = null;
  paint.addEventListener("submit", (event) => {
    if (!event.target.matches(".form")) return; // the search of everything leads to its own page
    event.preventDefault();
    sent = event.target;
    location.assign(address([sent]));
  });
  addEventListener("pageshow", () => { sent?.reset(); sent = null; }); // Back to a page whose form led on

  house.addEventListener("app-wanted", begin);
  if (/wanted|always/.test(house.dataset.app)) begin();

  function say(what = "") {
    if (!button || spoken === what) return;
    spoken = what;
    button.classList.toggle("waits", what === "wait");
    status.textContent = what ? button.dataset[what] : "";
  }
  function give_up(why) {
    house.dataset.app = "intent";
    house.wanted = null;
    say(why);
  }

  async function begin() {
    if (house.wanted) say("wait");
    const room = await fetch(location.origin + "/_freed/room", { cache: "no-store", credentials: "omit" }).catch(() => null);
    if (!room?.ok) return give_up("busy");
    const edited = changed();
    if (edited.length) history.replaceState(history.state, "", address(edited));
    edited.forEach((form) => painted.set(form, choices(form)));
    new MutationObserver((_, watch) => { watch.disconnect(); wait(); }).observe(root, { childList: true });
    for (const [name, attributes] of JSON.parse(document.getElementById("app-files").textContent)) {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      if (name === "script") made.onerror = () => say("lost");
      document.body.append(made);
    }
  }

  function wait() {
    began = began || performance.now();
    if (!since && !ready()) {
      if (!overdue()) return void setTimeout(wait, 60);
      fetch(location.origin + "/_freed/let-go", { keepalive: true, cache: "no-store", credentials: "omit" }).catch(() => {});
    }
    since = since || performance.now();
    house.classList.add("ready");
    if (!charted() && performance.now() - since < LONGEST) return void setTimeout(wait, 60);
    requestAnimationFrame(() => requestAnimationFrame(change));
  }
  function ready() {
    const app = root.querySelector(".stApp");
    if (!app || app.dataset.testScriptState !== "notRunning") return false;
    if (root.querySelector(".stMain .fb-canvas:not([data-drawn])")) return false;
    return Boolean(root.querySelector(".stMain h1, .stMain [data-testid=stAlert], .stMain [data-testid=stException]"));
  }
  // Of another Streamlit, whose marks are not those above: the app is shown all the same, and the server told. While
  // no session can be had there is nothing to show, and the first paint stays.
  function overdue() {
    const h1 = root.querySelector("h1");
    if (h1 && !root.querySelector(".stApp[data-test-script-state]")) return true;
    const waited = performance.now() - began;
    if (!h1 && waited > CONNECTS) say("busy");
    return waited > PATIENCE && Boolean(root.querySelector(".stMain :is(h1, h2, p, [role=alert])") || h1);
  }
  const shown = (each) => each.getClientRects().length > 0;
  function charted() {
    const waiting = [...root.querySelectorAll(".stMain [data-testid=stSkeleton]")].some(shown);
    const empty = (each) => shown(each) && !each.querySelector(".main-svg");
    return !waiting && ![...root.querySelectorAll(".stMain .stPlotlyChart")].some(empty);
  }

  // The same element in the app: of the same kind, with the same address or words, at the same place among those.
  const named = (each) => each.getAttribute("href") || each.dataset?.person || each.textContent.trim().slice(0, 80);
  const alike = (where, each) => [...where.querySelectorAll(each.tagName)].filter((other) => shown(other) && named(other) === named(each));
  const twin = (each) => alike(root, each)[alike(paint, each).indexOf(each)];
  const CHART = ".sized figure.drawing", APP_CHART = ".stMain :is(.stPlotlyChart, figure.drawing)";

  function control(each) {
    const label = (each.closest("details")?.querySelector("summary") || each.closest("label")?.querySelector("span"))?.textContent.replace(/ \(\d+\)$/, "") || each.getAttribute("aria-label");
    if (!label) return null;
    const says = (other) => `${other.getAttribute("aria-label") || ""} ${other.closest("[data-testid^=st]")?.querySelector("label")?.textContent || ""}`;
    return [...root.querySelectorAll(".stMain :is(input, textarea, button, [role=slider])")].find((other) => shown(other) && says(other).includes(label) && !other.closest(".seek") === !each.closest(".seek"));
  }
  const counterpart = (each) => (each.closest("form") && control(each)) || twin(each);

  // What has the focus, or else what follows it there.
  function focused() {
    const here = document.activeElement;
    if (!paint.contains(here)) return null;
    const all = [...paint.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(shown);
    for (const each of [here, ...all.slice(all.indexOf(here) + 1)]) {
      const there = !each.closest(".start") && counterpart(each);
      if (there) return there;
    }
    return root.querySelector(".stMain h1");
  }
  function selected() {
    const chosen = getSelection();
    if (chosen.isCollapsed || !paint.contains(chosen.anchorNode) || !paint.contains(chosen.focusNode)) return null;
    const place = (node, at) => {
      const text = node.nodeType === Node.TEXT_NODE, holder = text ? node.parentElement : node, there = twin(holder);
      return [text ? there?.childNodes[[...holder.childNodes].indexOf(node)] : there, at];
    };
    const ends = [...place(chosen.anchorNode, chosen.anchorOffset), ...place(chosen.focusNode, chosen.focusOffset)];
    return ends[0] && ends[2] ? ends : null;
  }
  // What is under the eye: the chart that is wanted, else the first thing in view.
  function under_the_eye() {
    const chart = house.wanted?.matches?.(".sized, [data-zoom]") && [...paint.querySelectorAll(CHART)].find(shown);
    if (chart) return [chart, [...root.querySelectorAll(APP_CHART)].find(shown)];
    for (const each of paint.querySelectorAll("main :is(h1, h2, h3, p, dt, summary, tr, li, figcaption)")) {
      const top = shown(each) ? each.getBoundingClientRect().top : -1;
      if (top > 56 && top < innerHeight) {
        const there = twin(each);
        if (there) return [each, there];
      }
    }
    return [];
  }

  function change() {
    const main = root.querySelector(".stMain"), top = scrollY;
    const opened = [...paint.querySelectorAll("details[open] > summary")].map(twin).filter(Boolean);
    const typed = [...paint.querySelectorAll("input[type=search]")].filter((each) => each.value !== each.defaultValue).map((each) => [each, control(each)]);
    const here = document.activeElement, caret = here.selectionStart === undefined ? null : [here.selectionStart, here.selectionEnd];
    const focus = focused(), selection = selected(), edited = changed(), there = edited.length ? address(edited) : "";
    const [eye, same] = under_the_eye(), before = eye?.getBoundingClientRect().top;
    const chosen = root.querySelector("[data-arrive]");
    house.classList.remove("painted", "ready");
    house.removeAttribute("data-app");
    paint.remove();
    for (const summary of opened) summary.parentElement.open = true;
    for (const [each, field] of typed) if (field) put(field, each.value);
    if (main && chosen && !moved) {
      chosen.scrollIntoView({ block: chosen.dataset.arrive || "start" });
      if (!focus) chosen.focus({ preventScroll: true });
    } else if (main) {
      main.scrollTop = top;
      if (same) main.scrollTop += same.getBoundingClientRect().top - before;
    }
    focus?.focus({ preventScroll: true });
    if (focus && caret && focus.setSelectionRange && focus.type === "text") focus.setSelectionRange(...caret);
    if (selection) getSelection().setBaseAndExtent(...selection);
    if (there) travel(there);
    repeat(house.wanted?.dataset ?? {});
  }
  // What was pressed on the first paint is pressed on the app.
  function repeat({ zoom, starts }) {
    if (zoom) root.querySelector(`.stMain button[data-zoom="${zoom}"]`)?.click();
    else if (starts) root.querySelector(`.stMain input[aria-label="${CSS.escape(starts)}"]`)?.click();
  }
  // As if the reader had typed it there: the app knows it, and searches when Enter is pressed.
  function put(field, words) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function travel(there) {
    history.pushState({}, "", there);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }
})();
