"""Tries an import without a trace and says of every row what would become of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.exchange.fates import titled
from desktop.exchange.importing import write_everything
from desktop.exchange.mapping import Planned
from desktop.exchange.report import (
    CREATED,
    UNCHANGED,
    UPDATED,
    Place,
    Question,
    RefusedCell,
    Report,
    RowFate,
)
from desktop.exchange.sources import Progress
from desktop.language import N_, _, ngettext
from desktop.services.backups import Places
from desktop.services.import_draft import Draft
from desktop.services.import_words import say_several
from desktop.services.importing import back_up_for_import, write
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

NEW, CHANGED, PARTLY, REFUSED, KNOWN, NOTHING = FATES = (
    "new",
    "changed",
    "partly",
    "refused",
    "known",
    "nothing",
)
OF: Final = {CREATED: NEW, UPDATED: CHANGED, UNCHANGED: KNOWN}
ONE: Final = {
    CREATED: N_("New: {kind} {title}"),
    UPDATED: N_("Changes {kind} {title}"),
    UNCHANGED: N_("Already there: {kind} {title}"),
}
SEVERAL: Final = {
    CREATED: N_("{n} new: {kinds}"),
    UPDATED: N_("Changes {n}: {kinds}"),
    UNCHANGED: N_("{n} already there: {kinds}"),
}
TOLD: Final = 5  # refused cells; the sheet to fix holds them all
# kinds in which several rows of a sheet can be one record
SPREAD: Final = ("field_level_hazard_assessment", "inspection")


@dataclass(frozen=True)
class PreviewRow:
    """One row, file or sheet of what was handed in, and what becomes of it."""

    file: str
    sheet: str
    row: int  # 0 is a whole file or sheet
    fate: str
    words: str
    faults: tuple[RefusedCell, ...] = ()
    number: int | None = None  # of its sheet, where a person can go back to it

    @property
    def column(self) -> str:
        """The heading of the first cell that could not go in."""
        return self.faults[0].column if self.faults else ""


@dataclass(frozen=True)
class Preview:
    """What an import would do."""

    rows: tuple[PreviewRow, ...]
    counts: dict[str, int]  # by fate
    created: dict[str, int]  # by kind
    updated: dict[str, int]
    undated: int  # meter readings that nothing dates
    remarks: tuple[str, ...] = ()
    dated: bool = False  # a day was said for them

    @property
    def changes_nothing(self) -> bool:
        """Whether importing it would leave the company file as it is."""
        return not self.created and not self.updated


class _OnlyTrying(Exception):
    """Ends the trial, so that the database takes everything back."""


def rehearse(
    company: CompanyFile,
    draft: Draft,
    as_of: date | None,
    today: date,
    progress: Progress | None = None,
) -> Preview:
    """Do the whole import and take it back; `progress` may raise to stop it."""
    looked = draft.fresh()
    report = looked.report

    def work(t: Transaction) -> None:
        write_everything(t, looked.sources, looked.planned, report, as_of, today, progress)
        report.fates = titled(t, report.fates)
        raise _OnlyTrying

    with suppress(_OnlyTrying):
        company.write(_("Trial of an import"), work)
    rows = tuple(_rows(report, looked.planned))
    return Preview(
        rows=rows,
        counts={fate: sum(row.fate == fate for row in rows) for fate in FATES},
        created=dict(report.created),
        updated=dict(report.updated),
        undated=report.undated,
        remarks=tuple(report.remarks),
        dated=as_of is not None,
    )


@dataclass(frozen=True)
class Outcome:
    """What an import did; `report` is for saving the rows that were refused."""

    created: dict[str, int]
    updated: dict[str, int]
    refused: int
    faults: tuple[str, ...]  # the first of them, each with its place
    questions: tuple[str, ...]
    remarks: tuple[str, ...]
    report: Report


def carry_out(
    company: CompanyFile,
    draft: Draft,
    name: str,
    as_of: date | None,
    today: date,
    progress: Progress | None = None,
    places: Places | None = None,
) -> Outcome:
    """Write it, as one action that one undo takes back; `progress` may raise to stop it whole.

    With `places`, the file is backed up there before.
    """
    looked = draft.fresh()
    if places is not None:
        back_up_for_import(company, looked.report, places, progress)
    report = write(company, looked, name, as_of, today, progress=progress)
    return Outcome(
        dict(report.created),
        dict(report.updated),
        len(report.refused),
        tuple(_fault(cell) for cell in report.refused[:TOLD]),
        tuple(_question(asked) for asked in report.questions),
        tuple(report.remarks),
        report,
    )


def _fault(cell: RefusedCell) -> str:
    row = _("row {row}").format(row=cell.row) if cell.row else ""
    column = f"“{cell.column}”" if cell.column else ""
    where = ", ".join(part for part in (cell.file, row, column) if part)
    return f"{where}: {cell.reason}"


def _question(asked: Question) -> str:
    return _(
        "{file}: in the column “{column}” nothing tells the day from the month, so those dates "
        "did not go in. Import the file again and choose at that column what comes first."
    ).format(file=asked.file, column=asked.column)


# --- what becomes of each row ---


def _rows(report: Report, planned: Sequence[Planned]) -> Iterator[PreviewRow]:
    fates: dict[Place, list[RowFate]] = defaultdict(list)
    for fate in report.fates:
        fates[fate.place].append(fate)
    refused: dict[Place, list[RefusedCell]] = defaultdict(list)
    for cell in report.refused:
        refused[Place(cell.file, cell.sheet, cell.row)].append(cell)
    for number, item in enumerate(planned):
        yield from _sheet(number, item, fates, refused)
    for place in dict.fromkeys([*fates, *refused]):
        yield _row(place, fates[place], refused[place], None)


def _sheet(
    number: int,
    item: Planned,
    fates: dict[Place, list[RowFate]],
    refused: dict[Place, list[RefusedCell]],
) -> Iterator[PreviewRow]:
    file, sheet = item.table.file, item.table.sheet
    if item.plan is None:
        words = ngettext(
            "This sheet is left out, with {n} row.", "This sheet is left out, with {n} rows.",
            len(item.table.lines),
        ).format(n=len(item.table.lines))  # fmt: skip
        yield PreviewRow(file, sheet, 0, NOTHING, words, number=number)
        return
    nothing = _("Nothing of this row is a record.")
    if item.plan.kind in SPREAD:
        nothing = _("Belongs to the record of the row above.")
    for line in item.table.lines:
        place = Place(file, sheet, line.number)
        mine, cells = fates.pop(place, []), refused.pop(place, [])
        if mine or cells:
            yield _row(place, mine, cells, number)
        else:
            yield PreviewRow(*place, NOTHING, nothing, number=number)


def _row(
    place: Place, fates: list[RowFate], refused: list[RefusedCell], number: int | None
) -> PreviewRow:
    operations = [fate.operation for fate in fates]
    made = [one for one in (CREATED, UPDATED, UNCHANGED) if one in operations]
    if not made:
        fate, words = REFUSED, _("Does not go in")
    else:
        fate = PARTLY if refused else OF[made[0]]
        words = ". ".join(_said(one, [f for f in fates if f.operation == one]) for one in made)
    if refused:
        words = f"{words}: {_why(refused)}" if not made else f"{words}. {_left_out(refused)}"
    return PreviewRow(*place, fate, words, tuple(refused), number)


def _said(operation: str, fates: list[RowFate]) -> str:
    if len(fates) == 1:
        (fate,) = fates
        kind = say_several(fate.kind, 1)
        return _(ONE[operation]).format(kind=kind, title=fate.title).strip()
    by_kind: dict[str, list[str]] = defaultdict(list)
    for fate in fates:
        by_kind[fate.kind].append(fate.title)
    kinds = "; ".join(
        f"{say_several(kind, len(titles))} {', '.join(titles)}" for kind, titles in by_kind.items()
    )
    return _(SEVERAL[operation]).format(n=len(fates), kinds=kinds)


def _why(refused: list[RefusedCell]) -> str:
    return " ".join(cell.reason for cell in refused)


def _left_out(refused: list[RefusedCell]) -> str:
    columns = ", ".join(dict.fromkeys(f"“{cell.column}”" for cell in refused if cell.column))
    if not columns:
        return _why(refused)
    return _("Without {columns}: {why}").format(columns=columns, why=_why(refused))
