"""The static pages for every reader: with forced colours, at double size, without motion, aloud, and on paper."""

import axe
import pytest

KINDS = (
    "timeline",
    "routes",
    "routes/release-2025-12-13",
    "lifelines",
    "custody",
    "person/ales-bialiatski",
    "story/release-2025-12-13",
    "figure/release-2025-12-13",
    "who/release-2025-12-13",
)
DRAWN = ("timeline", "routes", "routes/release-2025-12-13", "lifelines", "custody")
COLOURS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"

CUT = """() => {
  const cut = [], texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement, range = document.createRange();
    if (!holder.checkVisibility() || holder.closest(".scroll")) continue;
    let low = 0, high = document.documentElement.clientWidth;
    for (let each = holder; each; each = each.parentElement) {
      if (!/hidden|clip/.test(getComputedStyle(each).overflowX)) continue;
      const box = each.getBoundingClientRect();
      low = Math.max(low, box.left), high = Math.min(high, box.right);
    }
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      if (box.width && (box.left < low - 1 || box.right > high + 1)) cut.push(texts.currentNode.textContent);
    }
  }
  return cut;
}"""
"""Words of which a part lies outside the window, or outside what holds and hides it."""

MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each);
  return style.animationName != "none" || /[1-9]/.test(style.transitionDuration) || style.scrollBehavior != "auto";
}).map(each => each.tagName).concat(document.getAnimations().map(each => String(each)))"""
"""What moves, or would when it changes."""

CUT_ON_PAPER = """() => [...document.querySelectorAll(".scroll")].filter(each =>
  each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > innerWidth).length"""
"""How many tables a sheet of paper does not show whole."""


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("width", [390, 1000])
def test_axe_finds_no_violation_in_any_colours_when_all_is_open(name, width, embed):
    # axe puts a script into the page, which the policy forbids to everybody else
    page = embed(f"live/{name}.html", width=width, bypass_csp=True)
    page.evaluate(OPEN)
    for colours, media in COLOURS.items():
        page.emulate_media(**media)
        assert axe.violations(page, None if colours == "light" else axe.OF_COLOUR) == {}, colours


def test_axe_finds_a_planted_mistake_in_forced_colours(embed):
    page = embed("live/custody.html", bypass_csp=True, forced_colors="active")
    page.add_style_tag(content=".sub { forced-color-adjust: none; color: #999; background: #aaa }")
    page.evaluate("document.querySelector('h1').outerHTML = '<h4></h4>'")
    assert {"color-contrast", "empty-heading", "page-has-heading-one"} <= axe.violations(page).keys()


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("width", [390, 640, 760, 1200])
def test_at_double_size_nothing_is_cut_and_nothing_scrolls_aside(name, width, embed):
    page = embed(f"live/{name}.html", width=width // 2, device_scale_factor=2)
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width // 2
    assert page.evaluate(CUT) == []


def test_words_that_are_cut_are_found(embed):
    page = embed("live/custody.html", width=380, bypass_csp=True)
    page.add_style_tag(content="h1 { white-space: nowrap } .sub { text-indent: -3em }")
    page.add_style_tag(content=".source { overflow: hidden; width: 9em; white-space: pre }")
    cut = page.evaluate(CUT)
    for place in ("h1", ".sub", ".source"):
        assert page.locator(place).inner_text()[:20] in " ".join(cut), place


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_where_motion_is_not_wanted(name, embed):
    page = embed(f"live/{name}.html", reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.locator("main > details > summary").last.click()
    page.mouse.move(400, 400)
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("rule", ["transition: color .2s", "animation: turn 2s", "scroll-behavior: smooth"])
def test_what_moves_is_found(rule, embed):
    page = embed("live/figure/release-2025-12-13.html", reduced_motion="reduce", bypass_csp=True)
    page.add_style_tag(content=f"@keyframes turn {{ to {{ opacity: 0 }} }} main {{ {rule} }}")
    assert "MAIN" in page.evaluate(MOVING)


class Aloud:
    """What a screen reader is given, from Chromium's own tree; parts without a meaning of their own are left out."""

    SILENT = ("none", "generic", "InlineTextBox")

    def __init__(self, page):
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        self.nodes = {node["nodeId"]: node for node in nodes}
        [main] = [node for node in nodes if self.role(node) == "main"]
        self.parts = self.inside(main)

    def role(self, node):
        return node["role"]["value"]

    def name(self, node):
        return node.get("name", {}).get("value", "")

    def inside(self, node):
        """The parts of a part, in the order in which they are read."""
        found = []
        for child in (self.nodes[each] for each in node.get("childIds", []) if each in self.nodes):
            silent = child["ignored"] or self.role(child) in self.SILENT
            found += self.inside(child) if silent else [child]
        return found

    def named(self, node):
        """How many parts of a part have a name, text apart."""
        deeper = sum(map(self.named, self.inside(node)))
        return deeper + bool(self.name(node) and self.role(node) != "StaticText")

    def loose(self, node):
        """Words of a part that belong to nothing in it that has a name."""
        return [self.name(each) for each in self.inside(node) if self.role(each) == "StaticText"]

    def words(self, node):
        """All that is read of a part."""
        if self.role(node) == "StaticText":
            return self.name(node)
        return " ".join(map(self.words, self.inside(node))) or self.name(node)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1000])
