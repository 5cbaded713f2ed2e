"""What is to be known of somebody who is being put on a unit, while the form is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop.duties.competency import WANTING, Competence, Standing, standings
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.linking import with_links
from desktop.services.training import competency_words as words
from desktop.services.training.arriving import begins
from desktop.services.training.check_values import check_values
from desktop.services.typing import read_one
from desktop.store.fact_competency import competency_facts
from desktop.store.fact_people import worker_facts
from desktop.store.fact_register import early_warning
from desktop.store.facts import Period
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.competency import AssignmentFact
from desktop.values.spoken import say_date

KIND: Final = "equipment_assignment"


@dataclass(frozen=True)
class AssignmentSaid:
    """A sentence in its tone, and what a competency check of them begins with."""

    sentence: str = ""
    tone: str = "plain"
    values: Mapping[str, Any] | None = None


def assignment_said(
    company: CompanyFile, typed: Mapping[str, object], today: date
) -> AssignmentSaid:
    """Return what is known of the worker and the unit in the form, as far as both are chosen.

    Looked at is the day on which it begins, because a check may have run out by then.
    """
    with company.reading() as connection:
        ask = asking(connection)
        linked = with_links(connection, KIND, typed)
        known = competency_facts(ask)
        worker_id = str(linked.get("worker_id") or "")
        day = max(begins(connection, today).get(worker_id, today), _from_on(typed, today))
        workers = {worker.id: worker for worker in worker_facts(ask, day)}
        days = early_warning(ask).certificate_days
    worker = workers.get(worker_id)
    unit = str(linked.get("equipment_id") or "")
    type_ = str(linked.get("equipment_type") or "").strip()
    if not any(machine.id == unit for machine in known.machines):
        unit = ""
    if worker is None or not (unit or type_):
        return AssignmentSaid()
    as_if = AssignmentFact("", worker.id, unit or None, None if unit else type_, Period(None, None))
    facts = replace(known, assignments=(as_if,))
    found = [one for one in standings(facts, [worker], day, days) if one.is_assigned]
    if not found:
        return AssignmentSaid()
    worst = next((one for one in found if one.state in WANTING), found[0])
    sentence = _ends_before(worst, day, today) or words.sentence_of(worst, today)
    more = sum(one.state in WANTING for one in found) - 1
    if more > 0:
        sentence += " " + ngettext(
            "{n} more unit is the same.", "{n} more units are the same.", more
        ).format(n=more)
    if worst.state in WANTING:
        whole = _("{sentence} Have somebody competent watch first.").format(sentence=sentence)
        return AssignmentSaid(whole, "amber", check_values(worst))
    watched = worst.state is Competence.SUPERVISED
    return AssignmentSaid(sentence, "amber" if watched else "green")


def _ends_before(one: Standing, day: date, today: date) -> str:
    """What is said of a check that is good now and will not be when they begin; else ""."""
    if one.state is not Competence.DUE or one.until is None or one.until < today:
        return ""
    return _("{worker} on {work}: the check is good until {until}, and they begin {day}.").format(
        worker=one.worker.name,
        work=one.work.name,
        until=say_date(one.until, today),
        day=say_date(day, today),
    )


def _from_on(typed: Mapping[str, object], today: date) -> date:
    """The day from which on it holds, where that is to come and can be read."""
    try:
        read = read_one(kind_of(KIND).field("from_on"), typed.get("from_on"), today).value
    except Refused:
        return today
    return max(read, today) if isinstance(read, date) else today
