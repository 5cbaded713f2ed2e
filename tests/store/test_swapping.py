"""A restored file takes the place of another, which stays; nobody writes into the one that left."""

from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.store import swapping
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.files import copied, opened, save, standing_clock


def _workers(path: Path, key: Key | None = None) -> list[str]:
    with opened(path, key=key) as company, company.reading() as connection:
        return list(connection.exec_driver_sql("SELECT last_name FROM worker").scalars())


@pytest.fixture
def two(path: Path) -> tuple[Path, Path]:
    new = path.with_name("new.muster")
    for at, name in ((path, "Old"), (new, "New")):
        with copied(at) as company:
            save(company, "worker", last_name=name)
    return path, new


def test_the_new_one_is_there_and_the_old_one_is_kept(two: tuple[Path, Path]) -> None:
    path, new = two
    aside = swapping.swap_in(new, path, None, "before-restore")
    assert aside.name == f"{path.stem}.before-restore.muster"
    assert (_workers(path), _workers(aside)) == (["New"], ["Old"])
    assert not new.exists()


def test_no_older_one_that_was_kept_is_lost(two: tuple[Path, Path]) -> None:
    path, new = two
    path.with_name(f"{path.stem}.before-restore.muster").write_bytes(b"mine")
    aside = swapping.swap_in(new, path, None, "before-restore")
    assert aside.name == f"{path.stem}.before-restore-2.muster"
    assert path.with_name(f"{path.stem}.before-restore.muster").read_bytes() == b"mine"


def test_who_had_the_old_one_open_is_told_and_writes_nothing(two: tuple[Path, Path]) -> None:
    path, new = two
    with opened(path) as company:
        swapping.swap_in(new, path, None, "before-restore")
        with pytest.raises(Unavailable, match="was replaced by another file"):
            save(company, "worker", last_name="Late")
    assert _workers(path) == ["New"]


def test_a_file_that_is_being_written_is_not_replaced(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = two
    monkeypatch.setattr(swapping, "BUSY_MS", 10)
    with opened(path) as company:

        def swap(_t: object) -> None:
            with pytest.raises(Unavailable, match="is being written by another program"):
                swapping.swap_in(new, path, None, "before-restore")

        company.write("Swap", swap)
    assert (_workers(path), _workers(new)) == (["Old"], ["New"])
    assert len(list(path.parent.iterdir())) == 2


def test_a_file_that_has_moved_on_is_not_replaced(two: tuple[Path, Path]) -> None:
    path, new = two
    with pytest.raises(Unavailable, match="was changed by another program"):
        swapping.swap_in(new, path, None, "before-restore", lambda _connection: False)
    assert (_workers(path), _workers(new)) == (["Old"], ["New"])


def test_a_file_that_is_no_company_file_any_more_is_replaced(two: tuple[Path, Path]) -> None:
    path, new = two
    path.write_bytes(b"rubbish" * 5000)
    aside = swapping.swap_in(new, path, None, "before-restore")
    assert aside.read_bytes() == b"rubbish" * 5000
    assert _workers(path) == ["New"]


def test_on_a_stick_without_links_it_is_moved(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = two

    def no_links(*_paths: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("os.link", no_links)
    aside = swapping.swap_in(new, path, None, "before-restore")
    assert (_workers(path), _workers(aside)) == (["New"], ["Old"])


def test_what_the_disk_refuses_is_taken_back(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = two

    def refuse(_self: Path, _to: Path) -> Path:
        raise PermissionError("it is open elsewhere")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Unavailable, match="could not be replaced, and is as it was"):
        swapping.swap_in(new, path, None, "before-restore")
    monkeypatch.undo()
    assert (_workers(path), _workers(new)) == (["Old"], ["New"])
    assert len(list(path.parent.iterdir())) == 2


def test_what_is_refused_half_way_is_taken_back_where_there_are_no_links(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = two

    def refuse(_path: Path, _aside: Path) -> None:
        raise OSError("the stick was pulled")

    def no_links(*_paths: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("os.link", no_links)
    monkeypatch.setattr(swapping, "_keep_journal", refuse)
    with pytest.raises(Unavailable):
        swapping.swap_in(new, path, None, "before-restore")
    assert (_workers(path), _workers(new)) == (["Old"], ["New"])
    assert len(list(path.parent.iterdir())) == 2


def test_what_came_there_meanwhile_does_not_cost_the_old_one(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = two

    def no_links(*_paths: object) -> None:
        raise OSError("no links here")

    def refuse(_self: Path, _to: Path) -> Path:
        path.write_bytes(b"somebody else's")
        raise PermissionError("it is open elsewhere")

    monkeypatch.setattr("os.link", no_links)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Unavailable):
        swapping.swap_in(new, path, None, "before-restore")
    monkeypatch.undo()
    assert _workers(path.with_name(f"{path.stem}.before-restore.muster")) == ["Old"]


def test_the_second_name_is_on_the_disk_before_the_first_one_goes(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = two
    old, seen = path.stat().st_ino, []

    def synced(folder: Path) -> None:
        names = {one.name for one in folder.iterdir() if one.stat().st_ino == old}
        seen.append(names)

    monkeypatch.setattr(swapping, "sync_folder", synced)
    aside = swapping.swap_in(new, path, None, "before-restore")
    assert seen == [{path.name, aside.name}, {aside.name}]


def test_locked_ones_are_swapped_too(path: Path) -> None:
    keys = Key.made("one"), Key.made("two")
    new = path.with_name("new.muster")
    for at, name, key in zip((path, new), ("Old", "New"), keys, strict=True):
        with CompanyFile.create(at, by="Marg", clock=standing_clock, key=key) as company:
            save(company, "worker", last_name=name)
    aside = swapping.swap_in(new, path, keys[0], "before-password")
    assert (_workers(path, keys[1]), _workers(aside, keys[0])) == (["New"], ["Old"])
