"""Builds the facts of element S2 by hand, for rules and findings that need no company file."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.hazards import (
    ControlFact,
    FieldFact,
    FieldHazardFact,
    FormalFact,
    HazardFact,
    Hazards,
    PaperFact,
    ReportFact,
)
from desktop.values.audited.people import People, Person, PositionFact, Signer, Who
from desktop.values.audited.span import months_to
from desktop.values.period import Period
from tests.builders.company import AS_OF, day

WELDER: Final = PositionFact(id="welder", title="Welder")
CLERK: Final = PositionFact(id="clerk", title="Office clerk")
OWNER: Final = Person(id="dale", name="Dale Kowalchuk", is_owner=True)
RICK: Final = Person(id="rick", name="Rick Desjarlais", positions=(("welder", Period(None, None)),))
TYLER: Final = Person(id="tyler", name="Tyler O'Brien", positions=(("welder", Period(None, None)),))
# severity and likelihood by the usual matrix of 4 x 4
LOW: Final = (1, 2)
MEDIUM: Final = (2, 3)
HIGH: Final = (4, 3)
REAL: Final = {"Pinch points": "Tag lines, no hands on the load", "Hot work": "Fire watch"}

Controls = Sequence[str | ControlFact]


def who(person: Person) -> Who:
    """Somebody as a record names them."""
    return Who(person.id, person.name)


def crew(*people: Person, signed: bool | None = True) -> tuple[Signer, ...]:
    """People who were there; all of them signed unless it is said otherwise."""
    return tuple(Signer(who(person), signed) for person in people)


def hazard(
    text: str = "Pinch points",
    controls: Controls = ("Guard over the coupling",),
    risk: tuple[int | None, int | None] = MEDIUM,
    **more: Any,
) -> HazardFact:
    """One hazard of a formal assessment; its controls are words, or controls with a level."""
    severity, likelihood = risk
    return HazardFact(
        id=f"h {text}",
        text=text,
        severity=severity,
        likelihood=likelihood,
        controls=tuple(
            one if isinstance(one, ControlFact) else ControlFact(text=one) for one in controls
        ),
        **more,
    )


def formal(*hazards: HazardFact, made: str = "2026-03-02", **more: Any) -> FormalFact:
    """A formal assessment of welding in which a welder took part."""
    values: dict[str, Any] = {
        "id": "f",
        "title": "Welding",
        "made_on": day(made),
        "positions": frozenset({WELDER.id}),
        "participants": crew(RICK),
        "hazards": hazards or (hazard(),),
    }
    return FormalFact(**(values | more))


def card(
    on: str = "2026-11-09", lines: Mapping[str, str | None] | None = None, **more: Any
) -> FieldFact:
    """A field assessment that was filled in before the work, with a crew of two."""
    values: dict[str, Any] = {
        "id": f"c {on}",
        "on": day(on),
        "task": "Pipe spool tie-in",
        "at": time(7, 10),
        "foreman": who(RICK),
        "crew": crew(RICK, TYLER),
        "hazards": tuple(
            FieldHazardFact(text=text, control=control or "")
            for text, control in (REAL if lines is None else lines).items()
        ),
    }
    for name in ("at", "work_start"):
        if isinstance(more.get(name), str):
            more[name] = time.fromisoformat(more[name])
    return FieldFact(**(values | more))


def paper(kind: str, title: str = "A paper", signed: str | None = "2025-05-02",
          **more: Any) -> PaperFact:  # fmt: skip
    """A written practice or plan."""
    values = {"id": f"{kind} {title}", "signed_on": day(signed) if signed else None}
    return PaperFact(kind=kind, title=title, **(values | more))


def report(on: str = "2026-06-01", **more: Any) -> ReportFact:
    """A hazard that somebody reported."""
    return ReportFact(**({"id": f"r {on}", "on": day(on), "what": "Loose step"} | more))


def facts(as_of: date = AS_OF, months: int = 12, people: Sequence[Person] = (OWNER, RICK, TYLER),
          **more: Any) -> AuditFacts:  # fmt: skip
    """What an audit knows; parts of the hazards by their names, other groups by theirs."""
    parts = {name: more.pop(name) for name in list(more) if name in Hazards.__dataclass_fields__}
    values: dict[str, Any] = {
        "span": months_to(as_of, months),
        "schedule": Schedule(DutyFacts(as_of=as_of, company=Subject("company", "c", "B")), as_of),
        "people": People(
            {person.id: person for person in people},
            {job.id: job for job in (WELDER, CLERK)},
        ),
        "hazards": Hazards(**parts),
    }
    return AuditFacts(**(values | more))
