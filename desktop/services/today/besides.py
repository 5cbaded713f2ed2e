"""What the page Today needs besides the facts of duties: descriptions, titles, the audit's date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from desktop.services.today.reviewer_lines import Waiting, by_urgency
from desktop.store.asking import Ask
from desktop.store.fact_competency import competency_facts
from desktop.values.competency import CompetencyFacts


class Unit(NamedTuple):
    """What a unit, or a lot of small things, is."""

    description: str = ""
    lot_size: int = 1
    singly: bool = False


class Plan(NamedTuple):
    """What a new record of a duty takes from its plan."""

    checklist_id: str | None = None
    equipment_type: str | None = None
    voided_checklist: str | None = None  # its title, where somebody voided it since


@dataclass(frozen=True)
class Besides:
    """Names and dates that decide no duty and that the page shows with them."""

    company_id: str = ""
    next_audit_on: date | None = None
    units: Mapping[str, Unit] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    competency: CompetencyFacts = field(default_factory=CompetencyFacts)
    is_empty: bool = False
    to_answer: tuple[Waiting, ...] = ()  # notes of the reviewer, the most urgent first


def read_besides(ask: Ask) -> Besides:
    """Read what the facts do not tell, in a few small questions."""
    companies = ask("next_audit")
    company_id, next_audit_on = companies[0] if companies else ("", None)
    units, plans = ask("descriptions"), ask("checklists_of_plans")
    return Besides(
        company_id=company_id,
        next_audit_on=next_audit_on,
        units={id_: Unit(what, size or 1, bool(singly)) for id_, what, size, singly in units},
        plans={id_: Plan(*more) for id_, *more in plans},
        positions=dict(map(tuple, ask("titles_of_positions"))),
        competency=competency_facts(ask),
        to_answer=tuple(by_urgency([Waiting(*note) for note in ask("notes_to_answer")])),
        is_empty=not units and not plans and not ask("has_records")[0][0],
    )
