"""Where a company file lies: whether another program or a pulled stick can spoil it there."""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final, Literal

import psutil

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.backups import of_this_pc, set_second
from desktop.settings import data_folder
from desktop.store.copying import copy_to
from desktop.store.faults import disk_explained
from desktop.store.file import CompanyFile

Kind = Literal["synced", "network", "stick"]

SYNCED: Final = N_(
    "{file} lies in a folder that {service} copies elsewhere. It can put an older copy over the "
    "file, or make a second one, while you work. Keep the file on this PC, and let {service} have "
    "the backups."
)
NETWORK: Final = N_(
    "{file} lies on another computer in the network. If the connection fails in the midst of a "
    "change, that change can be lost. Keep the file on this PC, and the backups over there."
)
STICK: Final = N_(
    "{file} lies on a stick or a card. If it is pulled out in the midst of a change, the file can "
    "be damaged. Keep the file on this PC, and the backups on the stick."
)
_SENTENCES: Final[Mapping[Kind, str]] = {"synced": SYNCED, "network": NETWORK, "stick": STICK}

# the folders of programs that copy folders elsewhere, by how they are called
_FOLDERS: Final = (
    (re.compile(r"OneDrive( ?-.*)?|SkyDrive"), "OneDrive"),
    (re.compile(r"(Dropbox|.* Dropbox)( \(.*\))?"), "Dropbox"),
    (re.compile(r"Google ?Drive(-.*)?|DriveFS|My Drive|Mon Drive"), "Google Drive"),
    (re.compile(r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs"), "iCloud"),
    (re.compile(r"Box Sync|Box-Box"), "Box"),
    (re.compile(r"Nextcloud|ownCloud"), "Nextcloud"),
    (re.compile(r"pCloud ?Drive|MEGA|MEGAsync|Tresorit|Sync\.com|SynologyDrive"), ""),
)
# what such a program leaves in the folder that it copies
_MARKS: Final = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".tmp.driveupload", "Google Drive"),
)
_OF_WINDOWS: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_SYNCED_DISKS: Final = {"fuse.google-drive-ocamlfuse": "Google Drive", "fuse.onedriver": "OneDrive"}
_NETWORK_DISKS: Final = re.compile(
    r"nfs\d?|cifs|smb.*|afpfs|ncpfs|afs|webdav|davfs2?|.*sshfs|fuse\.(gvfsd-fuse|rclone|s3fs|davfs)"
    r"|vboxsf|fuse\.vmhgfs-fuse|prl_fs",
    re.IGNORECASE,
)
_STICK_DISKS: Final = re.compile(r"v?fat(16|32)?|msdos|exfat", re.IGNORECASE)
_REMOVABLE, _REMOTE = 2, 4  # what GetDriveTypeW says


@dataclass(frozen=True)
class Whereabouts:
    """A place in which a company file is in danger; `service` is who copies it, "" for nobody."""

    kind: Kind
    service: str
    sentence: str


@dataclass(frozen=True)
class Disk:
    """What a file lies on: where it begins, how it is written, and what Windows calls its drive."""

    start: str
    written: str
    drive: int = 0


