"""Every slip in the answers about a new company file is a sentence at its field."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.company_profile import read_profile
from desktop.services.new_file import (
    PROTOCOL,
    check_company,
    check_place,
    proposed_file_name,
    sync_warning,
)
from desktop.services.starting import new_company

NOW = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)


def faults(*answers: str, of: str) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        (check_company if of == "company" else check_place)(*answers)
    return refused.value.faults


def test_a_company_needs_a_name_and_a_day_that_can_be_read() -> None:
    assert check_company("Bow River", "29 January 2027") == date(2027, 1, 29)
    assert check_company("Bow River", "  ") is None
    assert set(faults(" ", "next summer", of="company")) == {"legal_name", "next_audit_on"}
    assert set(faults("x" * 201, "", of="company")) == {"legal_name"}


def test_a_good_place_is_a_path_with_the_ending(tmp_path: Path) -> None:
    assert check_place(str(tmp_path), "Bow River") == tmp_path / "Bow River.muster"
    assert check_place(f" {tmp_path} ", "Bow River.muster") == tmp_path / "Bow River.muster"


@pytest.mark.parametrize("folder", ["", "/no/such/folder", "relative", "/" + "x" * 5000, "/a\0b"])
def test_a_folder_that_is_none(folder: str) -> None:
    assert list(faults(folder, "Bow River", of="place")) == ["folder"]


@pytest.mark.parametrize(
    "name", ["", "  ", ".muster", "a/b", "..", "what?", "CON", "x" * 121, "a\nb", "\ud800"]
)
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    assert list(faults(str(tmp_path), name, of="place")) == ["file_name"]


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "Bow River.muster").touch()
    said = faults(str(tmp_path), "Bow River", of="place")["file_name"]
    assert said.startswith("There is a file Bow River.muster in that folder already.")


def test_all_faults_come_at_once() -> None:
    assert set(faults("/no/such/folder", "a/b", of="place")) == {"folder", "file_name"}


@pytest.mark.parametrize(
    ("company", "proposed"),
    [
        ("Bow River Mechanical Ltd.", "Bow River Mechanical Ltd"),
        ("1234567 Alberta / Welding: “A*”", "1234567 Alberta Welding “A ”"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_proposed_name_is_one_that_can_be(tmp_path: Path, company: str, proposed: str) -> None:
    assert proposed_file_name(company) == proposed
    assert check_place(str(tmp_path), proposed)


def test_a_folder_that_a_cloud_copies_is_warned_of() -> None:
    assert "OneDrive" in sync_warning(r"C:\Users\Dale\OneDrive - Bow River\Documents")
    assert "Dropbox" in sync_warning("/home/dale/Dropbox/Safety")
    assert sync_warning("/home/dale/Documents") == ""


def test_the_next_audit_goes_into_the_new_file(tmp_path: Path) -> None:
    path, day = tmp_path / "a.muster", date(2027, 1, 29)
    with new_company(
        path, "Bow River", "AB", PROTOCOL, by="Test", clock=lambda: NOW, next_audit_on=day
    ) as company:
        assert read_profile(company).typed["next_audit_on"] == "29 January 2027"
