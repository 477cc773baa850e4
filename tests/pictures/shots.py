"""Which pictures there are: each chart at three widths, light and dark; of each other kind of page one, twice."""

from dataclasses import dataclass
from itertools import product
from pathlib import Path

CHARTS = ("timeline", "routes", "routes/release-2025-12-13", "lifelines", "custody")
OTHERS = (
    "person/ales-bialiatski",
    "story/release-2025-12-13",
    "figure/release-2025-12-13",
    "who/release-2025-12-13",
)
WIDTHS = (320, 640, 1000)
"""A telephone, the column of an article, a page: among them every chart shows its narrow and its wide composition."""

SCHEMES = ("light", "dark")
FORCED = (WIDTHS[0], "forced")
"""The reader's own few colours; both compositions have the same marks, so once is enough."""

TWICE = ((WIDTHS[0], "dark"), (WIDTHS[-1], "light"))


@dataclass(frozen=True, order=True)
class Shot:
    """One picture: a page, how wide its window is, and how it looks."""

    page: str
    width: int
    look: str

    def __str__(self) -> str:
        return f"{self.page}, {self.width} pixels wide, {self.look}"

    def file(self, folder: Path, kind: str = "") -> Path:
        """Where the picture stands in a folder; `kind` tells pictures of one shot apart."""
        return folder / self.page / f"{self.width}-{self.look}{kind and f'.{kind}'}.png"


SHOTS = (
    *(Shot(page, *seen) for page in CHARTS for seen in (*product(WIDTHS, SCHEMES), FORCED)),
    *(Shot(page, *seen) for page in OTHERS for seen in TWICE),
)
