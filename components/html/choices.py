"""The reader's words for the values of properties that allow a few only: legal form, way, means and the like."""

from components.text import Text
from data.story import Story
from data.vocabulary import Mode


def choices(text: Text) -> dict[str, str]:
    """The words for the values of choices that any story may have; a test holds that none is missing."""
    return {
        "yes": text.t("yes"),
        "no": text.t("no"),
        "pardon": text.t("pardon"),
        "amnesty": text.t("amnesty"),
        "end_of_term": text.t("end of term"),
        "released_at_home": text.t("released at home"),
        "taken_abroad": text.t("taken abroad"),
        "expelled": text.t("expelled"),
        "exchanged": text.t("exchanged"),
        "handed_over": text.t("handed over"),
        "other": text.t("other"),
    } | _means(text)


def choice(text: Text, story: Story, value: str) -> str:
    """The label of one such value, the story's before ours; a value that has none is shown as the tables have it."""
    own = text.t(story.choices.get(value, ""))
    return own or choices(text).get(value, value.replace("_", " "))


def mode(text: Text, value: Mode) -> str:
    """The name of a means of transport."""
    return _means(text)[value]


def _means(text: Text) -> dict[str, str]:
    return {
        Mode.BUS: text.t("bus"),
        Mode.CAR: text.t("car"),
        Mode.VAN: text.t("van"),
        Mode.MINIBUS: text.t("minibus"),
        Mode.AIR: text.t("air"),
        Mode.RAIL: text.t("rail"),
        Mode.FOOT: text.t("on foot"),
        Mode.UNKNOWN: text.t("not stated"),
    }
