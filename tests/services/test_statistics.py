"""Statistics of real files: what is told, compared, left without a number, and entered."""

from concurrent.futures import CancelledError
from datetime import date
from decimal import Decimal

import pytest

from desktop.errors import Refused
from desktop.services.statistics import Statistics, first_statistics, statistics
from desktop.services.statistics.document import statistics_report
from desktop.services.statistics.entering import MonthTyped, enter_hours, remark_on
from desktop.services.statistics.in_passing import statistics_in_passing
from desktop.values.months import add_months
from tests.builders.company import AS_OF, Company, day


def worked(company: Company, first: str, months: int, hours: float = 1500) -> None:
    """Hours of some months in a row."""

    def work() -> None:
        for n in range(months):
            company.save("hours_worked", month_on=add_months(day(first), n), hours=hours)

    company.together(work)


def incident(company: Company, on: str, kind: str = "near_miss", **more: object) -> str:
    return company.save("incident", happened_on=on, kind=kind, what=f"Something on {on}", **more)


def figure(shown: Statistics, key: str) -> tuple[str, str, str]:
    (found,) = [one for one in shown.figures if one.key == key]
    return found.value, found.about, found.compared


def test_a_year_is_compared_with_the_year_before(company: Company) -> None:
    worked(company, "2024-11-01", 24)
    incident(company, "2025-01-10")
    incident(company, "2025-11-01")
    incident(company, "2026-10-31")
    incident(company, "2026-11-02")
    shown = statistics(company.file, AS_OF)
    assert shown.span_said == "November 2025 to October 2026: the last 12 whole months"
    assert figure(shown, "near_misses") == ("2", "", "1 more than in the twelve months before")
    assert figure(shown, "lost_days")[2] == "as in the twelve months before"
    assert figure(shown, "hours") == (
        "18,000",
        "Actual hours, none of them estimated.",
        "as many as in the twelve months before",
    )
    assert shown.so_far == (
        "November is not over and not in these figures; 1 incident or near miss so far."
    )
    assert shown.remarks == ()


def test_today_tells_the_year_in_counts_and_which_hours_it_lacks(company: Company) -> None:
    assert statistics_in_passing(company.file, AS_OF) == ""
    worked(company, "2024-11-01", 24)
    incident(company, "2025-10-31", "lost_time", lost_days=2)  # a day before the twelve months
    incident(company, "2025-11-01", "medical_aid")
    incident(company, "2026-11-02")  # in the month that is not over
    assert statistics_in_passing(company.file, AS_OF) == (
        "Statistics of the last 12 months: 1 recordable injury, 0 near misses"
    )
    assert statistics_in_passing(company.file, day("2026-12-01")) == (
        "Statistics: the hours of November 2026 are missing"
    )


def test_what_was_typed_in_late_is_seen_and_what_came_later_is_not(company: Company) -> None:
    worked(company, "2023-11-01", 36)
    incident(company, "2025-08-10", "lost_time", lost_days=4)
    incident(company, "2026-08-10", "lost_time", lost_days=3)
    voided = incident(company, "2025-08-11", "lost_time", lost_days=40)
    company.void("incident", voided)
    earlier = statistics(company.file, day("2025-08-31"))
    assert figure(earlier, "lost_days")[0] == "4"
    assert earlier.rows[0].month == "August 2025"  # whole on its last evening
    assert earlier.so_far == ""
    assert figure(statistics(company.file, day("2025-08-09")), "lost_days")[0] == "0"


def test_a_rate_stands_with_its_base_and_its_counts(company: Company) -> None:
    worked(company, "2024-11-01", 24, 1000)
    incident(company, "2026-03-01", "medical_aid")
    incident(company, "2026-03-02", "first_aid")
    incident(company, "2025-03-01", "lost_time", lost_days=6)
    incident(company, "2025-03-05", "modified_work")
    recordable, lost_time, severity = statistics(company.file, AS_OF).rates
    assert recordable.title == "Recordable injuries per 200,000 hours"
    assert recordable.counts == "1 recordable injury in 12,000 hours"
    assert (recordable.value, recordable.why) == ("16.7", "")
    assert recordable.compared == (
        "33.3 in the twelve months before: 2 recordable injuries in 12,000 hours"
    )
    assert (lost_time.value, severity.value) == ("0", "0")
    assert severity.compared == ("100 in the twelve months before: 6 lost days in 12,000 hours")


