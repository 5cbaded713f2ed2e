"""Which columns of a table hold dates, and whether the day or the month comes first in each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from desktop.errors import Refused
from desktop.exchange.date_cells import date_in
from desktop.exchange.mapping import SheetPlan
from desktop.exchange.tables import Table, words
from desktop.intake import Cell
from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.values.dates import AmbiguousDate, Order, guess_order

# dates that lie in the past when the sheet is handed in, which can tell day from month
PAST: Final = frozenset(
    {
        "done_on",
        "found_on",
        "resolved_on",
        "happened_on",
        "held_on",
        "issued_on",
        "baseline_on",
        "hired_on",
        "oriented_on",
        "read_on",
        "signed_on",
        "made_on",
        "reported_on",
        "verified_on",
        "checked_on",
    }
)
YEARLESS: Final = re.compile(
    r"^\s*([^\W\d]{3,9}\.?\s+\d{1,2}(st|nd|rd|th)?|\d{1,2}\s+[^\W\d]{3,9}\.?)\s*$"
)
YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# dates that only sheets carry
DATED: Final = frozenset({"hired_on", "left_on", "oriented_on", "next_due"})


@dataclass
class DateOrders:
    """How the days and months of each column stand, found once and asked about once."""

    orders: dict[int, Order] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)

    def of(self, column: int) -> Order:
        """Return the order of a column; one without numeric dates has any."""
        return self.orders.get(column, Order.AMBIGUOUS)


def find_orders(
    columns: Mapping[int, Sequence[Cell]], said: Mapping[int, str], not_after: date | None
) -> DateOrders:
    """Return the order of each date column: as said, as its cells or its neighbours show."""
    orders: dict[int, Order] = {}
    open_: list[int] = []
    for index, cells in columns.items():
        order = (
            Order[said[index]]
            if said.get(index) in ("DMY", "MDY")
            else guess_order(cells, not_after=not_after)
        )
        orders[index] = order
        if order is Order.AMBIGUOUS:
            open_.append(index)
    settled = {order for order in orders.values() if order in (Order.DMY, Order.MDY)}
    if len(settled) == 1:
        # one person typed one table: what settles a column settles the one beside it
        orders.update(dict.fromkeys(open_, next(iter(settled))))
    return DateOrders(orders)


def orders_of(
    table: Table, plan: SheetPlan, fields: Mapping[str, Field], today: date
) -> DateOrders:
    """Return the order of each date column of a table; what was done was not done after today."""
    columns = {index: table.column(index) for index in _date_columns(plan, fields)}
    said = {index: plan.dates.get(plan.columns[index][0], "") for index in columns}
    past = {index: cells for index, cells in columns.items() if _name(plan, index) in PAST}
    certain = find_orders(past, said, today).orders
    return find_orders(columns, said | {i: order.name for i, order in certain.items()}, None)


class Doubt(NamedTuple):
    """A date that can be read in two ways: as it is written, day first, month first."""

    text: str
    day_first: date
    month_first: date


def doubts(table: Table, plan: SheetPlan, today: date) -> dict[int, Doubt]:
    """Return one example for each column about which only a person can say what comes first."""
    fields = {about.name: about for about in kind_of(plan.kind).fields}
    orders = orders_of(table, plan, fields, today)
    found: dict[int, Doubt] = {}
    for index, order in orders.orders.items():
        if order in (Order.DMY, Order.MDY):
            continue
        cells = table.column(index)
        doubt = next((d for cell in cells if (d := _doubt(cell, order, table.names))), None)
        if doubt:
            found[index] = doubt
    return found


def _doubt(cell: Cell, order: Order, names: Sequence[str]) -> Doubt | None:
    try:
        date_in(with_year(cell, names), order, month_only="last")
    except AmbiguousDate as fault:
        return Doubt(words(cell), *fault.readings)
    except Refused:
        return None
    return None


def _date_columns(plan: SheetPlan, fields: Mapping[str, Field]) -> Iterator[int]:
    for index in range(len(plan.columns)):
        name = _name(plan, index)
        is_date = name in fields and fields[name].shape in (Shape.DATE, Shape.MOMENT)
        if is_date or name in DATED or index in plan.certificates:
            yield index


def _name(plan: SheetPlan, index: int) -> str:
    return (plan.columns[index][1] or "").split("#")[0]


def with_year(cell: Cell, names: Sequence[str]) -> Cell:
    """Return "Sept 14" with the year that the sheet is called after; any other cell as it is."""
    if not isinstance(cell, str) or not YEARLESS.match(cell):
        return cell
    years = {year for name in names for year in YEAR.findall(name)}
    return f"{cell.strip()} {years.pop()}" if len(years) == 1 else cell
