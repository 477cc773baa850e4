"""The files of a view: its table and the claims behind it, its drawing and its map, each at an address of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import htpy as h
from htpy import Element

from components.addresses import Address
from components.content import counted, view_forms
from components.content.parts import Context, Control, Drawing, Files, MakeTable, Page, Place, Widget
from components.content.view_forms import About
from components.text import Text
from data.package import mediatype

FOLDER = "/view/"
"""Below it stand the files of views; the rest of an address is that of the page."""

KIT = "press-kit.zip"
"""The press kit of a page; only a server makes it, when somebody asks."""

BUTTONS = ("csv", "xlsx")
"""The forms that stand open beside a view; the others are behind a press."""

LEAVE_ALL = ("sort", "view", "by", "event", "with", "definition")
"""Controls that leave no row out: they order, show in another way, or open one of the rows."""

WHOLE = {Widget.ONE_OF: 0, Widget.SWITCH: 0, Widget.STEP: -1}
"""Which option of a control leaves nothing out, where one does."""


@dataclass(frozen=True, slots=True)
class ViewFile:
    """A file of a view: its name and form, the words on its button, its description, and what it is made from."""

    name: str
    form: str
    words: str
    about: About
    table: MakeTable
    files: Files

    @property
    def drawing(self) -> Drawing | None:
        """The drawing that it shows."""
        return self.files.drawing if self.form in ("svg", "png") else None

    @property
    def mediatype(self) -> str:
        """Its media type."""
        return mediatype(f"{self.name}.{self.form}")

    def body(self, context: Context) -> bytes:
        """The bytes of the file, unless it is a picture."""
        subjects = self.files.subjects() if self.files.subjects and self.form == "geojson" else ()
        return view_forms.FORMS[self.form](view_forms.View(context, self.name, self.about, self.table(), subjects))

    def title(self, context: Context) -> str:
        """The name under which it is saved, which says whether it is all or a part."""
        dataset = context.dataset
        return f"{dataset.story.slug}-{self.name}-{self.about.scope}-{dataset.cutoff}.{self.form}"


def of(context: Context, page: Page, files: Files, address: Address) -> Iterator[ViewFile]:
    """The files of a view: those of its table, of its drawing, and of the claims behind it."""
    text = context.text
    about = About(page.title, _address(address), (*filters(page), *counted.as_filter(context, address)))
    forms = (*view_forms.FORMS, *(("svg", "png") if files.drawing else ()))
    for form in forms:
        if form != "geojson" or files.subjects:
            yield ViewFile(files.name, form, _words(text, form, about), about, files.table, files)
    if files.claims:
        name = f"{files.name}-claims"
        for form in ("csv", "xlsx", "json"):
            words = text.t("Download the claims as {form}", form=form.upper())
            yield ViewFile(name, form, words, about, files.claims, files)


def _words(text: Text, form: str, about: About) -> str:
    """The words on a button, which say so where the view is filtered."""
    name = "GeoJSON" if form == "geojson" else form.upper()
    if about.filters:
        return text.t("Download as {form}, filtered", form=name)
    return text.t("Download as {form}", form=name)


def filters(page: Page) -> Iterator[tuple[str, str]]:
    """The filters in use on a page, in words: the label of each and what is chosen."""
    for place in page.parts:
        for control in place.controls if isinstance(place, Place) else ():
            if control.name not in LEAVE_ALL and (chosen := _chosen(control)):
                yield control.label, chosen


def _chosen(control: Control) -> str:
    """What a control leaves, in the words of its options; nothing where it leaves everything."""
    words, values = dict(control.options), [value for value in control.value if value]
    options = list(words)
    if control.widget is Widget.SPAN:
        first, last = control.value
        whole = (first, last) == (options[0], options[-1])
        return "" if whole else f"{words[first]} – {words[last]}"
    if control.widget in WHOLE and options and values == [options[WHOLE[control.widget]]]:
        return ""
    return "; ".join(words.get(value, value) for value in values)


def _address(address: Address) -> str:
    """The address of a view below that of the desk, without the page of results."""
    params = {name: value for name, value in address.params.items() if name != "page"}
    return f"/{address.page.path}{_query(params)}"


def _query(params: dict[str, str]) -> str:
    return f"?{urlencode(params, safe=',')}" if params else ""


def links(context: Context, page: Page, files: Files, address: Address) -> Iterator[Element]:
    """Links to the main files of a view."""
    return (_link(file, address) for file in of(context, page, files, address) if file.form in BUTTONS)


def others(context: Context, page: Page, files: Files, address: Address) -> Element:
    """The other files of a view, collapsed."""
    offered = [file for file in of(context, page, files, address) if file.form not in BUTTONS]
    kit = press_kit(context.text, address) if files.kit else None
    return h.details(".more.other-forms")[
        h.summary[context.text.t("Other forms")],
        h.ul[(h.li[_link(file, address)] for file in offered), h.li[kit] if kit else None],
    ]


def press_kit(text: Text, address: Address) -> Element:
    """A link to the press kit of a page: of one event, or of the whole story."""
    href = f"{FOLDER}{address.page.name}/{KIT}{_query(address.params)}"
    return h.a(href=href, rel="nofollow", download=True, target="_self")[text.t("Press kit")]


def _link(file: ViewFile, address: Address) -> Element:
    href = f"{FOLDER}{address.page.name}/{file.name}.{file.form}{_query(address.params)}"
    return h.a(href=href, rel="nofollow", download=True, target="_self")[file.words]
