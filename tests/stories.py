"""The stories that every page, chart and embed is held to: two that are shipped, and a made-up one without a map."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from data import TABLES, Dataset, load_dataset

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = {"shipped": TABLES, "ankara": EXAMPLES / "ankara-2024" / "tables"}
MADE_UP = "made-up"
NAMES = (*STORIES, MADE_UP)


def made_up(folder: Path) -> Path:
    """A story of one event, without people, journeys and a map: the one to copy, by another name."""
    shutil.copytree(EXAMPLES / "new-story", folder, ignore=shutil.ignore_patterns("tally.csv"))
    story = folder / "tables" / "story.toml"
    told = story.read_text(encoding="utf-8").replace('"A new story"', '"Home from the Hills"')
    story.write_text(told.replace('"a-new-story"', '"home-from-the-hills"'), encoding="utf-8")
    return folder / "tables"


@cache
def tables(name: str) -> Path:
    """The folder of the tables of a story."""
    return STORIES[name] if name in STORIES else made_up(Path(mkdtemp()) / "story")


@cache
def dataset(name: str) -> Dataset:
    """A story, loaded once."""
    return load_dataset(tables(name))
