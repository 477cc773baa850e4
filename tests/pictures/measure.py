"""Whether two pictures differ for a reader, or only as one browser draws an edge and another does."""

from dataclasses import dataclass
from functools import cached_property

from PIL import Image, ImageChops, ImageFilter

SLIGHT = 10
"""Levels of 255 by which the blends at an edge may be off in a kept picture."""

STRONG = 24
"""Levels beyond which a pixel is another; letters of one typeface differ by fewer between versions of Chromium."""

WINDOW = 7
"""Pixels across the square in which pixels that differ are counted: a letter, or the smallest mark."""

RULES = ((STRONG, 4), (SLIGHT, 32))
"""More than so many levels in at least so many pixels of one square: a stroke of a letter, or most of an area.

Fewer stand alone, as pixels of edges do.
"""


@dataclass(frozen=True)
class Difference:
    """What is between a picture and the one that is kept, if one is."""

    before: Image.Image | None
    after: Image.Image

    @cached_property
    def dense(self) -> Image.Image:
        """White where enough pixels of one square differ."""
        return ImageChops.lighter(*(_dense(self.levels, *rule) for rule in RULES))

    @cached_property
    def levels(self) -> Image.Image:
        """By how much each pixel differs, in the channel where it differs most."""
        assert self.before
        red, green, blue = ImageChops.difference(self.before, self.after).split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue)

    @property
    def changed(self) -> bool:
        """Whether a reader would see another picture."""
        return bool(self.told)

    @cached_property
    def told(self) -> str:
        """What has changed, in words; nothing where nothing has."""
        if not self.before:
            return "no picture is kept of it"
        if self.before.size != self.after.size:
            (wide, tall), (wider, taller) = self.before.size, self.after.size
            return f"{wide} by {tall} pixels became {wider} by {taller}"
        if not (box := self.dense.getbbox()):
            return ""
        left, top, right, bottom = box
        return f"it differs within {right - left} by {bottom - top} pixels, {left} from the left and {top} from the top"


def _dense(levels: Image.Image, beyond: int, least: int) -> Image.Image:
    """White where at least so many pixels of the square around differ by more than so many levels."""
    differing = levels.point(lambda level: 255 * (level > beyond))
    share = differing.filter(ImageFilter.BoxBlur(WINDOW // 2))
    enough = 255 * (least - 0.5) / WINDOW**2
    return share.point(lambda level: 255 * (level > enough))
