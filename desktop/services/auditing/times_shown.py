"""How long things take in a company as a page shows it and reads it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.work_times import USUAL_HOURS_A_WEEK, WorkTimes, usual_of_records, usual_of_todos
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.company_settings import COMPANY_SETTINGS, WorkTime
from desktop.records.fields import fields_of
from desktop.services.auditing.minutes import change_times, work_times
from desktop.services.protocols.choosing import asked_by
from desktop.services.typed_fields import read_one, say_typed
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

HOURS: Final = "hours_a_week"
_HOURS: Final = COMPANY_SETTINGS.field(HOURS)
_MINUTES: Final = next(one for one in fields_of(WorkTime) if one.name == "minutes")


@dataclass(frozen=True)
class TimeLine:
    """One thing: `typed` are the company's own minutes, "" where the `usual` ones hold."""

    about: str
    title: str
    typed: str
    usual: str
    why: str


@dataclass(frozen=True)
class TimesShown:
    """The hours of a week, what to do by element, and what to fill in by kind."""

    hours: str
    usual_hours: str
    todos: tuple[tuple[str, tuple[TimeLine, ...]], ...]
    records: tuple[TimeLine, ...]


def times_shown(company: CompanyFile, as_of: date) -> TimesShown:
    """Return how long things take, by the questions of the company's protocol."""
    with company.reading() as connection:
        asked = asked_by(connection, as_of)
    times = work_times(company)
    usual = WorkTimes()
    hours = (
        "" if times.hours_a_week == USUAL_HOURS_A_WEEK else say_typed(_HOURS, times.hours_a_week)
    )
    return TimesShown(
        hours=hours,
        usual_hours=say_number(USUAL_HOURS_A_WEEK),
        todos=tuple(_todos(asked, times, usual)),
        records=tuple(
            TimeLine(kind, _(kind_of(kind).title), _own(times, kind), str(one.minutes), _(one.why))
            for kind, one in usual_of_records().items()
        ),
    )


def save_times(company: CompanyFile, typed: Mapping[str, str], hours: str, today: date) -> bool:
    """Save what was typed as one action; an empty figure takes the usual one again.

    Raises Refused by what has a wrong figure, "hours_a_week" for the hours.
    """
    minutes: dict[str, int | None] = {}
    faults: dict[str, str] = {}
    for about, text in typed.items():
        try:
            value = read_one(_MINUTES, text, today).value if text.strip() else None
            minutes[about] = value if isinstance(value, int) else None
        except Refused as refused:
            faults[about] = refused.faults[""]
    week: Decimal | None = USUAL_HOURS_A_WEEK
    try:
        read = read_one(_HOURS, hours, today).value if hours.strip() else None
        week = read if isinstance(read, Decimal) else USUAL_HOURS_A_WEEK
    except Refused as refused:
        faults[HOURS] = refused.faults[""]
    if faults:
        raise Refused(faults)
    is_new = week != work_times(company).hours_a_week
    return change_times(company, minutes, week if is_new else None)


def _todos(
    asked: Protocol, times: WorkTimes, usual: WorkTimes
) -> list[tuple[str, tuple[TimeLine, ...]]]:
    known = usual_of_todos()
    return [
        (
            f"{element.code} {element.title}",
            tuple(
                TimeLine(
                    one.code,
                    f"{one.code} {one.title}",
                    _own(times, one.code),
                    str(usual.of_todo(one)),
                    _(known[one.code].why) if one.code in known else "",
                )
                for one in element.questions
            ),
        )
        for element in asked.elements
        if element.questions
    ]


def _own(times: WorkTimes, about: str) -> str:
    return str(times.own[about]) if about in times.own else ""
