// What a page inside an article does where scripts run: theme, filters, words of marks, keyboard, height, newer version.
const d = document, root = d.documentElement, own = root.dataset;
const asked = new URLSearchParams(location.search.replace(/&amp;/g, "&"));
const ask = (name) => asked.get(name) || "", on = (what, name, act) => what.addEventListener(name, act);
const set = (what, name, value) => what.setAttribute(name, value), find = (what, where = d) => [...where.querySelectorAll(what)];
if (/^(light|dark)$/.test(ask("theme"))) own.theme = ask("theme");
// A host may speak once only, and early: what it says is kept until the page can answer.
let frame, tell = () => 0;
on(window, "message", (e) => {
  const init = /^\[iFrameSizer\]([^:]+):/.exec(e.data);
  if (e.source != parent) return;
  if (init) frame = init[1];
  if (init || e.data == "freed-height") tell();
});
const start = () => {
  const body = d.body, [tip] = find("#tip"), box = (what) => what.getBoundingClientRect();
  // Its whole height, in the shapes to which hosts of Datawrapper, pym, iframe-resizer 4 and AMP listen.
  tell = () => {
    if (innerHeight < 800) root.classList.add("whole"); // low frames alone look otherwise
    const h = Math.ceil(box(body).height), say = (said) => parent.postMessage(said, "*");
    root.classList.remove("whole");
    say({ "datawrapper-height": { [ask("id") || "freed"]: h }, "freed-page": own.page });
    say(`pymxPYMx${ask("childId")}xPYMxheightxPYMx${h}`);
    say({ sentinel: "amp", type: "embed-size", height: h });
    if (frame) say(`[iFrameSizer]${frame}:${h}:${innerWidth}:size`);
  };
  new ResizeObserver(() => tell()).observe(body);
  // Filters of the address hide marks, their labels and their rows; what is not known, or would leave nothing, asks nothing.
  const rows = find("tbody tr"), all = find("figure > div").map((drawn) => find("[data-mark]", drawn)), gone = [];
  const lines = rows.slice(0, all[0]?.length || 0), known = (key, list) => list.filter((x) => lines.some((row) => row.dataset[key] == x));
  const day = (name) => (/^\d{4}(-\d\d){0,2}$/.test(ask(name)) ? ask(name) : ""), f = day("from"), t = day("to");
  const kinds = known("kind", ask("kind").split(",")), events = known("event", [ask("event")]);
  const shown = lines.map(({ dataset: r }) => (!kinds[0] || kinds.includes(r.kind)) && (!events[0] || events[0] == r.event) &&
    (r.day || "").slice(0, f.length) >= f && (!t || (r.day || "").slice(0, t.length) <= t));
  if (shown.includes(true)) shown.forEach((stays, i) => {
    if (stays) return;
    gone.push(all[0][i].dataset.mark);
    for (const part of [rows[i], ...all.map((marks) => marks[i])]) set(part, "class", "off");
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
  if (origin != "null" && /^[0-9a-f]{12}$/.test(version)) fetch(new URL("../live/version.json", folder)).then((r) => r.json()).then((live) => {
    if (live.version != version) find(live.corrections[own.page] > own.corrections ? "#corrected" : "#newer")[0].hidden = 0;
  }).catch(tell);
};
// What the address asks for is hidden before anything is seen; all else waits until the drawing has been.
on(d, "DOMContentLoaded", () => location.search ? start() : (window.requestIdleCallback || setTimeout)(start, { timeout: 200 }));