def test_aloud_the_finding_is_first_then_its_definition_the_drawing_the_sources_and_the_data(
    name, scripts, width, embed
):
    page = embed(f"live/{name}.html", width=width, java_script_enabled=scripts)
    aloud = Aloud(page)
    heading, definition, *body = aloud.parts
    assert (aloud.role(heading), aloud.name(heading)) == ("heading", page.title())
    assert (aloud.role(definition), aloud.words(definition)) == ("paragraph", page.locator(".sub").inner_text())
    kinds = [aloud.role(each) for each in body]
    assert kinds.count("figure") == (name in DRAWN)
    assert kinds[0] == "figure" or name not in DRAWN
    ends = [aloud.words(each) for each in body if aloud.role(each) in ("paragraph", "group")]
    folded = ["Data", "About this figure"]
    assert ends[-len(folded) :] == folded
    assert ends[-len(folded) - 1].startswith("Sources: ")
    assert ends[-len(folded) - 1].endswith("Full view with all sources")


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1000])
def test_aloud_a_drawing_says_what_it_is_and_names_every_mark_and_no_number_stands_alone(name, scripts, width, embed):
    page = embed(f"live/{name}.html", width=width, java_script_enabled=scripts)
    aloud = Aloud(page)
    [figure] = [each for each in aloud.parts if aloud.role(each) == "figure"]
    [drawing] = aloud.inside(figure)
    assert len(aloud.name(drawing)) > 40
    parts = aloud.inside(drawing)
    loose = aloud.loose(drawing)
    marks = [each for each in parts if aloud.role(each) != "StaticText"]
    assert all(any(letter.isalpha() for letter in words) for words in loose), loose
    assert aloud.role(parts[-1]) != "StaticText", f"read after the last mark: {loose}"
    assert all(aloud.name(each) for each in marks)
    assert sum(map(aloud.named, marks)) >= page.locator("[data-mark]:visible").count() > 1


def test_what_is_read_in_the_wrong_place_is_found(embed):
    page = embed("live/custody.html")
    page.evaluate("document.querySelector('main').append(document.querySelector('h1'))")
    page.evaluate("document.querySelector('.wide svg > g:last-of-type').outerHTML = '<text>42</text>'")
    aloud = Aloud(page)
    assert aloud.role(aloud.parts[0]) == "paragraph"
    assert aloud.role(aloud.parts[-1]) == "heading"
    [figure] = [each for each in aloud.parts if aloud.role(each) == "figure"]
    assert "42" in aloud.loose(aloud.inside(figure)[0])


@pytest.mark.parametrize("name", KINDS)
def test_on_paper_all_is_open_light_and_whole(name, embed):
    page = embed(f"live/{name}.html", width=718, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    for part in page.locator("main > details > :not(summary)").all():
        assert part.is_visible()
        assert part.bounding_box()["height"] > 10
    assert page.evaluate(CUT_ON_PAPER) == 0
    assert page.locator("figure > div:visible").count() == (name in DRAWN)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("rule", ["max-height: 9rem", "font-size: 2rem"])
def test_a_table_that_paper_cuts_is_found(rule, embed):
    page = embed("live/routes.html", width=718, bypass_csp=True)
    page.emulate_media(media="print")
    page.add_style_tag(content=f".scroll {{ {rule} !important }}")
    assert page.evaluate(CUT_ON_PAPER) == 1
