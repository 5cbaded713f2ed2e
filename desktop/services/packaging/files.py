"""Which files of evidence go into a package, and which record cites which."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Chosen:
    """The files of a package: by the record that cites them, and those that nothing cites."""

    by_record: Mapping[Proved, tuple[PaperFile, ...]]
    loose: tuple[PaperFile, ...]
    of_another_time: int
    restricted: int


def chosen_files(
    connection: Connection, shown: Mapping[str, Iterable[str]], logo: str | None
) -> Chosen:
    """Return the files that prove the records shown, and those that prove none.

    A file on a restricted record stays out whatever else it is on, because it may tell who was
    hurt.
    """
    included = {(kind, record_id) for kind, ids in shown.items() for record_id in ids}
    by_record: defaultdict[Proved, list[PaperFile]] = defaultdict(list)
    loose: list[PaperFile] = []
    of_another_time = restricted = 0
    for file in _files(connection):
        links = [link for link in file.proves if link[0] in _KNOWN]
        proved = [link for link in links if link in included]
        if any(kind in _RESTRICTED for kind, _record in links):
            restricted += 1
        elif proved:
            for link in dict.fromkeys(proved):
                by_record[link].append(file)
        elif links:
            of_another_time += 1
        elif file.evidence_id != logo:
            loose.append(file)
    return Chosen(
        {link: tuple(sorted(files, key=_order)) for link, files in by_record.items()},
        tuple(sorted(loose, key=_newest_first)),
        of_another_time,
        restricted,
    )


def _order(file: PaperFile) -> tuple[Any, ...]:
    return file.own_date or date.max, file.filed_at, file.evidence_id


def _newest_first(file: PaperFile) -> tuple[Any, ...]:
    return -(file.own_date or date.min).toordinal(), file.name, file.evidence_id


def _files(connection: Connection) -> list[PaperFile]:
    """Return every file that was not voided; several records of one content are one file."""
    table, (links,) = aggregate.table_of(EVIDENCE), EVIDENCE.rows
    link = aggregate.table_of(links)
    names = ("id", "name", "sha256", "media_type", "size", "own_date", "filed_at", "warning")
    question = select(*(table.c[name] for name in names)).where(table.c.voided_at.is_(None))
    lines = connection.execute(question.order_by(table.c.id)).mappings().all()
    linked = select(link.c.owner_id, link.c.record_kind, link.c.record_id)
    proves: defaultdict[str, list[Proved]] = defaultdict(list)
    for owner, kind, record in connection.execute(linked.order_by(link.c.position)).all():
        if kind and record:
            proves[owner].append((kind, record))
    found: dict[str, PaperFile] = {}
    for line in lines:
        before = found.get(line["sha256"])
        own = (*(before.proves if before else ()), *proves[line["id"]])
        first = before or line
        values = {name: _of(first, name) for name in names if name != "id"}
        values["warning"] = values["warning"] or ""
        evidence_id = before.evidence_id if before else line["id"]
        found[line["sha256"]] = PaperFile(evidence_id=evidence_id, proves=own, **values)
    return list(found.values())


def _of(first: Any, name: str) -> Any:
    return getattr(first, name) if isinstance(first, PaperFile) else first[name]
