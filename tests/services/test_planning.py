"""What a duty that is being typed will ask for, and what can hardly be meant by it."""

from datetime import date
from typing import Any

import pytest

from desktop.services.planning import Ahead, look_ahead
from tests.builders.company import AS_OF, Company, day


def typed(rule: str, counted: str | None = None, **more: Any) -> dict[str, Any]:
    line = {"rule": rule, "counted": counted}
    return {"kind": "inspection", "task": "Look", "in_force_from": "2026-11-16",
            "rules": [line], **more}  # fmt: skip


def ahead(company: Company, rule: str, counted: str | None = None, **more: Any) -> Ahead:
    return look_ahead(company.file, typed(rule, counted, **more), "", AS_OF)


def pickup(company: Company, meter: str = "km", **more: Any) -> str:
    return company.save("equipment", number="103", description="Pickup", reading_unit=meter, **more)


def driven(company: Company, unit: str, *readings: tuple[str, int]) -> None:
    for on, value in readings:
        company.save("reading", equipment_id=unit, read_on=day(on), value=value, unit="km")


@pytest.mark.parametrize(
    ("rule", "counted", "more", "said"),
    [
        ("monthly", None, {"baseline_on": "2026-11-03"},
         "Next: 3 December, 3 January, 3 February."),
        ("weekly", None, {},
         "It was never done, so it is asked for now. Done today, it is next due 23 November, "
         "30 November, 7 December."),
        ("monthly", None, {"baseline_on": "2026-10-01"},
         "It was due 1 November. Done today, it is next due 16 December, 16 January, 16 February."),
        ("monthly", "fixed", {"anchor_on": "2026-12-31"},
         "Next: 31 December, 31 January, 28 February."),
        ("monthly", "fixed", {"anchor_on": "2026-01-31", "baseline_on": "2026-10-31"},
         "Next: 30 November, 31 December, 31 January."),
        ("weekly from May to October", None, {"baseline_on": "2026-10-30"},
         "Out of season until 1 May 2027. Next: 1 May, 8 May, 15 May."),
        ("every working day", None, {"baseline_on": "2026-11-13"},
         "Next: 16 November, 17 November, 18 November."),
        ("before use", None, {}, "It has no dates: it is asked for before each use."),
        ("monthly, and before use", None, {"baseline_on": "2026-11-03"},
         "Next: 3 December, 3 January, 3 February. And before each use."),
        ("every 2 years", None, {"baseline_on": "2026-11-03"},
         "Next: 3 November 2028, 3 November 2030, 3 November 2032."),
        ("gibberish", None, {}, ""),
    ],
)  # fmt: skip
def test_the_next_dates_are_said(
    company: Company, rule: str, counted: str | None, more: dict[str, Any], said: str
) -> None:
    assert ahead(company, rule, counted, **more).said == said


def test_days_off_move_what_counts_working_days(company: Company) -> None:
    company.save(
        "company_settings",
        keeps_statutory_holidays=True,
        holidays=[{"day_on": day("2026-12-24"), "name": "Shop closed"}],
    )
    rule = "every working day"

    dates = ahead(company, rule, baseline_on="2026-11-13", in_force_from="2026-01-01").dates
    assert dates[:2] == (day("2026-11-16"), day("2026-11-17"))

    later = look_ahead(
        company.file, typed(rule, baseline_on="2026-12-23"), "", day("2026-12-23")
    ).dates
    # the 24th is the company's, the 25th the province's, then comes a weekend
    assert later[0] == day("2026-12-28")


def test_a_limit_is_forecast_by_the_readings(company: Company) -> None:
    unit = pickup(company)
    driven(company, unit, ("2026-10-01", 11000), ("2026-11-01", 12100), ("2026-11-12", 12500))

    found = ahead(company, "every 1,000 km", equipment_id=unit, baseline_on="2026-11-01")

    assert found.said.startswith("Next: about 29 November (likely 26 November to ")
    first, second, third = found.dates
    assert 25 <= (second - first).days <= 31
    assert (third - second).days == (second - first).days


def test_a_limit_without_readings_tells_what_is_missing(company: Company) -> None:
    unit = pickup(company)

    alone = ahead(company, "every 1,000 km", equipment_id=unit, baseline_on="2026-11-01")
    beside = ahead(company, "1,000 km or monthly", equipment_id=unit, baseline_on="2026-11-03")

    assert "two readings some days apart" in alone.said
    assert alone.dates == ()
    assert beside.said == (
        "Next: 3 December, 3 January, 3 February. Sooner where 1,000 km are reached first."
    )


