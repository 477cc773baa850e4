"""Makes the table of letters' widths from the typeface that is shipped: `python tools/letter_widths.py`.

It needs fonttools (`requirements-dev.txt`). Run it after another version of the typeface is put into `static/fonts/`.
"""

import csv
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
FONTS, TABLE = ROOT / "static" / "fonts", ROOT / "components" / "charts" / "letter_widths.csv"
REGULAR, BOLD = 400, 650
"""The weight of normal text, and the boldest weight in drawings."""


def widths(font: Path, weight: int) -> dict[int, int]:
    """The advance width of every letter of a font at a weight, in thousandths of the size."""
    with TTFont(font) as opened:
        glyphs, em = opened.getGlyphSet(location={"wght": weight}), opened["head"].unitsPerEm
        return {code: round(glyphs[name].width * 1000 / em) for code, name in opened.getBestCmap().items()}


def main() -> None:
    """Write the table of widths."""
    regular, bold = (
        {code: wide for font in sorted(FONTS.glob("*.woff2")) for code, wide in widths(font, weight).items()}
        for weight in (REGULAR, BOLD)
    )
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("code_point", "regular", "bold"))
        rows.writerows((f"{code:04X}", regular[code], bold[code]) for code in sorted(regular))


if __name__ == "__main__":
    main()
