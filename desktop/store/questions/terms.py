"""The tables, the parameters and the small words that many questions share."""

from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    Table,
    bindparam,
    type_coerce,
)

from desktop.records.equipment import Equipment, Reading
from desktop.records.inspections.inspection import Inspection
from desktop.records.inspections.maintenance import Maintenance
from desktop.records.inspections.plan import DutyPlan
from desktop.records.types import Amount

Question: TypeAlias = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]


def table_of(model: Any) -> Table:
    """Return the table of a record kind or of the rows inside one."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


PLAN: Final = table_of(DutyPlan)
UNIT: Final = table_of(Equipment)
INSPECTION: Final = table_of(Inspection)
MAINTENANCE: Final = table_of(Maintenance)
READING: Final = table_of(Reading)

AS_OF: Final = bindparam("as_of", type_=Date)
FROM: Final = bindparam("from_on", type_=Date)
UNITS: Final[BindParameter[str]] = bindparam("units", expanding=True)

# where a reading is written: its day, its value, what it is in
WRITTEN: Final[dict[Table, tuple[str, str, str]]] = {
    READING: ("read_on", "value", "unit"),
    INSPECTION: ("done_on", "reading", "reading_unit"),
    MAINTENANCE: ("done_on", "reading", "reading_unit"),
}


def as_stored(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return an amount as the whole thousandths it is stored in, any other column as it is.

    Because lines come by the hundred and whoever reads them makes a number of those that matter.
    """
    return type_coerce(column, BigInteger) if isinstance(column.type, Amount) else column
