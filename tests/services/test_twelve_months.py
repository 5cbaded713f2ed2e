"""The last twelve months of the schedule: words, sentences, and the same marks as today's list."""

from desktop.duties.months import Went
from desktop.services.checking import read_facts
from desktop.services.twelve_months import DutyLine, narrowed, twelve_months
from desktop.store.fact_done_days import done_days
from desktop.store.fact_register import register
from desktop.store.questions.every import asking
from tests.builders.company import AS_OF, LONG_AGO, Company


def only_line(company: Company) -> DutyLine:
    (line,) = twelve_months(company.file, AS_OF).lines
    return line


def test_the_heads_are_the_last_twelve_months(company: Company) -> None:
    heads = twelve_months(company.file, AS_OF).months
    assert [head.short for head in heads] == [
        "Dec 2025", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
    ]  # fmt: skip
    assert heads[0].whole == "December 2025"


def test_a_site_that_opened_in_the_spring(company: Company) -> None:
    yard = company.site("Inglewood yard", active=[("2026-04-01", None)])
    plan = company.plan("monthly", site=yard, task="Yard inspection", anchor_on="2026-04-20")
    for on in ("2026-04-20", "2026-05-20", "2026-06-24", "2026-08-03", "2026-11-02"):
        company.inspection(on, plan=plan, site=yard)
    line = only_line(company)
    assert (line.plan_id, line.subject, line.task) == (plan, "Inglewood yard", "Yard inspection")
    assert [cell.words for cell in line.cells] == [
        "closed", "closed", "closed", "closed", "done", "done", "late", "late", "done", "missed",
        "late", "done",
    ]  # fmt: skip
    said = [cell.sentence for cell in line.cells]
    assert said[0] == "Not open before 1 April, so nothing was due."
    assert (line.cells[0].span, line.cells[0].spanned) == (4, "closed")
    assert said[4] == "Done 20 April."
    assert said[6] == "Done 24 June. It was due 20 June."
    assert said[7] == "Due 24 July, and done 3 August."
    assert said[8] == "Done 3 August. It was due 24 July."
    assert said[9] == "Due 3 September, and done 2 November."
    assert said[10] == "Due 3 October, and done 2 November."


def test_what_is_only_stated_is_no_inspection(company: Company) -> None:
    unit = company.unit("101")
    company.plan("annual", unit, baseline_on="2026-03-04")
    assert {cell.went for cell in only_line(company).cells} == {Went.NOTHING}


