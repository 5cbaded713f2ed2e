"""What the pages of a package say: frozen words and figures, gathered before a page is drawn."""

from dataclasses import dataclass

from desktop.package.submission.record_values import RecordShown
from desktop.package.tables import Cell

Row = tuple[str | Cell, ...]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """Labels with their values under a title."""

    key: str
    title: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class MatrixShown:
    """The training matrix: the rows are workers, in each a cell for every certificate."""

    key: str
    title: str
    sentence: str
    first: str  # the heading over the workers
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Sheet:
    """What stands in the place of a file that shows no pages, or none that may be shown."""

    says: str
    pairs: tuple[Pair, ...]
    words: str = ""
    words_title: str = ""


@dataclass(frozen=True)
class ExhibitShown:
    """One exhibit: the sizes of its pages as they are seen, a record, or a sheet instead.

    `proves` are the titles of the records that a file proves, `questions` the codes of those that
    cite it, `files` the numbers of a record's own files, and `nature` says in words whether it
    tells what the company does or shows that it was done.
    """

    number: str
    title: str
    day: str
    proves: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...] = ()
    sheet: Sheet | None = None
    remarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    record: RecordShown | None = None
    files: tuple[str, ...] = ()
    nature: str = ""

    @property
    def key(self) -> str:
        """What links to it name."""
        return exhibit_key(self.number)

    @property
    def pages(self) -> int:
        """How many pages of its own it has; a sheet is none."""
        return len(self.sizes)


def exhibit_key(number: str) -> str:
    """Return what links to an exhibit name."""
    return f"exhibit-{number}"


@dataclass(frozen=True)
class LeftOut:
    """Something that is not in the package, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Cover:
    """The first page of a binder: a manual, or a pack."""

    company: str
    title: str
    pairs: tuple[Pair, ...]
    inside: str  # the heading over the figures
    figures: tuple[tuple[str, str], ...]
    remark: str = ""
    period: str = ""
