"""Lists the records that count for a question: by their days, those that go in with a number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.assessment import AnswerRecord
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.services.assessing.shown import ExhibitLine
from desktop.services.heads import heads, titles_with
from desktop.services.today.shown import Target
from desktop.store import aggregate
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_date

_EVIDENCE: Final = table_of(Evidence)
_LINK: Final = table_of(EvidenceLink)
_COUNTED: Final = table_of(AnswerRecord)


@dataclass(frozen=True)
class Listed:
    """A record that counts, with its number and the words that stand for it."""

    label: str
    ref: Ref
    title: str
    day: date | None


def in_order(connection: Connection, refs: Iterable[Ref]) -> list[Ref]:
    """Return records by the days on which they happened; those without a day come first."""
    every = list(dict.fromkeys(refs))
    days = _days(connection, every)
    return sorted(every, key=lambda one: (days.get(one.id) or date.min, one.kind, one.id))


def listed(
    connection: Connection, numbers: Mapping[Ref, str], refs: Sequence[Ref], most: int
) -> list[Listed]:
    """Return the first of the records that count, with their titles; `refs` are in order.

    `numbers` are those of what goes into the package: what stays out of it has no label.
    """
    first = refs[:most]
    by_kind: dict[str, list[str]] = {}
    for ref in first:
        by_kind.setdefault(ref.kind, []).append(ref.id)
    stored = heads(connection, by_kind)
    titles = titles_with(connection, stored)
    found = []
    for ref in first:
        kind, record = kind_of(ref.kind), stored.get(ref.id)
        title = "" if kind.restricted or record is None else titles.of(record)
        day = record.values.get(kind.happened) if record and kind.happened else None
        found.append(Listed(numbers.get(ref, ""), ref, title or _(kind.title), day))
    return found


def signed_list(connection: Connection, answer_id: str, most: int) -> list[Listed]:
    """Return the same as it was when it was signed."""
    asked = select(_COUNTED).where(_COUNTED.c.owner_id == answer_id)
    lines = connection.execute(asked.order_by(_COUNTED.c.position).limit(most)).mappings().all()
    refs = [Ref(line["record_kind"], line["record_id"]) for line in lines]
    days = _days(connection, refs)
    return [
        Listed(
            line["exhibit"] or "",
            ref,
            line["said"] or _(kind_of(ref.kind).title),
            days.get(ref.id),
        )
        for line, ref in zip(lines, refs, strict=True)
    ]


def lines_of(connection: Connection, found: Sequence[Listed], today: date) -> list[ExhibitLine]:
    """Return exhibits as the page shows them, with the files behind them."""
    files = _files(connection, [one.ref.id for one in found])
    lines = []
    for one in found:
        kind = kind_of(one.ref.kind)
        own = files.get(one.ref.id, {})
        pages = sum(n for n in own.values() if n) if own and all(own.values()) else None
        lines.append(
            ExhibitLine(
                label=one.label,
                title=one.title,
                kind=kind.key,
                kind_said=_(kind.title),
                record_id=one.ref.id,
                day=one.day,
                day_said=say_date(one.day, today) if one.day else "",
                pages=pages,
                files=tuple(own),
                file_said=_file_said(len(own), pages),
                opens=Target(kind.tab, kind.key, one.ref.id),
            )
        )
    return lines


def _file_said(files: int, pages: int | None) -> str:
    if not files:
        return _("No file")
    if pages is not None:
        return ngettext("{n} page", "{n} pages", pages).format(n=pages)
    return ngettext("{n} file", "{n} files", files).format(n=files)


def _days(connection: Connection, refs: Iterable[Ref]) -> dict[str, date]:
    by_kind: dict[str, list[str]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.id)
    found: dict[str, date] = {}
    for key, ids in by_kind.items():
        kind = kind_of(key)
        if kind.happened is None:
            continue
        table = aggregate.table_of(kind)
        for some in aggregate.chunks(ids):
            asked = select(table.c.id, table.c[kind.happened]).where(table.c.id.in_(some))
            found |= {id_: day for id_, day in connection.execute(asked) if day is not None}
    return found


def _files(connection: Connection, ids: Sequence[str]) -> Mapping[str, dict[str, int | None]]:
    """Return the files that prove records, with their pages; evidence proves itself."""
    found: dict[str, dict[str, int | None]] = {}
    for some in aggregate.chunks(ids):
        linked = (
            select(_LINK.c.record_id, _EVIDENCE.c.id, _EVIDENCE.c.pages)
            .join_from(_EVIDENCE, _LINK, _LINK.c.owner_id == _EVIDENCE.c.id)
            .where(_LINK.c.record_id.in_(some), _EVIDENCE.c.voided_at.is_(None))
            .order_by(_EVIDENCE.c.id)
        )
        own = select(_EVIDENCE.c.id, _EVIDENCE.c.id, _EVIDENCE.c.pages).where(
            _EVIDENCE.c.id.in_(some)
        )
        for asked in (linked, own):
            for record_id, evidence_id, pages in connection.execute(asked):
                found.setdefault(record_id, {})[evidence_id] = pages
    return found
