"""How pairs of training are made: two companies that differ in one record."""

from dataclasses import replace
from typing import Any, Final, NamedTuple

from desktop.audit.facts import AuditFacts
from desktop.values.audited.people import Who
from desktop.values.audited.training import (
    ESSENTIAL,
    CertificateKind,
    CheckPaper,
    Exempt,
    OtherCompany,
    Product,
)
from desktop.values.competency import MachineFact
from tests.builders.training_facts import (
    DALE,
    FORKLIFT,
    RICK,
    WELDER,
    card,
    check,
    facts,
    oriented,
    period,
    person,
    runs,
)

NOBODY: Final = Who(None, "  ")
OWNER: Final = person(DALE, is_owner=True)
RICK_THE_WELDER: Final = person(RICK, jobs=[(WELDER, period())])


class Pair(NamedTuple):
    """What is found in `weak`, once and nothing else, and nothing at all in `sound`."""

    title: str
    code: str
    weak: AuditFacts
    sound: AuditFacts


def shown(title: str, code: str, weak: Any, sound: Any, *crew: Any) -> Pair:
    """Two files that differ in Rick's orientations."""

    def as_facts(some: Any) -> AuditFacts:
        every = some if isinstance(some, tuple) else (some,)
        return facts(*crew, orientations=(oriented(DALE), *every))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def cards(title: str, code: str, weak: Any, sound: Any, **both: Any) -> Pair:
    def as_facts(some: Any) -> AuditFacts:
        return facts(cards=some if isinstance(some, tuple) else (some,), **both)

    return Pair(title, code, as_facts(weak), as_facts(sound))


def course_pair(
    title: str,
    course: str,
    sound: Any,
    weak: Any = (),
    units: tuple[MachineFact, ...] = (FORKLIFT,),
) -> Pair:
    """Rick took a course; the checks differ."""
    kinds = {"course": CertificateKind(name=course, months=36)}
    both: dict[str, Any] = {"kinds": kinds, "cards": (card("course"),), "machines": units}
    return Pair(
        title, "course_without_check", facts(**both, checks=weak), facts(**both, checks=(sound,))
    )


def named(title: str, weak: str, sound: str) -> Pair:
    """Two cards that differ in the name of the course; no machine was ever checked."""

    def as_facts(name: str) -> AuditFacts:
        return facts(kinds={"one": CertificateKind(name=name)}, cards=(card("one"),))

    return Pair(title, "course_without_check", as_facts(weak), as_facts(sound))


def checks(title: str, code: str, weak: Any, sound: Any, assigned: bool = True) -> Pair:
    both: dict[str, Any] = {
        "machines": (FORKLIFT,),
        "assignments": (runs(),) if assigned else (),
    }

    def as_facts(some: Any) -> AuditFacts:
        return facts(**both, checks=some if isinstance(some, tuple) else (some,))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def paper(title: str, code: str, weak: CheckPaper, sound: CheckPaper, **more: Any) -> Pair:
    one = check(**more)

    def as_facts(said: CheckPaper) -> AuditFacts:
        return facts(
            machines=(FORKLIFT,), assignments=(runs(),), checks=(one,), papers={one.id: said}
        )

    return Pair(title, code, as_facts(weak), as_facts(sound))


def crew(title: str, code: str, weak: AuditFacts, sound: AuditFacts) -> Pair:
    return Pair(title, code, weak, sound)


def products(title: str, code: str, weak: Product, sound: Product) -> Pair:
    return Pair(title, code, facts(products=(weak,)), facts(products=(sound,)))


def reason(title: str, weak: str, sound: str) -> Pair:
    def as_facts(reason: str) -> AuditFacts:
        one = Exempt(id="e", worker_id="rick", type_id="h2s", reason=reason)
        return facts(exemptions=(one,))

    return Pair(title, "exemption_unexplained", as_facts(weak), as_facts(sound))


def jobs(
    title: str, code: str, weak: tuple[Any, ...], sound: tuple[Any, ...], other: str = "foreman"
) -> Pair:
    """Two files that differ in what is asked of Rick, who welds, and of Dale."""
    both = (person(DALE, is_owner=True, jobs=[(other, period())]), RICK_THE_WELDER)
    kinds = ("h2s", "whmis", "forklift")
    cards = tuple(card(kind, who) for kind in kinds for who in (DALE, RICK))
    more: dict[str, Any] = {
        "positions": (WELDER, other),
        "cards": cards,
        "machines": (FORKLIFT,),
        "checks": (check(), check(DALE)),
    }
    return Pair(title, code, facts(*both, needs=weak, **more), facts(*both, needs=sound, **more))


SHORT: Final = tuple(topic for topic in ESSENTIAL if topic != "rights")
VISITOR: Final = {"visitor": "Delivery driver", "covered": ["site"]}
CRANE: Final = {"contractor_id": "x"}
PARKLAND: Final = (OtherCompany(id="x", name="Parkland Crane"),)
BACK: Final = person(
    RICK, period("2024-04-01", "2024-10-31"), period("2026-04-01"), jobs=[(WELDER, period())]
)
FIRST: Final = oriented(on="2024-04-01")
UNKNOWN: Final = MachineFact("u", "U-7")
LATER: Final = replace(card("h2s", issued="2026-06-01"), has_copy=False)
