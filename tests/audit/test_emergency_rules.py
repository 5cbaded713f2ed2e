"""How the seven questions of element S6 stand, by facts made by hand."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.forecast import later
from desktop.audit.judged import Judged, State
from desktop.audit.rules.s6 import RULES
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.emergency import PARTS, ContactFact, Emergency
from desktop.values.audited.people import Who
from desktop.values.audited.places import SiteFact
from desktop.values.period import Period
from tests.builders.company import AS_OF, day
from tests.builders.emergency_facts import (
    DALE,
    GONE,
    KIT,
    RICK,
    SHOP,
    TYLER,
    card,
    drill,
    facts,
    firsts,
    gear_check,
    gear_plan,
    monthly,
    role,
    site_plan,
    who,
    with_plans,
)

YARD = SiteFact(id="yard", name="Yard", address="4127 46 Street, Rimbey (behind the shop)")
PAD = SiteFact(id="pad", name="Pad 7")
CLOSED = SiteFact(id="old", name="Old pad", active=(Period(None, day("2026-09-01")),))


def judged(rule: str, some: AuditFacts) -> Judged:
    return RULES[rule].judge(some)


def told(of: Judged) -> list[str]:
    return [one.what for one in of.missing]


# --- S6.1 the parts ------------------------------------------------------------------------------


def test_every_active_site_needs_a_whole_plan() -> None:
    some = facts(with_plans(site_plan()), sites=[SHOP, PAD, CLOSED])
    found = judged("plan_complete", some)
    assert (found.met, found.population, found.state) == (1, 2, State.PARTIAL)
    assert [ref.id for ref in found.counted] == ["erp"]
    assert told(found) == ["Write an emergency response plan for Pad 7."]
    assert found.missing[0].kind == "emergency_plan"
    assert found.note == (
        "1 of 2 active sites have an emergency plan; at 1 of them the plan fills in all ten parts."
    )


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


# --- S6.4 people ---------------------------------------------------------------------------------


def rescuers(*roles: Any, cards: Any = (), people: Any = (DALE, RICK, GONE)) -> Judged:
    some = facts(with_plans(site_plan(), roles=roles), cards=cards, people=people)
    return judged("rescuers_named", some)


def test_a_named_first_aider_with_a_valid_card_is_enough() -> None:
    found = rescuers(role(), cards=[card()])
    assert (found.met, found.population, found.missing) == (1, 1, ())
    assert [ref.id for ref in found.counted] == ["role", "card-rick"]


def test_a_name_in_the_plan_is_a_name() -> None:
    plan = site_plan(designated_workers="Rick Desjarlais sweeps the bays.")
    some = facts(with_plans(plan), cards=[card()])
    assert judged("rescuers_named", some).share == 1


@pytest.mark.parametrize(
    ("roles", "cards", "said"),
    [
        ((), [card()], "Name who rescues, evacuates and gives first aid at Shop."),
        ((role(GONE),), [card()], "Name who rescues, evacuates and gives first aid at Shop."),
        ((role(None),), [card()], "Name who rescues, evacuates and gives first aid at Shop."),
        ((role(site_id="pad"),), [card()],
         "Name who rescues, evacuates and gives first aid at Shop."),
        ((role(to_on=day("2026-11-15")),), [card()],
         "Name who rescues, evacuates and gives first aid at Shop."),
        ((role(what="Fire warden"),), [],
         "Have somebody with valid first aid among those named for Shop."),
        ((role(),), [], "Rick Desjarlais is first aider at Shop: file the first-aid card."),
        ((role(),), [card(expires="2026-11-15")],
         "Rick Desjarlais is first aider at Shop: renew first aid, which ran out on 15 November."),
    ],
)  # fmt: skip
def test_what_keeps_rescuers_from_counting(roles: Any, cards: Any, said: str) -> None:
    found = rescuers(*roles, cards=cards)
    assert (found.met, told(found)) == (0, [said])


def test_a_neighbour_s_role_holds_where_the_plan_does() -> None:
    some = facts(with_plans(site_plan(), roles=(role(),)), sites=[SHOP, YARD], cards=[card()])
    found = judged("rescuers_named", some)
    assert (found.met, found.population) == (2, 2)


# --- S6.5 drills ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ({}, Fraction(1)),
        ({"attendees": ()}, Fraction(4, 5)),
        ({"none_needed": ""}, Fraction(4, 5)),
        ({"none_needed": "", "improvements": ("Louder horn",)}, Fraction(4, 5)),
        ({"none_needed": "", "improvements": ("Louder horn",), "actions": ("a",)}, Fraction(1)),
        ({"attendees": (), "none_needed": "n/a"}, Fraction(3, 5)),
        ({"on": "2025-11-16"}, Fraction(0)),
        ({"on": "2025-11-17"}, Fraction(1)),
    ],
)
def test_a_drill_earns_by_its_steps(more: dict[str, Any], share: Fraction) -> None:
    found = judged("drilled", facts(Emergency(drills=(drill(**more),))))
    assert found.share == share
    assert bool(found.missing) == (share < 1)


def test_what_is_said_of_drills() -> None:
    none = judged("drilled", facts(Emergency()))
    assert (none.state, none.note) == (State.MISSING, "No drill is on file.")
    old = judged("drilled", facts(Emergency(drills=(drill(on="2025-01-02"),))))
    assert old.state is State.STALE
    assert old.note == "No drill in the window; the last was on 2 January 2025."
    two = (drill("a", "2026-01-26", actions=("act",)), drill("b", "2026-07-16"))
    found = judged("drilled", facts(Emergency(drills=two)))
    assert found.note == "2 drills in the window: 26 January, 16 July. 1 action came of it."
    assert [ref.id for ref in found.counted] == ["a", "b", "act"]


def test_a_planned_drill_that_was_not_held_is_told() -> None:
    planned = gear_plan(
        "yearly", SHOP, "Fire drill", kind="drill", fixed=True, anchor_on="2026-03-01",
        in_force_from="2025-01-01",
    )  # fmt: skip
    found = judged("drilled", facts(duties=[planned]))
    assert found.share == 1
    assert found.note.endswith("0 of 1 planned drills held in time.")
    assert told(found) == [
        "Shop: Fire drill was missed or too late 1 of 1 times, last the one due 1 March. Keep to "
        "the schedule, or change it to what you do."
    ]


# --- S6.6 first aid ------------------------------------------------------------------------------

KITS = monthly(KIT, "First-aid kit check")
LOG = Emergency(first_aid_on=(day("2024-02-01"),))


def test_first_aid_is_whole_with_people_kits_and_a_log() -> None:
    checks = tuple(gear_check(f"i{n}", f"2026-{n:02}-01", KIT) for n in range(1, 12))
    some = facts(
        replace(LOG, checks=checks),
        cards=[card()],
        duties=[KITS],
        units=[KIT],
        done={KITS.id: firsts(*range(1, 12))},
    )
    found = judged("first_aid_enough", some)
    assert (found.state, found.share, found.missing) == (State.SUFFICIENT, 1, ())
    assert len(found.counted) == 12
    assert found.note == (
        "With valid first aid: 1 of 2 who work here; the planning figure for that crew is 1. "
        "11 of 11 checks of first-aid kits. 0 lines in the first-aid log in the window."
    )


def test_half_of_the_kit_checks_earn_half_of_their_step() -> None:
    some = facts(LOG, cards=[card()], duties=[KITS], units=[KIT], done={KITS.id: firsts(1, 2)})
    found = judged("first_aid_enough", some)
    assert found.share == Fraction(2, 3) + Fraction(2, 11) / 3
    assert told(found) == [
        "FK: First-aid kit check was missed or too late 9 of 11 times, last the one due "
        "1 November. Keep to the schedule, or change it to what you do."
    ]


def test_what_first_aid_lacks_is_told() -> None:
    found = judged("first_aid_enough", facts(Emergency(), cards=[card(expires="2026-11-15")]))
    assert (found.state, found.share) == (State.MISSING, 0)
    assert told(found) == [
        "First aid for the crew: 1 needed, 0 valid. Book a course, and file the cards.",
        "Renew the first aid of Rick Desjarlais: it ran out on 15 November.",
        "Put the checks of your first-aid kits on the schedule.",
        "Keep a first-aid log: what is reported is written down and kept for three years.",
    ]


@pytest.mark.parametrize(
    ("emergency", "share"),
    [
        (Emergency(first_aid_on=(day("2023-11-16"),)), 1),
        (Emergency(first_aid_on=(day("2023-11-15"),)), 0),
        (Emergency(first_aid_papers=("book",)), 1),
    ],
)
def test_a_log_is_one_that_was_written_in_within_three_years(
    emergency: Emergency, share: int
) -> None:
    found = judged("first_aid_enough", facts(emergency, people=[]))
    assert found.share == Fraction(share, 3)


def test_a_log_that_was_seen_counts() -> None:
    seen = Assessing(
        observations=(SaidFact(id="o", question="S6.6", on=day("2026-10-01"), positive=True),)
    )
    assert judged("first_aid_enough", facts(Emergency(), assessing=seen)).share == Fraction(1, 3)


def test_a_larger_crew_needs_more_first_aiders() -> None:
    crew = [replace(RICK, id=f"w{n}", name=f"Worker {n}") for n in range(10)]
    one = facts(Emergency(), people=crew, cards=[card(crew[0])])
    assert judged("first_aid_enough", one).share == 0
    two = facts(Emergency(), people=crew, cards=[card(crew[0]), card(crew[1])])
    assert judged("first_aid_enough", two).share == Fraction(1, 3)


def test_first_aid_runs_out_in_the_forecast() -> None:
    some = facts(LOG, cards=[card(expires="2026-12-31")])
    assert judged("first_aid_enough", some).share == Fraction(2, 3)
    assert judged("first_aid_enough", later(some, day("2026-12-31"), 12)).share == Fraction(2, 3)
    assert judged("first_aid_enough", later(some, day("2027-01-01"), 12)).share == Fraction(1, 3)


def test_of_several_cards_the_one_good_longest_counts() -> None:
    both = [replace(card(expires="2027-01-01"), id="new"), card(expires="2026-01-01")]
    for cards in (both, both[::-1]):
        found = judged("first_aid_enough", facts(Emergency(), cards=cards, people=[RICK, TYLER]))
        assert [ref.id for ref in found.counted] == ["new"]


def test_a_card_without_any_date_and_another_course_prove_nothing() -> None:
    for one in (card(expires=None), replace(card(), type_id="h2s")):
        assert judged("first_aid_enough", facts(Emergency(), cards=[one])).share == 0
    forever = card(expires=None, does_not_expire=True)
    assert judged("first_aid_enough", facts(Emergency(), cards=[forever])).share > 0
