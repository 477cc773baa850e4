// Keeps the first paint before the reader until the app has drawn the same page, then lets the app take its place.
// React empties #root when it starts, long before the page's own words arrive over the socket.
(() => {
  const root = document.getElementById("root");
  const paint = document.getElementById("first-paint");
  if (!root || !paint) return;
  const house = document.documentElement;
  const LONGEST = 6000; // for a chart, after the page around it is there
  let since = 0;
  house.classList.add("painted");
  // Without this each mark of a drawing would be a stop of the Tab key until the app is there.
  paint.querySelectorAll(".drawing svg").forEach((each) => [...each.querySelectorAll("a")].slice(1).forEach((mark) => { mark.tabIndex = -1; }));
  // What the address chooses comes into view at once, and stays there unless the reader moves meanwhile.
  let moved = false;
  for (const what of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(what, () => { moved = true; }, { once: true, passive: true });
  paint.querySelector("[data-arrive]")?.scrollIntoView();
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
    if (!ready()) return void setTimeout(wait, 60);
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
      chosen.scrollIntoView();
      if (!focus) chosen.focus({ preventScroll: true });
    } else if (main && top) main.scrollTop = top;
    if (focus) [...root.querySelectorAll(`a[href="${CSS.escape(focus)}"]`)].find((each) => each.checkVisibility())?.focus({ preventScroll: true });
  }
})();