def test_the_base_is_the_companys_own(company: Company) -> None:
    worked(company, "2025-11-01", 12, 1000)
    incident(company, "2026-03-01", "medical_aid")
    company.settings(statistics_base=1_000_000)
    (recordable, *_rest) = statistics(company.file, AS_OF).rates
    assert recordable.title == "Recordable injuries per 1,000,000 hours"
    assert recordable.value == "83.3"


def test_without_all_hours_there_are_words_and_no_number(company: Company) -> None:
    worked(company, "2024-11-01", 22)
    incident(company, "2026-03-01", "lost_time", lost_days=2)
    shown = statistics(company.file, AS_OF)
    recordable, *others = shown.rates
    assert {rate.value for rate in shown.rates} == {""}
    assert recordable.counts == "1 recordable injury in 15,000 hours"
    assert recordable.why == (
        "No number: the hours of September and October 2026 are missing. Enter them, and it is "
        "shown."
    )
    assert [rate.why for rate in others] == ["", ""]  # said once
    assert [one.said for one in shown.missing] == ["October 2026", "September 2026"]
    assert shown.rows[1].cells[0] == "missing"
    (hours, *_charts) = shown.charts
    assert hours.bars[-2].sentence == "October 2026: no hours entered"
    assert hours.bars[-2].words == "no\nhours"


def test_so_few_hours_that_a_rate_would_mislead(company: Company) -> None:
    worked(company, "2023-11-01", 36, 320)
    incident(company, "2026-03-01", "medical_aid")
    (year, *_rest) = statistics(company.file, AS_OF).rates
    assert year.value == ""
    assert year.counts == "1 recordable injury in 3,840 hours"
    assert year.why == (
        "No number: in so few hours one more would change it by 52. It is shown from 10,000 hours "
        "on; look at more months, or give the counts."
    )
    (three, *_rest) = statistics(company.file, AS_OF, 36).rates
    assert three.value == "17.4"


def test_lost_days_that_nobody_entered(company: Company) -> None:
    worked(company, "2025-11-01", 12)
    incident(company, "2026-03-01", "lost_time")
    shown = statistics(company.file, AS_OF)
    assert figure(shown, "lost_days") == (
        "Not entered",
        "For 1 injury with lost time nobody entered how many days.",
        "",
    )
    recordable, lost_time, severity = shown.rates
    assert recordable.value == lost_time.value == "11.1"
    assert (severity.value, severity.why) == (
        "",
        "No number: enter the lost days of every injury with lost time, and it is shown.",
    )
    assert severity.counts == "Lost days of 1 injury not entered; 18,000 hours worked"
    (march,) = [row for row in shown.rows if row.month == "March 2026"]
    assert march.cells[3] == "missing"


def test_records_that_begin_within_the_time_before_are_not_compared_with(company: Company) -> None:
    worked(company, "2025-06-01", 17)
    incident(company, "2025-07-01")
    shown = statistics(company.file, AS_OF)
    assert {one.compared for one in shown.figures} == {""}
    assert shown.remarks == (
        "The records begin in June 2025, so there is nothing before to compare with.",
    )
    three = statistics(company.file, AS_OF, 36)
    assert three.span_said == "June 2025 to October 2026: the last 17 whole months"
    assert three.missing == ()
    assert figure(three, "hours")[0] == "25,500"


def test_a_year_is_told_in_any_case(company: Company) -> None:
    worked(company, "2026-09-01", 2)
    for months in (12, 36):
        shown = statistics(company.file, AS_OF, months)
        assert len(shown.rows) == 13
        assert len(shown.missing) == 10


def test_thirty_six_months_stand_three_to_a_bar(company: Company) -> None:
    worked(company, "2020-11-01", 72)
    hours, injuries, *_rest = statistics(company.file, AS_OF, 36).charts
    assert hours.about == "Three months in each bar, named after the last of them"
    assert [bar.label for bar in hours.bars] == [
        "Jan\n2024", "Apr", "Jul", "Oct", "Jan\n2025", "Apr", "Jul", "Oct", "Jan\n2026", "Apr",
        "Jul", "Oct",
    ]  # fmt: skip
    assert hours.bars[0].sentence == "November 2023 to January 2024: 4,500 hours"
    assert injuries.sentences[0] == "November 2023 to January 2024: none"


def test_estimates_and_several_entries_are_marked(company: Company) -> None:
    worked(company, "2025-11-01", 12)
    company.save("hours_worked", month_on="2026-10-15", hours=100, estimate=True)
    shown = statistics(company.file, AS_OF)
    assert figure(shown, "hours")[1] == "Estimated: October 2026."
    assert shown.rows[1].cells[0] == "1,600 est."
    assert shown.remarks[-1] == "Several entries of hours were added together: October 2026."


