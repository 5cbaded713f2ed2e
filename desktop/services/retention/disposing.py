"""Disposes of the records on a list that somebody signed off: one action, one record of it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.retention.due import Due, due_in, files_that_go
from desktop.store import disposing, integrity
from desktop.store.disposing import EVIDENCE
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction


@dataclass(frozen=True)
class Signature:
    """Who signed the list, a worker or a name, and on which day."""

    on: date
    worker_id: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Disposed:
    """What went; `record_id` is the record of the disposal itself."""

    record_id: str
    records: int
    files: int


def dispose(company: CompanyFile, ids: Collection[str], signed: Signature) -> Disposed:
    """Take records for good out of the file, and keep a record of which kinds and times they were.

    Only what is due on the day of the signature goes: raises `Refused` when something of it is not,
    when nobody signed, or when any record of the file is damaged.
    """
    if not ids:
        raise Refused(_("Nothing is ticked. Tick the records that may go."))
    if not (signed.worker_id or signed.name.strip()):
        raise Refused({"signed_by_id": _("Say who signs this list off.")})
    _refuse_damage(company)
    count = len(set(ids))
    name = ngettext(
        "Disposal of {n} record that is no longer needed",
        "Disposal of {n} records that are no longer needed",
        count,
    ).format(n=count)
    return company.write(name, lambda t: _dispose(t, set(ids), signed))


def _refuse_damage(company: CompanyFile) -> None:
    """A spoilt date, or a spoilt name of what still needs it, makes a record look due."""
    with company.reading() as connection:
        damaged = next(integrity.damaged_records(connection), None)
    if damaged is not None:
        raise Refused(
            _(
                "A record of the kind “{kind}” is damaged, so it is not sure what may go. Nothing "
                "was disposed of. Choose File > Check company file to bring it back, then sign off."
            ).format(kind=_(kind_of(damaged[0]).title))
        )


def _dispose(t: Transaction, ids: set[str], signed: Signature) -> Disposed:
    due = {one.id: one for one in due_in(t.connection, signed.on).may_go}
    if not ids <= due.keys():
        raise Refused(
            _(
                "Something on this list must be kept after all: the schedule or a record was "
                "changed. Look at the list again, then sign it off."
            )
        )
    _refuse_what_is_named(t, ids)
    files = files_that_go(t.connection, ids)
    for file in disposing.files_of(t.connection, ids):
        if file in files:
            t.dispose(EVIDENCE, file)
        else:
            _unlink(t, file, ids)
    for record_id in ids:
        t.dispose(due[record_id].kind, record_id)
    record_id = t.save("disposal", _told([due[i] for i in ids], signed))
    return Disposed(record_id, len(ids), len(files))


def _refuse_what_is_named(t: Transaction, ids: set[str]) -> None:
    """What is due may still be named by something due that was not ticked."""
    if any(holder[1] not in ids for holder, _named in disposing.referring(t.connection, ids)):
        raise Refused(
            _(
                "A record that stays still names one that is ticked. Tick both, for instance an "
                "investigation with its incident, or neither."
            )
        )


def _unlink(t: Transaction, file: str, ids: set[str]) -> None:
    current = t.get(EVIDENCE, file)
    assert current is not None
    links = [line for line in current.values["links"] if line["record_id"] not in ids]
    t.save(EVIDENCE, {"links": links}, file)


def _told(gone: list[Due], signed: Signature) -> dict[str, Any]:
    by_kind: dict[str, list[date]] = defaultdict(list)
    for due in gone:
        by_kind[due.kind].append(due.counted_from)
    return {
        "disposed_on": signed.on,
        "signed_by_id": signed.worker_id,
        "signed_by_name": signed.name.strip() or None,
        "lines": [
            {
                "kind": _(kind_of(kind).plural),
                "count": len(days),
                "from_on": min(days),
                "to_on": max(days),
            }
            for kind, days in sorted(by_kind.items())
        ],
    }
