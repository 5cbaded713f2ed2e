"""What a company chooses of how long its records are kept, and what of it stays as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.company_profile import read_profile, save_profile
from desktop.services.retention import schedule_of
from desktop.services.retention.choosing import FOR_GOOD, PROPOSED, kept_shown, rows_chosen
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF
from tests.builders.files import copied, save

DAYS = frozenset(range(5))


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with copied(tmp_path / "bow.muster") as company:
        yield company


def chosen(company: CompanyFile) -> dict[str, str]:
    return {one.kind: one.chosen for one in read_profile(company).kept}


def choose(company: CompanyFile, **kinds: str) -> bool:
    profile = read_profile(company)
    return save_profile(
        company, profile.typed, profile.working_days or DAYS, AS_OF, chosen(company) | kinds
    )


def test_what_is_chosen_holds_and_what_is_not_stays(company: CompanyFile) -> None:
    save(company, "company", legal_name="Bow River")
    rows = [
        {"kind": "incident", "months": 30},
        {"kind": "drill", "months": None},
        {"kind": "meeting", "months": 120, "law_minimum_months": 96},
        {"kind": "first_aid_record", "months": 12},  # less than the law asks for
    ]
    save(company, "company_settings", retention=rows)
    now = chosen(company)
    assert (now["incident"], now["drill"], now["meeting"]) == ("30", FOR_GOOD, "120")
    assert (now["first_aid_record"], now["inspection"]) == ("36", PROPOSED)
    assert not choose(company)
    assert choose(company, drill=PROPOSED, meeting=PROPOSED, inspection=FOR_GOOD)
    with company.reading() as connection:
        kept = schedule_of(connection)
    assert kept["incident"].months == 30
    assert kept["drill"].months == 60
    assert (kept["meeting"].months, kept["meeting"].least) == (96, 96)
    assert kept["inspection"].months is None
    assert choose(company, incident=PROPOSED)
    assert chosen(company)["incident"] == PROPOSED


def test_only_what_the_law_allows_can_be_chosen() -> None:
    row = {"kind": "meeting", "months": None, "law_minimum_months": 96}
    shown = {one.kind: one for one in kept_shown([row])}
    assert shown["meeting"].options[0] == (PROPOSED, "8 years, as Muster proposes")
    assert min(int(key) for key, _words in shown["meeting"].options[1:-1]) == 96
    assert shown["meeting"].law == "At least 8 years by law."
    assert shown["drill"].law == ""
    assert rows_chosen([row], {}) == [row]
