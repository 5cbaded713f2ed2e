"""What a person says about one sheet: another kind, another meaning of a column, another header."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop.errors import Refused
from desktop.exchange.certificate_types import known_type
from desktop.exchange.guessing import plan_at
from desktop.exchange.headings import targets
from desktop.exchange.mapping import LEAVE_OUT, Columns, Planned, SheetPlan, assign, list_plan
from desktop.exchange.matrix import NAME_COLUMN, course_of, matrix_plan, share_of_dates
from desktop.exchange.saved_mapping import CERTIFICATE
from desktop.exchange.tables import Table, words
from desktop.intake import Sheet, Workbook
from desktop.language import _
from desktop.records import kind_of

LIST: Final = "list"
MATRICES: Final = ("matrix", "matrix_across")
MOSTLY: Final = 0.5  # of the cells are dates: then a column of a matrix is a certificate


def as_kind(item: Planned, kind: str, shape: str = LIST) -> Planned:
    """Read the sheet as a list or matrix of a kind; as nothing where `kind` is empty."""
    if not kind:
        return Planned(item.table, None)
    if shape in MATRICES:
        return Planned(item.table, _matrix(item.table, kind, shape))
    about = kind_of(kind)
    plan = list_plan(item.table, about) or _plan(
        item.table, kind, assign(item.table.headings, about)
    )
    return Planned(item.table, plan)


def _plan(table: Table, kind: str, columns: Columns) -> SheetPlan:
    return SheetPlan(table.file, table.sheet, table.header_row, kind, columns)


def _matrix(table: Table, kind: str, shape: str) -> SheetPlan:
    guessed = matrix_plan(table, None)
    if guessed is not None and guessed.shape == shape:
        return replace(guessed, kind=kind)
    if shape == "matrix_across":
        columns: Columns = [(heading, None) for heading in table.headings]
        courses = [index for index, heading in enumerate(table.headings) if index and heading]
    else:
        columns = assign(table.headings, kind_of("worker"))
        courses = [i for i, heading in enumerate(table.headings) if _is_course(table, i, heading)]
        if not any(name in NAME_COLUMN for _heading, name in columns):
            columns[0] = (table.headings[0], "full_name")
            courses = [index for index in courses if index]
        columns = [(h, None if i in courses else name) for i, (h, name) in enumerate(columns)]
    return replace(_plan(table, kind, columns), shape=shape, certificates=courses)


def _is_course(table: Table, index: int, heading: str) -> bool:
    known = known_type(course_of(heading)) is not None
    return bool(heading) and (known or share_of_dates(table.column(index)) >= MOSTLY)


def as_meaning(item: Planned, column: int, meaning: str) -> Planned:
    """Let a column mean something: a target, `CERTIFICATE`, `LEAVE_OUT`, or "" for the notes.

    What only one column can mean is taken from the column that meant it.
    """
    assert item.plan is not None
    columns: Columns = [
        (heading, None if name == meaning and meaning != LEAVE_OUT else name)
        for heading, name in item.plan.columns
    ]
    kept = meaning if meaning not in ("", CERTIFICATE) else None
    columns[column] = (columns[column][0], kept)
    courses = set(item.plan.certificates) - {column}
    if meaning == CERTIFICATE:
        courses.add(column)
    return Planned(item.table, replace(item.plan, columns=columns, certificates=sorted(courses)))


def as_dated(item: Planned, column: int, order: str) -> Planned:
    """Say whether the day ("DMY") or the month ("MDY") comes first in a column."""
    assert item.plan is not None
    heading = item.plan.columns[column][0]
    return Planned(item.table, replace(item.plan, dates=item.plan.dates | {heading: order}))


def as_basis(item: Planned, basis: str) -> Planned:
    """Say what the dates of a matrix are: "expiry", "issue", or "" for what they look like."""
    assert item.plan is not None
    return Planned(item.table, replace(item.plan, basis=basis))


def below(item: Planned, books: Sequence[Workbook], row: int) -> Planned:
    """Take the headings from another row. Raises `Refused` where nothing stands below it."""
    found = None
    if place := sheet_of(item.table, books):
        found = plan_at(*place, row)
    if found is None:
        raise Refused(
            _("Row {row} holds no headings with rows below them. Choose another row.").format(
                row=row
            )
        )
    return found


def sheet_of(table: Table, books: Sequence[Workbook]) -> tuple[Workbook, Sheet] | None:
    """Return where a table was found; of two files of one name, the one that says the same."""
    places = [
        (book, sheet)
        for book in books
        if book.name == table.file
        for sheet in book.sheets
        if sheet.name == table.sheet
    ]
    same = (place for place in places if _stands_in(table, place[1]))
    return next(same, places[0] if places else None)


def _stands_in(table: Table, sheet: Sheet) -> bool:
    header = next((row for row in sheet.rows if row.number == table.header_row), None)
    said = [words(cell) for cell in header.cells] if header else []
    return said == [*table.headings][: len(said)]


def alike(item: Planned, other: Planned) -> bool:
    """Whether two sheets have the same headings, as the months of one log do."""
    return item.table.headings == other.table.headings


def as_other(item: Planned, other: Planned) -> Planned:
    """Read a sheet as another one with the same headings is read."""
    if other.plan is None:
        return Planned(item.table, None)
    return Planned(
        item.table,
        replace(
            other.plan,
            file=item.table.file,
            sheet=item.table.sheet,
            header_row=item.table.header_row,
            columns=list(other.plan.columns),
            certificates=list(other.plan.certificates),
            dates=dict(other.plan.dates),
        ),
    )


def meanings_of(plan: SheetPlan) -> list[str]:
    """Return the names of everything that a column of a sheet can mean, but for `CERTIFICATE`."""
    if plan.shape == LIST:
        return [target.name for target in targets(kind_of(plan.kind))]
    if plan.shape == "matrix_across":
        return []  # its columns are people, and their certificates
    if plan.kind == "worker":
        return [target.name for target in targets(kind_of("worker"))]
    return ["full_name", "last_name", "first_name", "worker_number"]
