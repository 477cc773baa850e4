"""Row types of the ledger: what a cell may say."""

from pydantic import BaseModel, ConfigDict, Field

from data.cells import (
    Address,
    CountryCode,
    Day,
    Label,
    Language,
    OptionalCountry,
    OptionalDay,
    OptionalRole,
    OptionalSlug,
    OptionalTheme,
    PropertyName,
    Slug,
    Slugs,
    Value,
    Words,
    YesNo,
)
from data.vocabulary import (
    Cardinality,
    Category,
    Certainty,
    Datatype,
    EventKind,
    Mode,
    OriginKind,
    PlaceKind,
    PlacePrecision,
    Publication,
    Rank,
    RelationKind,
    Reliability,
    Severity,
    Sex,
    SourceKind,
    SubjectKind,
    UrlStatus,
    Visibility,
)


class Row(BaseModel):
    """One immutable row of a table; its fields are the columns, in order."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Origin(Row):
    """Who would have to be wrong for a claim to be wrong: an agency, a rights group, an office, a person."""

    origin_id: Slug = Field(description="Names the origin")
    name: Words = Field(description="Its name as readers know it")
    kind: OriginKind = Field(description="What kind of body or person it is")
    country: OptionalCountry = Field(description="Country, an ISO 3166 code of two letters; empty where it has none")
    state_run: YesNo = Field(description="Whether a state directs what it says; free public broadcasters are not")
    part_of: OptionalSlug = Field(description="The origin with whose voice it speaks; both count as one")
    note: str = Field(description="What a reader should know about it")


class Source(Row):
    """One page that says something, and whom it says it from."""

    source_id: Slug = Field(description="Names the page")
    origin: Slug = Field(description="Whose word it is, one of origins.csv, where a claim names no other")
    publisher: Words = Field(description="Who published the page")
    title: Words = Field(description="Headline or title, as published")
    url: Address = Field(description="Address of the page, as found")
    url_status: UrlStatus = Field(description="How the address came to be known")
    published_on: OptionalDay = Field(description="Day of publication; empty where the page gives none")
    retrieved_on: OptionalDay = Field(description="Day on which the page was read; empty where not recorded")
    language: Language = Field(description="Language of the page, a BCP 47 tag")
    kind: SourceKind = Field(description="What kind of publisher it has")
    reliability: Reliability = Field(description="How much weight it carries; weak sources corroborate nothing")
    note: str = Field(description="What a reader should know about the page")


class Property(Row):
    """One kind of thing that can be claimed."""

    property: PropertyName = Field(description="Names the property")
    applies_to: SubjectKind = Field(description="What kind of subject it is about")
    datatype: Datatype = Field(description="What a value is")
    unit: str = Field(description="What a quantity counts; empty where nothing is counted")
    cardinality: Cardinality = Field(description="One true value, several, or one a day of count")
    choices: Slugs = Field(description="The values that a choice allows, separated by ;")
    role: OptionalRole = Field(description="What it means to the code, where that matters; see Role")
    place: OptionalSlug = Field(description="The place of which its role says so, one of places.csv")
    theme: OptionalTheme = Field(
        description="Under which heading of a page it stands: a person's, where none is the release, or an event's"
    )
    public: Visibility = Field(description="For whom it may be published")
    label: Words = Field(description="The reader's name for it")
    sentence: Slugs = Field(
        description="The sentence that tells it, with {value}, or {on} for a day; of a number one form for one; another"
    )
    description: Words = Field(description="What it means, and what is counted")


class Claim(Row):
    """One source saying one thing about one subject."""

    claim_id: Slug = Field(description="Names the claim")
    subject_id: Slug = Field(description="What it is about: an event, a person, a leg, or the country")
    property: Words = Field(description="Which property it states, one of properties.csv")
    value: Value = Field(description="What it states, in the form of the property's datatype")
    source_id: Slug = Field(description="The page that states it")
    locator: Words = Field(description="Where on the page it stands")
    as_of: OptionalDay = Field(description="The day for which it is stated, where the page gives one")
    origin: OptionalSlug = Field(description="Whose word this claim is, where that is not the origin of its source")
    rank: Rank = Field(description="An editor's judgement")
    reason: str = Field(description="Why it is preferred or deprecated; empty for a normal rank")
    ranked_by: OptionalSlug = Field("", description="Initials of the role that ranked it; unrecorded where not known")
    ranked_on: OptionalDay = Field(None, description="The day on which it was ranked; empty for unrecorded ranks")
    overtaken_by: OptionalSlug = Field(description="The event since which it no longer holds, if true when said")
    note: str = Field(description="What a reader should know about the claim")
    dossier_ref: str = Field(description="Rows of the research from which it was curated, separated by ;")


def is_live(claim: Claim) -> bool:
    """Whether a claim may still be true: neither shown to be wrong nor overtaken by an event."""
    return claim.rank is not Rank.DEPRECATED and not claim.overtaken_by


class Event(Row):
    """One thing that happened on a day; its figures are claims."""

    event_id: Slug = Field(description="Names the event")
    date: Day = Field(description="The day on which it happened")
    kind: EventKind = Field(description="What kind of event it was")
    headline: Words = Field(description="One line that says what happened")
    label: Label = Field(description="The shortest name of the event, for charts: at most 28 characters")
    summary: Words = Field(description="What happened, in our own words")
    linked_event_ids: Slugs = Field(description="Events that belong to its story, separated by ;")


class Person(Row):
    """The identity of one person; what is known of them are claims."""

    person_id: Slug = Field(description="Names the person")
    name: Words = Field(description="The English name in common use")
    name_local: str = Field(description="The name in the language of the story, which story.toml names")
    name_ru: str = Field(description="The name in the language whose code is ru")
    variants: Slugs = Field(description="Other spellings, so that search finds them, separated by ;")
    sex: Sex = Field(description="Sex, as sources give it")
    category: Category = Field(description="Field of public life")
    public_figure: YesNo = Field(description="Whether the person held or sought a public role")
    publication: Publication = Field(description="How much of the person may be published")
    one_line: Words = Field(description="Who the person is, in one line")


class Place(Row):
    """One point on the map; latitude and longitude in degrees, WGS 84."""

    place_id: Slug = Field(description="Names the place")
    name: Words = Field(description="The English name in common use")
    name_local: str = Field(description="The name in the local language")
    country: CountryCode = Field(description="Country, an ISO 3166 code of two letters")
    kind: PlaceKind = Field(description="What kind of place it is")
    lat: float = Field(description="Latitude in degrees, WGS 84")
    lon: float = Field(description="Longitude in degrees, WGS 84")
    within: OptionalSlug = Field(description="The place that contains it")
    precision: PlacePrecision = Field(description="How near the point lies to what it stands for")
    coordinate_source: Words = Field(description="Where the coordinates are from")


class Leg(Row):
    """One part of a journey, from place to place."""

    leg_id: Slug = Field(description="Names the leg")
    event_id: Slug = Field(description="The event whose journey it is part of")
    sequence: int = Field(description="Its place in the journey, from 1")
    date: OptionalDay = Field(description="The day on which it was made, where that is not the day of its event")
    from_place: Slug = Field(description="Where it begins")
    to_place: Slug = Field(description="Where it ends")
    mode: Mode = Field(description="Means of transport")
    certainty: Certainty = Field(description="How well it is known")
    via: Slugs = Field(description="Points that a line drawn for it bends through, separated by ;: places or 'lat lon'")
    note: str = Field(description="What a reader should know about it")


class Relation(Row):
    """One sourced tie of a person."""

    subject_id: Slug = Field(description="The person who is tied")
    relation: RelationKind = Field(description="How")
    object_id: Slug = Field(description="To whom or what: a person, an event or a leg")
    source_id: Slug = Field(description="The page that says so")


class Definition(Row):
    """One way to count the freed: whom, by which figures, in which events, between which days."""

    definition_id: Slug = Field(description="Names the definition")
    label: Words = Field(description="The reader's name for who is counted")
    sentence: Words = Field(description="Who is counted, and who is not, in one sentence")
    property: Slugs = Field(description="Whose figure is a part: the first an event has, separated by ;, or a sum by +")
    kinds: Slugs = Field(description="Kinds of events that are counted, separated by ;")
    where: Slugs = Field(
        description="What an event must be, separated by ;: property=choice; of one property any will do"
    )
    since: OptionalDay = Field(description="The first day that is counted; empty where the ledger's is")
    until: OptionalDay = Field(description="The last day that is counted; empty where the ledger's is")
    note: Words = Field(description="Why more people may have been freed than the parts add up to")


class Comparison(Row):
    """Which definition of ours stands beside a published total, and what is counted otherwise there."""

    comparison_id: Slug = Field(description="Names the comparison")
    property: PropertyName = Field(description="The published total, a series of the country")
    as_of: OptionalDay = Field(description="The day of the count that is meant; empty for all others of the series")
    definition_id: Slug = Field(description="Our nearest definition, one of definitions.csv")
    since: OptionalDay = Field(description="The first day that the published total counts")
    until: OptionalDay = Field(description="The last day that it counts; empty where it runs to the day of the count")
    apart: Slugs = Field(
        description="Events counted otherwise there, separated by ;: event=property, or event if left out"
    )
    note: str = Field(description="What the published total counts, and how that is known")


class Dispute(Row):
    """One fact on which sources differ now, and what would settle it."""

    dispute_id: Slug = Field(description="Names the dispute")
    subject_id: Slug = Field(description="What it is about")
    property: PropertyName = Field(description="On which property sources differ")
    as_of: OptionalDay = Field(description="The day of the count that is meant; empty where it is no series")
    settled_by: Words = Field(description="What would settle it: a page, a list or a count, in one sentence")


class Correction(Row):
    """One published change of something that was wrong."""

    correction_id: Slug = Field(description="Names the correction")
    true_on: OptionalDay = Field(description="The day of which the right value speaks; empty where none is known")
    said_on: OptionalDay = Field(description="The day on which a page said so; empty where it is not known")
    found_on: OptionalDay = Field(description="The day on which the error was found here; empty where it is not known")
    published_on: Day = Field(description="The day on which the correction was published")
    subject_id: Slug = Field(description="What it was about")
    property: str = Field(description="Which property was wrong; empty where it was something else")
    old_value: Words = Field(description="What readers were told, in the form of the property")
    new_value: str = Field(description="What they are told now; empty where it is withdrawn")
    reason: Words = Field(description="Why it was changed")
    source_id: OptionalSlug = Field(description="The page that showed the error")
    severity: Severity = Field(description="How much it changes what readers were told")
