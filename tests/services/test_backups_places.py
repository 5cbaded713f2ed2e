"""A second place gets what is finished, is no fault when it is away, and is gently reminded of."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.services.backups.manifest import RECORDS
from desktop.services.backups.places import OURS
from desktop.store.file import CompanyFile
from tests.builders.backing import add_photo, all_at, all_of, later
from tests.builders.files import copied, save


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with copied(tmp_path / "bow.muster") as file:
        add_photo(file, b"photo" * 1000)
        yield file


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "stick").mkdir()
    return Places(tmp_path / "backups", tmp_path / "stick")


@pytest.fixture
def of_this_pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC on which nothing was chosen yet; returns where its person's data lies."""
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_a, **_k: str(tmp_path / "config"))
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_a, **_k: str(tmp_path / "data"))
    return tmp_path / "data"


def made(company: CompanyFile, places: Places, **how: int) -> backups.Made:
    save(company, "site", name=f"Site {how}")
    return backups.back_up(company, places, Why.WHILE_OPEN, now=later(**how))


def test_the_second_place_has_the_same_and_restores(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup, before = made(company, places), all_of(company)
    assert backup.second == "done"
    there = tmp_path / "stick" / backup.folder.parent.name / backup.folder.name
    assert (there / RECORDS).read_bytes() == (backup.folder / RECORDS).read_bytes()
    backups.restore(there, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before


def test_what_was_made_while_it_was_away_is_carried_over_when_it_is_back(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "stick").rmdir()
    assert [made(company, places, hours=hour).second for hour in range(3)] == ["absent"] * 3
    assert not (tmp_path / "stick").exists()
    (tmp_path / "stick").mkdir()
    assert made(company, places, hours=3).second == "done"
    there = backups.backups_of(Places(tmp_path / "stick"), company)
    assert [one.made_at for one in there] == [later(hours=hour) for hour in (3, 2, 1, 0)]


def test_backups_in_both_places_are_listed_once_and_those_of_the_second_remain(
    company: CompanyFile, places: Places
) -> None:
    first = made(company, places)
    made(company, places, hours=1)
    assert [one.is_second for one in backups.backups_of(places, company)] == [False, False]
    backups.remove([first.folder], later(hours=2))
    assert [one.is_second for one in backups.backups_of(places, company)] == [False, True]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_place_that_may_not_be_written_is_told_and_the_backup_is_there(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "stick").chmod(0o500)
    backup = made(company, places)
    (tmp_path / "stick").chmod(0o700)
    assert backup.second == "failed"
    assert "No backup may be written" in backup.second_said


def test_a_full_second_place_is_told_and_the_backup_is_there(
    company: CompanyFile, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_a: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.services.backups.carrying._copy", full)
    backup = made(company, places)
    monkeypatch.undo()
    assert backup.second == "failed"
    assert backup.second_said.startswith("There is no space left for a backup in")
    assert backup.folder.is_dir()
    assert backups.backups_of(Places(places.all()[1]), company) == []
    assert made(company, places, hours=1).second == "done"
    assert len(backups.backups_of(Places(places.all()[1]), company)) == 2


def test_a_backup_spoilt_in_the_first_place_is_not_spread(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    backup = made(company, Places(places.first))
    (backup.folder / RECORDS).write_bytes(b"rubbish")
    made(company, places, hours=1)
    there = backups.backups_of(Places(tmp_path / "stick"), company)
    assert [one.made_at for one in there] == [later(hours=1)]


# --- what a person chooses ------------------------------------------------------------------------


def test_at_first_backups_lie_with_the_data_of_the_person(of_this_pc: Path) -> None:
    assert backups.of_this_pc() == Places(of_this_pc / "backups")


def test_a_choice_is_kept_and_taken_back(of_this_pc: Path, tmp_path: Path) -> None:
    backups.set_second(tmp_path / "stick")
    second = tmp_path / "stick" / OURS
    assert backups.of_this_pc() == Places(of_this_pc / "backups", second)
    assert second.is_dir()
    assert backups.set_second(second).second == second
    backups.set_first(tmp_path / "elsewhere")
    assert backups.of_this_pc() == Places(tmp_path / "elsewhere", second)
    backups.set_first(None)
    backups.set_second(None)
    assert backups.of_this_pc() == Places(of_this_pc / "backups")


def test_a_place_that_cannot_take_backups_is_refused(of_this_pc: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(Refused, match="Nothing can be written in"):
        backups.set_second(tmp_path / "file")
    with pytest.raises(Refused, match="holds the backups already"):
        backups.set_second(of_this_pc / "backups" / "deeper")
    assert backups.of_this_pc().second is None


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"second": 3, "first": null}', '{"second": ""}'])
def test_a_spoilt_note_of_the_choice_counts_as_none(
    of_this_pc: Path, tmp_path: Path, kept: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "backups.json").write_text(kept, encoding="utf-8")
    assert backups.of_this_pc() == Places(of_this_pc / "backups")


# --- the reminder ---------------------------------------------------------------------------------


def test_nobody_is_reminded_in_the_first_days(company: CompanyFile, tmp_path: Path) -> None:
    places = Places(tmp_path / "backups")
    assert backups.reminder(company, places, later(days=30)) is None
    made(company, places)
    assert backups.reminder(company, places, later(days=6)) is None


def test_after_a_week_without_a_second_place_it_is_said(
    company: CompanyFile, tmp_path: Path
) -> None:
    places = Places(tmp_path / "backups")
    made(company, places)
    made(company, places, days=7)
    reminder = backups.reminder(company, places, later(days=7))
    assert reminder is not None
    assert reminder.days == 7
    assert "All backups of bow.muster are on this PC." in reminder.sentence


def test_after_a_week_without_the_stick_it_is_said(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    made(company, places)
    (tmp_path / "stick").rename(tmp_path / "drawer")
    made(company, places, days=6)
    assert backups.reminder(company, places, later(days=6, hours=23)) is None
    reminder = backups.reminder(company, places, later(days=9))
    assert reminder is not None
    assert reminder.days == 9
    assert "has had none for 9 days. Connect it" in reminder.sentence
    (tmp_path / "drawer").rename(tmp_path / "stick")
    made(company, places, days=9)
    assert backups.reminder(company, places, later(days=10)) is None


# --- clearing -------------------------------------------------------------------------------------


def test_evidence_that_no_backup_names_goes_a_day_later(
    company: CompanyFile, tmp_path: Path
) -> None:
    places = Places(tmp_path / "backups")
    first = made(company, places)
    stray = first.folder.parent / "contents" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    os.utime(stray, (later(days=3).timestamp(),) * 2)
    made(company, places, hours=1)
    made(company, places, days=3, hours=1)
    assert not first.folder.exists()  # thinned away, as there was another on that day
    assert stray.exists()  # named by a run that is perhaps not yet done
    made(company, places, days=3, hours=2)
    made(company, places, days=6)
    assert not stray.exists()
    photos = [p for p in (first.folder.parent / "contents").glob("*/*") if p.is_file()]
    assert len(photos) == 1


def test_as_long_as_a_manifest_cannot_be_read_no_evidence_goes(
    company: CompanyFile, tmp_path: Path
) -> None:
    places = Places(tmp_path / "backups")
    spoilt = made(company, places)
    (spoilt.folder / "manifest.json").write_bytes(b"{")
    stray = spoilt.folder.parent / "contents" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    os.utime(stray, (0, 0))
    thinned = [made(company, places, hours=hour).folder for hour in (1, 2)]
    made(company, places, days=6)
    assert [folder.exists() for folder in thinned] == [False, True]
    assert stray.exists()
    assert spoilt.folder.is_dir()


def test_clear_backups_that_a_person_wants_gone_go_with_their_evidence(
    company: CompanyFile, tmp_path: Path
) -> None:
    places = Places(tmp_path / "backups")
    shelf = made(company, places).folder.parent
    made(company, places, hours=1)
    backups.remove([one.folder for one in backups.backups_of(places, company)], later(hours=1))
    assert backups.backups_of(places, company) == []
    assert [path for path in (shelf / "contents").glob("*/*") if path.is_file()] == []


def test_a_backup_of_a_clock_that_leapt_hides_nothing(
    company: CompanyFile, places: Places, tmp_path: Path
) -> None:
    made(company, places, days=4000)
    assert backups.last_good(places, company) is not None
    right = made(company, places)
    last = backups.last_good(places, company)
    assert last is not None
    assert last.folder == right.folder
    (tmp_path / "stick").rename(tmp_path / "drawer")
    carrying_note = right.folder.parent / "second-place.json"
    assert later().isoformat() in carrying_note.read_text(encoding="utf-8")
    assert backups.reminder(company, places, later(days=7)) is not None
