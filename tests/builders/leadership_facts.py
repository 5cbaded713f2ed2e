"""Builds small facts of leadership by hand: a company of three, and one who left in March 2026."""

from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.leadership import (
    AcknowledgementFact,
    DocumentFact,
    FollowUpFact,
    GoalFact,
    Leadership,
    MeetingFact,
    PolicyFact,
    PresenceFact,
    RepresentativeFact,
    TaughtFact,
)
from desktop.values.audited.people import People, Person, PositionFact, Signer, Who
from desktop.values.audited.span import months_to
from desktop.values.period import Period
from tests.builders.company import AS_OF, day

DALE: Final = Who("dale", "Dale Kowalchuk")
RICK: Final = Who("rick", "Rick Desjarlais")
JOSE: Final = Who("jose", "José Almeida")
TYLER: Final = Who("tyler", "Tyler O'Brien")


def person(who: Who, hired: str = "2015-01-05", left: str | None = None, **more: Any) -> Person:
    """Somebody employed since a day; `position` is the id of the one that they hold."""
    period = Period(day(hired), day(left) if left else None)
    positions = ((more.pop("position"), period),) if "position" in more else ()
    return Person(id=who.id or "", name=who.name, employed=(period,), positions=positions, **more)


OWNER: Final = person(DALE, is_owner=True, is_manager=True, position="boss")
CREW: Final = (
    OWNER,
    person(RICK, is_supervisor=True, position="foreman"),
    person(JOSE, position="labourer"),
    person(TYLER, left="2026-03-01", is_manager=True, position="foreman"),
)
ALONE: Final = People({"dale": OWNER}, {"boss": PositionFact(id="boss", title="Owner")})


def people(*some: Person, duties: str = "Stops what is unsafe.") -> People:
    """These people, or the crew; every position has the same duties."""
    return People(
        {one.id: one for one in some or CREW},
        {
            id_: PositionFact(id=id_, title=title, duties=duties)
            for id_, title in (("boss", "Owner"), ("foreman", "Foreman"), ("labourer", "Labourer"))
        },
    )


def facts(who: People | None = None, as_of: str = "", **groups: Any) -> AuditFacts:
    """A company on a day of which nothing is known but the people, and these groups of facts.

    What belongs to leadership (`policies`, `meetings` …) may be given by its name.
    """
    until = day(as_of) if as_of else AS_OF
    own = {name: groups.pop(name) for name in list(groups) if name in Leadership.__slots__}
    duties = DutyFacts(as_of=until, company=Subject("company", "c", "Bow River"))
    known = {
        "span": months_to(until, 12),
        "company": CompanyFacts(id="c", name="Bow River", protocol="generic-s1s6"),
        "people": people() if who is None else who,
        "schedule": Schedule(duties, until),
        "leadership": Leadership(**own),
    }
    return AuditFacts(**(known | groups))


def policy(signed: str = "2026-02-02", by: Who = DALE, id_: str = "p", **more: Any) -> PolicyFact:
    """The policy, signed by the owner; `reviews` are ISO texts."""
    reviews = tuple(day(on) for on in more.pop("reviews", ()))
    values = {"id": id_, "title": "Health and safety policy", "signed_by": by, "reviews": reviews}
    return PolicyFact(signed_on=day(signed), **(values | more))


def meeting(on: str = "2026-06-01", *there: Who, id_: str = "m", **more: Any) -> MeetingFact:
    """A meeting on pinch points at which these people signed."""
    values = {
        "id": id_,
        "on": day(on),
        "kind": "safety",
        "topics": "Pinch points",
        "attendees": tuple(Signer(who, True) for who in there),
    }
    return MeetingFact(**(values | more))


def review(on: str = "2026-06-01", **more: Any) -> MeetingFact:
    """A management review of everything, with minutes and who was there."""
    minutes = "Statistics, incidents, inspections and actions looked at. Decided: new guards."
    return meeting(on, DALE, RICK, **({"kind": "management_review", "minutes": minutes} | more))


def ack(worker: Who, on: str = "2026-02-03", **more: Any) -> AcknowledgementFact:
    """Somebody signed for the policy."""
    values = {"id": f"a-{worker.id}-{on}", "worker": worker.id, "policy": "p", "on": day(on)}
    return AcknowledgementFact(**(values | more))


def refusal(**more: Any) -> DocumentFact:
    """The procedure for refusals."""
    values = {
        "id": "d",
        "title": "Refusal of dangerous work",
        "kind": "work_refusal",
        "signed_on": day("2025-05-05"),
    }
    return DocumentFact(**(values | more))


def taught(worker: Who, on: str = "2020-01-06", **more: Any) -> TaughtFact:
    """An orientation that covered the rights, signed."""
    values = {"id": f"o-{worker.id}", "worker": worker.id, "on": day(on), "rights": True}
    return TaughtFact(**({"signed": True} | values | more))


def was_there(who: Who, *days: str, kind: str = "meeting") -> tuple[PresenceFact, ...]:
    """Somebody took part in something on these days."""
    return tuple(PresenceFact(kind, f"{kind}-{on}", day(on), who.id or "") for on in days)


def represents(who: Who, since: str = "2025-01-01", until: str = "") -> RepresentativeFact:
    """Somebody is the representative."""
    period = Period(day(since), day(until) if until else None)
    return RepresentativeFact(f"rep-{who.id}", who.id or "", period)


def goal(text: str = "Ten near misses on cards", year: int = 2026, **more: Any) -> GoalFact:
    """A goal."""
    return GoalFact(id=f"g-{year}", year=year, text=text, **more)


def follow_up(
    what: str, found: str = "2026-06-02", source: str = "m", found_in: str = ""
) -> FollowUpFact:
    """A corrective action; it came of the meeting unless another source is given."""
    return FollowUpFact(
        id=f"x-{what[:8]}", what=what, found_on=day(found), meeting=source, found_in=found_in
    )
