"""The days off of a company: its own and the statutory ones of its province, as they are set."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.records.company import PROVINCES
from desktop.records.company_settings import COMPANY_SETTINGS
from desktop.services.today.words import say_day_of_week
from desktop.services.typing import read_one, read_typed
from desktop.values.months import add_months

ROWS: Final = COMPANY_SETTINGS.rows[0]
USUAL_PROVINCE: Final = "AB"  # where the company names none
_DAY: Final = next(field for field in ROWS.fields if field.name == "day_on")
_MONTHS: Final = 12

Line = Mapping[str, object]


@dataclass(frozen=True)
class TypedDaysOff:
    """What stands on the page: whether the province's count, and the lines of the company's own."""

    keeps_statutory: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class DayOff:
    """A day off, as it is said: "Friday, 25 December", "Christmas Day"."""

    on: date
    said: str
    name: str


def read_days_off(typed: TypedDaysOff, today: date) -> dict[str, Any]:
    """Return what was typed as values of the settings. Refused by the place of each line."""
    values = {"keeps_statutory_holidays": typed.keeps_statutory, ROWS.name: list(typed.lines)}
    return read_typed(COMPANY_SETTINGS.key, values, today)


def days_off(
    typed: TypedDaysOff, province: str, today: date, week: Iterable[int]
) -> tuple[DayOff, ...]:
    """Return the days off of the next twelve months by day, without those that are no work day.

    `province` is "" where none is stated; `week` are the days on which there is work.
    """
    until = add_months(today, _MONTHS)
    named: dict[date, list[str]] = {}
    own = dict(_own(typed.lines, today))
    for on, name in [*own.items(), *_statutory(typed, province, today, until)]:
        if today <= on < until and on.weekday() in set(week):
            named.setdefault(on, []).append(name)
    return tuple(
        DayOff(on, say_day_of_week(on, today), ", ".join(dict.fromkeys(filter(None, names))))
        for on, names in sorted(named.items())
    )


def say_days_off(
    typed: TypedDaysOff, province: str, today: date, week: Sequence[int]
) -> tuple[str, ...]:
    """Return a sentence for each day off of the next twelve months, or one where there is none."""
    found = days_off(typed, province, today, week)
    if not found:
        return (_("No working day of the next twelve months is a day off."),)
    said = _("{day}: {name}")
    return tuple(
        said.format(day=one.said, name=one.name) if one.name else one.said for one in found
    )


def say_province(province: str) -> str:
    """Return the switch that says whose holidays count."""
    whose = _(PROVINCES[province or USUAL_PROVINCE])
    return _("Statutory holidays of {province} are days off").format(province=whose)


def _own(lines: Iterable[Line], today: date) -> Iterator[tuple[date, str]]:
    for line in lines:
        try:
            on = read_one(_DAY, line.get("day_on"), today).value
        except Refused:
            continue  # it is told at its field
        if isinstance(on, date):
            yield on, str(line.get("name") or "").strip()


def _statutory(
    typed: TypedDaysOff, province: str, first: date, last: date
) -> Iterator[tuple[date, str]]:
    if not typed.keeps_statutory:
        return
    # only here, because it takes a while and only this list needs their names
    from holidays.countries.canada import Canada

    years = range(first.year, last.year + 1)
    whose = province or USUAL_PROVINCE
    days: Mapping[date, str] = Canada(  # type: ignore[no-untyped-call]
        subdiv=whose, years=years, language="en_CA"
    )
    yield from days.items()
