"""A backup that somebody else made is proved before it is used, and no name in it is followed."""

import hashlib
import json
import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.services import backups
from desktop.services.backups import Places, Why, manifest
from desktop.services.backups.manifest import CONTENTS, NAME, RECORDS
from desktop.store.backup_contents import Contents, Spoilt
from desktop.store.plain import WRITE, connect_to
from tests.builders.backing import add_photo, later
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save

PHOTO = b"\xff\xd8" + bytes(range(256)) * 40
SHA256 = hashlib.sha256(PHOTO).hexdigest()
ELSEWHERE = (
    "../../../../secret", "/etc/passwd", "/dev/zero", "C:\\secret", "\\\\evil\\share\\x",
    "con", "a:b", "..", ".", "", SHA256 + ".", SHA256 + " ", SHA256.upper(), SHA256 + ":stream",
)  # fmt: skip


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """The folder of a backup with one file of evidence, its company file gone."""
    with copied(tmp_path / "bow.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        add_photo(company, PHOTO)
        made = backups.back_up(company, Places(tmp_path / "backups"), Why.BY_HAND, now=NOON)
    (tmp_path / "bow.muster").unlink()
    return made.folder


def put_right(folder: Path, **changes: Any) -> None:
    """Make the manifest fit what lies there, as somebody would who means harm."""
    path = folder / NAME
    said = json.loads(path.read_bytes()) | changes
    raw = (folder / RECORDS).read_bytes()
    said["records"] |= {"size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    said["contents"]["digest"] = hashlib.sha256((folder / CONTENTS).read_bytes()).hexdigest()
    del said["seal"]
    said["seal"] = manifest._seal(said)
    path.write_text(json.dumps(said))


def change_tables(folder: Path, *statements: str) -> None:
    with closing(connect_to(folder / RECORDS, WRITE)) as connection:
        for statement in statements:
            connection.execute(statement)
    put_right(folder)


def refused(folder: Path) -> str:
    """Restore; returns the sentence, after proving that no file was made."""
    to = folder.parents[2] / "back.muster"
    before = sorted(to.parent.iterdir())
    with pytest.raises(Unavailable) as told:
        backups.restore(folder, to)
    assert sorted(to.parent.iterdir()) == before
    return str(told.value)


def test_what_somebody_put_right_for_himself_is_restored(backup: Path, tmp_path: Path) -> None:
    """So that what the other tests refuse is refused for what they changed."""
    put_right(backup)
    backups.restore(backup, tmp_path / "back.muster")
    opened(tmp_path / "back.muster").close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER steal AFTER UPDATE ON content BEGIN DELETE FROM worker; END",
        "CREATE VIEW everybody AS SELECT * FROM worker",
        "CREATE TABLE extra (data)",
        "CREATE INDEX ix_more ON worker (upper(last_name))",
        "DROP TRIGGER change_is_kept",
    ],
)
def test_tables_that_are_built_otherwise_are_refused_before_they_run(
    backup: Path, statement: str
) -> None:
    change_tables(backup, statement)
    assert "not built as Muster builds" in refused(backup)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_no_name_of_a_content_is_followed(backup: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_bytes(PHOTO)
    with pytest.raises((Spoilt, FileNotFoundError)):
        Contents(backup.parent).read(name)
    if name.split() == [SHA256]:
        return  # in the list a blank behind it is what parts it from its size
    (backup / CONTENTS).write_text(f"{name} 5\n")
    put_right(backup)
    with pytest.raises(manifest.Unreadable):
        manifest.read_list(backup, manifest.read_manifest(backup))


def test_a_content_that_lies_elsewhere_is_not_fetched(backup: Path, tmp_path: Path) -> None:
    change_tables(backup, "UPDATE content SET sha256 = '/dev/zero'")
    to = tmp_path / "back.muster"
    try:
        restored = backups.restore(backup, to)
    except Unavailable:
        assert not to.exists()
    else:
        assert not restored.is_whole


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make are POSIX's")
@pytest.mark.parametrize("how", ["link", "hard link to another file", "pipe", "device", "folder"])
def test_a_content_that_is_no_ordinary_file_is_missing(
    backup: Path, tmp_path: Path, how: str
) -> None:
    path = Contents(backup.parent).path_of(SHA256)
    other = tmp_path / "other"
    other.write_bytes(b"secret")
    path.unlink()
    if how == "link":
        other.write_bytes(PHOTO)
        path.symlink_to(other)
    elif how == "hard link to another file":
        path.hardlink_to(other)
    elif how == "pipe":
        os.mkfifo(path)
    elif how == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    restored = backups.restore(backup, tmp_path / "back.muster")
    assert [one.kind for one in restored.damaged] == ["content"]


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make are POSIX's")
@pytest.mark.parametrize("name", [NAME, RECORDS])
def test_a_part_that_is_a_pipe_is_not_waited_for(backup: Path, name: str) -> None:
    (backup / name).unlink()
    os.mkfifo(backup / name)
    refused(backup)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"muster_backup": 1}',
     b'{"muster_backup": 1, "seal": 3}', b'{"a": ' + b"9" * 9000 + b"}"],
)  # fmt: skip
def test_what_is_no_manifest_proves_nothing(backup: Path, tmp_path: Path, raw: bytes) -> None:
    """Then the tables are proved by themselves, and what nobody proved is said."""
    (backup / NAME).write_bytes(raw)
    assert backups.restore(backup, tmp_path / "back.muster").unproven
    (tmp_path / "back.muster").unlink()
    with closing(connect_to(backup / RECORDS, WRITE)) as connection:
        connection.execute("UPDATE worker SET last_name = 'Desjarlaid'")
    assert "is not as it was made" in refused(backup)


def test_the_name_of_the_file_is_only_shown(backup: Path, tmp_path: Path) -> None:
    put_right(backup, file="../../elsewhere.muster")
    before = {path for path in tmp_path.rglob("*") if "muster" in path.name}
    restored = backups.restore(backup, tmp_path / "back.muster")
    assert restored.path == tmp_path / "back.muster"
    after = {path for path in tmp_path.rglob("*") if "muster" in path.name}
    assert after - before == {tmp_path / "back.muster"}


def test_a_list_that_leads_elsewhere_is_not_carried_to_the_second_place(
    backup: Path, tmp_path: Path
) -> None:
    shutil.copy(backup / RECORDS, tmp_path / "kept.db")
    (backup / CONTENTS).write_text("../../../../escaped 5\n")
    put_right(backup)
    places = Places(tmp_path / "backups", tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    backups.restore(backup, tmp_path / "bow.muster")
    with opened(tmp_path / "bow.muster") as company:
        save(company, "site", name="Yard")
        backups.back_up(company, places, Why.BY_HAND, now=later(days=1))
    names = {path.name for path in tmp_path.rglob("*")}
    assert not any("escaped" in name for name in names)
