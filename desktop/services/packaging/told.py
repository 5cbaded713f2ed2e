"""What the folder of a package is laid out from, once its PDF is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from desktop.audit.protocols.protocol import Limits
from desktop.services.packaging.selected import Exhibit, Selection

Cell = str | int | float | date | None


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One exhibit as it stands in the PDF.

    `page` is where it begins, counted from 1, `pages` how many it takes there. `made` are its own
    pages as a PDF in the private folder of the work: it is moved from there; without one the pages
    are cut out of the whole. `original` is the file itself where it has no pages of its own, under
    any name. `content` is the SHA-256 of a file, or the seal of a record: what tells one state of
    it from another. `trouble` says why its pages could not be shown, "" where they are.
    """

    exhibit: Exhibit
    page: int
    pages: int
    made: Path | None = None
    original: Path | None = None
    content: str = ""
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The action plan as a table: headings in words, and a row for each thing to do."""

    title: str
    headings: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()


@dataclass(frozen=True, kw_only=True)
class PackageTold:
    """All of a package that its folder, index and manifest tell; names hidden where they are to be.

    `pdf` lies in the private folder under the name that it will have. `history` is the number and
    the hash of the last line of the history, `previous` the head of the manifest of the package
    that was sent before, "" for the first. `most_megabytes` is how large one file may be, None
    where the partner's own limit holds. `known` are the SHA-256 and the size of files that were
    hashed while they were written.
    """

    company: str
    title: str
    pdf: Path
    pages: int
    selection: Selection
    exhibits: tuple[Placed, ...]
    plan: Plan
    history: tuple[int, str]
    previous: str = ""
    hide: str = ""
    most_megabytes: int | None = None
    left_out: Sequence[str] = ()
    series: Mapping[str, str] = field(default_factory=dict)  # words for "C", "X" and the like
    own_copy: bool = False  # with what was checked before sending, which nobody else is to read
    known: Mapping[Path, tuple[str, int]] = field(default_factory=dict)

    @property
    def limits(self) -> Limits:
        """Return what the partner takes, as its protocol says."""
        return self.selection.protocol.limits

    @cached_property
    def most_bytes(self) -> int | None:
        """Return how large one file may be, None where nobody says."""
        most = self.most_megabytes or self.limits.most_megabytes
        return most * 1_000_000 if most else None
