"""Shows the records of an assessment in their forms: what they name, in words that lead there."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import KINDS, kind_of
from desktop.records.review import DISMISSED_FINDING
from desktop.services.assessing.exhibits import lines_of, signed_list
from desktop.services.assessing.kept import ASSESSMENT, edition
from desktop.services.assessing.listing import signings_of
from desktop.services.heads import heads, titles_with
from desktop.services.protocols.choosing import listed as protocols_listed
from desktop.services.today.shown import Target
from desktop.store import aggregate, listing
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

MOST: Final = 1000  # records behind one answer: a daily one over two years is fewer


@dataclass(frozen=True)
class Named:
    """A line that names a record; without `opens` it leads nowhere."""

    said: str
    below: str = ""
    opens: Target | None = None


@dataclass(frozen=True)
class AsRecord:
    """What a form shows beside the fields, such as what counted in an answer."""

    counted: tuple[Named, ...] = ()
    missing: tuple[Named, ...] = ()
    signings: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A protocol that can be chosen, in the edition that it has."""

    protocol: str
    version: str
    said: str


def as_record(company: CompanyFile, kind_key: str, record_id: str, today: date) -> AsRecord:
    """Return what stands beside the fields of a record of the audit."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(kind_key), record_id)
        if record is None:
            return AsRecord()
        if kind_key == ASSESSMENT:
            return AsRecord(signings=_signings(connection, record, today))
        if kind_key == "question_support":
            return AsRecord(counted=_supports(connection, record))
        if kind_key == DISMISSED_FINDING.key:
            return AsRecord(counted=_found_in(connection, record))
        found = signed_list(connection, record_id, MOST)
        counted = tuple(
            Named(one.title, _below(one.label, one.kind_said), one.opens)
            for one in lines_of(connection, found, today)
        )
        return AsRecord(counted, _missing(connection, record))


def _below(label: str, kind: str) -> str:
    return f"{label} · {kind}" if label else kind


def editions(company: CompanyFile) -> tuple[Edition, ...]:
    """Return the protocols that an assessment can ask by, the company's own first."""
    return tuple(
        Edition(
            one.protocol.id,
            one.protocol.version,
            say_edition(one.protocol.name, one.protocol.version),
        )
        for one in protocols_listed(company)
        if not one.protocol.is_skeleton
    )


def say_edition(name: str, version: str) -> str:
    """Return "Muster's own questions, version 2026.1"."""
    return _("{name}, version {version}").format(name=name, version=version) if version else name


def title_of_answer(connection: Connection, record: Stored) -> str:
    """Return "S1.1 Policy signed, 3 of 6"; without points only the question."""
    code, points = record.values["question"], record.values["points"]
    kind = kind_of(ASSESSMENT)
    assessment = aggregate.read_one(connection, kind, record.values["assessment_id"])
    asked = edition(connection, assessment).question(code) if assessment else None
    if asked is None:
        return ""
    words = {"code": code, "title": asked.title}
    if points is None:
        return _("{code} {title}").format(**words)
    return _("{code} {title}, {n} of {of}").format(
        **words, n=say_number(points), of=say_number(asked.points)
    )


def title_of_support(connection: Connection, record: Stored) -> str:
    """Return "S1.1, Health and safety policy", the question with what supports it."""
    named = _supports(connection, record)
    question: str = record.values["question"]
    return f"{question}, {named[0].said}" if named else question


def _signings(connection: Connection, record: Stored, today: date) -> tuple[Named, ...]:
    lines = record.values["signings"]
    workers = {line["signed_by_id"] for line in lines} - {None}
    names = listing.titles(connection, {"worker": workers})
    said = signings_of(record, names, today)
    return tuple(
        Named(one.said, "\n".join(part for part in (one.proof, one.reopened) if part))
        for one in said
    )


def _supports(connection: Connection, record: Stored) -> tuple[Named, ...]:
    values = record.values
    wanted = ("evidence", values["evidence_id"]), (values["record_kind"], values["record_id"])
    return tuple(_named(connection, key, id_) for key, id_ in wanted if key and id_)


def _found_in(connection: Connection, record: Stored) -> tuple[Named, ...]:
    key, record_id = record.values["record_kind"], record.values["record_id"]
    # what came from a sheet may name a kind that there is none of
    known = record_id and any(key == kind.key for kind in KINDS)
    return (_named(connection, key, record_id),) if known else ()


def _missing(connection: Connection, record: Stored) -> tuple[Named, ...]:
    found = []
    for line in record.values["gaps"]:
        key, record_id = line["record_kind"], line["record_id"]
        opens = _target(key, record_id) if key else None
        below = _named(connection, key, record_id).said if key and record_id else ""
        found.append(Named(line["what"], below, opens))
    return tuple(found)


def _named(connection: Connection, key: str, record_id: str) -> Named:
    kind = kind_of(key)
    stored = heads(connection, {key: [record_id]})
    title = ""
    if record_id in stored and not kind.restricted:
        title = titles_with(connection, stored).of(stored[record_id])
    return Named(title or _(kind.title), _(kind.title), _target(key, record_id))


def _target(key: str, record_id: str | None) -> Target:
    kind = kind_of(key)
    return Target(kind.tab, kind.key, record_id)
