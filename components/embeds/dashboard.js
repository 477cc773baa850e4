// What the dashboard does where scripts run: its choice stands in the address and is taken from it; circles say their words.
on(d, "DOMContentLoaded", () => {
  const [tip] = find("#tip"), hide = () => { if (!tip.hidden) tip.hidden = 1; };
  let later;  // who goes through the releases with the arrow keys waits for no address
  for (const button of find(".time input")) {
    const held = button.parentNode;
    if (button.value && button.value == ask("release")) button.checked = true;
    on(button, "change", () => {
      hide();
      clearTimeout(later);
      later = setTimeout(() => {
        const there = new URL(location);
        button.value ? there.searchParams.set("release", button.value) : there.searchParams.delete("release");
        try { history.replaceState(null, "", there); } catch {}
      }, 250);
    });
    on(held, "pointerleave", hide);
    on(held, "pointerenter", (e) => {
      if (e.pointerType != "mouse" || !button.value) return;
      const at = held.getBoundingClientRect(), base = tip.parentNode.getBoundingClientRect();
      tip.textContent = find(".day, .said", held).map((part) => part.textContent).join("");
      tip.hidden = 0;
      tip.style.left = Math.max(0, Math.min((at.left + at.right - tip.offsetWidth) / 2 - base.left, base.width - tip.offsetWidth)) + "px";
      tip.style.top = at.bottom - base.top + 6 + "px";
    });
  }
});
