"""A company file that lies in danger is told from one that does not, and has a way out of it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.services import whereabouts as service
from desktop.services.backups import of_this_pc, set_second
from desktop.services.pc_clock import clock_set_back
from desktop.services.whereabouts import Disk, whereabouts, work_on_a_copy
from desktop.settings import config_file
from desktop.store.file import CompanyFile
from tests.builders.company import NOON, Company
from tests.builders.files import BY, faults_in, opened

ROOT = Disk("/", "ext4")


@pytest.fixture(autouse=True)
def _no_second_place() -> Iterator[None]:
    config_file("backups.json").unlink(missing_ok=True)
    yield
    config_file("backups.json").unlink(missing_ok=True)


def kind_at(path: str | Path, *disks: Disk, **environment: str) -> tuple[str, str] | None:
    found = whereabouts(Path(path), disks=[ROOT, *disks], environment=environment)
    return None if found is None else (found.kind, found.service)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/g/OneDrive", "OneDrive"),
        ("/home/g/OneDrive - Bow River Mechanical/Safety", "OneDrive"),
        ("/home/g/Dropbox/Company", "Dropbox"),
        ("/home/g/Bow River Dropbox/Glenn", "Dropbox"),
        ("/home/g/Dropbox (Bow River)", "Dropbox"),
        ("/home/g/Google Drive", "Google Drive"),
        ("/media/My Drive/Safety", "Google Drive"),
        ("/Users/g/Library/CloudStorage/GoogleDrive-g@bow.ca/My Drive", "Google Drive"),
        ("/Users/g/Library/CloudStorage/Box-Box/Safety", "Box"),
        ("/Users/g/Library/CloudStorage/Egnyte-bow/Safety", "Egnyte"),
        ("/Users/g/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/home/g/iCloudDrive", "iCloud"),
        ("/home/g/Box Sync", "Box"),
        ("/home/g/Nextcloud/Safety", "Nextcloud"),
        ("/home/g/pCloudDrive", "pCloudDrive"),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_known_by_its_name(folder: str, service: str) -> None:
    assert kind_at(f"{folder}/bow.muster") == ("synced", service)


@pytest.mark.parametrize(
    "folder",
    ["/home/g/Documents", "/home/g/Sandbox", "/home/g/Boxes", "/home/g/Box", "/home/g/Dropboxes",
     "/home/g/My Drives", "/home/g/onedrive notes"],
)  # fmt: skip
def test_an_ordinary_folder_is_no_danger(folder: str) -> None:
    assert kind_at(f"{folder}/bow.muster") is None


@pytest.mark.parametrize(("mark", "service"), [(".dropbox", "Dropbox"), (".stfolder", "Syncthing")])
def test_a_folder_is_known_by_what_such_a_program_leaves_in_it(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / mark).mkdir()
    (tmp_path / "Safety").mkdir()
    assert kind_at(tmp_path / "Safety" / "bow.muster") == ("synced", service)


def test_a_folder_is_known_by_what_windows_and_dropbox_say_of_it(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "Firm files", tmp_path / "Glenn"
    (tmp_path / ".dropbox").mkdir()
    told = json.dumps({"personal": {"path": str(theirs)}, "business": 3})
    (tmp_path / ".dropbox" / "info.json").write_text(told)
    home = str(tmp_path)
    assert kind_at(ours / "bow.muster", OneDriveCommercial=str(ours)) == ("synced", "OneDrive")
    (tmp_path / ".dropbox").rename(tmp_path / "elsewhere")
    assert kind_at(theirs / "bow.muster", HOME=home) is None
    (tmp_path / "elsewhere").rename(tmp_path / "home")
    (tmp_path / "home").rename(tmp_path / ".kept")
    appdata = tmp_path / "Local" / "Dropbox"
    appdata.mkdir(parents=True)
    (appdata / "info.json").write_text(told)
    local = str(tmp_path / "Local")
    assert kind_at(theirs / "bow.muster", LOCALAPPDATA=local) == ("synced", "Dropbox")
    for nonsense in ("[" * 100_000, "{", "[]", '{"a": {"path": 1}}'):
        (appdata / "info.json").write_text(nonsense)
        assert kind_at(theirs / "bow.muster", LOCALAPPDATA=local) is None


def test_a_link_into_such_a_folder_lies_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "Documents").symlink_to(tmp_path / "OneDrive", target_is_directory=True)
    assert kind_at(tmp_path / "Documents" / "bow.muster") == ("synced", "OneDrive")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *((written, "network") for written in ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs")),
        *((written, "network") for written in ("fuse.sshfs", "fuse.gvfsd-fuse", "davfs")),
        *((written, "stick") for written in ("vfat", "exfat", "FAT32", "exFAT", "msdos")),
        *((written, None) for written in ("ext4", "ntfs", "NTFS", "apfs", "btrfs", "fuseblk")),
        ("fuse.onedriver", "synced"),
    ],
)
def test_a_disk_is_known_by_how_it_is_written(written: str, kind: str | None) -> None:
    found = kind_at("/mnt/office/bow.muster", Disk("/mnt/office", written))
    assert (found[0] if found else None) == kind
    assert kind_at("/mnt/officer/bow.muster", Disk("/mnt/office", written)) is None


@pytest.mark.parametrize(("drive", "kind"), [(2, "stick"), (4, "network"), (3, None), (5, None)])
def test_a_drive_is_known_by_what_windows_says_of_it(drive: int, kind: str | None) -> None:
    found = kind_at("/z/bow.muster", Disk("/z", "NTFS", drive))
    assert (found[0] if found else None) == kind


def test_a_share_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service.sys, "platform", "win32")
    assert service._is_shared(Path("\\\\office\\safety\\bow.muster"))
    assert not service._is_shared(Path("C:\\safety\\bow.muster"))
    assert not service._is_shared(Path("\\\\?\\C:\\safety\\bow.muster"))


def test_the_sentence_names_the_file_and_who_copies_it() -> None:
    told = whereabouts(Path("/home/g/OneDrive/bow.muster"), disks=[ROOT], environment={})
    assert told is not None
    assert told.sentence.startswith("bow.muster lies in a folder that OneDrive copies elsewhere.")


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    assert whereabouts(tmp_path / "bow.muster", environment={}) is None


# --- the way out ----------------------------------------------------------------------------------


def test_a_copy_on_this_pc_is_worked_on_and_backups_come_to_the_old_place(
    company: Company, tmp_path: Path
) -> None:
    company.site("Yard")
    documents = tmp_path / "Documents"
    moved = work_on_a_copy(company.file, documents)
    assert moved.path == documents / "company.muster"
    assert of_this_pc().second == tmp_path / "Muster backups"
    assert str(tmp_path / "Muster backups") in moved.sentence
    with opened(moved.path) as copy:
        assert faults_in(copy) == []
    assert (tmp_path / "company.muster").exists()


def test_documents_that_are_copied_elsewhere_are_no_way_out(
    company: Company, tmp_path: Path
) -> None:
    moved = work_on_a_copy(company.file, tmp_path / "OneDrive" / "Documents")
    try:
        assert "OneDrive" not in str(moved.path)
        assert moved.path.exists()
    finally:
        moved.path.unlink()


def test_a_second_place_that_was_chosen_stays_chosen(company: Company, tmp_path: Path) -> None:
    set_second(tmp_path / "stick")
    moved = work_on_a_copy(company.file, tmp_path / "Documents")
    assert of_this_pc().second == tmp_path / "stick" / "Muster backups"
    assert "as before" in moved.sentence


def test_a_copy_takes_nobodys_place(company: Company, tmp_path: Path) -> None:
    there = tmp_path / "Documents" / "company.muster"
    there.parent.mkdir()
    there.write_text("another")
    moved = work_on_a_copy(company.file, tmp_path / "Documents")
    assert moved.path.name == "company 2.muster"
    assert there.read_text() == "another"


# --- the clock ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behind", "is_told"),
    [(timedelta(0), False), (timedelta(hours=23), False), (timedelta(hours=25), True),
     (timedelta(days=4000), True), (timedelta(days=-4000), False)],
)  # fmt: skip
def test_a_clock_more_than_a_day_behind_the_newest_entry_is_told(
    company: Company, tmp_path: Path, behind: timedelta, is_told: bool
) -> None:
    company.site("Yard")
    path = tmp_path / "company.muster"
    with CompanyFile.open(path, by=BY, clock=lambda: NOON - behind) as file:
        said = clock_set_back(file)
    assert bool(said) == is_told
    if is_told:
        assert said.startswith("Check the date of this PC. It says ")
        assert "16 November 2026" in said


def test_an_empty_file_says_nothing_of_the_clock(tmp_path: Path) -> None:
    with CompanyFile.create(tmp_path / "new.muster", by=BY, clock=lambda: NOON) as file:
        assert clock_set_back(file) == ""
