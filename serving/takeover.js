// Keeps the first paint before the reader until the app has drawn the same page, then lets the app take its place.
// React empties #root when it starts, long before the page's own words arrive over the socket.
(() => {
  const root = document.getElementById("root");
  const paint = document.getElementById("first-paint");
  if (!root || !paint) return;
  const house = document.documentElement;
  const LONGEST = 6000; // for a chart, after the page around it is there
  const PATIENCE = 15000; // for an app that has something to read and never says that it is ready
  let since = 0;
  let began = 0;
  house.classList.add("painted");
  // Without this each mark of a drawing would be a stop of the Tab key until the app is there.
  paint.querySelectorAll(".drawing svg").forEach((each) => [...each.querySelectorAll("a")].slice(1).forEach((mark) => { mark.tabIndex = -1; }));
  // What the address chooses comes into view at once, and stays there unless the reader moves meanwhile.
  let moved = false;
  for (const what of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(what, () => { moved = true; }, { once: true, passive: true });
  const named = paint.querySelector("[data-arrive]");
  named?.scrollIntoView({ block: named.dataset.arrive || "start" });
  let top = scrollY;
  const follow = () => { if (paint.isConnected) top = scrollY; };
  addEventListener("scroll", follow, { passive: true });
  const keep = new MutationObserver(() => {
    if (paint.isConnected) return;
    keep.disconnect();
    const seen = top;
    root.style.overflowAnchor = "none"; // else what the app draws below would push the page along
    document.body.insertBefore(paint, root);
    scrollTo({ top: seen, behavior: "instant" });
    wait();
  });
  keep.observe(root, { childList: true });

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
  // Of another Streamlit, whose marks are not those above: the app is shown all the same, and the server told.
  function overdue() {
    if (root.querySelector("h1") && !root.querySelector(".stApp[data-test-script-state]")) return true;
    return performance.now() - began > PATIENCE && Boolean(root.querySelector("h1, h2, p, [role=alert]"));
  }
  function charted() {
    const shown = (each) => each.offsetWidth > 0;
    const waiting = [...root.querySelectorAll(".stMain [data-testid=stSkeleton]")].some(shown);
    const empty = (each) => shown(each) && !each.querySelector(".main-svg");
    return !waiting && ![...root.querySelectorAll(".stMain .stPlotlyChart")].some(empty);
  }
  function change() {
    const main = root.querySelector(".stMain");
    const there = [...root.querySelectorAll(".stMain .fb details")];
    const here = [...paint.querySelectorAll("details")];
    if (here.length && there.length === here.length) here.forEach((each, i) => { there[i].open = each.open; });
    const focus = paint.contains(document.activeElement) && document.activeElement.getAttribute("href");
    removeEventListener("scroll", follow);
    root.style.overflowAnchor = "";
    house.classList.remove("painted", "ready");
    paint.remove();
    const chosen = root.querySelector("[data-arrive]");
    if (main && chosen && !moved) {
      chosen.scrollIntoView({ block: chosen.dataset.arrive || "start" });
      if (!focus) chosen.focus({ preventScroll: true });
    } else if (main && top) main.scrollTop = top;
    if (focus) [...root.querySelectorAll(`a[href="${CSS.escape(focus)}"]`)].find((each) => each.checkVisibility())?.focus({ preventScroll: true });
  }
})();
