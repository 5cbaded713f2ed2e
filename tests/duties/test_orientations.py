"""An orientation is on time by the day after the first working day; later is late, not missing."""

import pytest

from desktop.duties.orientations import orientations
from desktop.services.checking import read_facts
from tests.builders.company import AS_OF, Company, day


def seen(company: Company, as_of: str = AS_OF.isoformat()) -> list[tuple[str, str]]:
    facts = read_facts(company.file, day(as_of))
    return [(row.worker.name, row.state.value) for row in orientations(facts)]


@pytest.mark.parametrize(
    ("hired", "signed", "state"),
    [
        ("2026-05-11", "2026-05-10", "signed"),
        ("2026-05-11", "2026-05-12", "signed"),
        ("2026-05-11", "2026-05-13", "late"),
        (None, "2026-05-13", "signed"),
    ],
)
def test_states_at_their_edges(
    company: Company, hired: str | None, signed: str, state: str
) -> None:
    company.orientation(company.worker("Kayla Nguyen", hired), signed)
    assert seen(company) == [("Kayla Nguyen", state)]
    assert seen(company, "2026-05-09") == ([] if hired else [("Kayla Nguyen", "missing")])


def test_the_first_orientation_counts_from_the_first_day_of_all(company: Company) -> None:
    seasons = [
        {"from_on": "2024-05-01", "to_on": "2024-10-31"},
        {"from_on": "2026-05-01", "to_on": None},
    ]
    kayla = company.worker("Kayla Nguyen", employment=seasons)
    company.orientation(kayla, "2026-05-04")
    company.orientation(kayla, "2024-05-02")
    assert seen(company) == [("Kayla Nguyen", "signed")]


def test_nothing_or_an_unsigned_paper_is_missing(company: Company) -> None:
    company.worker("José Almeida", "2025-06-02")
    company.orientation(company.worker("Kayla Nguyen"), "2026-05-04", signed=False)
    company.worker("Gone Already", "2020-01-01", left="2021-01-01")
    assert seen(company) == [("José Almeida", "missing"), ("Kayla Nguyen", "missing")]


def test_who_comes_back_and_is_shown_around_at_once_is_in_time(company: Company) -> None:
    seasons = [{"from_on": "2023-05-01", "to_on": "2023-09-29"}, {"from_on": "2026-05-04"}]
    back, later = (company.worker(name, employment=seasons) for name in ("Ada Roy", "Bea Roy"))
    company.orientation(back, "2026-05-04")
    company.orientation(later, "2026-05-11")

    assert seen(company) == [("Ada Roy", "signed"), ("Bea Roy", "late")]
