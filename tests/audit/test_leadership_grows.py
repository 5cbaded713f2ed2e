"""One sound record more never makes leadership stand worse, and later days alone do."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import State
from desktop.audit.rules.s1 import RULES
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.people import People, PositionFact, Who
from tests.builders.company import AS_OF
from tests.builders.facts import COMPANY, plan
from tests.builders.leadership_facts import (
    ALONE,
    DALE,
    JOSE,
    RICK,
    TYLER,
    ack,
    facts,
    follow_up,
    goal,
    meeting,
    people,
    person,
    policy,
    refusal,
    represents,
    review,
    taught,
    was_there,
)

CREW: Final = people(
    person(DALE, is_owner=True, position="boss"),
    person(RICK, position="foreman"),
    person(JOSE, position="labourer"),
    person(Who("kim", "Kim Lee")),
    person(Who("lou", "Lou Roy")),
    person(TYLER, left="2026-03-01", is_manager=True),
)
NOBODY: Final = Who(None, "")
DAYS: Final = st.dates(date(2024, 1, 1), AS_OF).map(date.isoformat)
WHO: Final = st.sampled_from([DALE, RICK, JOSE, TYLER])
KINDS: Final = st.sampled_from(["toolbox", "safety", "management_review"])

POLICIES: Final = st.builds(
    lambda on, by, n, reviews: policy(on, by, f"p{n}", reviews=reviews),
    DAYS, st.sampled_from([DALE, RICK, TYLER, NOBODY]), st.integers(0, 3),
    st.lists(DAYS, max_size=2),
)  # fmt: skip
MEETINGS: Final = st.builds(
    lambda on, kind, n, there, minutes, concerns: meeting(
        on, *there, id_=f"m{n}", kind=kind, minutes=minutes, concerns=concerns, plan="p"
    ),
    DAYS, KINDS, st.integers(0, 99), st.lists(WHO, max_size=3),
    st.sampled_from(["", "Incidents.", "Statistics, inspections, actions."]),
    st.sampled_from([(), ("East exit",)]),
)  # fmt: skip
SOUND: Final = {
    "meetings": review("2026-09-15", id_="sound", plan="p"),
    "goals": goal(),
    "representatives": represents(JOSE, "2024-01-01"),
    "orientations": taught(JOSE),
    "documents": refusal(),
    "follow_ups": follow_up("Guards", "2026-09-16", "sound"),
    "present": was_there(DALE, "2026-09-15")[0],
    "acknowledgements": ack(RICK, "2026-11-01", policy="p0"),
}
INTERVIEW: Final = SaidFact(id="i", question="S1.4", on=AS_OF, positive=True)


@st.composite
def companies(draw: Any) -> dict[str, Any]:
    """The records of leadership of a company, in any state."""
    return {
        "policies": tuple(draw(st.lists(POLICIES, max_size=3, unique_by=lambda one: one.id))),
        "meetings": tuple(draw(st.lists(MEETINGS, max_size=4, unique_by=lambda one: one.id))),
        "goals": tuple(draw(st.lists(st.sampled_from([goal(), goal(year=2025)]), max_size=2))),
        "representatives": tuple(draw(st.lists(st.builds(represents, WHO, DAYS), max_size=2))),
        "orientations": tuple(draw(st.lists(st.builds(taught, WHO, DAYS), max_size=3))),
        "documents": draw(st.sampled_from([(), (refusal(),)])),
        "present": was_there(draw(WHO), *draw(st.lists(DAYS, max_size=5))),
        "acknowledgements": tuple(
            draw(st.lists(st.builds(lambda who, on: ack(who, on, policy="p0"), WHO, DAYS),
                          max_size=3))
        ),
    }  # fmt: skip


def judged(
    some: dict[str, Any], interviews: tuple[SaidFact, ...] = (), who: People = CREW
) -> dict[str, Any]:
    monthly = plan("monthly", kind="meeting", subject=COMPANY, fixed=True,
                   anchor_on="2025-12-15", in_force_from="2025-12-01")  # fmt: skip
    done = {("p", COMPANY.id): tuple(sorted(one.on for one in some["meetings"]))}
    schedule = Schedule(DutyFacts(as_of=AS_OF, company=COMPANY, plans=(monthly,)), AS_OF, done)
    company: AuditFacts = facts(
        who, schedule=schedule, assessing=Assessing(interviews=interviews), **some
    )
    return {name: rule.judge(company) for name, rule in RULES.items()}


@given(companies(), st.sampled_from(sorted(SOUND)))
def test_one_sound_record_more_never_counts_less(some: dict[str, Any], group: str) -> None:
    more = some | {group: (*some.get(group, ()), SOUND[group])}
    before, after = judged(some), judged(more)
    for name, one in before.items():
        assert after[name].share >= one.share, name


@given(companies())
def test_somebody_who_could_tell_the_steps_never_counts_less(some: dict[str, Any]) -> None:
    said = (replace(INTERVIEW, id="no", positive=False),)
    for asked in ((), said):
        before = judged(some, asked)["rights_known"]
        assert judged(some, (*asked, INTERVIEW))["rights_known"].share >= before.share


@given(companies(), st.integers(0, 40))
def test_a_policy_that_the_owner_signs_anew_counts_fully(some: dict[str, Any], days: int) -> None:
    anew = policy((AS_OF - timedelta(days=days)).isoformat(), id_="anew")
    after = judged(some | {"policies": (*some["policies"], anew)})["policy_signed"]
    newer = [one for one in some["policies"] if one.signed_on > anew.signed_on]
    assert after.share == 1 or any(one.signed_by.is_named for one in newer)
    assert all(0 <= one.share <= 1 for one in judged(some).values())


def test_whoever_works_alone_can_reach_every_point() -> None:
    meetings = (
        review("2026-03-10", id_="sound", attendees=()),
        *(meeting(f"2026-{n:02}-15", id_=f"m{n}", plan="p") for n in range(1, 12)),
        meeting("2025-12-15", id_="m0", plan="p"),
    )
    alone = People(ALONE.everybody, {"boss": PositionFact(id="boss", title="O", duties="All.")})
    some: dict[str, Any] = {
        "policies": (policy(),),
        "documents": (refusal(),),
        "meetings": tuple(sorted(meetings, key=lambda one: one.on)),
        "goals": (goal(),),
        "follow_ups": (follow_up("Guards", "2026-03-10", "sound"),),
        "present": was_there(DALE, "2025-12-15", "2026-03-10", "2026-07-15", "2026-10-15"),
        "duties": {"boss": AS_OF},
    }
    for name, one in judged(some, who=alone).items():
        assert one.share == 1 or one.state is State.NOT_APPLICABLE, (name, one.missing)
