"""Checks what somebody answered about a new company file, before anything is made."""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.company import COMPANY, PROVINCES
from desktop.store.file import SUFFIX
from desktop.values.dates import read_date
from desktop.values.folding import clean, fold

PROTOCOL: Final = "generic-s1s6"
LONGEST_FILE_NAME: Final = 120
# what Windows takes in no name of a file; others would not be able to open it there
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_SYNCED: Final = (
    ("onedrive", "OneDrive"), ("dropbox", "Dropbox"), ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"), ("icloud", "iCloud"), ("nextcloud", "Nextcloud"),
    ("box sync", "Box"),
)  # fmt: skip

GONE: Final = N_("There is no folder {folder}. Choose one that is there.")
CLOSED: Final = N_("Nothing can be saved in {folder}. Choose a folder of your own.")
TAKEN: Final = N_("There is a file {name} in that folder already. Give this one another name.")
NO_NAME: Final = N_("Give the file a name.")
BAD_NAME: Final = N_("A file cannot be called “{name}”. Leave out: {marks}")
LONG_NAME: Final = N_("This name is too long for a file. Keep it under {n} letters.")


@dataclass(frozen=True)
class NewFile:
    """What a new company file is made of."""

    path: Path
    name: str
    province: str
    next_audit_on: date | None


def provinces() -> dict[str, str]:
    """Return the provinces and territories by their key, in the order of their names."""
    said = {key: _(words) for key, words in PROVINCES.items()}
    return dict(sorted(said.items(), key=lambda pair: fold(pair[1])))


def proposed_file_name(company: str) -> str:
    """Return a name for the file of a company, without its ending."""
    name = " ".join(_FORBIDDEN.sub(" ", clean(company)).split())
    return name[:LONGEST_FILE_NAME].strip(". ")


def sync_warning(folder: str) -> str:
    """Return what to know about a folder that a cloud service copies; "" for any other folder."""
    folded = fold(folder)
    service = next((name for mark, name in _SYNCED if mark in folded), "")
    if not service:
        return ""
    return _(
        "This folder is copied to {service} while you work, which can damage an open company "
        "file. A folder on this PC is safer; put a backup into {service} instead."
    ).format(service=service)


def check_company(name: str, audit: str) -> date | None:
    """Return the day of the next audit, None where none was typed.

    Raises Refused with all faults by field: legal_name, next_audit_on.
    """
    faults: dict[str, str] = {}
    longest = COMPANY.field("legal_name").longest or 0
    if not clean(name).strip():
        faults["legal_name"] = _("The company needs its legal name.")
    elif len(name.strip()) > longest:
        faults["legal_name"] = _("Keep the name under {n} letters.").format(n=longest)
    day = None
    if clean(audit).strip():
        try:
            day = read_date(audit)
        except Refused as refused:
            faults["next_audit_on"] = refused.faults[""]
    if faults:
        raise Refused(faults)
    return day


def check_place(folder: str, file_name: str) -> Path:
    """Return where the file will lie; asks the disk.

    Raises Refused with all faults by field: folder, file_name.
    """
    faults: dict[str, str] = {}
    at = Path(folder.strip()).expanduser()
    fault = _folder_fault(folder.strip(), at)
    if fault:
        faults["folder"] = fault
    name = file_name.strip().removesuffix(SUFFIX).strip(". ")
    if named := _name_fault(name):
        faults["file_name"] = named
    path = at / f"{name}{SUFFIX}"
    if not faults and path.exists():
        faults["file_name"] = _(TAKEN).format(name=path.name)
    if faults:
        raise Refused(faults)
    return path


def _folder_fault(typed: str, folder: Path) -> str:
    try:
        if not typed or not folder.is_absolute() or not folder.is_dir():
            return _(GONE).format(folder=typed)
        if not os.access(folder, os.W_OK | os.X_OK):
            return _(CLOSED).format(folder=typed)
    except (OSError, ValueError):  # a name too long, a character that no folder has
        return _(GONE).format(folder=typed)
    return ""


def _name_fault(name: str) -> str:
    if not name:
        return _(NO_NAME)
    if _FORBIDDEN.search(name) or _DEVICES.fullmatch(name) or clean(name) != name:
        return _(BAD_NAME).format(name=name, marks='< > : " / \\ | ? *')
    if len(name) > LONGEST_FILE_NAME:
        return _(LONG_NAME).format(n=LONGEST_FILE_NAME)
    return ""
