// What a page inside an article does where scripts run: theme, filters, words of marks, keyboard, height, newer version.
const d = document, own = d.documentElement.dataset, asked = new URLSearchParams(location.search);
const ask = (name) => asked.get(name) || "", on = (what, name, act) => what.addEventListener(name, act);
const set = (what, name, value) => what.setAttribute(name, value), find = (what, where = d) => [...where.querySelectorAll(what)];
if (/^(light|dark)$/.test(ask("theme"))) own.theme = ask("theme");
const start = () => {
  const body = d.body, [tip] = find("#tip"), box = (what) => what.getBoundingClientRect();
  // Its height, in the shapes to which hosts of Datawrapper, pym and iframe-resizer 4 listen.
  let frame;
  const tell = () => {
    const h = Math.ceil(box(body).height), say = (said) => parent.postMessage(said, "*");
    say({ "datawrapper-height": { [ask("id") || "freed"]: h } });
    say(`pymxPYMx${ask("childId")}xPYMxheightxPYMx${h}`);
    if (frame) say(`[iFrameSizer]${frame}:${h}:${innerWidth}:size`);
  };
  on(window, "message", (e) => {
    const init = /^\[iFrameSizer\]([^:]+):/.exec(e.data);
    if (init && e.source == parent) { frame = init[1]; tell(); }
  });
  new ResizeObserver(tell).observe(body);
  // Filters of the address hide marks, their labels and their rows.
  const rows = find("tbody tr"), all = find("figure svg").map((svg) => find("[data-mark]", svg)), gone = [];
  rows.slice(0, all[0]?.length || 0).forEach((row, i) => {
    const { kind, day = "", event } = row.dataset, f = ask("from"), t = ask("to"), k = ask("kind"), e = ask("event");
    if (k && !k.split(",").includes(kind) || e && e != event || day.slice(0, f.length) < f || t && day.slice(0, t.length) > t) {
      gone.push(all[0][i].dataset.mark);
      for (const part of [row, ...all.map((marks) => marks[i])]) set(part, "class", "off");
    }
  });
  for (const name of find("[data-label]")) if (gone.includes(name.dataset.label)) set(name, "class", "off");
  for (const said of gone[0] ? find("#filtered") : []) {
    said.textContent = said.textContent.replace("#", all[0].length - gone.length).replace("#", all[0].length);
    said.hidden = 0;
  }
  // Marks say what they are to mouse, touch and keyboard; the first touch says it, the second one follows the link.
  for (const drawn of all) {
    let told, touched;
    const marks = drawn.flatMap((mark, i) => {
      const [title] = find("title", mark), link = mark.closest("a"), own = !link || find("[data-mark]", link)[1];
      const hold = own ? mark : link, said = title ? title.textContent : find("*", rows[i]).map((cell) => cell.textContent).join(" · ");
      if (title) title.remove();
      if (own) { set(hold, "role", "img"); set(hold, "aria-label", said); if (link) set(link, "tabindex", -1); }
      return mark.matches(".off") ? [] : [[hold, said]];
    });
    marks.forEach(([hold, said], i) => {
      const hide = () => { tip.hidden = 1; told = 0; };
      const show = () => {
        const at = box(hold), base = box(tip.parentNode);
        tip.textContent = said;
        tip.hidden = 0;
        const x = (at.left + at.right - tip.offsetWidth) / 2 - base.left, y = at.top - base.top - tip.offsetHeight - 6;
        tip.style.left = Math.max(0, Math.min(x, base.width - tip.offsetWidth)) + "px";
        tip.style.top = (y < 0 ? at.bottom - base.top + 6 : y) + "px";
      };
      set(hold, "tabindex", i ? -1 : 0);
      on(hold, "pointerenter", show);
      on(hold, "pointerleave", (e) => e.pointerType == "mouse" && hide());
      on(hold, "pointerdown", (e) => { touched = e.pointerType == "touch" && told != hold; });
      on(hold, "click", (e) => { if (touched) { e.preventDefault(); show(); told = hold; } });
      on(hold, "focus", show);
      on(hold, "blur", hide);
      on(hold, "keydown", (e) => {
        const step = /Right|Down/.test(e.key) - /Left|Up/.test(e.key), next = marks[i + step];
        if (e.key == "Escape") hide();
        if (!step || !next) return;
        e.preventDefault();
        set(hold, "tabindex", -1);
        set(next[0], "tabindex", 0);
        next[0].focus();
      });
    });
  }
  // A page that stays as it is says quietly when there is a newer one.
  const folder = new URL(own.up || "./", location), version = folder.pathname.split("/").at(-2);
  if (/^[0-9a-f]{12}$/.test(version)) fetch(new URL("../live/version.json", folder)).then((r) => r.json()).then((live) => {
    if (live.version != version) find(live.corrections[own.page] > own.corrections ? "#corrected" : "#newer")[0].hidden = 0;
  }).catch(tell);
};
// What the address asks for is hidden before anything is seen; all else waits until the drawing has been.
on(d, "DOMContentLoaded", () => location.search ? start() : (window.requestIdleCallback || setTimeout)(start, { timeout: 200 }));