def whereabouts(
    path: Path,
    *,
    disks: Iterable[Disk] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Whereabouts | None:
    """Return the danger in which a file lies where it is, None where there is none."""
    # a folder that is a link lies where it leads; one that cannot be followed, where it is
    place = Path(os.path.realpath(path))
    disk = _disk_of(place, _disks(place) if disks is None else disks)
    if service := _service(place, environment) or _SYNCED_DISKS.get(disk.written, ""):
        return _said("synced", path, service)
    if _is_shared(path) or disk.drive == _REMOTE or _NETWORK_DISKS.fullmatch(disk.written):
        return _said("network", path)
    if disk.drive == _REMOVABLE or _STICK_DISKS.fullmatch(disk.written):
        return _said("stick", path)
    return None


def _said(kind: Kind, path: Path, service: str = "") -> Whereabouts:
    sentence = _(_SENTENCES[kind]).format(file=path.name, service=service)
    return Whereabouts(kind, service, sentence)


# --- what lies where ------------------------------------------------------------------------------


def _service(place: Path, environment: Mapping[str, str]) -> str:
    """Return the program that copies the folder of a file elsewhere."""
    for name in _OF_WINDOWS:
        if (said := environment.get(name)) and _is_within(place, Path(said)):
            return "OneDrive"
    if any(_is_within(place, folder) for folder in _dropbox_folders(environment)):
        return "Dropbox"
    for folder in place.parents:
        for called, service in _FOLDERS:
            if called.fullmatch(folder.name):
                return service or folder.name
        for mark, service in _MARKS:
            if _exists(folder / mark):
                return service
    # every such program of a Mac keeps its folder in here, whatever it is called
    parts = place.parts
    if "CloudStorage" in parts[:-2]:
        return parts[parts.index("CloudStorage") + 1].partition("-")[0]
    return ""


def _dropbox_folders(environment: Mapping[str, str]) -> Iterable[Path]:
    """Return the folders that Dropbox says are its own (dropbox.com/help: info.json)."""
    homes = [environment.get(name) for name in ("LOCALAPPDATA", "APPDATA")]
    places = [Path(home) / "Dropbox" for home in homes if home]
    places += [Path(home) / ".dropbox" for home in [environment.get("HOME")] if home]
    for place in places:
        try:
            said = json.loads((place / "info.json").read_text(encoding="utf-8"))
            accounts = said.values() if isinstance(said, dict) else ()
            paths = [account.get("path") for account in accounts if isinstance(account, dict)]
        except (OSError, ValueError, RecursionError):
            continue
        yield from (Path(path) for path in paths if isinstance(path, str) and path)


def _is_within(place: Path, folder: Path) -> bool:
    return place.is_relative_to(os.path.realpath(folder))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder on the way that may not be looked into
        return False


def _is_shared(path: PurePath) -> bool:
    r"""Whether it is named by its computer: \\office\share\bow.muster."""
    drive = PureWindowsPath(path).drive if sys.platform == "win32" else path.drive
    return drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))


def _disk_of(place: PurePath, disks: Iterable[Disk]) -> Disk:
    """Return the disk with the longest beginning in common."""
    within = [disk for disk in disks if place.is_relative_to(disk.start)]
    return max(within, key=lambda disk: len(disk.start), default=Disk("", ""))


def _disks(place: Path) -> list[Disk]:
    try:
        found = [Disk(disk.mountpoint, disk.fstype) for disk in psutil.disk_partitions(all=True)]
    except (OSError, psutil.Error):  # a disk that does not answer, a system that keeps no list
        found = []
    drive = _drive_type(place.anchor)
    return [*found, Disk(place.anchor, "", drive)] if drive in (_REMOTE, _REMOVABLE) else found


def _drive_type(anchor: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
    return 0


# --- the way out ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Moved:
    """A copy on this PC that is worked in from now on, and what is to be said of it."""

    path: Path
    sentence: str


def work_on_a_copy(company: CompanyFile, documents: Path) -> Moved:
    """Copy an open file to this PC; backups come to where it lies now, too.

    Into the documents, or where they are copied elsewhere themselves, into a folder of our own. The
    file itself stays as it is. A second place that was chosen before stays chosen. Raises
    `Unavailable` when the copy cannot be made.
    """
    is_safe = whereabouts(documents / company.path.name) is None
    folder = documents if is_safe else data_folder("files")
    with disk_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    copy = _free(folder / company.path.name)
    copy_to(company, copy)
    said = _(
        "You work in {copy} in {here} now. {file} in {there} stays as it is: nothing new comes "
        "into it."
    ).format(copy=copy.name, here=folder, file=company.path.name, there=company.path.parent)
    return Moved(copy, f"{said} {_backups_beside(company.path)}")


def _backups_beside(old: Path) -> str:
    if second := of_this_pc().second:
        return _("Backups go to {folder} as before.").format(folder=second)
    try:
        second = set_second(old.parent).second
    except Refused as fault:
        return " ".join(fault.faults.values())
    return _("Backups go to {folder} as well.").format(folder=second)


def _free(path: Path) -> Path:
    """Return a name beside `path` that no file has yet."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem} {number}")
        number += 1
    return free
