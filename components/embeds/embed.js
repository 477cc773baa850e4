/*! Freed from Belarus, MIT licence. A frame of this site becomes as high as its page; <freed-embed src title> makes one. */
(() => {
  // A module knows no script of its own, but where an error happens says it.
  const own = document.currentScript?.src || /https?:[^\s()@]+?\/embed\.js/.exec(Error().stack)?.[0];
  if (!own || customElements.get("freed-embed")) return;
  const home = new URL(".", own), pages = new WeakMap();
  const ours = (frame) => frame.src.startsWith(home);
  // Frames of the page, and of shadow trees where those are open.
  const frames = (root) => [...root.querySelectorAll("*")].flatMap((each) => [
    ...(each.localName === "iframe" ? [each] : []), ...(each.shadowRoot ? frames(each.shadowRoot) : []),
  ]);
  const sender = (source, found) => found.find((frame) => frame.contentWindow === source);
  addEventListener("message", ({ data, origin, source }) => {
    const told = data && Object.values(data["datawrapper-height"] || {})[0];
    // A frame in a sandbox has the origin "null"; which frame speaks is known by its window.
    if (!(told > 0 && told < 30000) || (origin !== home.origin && origin !== "null")) return;
    const frame = sender(source, [...document.querySelectorAll("iframe")]) || sender(source, frames(document));
    if (!frame || !ours(frame)) return;
    frame.style.height = told + "px";
    // Who followed a link deep inside a long frame would be left far below the new page.
    const page = data["freed-page"], before = pages.get(frame);
    pages.set(frame, page);
    if (before && before !== page && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });
  // What stands inside the element, a plain frame, is what readers get where this script does not run.
  customElements.define("freed-embed", class extends HTMLElement {
    static observedAttributes = ["src", "title", "height"];
    connectedCallback() {
      setTimeout(() => {
        if (this.isConnected && !this.querySelector("iframe")) this.append(this.dressed(document.createElement("iframe")));
      });
    }
    attributeChangedCallback() {
      const frame = this.querySelector("iframe");
      if (frame) this.dressed(frame);
    }
    dressed(frame) {
      const address = new URL(this.getAttribute("src") || frame.src, home).href;
      if (address !== frame.src && address.startsWith(home)) frame.src = address;
      frame.title = this.getAttribute("title") || frame.title || this.textContent.trim();
      frame.loading = "lazy";
      frame.style.cssText = "width:100%;border:0;height:" + (parseInt(this.getAttribute("height"), 10) || 480) + "px";
      return frame;
    }
  });
  // Pages that were there before this script have told their height to nobody.
  for (const frame of frames(document)) if (ours(frame)) frame.contentWindow.postMessage("freed-height", "*");
})();
