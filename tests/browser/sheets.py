"""A page of the desk as sheets of paper."""

import pypdfium2

A4 = (595, 842)
CONTROLS = (
    "Kind of event",
    "Period",
    "Legal form, where sources give it",
    "Open an event",
    "Shown up to step",
    "Play",
    "All releases",
    "Download as CSV",
    "Embed this view",
    "Filters",
    "Shown as",
    "Order",
    "Any standing",
    "Appearance",
    "Show as table",
    "All people",
)
"""Words of controls, of which a sheet of paper has none."""


class Sheets:
    """A page as sheets of paper: the words of each, where they stand, and its picture."""

    def __init__(self, pdf):
        self.sheets = list(pypdfium2.PdfDocument(pdf))
        self.texts = [sheet.get_textpage().get_text_bounded() for sheet in self.sheets]

    @property
    def words(self):
        return " ".join(" ".join(self.texts).split())

    def where(self, words):
        """The sheet and the box of the first place at which some words stand: left, bottom, right, top in points."""
        for number, sheet in enumerate(self.sheets):
            page = sheet.get_textpage()
            found = page.search(words, match_whole_word=True).get_next()
            if found:
                boxes = [page.get_charbox(at) for at in range(found[0], sum(found))]
                sides = list(zip(*boxes, strict=True))
                return number, (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
        return None

    def picture(self, number):
        return self.sheets[number].render(scale=0.5).to_pil().convert("RGB")


def faults(printed):
    """What is wrong with any page on paper: its size, its title, controls on it, or a ground that is not white."""
    size, lines = printed.sheets[0].get_size(), {line.strip() for text in printed.texts for line in text.splitlines()}
    wrong = [] if all(abs(side - wanted) <= 2 for side, wanted in zip(size, A4, strict=True)) else [f"size {size}"]
    wrong += [] if "Freed from Belarus" in printed.texts[0] else ["no title"]
    wrong += sorted(lines & set(CONTROLS))
    for number in range(len(printed.sheets)):
        picture = printed.picture(number)
        white = sum(count for count, colour in picture.getcolors(2**24) if min(colour) > 220)
        if white / (picture.width * picture.height) <= 0.5 or picture.getpixel((2, 2)) != (255, 255, 255):
            wrong.append(f"sheet {number + 1} is not white")
    return wrong
