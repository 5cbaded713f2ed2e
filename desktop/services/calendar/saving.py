"""Saves the duties of a company as a calendar file, whole or not at all."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.duties import duties
from desktop.duties.day import Day
from desktop.duties.doubles import joined
from desktop.duties.duty import Duty
from desktop.duties.plans import plan_duties
from desktop.duties.reviews import review_duties
from desktop.errors import Refused
from desktop.exchange.calendars import calendar_file
from desktop.language import _
from desktop.services.calendar.entries import entries
from desktop.services.calendar.gone import called_off
from desktop.services.printing.printed import replacing
from desktop.services.today.training_lines import orientation_duties
from desktop.store import history
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile

ENDING: Final = ".ics"
# how long an earlier file may lie in somebody's calendar with what was called off since
_REMEMBERED: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Saved:
    """A calendar that was saved: how many days it holds, and how many it takes out."""

    path: Path
    days: int
    called_off: int


def save_calendar(company: CompanyFile, to: Path, as_of: date, stamped_at: datetime) -> Saved:
    """Write what is due into a calendar; one that is there is replaced.

    Read into a calendar again it moves what is there, and adds nothing twice. Raises `Refused` for
    a name that is none of a calendar, `Unavailable` when it cannot be written.
    """
    if to.suffix.lower() != ENDING:
        raise Refused(
            _("A calendar file ends in .ics. Write it as {name}.").format(name=to.stem + ENDING)
        )
    with company.reading() as connection:
        now = duty_facts(connection, as_of)
        earlier = duty_facts(connection, as_of - _REMEMBERED)
        gone = list(called_off(connection, now.company.id, earlier.as_of))
        edition, _link = history.head(connection)
    asked = _all(now, as_of)
    before = [*_all(earlier, earlier.as_of), *_told_by_another(now, asked, as_of)]
    found = list(entries(asked, before, gone, as_of))
    title = _("{company}: what is due").format(company=now.company.name)
    data = calendar_file(found, title, stamped_at, edition)
    with replacing(to) as half, half.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    off = sum(entry.is_off for entry in found)
    return Saved(to, len(found) - off, off)


def _all(facts: DutyFacts, as_of: date) -> list[Duty]:
    return [*duties(facts, as_of), *orientation_duties(facts, as_of)]


def _told_by_another(facts: DutyFacts, told: Collection[Duty], as_of: date) -> Iterator[Duty]:
    """Return the reviews for which another one stands today; an earlier file may have them."""
    facts, known = joined(facts), {duty.plan for duty in told}
    for duty in (*plan_duties(Day(facts, as_of)), *review_duties(facts, as_of)):
        if duty.kind == "review" and duty.plan not in known:
            yield duty
