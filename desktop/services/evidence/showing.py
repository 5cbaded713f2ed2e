"""What is known of a record's evidence, and its content, checked against what was once filed."""

import hashlib
import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Refused, Unavailable
from desktop.intake.kinds import KINDS
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.evidence.outside import Outside
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.faults import disk_explained
from desktop.store.file import CompanyFile
from desktop.store.ids import new_id
from desktop.store.tables import CONTENT
from desktop.store.titles import Titles
from desktop.values.spoken import say_date, say_number

FIRST_WORDS: Final = 4_000  # characters of a letter that are shown beside a record
_FAMILIES: Final = {kind.media_type: key for key, kind in KINDS.items() if kind.is_kept}
_STEP: Final = 1024


@dataclass(frozen=True)
class EvidenceShown:
    """One file of evidence, as it is shown beside a record."""

    id: str
    name: str
    media_type: str
    size: int
    own_date: date | None
    filed_at: datetime
    pages: int | None
    warning: str | None
    sha256: str


def evidence_of(company: CompanyFile, kind: str, record_id: str) -> list[EvidenceShown]:
    """Return the evidence of a record, what was filed last first; of evidence, itself."""
    with company.reading() as connection:
        ids = [record_id] if kind == "evidence" else _linked(connection, kind, record_id)
        found = aggregate.read(connection, kind_of("evidence"), ids).values()
    is_shown = [one for one in found if kind == "evidence" or not one.is_voided]
    is_shown.sort(key=lambda one: (one.values["filed_at"], one.id), reverse=True)
    return [_shown(one) for one in is_shown]


def _linked(connection: Connection, kind: str, record_id: str) -> list[str]:
    (links,) = kind_of("evidence").rows
    table = aggregate.table_of(links)
    question = select(table.c.owner_id).distinct()
    question = question.where(table.c.record_id == record_id, table.c.record_kind == kind)
    return list(connection.execute(question).scalars())


def _shown(one: Stored) -> EvidenceShown:
    names = ("name", "media_type", "size", "own_date", "filed_at", "pages", "warning", "sha256")
    return EvidenceShown(one.id, **{name: one.values[name] for name in names})


def title_of(connection: Connection, kind: str, record_id: str) -> str:
    """Return kind and title of a record, e.g. "Certificate Rick Desjarlais H2S Alive"."""
    record = aggregate.read_one(connection, kind_of(kind), record_id)
    title = Titles(connection, {}).of(record) if record else ""
    return " ".join(part for part in (_(kind_of(kind).title), title) if part)


def family_of(shown: EvidenceShown) -> str:
    """Return what the intake calls such a file: "pdf", "jpeg", "docx" …; "" for none of them."""
    return _FAMILIES.get(shown.media_type, "")


def described(shown: EvidenceShown, today: date) -> str:
    """Return what a person wants to know of a file, e.g. "3 pages · 245 kB · 14 October"."""
    parts = []
    if shown.pages and shown.pages > 1:
        parts.append(ngettext("{n} page", "{n} pages", shown.pages).format(n=shown.pages))
    parts.append(_size(shown.size))
    if shown.own_date:
        parts.append(_("dated {day}").format(day=say_date(shown.own_date, today)))
    filed = shown.filed_at.astimezone().date()
    parts.append(_("filed {day}").format(day=say_date(filed, today)))
    return " · ".join(parts)


def _size(size: int) -> str:
    if size < _STEP:
        return ngettext("{n} byte", "{n} bytes", size).format(n=size)
    if size < _STEP * _STEP:
        return _("{n} kB").format(n=say_number(size / _STEP, 0))
    return _("{n} MB").format(n=say_number(size / _STEP / _STEP, 1))


def content_of(company: CompanyFile, evidence_id: str) -> bytes:
    """Return what is in a file of evidence. Raises `Unavailable` when it was damaged."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of("evidence"), evidence_id)
        if record is None:
            raise KeyError(f"no evidence {evidence_id}")
        sha256 = record.values["sha256"]
        question = select(CONTENT.c.data).where(CONTENT.c.sha256 == sha256)
        data: bytes | None = connection.execute(question).scalar()
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        raise Unavailable(
            _(
                "'{name}' is damaged inside {file}, so it is not shown. Everything else can still"
                " be read. Look for this file in a backup, or ask for it where it came from."
            ).format(name=record.values["name"], file=company.path.name)
        )
    return data


def words_of(company: CompanyFile, evidence_id: str, most: int = FIRST_WORDS) -> str:
    """Return the first words of a file, as they were read when it was filed; "" for none."""
    evidence = aggregate.table_of(kind_of("evidence"))
    question = select(CONTENT.c.text).join(evidence, evidence.c.sha256 == CONTENT.c.sha256)
    with company.reading() as connection:
        found = connection.execute(question.where(evidence.c.id == evidence_id)).scalar()
    return (found or "")[:most]


def save_copy(company: CompanyFile, evidence_id: str, path: Path) -> None:
    """Write a copy of a file, whole or not at all; one that is there is replaced.

    Raises `Refused` for the company file itself, `Unavailable` when the disk does not take it.
    """
    if path.exists() and path.samefile(company.path):
        raise Refused(_("That is the company file itself. Choose another name for the copy."))
    data = content_of(company, evidence_id)
    half = path.with_name(f".{new_id()}.new")
    with disk_explained(path):
        try:
            with half.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


def open_outside(company: CompanyFile, evidence_id: str, outside: Outside) -> Path:
    """Lay a read-only copy of a file where other programs can open it; returns where it lies."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of("evidence"), evidence_id)
    data = content_of(company, evidence_id)
    assert record is not None
    name, media_type = record.values["name"], record.values["media_type"]
    return outside.lay(data, name, media_type, record.values["sha256"])
