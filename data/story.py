"""The settings of a story in story.toml: its name and country, its texts, the lanes of its timeline, its map."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from data.cells import Address, CountryCode, OptionalSlug, Slug, Words
from data.vocabulary import EventKind

FILE_NAME, TAG = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^([a-z]{2,3}(-[A-Za-z0-9]+)*)?$"
MAIL = r"^([^@\s?&]+@[^@\s?&]+\.[^@\s?&]+)?$"
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME)]
Tag = Annotated[str, StringConstraints(pattern=TAG)]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


class Part(BaseModel):
    """One immutable table of story.toml; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Figures(Part):
    """The key figures of the overview that belong to this story."""

    founding: OptionalSlug = Field("", description="The event that the desk was begun for, one of events.csv")
    words: str = Field("", description="What stands below its number: who was freed in it")
    custody: Words = Field("people in custody, as they are counted", description="Below the count of those held")
    counted: str = Field("", description="Whom the count in custody counts, and who counts them, as a sentence")


class Overview(Part):
    """The words of the first page."""

    lede: str = Field("", description="What is told here, as a sentence")
    people: Words = Field("People on record", description="The heading over the cards of people")
    faces: tuple[Slug, ...] = Field((), description="The people whose cards it shows, of people.csv")


class About(Part):
    """The paragraphs of the about page that belong to this story."""

    definitions: tuple[Words, ...] = Field((), description="Who is counted, and who decides")
    evidence: tuple[Words, ...] = Field((), description="How far the pages could be read, and what is not known")
    places: tuple[Words, ...] = Field((), description="Where points and outlines are from")
    agreeing: tuple[Slug, ...] = Field((), description="A country and a town in it, as an example of precision")
    contacts: tuple[Words, ...] = Field((), description="Addresses to which a correction or a removal is written")


class Report(Part):
    """Where a reader's report of an error or of a source may go; without an address it is copied or saved."""

    mail: Annotated[str, StringConstraints(pattern=MAIL)] = Field("", description="An address for mail")
    issues: Address | None = Field(None, description="The address at which an issue is opened; it gets title and body")


class Editing(Part):
    """The roles of those who work on the tables, by their initials."""

    roles: dict[Slug, Words] = Field({}, description="What each role does, by its initials")
    ranks: tuple[Slug, ...] = Field((), description="The roles that prefer or deprecate a claim")
    signed_since: str = Field("", description="The day from which each rank carries a role and a day")
    unrecorded: int = Field(0, description="How many ranks are from before that day; no more are taken")


class Lanes(Part):
    """The lanes of the timeline: kinds of events in which people come free, and all others."""

    freeing: tuple[EventKind, ...] = Field(
        (EventKind.RELEASE, EventKind.PARDON, EventKind.SWAP), description="Kinds of the upper lane"
    )
    upper: Words = Field("Freed", description="What the upper lane is called")
    lower: Words = Field("Around it", description="What the lane of all other kinds is called")
    around: Words = Field("what went before and after", description="What stands in that lane")


class Frame(Part):
    """One part of the map, as wide screens and as phones show it."""

    wide: Box = Field(description="West, south, east and north in degrees, on wide screens")
    narrow: Box = Field(description="The same on phones")


class Map(Part):
    """The part of the world in which the journeys are."""

    region: Words = Field(description="What the map shows, as it stands after 'Map of'")
    centre: Point = Field(description="Longitude and latitude of its middle")
    parallels: Point = Field(description="The latitudes at which the projection keeps true scale")
    reach: Box = Field(description="West, south, east and north, in degrees: all that a reader can see")
    whole: Frame = Field(description="The frame of the map of all journeys")
    near: Frame | None = Field(None, description="A closer frame, for journeys that go no farther")
    card: Box = Field(description="The frame of the map on a card, 1.69 times as wide as high")
    stressed: tuple[CountryCode, ...] = Field((), description="Countries that are drawn a little stronger")
    always: tuple[CountryCode, ...] = Field((), description="Countries whose light outline is drawn in any frame")
    labels: dict[CountryCode, tuple[Point, ...]] = Field(
        {}, description="Where a country's name may stand, longitude and latitude, the best first"
    )


WORLD = Map(
    region="the world",
    centre=(0.0, 40.0),
    parallels=(30.0, 60.0),
    reach=(-30.0, 20.0, 50.0, 65.0),
    whole=Frame(wide=(-30.0, 20.0, 50.0, 65.0), narrow=(-30.0, 20.0, 50.0, 65.0)),
    card=(-30.0, 20.0, 50.0, 65.0),
)
"""The placeholder for the map of a story without journeys."""


class Story(Part):
    """The settings of one story; the fields that are no tables of their own stand in the table [story]."""

    name: Words = Field(description="Its name, as readers cite it")
    slug: FileName = Field(description="Its name in names of files")
    purpose: Words = Field(description="What readers find here, as the beginning of a sentence")
    subject: Words = Field(description="What public sources are asked about, after 'What public sources say of'")
    home: Slug = Field(description="The country of the story: a place of places.csv, and the subject of its claims")
    language: Tag = Field("", description="The language of the column name_local of people.csv")
    local_name: str = Field("", description="What that column is called for readers")
    figures: Figures = Figures()
    overview: Overview = Overview()
    about: About = About()
    report: Report = Report()
    editing: Editing = Editing()
    lanes: Lanes = Lanes()
    names: dict[Slug, Words] = Field({}, description="Places whose name in a sentence is another than on the map")
    choices: dict[str, Words] = Field({}, description="The reader's words for choices of properties.csv")
    map: Map | None = Field(None, description="The map; a story without journeys has none")

    @property
    def ground(self) -> Map:
        """The map of the story, or for a story without one a map of the world."""
        return self.map or WORLD

    @property
    def title(self) -> str:
        """The name with what readers find, as one line."""
        return f"{self.name}: {self.purpose[:1].lower()}{self.purpose[1:]}"


UNTOLD = Story(name="Untitled", slug="untitled", purpose="What happened", subject="events", home="home")
"""The placeholder for a story whose file could not be read; it is never published."""
