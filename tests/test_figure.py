"""The titles of embeds that tell one figure: when, as precisely as is known, and both numbers where sources differ."""

import pytest
from planted import World

from components.embeds.figure import headline
from components.text import text_for

EN = text_for("en")


def _title(world):
    dataset = world.dataset()
    return headline(EN, dataset.events["a"], dataset.fact("a", "freed_total"))


@pytest.mark.parametrize(
    ("day", "said"), [("2026-07-03", "28 freed on 3 July 2026"), ("2026-07", "28 freed in July 2026")]
)
def test_an_event_of_a_month_was_in_it_and_not_on_it(day, said):
    assert _title(World().event("a", day).claim("a", "freed_total", "28")) == said


def test_a_title_of_a_figure_says_both_numbers_where_sources_differ():
    world = World().event("a", "2026-07-03").claim("a", "freed_total", "25")
    assert _title(world.claim("a", "freed_total", "4", source_id="agency")) == (
        "4 or 25 freed on 3 July 2026; sources differ"
    )
