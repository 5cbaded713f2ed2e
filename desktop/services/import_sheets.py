"""What each sheet of an import is taken for, for a person to see before anything goes in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from desktop.exchange.check_columns import ticked_among
from desktop.exchange.correcting import LIST
from desktop.exchange.date_columns import doubts
from desktop.exchange.headings import targets
from desktop.exchange.mapping import Planned, SheetPlan
from desktop.exchange.saved_mapping import CERTIFICATE
from desktop.exchange.tables import Table, counts_rows, is_blank, words
from desktop.intake import Cell
from desktop.language import N_, _, ngettext
from desktop.records import kind_of
from desktop.records.fields import Shape
from desktop.records.kind import Kind
from desktop.services.import_words import (
    BASES,
    Choice,
    kind_choice,
    label_of,
    meanings,
    say_kind,
    say_meaning,
)
from desktop.values.spoken import say_whole_date

SHOWN: Final = 12  # rows of a sheet that are enough to recognise it by
# what a row cannot do without, where that is more or less than the kind's required fields
NEEDED: Final[dict[str, list[tuple[str, ...]]]] = {
    "worker": [("full_name", "last_name")],
    "equipment": [("number",)],
    "duty_plan": [("rule",)],
    "inspection": [("done_on",)],
    "corrective_action": [("what",)],
    "incident": [("happened_on",), ("what",)],
    "field_level_hazard_assessment": [("done_on",)],
    "certificate": [("type_id",)],
}
TICKED: Final = {
    "inspection": N_("An item of the checklist"),
    "field_level_hazard_assessment": N_("A hazard that is ticked"),
}


@dataclass(frozen=True)
class DateQuestion:
    """Dates that can be read in two ways: an example, and what it is either way."""

    example: str
    day_first: str
    month_first: str
    answer: str = ""  # "DMY", "MDY", or "" while nobody said


@dataclass(frozen=True)
class ColumnView:
    """One column: its heading as written, the key of what it means, a question about its dates."""

    heading: str
    meaning: str
    says: str
    question: DateQuestion | None = None


@dataclass(frozen=True)
class SheetView:
    """One sheet as it is read now, ready to be shown."""

    file: str
    sheet: str
    title: str
    reading: str
    kind: str
    basis: str
    has_certificates: bool
    header_row: int
    columns: tuple[ColumnView, ...]
    meanings: tuple[Choice, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    count: int
    lacking: str = ""  # a sentence about what no column says and every row needs

    @property
    def questions(self) -> int:
        """How many columns still wait for an answer."""
        return sum(bool(c.question and not c.question.answer) for c in self.columns)


def describe(item: Planned, today: date) -> SheetView:
    """Return a sheet as a person sees it."""
    table, plan = item.table, item.plan
    sheet = table.sheet if table.sheet != table.file.rsplit(".", 1)[0] else ""
    return SheetView(
        file=table.file,
        sheet=table.sheet,
        title=f"{table.file} · {sheet}" if sheet and not table.only_sheet else table.file,
        reading=say_reading(item),
        kind=kind_choice(plan),
        basis=plan.basis if plan else "",
        has_certificates=bool(plan and (plan.shape != LIST or plan.certificates)),
        header_row=table.header_row,
        columns=tuple(_columns(item, today)),
        meanings=tuple(meanings(plan)) if plan else (),
        rows=tuple((line.number, tuple(map(_shown, line.cells))) for line in table.lines[:SHOWN]),
        count=len(table.lines),
        lacking=_lacking(plan) if plan else "",
    )


def say_reading(item: Planned) -> str:
    """Return what a sheet is taken for, e.g. "Schedule, 20 rows"."""
    count = len(item.table.lines)
    rows = ngettext("{n} row", "{n} rows", count).format(n=count)
    if item.plan is None:
        return _("Not recognised, {rows}").format(rows=rows)
    parts = [say_kind(item.plan), rows]
    if item.plan.shape != LIST and item.plan.basis:
        parts.append(_(BASES[item.plan.basis]))
    return ", ".join(parts)


def _columns(item: Planned, today: date) -> Iterator[ColumnView]:
    plan = item.plan
    if plan is None:
        for heading in item.table.headings:
            yield ColumnView(heading, "", "")
        return
    questions = _questions(item, plan, today)
    for index, (heading, name) in enumerate(plan.columns):
        meaning = CERTIFICATE if index in plan.certificates else name or ""
        says = say_meaning(plan, meaning) if meaning else _of_no_field(item.table, plan, index)
        yield ColumnView(heading, meaning, says, questions.get(index))


def _of_no_field(table: Table, plan: SheetPlan, index: int) -> str:
    """Return what becomes of a column that no field takes."""
    if counts_rows(table.column(index)):
        return _("Leave it out (row numbers)")
    if plan.shape == LIST and plan.kind in TICKED and index in _ticked(table, plan):
        return _(TICKED[plan.kind])
    return say_meaning(plan, "")


def _ticked(table: Table, plan: SheetPlan) -> list[int]:
    free = [i for i, (heading, name) in enumerate(plan.columns) if heading and not name]
    return ticked_among(table, free)


def _questions(item: Planned, plan: SheetPlan, today: date) -> dict[int, DateQuestion]:
    asked = doubts(item.table, replace(plan, dates={}), today)
    if not asked:
        return {}
    still = doubts(item.table, plan, today) if plan.dates else asked
    # one person typed one table: the answer for a column holds for the one beside it
    said = next(iter(plan.dates.values()), "")
    return {
        index: DateQuestion(
            doubt.text,
            say_whole_date(doubt.day_first),
            say_whole_date(doubt.month_first),
            plan.dates.get(plan.columns[index][0], "" if index in still else said),
        )
        for index, doubt in asked.items()
    }


def _lacking(plan: SheetPlan) -> str:
    if plan.shape != LIST:
        if plan.certificates:
            return ""
        return _("No column is said to hold certificates, so nothing of this sheet goes in.")
    kind = kind_of(plan.kind)
    said = {(name or "").split("#")[0] for _heading, name in plan.columns}
    known = {target.name for target in targets(kind)}
    for group in NEEDED.get(kind.key) or _required(kind):
        wanted = [name for name in group if name in known]
        if wanted and not said & set(wanted):
            labels = _(" or ").join(f"“{label_of(kind, name)}”" for name in wanted[:3])
            return _(
                "No column is said to be {labels}, and a row without it cannot go in. Choose it "
                "above the column where it stands."
            ).format(labels=labels)
    return ""


def _required(kind: Kind) -> list[tuple[str, ...]]:
    """What no row of a kind can do without; what has choices has a usual one."""
    free = (Shape.STAMP, Shape.CHOICE)
    return [(f.name,) for f in kind.fields if f.required and f.shape not in free]


def _shown(cell: Cell) -> str:
    if is_blank(cell):
        return ""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, datetime):
        clock = f" {cell:%H:%M}" if cell.time() != time() else ""
        return say_whole_date(cell.date()) + clock
    if isinstance(cell, date):
        return say_whole_date(cell)
    return f"{cell:%H:%M}" if isinstance(cell, time) else words(cell)
