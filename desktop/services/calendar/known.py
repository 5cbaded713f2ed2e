"""Everything that may stand in a calendar on a day, each thing with the name it is known by."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from desktop.duties import duties
from desktop.duties.certificates import certificates, type_ids
from desktop.duties.day import Day
from desktop.duties.doubles import joined
from desktop.duties.duty import Duty
from desktop.duties.plans import plan_duties
from desktop.duties.reviews import review_duties
from desktop.services.calendar.naming import (
    card_name,
    competency_name,
    name_of,
    orientation_name,
)
from desktop.services.today.training_lines import orientation_duties
from desktop.services.training.competency_duties import competency_duties
from desktop.store.asking import Ask
from desktop.store.fact_all import all_facts
from desktop.store.fact_competency import competency_facts
from desktop.store.facts import DutyFacts
from desktop.values.competency import CompetencyFacts

Named = tuple[str, Duty]
_STEP: Final = timedelta(days=30)


def known_on(facts: DutyFacts, checks: CompetencyFacts, as_of: date) -> Iterator[Named]:
    """Return what is due and what will be, as it stands on a day."""
    held = certificates(facts, as_of)
    found = duties(facts, as_of, held)
    types = type_ids(facts, found, held)
    for duty in found:
        type_id = types.get(id(duty))
        yield card_name(duty.subject_id, type_id) if type_id else name_of(duty), duty
    for duty in orientation_duties(facts, as_of):
        yield orientation_name(duty.subject_id), duty
    for duty, one in competency_duties(checks, facts, as_of, with_good=True):
        yield competency_name(one.worker.id, one.work.id), duty


def known_since(ask: Ask, since: date, as_of: date) -> Iterator[Named]:
    """Return what may have stood in a calendar from a day on.

    It is looked at again every thirty days, and on the last day of whoever left or was taken off a
    unit meanwhile, because who was here for a week had duties as well.
    """
    checks = competency_facts(ask)
    days = {since + n * _STEP for n in range((as_of - since) // _STEP)}
    ends = [to_on for _worker, _from, to_on in ask("employment")]
    ends += [one.period.to_on for one in checks.assignments]
    days |= {day for day in ends if day is not None and since < day < as_of}
    for day in sorted(days):
        yield from known_on(all_facts(ask, day), checks, day)
    yield from _reviews(joined(all_facts(ask, as_of)), as_of)


def _reviews(facts: DutyFacts, as_of: date) -> Iterator[Named]:
    """Those asked for twice, too: now the plan stands for the paper, and now the paper for it."""
    for duty in (*plan_duties(Day(facts, as_of)), *review_duties(facts, as_of)):
        if duty.kind == "review":
            yield name_of(duty), duty
