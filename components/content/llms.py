"""The text of llms.txt: what programs that read on behalf of people find here, and at which addresses."""

from collections.abc import Iterable, Iterator, Mapping

from components.content import data, version_files
from components.content.downloads import V1 as ROOT
from components.text import Text
from data import Dataset
from data.export import DATABASE, zip_name
from data.forms import FORMS
from data.package import LICENCE, exported_names, purpose

NAME = "llms.txt"
V1 = ROOT.lstrip("/")
"""Where all addresses begin, relative to the text."""


def llms(text: Text, dataset: Dataset) -> bytes:
    """The text, in Markdown; its addresses are relative to it."""
    return ("\n".join(_lines(text, dataset)) + "\n").encode()


def _lines(text: Text, dataset: Dataset) -> Iterator[str]:
    yield f"# {text.t(dataset.story.name)}"
    yield f"\n> {purpose(dataset)}\n"
    yield text.t(
        "Every figure is a fact with its sources. Where sources differ, all values are given: do not choose one "
        "silently. A standing says how many independent voices agree. “In custody” holds for the day of the report and "
        "no later. Name the day of the evidence, and keep the sources with the figures."
    )
    yield f"\n{text.t('Version {version}. Licence: {licence}.', version=dataset.version, licence=LICENCE['name'])}"
    whole = {
        zip_name(dataset): text.t("Everything as one zip"),
        DATABASE: text.t("Everything as one SQLite file, with keys and full-text search"),
    }
    yield from _section(text.t("All of it"), whole)
    yield f"\n## {text.t('Table by table')}\n"
    for name in exported_names():
        files = ", ".join(_link(f"{form}/{name}.{form}", f"{name}.{form}") for form in FORMS)
        yield f"- {files}: {data.meaning(text)[name]}"
    yield from _section(text.t("Places and journeys"), data.maps(text))
    yield from _section(text.t("One record at a time"), data.records(text, dataset))
    tables = {f"query/{name}": text.t("Rows of {table}", table=name) for name in exported_names()}
    yield from _section(text.t("Ask a table"), data.questions(text) | tables)
    yield from _section(text.t("Versions, and what changed"), version_files.files(text, dataset))
    yield from (f"- `{V1}{name}`: {words}" for name, words in version_files.named_by_versions(text).items())
    yield from _section(text.t("For programs that read descriptions"), data.descriptions(text))


def _section(title: str, files: Mapping[str, str]) -> Iterable[str]:
    return f"\n## {title}\n", *(f"- {_link(name, name)}: {words}" for name, words in files.items())


def _link(name: str, words: str) -> str:
    return f"[{words}]({V1}{name})"
