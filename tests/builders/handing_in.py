"""Hands in sheets that a test writes out row by row, without a file and without a child process."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop.exchange.guessing import guess
from desktop.exchange.mapping import Planned
from desktop.exchange.report import Report
from desktop.exchange.saved_mapping import corrected
from desktop.exchange.sources import Progress, Sources
from desktop.intake import Cell, Intake, Row, Sheet, Workbook
from desktop.records import kind_of
from desktop.services.importing import Looked, look, write
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company

TODAY: Final = date(2026, 11, 22)
"""The day of the import, some days after the day it is done for."""

Rows = str | Sequence[Sequence[Cell]]


def sheet(rows: Rows, name: str = "Sheet1") -> Sheet:
    """A sheet. Text is one row a line and "|" between cells; a blank line is a blank row."""
    if isinstance(rows, str):
        lines = rows.strip("\n").splitlines()
        rows = [[cell.strip() or None for cell in line.strip().split("|")] for line in lines]
    kept = [
        Row(number, tuple(cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell is not None for cell in cells)
    ]
    return Sheet(name, tuple(kept))


def book(file: str, *sheets: Sheet | Rows) -> Workbook:
    """A file of sheets."""
    made = [one if isinstance(one, Sheet) else sheet(one) for one in sheets]
    return Workbook(path=Path(file), name=file, family="xlsx", sheets=tuple(made))


def planned(rows: Rows | Sheet, file: str = "papers.xlsx") -> Planned:
    """What the one table in a sheet is taken for."""
    (found,) = guess([book(file, rows)])
    return found


class Office:
    """A company file, and whoever hands papers in for it."""

    def __init__(self, company: Company) -> None:
        self.company, self.file = company, company.file

    def hand_in(
        self,
        *papers: Workbook | Rows,
        as_of: date | None = AS_OF,
        today: date = TODAY,
        mapping: Path | None = None,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Report:
        """Import sheets as one action; a bare sheet is one in a file "papers.xlsx"."""
        books = [one if isinstance(one, Workbook) else book("papers.xlsx", one) for one in papers]
        plans = guess(books)
        if mapping:
            plans = corrected(plans, books, mapping)
        looked = Looked(Sources(books), plans, Report())
        return write(
            self.file, looked, "Import", as_of, today, dry_run=dry_run, progress=progress
        )  # fmt: skip

    def hand_in_files(
        self, intake: Intake, *paths: Path, progress: Progress | None = None
    ) -> Report:
        """Import files and folders as one action, through an intake that is open already."""
        looked = look(paths, progress=progress, intake=intake)
        return write(self.file, looked, "Import", AS_OF, TODAY, progress=progress)

    def stored(self, kind: str) -> list[Stored]:
        """Return every record of a kind that stands, the oldest first."""
        with self.file.reading() as connection:
            found = aggregate.read(connection, kind_of(kind))
        return [record for record in found.values() if not record.is_voided]

    def all(self, kind: str) -> list[dict[str, Any]]:
        """Return the values of every record of a kind that stands."""
        return [record.values for record in self.stored(kind)]

    def one(self, kind: str) -> dict[str, Any]:
        """Return the values of the only record of a kind."""
        (values,) = self.all(kind)
        return values

    def column(self, kind: str, name: str) -> list[Any]:
        """Return one field of every record of a kind, in order of the values."""
        return sorted((values[name] for values in self.all(kind)), key=str)

    def sitting(self, work: Callable[[], object]) -> Sitting:
        """Do something within a sitting, which can then undo it; whoever asks closes it."""
        sitting = Sitting(self.file)
        work()
        return sitting


def reasons(report: Report) -> list[str]:
    """Return the sentences about what could not go in."""
    return [cell.reason for cell in report.refused]


def renamed(workbook: Workbook, name: str) -> Workbook:
    """The same sheets in a file of another name."""
    return replace(workbook, name=name, path=Path(name))
