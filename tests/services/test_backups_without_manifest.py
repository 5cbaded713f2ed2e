"""A backup of which only the manifest is spoilt comes back; what nobody proved then is said."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import Locked, Unavailable, WrongPassword
from desktop.services import backups
from desktop.services.backups import Places, Why
from desktop.services.backups.filling import silent
from desktop.services.backups.manifest import CONTENTS, NAME, RECORDS
from desktop.services.locking import set_password
from desktop.services.locking.older import say_of_others
from desktop.services.safe_keeping.listing import backups_shown
from desktop.services.safe_keeping.restoring import make_ready, put_in_place
from desktop.services.verifying import known_heads, verify
from desktop.store.plain import WRITE, connect_to
from tests.builders.backing import KEY, OTHER_KEY, add_photo, all_at, all_of, later, locked_company
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, standing_clock

PHOTO = b"\xff\xd8" + bytes(range(256)) * 40


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """The folder of a backup of bow.muster, with a photo, made at noon."""
    with copied(tmp_path / "bow.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        add_photo(company, PHOTO)
        return backups.back_up(company, Places(tmp_path / "backups"), Why.BY_HAND, now=NOON).folder


def spoil(folder: Path) -> None:
    """Flip a bit in the middle of the manifest."""
    raw = bytearray((folder / NAME).read_bytes())
    raw[len(raw) // 2] ^= 4
    (folder / NAME).write_bytes(raw)


def is_refused(folder: Path) -> str:
    to = folder.parents[2] / "back.muster"
    with pytest.raises(Unavailable) as told:
        backups.restore(folder, to)
    assert not list(to.parent.glob("*back.muster*"))
    return str(told.value)


@pytest.mark.parametrize("how", ["spoilt", "empty", "missing"])
def test_all_of_it_comes_back_and_what_was_not_proved_is_said(
    backup: Path, tmp_path: Path, how: str
) -> None:
    before = all_at(tmp_path / "bow.muster")
    if how == "missing":
        (backup / NAME).unlink()
    elif how == "empty":
        (backup / NAME).write_bytes(b"")
    else:
        spoil(backup)
    restored = backups.restore(backup, tmp_path / "back.muster")
    assert all_at(tmp_path / "back.muster") == before
    assert (restored.is_whole, restored.has_manifest) == (True, False)
    assert (restored.made_at, restored.file) == (NOON, "bow.muster")
    assert "What could not be proved is that this is the backup of that day" in restored.unproven


def test_where_the_manifest_is_whole_nothing_is_left_unproved(backup: Path, tmp_path: Path) -> None:
    assert backups.restore(backup, tmp_path / "back.muster").unproven == ""


def test_in_the_place_of_the_file_it_is_said_as_well(backup: Path, tmp_path: Path) -> None:
    spoil(backup)
    swapped = backups.restore_in_place(
        backup, tmp_path / "bow.muster", Places(tmp_path / "backups"), now=NOON
    )
    assert swapped.restored.unproven


@pytest.mark.parametrize(
    "statement", ["UPDATE worker SET last_name = 'Desjarlaid'", "DELETE FROM worker"]
)
def test_what_is_not_as_it_was_written_is_refused(backup: Path, statement: str) -> None:
    """With a manifest that somebody made to fit, too: here it is not even there."""
    with closing(connect_to(backup / RECORDS, WRITE)) as connection:
        connection.execute(statement)
    (backup / NAME).unlink()
    assert "is not as it was made, so nothing was restored" in is_refused(backup)


def test_what_was_added_to_the_tables_is_refused_before_it_runs(backup: Path) -> None:
    with closing(connect_to(backup / RECORDS, WRITE)) as connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON content BEGIN DELETE FROM worker; END")
    (backup / NAME).unlink()
    assert "not built as Muster builds" in is_refused(backup)


@pytest.mark.parametrize("raw", [b"", b"x" * 9000, b"SQLite format 3\0" + b"rubbish" * 2000])
def test_tables_that_are_none_are_refused(backup: Path, raw: bytes) -> None:
    (backup / RECORDS).write_bytes(raw)
    spoil(backup)
    assert backup.name in is_refused(backup)


def test_a_company_file_in_the_place_of_the_tables_is_no_backup(
    backup: Path, tmp_path: Path
) -> None:
    (backup / RECORDS).write_bytes((tmp_path / "bow.muster").read_bytes())
    (backup / NAME).unlink()
    assert "is no backup that Muster made" in is_refused(backup)


def test_a_photo_that_is_missing_is_told_of(backup: Path, tmp_path: Path) -> None:
    spoil(backup)
    (photo,) = (backup.parent / "contents").glob("*/*")
    photo.unlink()
    restored = backups.restore(backup, tmp_path / "back.muster")
    assert [one.kind for one in restored.damaged] == ["content"]


def test_a_locked_one_needs_its_password_all_the_same(tmp_path: Path) -> None:
    with locked_company(tmp_path / "l.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        before = all_of(company)
        folder = backups.back_up(company, Places(tmp_path / "backups"), Why.CLOSE, now=NOON).folder
    spoil(folder)
    to = tmp_path / "back.muster"
    with pytest.raises(Locked, match="Type the password"):
        backups.restore(folder, to)
    with pytest.raises(WrongPassword):
        backups.restore(folder, to, key=OTHER_KEY)
    assert backups.restore(folder, to, key=KEY).unproven
    assert all_at(to, KEY) == before
    assert b"Desjarlais" not in to.read_bytes()


def test_the_check_blames_the_manifest_alone(backup: Path) -> None:
    assert verify(backup).is_whole
    spoil(backup)
    (fault,) = verify(backup).faults
    assert fault.sentence.startswith("The manifest of the backup cannot be read")
    (backup / CONTENTS).write_text("ab 3\n")
    assert len(verify(backup).faults) == 2


def test_a_list_that_lacks_a_file_is_told_of_without_the_manifest(backup: Path) -> None:
    spoil(backup)
    (backup / CONTENTS).write_bytes(b"")
    said = [fault.sentence for fault in verify(backup).faults]
    assert any(one.startswith("The list of the files of evidence") for one in said)


def test_what_can_be_said_of_it_is_said_by_its_names(backup: Path) -> None:
    spoil(backup)
    said = backups.backup_at(backup)
    assert (said.file, said.made_at, said.why) == ("bow.muster", NOON, "by-hand")
    assert not said.has_manifest
    assert said.counts == {}


@pytest.mark.usefixtures("backup")
def test_it_is_listed_at_the_window_and_restored_there(tmp_path: Path) -> None:
    """In two steps as at the window; what is left is noted, so that no check is alarmed."""
    places = backups.of_this_pc()
    with opened(tmp_path / "bow.muster") as company:
        made = backups.back_up(company, places, Why.BY_HAND, now=NOON)
        save(company, "site", name="Shop")
        backups.back_up(company, places, Why.CLOSE, now=later(hours=1))
        spoil(made.folder)
        shown = backups_shown(company, later(hours=2)).backups
        assert [one.state for one in shown] == ["whole", "unproven"]
        assert shown[1].path == made.folder
        assert [one.state for one in backups_shown(None, NOON).backups] == ["whole", "unproven"]
        ready = make_ready(company, made.folder, "", silent, lambda: False)
    assert "What could not be proved" in ready.lacking
    put_in_place(ready)
    path = tmp_path / "bow.muster"
    assert verify(path, heads=known_heads(path, places)).is_whole


def test_without_a_manifest_its_files_of_evidence_are_kept(backup: Path, tmp_path: Path) -> None:
    (backup / NAME).unlink()
    with opened(tmp_path / "bow.muster") as company:
        places = Places(tmp_path / "backups")
        assert [one.folder for one in backups.without_manifest(places, company)] == [backup]
        for hours in (1, 2, 100):
            save(company, "site", name=f"Site {hours}")
            backups.back_up(company, places, Why.CLOSE, now=later(hours=hours))
    assert backups.restore(backup, tmp_path / "back.muster").is_whole


def test_an_open_one_is_told_of_when_the_file_gets_a_password(backup: Path, tmp_path: Path) -> None:
    spoil(backup)
    path, places = tmp_path / "bow.muster", Places(tmp_path / "backups")
    made = set_password(path, "four bats eat jam", by="Test", clock=standing_clock, places=places)
    assert made.key is not None
    said = say_of_others(path, made.key, places)
    assert said.startswith("1 backup opens without a password and was kept, because its manifest")
    assert str(backup) in said
