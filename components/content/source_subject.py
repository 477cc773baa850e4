"""The source or the origin that an address asks for, with all that the ledger knows of it."""

from dataclasses import dataclass

import htpy as h
from htpy import Element

from components import addresses
from components.addresses import Params
from components.html import sources
from components.text import Text
from data import Dataset, attribution, falls, track_records
from data.attribution import Voice
from data.falls import Fall
from data.track_records import Record


@dataclass(frozen=True, slots=True)
class Subject:
    """A source or an origin by its id; `kind` is the parameter that names it."""

    kind: str
    key: str

    def name(self, text: Text, dataset: Dataset) -> str:
        """What readers call it."""
        if self.kind == "origin":
            return dataset.origins[self.key].name
        source = dataset.sources[self.key]
        return f"{sources.publisher(source)}: {sources.title(text, source)}"

    def short(self, text: Text, dataset: Dataset) -> str:
        """The name of the origin, or of the publisher with the day."""
        if self.kind == "origin":
            return dataset.origins[self.key].name
        source = dataset.sources[self.key]
        name = sources.publisher(source)
        return f"{name}, {text.date(source.published_on)}" if source.published_on else name

    def voice(self, dataset: Dataset) -> Voice:
        """The claims that it makes."""
        return (attribution.of_origin if self.kind == "origin" else attribution.of_source)(dataset, self.key)

    def fall(self, dataset: Dataset) -> Fall:
        """What would change without it."""
        return (falls.of_origin if self.kind == "origin" else falls.of_source)(dataset, self.key)

    def record(self, dataset: Dataset) -> Record:
        """The counts of its claims and facts."""
        records = track_records.of_origins if self.kind == "origin" else track_records.of_sources
        return records(dataset)[self.key]

    def link(self, **more: str) -> str:
        """The address of its page."""
        return addresses.link("sources", **{self.kind: self.key, **more})


def subject(dataset: Dataset, params: Params) -> Subject | None:
    """The source or origin that an address asks for."""
    if params.get("source") in dataset.sources:
        return Subject("source", params["source"])
    return Subject("origin", params["origin"]) if params.get("origin") in dataset.origins else None


def other(dataset: Dataset, about: Subject, params: Params) -> Subject | None:
    """The one to compare it with, of its own kind; None where the address names none."""
    key = params.get("with", "")
    known = dataset.origins if about.kind == "origin" else dataset.sources
    return Subject(about.kind, key) if key in known and key != about.key else None


def back(text: Text) -> Element:
    """A link to the table of all."""
    return h.p(".only-screen")[h.a(href=addresses.link("sources"), target="_self")[text.t("All sources")]]
