"""What the rules on incidents are tested with: an event, a procedure, what people said."""

from datetime import date
from fractions import Fraction
from typing import Any

from desktop.audit.judged import Judged
from desktop.audit.rules.s5 import RULES
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.incidents import (
    Incidents,
    InvestigationFact,
    MeetingFact,
    ProcedureFact,
)
from tests.audit.incident_facts import (
    AS_OF,
    facts,
    incident,
)

ALL = Fraction(1)
TEXT = (
    "Tell the foreman at once. He secures the scene. Glenn calls OHS at 1-403-555-0142, and "
    "Bernadette sends the form to the WCB within 72 hours."
)
REVIEW = MeetingFact(
    id="m", held_on=date(2026, 3, 2), kind="management_review", saw_statistics=True
)


def judge(rule: str, incidents: Incidents, **more: Any) -> Judged:
    return RULES[rule].judge(facts(incidents, **more))


def one_event(*looked_into: InvestigationFact, **about: Any) -> Incidents:
    """Somebody lost time, and what was found out about it."""
    return Incidents(incidents=(incident(**about),), investigations=looked_into)


def procedure(**more: Any) -> Incidents:
    values: dict[str, Any] = {
        "id": "d", "title": "Incidents", "text": TEXT, "looked_at_on": date(2025, 4, 15),
    }  # fmt: skip
    return Incidents(procedures=(ProcedureFact(**(values | more)),))


def talk(said: str, held_on: date = date(2026, 6, 12)) -> MeetingFact:
    return MeetingFact(id="m", held_on=held_on, kind="toolbox", said=said)


def said(*positive: bool | None, question: str = "S5.2", on: date | None = AS_OF) -> Assessing:
    return Assessing(
        interviews=tuple(
            SaidFact(id=f"s{n}", question=question, on=on, positive=one)
            for n, one in enumerate(positive)
        )
    )
