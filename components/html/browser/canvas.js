// Draws a piece of the page that was escaped where it was made, and follows links inside the desk itself,
// so that a press changes the view without loading the page anew. Links stay links: a new tab, a copy and a reader
// without this script get the same address.
import { arrive, drawn, leads, skip, travel } from "./places.js";
import { one_stop } from "./keys.js";
import { tell } from "./aloud.js";
import { zoom } from "./zoom.js";
import("./paper.js"); // needed when somebody prints, and fetched behind what is read first

export default function ({ parentElement, data, setStateValue }) {
  const host = parentElement.querySelector(".fb-canvas");
  if (!host) return;
  if (host.dataset.wanted !== data.digest || (data.html && host.dataset.drawn !== data.digest)) {
    host.dataset.wanted = data.digest;
    if (data.html) draw(host, data.html, data.digest);
    else fetched(data.src).then(
      (html) => host.dataset.wanted === data.digest && draw(host, html, data.digest),
      () => setStateValue("lost", data.digest), // for instance from a server that has just been replaced
    );
  }
  host.onsubmit = (event) => {
    const there = new URL(event.target.action);
    if (!leads(there)) return;
    event.preventDefault();
    for (const [name, value] of new FormData(event.target)) if (value.trim()) there.searchParams.set(name, value.trim());
    travel(there);
    event.target.reset();
  };
  host.onclick = (event) => {
    const button = event.target.closest("[data-zoom]:is(button)");
    if (button) return zoom(button);
    if (event.target.closest(".skip")) {
      event.preventDefault(); // an address with a mark in it would be another page to the app
      return skip();
    }
    const link = event.target.closest("a[href^='/']");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const there = link && new URL(link.getAttribute("href"), location.href);
    if (!link || !plain || link.target === "_blank" || !leads(there)) return;
    event.preventDefault();
    link.closest(".menu-drop")?.removeAttribute("open");
    if (there.href === location.href) arrive();
    else travel(there);
  };
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

function draw(host, html, digest) {
  host.innerHTML = html;
  host.dataset.drawn = digest;
  // The script of an embed, so that a preview of it behaves as it will in an article.
  const script = host.querySelector("[data-script]")?.dataset.script;
  if (script && !customElements.get("freed-embed")) {
    document.head.append(Object.assign(document.createElement("script"), { src: script }));
  }
  for (const drawing of host.querySelectorAll(".drawing svg")) one_stop(drawing);
  tell(host);
  drawn(host);
}