def test_what_comes_more_often_is_counted(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("weekly", unit)
    for number in range(1, 9):
        company.inspection(f"2026-10-{number:02}", unit, plan)
    company.inspection("2026-09-07", unit, plan)
    cells = only_line(company).cells
    assert [cell.words for cell in cells[-4:]] == ["–", "done", "8 done", "overdue"]
    assert cells[-2].sentence == "Done 8 times, the last time 8 October."
    assert cells[-4].sentence.startswith("Not done in this month.")


def test_what_is_overdue_today_is_so_in_the_running_month(company: Company) -> None:
    truck = company.unit("101")
    plan = company.plan("weekly", truck)
    company.inspection("2026-11-02", truck, plan)
    whole = twelve_months(company.file, AS_OF)
    cell = whole.lines[0].cells[-1]
    assert (cell.went, cell.words) == (Went.OVERDUE, "overdue")
    assert cell.sentence.startswith("Done 2 November. Last done 2 November")
    assert "7 days ago" in cell.sentence
    assert whole.summary == "1 duty on the schedule; 1 was late, missed or is overdue."
    company.inspection("2026-11-16", truck, plan)
    assert only_line(company).cells[-1].words == "2 done"


def test_what_was_never_done_is_so_in_the_running_month(company: Company) -> None:
    company.plan("weekly when in use", company.unit("101"))
    assert [cell.words for cell in only_line(company).cells[-2:]] == ["–", "never yet"]


def test_a_log_that_names_no_duty_counts_too(company: Company) -> None:
    unit = company.unit("101")
    company.plan("monthly", unit, task="Truck inspection", anchor_on="2026-10-20")
    company.inspection("2026-10-19", unit, task="TRUCK inspection")
    assert [cell.words for cell in only_line(company).cells[-2:]] == ["done", "due"]


def test_skips_parked_units_and_plans_of_this_year(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, in_force_from="2026-07-01", baseline_on="2026-07-05")
    company.skip(plan, "2026-08-01", due="2026-08-05")
    company.inspection("2026-09-03", unit, plan)
    company.change(unit, "parked", "2026-10-02")
    cells = only_line(company).cells
    words = [cell.words for cell in cells]
    assert cells[8].sentence == "Skipped 1 August by Dale: shop closed."
    assert only_line(company).skipped == (cells[8].sentence,)
    assert words[:7] == [""] * 7
    assert words[7:] == ["–", "skipped", "done", "parked", "parked"]


def test_a_parked_trailer_is_explained_and_is_no_hole(company: Company) -> None:
    trailer = company.unit("T-1", "none")
    plan = company.plan("weekly when in use", trailer, baseline_on="2026-06-01")
    company.inspection("2026-08-31", trailer, plan)
    company.change(trailer, "parked", "2026-09-03")
    cells = only_line(company).cells
    assert [cell.words for cell in cells[-5:]] == ["–", "done", "parked", "parked", "parked"]
    assert [cell.span for cell in cells[-3:]] == [3, 1, 1]
    assert cells[-3].spanned == "parked since 3 Sep"
    assert cells[-1].sentence == "Parked since 3 September, so nothing was due."
    company.change(trailer, "returned", "2026-11-14")
    company.inspection("2026-11-15", trailer, plan)
    cells = only_line(company).cells
    assert [cell.words for cell in cells[-3:]] == ["parked", "parked", "done"]
    assert cells[-3].spanned == "parked 3 Sep to 14 Nov"
    assert cells[-1].sentence == "Done 15 November. Parked 3 September to 14 November."
    assert only_line(company).out == ("Parked 3 September to 14 November.",)


def test_one_month_out_has_its_days_for_whom_there_is_room(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly", unit, anchor_on="2026-01-20")
    for month in range(1, 9):
        company.inspection(f"2026-{month:02}-20", unit, plan)
    company.change(unit, "parked", "2026-09-16")
    company.change(unit, "returned", "2026-10-09")
    cell = only_line(company).cells[-3]
    assert (cell.words, cell.span, cell.spanned) == ("parked", 1, "parked 16 Sep to 9 Oct")


def test_a_winter_is_out_of_season(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("monthly, May to October", unit, anchor_on="2026-05-01")
    for month in (5, 6, 7, 8, 9, 10):
        company.inspection(f"2026-{month:02}-01", unit, plan)
    cells = only_line(company).cells
    assert [cell.words for cell in cells] == [
        *["out of season"] * 5,
        *["done"] * 6,
        "out of season",
    ]
    assert (cells[0].span, cells[0].spanned) == (5, "out of season 1 Nov 2025 to 1 May")


def test_last_years_rule_judges_last_year(company: Company) -> None:
    unit = company.unit("101")
    rules = [
        {"rule": "annual", "to_on": "2026-06-30"},
        {"rule": "monthly", "from_on": "2026-07-01"},
    ]
    company.plan(rules, unit, baseline_on="2026-05-20")
    words = [cell.words for cell in only_line(company).cells]
    # in June it was a yearly duty, of which nothing was due
    assert words[:7] == ["–"] * 7
    assert words[7:] == ["missed", "missed", "missed", "overdue", "overdue"]


def test_what_it_says_in_all(company: Company) -> None:
    assert twelve_months(company.file, AS_OF).summary == "Nothing is on the schedule yet."
    unit = company.unit("101")
    plan = company.plan("annual", unit, task="CVIP")
    company.inspection("2026-11-01", unit, plan)
    whole = twelve_months(company.file, AS_OF)
    assert whole.summary == "1 duty on the schedule, and none of it was late or missed."
    company.plan("monthly", unit, task="Oil", baseline_on=LONG_AGO)
    whole = twelve_months(company.file, AS_OF)
    assert whole.summary == "2 duties on the schedule; 1 of them late, missed or overdue."
    assert [line.task for line in narrowed(whole, "101 OIL").lines] == ["Oil"]
    assert narrowed(whole, "nothing like it").lines == ()


def test_the_days_are_those_by_which_the_last_one_is_found(company: Company) -> None:
    truck, van = company.unit("101", type="Truck"), company.unit("102", type="truck")
    shop = company.site("Shop")
    company.plan("weekly", truck, task="Wash")
    of_type = company.plan("monthly", equipment_type="Truck", task="Check")
    meeting = company.plan("monthly", kind="meeting", task="Talk")
    company.plan("monthly", site=shop, task="Walk")
    company.inspection("2026-10-01", truck, task="wash")
    company.maintenance("2026-10-02", van, plan=of_type)
    company.save("inspection", done_on="2026-10-03", equipment_type="TRUCK", task="Check")
    company.save("inspection", done_on="2026-10-04", equipment_type="truck", plan_id=of_type)
    company.meeting("2026-10-05", meeting)
    company.inspection("2026-10-06", site=shop, task="WALK")
    voided = company.inspection("2026-10-07", site=shop, task="Walk")
    company.void("inspection", voided)
    plans = read_facts(company.file, AS_OF).plans
    with company.file.reading() as connection:
        ask = asking(connection)
        days = done_days(ask, register(ask), plans, LONG_AGO, AS_OF)
    found = {(plan.task, plan.subject.name): days.of(plan) for plan in plans}
    assert {name: len(on) for name, on in found.items()} == {
        ("Wash", "101"): 1,
        ("Check", "101"): 2,
        ("Check", "102"): 3,
        ("Talk", "Bow River Mechanical Ltd."): 1,
        ("Walk", "Shop"): 1,
    }
    for plan in plans:
        assert plan.last is not None
        assert plan.last.on == days.of(plan)[-1]


def test_a_pause_that_begins_in_a_month_in_which_it_was_done_is_one_span(company: Company) -> None:
    unit = company.unit("T-1")
    plan = company.plan("monthly when in use", unit, task="Trailer inspection")
    company.inspection("2026-03-02", unit, plan)
    company.change(unit, "parked", "2026-03-20")
    company.change(unit, "returned", "2026-09-10")
    company.inspection("2026-09-10", unit, plan)
    cells = only_line(company).cells
    assert cells[3].words == "done"
    assert (cells[4].span, cells[4].spanned) == (5, "parked 20 Mar to 10 Sep")
