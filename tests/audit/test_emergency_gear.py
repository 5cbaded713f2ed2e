"""How checks of emergency equipment and the yearly tags of extinguishers are judged."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.audit.common.gear import tagged_to
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, State
from desktop.audit.rules.s6 import RULES
from desktop.values.audited.emergency import Emergency
from desktop.values.emergency_gear import (
    first_aiders_for,
    is_emergency_gear,
    is_extinguisher,
    is_first_aid_card,
    is_first_aid_log,
    is_first_aid_role,
    is_kit,
)
from tests.builders.company import day
from tests.builders.emergency_facts import (
    EXTINGUISHERS,
    EYEWASH,
    KIT,
    SHOP,
    facts,
    firsts,
    gear_check,
    gear_plan,
    monthly,
)
from tests.builders.facts import done, stated

LOOK = monthly(EXTINGUISHERS, "Extinguisher check")
FLUSH = monthly(EYEWASH, "Flush and check")
YEAR = tuple(range(1, 12))


def service(**more: Any) -> Any:
    return gear_plan("annual", EXTINGUISHERS, "Yearly look by a technician", **more)


def judged(some: AuditFacts) -> Judged:
    return RULES["emergency_equipment_checked"].judge(some)


def test_checks_and_tags_are_counted_together() -> None:
    some = facts(
        Emergency(
            checks=(
                gear_check("s", "2026-04-13", EXTINGUISHERS, kind="maintenance", is_service=True),
                gear_check("old", "2020-04-13", EXTINGUISHERS, kind="maintenance", is_service=True),
                gear_check("i", "2026-05-01", EXTINGUISHERS),
                gear_check("k", "2026-05-01", KIT),
            )
        ),
        units=[EXTINGUISHERS, EYEWASH, KIT],
        duties=[LOOK, FLUSH, service(last=done("2026-04-13"))],
        done={LOOK.id: firsts(*YEAR), FLUSH.id: firsts(*YEAR[:5])},
    )
    found = judged(some)
    assert (found.met, found.population) == (11 + 5 + 1, 11 + 11 + 1)
    assert found.note == "16 of 22 checks of emergency equipment. 1 of 1 extinguisher tag is valid."
    assert [ref.id for ref in found.counted] == ["s", "i"]
    assert [one.what for one in found.missing] == [
        "Do “Flush and check” of EW-1 on time from now on, or change the schedule to what you do: "
        "missed or too late 6 of 11 times, last the one due 1 November."
    ]


def test_without_emergency_equipment_it_does_not_apply() -> None:
    found = judged(facts(Emergency(), units=[KIT]))
    assert found.state is State.NOT_APPLICABLE
    assert found.reason.endswith(".")


def test_equipment_that_no_duty_looks_after_counts_against() -> None:
    found = judged(facts(Emergency(), units=[EYEWASH]))
    assert (found.met, found.population) == (0, 1)
    assert found.missing[0].what == "Put the checks of EW-1 on the schedule."
    assert found.note == "No check of emergency equipment was due."


def test_a_duty_of_the_site_looks_after_what_is_there() -> None:
    at_shop = monthly(SHOP, "Extinguisher check")
    service_at_shop = gear_plan(
        "annual", SHOP, "Extinguisher service by a technician", last=done("2026-04-13")
    )
    some = facts(
        Emergency(),
        units=[EXTINGUISHERS],
        duties=[at_shop, service_at_shop],
        done={at_shop.id: firsts(*YEAR)},
    )
    found = judged(some)
    assert (found.met, found.population, found.state) == (12, 12, State.SUFFICIENT)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"last": stated("2026-07-19")}, "File the report of the extinguisher service of FE: that "
         "it was done on 19 July is only stated."),
        ({"last": done("2025-10-31")}, "Have the extinguishers of FE serviced and tagged: the last "
         "was on 31 October 2025."),
        ({}, "Have the extinguishers of FE serviced and tagged, and file the report."),
    ],
)  # fmt: skip
def test_what_a_tag_lacks_is_told(more: dict[str, Any], said: str) -> None:
    some = facts(
        Emergency(), units=[EXTINGUISHERS], duties=[LOOK, service(**more)],
        done={LOOK.id: firsts(*YEAR)},
    )  # fmt: skip
    found = judged(some)
    assert (found.met, found.population) == (11, 12)
    assert [one.what for one in found.missing] == [said]


def test_a_service_that_no_duty_asks_for_hangs_a_tag_too() -> None:
    hung = gear_check("s", "2026-04-13", EXTINGUISHERS, kind="maintenance", is_service=True)
    some = facts(
        Emergency(checks=(hung,)), units=[EXTINGUISHERS], duties=[LOOK],
        done={LOOK.id: firsts(*YEAR)},
    )  # fmt: skip
    assert judged(some).share == 1


def test_a_check_that_was_never_done_is_told_as_such() -> None:
    never = gear_plan("monthly", EYEWASH, "Flush and check", in_force_from="2026-11-10")
    found = judged(facts(Emergency(), units=[EYEWASH], duties=[never]))
    assert [one.what for one in found.missing] == [
        "Do “Flush and check” of EW-1, and write it down: it was never done."
    ]


def test_a_tag_is_good_to_the_end_of_its_month() -> None:
    assert tagged_to(day("2025-11-03")) == day("2026-11-30")
    assert tagged_to(day("2024-02-29")) == day("2025-02-28")


def test_a_rule_that_cannot_be_read_is_no_yearly_service() -> None:
    odd = replace(gear_plan("monthly", EXTINGUISHERS, "Extinguisher check"), rule=None)
    found = judged(facts(Emergency(), units=[EXTINGUISHERS], duties=[odd]))
    assert found.population >= 1
    assert found.share == 0


@pytest.mark.parametrize(
    ("text", "gear", "extinguisher", "kit"),
    [
        ("Fire extinguishers (lot of 9)", True, True, False),
        ("Crew truck with fire extinguisher", False, False, False),
        ("Extinguisher check", True, True, False),
        ("First-aid kits, shop and trucks", False, False, True),
        ("Eye wash station", True, False, False),
        ("Worksite inspection", False, False, False),
        ("Backup alarm of 101", False, False, False),
        ("AED", True, False, False),
    ],
)
def test_what_is_emergency_equipment(text: str, gear: bool, extinguisher: bool, kit: bool) -> None:
    assert (is_emergency_gear(text), is_extinguisher(text), is_kit(text)) == (
        gear,
        extinguisher,
        kit,
    )


def test_what_is_first_aid() -> None:
    for name in (
        "Standard First Aid",
        "Emergency first-aid & CPR",
        "Premiers soins",
        "OFA Level 2",
    ):
        assert is_first_aid_card(name)
    for name in ("Mental Health First Aid", "H2S Alive", "CPR only"):
        assert not is_first_aid_card(name)
    assert is_first_aid_role("First aider, days")
    assert not is_first_aid_role("Fire warden")
    assert is_first_aid_log("First-aid record book")
    assert not is_first_aid_log("First aid procedure")


@pytest.mark.parametrize(("crew", "needed"), [(0, 0), (1, 1), (9, 1), (10, 2), (20, 3), (60, 4)])
def test_how_many_first_aiders_a_crew_needs_is_data(crew: int, needed: int) -> None:
    assert first_aiders_for(crew) == needed
