"""What a dump says in the open is for its owner alone, and the owner is told what is in it."""

import os
from pathlib import Path

import pytest

from desktop.services import private_facts
from desktop.services.dumping import dump, first_aid_in_clear
from tests.builders.files import copied, save
from tests.builders.private import PASSWORD, plant, quick_locks
from tests.builders.terminal import Terminal


@pytest.mark.skipif(os.name != "posix", reason="the system knows no such rights")
def test_nobody_else_on_the_pc_may_read_it(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        plant(company)
        before = os.umask(0o022)
        try:
            dump(company, tmp_path / "dump")
        finally:
            os.umask(before)
    every = [tmp_path / "dump", *(tmp_path / "dump").rglob("*")]
    assert len(every) > 5
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in every}
    assert rights == {(True, 0o700), (False, 0o600)}


def test_first_aid_records_in_clear_are_told_of(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        plant(company)
    told = Terminal(tmp_path).muster("dump", "bow.muster", "--out", "dump")
    assert told.code == 0
    assert "1 first-aid record is in it, and whoever has the folder can read it." in told.err


def test_where_there_are_none_nothing_is_said(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        save(company, "worker", last_name="Desjarlais")
    told = Terminal(tmp_path).muster("dump", "bow.muster", "--out", "dump")
    assert (told.code, told.err) == (0, "")


def test_sealed_ones_are_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    with copied(tmp_path / "bow.muster") as company:
        plant(company)
        assert first_aid_in_clear(company) == 1
        private_facts.set_up(company, PASSWORD, PASSWORD)
        assert first_aid_in_clear(company) == 0


def test_a_dump_is_loaded_under_the_new_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(tmp_path / "bow.muster").close()
    terminal = Terminal(tmp_path)
    assert terminal.muster("dump", "bow.muster", "--out", "dump").code == 0
    for name, password in (
        ("MUSTER_PASSWORD_FILE", "grader wolf coffee"),
        ("MUSTER_NEW_PASSWORD_FILE", "another long one"),
    ):
        file = tmp_path / f"{name}.txt"
        file.write_text(password, encoding="utf-8")
        monkeypatch.setenv(name, str(file))
    done = terminal.muster("load", "dump", "--to", "loaded.muster", "--with-password")
    assert done.code == 0, done.err
    made = terminal.muster("new", "new.muster", "--company", "Bow", "--with-password")
    assert made.code == 0, made.err
    for path in ("loaded.muster", "new.muster"):
        assert terminal.muster("history", path).code == 3
    monkeypatch.setenv("MUSTER_PASSWORD_FILE", str(file))
    for path in ("loaded.muster", "new.muster"):
        assert terminal.muster("history", path).code == 0
