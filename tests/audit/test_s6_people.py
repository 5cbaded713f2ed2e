"""People named for emergencies, drills and first aid (S6.4 to S6.6)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.forecast import later
from desktop.audit.judged import Judged, State
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.emergency import Emergency
from tests.builders.company import day
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
    with_plans,
)
from tests.builders.emergency_rules import (
    YARD,
    judged,
    told,
)

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
    assert old.note == "No drill in the period; the last was on 2 January 2025."
    two = (drill("a", "2026-01-26", actions=("act",)), drill("b", "2026-07-16"))
    found = judged("drilled", facts(Emergency(drills=two)))
    assert found.note == "2 drills in the period: 26 January, 16 July. 1 action came of it."
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
        "Do “Fire drill” of Shop on time from now on, or change the schedule to what you do: "
        "missed or too late 1 of 1 times, last the one due 1 March."
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
        "11 of 11 checks of first-aid kits. 0 lines in the first-aid log in the period."
    )


def test_half_of_the_kit_checks_earn_half_of_their_step() -> None:
    some = facts(LOG, cards=[card()], duties=[KITS], units=[KIT], done={KITS.id: firsts(1, 2)})
    found = judged("first_aid_enough", some)
    assert found.share == Fraction(2, 3) + Fraction(2, 11) / 3
    assert told(found) == [
        "Do “First-aid kit check” of FK on time from now on, or change the schedule to what you "
        "do: missed or too late 9 of 11 times, last the one due 1 November."
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
