// Notes in the page itself when its own headline has been drawn, and when it can be used.
(() => {
  const seen = (window.__bench = { content: 0, usable: 0 });
  const drawn = (name) => {
    seen[name] = -1;
    requestAnimationFrame(() => setTimeout(() => { seen[name] = performance.now(); }, 0));
  };
  const shown = (element) => Boolean(element && element.getClientRects().length);
  const headline = () => [...document.querySelectorAll("HEADLINE")].some((e) => shown(e) && e.textContent.trim());
  const charted = (root) =>
    [...root.querySelectorAll(".stPlotlyChart")].every((e) => !shown(e) || e.querySelector(".main-svg")) &&
    [...root.querySelectorAll(".stDataFrame")].every((e) => e.querySelector("canvas"));
  const streamlit = () => {
    const app = document.querySelector(".stApp");
    const main = document.querySelector(".stMain");
    return app && main && app.dataset.testScriptState === "notRunning" && main.querySelector("h1") &&
      !document.documentElement.classList.contains("painted") && !main.querySelector("[data-testid=stSkeleton], .fb-canvas:not([data-drawn])") &&
      charted(main);
  };
  const usable = () => USABLE;
  const look = () => {
    if (!seen.content && headline()) drawn("content");
    if (seen.content && !seen.usable && usable()) drawn("usable");
    if (seen.content > 0 && seen.usable > 0) clearInterval(timer);
  };
  const timer = setInterval(look, 20);
})();
