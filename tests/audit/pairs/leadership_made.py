"""How pairs of leadership are made: two companies that differ in one record."""

from typing import Any, Final, NamedTuple

from desktop.audit.facts import AuditFacts
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.leadership import FileFact
from desktop.values.audited.people import Person, Who
from tests.builders.company import day
from tests.builders.leadership_facts import (
    DALE,
    RICK,
    facts,
    meeting,
    person,
    refusal,
    taught,
)

NOBODY: Final = Who(None, "")
TEMPLATE: Final = "[Company Name] puts the safety of its workers first."


class Pair(NamedTuple):
    """What is found in `weak`, once and nothing else, and nothing at all in `sound`."""

    title: str
    code: str
    weak: AuditFacts
    sound: AuditFacts


def policies(title: str, code: str, weak: Any, sound: Any) -> Pair:
    def as_facts(some: Any) -> AuditFacts:
        return facts(policies=some if isinstance(some, tuple) else (some,))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def meetings(title: str, code: str, weak: Any, sound: Any, **both: Any) -> Pair:
    return Pair(title, code, facts(meetings=(weak,), **both), facts(meetings=(sound,), **both))


def files(title: str, code: str, weak: str, sound: str) -> Pair:
    def as_facts(name: str) -> AuditFacts:
        return facts(files=(FileFact(id="f", name=name),))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def concern(title: str, weak: str, sound: str, **both: Any) -> Pair:
    def as_facts(text: str) -> AuditFacts:
        return facts(meetings=(meeting("2026-06-01", DALE, RICK, concerns=(text,)),), **both)

    return Pair(title, "meeting_concern_without_action", as_facts(weak), as_facts(sound))


def goal_pair(title: str, code: str, weak: Any, sound: Any) -> Pair:
    return Pair(title, code, facts(goals=(weak,)), facts(goals=(sound,)))


def hands(n: int, since: str = "2020-01-06", left: str | None = None, **more: Any) -> list[Person]:
    return [person(Who(f"w{i}", f"Hand {i}"), since, left, **more) for i in range(n)]


def company(first: str) -> CompanyFacts:
    began = day(first) if first else None
    return CompanyFacts(id="c", name="Bow River", protocol="generic-s1s6", first_record_on=began)


OLD: Final = "policy_not_reviewed"
WORTHLESS: Final = "policy_too_old"
ALCOHOL: Final = "Alcohol and drug policy"
OPEN: Final = "meeting_concern_without_action"
PROCEDURE: Final = {"documents": (refusal(),)}
UNTOLD: Final = taught(RICK, rights=None)
