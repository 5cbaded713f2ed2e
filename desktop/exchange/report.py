"""What an import did: counts, refused cells and remarks, as the command line promises them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple


class Place(NamedTuple):
    """Where a value stands. `row` counts as the spreadsheet does, from 1; 0 is the whole sheet."""

    file: str
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True)
class RefusedCell:
    """A row, a cell or a file that could not go in, and why: a sentence that says what to do."""

    file: str
    sheet: str
    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Question:
    """Something only a person can decide, asked once per column."""

    file: str
    sheet: str
    column: str
    ask: str


NOWHERE: Final = Place("")
CREATED: Final = "created"
UPDATED: Final = "updated"
UNCHANGED: Final = "unchanged"


class RowFate(NamedTuple):
    """What a row became: which record, and whether that one is new, changed or was there so."""

    place: Place
    operation: str
    kind: str
    record_id: str
    title: str = ""  # filled in where somebody wants to read it before anything is written


@dataclass
class Report:
    """What became of everything that was handed in."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    evidence: int = 0
    refused: list[RefusedCell] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # what the window shows and the command line does not
    remarks: list[str] = field(default_factory=list)
    fates: list[RowFate] = field(default_factory=list)
    undated: int = 0  # meter readings that nothing dates
    here: Place = NOWHERE  # the row being read: what is made along the way is made for it

    def tell(
        self, operation: str, kind: str, record_id: str = "", place: Place | None = None
    ) -> None:
        """Count a record that was created, updated or unchanged, and note which row it is from."""
        counts: Counter[str] = getattr(self, operation)
        counts[kind] += 1
        self.fates.append(RowFate(place or self.here, operation, kind, record_id))

    def refuse(self, place: Place, reason: str, column: str = "", value: object = "") -> None:
        """Say that something did not go in."""
        shown = "" if value is None else str(value)
        self.refused.append(
            RefusedCell(place.file, place.sheet, place.row, column, shown[:200], reason)
        )

    def note(self, sentence: str, at_the_terminal: str = "") -> None:
        """Add a remark, once; what to do about it is said apart where only a terminal can."""
        whole = f"{sentence} {at_the_terminal}" if at_the_terminal else sentence
        if whole not in self.notes:
            self.notes.append(whole)
            self.remarks.append(sentence)

    def as_json(self) -> dict[str, Any]:
        """Return the document of `muster import --json`."""
        return {
            "created": dict(sorted(self.created.items())),
            "updated": dict(sorted(self.updated.items())),
            "unchanged": dict(sorted(self.unchanged.items())),
            "evidence": self.evidence,
            "refused": [vars(cell) for cell in self.refused],
            "questions": [vars(question) for question in self.questions],
            "notes": list(self.notes),
        }
