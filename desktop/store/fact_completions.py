"""The lines in which every duty is told, with its last completion of each kind of record."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop.store.asking import Ask, Line
from desktop.values.amounts import SCALE

# a line begins with these; then come the unit, the rule, how it counts, whether there are rules
PLAN_COLUMNS: Final = (
    "id", "kind", "equipment_type", "site_id", "task", "in_force_from", "anchor_on", "baseline_on",
    "baseline_reading", "lead_share", "lead_days", "is_statutory", "early_days",
    "keeps_on_when_parked",
)  # fmt: skip
# a completion: the day, who, who as written, the reading, what it is read in
WIDTH: Final = 5


def amount(thousandths: int | None) -> Decimal | None:
    """Return the number that is stored in thousandths."""
    return None if thousandths is None else Decimal(thousandths) / SCALE


def of_plans(ask: Ask, as_of: date) -> Sequence[Line]:
    """Return a line for every plan and rule in force, with its last completions of each kind."""
    return ask("plans", as_of=as_of)


def of_types(ask: Ask, as_of: date, pairs: Iterable[tuple[str, str]]) -> Sequence[Line]:
    """Return the same for every unit of a plan on a type.

    `pairs` are names of types that mean the same: (on the plan, on the unit).
    """
    joined = [f"{of_plan}\n{of_unit}" for of_plan, of_unit in pairs]
    return ask("plans_of_types", as_of=as_of, pairs=joined) if joined else ()


def all_completions(
    ask: Ask, as_of: date, plans: Iterable[str], from_on: date = date.min
) -> Sequence[tuple[str, str | None, date]]:
    """Return all completions of some plans since a day as (plan, unit, day), in no order."""
    lines: Sequence[Any] = ask("all_completions", as_of=as_of, from_on=from_on, plans=list(plans))
    return lines
