"""Which files of evidence go into a package, and which record cites which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.records import KINDS
from desktop.records.evidence import EVIDENCE
from desktop.store import aggregate

Proved = tuple[str, str]  # a kind and a record of it
_RESTRICTED: Final = frozenset(kind.key for kind in KINDS if kind.restricted)
_WORKING_PAPERS: Final = frozenset(kind.key for kind in KINDS if kind.tab == "audit")
_FILE, _LINK = aggregate.table_of(EVIDENCE), aggregate.table_of(EVIDENCE.rows[0])
_READ: Final = (
    "id", "name", "sha256", "media_type", "size", "own_date", "filed_at", "warning", "nature",
)  # fmt: skip
_KNOWN: Final = frozenset(kind.key for kind in KINDS) - _WORKING_PAPERS - {"evidence"}


@dataclass(frozen=True)
class PaperFile:
    """One file of evidence, by its content, with the records that it proves."""

    sha256: str
    evidence_id: str
    name: str
    media_type: str
    size: int
    own_date: date | None
    filed_at: datetime
    warning: str
    proves: tuple[Proved, ...]
    nature: str = ""  # "directive", "operational", or "" where nobody said


@dataclass(frozen=True)
class Chosen:
    """The files of a binder: by the record that cites them, and those that nothing cites."""

    by_record: Mapping[Proved, tuple[PaperFile, ...]]
    loose: tuple[PaperFile, ...]


def files_cited(
    connection: Connection, records: Iterable[str], evidence: Iterable[str]
) -> list[PaperFile]:
    """Return the files that prove records, or are cited by themselves, each content once.

    A file on a restricted record stays out whatever else it is on, because it may tell who was
    hurt. They come by their own days, then as they were filed.
    """
    ids = set[str]()
    for some in aggregate.chunks(sorted(records)):
        linked = select(_LINK.c.owner_id).where(_LINK.c.record_id.in_(some))
        ids |= set(connection.execute(linked).scalars())
    ids |= set(evidence)
    contents = set[str]()
    for some in aggregate.chunks(sorted(ids)):
        asked = select(_FILE.c.sha256).where(_FILE.c.id.in_(some), _FILE.c.voided_at.is_(None))
        contents |= set(connection.execute(asked).scalars())
    parts = aggregate.chunks(sorted(contents))
    found = [file for part in parts for file in _files(connection, part)]
    return sorted((file for file in found if not is_restricted(file)), key=_order)


def loose_files(connection: Connection) -> list[PaperFile]:
    """Return the files that prove no record, the newest first."""
    every = _files(connection)
    return sorted((file for file in every if is_loose(file)), key=_newest_first)


def every_file(connection: Connection) -> list[PaperFile]:
    """Return every file that was not voided, in the order of their names."""
    return sorted(_files(connection), key=lambda file: (file.name, file.sha256))


def files_of_contents(connection: Connection, contents: list[str]) -> list[PaperFile]:
    """Return the files of some contents, by their SHA-256, that were not voided."""
    return _files(connection, contents)


def is_loose(file: PaperFile) -> bool:
    """Whether it proves no record, be it one of the assessment's own papers."""
    return not any(kind in _KNOWN or kind in _RESTRICTED for kind, _record in file.proves)


def is_restricted(file: PaperFile) -> bool:
    """Whether it is on a record of a restricted kind."""
    return any(kind in _RESTRICTED for kind, _record in file.proves)


def chosen_files(connection: Connection, shown: Mapping[str, Iterable[str]]) -> Chosen:
    """Return the files that prove the records shown, and those that prove none.

    A file on a restricted record stays out whatever else it is on, because it may tell who was
    hurt.
    """
    included = {(kind, record_id) for kind, ids in shown.items() for record_id in ids}
    by_record: defaultdict[Proved, list[PaperFile]] = defaultdict(list)
    loose: list[PaperFile] = []
    for file in _files(connection):
        if is_restricted(file):
            continue
        links = [link for link in file.proves if link[0] in _KNOWN]
        for link in dict.fromkeys(links):
            if link in included:
                by_record[link].append(file)
        if not links:
            loose.append(file)
    return Chosen(
        {link: tuple(sorted(files, key=_order)) for link, files in by_record.items()},
        tuple(sorted(loose, key=_newest_first)),
    )


def _order(file: PaperFile) -> tuple[Any, ...]:
    return file.own_date or date.max, file.filed_at, file.evidence_id


def _newest_first(file: PaperFile) -> tuple[Any, ...]:
    return -(file.own_date or date.min).toordinal(), file.name, file.evidence_id


def _files(connection: Connection, contents: list[str] | None = None) -> list[PaperFile]:
    """Return the files that were not voided; several records of one content are one file.

    `contents` are the only ones that are wanted, by their SHA-256.
    """
    asked = select(*(_FILE.c[name] for name in _READ)).where(_FILE.c.voided_at.is_(None))
    linked = select(_LINK.c.owner_id, _LINK.c.record_kind, _LINK.c.record_id)
    if contents is not None:
        asked = asked.where(_FILE.c.sha256.in_(contents))
        mine = select(_FILE.c.id).where(_FILE.c.sha256.in_(contents))
        linked = linked.where(_LINK.c.owner_id.in_(mine))
    lines = connection.execute(asked.order_by(_FILE.c.id)).mappings().all()
    proves: defaultdict[str, list[Proved]] = defaultdict(list)
    for owner, kind, record in connection.execute(linked.order_by(_LINK.c.position)).all():
        if kind and record:
            proves[owner].append((kind, record))
    found: dict[str, PaperFile] = {}
    for line in lines:
        before = found.get(line["sha256"])
        if before is not None:
            own = (*before.proves, *proves[line["id"]])
            found[line["sha256"]] = replace(before, proves=own)
            continue
        values = {name: line[name] for name in _READ if name != "id"}
        values |= {"warning": line["warning"] or "", "nature": line["nature"] or ""}
        own = tuple(proves[line["id"]])
        found[line["sha256"]] = PaperFile(evidence_id=line["id"], proves=own, **values)
    return list(found.values())


def contents_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of files by the ids of their records, as far as they were not voided."""
    found: dict[str, str] = {}
    for some in aggregate.chunks(sorted(ids)):
        asked = select(_FILE.c.id, _FILE.c.sha256)
        asked = asked.where(_FILE.c.id.in_(some), _FILE.c.voided_at.is_(None))
        found |= {line.id: line.sha256 for line in connection.execute(asked)}
    return found
