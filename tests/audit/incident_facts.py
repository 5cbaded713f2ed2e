"""Small facts of incidents made by hand, for rules and findings that need no company file."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.audit.findings.incidents import FINDERS
from desktop.audit.found import Found
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.incidents import (
    CauseFact,
    FollowUp,
    HoursFact,
    IncidentFact,
    Incidents,
    InvestigationFact,
)
from desktop.values.audited.people import People, Person, Who
from desktop.values.audited.span import months_to
from desktop.values.months import add_months

AS_OF: Final = date(2026, 11, 16)
HAPPENED: Final = date(2026, 9, 1)
OWNER: Final = Person(id="o", name="Glenn Ames", is_owner=True)
WORKER: Final = Person(id="w", name="Rick Desjarlais")
CREW: Final = People({"o": OWNER, "w": WORKER})
RICK: Final = Who("w", WORKER.name)
GLENN: Final = Who("o", OWNER.name)
DEEP: Final = (CauseFact("No guard on the shelf", "equipment"),)


def facts(incidents: Incidents, **more: Any) -> AuditFacts:
    """What is audited on 16 November 2026, with these incidents in it."""
    nothing = DutyFacts(as_of=AS_OF, company=Subject("company", "c", "Bow River"))
    values: dict[str, Any] = {
        "span": months_to(AS_OF, 12),
        "schedule": Schedule(nothing, AS_OF),
        "people": CREW,
        "company": CompanyFacts(id="c", name="Bow River"),
        "incidents": incidents,
    }
    return AuditFacts(**(values | more))


def incident(id_: str = "i", **more: Any) -> IncidentFact:
    """Somebody lost time on 1 September."""
    values: dict[str, Any] = {"kind": "lost_time", "happened_on": HAPPENED, "what": "Fell 2 m."}
    return IncidentFact(id=id_, **(values | more))


def investigation(id_: str = "v", **more: Any) -> InvestigationFact:
    """A sound one: in time, with a worker, two whys, a cause in the system, told at a meeting."""
    values: dict[str, Any] = {
        "incident": "i",
        "started_on": HAPPENED + timedelta(days=1),
        "finished_on": HAPPENED + timedelta(days=10),
        "team": (RICK,),
        "whys": ("It fell.", "It had no guard."),
        "causes": DEEP,
        "actions": (action(),),
        "shared_on": HAPPENED + timedelta(days=20),
    }
    return InvestigationFact(id=id_, **(values | more))


def action(id_: str = "a", what: str = "Guard fitted to the shelf", **more: Any) -> FollowUp:
    """A sound one: closed in time and checked."""
    values: dict[str, Any] = {
        "found_on": HAPPENED + timedelta(days=10),
        "due_on": HAPPENED + timedelta(days=30),
        "resolved_on": HAPPENED + timedelta(days=20),
        "verified": True,
    }
    return FollowUp(id=id_, what=what, **(values | more))


def hours(each: int, count: int = 12, last: date = date(2026, 10, 1)) -> tuple[HoursFact, ...]:
    """The hours of so many months up to one."""
    return tuple(
        HoursFact(id=f"h{n}", month_on=add_months(last, -n), hours=Decimal(each))
        for n in range(count)
    )


def written(about: Mapping[str, Any], what: str) -> Incidents:
    """What a line of pairs/incidents.toml says."""
    happened = HAPPENED
    if "days_ago" in about:
        happened = AS_OF - timedelta(days=about["days_ago"])
    one = incident(
        kind=about.get("kind", "first_aid"),
        happened_on=happened,
        what=what,
        potential=about.get("potential", ""),
        reportable=about.get("reportable", ""),
        cause_stated=about.get("cause", ""),
        action_stated=about.get("action", ""),
    )
    if not {"whys", "causes", "actions", "finished"} & about.keys():
        return Incidents(incidents=(one,))
    looked_into = investigation(
        started_on=date.fromisoformat(about["started"])
        if "started" in about
        else happened + timedelta(days=1),
        finished_on=happened + timedelta(days=20) if about.get("finished", True) else None,
        whys=tuple(about.get("whys", ())),
        causes=tuple(CauseFact(text, area) for text, area in about.get("causes", ())),
        actions=_actions(about.get("actions", ())),
    )
    return Incidents(incidents=(one,), investigations=(looked_into,))


def _actions(texts: Sequence[str]) -> tuple[FollowUp, ...]:
    return tuple(action(f"a{n}", text) for n, text in enumerate(texts))


def found(incidents: Incidents, **more: Any) -> list[Found]:
    """Everything that is weak in them."""
    audited = facts(incidents, **more)
    return [one for finder in FINDERS for one in finder.find(audited)]


def codes(incidents: Incidents, **more: Any) -> list[str]:
    """The codes of everything that is weak in them."""
    return sorted(one.code for one in found(incidents, **more))
