"""Builds the facts of training by hand: a small company in order, and what a test changes in it."""

from collections.abc import Iterable
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.people import People, Person, PositionFact, Who
from desktop.values.audited.places import EquipmentFact, Places
from desktop.values.audited.span import months_to
from desktop.values.audited.training import (
    ESSENTIAL,
    CertificateKind,
    CheckPaper,
    HeldCard,
    Need,
    OrientationHeld,
    Training,
    TrainingPaper,
)
from desktop.values.competency import AssignmentFact, CheckFact, CompetencyFacts, MachineFact
from desktop.values.period import Period
from tests.builders.company import AS_OF, day

DALE: Final = Who("dale", "Dale Kowalchuk")
RICK: Final = Who("rick", "Rick Desjarlais")
KAYLA: Final = Who("kayla", "Kayla Nguyen")
STRANGER: Final = Who(None, "R. Pankiw, Parkland Crane")
WELDER: Final = "welder"
FOREMAN: Final = "foreman"
TITLES: Final = {WELDER: "Welder", FOREMAN: "Foreman", "office": "Office administrator"}
KINDS: Final = {
    "h2s": CertificateKind(name="H2S Alive", months=36, required_by="client"),
    "whmis": CertificateKind(name="WHMIS 2015", months=36, required_by="law"),
    "forklift": CertificateKind(name="Forklift operator", months=36),
    "ticket": CertificateKind(name="Journeyman ticket"),
}
FORKLIFT: Final = MachineFact("fl", "FL-1", "Toyota forklift 5000 lb", "Forklift", has_meter=True)
TRUCK: Final = MachineFact("t1", "101", "Welding truck", "Truck", has_meter=True)


def period(from_on: str | None = None, to_on: str | None = None) -> Period:
    """From one ISO day to another."""
    return Period(day(from_on) if from_on else None, day(to_on) if to_on else None)


def person(who: Who, *employed: Period, jobs: Iterable[tuple[str, Period]] = (),
           **more: Any) -> Person:  # fmt: skip
    """A worker; employed since 2020 unless it is said otherwise."""
    assert who.id
    return Person(
        id=who.id,
        name=who.name,
        employed=employed or (period("2020-01-06"),),
        positions=tuple(jobs),
        **more,
    )


def oriented(who: Who | None = RICK, on: str = "2020-01-06", by: Who = DALE,
             covered: Iterable[str] = ESSENTIAL, **more: Any) -> OrientationHeld:  # fmt: skip
    """An orientation of a worker, signed and whole."""
    values: dict[str, Any] = {
        "id": f"o-{who.id if who else 'nobody'}-{on}",
        "on": day(on),
        "worker_id": who.id if who else None,
        "by": by,
        "signed": True,
        "covered": frozenset(covered),
        "tells": True,
    }
    return OrientationHeld(**(values | more))


def card(kind: str = "h2s", who: Who = RICK, issued: str | None = "2025-02-03",
         expires: str | None = None, **more: Any) -> HeldCard:  # fmt: skip
    """A card with its copy."""
    assert who.id
    values: dict[str, Any] = {
        "id": f"c-{who.id}-{kind}-{issued}",
        "worker_id": who.id,
        "type_id": kind,
        "issued_on": day(issued) if issued else None,
        "expires_on": day(expires) if expires else None,
        "has_copy": True,
    }
    return HeldCard(**(values | more))


def need(kind: str = "h2s", position: str | None = WELDER, **more: Any) -> Need:
    """What a position must hold, written down this spring."""
    values: dict[str, Any] = {
        "id": f"n-{position}-{kind}",
        "position_id": position,
        "type_id": kind,
        "written_on": day("2026-03-02"),
    }
    return Need(**(values | more))


def runs(who: Who = RICK, unit: str | None = "fl", type_: str | None = None,
         during: Period | None = None) -> AssignmentFact:  # fmt: skip
    """Somebody is put down as running a unit or a type."""
    assert who.id
    return AssignmentFact(f"a-{who.id}-{unit}-{type_}", who.id, unit, type_, during or period())


def check(who: Who = RICK, unit: str | None = "fl", on: str = "2026-02-10",
          **more: Any) -> CheckFact:  # fmt: skip
    """A competency check that was passed; who made it is said by `facts(papers=…)`."""
    assert who.id
    values: dict[str, Any] = {
        "id": f"k-{who.id}-{on}",
        "worker_id": who.id,
        "unit_id": unit,
        "on": day(on),
        "result": "competent",
    }
    return CheckFact(**(values | more))


def paper(title: str, text: str = "", on: str | None = None, id_: str = "d") -> TrainingPaper:
    """Something written about training."""
    return TrainingPaper(id=id_, title=title, text=text, on=day(on) if on else None)


def facts(
    *people: Person,
    as_of: str = "2026-11-16",
    positions: Iterable[str] = (WELDER, FOREMAN),
    machines: Iterable[MachineFact] = (),
    assignments: Iterable[AssignmentFact] = (),
    checks: Iterable[CheckFact] = (),
    papers: dict[str, CheckPaper] | None = None,
    **more: Any,
) -> AuditFacts:
    """Dale, who owns it, and Rick, who welds; both oriented; `more` are fields of the training.

    Every check was made by Dale unless `papers` says otherwise.
    """
    checks = tuple(checks)
    machines = tuple(machines)
    known = people or (person(DALE, is_owner=True), person(RICK, jobs=[(WELDER, period())]))
    said = {one.id: CheckPaper(assessor=DALE) for one in checks} | (papers or {})
    training: dict[str, Any] = {
        "kinds": KINDS,
        "orientations": (oriented(DALE), oriented(RICK)),
        "competency": CompetencyFacts(machines, tuple(assignments), checks),
        "checks": said,
    }
    on = day(as_of)
    units = {
        one.id: EquipmentFact(
            id=one.id,
            number=one.number,
            description=one.description,
            type=one.type or "",
            lot_size=one.lot_size,
            changes=(("sold", one.sold_on),) if one.sold_on else (),
        )
        for one in machines
    }
    nothing = DutyFacts(as_of=on, company=Subject("company", "c", "Bow River"))
    return AuditFacts(
        span=months_to(on, 12),
        company=CompanyFacts(id="c", name="Bow River"),
        people=People(
            {one.id: one for one in known},
            {id_: PositionFact(id=id_, title=TITLES[id_]) for id_ in positions},
        ),
        places=Places({}, units),
        schedule=Schedule(nothing, AS_OF),
        training=Training(**(training | more)),
    )
