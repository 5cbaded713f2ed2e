"""Prints lists: what a table shows, the training matrix, the last twelve months, what is due."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.package.look import signal
from desktop.package.paper import PAPERS
from desktop.package.sheets.lists import write_list
from desktop.package.sheets.matrix import write_matrix
from desktop.package.sheets.said import ListSaid, MatrixSaid, Row
from desktop.package.sheets.week import write_week
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.exporting_tables import AT_ONCE, TableShown
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.services.printing.sheets import confidential
from desktop.services.printing.week import week_of
from desktop.services.table_rows import Line, read_lines, say
from desktop.services.talks import next_talks
from desktop.services.today import today
from desktop.services.training_cells import Cell as MatrixCell
from desktop.services.training_cells import CellState
from desktop.services.training_matrix import Matrix, training_matrix
from desktop.services.twelve_months import TwelveMonths, twelve_months
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

_CELLS: Final = {
    CellState.EXPIRED: ("red", True),
    CellState.MISSING: ("red", True),
    CellState.EXPIRING: ("amber", True),
    CellState.LATER: ("amber", False),
    CellState.NOT_NEEDED: ("soft", False),
    CellState.EXEMPT: ("soft", False),
}
_MONTHS: Final = {
    "late": "amber", "missed": "red", "waiting": "red", "overdue": "red", "due": "amber",
    "done": "green", "never": "red",
}  # fmt: skip


def list_sheet(
    company: CompanyFile,
    shown: TableShown,
    to: Path,
    sentence: str = "",
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print a table as it stands on screen: the same rows, order, columns and words.

    `sentence` says what it was narrowed to. Raises `Unavailable` when the PDF cannot be written
    and `CancelledError` when a person stopped it; nothing is left then.
    """
    rows = _rows(company, shown, told, is_stopped)
    columns = [Column(_(column.label), right=column.is_number) for column in shown.columns]
    if shown.voided:
        columns.append(Column(_("Voided")))
    title = _(kind_of(shown.kind_key).plural)
    counted = ngettext("{n} row", "{n} rows", len(rows)).format(n=say_number(len(rows), 0))
    secret = confidential(kind_of(shown.kind_key))
    sentences = (" · ".join(filter(None, (secret, sentence, counted))),)
    said = ListSaid(title, sentences, tuple(columns), tuple(rows), _("Nothing is in this list."))

    def pause() -> None:
        if is_stopped():
            raise CancelledError

    printed = print_paper(company, to, shown.as_of, secret or title, told, is_stopped,
                       lambda about, half, beat: write_list(about, said, half, paper=PAPERS[paper],
                                                            beat=beat, pause=pause))  # fmt: skip
    return replace(printed, title=title)


def matrix_sheet(
    company: CompanyFile,
    to: Path,
    as_of: date,
    matrix: Matrix | None = None,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print the training matrix, or the part of it that a person asked for."""
    whole = matrix or training_matrix(company, as_of)
    title = _("Training matrix")
    said = MatrixSaid(
        title,
        (whole.summary,),
        (_("Worker"), _("Position")),
        tuple(column.short or column.name for column in whole.columns),
        tuple(
            (
                (row.name, row.positions if row.employed else _("does not work here now")),
                tuple(_cell(whole.cells[row.id, column.id]) for column in whole.columns),
            )
            for row in whole.rows
        ),
        _("Nobody and nothing is in this matrix."),
    )
    return print_paper(company, to, as_of, title, told, is_stopped,
                    lambda about, half, beat: write_matrix(about, said, half, paper=PAPERS[paper],
                                                           beat=beat))  # fmt: skip


def months_sheet(
    company: CompanyFile,
    to: Path,
    as_of: date,
    months: TwelveMonths | None = None,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print how every duty went in the last twelve months."""
    whole = months or twelve_months(company, as_of)
    title = _("The last twelve months")
    said = MatrixSaid(
        title,
        (whole.summary,),
        (_("Subject"), _("Task")),
        tuple(head.short for head in whole.months),
        tuple(
            (
                (line.subject, line.task, line.rule),
                tuple(_month(cell.went.value, cell.spanned or cell.words) for cell in line.cells),
            )
            for line in whole.lines
        ),
        _("Nothing is on the schedule yet."),
        _("What explains the gaps"),
        tuple(_gaps(whole)),
    )
    return print_paper(company, to, as_of, title, told, is_stopped,
                    lambda about, half, beat: write_matrix(about, said, half, paper=PAPERS[paper],
                                                           beat=beat))  # fmt: skip


def _gaps(months: TwelveMonths) -> Iterator[str]:
    """Yield when each was out of service or let go, because paper has no tooltip that says it."""
    found: dict[str, dict[str, None]] = {}
    for line in months.lines:
        said = found.setdefault(line.subject, {})
        said |= dict.fromkeys(line.out)
        for skipped in line.skipped:
            said[_("{task}: {skipped}").format(task=line.task, skipped=skipped)] = None
    for subject, out in found.items():
        if out:
            yield _("{subject}: {sentences}").format(subject=subject, sentences=" ".join(out))


def today_sheet(
    company: CompanyFile,
    to: Path,
    as_of: date,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print what is due, worst first, with boxes to tick with a pen."""
    said = week_of(today(company, as_of), next_talks(company, as_of).talks)
    return print_paper(company, to, as_of, _("What is due"), told, is_stopped,
                    lambda about, half, beat: write_week(about, said, half, paper=PAPERS[paper],
                                                         beat=beat))  # fmt: skip


def _rows(company: CompanyFile, shown: TableShown, told: Told, is_stopped: Stopped) -> list[Row]:
    kind, of = kind_of(shown.kind_key), len(shown.numbers)
    rows: list[Row] = []
    for start in range(0, of, AT_ONCE):
        if is_stopped():
            raise CancelledError
        some = shown.numbers[start : start + AT_ONCE]
        with company.reading(private=shown.private) as connection:
            found = read_lines(connection, kind, some, shown.columns, shown.standings)
        rows += [_row(found[number], shown) for number in some if number in found]
        done = min(start + AT_ONCE, of)
        told(done, of, ngettext("{n} row", "{n} rows", done).format(n=say_number(done, 0)))
    return rows


def _row(line: Line, shown: TableShown) -> Row:
    cells: list[str | Cell] = []
    for at, (cell, column) in enumerate(zip(line.cells, shown.columns, strict=True)):
        words, tone = say(cell, column, shown.as_of), signal(line.tones.get(at, ""))
        cells.append(Cell(words, tone=tone) if tone else words)
    if shown.voided:
        cells.append(Cell(_("voided") if line.is_voided else "", tone="red"))
    return tuple(cells)


def _cell(cell: MatrixCell) -> Cell:
    tone, strong = _CELLS.get(cell.state, ("", False))
    return Cell("\n".join(cell.lines), tone=tone, strong=strong)


def _month(went: str, words: str) -> Cell:
    tone: Any = _MONTHS.get(went, "soft")
    return Cell(words, tone=tone, strong=tone == "red")
