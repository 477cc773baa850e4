// What a page inside an article does where scripts run: theme, filters, words of marks, keyboard, height, newer version.
(() => {
  const d = document, { dataset: own } = d.documentElement, { body } = d, asked = new URLSearchParams(location.search);
  const ask = (name) => asked.get(name) || "", on = (what, name, act) => what.addEventListener(name, act);
  const set = (what, name, value) => what.setAttribute(name, value), find = (what, where = d) => [...where.querySelectorAll(what)];
  const [tip, filtered, newer, corrected] = find("#tip,#filtered,#newer,#corrected");
  // Its height, in the shapes to which hosts of Datawrapper, pym and iframe-resizer 4 listen.
  let frame;
  const tell = () => {
    const h = Math.ceil(body.getBoundingClientRect().height), say = (said) => parent.postMessage(said, "*");
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
  const rows = {}, kind = ask("kind"), from = ask("from"), to = ask("to"), event = ask("event");
  let shown = 0, all = 0;
  for (const row of find("[data-of]")) {
    const { of, kind: k, day = "", event: e = of } = row.dataset;
    row.off = kind && !kind.split(",").includes(k) || event && event != e || day.slice(0, from.length) < from || to && day.slice(0, to.length) > to;
    rows[of] = row;
    all++;
    shown += !row.off;
  }
  for (const part of find("[data-of],[data-mark],[data-label]")) {
    const { of, mark, label } = part.dataset;
    if (rows[of || mark || label]?.off) part.classList.add("off");
  }
  if (shown < all) {
    filtered.textContent = filtered.textContent.replace("#", shown).replace("#", all);
    filtered.hidden = 0;
  }
  // Marks say what they are to mouse, touch and keyboard; the first touch says it, the second one follows the link.
  for (const svg of find("figure svg")) {
    let told, touched;
    const marks = find("[data-mark]:not(.off)", svg).map((mark) => {
      const title = mark.querySelector("title"), hold = mark.closest("a") || mark;
      hold.words = title ? title.textContent : find("th,td", rows[mark.dataset.mark]).map((cell) => cell.textContent).join(" · ");
      title?.remove();
      if (hold == mark) { set(mark, "role", "img"); set(mark, "aria-label", hold.words); }
      return hold;
    });
    marks.forEach((hold, i) => {
      const hide = () => { tip.hidden = 1; told = 0; };
      const show = () => {
        const at = hold.getBoundingClientRect(), base = tip.parentNode.getBoundingClientRect();
        tip.textContent = hold.words;
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
        const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: marks.length - 1 }[e.key];
        if (e.key == "Escape") hide();
        if (!marks[to]) return;
        e.preventDefault();
        set(hold, "tabindex", -1);
        set(marks[to], "tabindex", 0);
        marks[to].focus();
      });
    });
  }
  // A page that stays as it is says quietly when there is a newer one.
  const folder = new URL(own.up || "./", location), version = folder.pathname.split("/").at(-2);
  if (/^[0-9a-f]{12}$/.test(version)) fetch(new URL("../live/manifest.json", folder)).then((r) => r.json()).then((live) => {
    if (live.version != version) (live.pages[own.page]?.corrections > own.corrections ? corrected : newer).hidden = 0;
  }).catch(tell);
})();
