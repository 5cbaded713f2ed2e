"""The table of months: every figure of every month, the newest first."""

from collections.abc import Callable
from typing import Final

from desktop.duties.statistics import LOST_TIME, RECORDABLE, Figures
from desktop.language import N_, _
from desktop.services.statistics.reading import Whole
from desktop.services.statistics.shown import MonthSaid
from desktop.services.statistics.spans import say_whole_month
from desktop.values.spoken import say_number

NOTHING: Final = "–"
LATER: Final = "…"


def _number(n: int) -> str:
    return say_number(n, 0)


def _share(n: int, of: int) -> str:
    return _("{n} of {of}").format(n=say_number(n, 0), of=say_number(of, 0)) if of else NOTHING


def _hours(one: Figures) -> str:
    if one.hours.missing:
        return _("missing")
    number = say_number(one.hours.hours, 1)
    return _("{n} est.").format(n=number) if one.hours.estimated else number


def _lost_days(one: Figures) -> str:
    return _("missing") if one.unknown_days else _number(one.lost_days)


_COLUMNS: Final[tuple[tuple[str, Callable[[Figures], str]], ...]] = (
    (N_("Hours"), _hours),
    (N_("Recordable"), lambda one: _number(one.count(RECORDABLE))),
    (N_("Lost time"), lambda one: _number(one.count(LOST_TIME))),
    (N_("Lost days"), _lost_days),
    (N_("First aid"), lambda one: _number(one.count(("first_aid",)))),
    (N_("Near misses"), lambda one: _number(one.count(("near_miss",)))),
    (N_("Damage, spills"), lambda one: _number(one.count(("property_damage", "spill")))),
    (N_("Other"), lambda one: _number(one.count(("hazard", "other")))),
    (N_("Inspections on time"), lambda one: _share(one.inspected.on_time, one.inspected.due)),
    (N_("Actions on time"), lambda one: _share(one.fixes.on_time, one.fixes.closed)),
)
_INSPECTIONS: Final = -2  # the place of what takes longer to know


def heads() -> tuple[str, ...]:
    """Return what stands over the columns."""
    return tuple(_(head) for head, _say in _COLUMNS)


def rows(whole: Whole) -> tuple[MonthSaid, ...]:
    """Return a line for every month, the newest first."""
    is_judged = whole.is_judged
    lines = [
        _line(one, say_whole_month(one.span.from_on), is_judged=is_judged)
        for one in reversed(whole.monthly)
    ]
    if whole.running:
        month = say_whole_month(whole.running.span.from_on)
        month = _("{month} so far").format(month=month)
        line = _line(whole.running, month, is_judged=is_judged)
        if whole.running.hours.missing:
            line = MonthSaid(line.month, (NOTHING, *line.cells[1:]))  # nobody can know them yet
        lines.insert(0, line)
    return tuple(lines)


def _line(one: Figures, month: str, *, is_judged: bool) -> MonthSaid:
    cells = [say(one) for _head, say in _COLUMNS]
    if not is_judged:
        cells[_INSPECTIONS] = LATER
    return MonthSaid(month, tuple(cells))
