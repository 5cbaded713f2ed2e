"""The sheet for the wall: what is due on which day of the week, and a talk to choose."""

from desktop.package.sheets.said import Task
from desktop.services.printing.week import week_of
from desktop.services.talks import next_talks
from desktop.services.today import today
from tests.builders.company import AS_OF, Company


def tasks(company: Company) -> dict[str, Task]:
    said = week_of(today(company.file, AS_OF), next_talks(company.file, AS_OF).talks)
    return {task.title: task for group in said.groups.values() for task in group}


def test_a_usage_duty_stands_with_the_day_that_is_forecast(company: Company) -> None:
    truck = company.unit("103")
    plan = company.plan("every 1,000 km", unit=truck, task="Service")
    company.maintenance("2026-11-01", unit=truck, plan=plan, reading=100_000)
    company.reading(truck, 100_000, "2026-11-01")
    company.reading(truck, 100_500, "2026-11-11")
    [task] = [task for title, task in tasks(company).items() if "103" in title]
    assert task.when == "in about 5 days, 21 November"


def test_what_is_late_says_its_day_once(company: Company) -> None:
    company.action("Fix the guard", found="2026-11-01", due="2026-11-10")
    assert tasks(company)["Fix the guard"].when == "10 November, 6 days"


def test_what_stands_below_with_boxes_of_its_own_is_not_named_above_as_well(
    company: Company,
) -> None:
    company.action("Guard", resolved="2026-11-10")
    company.action("Step", resolved="2026-11-11")
    (task,) = [task for title, task in tasks(company).items() if "wait" in title]
    assert (task.inside, task.why) == (("Guard", "Step"), "")
    for name in ("Rick", "Tyler", "José"):
        company.worker(f"{name} Desjarlais", hired="2026-10-01")
    task = tasks(company)["Orientation · 3 workers"]
    assert (len(task.inside), task.why) == (3, "")


def test_what_comes_later_stands_with_its_day_alone(company: Company) -> None:
    company.certificate(
        company.worker(hired="2012-05-22"), company.certificate_type(), "2026-12-10"
    )
    (task,) = [task for title, task in tasks(company).items() if "H2S Alive" in title]
    assert task.when == "10 December"


def test_what_is_weeks_away_is_one_line_that_names_each(company: Company) -> None:
    rick = company.worker(hired="2012-05-22")
    company.certificate(rick, company.certificate_type(), "2027-01-10")
    company.certificate(rick, company.certificate_type("WHMIS"), "2027-01-20")
    task = tasks(company)["Due in more than four weeks"]
    assert task.why == (
        "Rick Desjarlais · H2S Alive (10 January 2027), Rick Desjarlais · WHMIS (20 January 2027)"
    )


def test_three_talks_are_there_to_choose_without_what_happened_to_anybody(
    company: Company,
) -> None:
    talks = next_talks(company.file, AS_OF).talks
    assert len(talks) == 3
    found = tasks(company)
    assert [found[talk.title].why for talk in talks] == ["", "", ""]
