"""A package covers the days that answers are judged by: the assessment's, else twelve months."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.exporting import export_package
from desktop.services.packaging.glance import troubles_shown
from desktop.services.packaging.period import Period, period_of
from desktop.services.packaging.selecting import select
from desktop.services.preflight.looking import look_over
from tests.builders.company import Company, day
from tests.builders.package_read import PackageRead

AS_OF = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        (None, None, (date(2025, 11, 17), AS_OF)),
        (date(2026, 1, 27), date(2027, 1, 27), (date(2026, 1, 27), AS_OF)),
        (date(2025, 1, 1), date(2025, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (date(2026, 1, 1), None, (date(2026, 1, 1), AS_OF)),
        (None, date(2026, 6, 30), (date(2025, 7, 1), date(2026, 6, 30))),
        # an assessment that has not begun yet
        (date(2027, 1, 1), date(2027, 12, 31), (date(2025, 11, 17), AS_OF)),
        (AS_OF, AS_OF, (AS_OF, AS_OF)),
        # entered the wrong way round
        (date(2026, 6, 30), date(2026, 1, 1), (date(2025, 1, 2), date(2026, 1, 1))),
    ],
)
def test_the_period(start: date | None, end: date | None, covered: tuple[date, date]) -> None:
    assert period_of(start, end, AS_OF) == Period(*covered)


def test_a_leap_day() -> None:
    assert period_of(None, None, date(2028, 2, 29)).start == date(2027, 3, 1)


def test_while_an_assessment_goes_on_it_is_the_days_that_answers_are_judged_by(
    company: Company, tmp_path: Path
) -> None:
    wanted = Wanted(
        purpose="maintenance", from_on=date(2026, 1, 27), to_on=date(2027, 1, 26),
        assessor_name="H. Boyko",
    )  # fmt: skip
    open_assessment(company.file, wanted, AS_OF)
    with closing(Auditor(company.file)) as auditor:
        chosen = select(company.file, auditor, AS_OF, Choices())
        concerns = look_over(company.file, AS_OF, Choices(), chosen, auditor=auditor)
        after = select(company.file, auditor, date(2027, 2, 3), Choices())
    assert chosen.period == Period(date(2025, 11, 17), AS_OF)
    assert chosen.under_way == Period(date(2026, 1, 27), date(2027, 1, 26))
    (said,) = (one.sentence for one in concerns if one.key == "short_window")
    assert "until 26 January 2027, so its months are not over" in said
    cover = " ".join(
        PackageRead(build_package(company.file, tmp_path, AS_OF).path).texts[0].split()
    )
    assert "Assessment of 27 January 2026 to 26 January 2027, under way." in cover
    assert "Records of 17 November 2025 to 16 November 2026 are judged." in cover
    # once its last day is over, its own days are those that count
    assert after.period == Period(date(2026, 1, 27), date(2027, 1, 26))
    assert after.under_way is None


def test_a_package_of_a_day_to_come_says_so(company: Company, tmp_path: Path) -> None:
    choices = Choices(today=date(2026, 10, 1))
    done = export_package(company.file, tmp_path, AS_OF, choices)
    made = done.built
    assert made is not None
    assert (made.period[1], made.as_of) == (AS_OF, AS_OF)
    told = " ".join(PackageRead(made.path).texts[0].split())
    assert "1 October 2026. What happens after that day is not in it." in told
    first, *_others = done.concerns
    assert first.sentence.startswith("The package is of 16 November 2026, which is still to come")
    shown, *_more = troubles_shown(company.file, made, done.concerns)
    assert (shown.sentence, shown.opens) == (first.sentence, first.where)  # on the result too


def test_a_package_of_today_says_its_day_once(company: Company, tmp_path: Path) -> None:
    made = build_package(company.file, tmp_path, AS_OF, Choices(today=AS_OF))
    assert "Built on" not in PackageRead(made.path).texts[0]


def test_the_statistics_say_that_theirs_are_whole_months(company: Company, tmp_path: Path) -> None:
    company.save("incident", happened_on=day("2026-05-01"), kind="near_miss", what="Slipped")
    read = PackageRead(build_package(company.file, tmp_path, AS_OF).path)
    said = "these are the last 12 months that are over. The package covers 17 November 2025 to"
    assert said in " ".join(read.whole.split())