def test_actions_closed_and_open(company: Company) -> None:
    worked(company, "2024-11-01", 24)
    company.action("A", "2026-10-01", "2026-10-10", "2026-10-03")
    company.action("B", "2026-10-01", "2026-10-10", "2026-10-29")
    company.action("C", "2026-10-01", None, "2026-10-15")
    company.action("D", "2026-10-01", "2026-11-01")
    company.action("E", "2025-01-01", "2025-01-10", "2025-01-05")
    shown = statistics(company.file, AS_OF)
    assert figure(shown, "closed") == (
        "1 of 3",
        "1 late, 1 without a due date. Half were closed within 2 weeks.",
        "1 of 1 in the twelve months before",
    )
    assert figure(shown, "open") == ("1", "1 overdue", "")


def test_inspections_on_time_late_and_missed(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, anchor_on="2026-06-10", counted="fixed")
    for on in ("2026-06-10", "2026-07-10", "2026-08-12", "2026-10-10"):
        company.inspection(on, unit, plan)
    shown = statistics(company.file, AS_OF)
    value, about, _compared = figure(shown, "inspections")
    assert value == "3 of 5"
    assert about == "1 late, 1 missed"
    (chart,) = [one for one in shown.charts if one.key == "inspections"]
    assert chart.bars[-4].sentence == "August 2026: late 1"
    assert chart.bars[-3].sentence == "September 2026: missed or overdue 1"
    assert [bar.words for bar in chart.bars[-5:]] == ["1/1", "0/1", "0/1", "1/1", "0/1"]


def test_what_was_skipped_is_none_of_those_that_were_due(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, anchor_on="2026-06-10", counted="fixed")
    for on in ("2026-06-10", "2026-07-10", "2026-08-12", "2026-10-10"):
        company.inspection(on, unit, plan)
    company.skip(plan, "2026-09-09", "2026-09-10")
    value, about, _compared = figure(statistics(company.file, AS_OF), "inspections")
    assert (value, about) == ("3 of 4", "1 late; besides them 1 skipped")


def test_inspections_compare_with_no_time_in_which_hardly_any_was_due(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, anchor_on="2025-09-10", counted="fixed")
    for month in (*range(202509, 202513), *range(202601, 202611)):
        company.inspection(f"{month // 100}-{month % 100:02}-10", unit, plan)
    value, about, compared = figure(statistics(company.file, AS_OF), "inspections")
    assert (value, about, compared) == ("12 of 12", "None late, none missed.", "")


def test_what_was_not_done_before_a_unit_was_sold_is_missed_and_not_waited_for(
    company: Company,
) -> None:
    unit = company.unit("OLD")
    plan = company.plan("weekly", unit)
    company.inspection("2026-03-02", unit, plan)
    company.change(unit, "sold", "2026-03-12")
    value, about, _compared = figure(statistics(company.file, AS_OF), "inspections")
    assert (value, about) == ("0 of 1", "1 missed")


def inspected(company: Company) -> None:
    worked(company, "2025-11-01", 12)
    for number in ("101", "102"):
        unit = company.unit(number)
        plan = company.plan("monthly", unit, anchor_on="2026-09-10")
        company.inspection("2026-09-10", unit, plan)


def test_what_is_known_at_once_comes_without_the_inspections(company: Company) -> None:
    inspected(company)
    first, whole = first_statistics(company.file, AS_OF), statistics(company.file, AS_OF)
    assert (first.is_judged, whole.is_judged) == (False, True)
    assert figure(first, "inspections") == ("…", "Looking through the inspections…", "")
    assert {row.cells[-2] for row in first.rows} == {"…"}
    assert [bar.words for bar in first.charts[4].bars] == ["…"] * 13
    for key in ("hours", "recordable", "closed", "open"):
        assert figure(first, key) == figure(whole, key)
    assert first.rates == whole.rates


