"""No sentence names a file that nobody has ever seen."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.store.connecting import READ, connect_to
from desktop.store.faults import disk_explained, explained, reading_explained
from desktop.store.half_names import called
from desktop.store.ids import new_id
from desktop.store.making import made_whole


@pytest.mark.parametrize("ending", ["", ".relocked"])
def test_a_half_file_is_called_as_it_will_be(ending: str) -> None:
    half = Path("/home/donna") / f".Bow River.v2.muster.{new_id()}{ending}.new"
    assert called(half) == "Bow River.v2.muster"


def test_one_that_is_restored_beside_another_is_called_as_that() -> None:
    name = f".a5.{new_id()}.restored.muster"
    assert called(Path(name)) == "a5.muster"
    assert called(Path(f".{name}.{new_id()}.new")) == "a5.muster"


def test_the_tables_of_a_backup_are_called_as_its_folder() -> None:
    folder = Path("/home/donna/bow/2026-11-16_190000_by-hand")
    assert called(folder / "records.db") == folder.name
    assert called(Path("/home/donna/records.db")) == "records.db"


@pytest.mark.parametrize("name", ["bow.muster", ".hidden.muster", "a.new", ".x.123.new"])
def test_any_other_file_is_called_what_it_is_called(name: str) -> None:
    assert called(Path(name)) == name


def no_answer() -> None:
    raise OSError(5, "no answer")


def no_file_of_ours(half: Path) -> None:
    half.write_bytes(b"nothing that SQLite reads, and long enough to be looked at " * 9)
    with explained(half), closing(connect_to(half, READ)) as connection:
        connection.execute("SELECT * FROM sqlite_schema")


def not_read(half: Path) -> None:
    with reading_explained(half):
        no_answer()


def not_written(half: Path) -> None:
    with disk_explained(half):
        no_answer()


@pytest.mark.parametrize("fail", [no_file_of_ours, not_read, not_written])
def test_what_goes_wrong_with_a_half_file_is_said_of_the_whole_one(
    tmp_path: Path, fail: Callable[[Path], None]
) -> None:
    with pytest.raises(Unavailable) as told, made_whole(tmp_path / "bow.muster") as half:
        fail(half)
    assert "bow.muster" in str(told.value)
    assert half.name not in str(told.value)
