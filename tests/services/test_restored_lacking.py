"""What a restored file lacks is told as it is: damaged already then, or lost beside it since."""

import hashlib
from pathlib import Path

import pytest

from desktop.services import backups
from desktop.services.backups import Places, Restored, Why
from desktop.services.safe_keeping.lacking import lacking_said
from desktop.services.verifying import verify
from desktop.store.backup_contents import Contents
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, tampering

PAPERS = {name: name.encode() * 100 for name in ("tag.txt", "card.txt")}
LOST_ONE = (
    "1 file of evidence could not be brought back: the backup had it, but it was deleted from the "
    "folder of the backups since, or damaged there. Its record is there."
)
THEN = "Something in it was damaged already when the backup was made."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bow.muster"
    with copied(path) as company:
        save(company, "site", name="Yard")
        for name, data in PAPERS.items():
            sha256 = hashlib.sha256(data).hexdigest()
            company.write("Content", lambda t, d=data, s=sha256: t.add_content(s, d, None))
            values = {"name": name, "sha256": sha256, "media_type": "text/plain"}
            save(company, "evidence", **values, size=len(data), filed_at=NOON)
    return path


def backed_up(path: Path, tmp_path: Path) -> Path:
    with opened(path) as company:
        return backups.back_up(company, Places(tmp_path / "b"), Why.BY_HAND, now=NOON).folder


def lose(folder: Path, *names: str) -> None:
    contents = Contents(folder.parent)
    for name in names:
        contents.path_of(hashlib.sha256(PAPERS[name]).hexdigest()).unlink()


def restored(folder: Path, to: Path) -> Restored:
    return backups.restore(folder, to)


def test_a_whole_one_lacks_nothing(path: Path, tmp_path: Path) -> None:
    assert lacking_said(restored(backed_up(path, tmp_path), tmp_path / "new.muster")) == ""


def test_what_was_deleted_beside_the_backup_was_not_damaged_then(
    path: Path, tmp_path: Path
) -> None:
    folder = backed_up(path, tmp_path)
    lose(folder, "tag.txt")
    assert lacking_said(restored(folder, tmp_path / "new.muster")) == LOST_ONE
    told = [fault.sentence for fault in verify(tmp_path / "new.muster").faults]
    assert told == ["The file of Evidence “tag.txt” is missing."]
    lose(folder, "card.txt")
    said = lacking_said(restored(folder, tmp_path / "again.muster"))
    assert said.startswith("2 files of evidence could not be brought back")


def test_what_was_damaged_then_is_told_apart_from_what_was_lost_since(
    path: Path, tmp_path: Path
) -> None:
    with tampering(path) as plain:
        plain.execute("UPDATE site SET name = 'Shop'")
    folder = backed_up(path, tmp_path)
    assert lacking_said(restored(folder, tmp_path / "new.muster")) == THEN
    lose(folder, "tag.txt")
    assert lacking_said(restored(folder, tmp_path / "again.muster")) == f"{LOST_ONE} {THEN}"


def test_a_file_restored_of_a_restored_one_says_what_was_so_then(
    path: Path, tmp_path: Path
) -> None:
    folder = backed_up(path, tmp_path)
    lose(folder, "tag.txt")
    restored(folder, tmp_path / "new.muster")
    second = backed_up(tmp_path / "new.muster", tmp_path / "second")
    assert lacking_said(restored(second, tmp_path / "again.muster")) == THEN