def test_the_usual_use_is_enough_for_a_forecast(company: Company) -> None:
    unit = pickup(company, daily_use=50)
    found = ahead(company, "every 1,000 km", equipment_id=unit)
    assert found.dates == (day("2026-12-06"), day("2026-12-26"), day("2027-01-15"))


def test_a_saved_duty_goes_on_from_what_was_done(company: Company) -> None:
    unit = pickup(company)
    plan = company.save(
        "duty_plan", kind="inspection", equipment_id=unit, task="Look",
        in_force_from=day("2026-01-01"), rules=[{"rule": "weekly"}],
    )  # fmt: skip
    company.save("inspection", equipment_id=unit, task="Look", done_on=day("2026-11-10"),
                 plan_id=plan, result="pass")  # fmt: skip

    form = typed("monthly", equipment_id=unit, in_force_from="2026-01-01")
    found = look_ahead(company.file, form, plan, AS_OF)

    assert found.said == "Next: 10 December, 10 January, 10 February."


def test_a_parked_unit_is_asked_for_nothing(company: Company) -> None:
    unit = pickup(company)
    company.save("service_change", equipment_id=unit, change="parked", changed_on=day("2026-11-01"))
    found = ahead(company, "weekly", equipment_id=unit)
    assert "arked" in found.said
    assert found.dates == ()


def test_what_can_hardly_be_meant_is_said_at_its_field(company: Company) -> None:
    ladder = company.save("equipment", number="LD-1", description="Ladder", reading_unit="none")
    loader = company.save("equipment", number="L9", description="Loader", reading_unit="h")
    truck = company.save("equipment", number="T9", description="Picker", reading_unit="both")
    shop = company.site("Shop")

    def field_and_said(rule: str, **more: Any) -> list[tuple[str, str]]:
        found = ahead(company, rule, **more)
        return [(doubt.field, doubt.said) for doubt in found.doubts]

    [(field, said)] = field_and_said("1,000 km", equipment_id=ladder)
    assert (field, "has no meter" in said) == ("rules", True)
    [(field, said)] = field_and_said("1,000 km", equipment_id=loader)
    assert (field, "counts hours" in said) == ("rules", True)
    [(field, said)] = field_and_said("250 h", equipment_id=truck)
    assert (field, "two meters. This counts the hours" in said) == ("rules", True)
    [(field, said)] = field_and_said(
        "250 h or 1,000 km", equipment_id=truck, baseline_on="2026-11-01", baseline_reading="12"
    )
    assert (field, "cannot be of both" in said) == ("baseline_reading", True)
    [(field, said)] = field_and_said("1,000 km")
    assert (field, "Choose the unit" in said) == ("equipment_id", True)
    [(field, said)] = field_and_said("weekly", equipment_id=ladder, site_id=shop)
    assert (field, "One of the three" in said) == ("site_id", True)
    assert field_and_said("1,000 km", equipment_type="Truck") == []
    assert field_and_said("weekly", equipment_id=ladder) == []


def test_a_voided_checklist_is_told_and_the_dates_stand(company: Company) -> None:
    checklist = company.save("checklist", title="Pre-trip", items=[{"item": "Brakes"}])
    form = typed("monthly", baseline_on="2026-11-03", checklist_id=checklist)
    assert look_ahead(company.file, form, "", AS_OF).doubts == ()

    company.void("checklist", checklist)
    found = look_ahead(company.file, form, "", AS_OF)

    [doubt] = found.doubts
    assert doubt.field == "checklist_id"
    assert "“Pre-trip” was voided" in doubt.said
    assert found.dates[0] == day("2026-12-03")


def test_each_unit_of_a_type_has_dates_of_its_own(company: Company) -> None:
    pickup(company, type="Truck")
    said = ahead(company, "monthly", equipment_type="Truck").said
    assert said == (
        "Each unit counts from when its own was last done. "
        "Done today, one is next due 16 December, 16 January, 16 February."
    )


def test_the_line_of_rules_that_holds_today_counts(company: Company) -> None:
    lines = [
        {"rule": "weekly", "to_on": "2026-10-31"},
        {"rule": "monthly", "from_on": "2026-11-01"},
        {"rule": ""},
    ]
    form = typed("", baseline_on="2026-11-03") | {"rules": lines}
    assert look_ahead(company.file, form, "", AS_OF).dates[0] == date(2026, 12, 3)
