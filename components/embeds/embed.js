/*! Freed from Belarus, MIT licence. A frame of this site becomes as high as its page; <freed-embed src title> makes one. */
(() => {
  const own = document.currentScript?.src;
  if (!own || customElements.get("freed-embed")) return;
  const home = new URL(".", own);
  addEventListener("message", ({ data, origin, source }) => {
    const told = data && Object.values(data["datawrapper-height"] || {})[0];
    if (!(told > 0 && told < 30000) || origin !== home.origin) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source && frame.src.startsWith(home)) frame.style.height = told + "px";
    }
  });
  // What stands inside the element, a plain frame, is what readers get where this script does not run.
  customElements.define("freed-embed", class extends HTMLElement {
    connectedCallback() {
      setTimeout(() => {
        if (!this.querySelector("iframe")) this.append(this.frame());
      });
    }
    frame() {
      const frame = document.createElement("iframe");
      const address = new URL(this.getAttribute("src") || "", home);
      if (address.href.startsWith(home)) frame.src = address;
      frame.title = this.getAttribute("title") || this.textContent.trim();
      frame.loading = "lazy";
      frame.style.cssText = "width:100%;border:0;height:" + (parseInt(this.getAttribute("height"), 10) || 480) + "px";
      return frame;
    }
  });
})();
