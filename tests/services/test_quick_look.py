"""What is looked over whenever a file is opened: how it is built, and the end of its history."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest

from desktop.services.history_check import check_history
from desktop.services.verifying import quick_look
from desktop.store.connecting import WRITE, connect_to
from desktop.store.file import CompanyFile
from tests.builders.company import NOON
from tests.builders.files import opened, tampering
from tests.builders.five_records import file_of_five


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return file_of_five(tmp_path / "bow.muster")


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    with opened(path) as file:
        yield file


def test_a_quick_look_finds_nothing_in_a_whole_file(company: CompanyFile) -> None:
    assert quick_look(company) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET new = '{}' WHERE number = 4",
        "UPDATE change SET previous = hash WHERE number = 1",
        "DELETE FROM change WHERE number = 3",
        "UPDATE action SET name = 'nothing' WHERE number = 5",
    ],
)
def test_a_quick_look_sees_the_end_of_the_history(path: Path, statement: str) -> None:
    with tampering(path) as plain:
        plain.execute(statement)
    with opened(path) as company:
        assert [fault.what for fault in quick_look(company)] == ["history"]


def test_a_quick_look_sees_pages_that_are_gone(path: Path) -> None:
    with closing(connect_to(path, WRITE)) as plain:
        question = "SELECT rootpage FROM sqlite_schema WHERE name = 'worker'"
        page = plain.execute(question).fetchone()[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: (page - 1) * 4096] + bytes(4096) + whole[page * 4096 :])
    with opened(path) as company:
        assert [fault.what for fault in quick_look(company)] == ["structure"]


def test_a_quick_look_can_be_stopped(company: CompanyFile) -> None:
    with pytest.raises(CancelledError):
        quick_look(company, stopped=lambda: True)


def test_the_check_of_the_history_alone_tells_of_a_damaged_line(path: Path) -> None:
    with tampering(path) as plain:
        plain.execute("UPDATE action SET name = CAST(x'C3' AS TEXT) WHERE number = 2")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as company:
        assert "line 2" in check_history(company, lambda _done, _of: None).sentence
