"""Emergency plans: all parts, of their place, current (S6.1 to S6.3)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop.audit.forecast import later
from desktop.audit.judged import State
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.emergency import PARTS, ContactFact, Emergency
from desktop.values.audited.people import Who
from desktop.values.period import Period
from tests.builders.company import AS_OF, day
from tests.builders.emergency_facts import (
    DALE,
    SHOP,
    facts,
    site_plan,
    who,
    with_plans,
)
from tests.builders.emergency_rules import (
    CLOSED,
    PAD,
    YARD,
    judged,
    told,
)

# --- S6.1 the parts ------------------------------------------------------------------------------


def test_every_active_site_needs_a_whole_plan() -> None:
    some = facts(with_plans(site_plan()), sites=[SHOP, PAD, CLOSED])
    found = judged("plan_complete", some)
    assert (found.met, found.population, found.state) == (1, 2, State.PARTIAL)
    assert [ref.id for ref in found.counted] == ["erp"]
    assert told(found) == ["Write an emergency response plan for Pad 7."]
    assert found.missing[0].kind == "emergency_plan"
    assert found.note == (
        "1 of 2 active sites have an emergency plan; at 1 of them the plan fills in all ten parts. "
        "Old pad was active in the period, but not on 16 November, and is not among them."
    )


def test_sites_that_ended_in_the_period_are_told_and_not_counted() -> None:
    ended = [replace(PAD, id=name, name=f"Pad {name}", active=CLOSED.active) for name in "abcde"]
    long_ago = replace(CLOSED, active=(Period(None, AS_OF - timedelta(days=900)),))
    sites = [SHOP, *ended, long_ago]
    found = judged("plan_complete", facts(with_plans(site_plan()), sites=sites))
    assert found.population == 1
    assert "Pad a, Pad b, Pad c and 2 more were active in the period, but not on" in found.note


@pytest.mark.parametrize("part", PARTS)
def test_each_of_the_ten_parts_counts(part: str) -> None:
    for plan in (site_plan(without=[part]), site_plan(**{part: "[insert text]"})):
        found = judged("plan_complete", facts(with_plans(plan)))
        assert (found.met, found.population) == (0, 1)
        assert found.missing[0].field == part
        assert found.missing[0].record is not None


def test_the_newest_plan_of_a_site_is_the_one_that_holds() -> None:
    old = site_plan("old", without=["facilities"], made_on=day("2024-01-01"))
    assert judged("plan_complete", facts(with_plans(old, site_plan()))).share == 1
    assert judged("plan_complete", facts(with_plans(site_plan(), old))).share == 0


def test_one_plan_covers_the_sites_of_one_address() -> None:
    found = judged("plan_complete", facts(with_plans(site_plan()), sites=[SHOP, YARD]))
    assert (found.met, found.population) == (2, 2)
    assert found.note.endswith("Yard has the address of Shop and its plan.")
    weak = judged(
        "plan_complete", facts(with_plans(site_plan(without=PARTS[:2])), sites=[SHOP, YARD])
    )
    assert (weak.met, weak.population, len(weak.missing)) == (0, 2, 1)


def test_without_any_site_there_is_nothing_to_judge() -> None:
    for rule in ("plan_complete", "plan_specific", "plan_current", "rescuers_named"):
        found = judged(rule, facts(Emergency(), sites=[CLOSED]))
        assert (found.state, found.share, found.population) == (State.MISSING, 0, 0)
        assert found.note == "No site is active on the day."
        assert found.missing[0].kind == "site"


# --- S6.2 its own place --------------------------------------------------------------------------

SEEN = Assessing(observations=(SaidFact(id="o", question="S6.2", on=None, positive=True),))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"without": ["muster_point"]}, "muster_point"),
        ({"without": ["nearest_hospital"]}, "nearest_hospital"),
        ({"without": ["hospital_route"]}, "hospital_route"),
        ({"without": ["posted_where"]}, "posted_where"),
        ({"contacts": ()}, "contacts"),
        ({"contacts": (ContactFact("Foreman", "Spills"),)}, "contacts"),
        ({"muster_point": "[insert muster point]"}, "muster_point"),
        ({"procedures": "Call [insert name]"}, "procedures"),
    ],
)
def test_a_plan_that_is_not_of_its_place_does_not_count(more: dict[str, Any], field: str) -> None:
    found = judged("plan_specific", facts(with_plans(site_plan(**more))))
    assert (found.met, found.population) == (0, 1)
    assert [one.field for one in found.missing] == [field]


def test_a_site_is_found_by_way_address_or_coordinates() -> None:
    bare, plan = replace(SHOP, address=""), site_plan(without=["site_access"])
    found = judged("plan_specific", facts(with_plans(plan), sites=[bare]))
    assert [one.field for one in found.missing] == ["site_access"]
    for site, one in (
        (SHOP, plan),
        (replace(bare, is_located=True), plan),
        (bare, replace(plan, is_located=True)),
        (bare, site_plan()),
    ):
        assert judged("plan_specific", facts(with_plans(one), sites=[site])).share == 1


def test_a_photo_or_what_was_seen_shows_that_it_is_posted() -> None:
    plan = site_plan(without=["posted_where"])
    assert judged("plan_specific", facts(with_plans(replace(plan, has_photo=True)))).share == 1
    assert judged("plan_specific", facts(with_plans(plan), assessing=SEEN)).share == 1
    for other in (
        SaidFact(id="o", question="S6.2", on=day("2024-01-01"), positive=True),
        SaidFact(id="o", question="S6.2", on=None, positive=False),
        SaidFact(id="o", question="S6.1", on=None, positive=True),
    ):
        some = facts(with_plans(plan), assessing=Assessing(observations=(other,)))
        assert judged("plan_specific", some).share == 0


# --- S6.3 current --------------------------------------------------------------------------------


def test_a_plan_is_current_for_twelve_months() -> None:
    at_last = facts(with_plans(site_plan(made_on=day("2025-11-16"))))
    found = judged("plan_current", at_last)
    assert (found.state, found.share) == (State.SUFFICIENT, 1)
    after = judged("plan_current", later(at_last, AS_OF + timedelta(days=1), 12))
    assert (after.state, after.share) == (State.STALE, 0)
    assert told(after) == [
        "Review the emergency plan of Shop: it was last looked at on 16 November 2025."
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"made_on": None}, "Date the emergency plan of Shop, or review it."),
        ({"review_months": 6}, "Review the emergency plan of Shop: it was last looked at on "
                               "2 March."),
        ({"involved": ()}, "Go through the emergency plan of Shop with a worker, and name who "
                           "helped."),
        ({"involved": (who(DALE),)}, "Go through the emergency plan of Shop with a worker, and "
                                     "name who helped."),
    ],
)  # fmt: skip
def test_what_keeps_a_plan_from_being_current(more: dict[str, Any], said: str) -> None:
    found = judged("plan_current", facts(with_plans(site_plan(**more))))
    assert told(found) == [said]
    assert found.share == 0


def test_a_site_that_opened_again_wants_another_look() -> None:
    again = replace(PAD, active=(Period(None, day("2026-03-30")), Period(day("2026-05-01"), None)))
    old = site_plan(site=PAD, made_on=day("2026-03-02"))
    found = judged("plan_current", facts(with_plans(old), sites=[again]))
    assert told(found) == ["Review the emergency plan of Pad 7: the site opened again on 1 May."]
    looked_at = replace(old, reviews=((day("2026-04-16"), ""),))
    assert judged("plan_current", facts(with_plans(looked_at), sites=[again])).share == 1
    once = replace(PAD, active=(Period(day("2026-05-01"), None),))
    assert judged("plan_current", facts(with_plans(old), sites=[once])).share == 1


def test_an_owner_alone_makes_the_plan_alone() -> None:
    plan = site_plan(involved=(who(DALE),))
    assert judged("plan_current", facts(with_plans(plan), people=[DALE])).share == 1
    nobody = site_plan(involved=(Who(None, " "),))
    assert judged("plan_current", facts(with_plans(nobody), people=[DALE])).share == 0
