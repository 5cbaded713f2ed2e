"""The statistics on paper: always one page, what the screen says, and no pictures in it."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pikepdf
import pytest

from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.services.printing.statistics import page_of, print_statistics
from desktop.services.statistics import statistics
from desktop.store.file import CompanyFile
from desktop.values.months import add_months
from tests.builders import demonstration
from tests.builders.company import AS_OF, Company, day
from tests.builders.on_paper import misplaced, pages, said, squeezed


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path_factory.mktemp("demo") / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=demonstration.clock, read_only=True) as file:
        yield file


@pytest.mark.parametrize("months", [12, 36])
def test_the_page_says_what_the_screen_says(demo: CompanyFile, tmp_path: Path, months: int) -> None:
    as_of, to = demonstration.NOVEMBER, tmp_path / "statistics.pdf"
    printed = print_statistics(demo, to, as_of, months)
    assert (printed.pages, len(pages(to))) == (1, 1)
    shown, text = statistics(demo, as_of, months), said(to)
    for figure in shown.figures:
        assert squeezed(figure.title) in text
        assert squeezed(figure.value) in text
    for rate in shown.rates:
        # a rate never stands without its base and its counts
        assert squeezed(rate.title + rate.value + rate.counts) in text
    for chart in shown.charts:
        assert squeezed(chart.title) in text
    for sentence in (shown.span_said, shown.so_far, *shown.remarks, shown.rates_about):
        assert squeezed(sentence) in text
    assert misplaced(to) == []


def test_three_years_of_the_demonstration_company_tell_a_trend(demo: CompanyFile) -> None:
    shown = statistics(demo, demonstration.NOVEMBER, 36)
    assert (len(shown.rows), shown.missing) == (37, ())
    recordable = shown.rates[0]
    assert (recordable.value, recordable.counts) == (
        "19.8", "4 recordable injuries in 40,307.5 hours",
    )  # fmt: skip
    assert recordable.compared.split("\n") == [
        "34.7 in the year to October 2024: 2 recordable injuries in 11,520.5 hours",
        "15.2 in the year to October 2025: 1 recordable injury in 13,175 hours",
        "12.8 in the year to October 2026: 1 recordable injury in 15,612 hours",
    ]


def test_bars_are_lines_and_no_pictures(demo: CompanyFile, tmp_path: Path) -> None:
    to = tmp_path / "statistics.pdf"
    print_statistics(demo, to, demonstration.NOVEMBER)
    with pikepdf.open(to) as pdf:
        (page,) = pdf.pages
        assert list(page.get_images()) == []


def full(company: Company) -> None:
    """Seven years of every kind of incident, with hours, but not of the last months."""
    for n in range(80):
        company.save("hours_worked", month_on=add_months(day("2019-11-01"), n), hours=123_456 + n,
                     estimate=n % 2 == 0)  # fmt: skip
    for n, kind in enumerate(INCIDENT_KINDS):
        for year in (2021, 2022, 2024, 2025, 2026):
            on, lost = day(f"{year}-{n + 1:02}-10"), 7 if kind == "lost_time" else None
            company.save("incident", happened_on=on, kind=kind, what=str(year), lost_days=lost)
    for n in range(30):
        company.action(f"Fix {n}", day("2026-05-01"), "2026-06-01" if n % 3 else None, "2026-06-20")


@pytest.mark.parametrize("months", [12, 36])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_stays_one_page_however_much_is_to_be_said(
    company: Company, tmp_path: Path, months: int, paper: str
) -> None:
    company.together(lambda: full(company))
    to = tmp_path / "statistics.pdf"
    assert print_statistics(company.file, to, AS_OF, months, paper=paper).pages == 1
    assert misplaced(to) == []
    said_by_page = page_of(statistics(company.file, AS_OF, months))
    assert squeezed(said_by_page.rates[0].why) in said(to)


def test_an_empty_company_has_a_page_too(company: Company, tmp_path: Path) -> None:
    to = tmp_path / "statistics.pdf"
    assert print_statistics(company.file, to, AS_OF).pages == 1
    assert squeezed("No incident was reported.") in said(to)


def test_whoever_stops_it_leaves_nothing(demo: CompanyFile, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        print_statistics(
            demo, tmp_path / "statistics.pdf", demonstration.NOVEMBER, is_stopped=lambda: True
        )
    assert list(tmp_path.iterdir()) == []
