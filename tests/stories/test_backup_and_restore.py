"""Whatever happens to a company file, it is there again as it was: byte for byte in its dump."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind
from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.store.file import CompanyFile
from desktop.store.plain import WRITE, connect_to
from tests.builders.any_company import Filler
from tests.builders.backing import add_photo, all_at, all_of
from tests.builders.company import NOON
from tests.builders.demonstration import copied as demonstration
from tests.builders.files import copied, faults_in, opened, save
from tests.builders.kinds import needed_by
from tests.builders.paces import at_most
from tests.builders.terminal import ROOT, Terminal

SOME = 12  # kinds in one company; all in one are more than hypothesis draws at once


def _with_what_they_need(kinds: Sequence[Kind]) -> list[Kind]:
    keys = {kind.key for kind in kinds}
    while more := {key for kind in keys for key in needed_by(kind_of(kind))} - keys:
        keys |= more
    return [kind for kind in KINDS if kind.key in keys]


PARTS = [_with_what_they_need(KINDS[at : at + SOME]) for at in range(0, len(KINDS), SOME)]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


# --- at the command line --------------------------------------------------------------------------


def test_one_flipped_byte_is_undone_by_the_last_backup(tmp_path: Path, terminal: Terminal) -> None:
    """The demonstration company, a backup, one byte of a stored name, and all of it back."""
    path = demonstration(tmp_path / "demo.muster")
    before = all_at(path)
    assert terminal.muster("backup", path).code == 0
    first_name = _flip_one_byte_of_a_name(path)
    assert all_at(path) != before
    told = terminal.muster("verify", path)
    assert (told.code, first_name in told.out + told.err) == (1, True)

    listed = terminal.muster("backups", path, "--json").document()["backups"]
    assert [(one["state"], one["why"]) for one in listed] == [("whole", "by-hand")]
    ended = terminal.muster("restore", listed[0]["folder"], "--to", tmp_path / "back.muster")
    assert (ended.code, ended.err) == (0, "")
    assert all_at(tmp_path / "back.muster") == before
    assert terminal.muster("verify", tmp_path / "back.muster").code == 0

    damaged = terminal.muster("backup", path)
    assert damaged.code == 1
    assert "1 thing in demo.muster is damaged" in damaged.err
    listed = terminal.muster("backups", path, "--json").document()["backups"]
    assert [one["state"] for one in listed] == ["damaged", "whole"]
    again = terminal.muster("restore", listed[0]["folder"], "--to", tmp_path / "two.muster")
    assert (again.code, "damaged" in again.err) == (1, True)


def _flip_one_byte_of_a_name(path: Path) -> str:
    """Returns the first name of whoever has another last name now."""
    connection = connect_to(path, WRITE)
    question = "SELECT first_name, last_name FROM worker LIMIT 1"
    first_name, name = connection.execute(question).fetchone()
    connection.close()
    raw = bytearray(path.read_bytes())
    at = raw.index(name.encode())
    raw[at] ^= 1
    path.write_bytes(raw)
    return str(first_name)


def test_an_import_is_backed_up_before(tmp_path: Path, terminal: Terminal) -> None:
    with copied(tmp_path / "bow.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        before = all_of(company)
    (tmp_path / "Crew.csv").write_text("Name,Position\nAnna Beaulieu,Welder\n", encoding="utf-8")
    assert terminal.muster("import", "bow.muster", "Crew.csv").code == 0
    (one,) = terminal.muster("backups", "bow.muster", "--json").document()["backups"]
    assert one["why"] == "before-import"
    terminal.muster("restore", one["folder"], "--to", "back.muster")
    assert all_at(tmp_path / "back.muster") == before
    assert terminal.muster("import", "bow.muster", "Crew.csv", "--dry-run").code == 0
    assert len(terminal.muster("backups", "bow.muster", "--json").document()["backups"]) == 1


def test_what_cannot_be_done_is_a_sentence_and_an_exit_code(
    tmp_path: Path, terminal: Terminal
) -> None:
    with copied(tmp_path / "bow.muster"):
        pass
    (tmp_path / "file").write_bytes(b"x")
    none = terminal.muster("backup", "none.muster")
    assert (none.code, "There is no file" in none.err) == (3, True)
    gone = terminal.muster("backups", "none.muster")
    assert (gone.code, "no backup of one of that name" in gone.err) == (3, True)
    empty = terminal.muster("backups", "bow.muster")
    assert (empty.code, "There is no backup of bow.muster yet." in empty.out) == (0, True)
    full = terminal.muster("backup", "bow.muster", "--to", "file")
    assert (full.code, "Your company file is as it was" in full.err) == (3, True)
    wrong = terminal.muster("restore", tmp_path, "--to", "x.muster")
    assert (wrong.code, "is no backup that Muster made" in wrong.err) == (3, True)
    ending = terminal.muster("restore", tmp_path, "--to", "x.zip")
    assert (ending.code, "ends in .muster" in ending.err) == (2, True)
    assert terminal.muster("restore", tmp_path).code == 2
    made = terminal.muster("backup", "bow.muster", "--to", "there", "--json").document()
    assert made["state"] == "whole"
    assert Path(made["folder"]).is_relative_to(tmp_path / "there")
    shown = terminal.muster("backups", "bow.muster", "--to", "there")
    assert "made by hand" in shown.out


# --- any company ----------------------------------------------------------------------------------


def test_the_demonstration_company_comes_back(tmp_path: Path) -> None:
    path = demonstration(tmp_path / "demo.muster")
    places = Places(tmp_path / "backups")
    made = backups.back_up_path(path, None, places, Why.BY_HAND, now=NOON)
    assert made.is_whole
    backups.restore(made.folder, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == all_at(path)
    with opened(tmp_path / "back.muster") as back:
        assert faults_in(back) == []


@pytest.mark.parametrize("kinds", PARTS, ids=lambda kinds: kinds[0].key)
@settings(
    max_examples=at_most(1, campaign=100),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
@given(data=st.data())
def test_any_company_comes_back(kinds: Sequence[Kind], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with copied(folder / "any.muster") as company:
            Filler(company, data).fill(kinds)
            places = Places(folder / "backups")
            made = backups.back_up(company, places, Why.CLOSE, now=NOON)
            assert made.is_whole
            before = all_of(company)
        backups.restore(made.folder, folder / "back.muster")
        assert all_at(folder / "back.muster") == before


# --- a year ---------------------------------------------------------------------------------------


def test_after_weeks_of_work_every_backup_that_is_left_is_as_its_day_was(tmp_path: Path) -> None:
    _work_and_restore(tmp_path, days=15, each_day=1)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_after_a_year_of_work_every_backup_that_is_left_is_as_its_day_was(tmp_path: Path) -> None:
    _work_and_restore(tmp_path, days=365, each_day=3)


def _work_and_restore(folder: Path, days: int, each_day: int) -> None:
    """Work, back up, disconnect the stick now and then, and let the clock leap; restore all."""
    drawn = random.Random(20261116)
    places = Places(folder / "backups", folder / "stick")
    places.all()[1].mkdir()
    said: dict[Path, str] = {}
    with copied(folder / "bow.muster") as company:
        for day in range(days):
            _plug(folder, is_in=drawn.random() < 0.6)
            for hour in range(each_day):
                now = _moment(day, days, hour)
                _work(company, drawn, day)
                made = backups.back_up_if_changed(company, places, Why.WHILE_OPEN, now=now)
                assert made is not None
                assert made.is_whole
                said[made.folder] = _said(all_of(company))
        _plug(folder, is_in=True)
        found = backups.backups_of(places, company)
        assert len(found) >= min(days, 12)
        for one in found:
            _assert_as_it_was(one.folder, folder / "back.muster", said, places)
        there = backups.backups_of(Places(folder / "stick"), company)
        for one in there:
            _assert_as_it_was(one.folder, folder / "back.muster", said, places)


def _moment(day: int, days: int, hour: int) -> datetime:
    """The clock of a PC: now and then for a day it is years ahead, or a month behind."""
    leap = {days // 3: timedelta(days=4000), days // 2: timedelta(days=-40)}
    return NOON + timedelta(days=day, hours=hour) + leap.get(day, timedelta(0))


def _plug(folder: Path, *, is_in: bool) -> None:
    stick, drawer = folder / "stick", folder / "drawer"
    if is_in and drawer.exists():
        drawer.rename(stick)
    elif not is_in and stick.exists():
        stick.rename(drawer)


def _work(company: CompanyFile, drawn: random.Random, day: int) -> None:
    save(company, "site", name=f"Yard {day}")
    if drawn.random() < 0.3:
        add_photo(company, drawn.randbytes(3000), f"{day}.jpg")


def _said(files: dict[str, bytes]) -> str:
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + files[name])
    return total.hexdigest()


def _assert_as_it_was(backup: Path, to: Path, said: dict[Path, str], places: Places) -> None:
    restored = backups.restore(backup, to, places=places)
    assert restored.is_whole
    day = places.first / backup.parent.name / backup.name
    assert _said(all_at(to)) == said[day]
    to.unlink()


# --- killed ---------------------------------------------------------------------------------------

BACK_UP = """
import sys
from datetime import timedelta
from pathlib import Path
from desktop.services.backups import Places, Why, back_up_path
from tests.builders.company import NOON
path, places, hour = Path(sys.argv[1]), Places(Path(sys.argv[2]), Path(sys.argv[3])), sys.argv[4]
print("go", flush=True)
back_up_path(path, None, places, Why.CLOSE, now=NOON + timedelta(hours=int(hour)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_killed_at_any_moment_every_backup_there_is_restores(tmp_path: Path) -> None:
    _kill(tmp_path, times=3)


@pytest.mark.campaign
@pytest.mark.timeout(7200)
@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_killed_a_thousand_times_every_backup_there_is_restores(tmp_path: Path) -> None:
    _kill(tmp_path, times=1000)


def _kill(folder: Path, times: int) -> None:
    drawn = random.Random(7)
    path, first, second = folder / "bow.muster", folder / "backups", folder / "stick"
    second.mkdir()
    with copied(path) as company:
        for number in range(8):
            add_photo(company, drawn.randbytes(200_000), f"{number}.jpg")
        before = all_of(company)
    for hour in range(times):
        command = [sys.executable, "-c", BACK_UP, path, first, second, hour]
        with subprocess.Popen(
            [*map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(drawn.random() * 0.5)
            child.send_signal(signal.SIGKILL)
        _assert_all_restore(folder, Places(first), path, before)
        _assert_all_restore(folder, Places(second), path, before)
    made = backups.back_up_path(
        path, None, Places(first, second), Why.CLOSE, now=NOON + timedelta(hours=times)
    )
    assert made.second == "done"
    assert not [left for place in (first, second) for left in place.glob("*/.half-*")]


def _assert_all_restore(folder: Path, places: Places, path: Path, before: dict[str, bytes]) -> None:
    for one in backups.backups_of(places, path)[:2]:
        assert backups.restore(one.folder, folder / "back.muster").is_whole
        assert all_at(folder / "back.muster") == before
        (folder / "back.muster").unlink()
