"""What pages and embeds tell machines about themselves: schema.org data, and a description cut to length."""

import json

from components.text import Text
from data import Dataset

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def shortened(words: str, most: int) -> str:
    """A description of so many characters at most, cut at a word where it is longer."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"


def structured(text: Text, dataset: Dataset, kind: str, name: str, **more: object) -> str:
    """A page as schema.org JSON that cannot close the element around it; empty fields are left out."""
    fields: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": name,
        "inLanguage": text.language,
        "dateModified": dataset.cutoff.isoformat(),
        "license": LICENCE,
    }
    fields |= {key: value for key, value in more.items() if value}
    written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def person(name: str) -> dict[str, str] | None:
    """A person as schema.org has one, or None where the name is empty."""
    return {"@type": "Person", "name": name} if name else None
