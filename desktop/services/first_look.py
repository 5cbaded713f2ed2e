"""What the page Today shows, read before the database library is there to open the file."""

from datetime import date
from pathlib import Path

from desktop.services.today import Today, today_of
from desktop.services.today.besides import Besides, read_besides
from desktop.store.asking import Ask
from desktop.store.fact_all import all_facts
from desktop.store.facts import DutyFacts
from desktop.store.glancing import glance


def first_today(path: Path, as_of: date) -> Today | None:
    """Return what Today shows of a file; None where only whoever opens it for work can tell.

    So it is of a file that another program is writing, that is older than this Muster, damaged or
    locked; and of one that keeps drafts, because what a form still needs stands with the records.
    """

    def read(ask: Ask) -> tuple[DutyFacts, Besides] | None:
        if ask("has_drafts")[0][0]:
            return None
        return all_facts(ask, as_of), read_besides(ask)

    found = glance(path, read)
    if found is None:
        return None
    facts, besides = found
    return today_of(facts, as_of, besides)
