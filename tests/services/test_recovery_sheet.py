"""The sheet that opens a locked file: what stands on it, and until when it is asked for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.errors import Refused
from desktop.services.locking import (
    change_password,
    set_password,
    sheet_is_owed,
    sheet_was_kept,
    unlock_with_code,
)
from desktop.services.locking.recovery_sheet import recovery_sheet, save_sheet
from desktop.store.file import CompanyFile
from tests.builders.company import NOON, company_in

BY = {"by": "Test", "clock": lambda: NOON}
DAY = date(2026, 11, 22)
COMPANY = "Bow River Mechanical Ltd."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A company file that nobody has open."""
    with company_in(tmp_path) as company:
        return company.file.path


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    """A locked company file, open."""
    key = set_password(path, "grader wolf coffee", **BY).key
    with CompanyFile.open(path, **BY, key=key) as file:
        yield file


def _words(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_range().splitlines()


def test_the_code_on_the_sheet_opens_the_file(company: CompanyFile) -> None:
    words = _words(recovery_sheet(company, DAY).data)
    lines = [line for line in words if line[:1] in "1234" and len(line.split()) > 4]
    assert len(lines) == 4
    code = "\n".join("".join(line.split())[1:] for line in lines)
    assert unlock_with_code(company.path, code) == company.key


def test_the_sheet_says_whose_it_is_and_of_when(company: CompanyFile) -> None:
    words = "\n".join(_words(recovery_sheet(company, DAY).data))
    assert "company.muster" in words
    assert COMPANY in words
    assert "22 November 2026" in words


def test_the_sheet_is_asked_for_until_it_is_saved(company: CompanyFile, tmp_path: Path) -> None:
    assert sheet_is_owed(company)
    saved = save_sheet(company, tmp_path / "sheet", DAY)
    assert saved.name == "sheet.pdf"
    assert _words(saved.read_bytes())
    assert not sheet_is_owed(company)


def test_a_sheet_that_was_printed_is_of_the_password_of_its_day(path: Path) -> None:
    old = set_password(path, "grader wolf coffee", **BY).key
    assert old is not None
    with CompanyFile.open(path, **BY, key=old) as company:
        sheet_was_kept(company)
        assert not sheet_is_owed(company)
    new = change_password(path, old, "another long one", **BY).key
    with CompanyFile.open(path, **BY, key=new) as company:
        assert sheet_is_owed(company)


def test_a_sheet_that_was_kept_is_no_line_of_the_history(company: CompanyFile) -> None:
    asked = "SELECT count(*) FROM action"
    with company.reading() as connection:
        before = connection.exec_driver_sql(asked).scalar()
    sheet_was_kept(company)
    with company.reading() as connection:
        assert connection.exec_driver_sql(asked).scalar() == before


def test_a_file_without_a_password_needs_no_sheet(path: Path) -> None:
    with CompanyFile.open(path, **BY) as company:
        assert not sheet_is_owed(company)
        with pytest.raises(Refused, match="no password"):
            recovery_sheet(company, DAY)


def test_the_sheet_never_takes_the_place_of_the_file(company: CompanyFile, path: Path) -> None:
    pdf = path.with_suffix(".pdf")
    pdf.symlink_to(path)
    with pytest.raises(Refused, match="company file itself"):
        save_sheet(company, pdf, DAY)
    assert sheet_is_owed(company)


def test_a_long_name_is_still_one_page(path: Path) -> None:
    long = path.with_name("A name of a file that somebody thought of " * 4 + ".muster")
    path.rename(long)
    key = set_password(long, "grader wolf coffee", **BY).key
    with CompanyFile.open(long, **BY, key=key) as company:
        assert _words(recovery_sheet(company, DAY).data)
