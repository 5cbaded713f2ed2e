"""One table and one row of it at a time, in the words of the kind that it is read as."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.batch import Batch
from desktop.exchange.cells import (
    Unclear,
    joined,
    json_list,
    leftover,
    text_of,
    value_of,
)
from desktop.exchange.date_cells import date_in
from desktop.exchange.date_columns import orders_of, with_year
from desktop.exchange.headings import ROWS
from desktop.exchange.mapping import Planned, SheetPlan
from desktop.exchange.report import Place, Question
from desktop.exchange.tables import Line, Table, counts_rows, is_blank, words
from desktop.intake import Cell
from desktop.language import _
from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.store.canonical import digest, written
from desktop.values.dates import AmbiguousDate, Order

# what people write once for a group of rows
WRITTEN_ONCE: Final[dict[str, tuple[str, ...]]] = {
    "inspection": ("done_on", "subject"),
    "maintenance": ("done_on", "subject"),
    "duty_plan": ("subject",),
    "certificate": ("worker_id",),
    "meeting": ("held_on",),
    "field_level_hazard_assessment": ("done_on", "site_id", "task"),
}


WHOSE: Final = ("subject", "equipment_id", "site_id", "worker_id", "full_name", "last_name")


class Sheet:
    """A table being read as its plan says."""

    def __init__(self, batch: Batch, planned: Planned) -> None:
        assert planned.plan is not None
        self.batch, self.table, self.plan = batch, planned.table, planned.plan
        self.kind = kind_of(self.plan.kind)
        self.fields: dict[str, Field] = {f.name: f for f in self.kind.fields}
        self.orders = orders_of(self.table, self.plan, self.fields, batch.today)
        # columns without a heading in which something stands all the same
        self.unheaded = [
            i
            for i, (heading, name) in enumerate(self.plan.columns)
            if not heading and not name and i not in self.plan.certificates
            if not counts_rows(self.table.column(i))
        ]
        self.unmapped = [
            i
            for i, (heading, name) in enumerate(self.plan.columns)
            if heading
            and not name
            and i not in self.plan.certificates
            and not counts_rows(self.table.column(i))
        ]

    @cached_property
    def readings(self) -> dict[tuple[str, str], list[Decimal]]:
        """What every meter had said when this was first asked, by unit and what it counts."""
        return self.batch.readings()

    def rows(self) -> Iterator["SheetRow"]:
        """The rows, top down; what a group writes once, in merged cells, holds for all of it."""
        shared = self._written_once()
        above: dict[int, Cell] = {}
        for line in self.table.lines:
            cells = list(line.cells)
            for index in shared:
                if is_blank(cells[index]):
                    cells[index] = above.get(index)
                above[index] = cells[index]
            row = SheetRow(self, Line(line.number, tuple(cells), line.section))
            self.batch.report.here = row.place
            self.batch.pace.step(self.table.file)
            yield row

    def _written_once(self) -> list[int]:
        """The key columns that are filled only in the first row of each group."""
        found = []
        for target in WRITTEN_ONCE.get(self.plan.kind, ()):
            index = self.plan.index(target)
            if index is None or not self.table.lines:
                continue
            blank = [is_blank(cell) for cell in self.table.column(index)]
            if not blank[0] and sum(blank) * 4 >= len(blank):
                found.append(index)
        if found:
            headings = ", ".join(f"“{self.plan.columns[i][0]}”" for i in found)
            self.batch.report.note(
                _("{file}, {sheet}: where {columns} is empty, the one above it was taken.").format(
                    file=self.table.file, sheet=self.table.sheet, columns=headings
                )
            )
        return found

    def ask(self, column: int, fault: AmbiguousDate) -> None:
        """Ask once per column which comes first, the day or the month."""
        if column not in self.orders.asked:
            self.orders.asked.add(column)
            heading = self.plan.columns[column][0]
            self.batch.report.questions.append(
                Question(
                    self.table.file,
                    self.table.sheet,
                    heading,
                    _(
                        "In the column “{heading}” nothing tells the day from the month: "
                        "{example} Save the mapping with --save-map, add below this sheet the line "
                        '[sheet.dates] and under it "{heading}" = "DMY" (day first) or "MDY", and '
                        "import again with --map."
                    ).format(heading=heading, example=str(fault)),
                )
            )


class SheetRow:
    """One row of a sheet; what cannot be read is told in the report, cell by cell."""

    def __init__(self, sheet: Sheet, line: Line) -> None:
        self.sheet, self.line = sheet, line
        self.place = Place(sheet.table.file, sheet.table.sheet, line.number)
        self.faults = 0
        self._days: dict[int, date | None] = {}
        # words that stand for no choice; they are kept in the notes
        self.unclear: list[tuple[str, Cell]] = []

    @property
    def table(self) -> Table:
        """The table it stands in."""
        return self.sheet.table

    @property
    def plan(self) -> SheetPlan:
        """How the table is read."""
        return self.sheet.plan

    def has(self, target: str) -> bool:
        """Whether the sheet has such a column at all."""
        return self.plan.index(target) is not None

    def cell(self, target: str) -> Cell:
        """Return the cell of a target, None when there is no such column."""
        index = self.plan.index(target)
        return None if index is None else self.line.cells[index]

    def text(self, target: str) -> str:
        """Return the cell as text, "" when empty."""
        cell = self.cell(target)
        return "" if is_blank(cell) else text_of(cell)

    def numbered(self, target: str) -> dict[int, str]:
        """Return the texts of "Hazard 1", "Hazard 2" … by their number, empty ones included."""
        found = {}
        for index, (_heading, name) in enumerate(self.plan.columns):
            if name and name.startswith(f"{target}#"):
                cell = self.line.cells[index]
                found[int(name.split("#")[1])] = "" if is_blank(cell) else text_of(cell)
        return found

    @property
    def digest(self) -> str:
        """The row as it is written, in short: it stays the same whoever is known by then."""
        cells = [
            (heading, text_of(cell))
            for (heading, _name), cell in zip(self.plan.columns, self.line.cells, strict=True)
            if not is_blank(cell)
        ]
        # a log of one unit or one person says only in its name whose it is
        whose = () if any(map(self.has, WHOSE)) else (self.place.file, self.place.sheet)
        return digest("row", self.plan.kind, *whose, written(cells))

    def refuse(self, reason: str, target: str = "", *, column: int | None = None) -> None:
        """Say that this cell, or the row when no target is given, cannot go in."""
        self.faults += 1
        index = self.plan.index(target) if column is None and target else column
        heading = "" if index is None else self.plan.columns[index][0]
        value = None if index is None else self.line.cells[index]
        if value is not None:
            self.unclear.append((heading, value))  # where the record goes in, the words go with it
        self.sheet.batch.report.refuse(self.place, reason, heading, words(value))

    def day(self, target: str, **how: Any) -> date | None:
        """Return the date of a target; None when empty, "never" or refused (then it is told)."""
        index = self.plan.index(target)
        return None if index is None else self.day_at(index, **how)

    def day_at(self, index: int, **how: Any) -> date | None:
        """Return the date in a column; None when empty, "never" or refused (then it is told)."""
        if index not in self._days:
            self._days[index] = None  # a cell is told once, however often it is looked at
            try:
                cell = with_year(self.line.cells[index], self.table.names)
                self._days[index] = date_in(cell, self._order(index), **how)
            except AmbiguousDate as fault:
                self.sheet.ask(index, fault)
                self.refuse(str(fault), column=index)
            except Refused as fault:
                self.refuse(str(fault), column=index)
        return self._days[index]

    def _order(self, index: int) -> Order:
        return self.sheet.orders.of(index)

    def value(self, name: str) -> Any:
        """Return the value of a plain field; None when empty or refused (then it is told)."""
        about = self.sheet.fields[name]
        index = self.plan.index(name)
        if index is None:
            return None
        if about.shape is Shape.DATE:
            return self.day_at(index, month_only="last" if name == "expires_on" else None)
        cell = self.line.cells[index]
        if about.shape is Shape.TIME and isinstance(cell, datetime) and not cell.time():
            return None
        try:
            return value_of(about, self.plan.kind, cell, self._order(index))
        except Unclear as fault:
            if about.required:
                self.refuse(str(fault), name)
            else:
                self.unclear.append((self.plan.columns[index][0], cell))
        except Refused as fault:
            self.refuse(str(fault), name)
        return None

    def plain_values(self, *leave: str) -> dict[str, Any]:
        """Return the values of every plain field that the sheet carries, without links."""
        return {
            name: self.value(name)
            for _heading, name in self.plan.columns
            if name in self.sheet.fields
            and name not in leave
            and self.sheet.fields[name].shape is not Shape.LINK
        }

    def leave(self, *targets: str) -> None:
        """Keep in the notes what these columns say, because no field could take it."""
        for target in targets:
            index = self.plan.index(target)
            if index is not None and not is_blank(self.line.cells[index]):
                self.unclear.append((self.plan.columns[index][0], self.line.cells[index]))

    def notes(self, *more: str | None) -> str | None:
        """Return the notes, and below them what no field takes, so that nothing is lost."""
        left = [*self.sheet.unmapped, *self.sheet.unheaded]
        rest = [(self.plan.columns[i][0], self.line.cells[i]) for i in left]
        return joined(self.text("notes") or None, *more, leftover([*self.unclear, *rest]))

    def person(self, role: str) -> dict[str, Any]:
        """Return the two fields of a role ("by" -> by_id and by_name) from one column."""
        target = f"{role}_id" if self.has(f"{role}_id") else f"{role}_name"
        text = self.text(target)
        if not text:
            return {}
        try:
            person = self.sheet.batch.registers.person(text)
        except Refused as fault:
            self.sheet.batch.report.note(
                _("{file}, row {row}: {sentence} The name was kept as it is written.").format(
                    file=self.place.file, row=self.place.row, sentence=fault
                )
            )
            return {f"{role}_name": text[:200]}
        return {f"{role}_id": person.worker_id, f"{role}_name": person.name}

    def people(self, rows: str, **more: Any) -> list[dict[str, Any]]:
        """Return a table of people inside the record, from one column or numbered ones."""
        one = self.text(ROWS + rows)
        texts = [str(name) for name in json_list(one) or [one]]
        texts += self.numbered(ROWS + rows).values()
        return [
            {"worker_id": person.worker_id, "name": person.name, **more}
            for text in texts
            if text
            for person in self.sheet.batch.registers.people(text)
        ]
