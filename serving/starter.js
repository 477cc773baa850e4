// Starts the app when a reader asks for it: a press on what only the app can do, or a pointer that rests on a chart.
// It stands in the head, so that no press comes before it; takeover.js, at the end of the page, does the work.
(() => {
  const house = document.documentElement;
  const RESTS = 400; // milliseconds for which a pointer does not move
  let rest = 0;
  house.classList.add("painted");

  function start(pressed) {
    if (house.dataset.app !== "intent") return;
    house.dataset.app = "wanted";
    house.dispatchEvent(new CustomEvent("app-wanted", { detail: (house.wanted = pressed) }));
  }

  addEventListener("click", (event) => {
    const pressed = event.target.closest?.("#first-paint :is([data-starts], [data-zoom])");
    if (pressed) start(pressed);
  }, true);

  // The words in a field go where the reader pastes; that they have been copied is said, and stands beside.
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-copies]");
    if (!button) return;
    const place = button.closest("div");
    place.querySelector("textarea").select();
    if (document.execCommand("copy")) place.querySelector("output").textContent = button.dataset.copies;
    button.focus();
  });

  // A finger that scrolls is no pointer that rests, and who saves data has to press.
  const saves = () => navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  addEventListener("pointermove", (event) => {
    clearTimeout(rest);
    const chart = event.pointerType !== "touch" && !event.buttons && event.target.closest?.("#first-paint .sized");
    if (chart && !saves()) rest = setTimeout(start, RESTS, chart);
  }, { passive: true });
  const leave = () => clearTimeout(rest);
  for (const what of ["pointerdown", "wheel", "scroll", "keydown"]) addEventListener(what, leave, { capture: true, passive: true });
  house.addEventListener("pointerleave", leave);
})();
