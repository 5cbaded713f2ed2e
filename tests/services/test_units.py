"""Units are parked and returned, and their readings taken: what is refused, asked and told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services.checking import duties_report
from desktop.services.parked_meters import parked_meters
from desktop.services.units.changing import ChangeTyped, Done, change_service, look_ahead
from desktop.services.units.entering import Typed, enter_readings, meter_lines
from desktop.services.units.knowing import units_of
from desktop.services.units.looking import look_at
from desktop.services.units.page import unit_page
from desktop.services.units.readings import readings_of
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day


def trailer(company: Company, number: str = "T-1", **more: Any) -> str:
    return company.save("equipment", number=number, description="Flat deck", type="Trailer", **more)


def changed(
    company: Company, change: str, on: str, *units: str, today: date = AS_OF, **more: Any
) -> Done:
    fields = {"changed_on": on, "reason": "Winter"}
    typed = ChangeTyped(change, units, fields, **more)
    return change_service(company.file, typed, today)


def state(company: Company, task: str, as_of: date) -> tuple[str, str]:
    found = duties_report(company.file, as_of)["duties"]
    return next((duty["state"], duty["reason"]) for duty in found if duty["task"] == task)


def test_a_parked_unit_returns_and_is_inspected_first(company: Company) -> None:
    unit = trailer(company)
    plan = company.plan("monthly", unit, task="Trailer inspection")
    company.inspection("2026-08-20", unit, plan)

    ahead = look_ahead(company.file, "parked", [unit], "3 September 2026", AS_OF)
    assert ahead.said[0] == "1 duty pauses."
    done = changed(company, "parked", "3 September 2026", unit)
    assert done.said == "T-1 Flat deck parked from 3 September."
    assert state(company, "Trailer inspection", AS_OF)[0] == "suspended"

    later = day("2026-12-20")
    done = changed(company, "returned", "20 December 2026", unit, today=later)
    assert done.said == "T-1 Flat deck returned to service today."
    assert done.inspect == {
        "equipment_id": unit, "plan_id": plan, "task": "Trailer inspection"
    }  # fmt: skip
    came, why = state(company, "Trailer inspection", later)
    assert came in ("overdue", "due_soon")
    assert why == "Returned to service 20 December; inspect it before it is used."


def test_what_may_not_wait_is_proposed_to_stay_due(company: Company) -> None:
    unit = trailer(company)
    inspected = company.plan("weekly", unit, task="Trailer inspection")
    kept = company.plan("monthly", unit, task="Fire extinguisher check")
    for plan in (inspected, kept):
        company.inspection("2026-11-10", unit, plan)

    ahead = look_ahead(company.file, "parked", [unit], "", AS_OF)
    (proposed,) = ahead.kept
    assert proposed.plan_id == kept
    assert proposed.why == "It may not wait: NFPA 10, to which the Alberta Fire Code refers."
    sitting = Sitting(company.file)
    changed(company, "parked", "today", unit, keep=frozenset({kept}))
    assert state(company, "Trailer inspection", AS_OF)[0] == "suspended"
    assert state(company, "Fire extinguisher check", AS_OF)[0] != "suspended"
    ahead = look_ahead(company.file, "out_of_order", [unit], "", AS_OF)
    assert ahead.said[0] == "1 duty pauses. Fire extinguisher check stays due."

    sitting.undo()
    assert state(company, "Trailer inspection", AS_OF)[0] != "suspended"
    assert look_ahead(company.file, "parked", [unit], "", AS_OF).kept == (proposed,)


@pytest.mark.parametrize(
    ("known", "change", "on", "said"),
    [
        ([], "returned", "today", "T-1 Flat deck is in service on 16 November, so there is "
         "nothing to return it from."),
        ([("parked", "2026-10-01")], "returned", "1 September 2026",
         "T-1 Flat deck is out of service only from 1 October. It cannot return before that."),
        ([("parked", "2026-10-01")], "parked", "today",
         "T-1 Flat deck is parked since 1 October already."),
        ([("parked", "2026-10-01")], "parked", "1 September 2026",
         "T-1 Flat deck is on file as parked from 1 October. Choose a later day, or void that "
         "entry."),
        ([("sold", "2026-10-01")], "parked", "today",
         "T-1 Flat deck was sold 1 October. Return it to service first, if it is yours again."),
        ([], "out_of_order", "in 3 days",
         "19 November is still to come. A unit is tagged out on the day it is found."),
        ([], "parked", "1 January 2040",
         "1 January 2040 is more than two years ahead. Check the date."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    company: Company, known: list[tuple[str, str]], change: str, on: str, said: str
) -> None:
    unit = trailer(company)
    for what, since in known:
        company.change(unit, what, since)
    with pytest.raises(Refused) as refused:
        changed(company, change, on, unit, is_sure=True)
    assert refused.value.faults == {"changed_on": said}


def test_a_return_may_be_planned_and_a_day_before_all_records_is_asked_about(
    company: Company,
) -> None:
    unit = trailer(company)
    company.inspection("2026-05-01", unit)
    with pytest.raises(Refused) as refused:
        changed(company, "parked", "1 April 2025", unit)
    assert refused.value.faults["question"] == (
        "1 April 2025 is before anything on file about T-1 Flat deck: the first is of 1 May. "
        "Is the day right?"
    )
    changed(company, "parked", "1 April 2025", unit, is_sure=True)
    assert changed(company, "returned", "1 December", unit).inspect == {}
    (known,) = units_of(company.file, AS_OF)
    assert known.state.said == "Parked since 1 April 2025"
    assert known.state.ahead == "It returns to service 1 December."


def test_several_are_parked_as_one_action(company: Company) -> None:
    ids = [trailer(company, f"T-{n}") for n in (1, 2, 10, 3)]
    sitting = Sitting(company.file)
    done = changed(company, "parked", "today", *ids)
    assert done.said == "T-1 Flat deck, T-2 Flat deck and 2 more parked today."
    assert [unit.number for unit in units_of(company.file, AS_OF)] == ["T-1", "T-2", "T-3", "T-10"]
    assert {unit.state.key for unit in units_of(company.file, AS_OF)} == {"parked"}
    sitting.undo()
    assert {unit.state.key for unit in units_of(company.file, AS_OF)} == {"in_service"}


def test_none_of_several_is_parked_where_one_cannot_be(company: Company) -> None:
    one, other = trailer(company), trailer(company, "T-2")
    company.change(other, "parked", "2026-10-01")
    with pytest.raises(Refused, match="T-2 Flat deck is parked since 1 October already"):
        changed(company, "parked", "today", one, other)
    assert [unit.state.key for unit in units_of(company.file, AS_OF)] == ["in_service", "parked"]


# --- readings -------------------------------------------------------------------------------------


def pickup(company: Company, number: str = "103", meter: str = "km") -> str:
    return company.save("equipment", number=number, description="Pickup", reading_unit=meter)


def test_readings_are_told_with_where_they_come_from(company: Company) -> None:
    unit = pickup(company)
    company.reading(unit, 10_000, "2026-09-01", source="Fuel card")
    company.inspection("2026-10-01", unit, task="Truck inspection", reading=11_800)
    company.maintenance("2026-11-01", unit, "Oil change", reading=13_660)
    company.reading(unit, 1_300, "2026-11-05")
    shown = readings_of(company.file, unit, AS_OF)
    assert [(line.reading, line.source, line.remark) for line in shown.lines] == [
        ("1,300 km", "Entered by hand", "Left out: it falls or jumps"),
        ("13,660 km", "Maintenance: Oil change", ""),
        ("11,800 km", "Inspection: Truck inspection", ""),
        ("10,000 km", "Fuel card", ""),
    ]
    (meter,) = shown.meters
    assert meter.last == "13,660 km on 1 November"
    assert meter.rate == "about 60 km a day"


def test_a_reading_of_nobody_knows_which_meter_says_so(company: Company) -> None:
    unit = pickup(company, meter="both")
    company.reading(unit, 128_450, "2026-11-03")
    company.reading(unit, 310, "2026-11-03", meter="h")
    company.inspection("2026-11-05", unit, task="Check", reading=318, reading_unit=None)
    company.inspection("2026-11-06", unit, task="Check", reading=320, reading_unit="h")
    shown = readings_of(company.file, unit, AS_OF)
    assert [(line.reading, line.remark) for line in shown.lines][:2] == [
        ("320 h", ""), ("318", "Nobody said whether it is kilometres or hours"),
    ]  # fmt: skip


def test_a_meter_that_moved_while_parked_is_told(company: Company) -> None:
    unit = pickup(company)
    company.reading(unit, 10_000, "2026-09-01")
    company.change(unit, "parked", "2026-09-03")
    company.reading(unit, 10_040, "2026-09-10")
    assert readings_of(company.file, unit, AS_OF).moved == ()
    company.reading(unit, 10_352, "2026-10-10")
    assert readings_of(company.file, unit, AS_OF).moved == (
        "Unit 103 is parked since 3 September, and its meter went on by 312 km between the "
        "readings of 10 September and 10 October. Correct the dates or the reading, or write down "
        "why it was moved.",
    )


@pytest.mark.parametrize("change", ["parked", "out_of_order"])
@pytest.mark.parametrize("back", ["", "2026-10-20"])
@pytest.mark.parametrize(
    ("read_on", "times"),
    [(("2026-03-01", "2026-04-20"), 0), (("2026-08-01", "2026-08-20"), 1), (("2026-09-03",), 1),
     (("2026-04-01", "2026-09-10"), 1)],
)  # fmt: skip
def test_the_page_of_a_unit_and_the_check_find_the_same(
    company: Company, change: str, back: str, read_on: tuple[str, ...], times: int
) -> None:
    unit = pickup(company)
    for on, value in zip(read_on, (9_000, 9_010), strict=False):
        company.reading(unit, value, on)
    company.change(unit, change, "2026-09-03")
    company.reading(unit, 10_352, "2026-10-10")
    if back:
        company.change(unit, "returned", back)
    company.change(unit, "parked", "2026-12-01")  # is to come, and changes nothing yet
    found = parked_meters(company.file, AS_OF)
    told = tuple(one.sentence(AS_OF) for one in found)
    assert len(told) == times
    assert readings_of(company.file, unit, AS_OF).moved == told
    assert set(told) <= set(unit_page(company.file, unit, AS_OF).sentences)


@pytest.mark.parametrize(
    ("typed", "fault", "question"),
    [
        ("128,900", "", ""),
        ("124,450", "", "That is 4,000 km less than on 3 November: a typing slip, a new meter, or "
         "is it true?"),
        ("1,284,500", "", "That is 1,156,050 km in 13 days: a typing slip, a new meter, or is it "
         "true?"),
        ("9,999,999", "9,999,999 km is more than any meter shows. Check the digits.", ""),
        ("128900 h", "This field is for kilometres. Type the reading of that meter.", ""),
        ("-5", "'-5' is below zero, and no meter shows that. Check the sign.", ""),
    ],
)  # fmt: skip
def test_what_falls_or_jumps_is_asked_about(
    company: Company, typed: str, fault: str, question: str
) -> None:
    unit = pickup(company)
    company.reading(unit, 128_450, "2026-11-03")
    (line,) = meter_lines(company.file, AS_OF, AS_OF)
    looked = look_at(line, typed, AS_OF, AS_OF)
    assert (looked.fault, looked.question) == (fault, question)


def test_readings_of_all_units_are_one_action_and_the_estimate_goes_on(company: Company) -> None:
    one, both, sold = pickup(company), pickup(company, "104", "both"), pickup(company, "105")
    company.change(sold, "sold", "2026-10-01")
    company.reading(one, 10_000, "2026-08-16")
    company.reading(one, 15_000, "2026-11-06")
    lines = meter_lines(company.file, AS_OF, AS_OF)
    assert [(line.number, line.unit) for line in lines] == [
        ("103", "km"), ("104", "km"), ("104", "h")
    ]  # fmt: skip
    assert lines[0].last == "15,000 km on 6 November"
    assert lines[0].estimate == "15,610"
    typed = {(one, "km"): Typed("2,000"), (both, "km"): Typed("9,000"), (both, "h"): Typed("310")}
    with pytest.raises(Refused) as refused:
        enter_readings(company.file, typed, "today", AS_OF)
    assert list(refused.value.faults) == [f"{one}:km"]
    assert readings_of(company.file, both, AS_OF).lines == ()

    typed[one, "km"] = Typed("2,000", "new")
    assert enter_readings(company.file, typed, "today", AS_OF) == 3
    assert readings_of(company.file, one, AS_OF).lines[0].remark == "A new meter starts here"
    assert [line.reading for line in readings_of(company.file, both, AS_OF).lines] == [
        "9,000 km", "310 h"
    ]  # fmt: skip
    near = meter_lines(company.file, AS_OF, AS_OF)[0].near
    assert near.before == (AS_OF, Decimal(2_000))


def test_readings_of_a_day_to_come_are_refused(company: Company) -> None:
    unit = pickup(company)
    with pytest.raises(Refused) as refused:
        enter_readings(company.file, {(unit, "km"): Typed("5")}, "30 November 2026", AS_OF)
    assert refused.value.faults == {
        "read_on": "30 November is still to come. Enter what was read by today."
    }
