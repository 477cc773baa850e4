"""Words, dates and numbers in the reader's language: gettext and Babel behind one small object."""

import datetime
import gettext
import io
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from data import PartialDate, Quantity
from data.quantities import Bound
from data.workbook import TypedText

LOCALES = Path(__file__).parent.parent / "locales"
"""The folder of the translations: one catalogue a language, such as `de.po`, read when the language is first used."""

REGIONS = {"en": "en_GB"}
"""The regional form of a language whose dates and numbers are used here."""


FORMS = 4_096
"""Numbers and dates whose words are kept: Babel takes 0.1 ms for each, and a page has hundreds."""


class Text:
    """The messages, dates and numbers of one language; immutable."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.locale = Locale.parse(REGIONS.get(language, language))
        self._words = _translation(LOCALES / f"{language}.po")

    def t(self, message: str, **values: object) -> str:
        """The message in this language, with its named placeholders filled."""
        words = self._words.gettext(message) if message else ""  # of nothing it gives the head of its file
        return words.format(**values) if values else words

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """The plural form that fits the count; `{count}` is filled with the formatted number."""
        words = self._words.ngettext(one, many, count)
        return words.format(count=self.number(count), **values)

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return TypedText.of(_decimal(value, self.locale), value)

    def quantity(self, value: Quantity) -> str:
        """A quantity with its bound in words."""
        number = self.number(value.number)
        match value.bound:
            case Bound.EXACT:
                words = number
            case Bound.AT_LEAST:
                words = self.t("at least {number}", number=number)
            case Bound.MORE_THAN:
                words = self.t("more than {number}", number=number)
            case Bound.AT_MOST:
                words = self.t("at most {number}", number=number)
            case Bound.FEWER_THAN:
                words = self.t("fewer than {number}", number=number)
            case Bound.ABOUT:
                words = self.t("about {number}", number=number)
            case Bound.BETWEEN:
                words = self.t("{low} to {high}", low=number, high=self.number(value.upper or 0))
        return words

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date as precisely as it is known: 14 July 2021, July 2021 or 2021."""
        if isinstance(value, datetime.date):
            value = PartialDate.of(value)
        if value.day:
            words = _day(value.earliest, self.locale)
        elif value.month:
            words = _skeleton("yMMMM", value.earliest, self.locale)
        else:
            words = str(value.year)
        return TypedText.of(self.t("about {date}", date=words) if value.approximate else words, value)

    def short_date(self, value: PartialDate | datetime.date) -> str:
        """A date with a short month, for axes and tables: 14 Jul 2021."""
        if isinstance(value, datetime.date):
            value = PartialDate.of(value)
        skeleton = "yMMMd" if value.day else "yMMM" if value.month else "y"
        return _skeleton(skeleton, value.earliest, self.locale)

    def on(self, value: PartialDate) -> str:
        """When something was, in a sentence: on 14 July 2021, in July 2021."""
        date = self.date(value)
        if value.approximate:
            return date
        return self.t("on {date}", date=date) if value.is_day else self.t("in {date}", date=date)

    def month(self, value: datetime.date) -> str:
        """A month with its year, short: Jul 2024."""
        return _skeleton("yMMM", value, self.locale)

    def choice(self, parts: Iterable[str]) -> str:
        """One of several things in one phrase: a, b or c."""
        return format_list(list(parts), "or", locale=self.locale)

    def list(self, parts: Iterable[str]) -> str:
        """Several things in one phrase: a, b and c."""
        return format_list(list(parts), locale=self.locale)


@lru_cache(maxsize=FORMS)
def _decimal(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=FORMS)
def _day(day: datetime.date, locale: Locale) -> str:
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=FORMS)
def _skeleton(skeleton: str, day: datetime.date, locale: Locale) -> str:
    return format_skeleton(skeleton, day, locale=locale)


def _translation(path: Path) -> gettext.NullTranslations:
    """The words of a catalogue but those marked fuzzy; without one, messages stand as they are written here."""
    if not path.exists():
        return gettext.NullTranslations()
    try:
        with path.open("rb") as lines:
            catalogue = read_po(lines, locale=path.stem, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{path.name}:{error.lineno + 1}: {error}") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def starts(words: str) -> str:
    """The words with a capital first letter, as at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


@cache
def text_for(language: str) -> Text:
    """The one Text of a language in this process."""
    return Text(language)
