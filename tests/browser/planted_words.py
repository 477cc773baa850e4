"""A word of 600 letters in every place of a page, one at a time."""

WORD = "W" * 600

PLANTED = """(word) => {
  document.querySelectorAll(".fb details").forEach((each) => { each.open = true; });
  const kind = (each) => each ? `${each.tagName}.${each.getAttribute("class")}` : "";
  const seen = new Set(), wide = [];
  for (const each of document.querySelectorAll(".fb *")) {
    if (each.closest("svg, .visually-hidden, .skip, iframe, .only-paper") || !each.checkVisibility()) continue;
    const own = [...each.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
    const name = [each, each.parentElement, each.parentElement?.parentElement].map(kind).join(" < ");
    if (!own || seen.has(name)) continue;
    seen.add(name);
    const before = own.data;
    own.data = word;
    const range = document.createRange();
    range.selectNodeContents(own);
    const right = Math.max(...[...range.getClientRects()].map((box) => box.right));
    const beyond = document.documentElement.scrollWidth > innerWidth + 1
      || [...document.querySelectorAll(".stMain")].some((main) => main.scrollWidth > main.clientWidth + 1);
    if (beyond || (right > innerWidth + 1 && !each.closest(".table-wrap, .scroll, .article"))) wide.push(name);
    own.data = before;
  }
  return [seen.size, wide];
}"""
"""How many kinds of places a word was put into, one at a time, and those where it made the page wider."""
