// Draws a piece of the page that was escaped where it was made, and hands links inside the desk back to it,
// so that a press changes the view without loading the page anew. Links stay links: a new tab, a copy and a reader
// without this script get the same address.
export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector(".fb-canvas");
  if (!host) return;
  if (host.dataset.drawn !== data.digest) {
    const again = Boolean(host.dataset.drawn);
    host.innerHTML = data.html;
    host.dataset.drawn = data.digest;
    const arrival = host.querySelector("[data-arrive]");
    if (again && arrival) {
      arrival.focus({ preventScroll: true });
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      arrival.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
    }
  }
  host.onclick = (event) => {
    const link = event.target.closest("a[href^='/']");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
}
