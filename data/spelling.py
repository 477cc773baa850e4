"""One key for all the ways in which a name is spelled in Cyrillic and Latin letters."""

import itertools
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

CYRILLIC = str.maketrans({"г": "h", "ґ": "h", "ў": "u", "ь": "", "ъ": "", "’": "", "ʼ": "", "'": "", "`": ""})
"""What the general romaniser does not know: г is h in two of the languages, ў is a short u; soft signs go."""

AMBIGUOUS = (("ch", ("č", "h")), ("c", ("c", "k")))
"""Spellings that stand for two sounds: ch is ч in English and х in German and Polish; c is ц, or k in Victor."""

RESPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"schtsch|shch|szcz|stsch", "sč"),
        (r"tsch|tch|cz", "č"),
        (r"sch|sh|sz", "s"),
        (r"zh", "z"),
        (r"kh|gh|g", "h"),
        (r"dz|dh", "d"),
        (r"ts|tz", "c"),
        (r"th", "t"),
        (r"t(?=[iyj])", "c"),
        (r"č", "c"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"q", "k"),
        (r"[uw]", "v"),
        (r"[iyj]+", "i"),
        (r"i(?=[aeov])", ""),
        (r"[aeo]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)
"""Applied in this order to plain letters: the sounds that romanisations write differently become one letter each."""

MOST_READINGS = 4
"""Readings of one word that are followed; more would only add noise."""


def words(text: str) -> list[str]:
    """The words of a text in plain lower-case Latin letters."""
    composed = unicodedata.normalize("NFC", text).lower().translate(CYRILLIC)
    return re.findall(r"[a-z0-9]+", anyascii(composed).lower().replace("'", ""))


@lru_cache(maxsize=65536)
def keys(word: str) -> tuple[str, ...]:
    """The keys of one plain word, one for each way to read it; the first is the likeliest."""
    parts = re.split(r"(?<!t)(?<!s)(ch)|(?<!t)(c)(?=[aou]|[lrt]|$)(?!h)", word)
    choices = [dict(AMBIGUOUS).get(part, (part,)) for part in parts if part]
    readings = itertools.islice(itertools.product(*choices), MOST_READINGS)
    return tuple(dict.fromkeys(_fold("".join(reading)) for reading in readings))


def _fold(word: str) -> str:
    for pattern, to in RESPELLINGS:
        word = pattern.sub(to, word)
    return word
