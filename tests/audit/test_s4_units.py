"""S4.4 and S4.5: equipment checked as it is used, and maintained with records."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s4_units import checked_before_use, maintained
from desktop.store.facts import Subject
from desktop.values.audited.places import EquipmentFact, Places
from desktop.values.interval import Rule
from tests.builders.company import day
from tests.builders.facts import stated
from tests.builders.inspection_facts import (
    LADDERS,
    SHOP,
    TRUCK,
    change,
    every,
    facts,
    failed,
    plan,
    repair,
)

BEGAN = day("2025-06-01")
ONE = Places({}, {"u": EquipmentFact(id="u", number="101", type="Truck")})


def checked(rule: str, *done: date, places: Places = ONE, **more: Any) -> Judged:
    of_truck = plan(rule, TRUCK, in_force_from=BEGAN)
    return checked_before_use.judge(facts((of_truck,), {"p-u": done}, places=places, **more))


def test_weekly_checks() -> None:
    judged = checked("weekly", *every(7, "2025-11-18"), newest={"p-u": "n"})
    assert (judged.state, judged.met, judged.counted) == (
        State.SUFFICIENT, 52, (Ref("inspection", "n"),),
    )  # fmt: skip
    assert judged.note == "52 of 52 checks were made."
    assert checked("weekly").share == 0


def test_daily_checks_are_counted_day_by_day() -> None:
    assert checked("daily", *every(1, "2025-11-17", 365)).share == 1
    half = checked("daily", *every(2, "2025-11-18", 365))
    assert Fraction(49, 100) < half.share < Fraction(52, 100)
    parked = checked("daily", *every(1, "2026-06-01", 365), changes=(
        change("parked", "2025-01-01"), change("returned", "2026-06-01")))  # fmt: skip
    assert parked.share == 1


def test_a_rule_by_use_goes_by_the_schedule() -> None:
    assert checked("monthly or 1,000 km", *every(28, "2025-11-01")).share == 1
    never = checked("monthly or 1,000 km")
    assert (never.share, never.state) == (0, State.MISSING)
    assert never.population


def test_days_of_use_ask_for_a_check_each() -> None:
    used = {"u": (day("2026-05-01"), day("2026-05-04"), day("2026-05-05"))}
    judged = checked("before use", day("2026-05-01"), day("2026-05-04"), used=used)
    assert (judged.met, judged.population) == (2, 3)
    assert judged.missing[0].what == "101 was used on 1 day without “Vehicle inspection”: 5 May."
    parked = checked("before use", day("2026-05-01"), used=used,
                     changes=(change("parked", "2026-05-03"),))  # fmt: skip
    assert (parked.met, parked.population) == (1, 1)


def test_without_a_use_log_each_month_in_service_asks_for_one() -> None:
    judged = checked("before use", *every(30, "2026-05-20"))
    assert judged.population - judged.met == 6
    assert "6 months in service have no “Vehicle inspection” and no use log" in (
        judged.missing[0].what
    )
    stood = (change("parked", "2025-11-01"), change("returned", "2026-05-17"))
    parked = checked("before use", *every(30, "2026-05-20"), changes=stood)
    assert parked.share == 1
    new = facts((plan("before use", TRUCK, in_force_from=day("2026-11-10")),), places=ONE)
    assert checked_before_use.judge(new).share == 0


def test_a_unit_of_which_nothing_is_planned_nor_written() -> None:
    judged = checked_before_use.judge(facts(places=ONE))
    assert (judged.met, judged.population) == (0, 1)
    assert judged.missing[0].record == Ref("equipment", "u")
    settled = checked_before_use.judge(facts(places=ONE, each=(failed(),)))
    assert settled.population == 0
    assert settled.note.startswith("Nothing had to be checked")


def test_what_stood_all_year_and_was_checked_before_is_settled() -> None:
    judged = checked("weekly", day("2025-10-01"), changes=(change("parked", "2025-11-01"),))
    assert (judged.state, judged.counted) == (State.SUFFICIENT, (Ref("duty_plan", "p-u"),))


def test_no_equipment_is_no_question() -> None:
    assert checked_before_use.judge(facts(places=Places())).state is State.NOT_APPLICABLE
    sold = EquipmentFact(id="u", number="101", changes=(("sold", day("2024-01-01")),))
    gone = facts(places=Places({}, {"u": sold}))
    assert checked_before_use.judge(gone).state is State.NOT_APPLICABLE
    assert maintained.judge(gone).state is State.NOT_APPLICABLE


@given(st.sets(st.integers(0, 364), max_size=30), st.integers(0, 364),
       st.sampled_from(["weekly", "monthly", "daily", "before use"]))  # fmt: skip
def test_one_check_more_never_counts_less(done: set[int], more: int, rule: str) -> None:
    days = every(1, "2025-11-17", 365)
    before = checked(rule, *(days[n] for n in sorted(done)))
    after = checked(rule, *(days[n] for n in sorted(done | {more})))
    assert after.share >= before.share


# --- S4.5 -------------------------------------------------------------------------------------


def service(rule: str = "every 6 months", subject: Subject = TRUCK, **more: Any) -> Any:
    values = {"kind": "maintenance", "task": "Oil and filters", "in_force_from": BEGAN}
    return plan(rule, subject, **(values | more))


def kept(*done: str, of: Any = None, **more: Any) -> Judged:
    one = of or service()
    return maintained.judge(facts((one,), {one.id: [day(on) for on in done]}, **more))


def test_service_in_time_with_its_record() -> None:
    judged = kept("2025-10-01", "2026-04-01", "2026-09-25",
                  maintenance=(repair("2026-04-01", plan="p-u"),))  # fmt: skip
    assert (judged.state, judged.missing) == (State.SUFFICIENT, ())
    assert judged.counted == (Ref("maintenance", "m"),)
    assert judged.note == "1 of 1 item of maintenance is up to date with records."


def test_service_that_was_missed_is_told() -> None:
    judged = kept("2025-06-10", "2026-09-25")
    assert judged.state in (State.PARTIAL, State.MISSING)
    assert judged.missing[0].record == Ref("duty_plan", "p-u")


@pytest.mark.parametrize(
    ("of", "sources"),
    [
        (service("yearly", task="CVIP"), {}),
        (service("yearly", statutory=True), {}),
        (service("yearly"), {"p-u": ("law", "")}),
    ],
)
def test_what_the_law_asks_for_earns_nothing_once_it_ran_out(of: Any, sources: Any) -> None:
    judged = kept("2025-10-01", of=of, sources=sources)
    assert (judged.share, judged.state) == (0, State.MISSING)
    assert "ran out on 1 October" in judged.missing[0].what
    in_time = kept("2026-01-10", of=of, sources=sources)
    assert in_time.share == 1
    assert in_time.note.endswith("Law or a standard asks for 1 of them; 1 holds.")


def test_what_the_law_asks_for_and_was_never_done() -> None:
    judged = kept(of=service("yearly", statutory=True))
    assert "was never done" in judged.missing[0].what


def test_only_stated_as_done_is_no_record() -> None:
    said = stated("2026-08-01")
    judged = kept(of=service(last=said, stated=said))
    assert (judged.share, judged.met, judged.population) == (0, 0, 1)
    assert judged.missing[0].what == (
        "Oil and filters of 101 is only stated as done on 1 August. Add the record or its slip."
    )


def test_what_is_not_due_and_not_done_yet_is_not_counted() -> None:
    new = service(in_force_from=day("2026-11-01"), anchor_on=day("2027-01-01"))
    judged = kept(of=new)
    assert (judged.state, judged.population) == (State.MISSING, 0)
    assert judged.note == "No maintenance was due in the period, and none is written down."
    parked = kept(of=service(), changes=(change("parked", "2025-10-01"),))
    assert parked.population in (0, 1)


def test_a_long_interval_that_was_kept_before_the_window_holds() -> None:
    judged = kept("2024-06-01", of=service("every 6 years", in_force_from=day("2020-01-01")))
    assert (judged.share, judged.counted) == (1, (Ref("duty_plan", "p-u"),))


def test_certifications_are_maintenance_and_checks_are_not() -> None:
    yearly = plan("yearly, by a competent person", LADDERS, in_force_from=BEGAN)
    monthly = plan("monthly", TRUCK)
    nothing = replace(plan("weekly", TRUCK, id="n"), rule=None)
    shop = service(subject=SHOP, task="Furnace")
    both = facts((yearly, monthly, nothing, shop),
                 {"p-l": (day("2026-01-10"),), "p-s": (day("2025-12-01"),)})  # fmt: skip
    assert maintained.judge(both).population == 2
    assert isinstance(yearly.rule, Rule)


def test_without_any_plan_units_count_by_what_was_written() -> None:
    judged = maintained.judge(facts(maintenance=(repair(),)))
    assert (judged.met, judged.population) == (1, 2)
    assert judged.missing[0].what == (
        "Plan the maintenance of unit LD, or write down what was done."
    )
    assert judged.note.endswith("1 of 2 units in service were maintained in the period.")


def test_the_furnace_of_the_shop_alone() -> None:
    judged = kept("2026-01-10", of=service("yearly", SHOP, task="Furnace"), places=Places())
    assert judged.share == 1
