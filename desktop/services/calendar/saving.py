"""Saves the duties of a company as a calendar file, whole or not at all."""

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.exchange.calendars import calendar_file
from desktop.language import _
from desktop.services.calendar.entries import entries
from desktop.services.calendar.gone import called_off
from desktop.services.calendar.known import known_on, known_since
from desktop.services.printing.printed import replacing
from desktop.store.fact_all import all_facts
from desktop.store.fact_competency import competency_facts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking

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

    A calendar that heeds names moves what is there when it reads the file again, takes out what is
    called off and has nothing twice; not every program heeds them. Raises `Refused` for
    a name that is none of a calendar, `Unavailable` when it cannot be written.
    """
    if to.suffix.lower() != ENDING:
        raise Refused(
            _("A calendar file ends in .ics. Write it as {name}.").format(name=to.stem + ENDING)
        )
    since = as_of - _REMEMBERED
    with company.reading() as connection:
        ask = asking(connection)
        facts = all_facts(ask, as_of)
        now = list(known_on(facts, competency_facts(ask), as_of))
        before = list(known_since(ask, since, as_of))
        gone = list(called_off(connection, facts.company.id, since))
    found = list(entries(now, before, gone, as_of))
    title = _("{company}: what is due").format(company=facts.company.name)
    data = calendar_file(found, title, stamped_at)
    with replacing(to) as half, half.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    off = sum(entry.is_off for entry in found)
    return Saved(to, len(found) - off, off)
