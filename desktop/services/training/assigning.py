"""What is to be known of somebody who is being put on a unit, while the form is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop.duties.competency import WANTING, Competence, standings
from desktop.language import _, ngettext
from desktop.services.linking import with_links
from desktop.services.training import competency_words as words
from desktop.services.training.check_values import check_values
from desktop.store.fact_competency import competency_facts
from desktop.store.fact_people import worker_facts
from desktop.store.fact_register import early_warning
from desktop.store.facts import Period
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.competency import AssignmentFact

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
    """Return what is known of the worker and the unit in the form, as far as both are chosen."""
    with company.reading() as connection:
        ask = asking(connection)
        linked = with_links(connection, KIND, typed)
        known = competency_facts(ask)
        workers = {worker.id: worker for worker in worker_facts(ask, today)}
        days = early_warning(ask).certificate_days
    worker = workers.get(str(linked.get("worker_id") or ""))
    unit = str(linked.get("equipment_id") or "")
    type_ = str(linked.get("equipment_type") or "").strip()
    if not any(machine.id == unit for machine in known.machines):
        unit = ""
    if worker is None or not (unit or type_):
        return AssignmentSaid()
    as_if = AssignmentFact("", worker.id, unit or None, None if unit else type_, Period(None, None))
    facts = replace(known, assignments=(as_if,))
    found = [one for one in standings(facts, [worker], today, days) if one.is_assigned]
    if not found:
        return AssignmentSaid()
    worst = next((one for one in found if one.state in WANTING), found[0])
    sentence = words.sentence_of(worst, today)
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
