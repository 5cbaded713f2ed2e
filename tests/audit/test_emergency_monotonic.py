"""A sound record more about emergencies never lowers what a question of S6 earns."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.rules.s6 import RULES
from desktop.values.audited.emergency import PARTS, Emergency
from desktop.values.audited.places import SiteFact
from tests.builders.company import AS_OF
from tests.builders.emergency_facts import (
    DALE,
    GONE,
    RICK,
    SHOP,
    TYLER,
    card,
    drill,
    facts,
    role,
    site_plan,
)

PAD = SiteFact(id="pad", name="Pad 7")
DAYS = st.integers(0, 900).map(lambda days: AS_OF - timedelta(days=days))
PEOPLE = (DALE, RICK, TYLER)


@st.composite
def weak_plans(draw: st.DrawFn) -> Any:
    """Plans of either site that lack this or that."""
    site = draw(st.sampled_from((SHOP, PAD)))
    lacking = draw(st.lists(st.sampled_from((*PARTS, "muster_point", "posted_where")), max_size=3))
    more: dict[str, Any] = {"involved": ()} if draw(st.booleans()) else {}
    made_on = draw(st.none() | DAYS)
    return site_plan(f"{site.id}-{made_on}", site, without=lacking, made_on=made_on, **more)


@st.composite
def weak_drills(draw: st.DrawFn) -> Any:
    """Drills of any age that lack this or that."""
    on: date = draw(DAYS)
    more = {"attendees": ()} if draw(st.booleans()) else {}
    return drill(f"d-{on}", on.isoformat(), none_needed=draw(st.sampled_from(("", "All out"))),
                 **more)  # fmt: skip


@st.composite
def some_facts(draw: st.DrawFn) -> AuditFacts:
    """A company of two sites, three people of today and one who left."""
    plans = draw(st.lists(weak_plans(), max_size=4))
    plans.sort(key=lambda one: one.made_on or date.min)
    roles = draw(
        st.lists(st.sampled_from((RICK, TYLER, GONE, None)).map(lambda who: role(who)), max_size=3)
    )
    cards = [
        card(person, draw(DAYS).replace(year=draw(st.integers(2026, 2027)), day=1).isoformat())
        for person in draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    ]
    drills = sorted(draw(st.lists(weak_drills(), max_size=3)), key=lambda one: one.held_on)
    return facts(
        Emergency(
            plans=tuple(plans),
            drills=tuple(drills),
            roles=tuple(replace(one, id=f"r{n}") for n, one in enumerate(roles)),
            first_aid_on=tuple(draw(st.lists(DAYS, max_size=2))),
        ),
        sites=(SHOP, PAD),
        people=(*PEOPLE, GONE),
        cards=cards,
    )


def shares(of: AuditFacts) -> dict[str, Any]:
    return {name: rule.judge(of).share for name, rule in RULES.items()}


def never_lower(before: AuditFacts, **more: Any) -> None:
    after = replace(before, emergency=replace(before.emergency, **more))
    was, now = shares(before), shares(after)
    assert {name: now[name] >= was[name] for name in now} == dict.fromkeys(now, True)


@given(some_facts())
def test_a_sound_plan_never_lowers(some: AuditFacts) -> None:
    never_lower(some, plans=(*some.emergency.plans, site_plan("new", PAD, made_on=AS_OF)))


@given(some_facts())
def test_a_sound_drill_never_lowers(some: AuditFacts) -> None:
    sound = drill("new", AS_OF.isoformat())
    never_lower(some, drills=(*some.emergency.drills, sound))


@given(some_facts())
def test_a_line_in_the_first_aid_log_never_lowers(some: AuditFacts) -> None:
    never_lower(some, first_aid_on=(*some.emergency.first_aid_on, AS_OF))


@given(some_facts())
def test_a_valid_card_and_a_role_for_its_holder_never_lower(some: AuditFacts) -> None:
    known = some.schedule.facts
    held = replace(known, cards=(*known.cards, replace(card(TYLER), id="new")))
    after = replace(some, schedule=replace(some.schedule, facts=held))
    was, now = shares(some), shares(after)
    assert {name: now[name] >= was[name] for name in now} == dict.fromkeys(now, True)
    named = role(TYLER, "First aider", "new", site_id=None)
    never_lower(after, roles=(*after.emergency.roles, named))