def test_judging_inspections_can_be_stopped(company: Company) -> None:
    inspected(company)
    told: list[tuple[int, int]] = []
    statistics(company.file, AS_OF, beat=lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2)]

    def stop(done: int, _of: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        statistics(company.file, AS_OF, beat=stop)


def test_certificates_in_force(company: Company) -> None:
    worked(company, "2025-11-01", 12)
    kind = company.certificate_type()
    for name, expires in (("Rick Desjarlais", "2027-01-01"), ("Anne Roy", "2026-11-01")):
        company.certificate(company.worker(name, hired="2020-01-01"), kind, expires)
    assert figure(statistics(company.file, AS_OF), "cards") == (
        "1 of 2",
        "Of all that are held or required: 1 expired or missing",
        "",
    )


def test_nothing_on_file(company: Company) -> None:
    shown = statistics(company.file, AS_OF)
    assert shown.is_empty
    assert len(shown.missing) == 12
    assert {rate.value for rate in shown.rates} == {""}
    # what nobody entered is not called none
    assert figure(shown, "hours")[0] == "Not entered"
    assert shown.rates[0].counts == "0 recordable injuries; no hours are entered"


def test_the_document_holds_the_same_in_numbers(company: Company) -> None:
    worked(company, "2024-11-01", 24, 1000.5)
    incident(company, "2026-03-01", "lost_time", lost_days=6)
    document = statistics_report(company.file, AS_OF, 12)
    assert (document["as_of"], document["months"], document["base"]) == ("2026-11-16", 12, 200_000)
    assert document["period"]["hours"] == {"total": 12006, "missing": [], "estimated": []}
    assert document["period"]["incidents"]["lost_time"] == 1
    assert document["rates"][2] == {
        "rate": "severity", "value": 99.95, "count": 6, "hours": 12006, "per_hours": 200_000,
        "why": "",
    }  # fmt: skip
    assert document["before"]["recordable"] == 0
    assert document["running_month"]["to"] == "2026-11-16"
    assert len(document["by_month"]) == 12


def hours_of(company: Company) -> dict[date, tuple[Decimal, bool]]:
    found: dict[date, tuple[Decimal, bool]] = {}

    def work(transaction: object) -> None:
        for record in transaction.load("hours_worked").values():  # type: ignore[attr-defined]
            values = record.values
            found[values["month_on"]] = values["hours"], values["estimate"]

    company.file.write("Look", work)
    return found


def test_hours_of_several_months_are_one_action(company: Company) -> None:
    typed = {
        day("2026-09-01"): MonthTyped("1,398.5"),
        day("2026-10-01"): MonthTyped(" 1400 h ", is_estimate=True),
        day("2026-08-01"): MonthTyped(""),
    }
    told = []
    company.file.listen(told.append)
    assert enter_hours(company.file, typed, AS_OF) == 2
    assert [change.name for change in told] == ["Hours worked in 2 months"]
    assert hours_of(company) == {
        day("2026-09-01"): (Decimal("1398.5"), False),
        day("2026-10-01"): (Decimal(1400), True),
    }


def test_hours_that_cannot_be_read_are_said_by_month_and_nothing_is_saved(
    company: Company,
) -> None:
    typed = {
        day("2026-08-01"): MonthTyped("lots"),
        day("2026-09-01"): MonthTyped("-5"),
        day("2026-10-01"): MonthTyped("1400"),
    }
    with pytest.raises(Refused) as refused:
        enter_hours(company.file, typed, AS_OF)
    assert refused.value.faults == {
        "2026-08-01": "“lots” is not a number. Type it in digits, like 12,450 or 12.5.",
        "2026-09-01": "Hours cannot be less than none. Type 0 where nobody worked.",
    }
    assert hours_of(company) == {}


def test_hours_are_not_entered_twice(company: Company) -> None:
    company.save("hours_worked", month_on="2026-10-31", hours=1400)
    with pytest.raises(Refused) as refused:
        enter_hours(company.file, {day("2026-10-01"): MonthTyped("1400")}, AS_OF)
    assert refused.value.faults == {
        "2026-10-01": "The hours of October 2026 were entered meanwhile."
    }
    assert list(hours_of(company)) == [day("2026-10-31")]


def test_a_month_in_which_nobody_worked(company: Company) -> None:
    assert enter_hours(company.file, {day("2026-10-01"): MonthTyped("0")}, AS_OF) == 1
    assert statistics(company.file, AS_OF).rows[1].cells[0] == "0"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("14000", "A month has usually about 1,400 hours here. Is 14,000 right?"),
        ("140", "A month has usually about 1,400 hours here. Is 140 right?"),
        ("1300", ""),
        ("0", ""),
        ("lots", ""),
        ("", ""),
    ],
)
def test_hours_far_from_the_usual_are_asked_about(typed: str, said: str) -> None:
    assert remark_on(typed, 1400, AS_OF) == said
    assert remark_on(typed, 0, AS_OF) == ""
