"""Files scans, photos and letters as evidence: once by content, dated by what they say."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from desktop.errors import Refused, Unavailable
from desktop.exchange.batch import Batch
from desktop.exchange.report import CREATED, UNCHANGED, Place
from desktop.intake import Examined, read_bytes_checked
from desktop.store.transaction import Transaction
from desktop.values.dates import find_date, read_date

COMPACT: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)"
)


def file_evidence(batch: Batch, files: Sequence[Examined]) -> None:
    """File each; a file whose content is there already is not filed twice."""
    t = batch.registers.t
    known = {record.values["sha256"]: record.id for record in batch.entries.all("evidence")}
    for file in files:
        place = Place(file.name)
        batch.pace.step(file.name)
        if file.sha256 in known:
            batch.report.tell(UNCHANGED, "evidence", known[file.sha256], place)
            continue
        try:
            record_id = file_one(t, file)
        except (Refused, Unavailable) as fault:
            batch.report.refuse(place, str(fault))
            continue
        known[file.sha256] = record_id
        batch.report.tell(CREATED, "evidence", record_id, place)
        batch.report.evidence += 1
        for warning in file.warnings:
            batch.report.note(warning)


def file_one(t: Transaction, file: Examined) -> str:
    """File one, return its record. Raises `Refused`, `Unavailable` where it is not what it was."""
    data = read_bytes_checked(file.path, file.sha256)
    t.add_content(file.sha256, data, file.text or None)
    return t.save("evidence", values_of(file) | {"filed_at": t.now})


def values_of(file: Examined) -> dict[str, Any]:
    """The fields of a record; its own date is its name's, the camera's or the letter's."""
    own = date_in_name(file.name) or (file.taken_at.date() if file.taken_at else None)
    if own is None and file.family in ("eml", "docx") and file.made_at:
        own = file.made_at.date()
    return {
        "name": file.name[:200],
        "sha256": file.sha256,
        "media_type": file.media_type,
        "size": file.size,
        "own_date": own,
        "taken_at": file.taken_at,
        "latitude": file.latitude,
        "longitude": file.longitude,
        "pages": file.pages,
        "warning": " ".join(file.warnings)[:500] or None,
    }


def date_in_name(name: str) -> date | None:
    """Return the date in a file's name, e.g. "Fire drill June 9 2026.pdf" or "IMG_20260609"."""
    stem = name.rsplit(".", 1)[0]
    try:
        if found := COMPACT.search(stem):
            return read_date("-".join(found.groups()))
        return find_date(stem.replace("_", " "))
    except Refused:
        return None
