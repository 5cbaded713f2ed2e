"""What an import did: counts, refused cells and remarks, as the command line promises them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple


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

    def refuse(self, place: Place, reason: str, column: str = "", value: object = "") -> None:
        """Say that something did not go in."""
        shown = "" if value is None else str(value)
        self.refused.append(
            RefusedCell(place.file, place.sheet, place.row, column, shown[:200], reason)
        )

    def note(self, sentence: str) -> None:
        """Add a remark, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

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
