"""Makes a blank form of any kind of record from its declaration: its fields in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop.language import N_, _
from desktop.package.forms.binding import SUBJECTS, choices_of
from desktop.package.forms.deriving_tables import (
    LABELS,
    columns_of,
    in_a_row,
    legend_of,
    on_paper,
    width_of,
)
from desktop.package.forms.sheet import Box, Cell, Form, Heading, Line, Note, Part, Table, Ticks
from desktop.records import KINDS
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows

# what the program keeps by itself, and what is chosen on the screen only
NOT_ON_PAPER: Final = frozenset({
    "evidence", "question_support", "dismissed_finding", "submission", "company_settings",
    "protocol", "hidden_part",
})  # fmt: skip
# the tables that come of what is done on the screen: nobody fills them in
_BY_STEPS: Final = frozenset({"action_try", "assessment_signing", "answer_record", "answer_gap"})
SENTENCE: Final = N_("Fill it in with a pen. It can be typed in later, field by field.")
RESTRICTED: Final = N_(
    "Nobody else may read it without the worker's written consent. Keep it locked up, never in the "
    "kit or on a wall."
)
A_LINE_EACH: Final = N_("One line for each. It can be typed in later, field by field.")

_CHECKED: Final = "inspection_item"  # the lines into which a checklist is filled
_WHOLE: Final = 12.0  # shares of a line
_SHARES: Final = {
    Shape.DATE: 3.0,
    Shape.TIME: 2.0,
    Shape.MOMENT: 4.0,
    Shape.AMOUNT: 3.0,
    Shape.WHOLE: 3.0,
    Shape.REAL: 3.0,
    Shape.YES_NO: 3.0,
    Shape.LINK: 6.0,
}
_SHORT: Final = 60  # letters that a text may have to take a third of a line
_ONE_LINE: Final = 200  # letters that a text may have to take half a line
_FEW: Final = 3  # choices that stand in a cell
_LETTERS: Final = 22  # that few choices may have in all
_LIST_FIELDS: Final = 9  # with more, a record has a sheet of its own
_UPRIGHT: Final = 190.0  # mm: two sets of columns stand side by side where they fit
_SQUEEZED: Final = 235.0  # mm: wider tables lie on their side
_ROWS: Final = 6
_NOTES: Final = 34.0  # mm
_TOGETHER: Final = 4


def kinds_on_paper() -> Iterator[Kind]:
    """Yield the kinds that people fill in."""
    return (kind for kind in KINDS if kind.key not in NOT_ON_PAPER)


def derived_form(kind: Kind) -> Form:
    """Return the blank form of a kind; small kinds are lists with a line for each record."""
    fields = on_paper(kind.fields)
    wants = _wants(fields)
    is_list = (
        not kind.rows
        and not kind.single
        and len(fields) <= _LIST_FIELDS
        and not any(f.shape is Shape.LONG_TEXT and f.name != "notes" for f in fields)
    )
    tables = [rows for rows in kind.rows if rows.model.__tablename__ not in _BY_STEPS]
    parts = [*(_list(fields) if is_list else _cells(fields, wants)), *_tables(tables)]
    return Form(
        key=key_of(kind),
        kind=kind.key,
        title=_(kind.plural if is_list else kind.title),
        sentence=_(RESTRICTED if kind.restricted else A_LINE_EACH if is_list else SENTENCE),
        parts=tuple(_notes_last(parts)),
        wants=wants,
        turned=any(isinstance(part, Table) and _wide(part) > _SQUEEZED for part in parts),
    )


def key_of(kind: Kind) -> str:
    """Return the key of the form of a kind."""
    return kind.key.replace("_", "-")


def _wants(fields: Iterable[Field]) -> str:
    """Return what the form is printed for: the first unit, site or worker that it is about."""
    names = {f"{kind}_id": wanted for wanted, kind in SUBJECTS.items()}
    return next((names[field.name] for field in fields if field.name in names), "")


def _cells(fields: Sequence[Field], wants: str) -> Iterator[Part]:
    """Yield lines of cells, boxes and lists to tick in the order of the fields."""
    line: list[Cell] = []
    for field in fields:
        words, label = choices_of(field), _(field.label)
        is_long = len(words) > _FEW or sum(map(len, words)) > _LETTERS
        if field.shape is Shape.LONG_TEXT or (field.choices and is_long):
            if line:
                yield _line(line)
                line = []
            if words:
                yield Ticks(label, words, field.name)
            else:
                yield Box(label, field.name, lines=2, grow=1 if field.name == "notes" else 2)
            continue
        share = _share(field)
        if line and sum(cell.share for cell in line) + share > _WHOLE:
            yield _line(line)
            line = []
        fill = wants if field.name == f"{SUBJECTS.get(wants)}_id" else ""
        line.append(Cell(label, field.name, share, words, fill))
    if line:
        yield _line(line)


def _share(field: Field) -> float:
    if field.choices:
        words = choices_of(field)
        return max(3.0, 1.3 * len(words) + 0.16 * sum(map(len, words)))
    if field.shape is Shape.TEXT:
        longest = field.longest or 0
        return 4.0 if longest <= _SHORT else 6.0 if longest <= _ONE_LINE else 9.0
    return _SHARES[field.shape]


def _line(cells: Sequence[Cell]) -> Line:
    return Line(tuple(cells))


def _list(fields: Sequence[Field]) -> Iterator[Part]:
    if legend := legend_of(fields):
        yield Note(legend)
    columns = columns_of(fields)
    yield Table((*columns[:-1], replace(columns[-1], mm=_NOTES)), _ROWS)


def _tables(tables: Iterable[Rows]) -> Iterator[Part]:
    for rows in tables:
        fields = in_a_row(rows.fields)
        inner = [field for more in rows.rows for field in in_a_row(more.fields)]
        yield Heading(_(rows.label), legend_of([*fields, *inner]))
        columns = columns_of([*fields, *inner], LABELS)
        across = 2 if sum(column.mm for column in columns) * 2 <= _UPRIGHT else 1
        count = across * _TOGETHER if across > 1 else _ROWS
        grow = 0 if rows.name == "reviews" else 3 if inner else 1
        listed = rows.model.__tablename__ == _CHECKED
        yield Table(columns, count, rows.name, across=across, grow=grow, checklist=listed)


def _wide(table: Table) -> float:
    return width_of(table.columns) * table.across


def _notes_last(parts: Sequence[Part]) -> Iterator[Part]:
    """Notes stand below the tables, as on the screen."""
    notes = [part for part in parts if isinstance(part, Box) and part.field == "notes"]
    yield from (part for part in parts if part not in notes)
    yield from notes
