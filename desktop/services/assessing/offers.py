"""What decides whether a record is offered for a package: its day, and what there is to show."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.audit.offering import Offer
from desktop.records import KINDS, kind_of
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.kind import Kind, Nature
from desktop.store import aggregate
from desktop.store.audited.looking_up import look_up
from desktop.store.questions.terms import table_of

FILE: Final = "evidence"
_EVIDENCE, _LINK = table_of(Evidence), table_of(EvidenceLink)
_LINK_ORDER: Final = (_LINK.c.owner_id, _LINK.c.position)
_RESTRICTED: Final = [kind.key for kind in KINDS if kind.restricted]
_SIGNERS: Final = ("signed_by_id", "signed_by_name", "worker_id")


def offers_of(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, Offer]:
    """Return what may go in, as far as it is there; never a record of a restricted kind.

    A few statements a kind, however many records there are.
    """
    wanted: dict[str, list[str]] = {}
    for ref in dict.fromkeys(refs):
        if not kind_of(ref.kind).restricted:
            wanted.setdefault(ref.kind, []).append(ref.id)
    found = look_up(connection, wanted)
    shown = _with_files(connection, found)
    for key in wanted.keys() - {FILE}:
        shown |= _signed(connection, kind_of(key), wanted[key])
    natures = _natures(connection, wanted.get(FILE, ()))
    withheld = _withheld(connection, wanted.get(FILE, ()))
    return {
        Ref(one.kind, one.id): Offer(
            ref=Ref(one.kind, one.id),
            on=one.on,
            is_directive=natures.get(one.id, kind_of(one.kind).nature) == Nature.DIRECTIVE,
            is_shown=one.id in shown or one.kind == FILE,
            place=one.site or one.unit,
            people=one.people,
        )
        for one in found.values()
        if one.id not in withheld
    }


def proved_by(connection: Connection, files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the records that files prove, by the ids of the files, in their order."""
    found: dict[str, list[str]] = {}
    for some in aggregate.chunks(sorted(files)):
        asked = select(_LINK.c.owner_id, _LINK.c.record_id).where(_LINK.c.owner_id.in_(some))
        for file, record_id in connection.execute(asked.order_by(*_LINK_ORDER)):
            if record_id:
                found.setdefault(file, []).append(record_id)
    return {file: tuple(ids) for file, ids in found.items()}


def _with_files(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return the records that a file proves."""
    found: set[str] = set()
    for some in aggregate.chunks(sorted(ids)):
        asked = (
            select(_LINK.c.record_id)
            .join(_EVIDENCE, _EVIDENCE.c.id == _LINK.c.owner_id)
            .where(_LINK.c.record_id.in_(some), _EVIDENCE.c.voided_at.is_(None))
        )
        found |= {record_id for record_id in connection.execute(asked).scalars() if record_id}
    return found


def _withheld(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return the files on a restricted record, because they may tell who was hurt."""
    found: set[str] = set()
    for some in aggregate.chunks(sorted(ids)):
        asked = select(_LINK.c.owner_id).where(
            _LINK.c.owner_id.in_(some), _LINK.c.record_kind.in_(_RESTRICTED)
        )
        found |= set(connection.execute(asked).scalars())
    return found


def _signed(connection: Connection, kind: Kind, ids: Iterable[str]) -> set[str]:
    """Return the records that say that somebody signed them, or a line of them."""
    table, found = aggregate.table_of(kind), set[str]()
    own = [table.c[name] for name in ("signed", "signed_on") if name in table.c]
    by = [table.c[name] for name in _SIGNERS if name in table.c]
    lines = [one for one in map(aggregate.table_of, kind.rows) if "signed" in one.c]
    for some in aggregate.chunks(sorted(ids)):
        if own:
            asked = select(table.c.id, *own, *by).where(table.c.id.in_(some))
            found |= {one["id"] for one in connection.execute(asked).mappings() if _says(one)}
        for line in lines:
            signed = select(line.c.owner_id).where(line.c.owner_id.in_(some), line.c.signed)
            found |= set(connection.execute(signed).scalars())
    return found


def _says(line: Mapping[Any, Any]) -> bool:
    if line.get("signed"):
        return True
    return bool(line.get("signed_on")) and any(line.get(name) for name in _SIGNERS)


def _natures(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return what files say of themselves, because a file is of any nature."""
    found: dict[str, str] = {}
    for some in aggregate.chunks(sorted(ids)):
        asked = select(_EVIDENCE.c.id, _EVIDENCE.c.nature).where(_EVIDENCE.c.id.in_(some))
        found |= {id_: nature or "" for id_, nature in connection.execute(asked)}
    return found
