"""The headline figures: the latest release is called so only where no pardon or exchange came after it."""

from planted import World

from components.content import overview
from components.html import key_figures
from components.text import text_for
from data.vocabulary import Standing

EN = text_for("en")


def test_a_release_before_a_later_pardon_is_not_called_the_latest_of_all():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "50")
    world.event("b", "2025-02-01").claim("b", "freed_total", "25")
    assert "freed in the latest release<" in str(key_figures.figures(EN, world.dataset()))
    world.event("p", "2025-03-01", kind="pardon").claim("p", "freed_total", "15")
    html = str(key_figures.figures(EN, world.dataset()))
    assert "freed in the latest release other than a pardon or an exchange<" in html


def test_the_link_to_what_is_disputed_says_as_many_facts_as_it_opens():
    world = World().person("p").event("a", "2025-01-01")
    for day, source in (("2020-01-01", "paper"), ("2020-03-01", "agency")):
        world.claim("p", "detained_on", day, source_id=source)
    for number, source in (("25", "paper"), ("4", "agency")):
        world.claim("a", "freed_total", number, source_id=source)
    dataset = world.dataset()
    assert sum(fact.standing is Standing.DISPUTED for fact in dataset.all_facts) == 2
    assert "All 2 disputed facts; 1 of them" in str(overview.disputes(EN, dataset))
