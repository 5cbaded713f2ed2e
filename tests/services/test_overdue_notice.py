"""A notice of what is overdue: how many, where, the first of them, and each of them once."""

from datetime import date, timedelta

import pytest

from desktop.services.reminders.overdue import Notice, Overdue, Told, notice, overdue_of
from desktop.services.today import today
from tests.builders.company import AS_OF, Company, company_in

TUESDAY = AS_OF + timedelta(days=1)


def found(*titles: str, on: date = AS_OF, company: str = "Bow River") -> Overdue:
    return Overdue(on, company, {title: title for title in titles})


@pytest.mark.parametrize(
    ("n", "last"), [(1, "thing 0"), (3, "thing 2"), (4, "and 1 more"), (90, "and 87 more")]
)
def test_it_counts_all_and_names_three(n: int, last: str) -> None:
    said = notice(found(*(f"thing {k}" for k in range(n))), None, with_names=True)
    assert said is not None
    assert said.title.startswith(f"{n} thing")
    assert said.title.endswith("overdue or missing at Bow River")
    assert said.text.splitlines()[-1] == last


def test_without_names_it_only_counts() -> None:
    said = notice(found("Rick Desjarlais · H2S Alive"), None, with_names=False)
    assert said is not None
    assert "Rick" not in said.title + said.text


def test_nothing_overdue_is_no_notice() -> None:
    assert Told().next(found(), with_names=True) is None


def test_it_is_told_once_a_day_and_once_more_for_what_is_new() -> None:
    told = Told()
    assert told.next(found("a"), with_names=True) is not None
    assert told.next(found("a"), with_names=True) is None
    more = told.next(found("a", "b"), with_names=True)
    assert more == Notice("1 more thing is overdue at Bow River", "b")
    assert told.next(found("b"), with_names=True) is None
    assert told.next(found("b", on=TUESDAY), with_names=True) is not None


def test_what_was_done_and_is_overdue_again_is_told_again() -> None:
    told = Told()
    for now in (("a",), ()):
        told.next(found(*now), with_names=True)
    assert told.next(found("a"), with_names=True) is not None


def test_a_morning_with_nothing_counts_as_told_and_the_afternoon_is_news() -> None:
    told = Told()
    told.next(found(), with_names=True)
    assert told.next(found("a"), with_names=True) == Notice(
        "1 more thing is overdue at Bow River", "a"
    )


def test_a_second_start_on_the_same_day_says_nothing_of_what_was_said() -> None:
    told = Told(on=AS_OF)
    assert told.next(found("a"), with_names=True) is None
    assert told.next(found("a", "b"), with_names=True) is not None


def test_a_clock_set_back_tells_nothing_twice_and_silences_no_later_day() -> None:
    told = Told()
    told.next(found("a", "b", on=date(2027, 6, 1)), with_names=True)  # a battery was empty
    assert told.next(found("a"), with_names=True) is None
    assert told.next(found("a", "b"), with_names=True) is None
    assert told.next(found("a", on=TUESDAY), with_names=True) is not None


def test_it_counts_what_the_head_of_today_counts(tmp_path_factory: pytest.TempPathFactory) -> None:
    with company_in(tmp_path_factory.mktemp("c")) as company:
        filled(company)
        shown = today(company.file, AS_OF)
    counted = overdue_of(shown)
    assert shown.headline.startswith(f"{len(counted.titles)} things need you")
    assert any(line.inside for line in shown.lines)


def filled(company: Company) -> None:
    """Four trucks of one plan, which are one line of Today, and an action that is late."""
    company.plan("monthly", equipment_type="Truck", task="Truck inspection")
    for number in ("101", "102", "103", "104"):
        company.unit(number, type="Truck")
    company.action("Fix the guard", found="2026-10-01", due="2026-10-20")
