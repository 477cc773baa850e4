"""The contract of every chart: marks made from the ledger, and two renderers that show the same marks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from htpy import Element

from components.html.tables import Table
from components.text import Text
from components.theme import Scheme
from data import Dataset, Fact

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a drawing: `title` is the finding, `subtitle` defines what is shown, `alt` describes it."""

    title: str
    subtitle: str
    alt: str


class Marks(Protocol):
    """What a chart draws, frozen, in reading order; `ids` names every mark once, `facts` is all that is shown."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every mark that both renderers show, in reading order."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the drawing shows."""


class Chart(Protocol):
    """A module of this folder. `selection` is a frozen record of that module, with defaults for everything."""

    ORDER: int
    """Its place among the drawings that can be embedded."""

    EMBED: str
    """Its name among the embeds."""

    FULL: str
    """The address of the desk where all of it is."""

    def __hash__(self) -> int:
        """Charts are hashable, as caches have them as keys; each is a module, of which there is one."""

    def name(self, text: Text) -> str:
        """The name of the chart in lists of drawings."""

    def marks(self, dataset: Dataset, selection: Any = ...) -> Any:
        """What is to be drawn."""

    def caption(self, marks: Any, text: Text) -> Caption:
        """The words around it."""

    def table(self, marks: Any, text: Text) -> Table:
        """The same in a table."""

    def svg(self, marks: Any, text: Text, *, narrow: bool = False) -> Element:
        """Inline SVG; colours are CSS variables; each mark is a `<g data-mark=ID>`; narrow fits 360 px."""

    def height(self, marks: Any) -> int:
        """The height of the figure in pixels, reckoned without building it."""

    def figure(self, marks: Any, text: Text, scheme: Scheme) -> "go.Figure":
        """A Plotly figure; each mark's id stands in `customdata` of the point that shows it."""
