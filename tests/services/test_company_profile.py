"""The settings of a company are read as typed, and saved as one action with every fault named."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from desktop.duties.working_days import read_working_days
from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.company_profile import WARNINGS, Profile, read_profile, save_profile
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company

WEEK = frozenset(range(5))


def save(company: Company, days: frozenset[int] = WEEK, **typed: str) -> bool:
    now = read_profile(company.file)
    return save_profile(company.file, {**now.typed, **typed}, days, AS_OF)


def stored(company: Company, kind: str) -> list[aggregate.Stored]:
    with company.file.reading() as connection:
        return list(aggregate.read(connection, kind_of(kind)).values())


def test_a_new_file_has_its_name_and_the_usual_warnings(company: Company) -> None:
    profile = read_profile(company.file)
    assert profile.typed["legal_name"] == "Bow River Mechanical Ltd."
    assert profile.typed["certificate_days"] == ""
    assert profile.working_days == WEEK
    assert profile.usual == {
        "certificate_days": "90", "lead_days_at_most": "30", "lead_share": "25",
    }  # fmt: skip


def test_nothing_changed_is_no_action(company: Company) -> None:
    sitting = Sitting(company.file)
    assert not save(company)
    assert sitting.can_undo is None
    assert stored(company, "company_settings") == []
    sitting.close()


def test_everything_is_saved_as_one_action(company: Company) -> None:
    sitting = Sitting(company.file)
    assert save(
        company, WEEK | {5}, next_audit_on="29 jan", province="AB", certificate_days="60",
        lead_share="12.5 %",
    )  # fmt: skip
    (about,), (chosen,) = stored(company, "company"), stored(company, "company_settings")
    assert about.values["next_audit_on"] == date(2027, 1, 29)
    assert about.values["province"] == "AB"
    assert chosen.values["certificate_days"] == 60
    assert chosen.values["lead_share"] == Decimal("0.125")
    assert chosen.values["working_days"] == "Mon-Sat"
    profile: Profile = read_profile(company.file)
    assert profile.typed["next_audit_on"] == "29 January 2027"
    assert profile.typed["lead_share"] == "12.5"
    assert sitting.undo() == "Company settings"
    assert read_profile(company.file).typed["next_audit_on"] == ""
    sitting.close()


def test_what_is_emptied_goes_back_to_what_is_usual(company: Company) -> None:
    save(company, certificate_days="60")
    save(company, certificate_days="")
    assert stored(company, "company_settings")[0].values["certificate_days"] is None


def test_every_fault_is_named_at_once(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        save(
            company, frozenset(), legal_name=" ", next_audit_on="tomorow", lead_share="250",
            certificate_days="-1", lead_days_at_most="soon",
        )  # fmt: skip
    assert set(refused.value.faults) == {
        "legal_name", "next_audit_on", *WARNINGS, "working_days",
    }  # fmt: skip
    assert all(sentence.endswith(".") for sentence in refused.value.faults.values())


def test_days_that_somebody_wrote_stay_in_their_words(company: Company) -> None:
    company.save("company_settings", working_days="Monday to Thursday")
    save(company, frozenset(range(4)), certificate_days="30")
    assert stored(company, "company_settings")[0].values["working_days"] == "Monday to Thursday"


def test_any_days_are_read_back_as_they_were_chosen(company: Company) -> None:
    for n in range(1, 8):
        for days in combinations(range(7), n):
            if n in (1, 3, 6):
                save(company, frozenset(days))
                words = stored(company, "company_settings")
                said = words[0].values["working_days"] if words else ""
                assert read_working_days(said) == frozenset(days)


def test_a_company_record_that_is_gone_is_made_anew(company: Company) -> None:
    company.void("company", stored(company, "company")[0].id)
    assert save(company, legal_name="Bow River")
    assert read_profile(company.file).typed["legal_name"] == "Bow River"
