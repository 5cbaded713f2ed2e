"""Which records go into the package for a question, and how a person decides otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.assessment import QUESTION_SUPPORT
from desktop.services.assessing.basis import Basis, basis
from desktop.services.assessing.kept import kept_open
from desktop.services.assessing.offers import FILE, offers_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.heads import heads, titles_with
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

SUPPORT: Final = QUESTION_SUPPORT.key
OFFERED: Final = "offered"  # Muster chose it, nobody said otherwise
IN: Final = "in"
OUT: Final = "out"
REST: Final = "rest"  # it counts, and was neither offered nor put in


@dataclass(frozen=True)
class GoingIn:
    """A record that counts for a question; `number` is "" while it stays out.

    `state` is "offered", "in", "out" or "rest": the first two go in.
    """

    kind: str
    record_id: str
    number: str
    title: str
    day: date | None
    state: str
    has_file: bool

    @property
    def is_in(self) -> bool:
        """Whether it goes into the package."""
        return bool(self.number)


def going_in(
    company: CompanyFile, auditor: Auditor, assessment_id: str | None, code: str, today: date
) -> tuple[GoingIn, ...]:
    """Return all that counts for a question, the newest first, with what goes in.

    Without an assessment it is what is offered. KeyError where there is no assessment of that id.
    """
    return going_in_everywhere(company, auditor, assessment_id, today).get(code, ())


def going_in_everywhere(
    company: CompanyFile, auditor: Auditor, assessment_id: str | None, today: date
) -> Mapping[str, tuple[GoingIn, ...]]:
    """Return the same for every question, by its code."""
    by = basis(company, auditor, today, assessment_id)
    counted = {one.code: _counted(by, one.code) for one in by.protocol.questions}
    every = dict.fromkeys(ref for refs in counted.values() for ref in refs)
    with company.reading() as connection:
        offers = offers_of(connection, every)
        titles = _titles(connection, offers)
    found = {}
    for code, refs in counted.items():
        lines = [
            GoingIn(
                kind=ref.kind,
                record_id=ref.id,
                number=_number(by, code, ref),
                title=titles.get(ref.id) or _(kind_of(ref.kind).title),
                day=offers[ref].on,
                state=_state(by, code, ref),
                has_file=offers[ref].is_shown,
            )
            for ref in refs
            if ref in offers
        ]
        found[code] = tuple(sorted(lines, key=_newest_first))
    return found


def put_in(company: CompanyFile, assessment_id: str, code: str, kind: str, record_id: str) -> None:
    """Have a record, or a file, go in for a question, as one action. Refused where it is signed."""
    name = _("{code}: a record put into the package").format(code=code)
    _tick(company, name, assessment_id, code, Ref(kind, record_id), left_out=False)


def take_out(
    company: CompanyFile, assessment_id: str, code: str, kind: str, record_id: str
) -> None:
    """Keep a record out of the package for a question, as one action. Refused where it is signed.

    Another question may still cite it.
    """
    name = _("{code}: a record left out of the package").format(code=code)
    _tick(company, name, assessment_id, code, Ref(kind, record_id), left_out=True)


def as_offered(
    company: CompanyFile,
    assessment_id: str,
    code: str,
    kind: str | None = None,
    record_id: str | None = None,
) -> int:
    """Take back what was decided of a question, or of one record there, as one action.

    Returns how many decisions were taken back. Refused where the assessment is signed.
    """
    with company.reading() as connection:
        kept_open(connection, assessment_id)
        ticks = _ticks(connection, assessment_id, code)
    wanted = Ref(kind, record_id) if kind and record_id else None
    mine = [one for one in ticks if wanted is None or _meant(one) == wanted]
    if not mine:
        return 0

    def work(t: Transaction) -> None:
        for one in mine:
            t.void(SUPPORT, one.id, _("Back to what Muster offers."))

    company.write(_("{code}: back to what is offered for the package").format(code=code), work)
    return len(mine)


def _tick(
    company: CompanyFile, name: str, assessment_id: str, code: str, ref: Ref, *, left_out: bool
) -> None:
    if kind_of(ref.kind).restricted:
        raise Refused(_("This never goes into a package, because it tells who was hurt."))
    with company.reading() as connection:
        kept_open(connection, assessment_id)
        standing = [one for one in _ticks(connection, assessment_id, code) if _meant(one) == ref]
    values: dict[str, Any] = {"left_out": True if left_out else None}
    if standing:
        company.write(name, lambda t: t.save(SUPPORT, values, standing[0].id))
        return
    is_file = ref.kind == FILE
    values |= {
        "assessment_id": assessment_id,
        "question": code,
        "evidence_id": ref.id if is_file else None,
        "record_kind": None if is_file else ref.kind,
        "record_id": None if is_file else ref.id,
    }
    company.write(name, lambda t: t.save(SUPPORT, values))


def _ticks(connection: Connection, assessment_id: str, code: str) -> list[Stored]:
    """Return what was decided of a question in an assessment, in the order of its ids."""
    table = aggregate.table_of(QUESTION_SUPPORT)
    asked = select(table.c.id).where(
        table.c.assessment_id == assessment_id,
        table.c.question == code,
        table.c.voided_at.is_(None),
    )
    ids = list(connection.execute(asked).scalars())
    return list(aggregate.read(connection, QUESTION_SUPPORT, ids).values())


def _meant(one: Stored) -> Ref:
    values = one.values
    if values["evidence_id"]:
        return Ref(FILE, values["evidence_id"])
    return Ref(values["record_kind"] or "", values["record_id"] or "")


def _counted(by: Basis, code: str) -> tuple[Ref, ...]:
    """Return what counts, what was put in beside it, and what was left out."""
    beside = by.stands.beside.get(code) if by.stands else None
    ticked = [one.ref for one in beside.supports if not one.proves] if beside else []
    goes = by.included.by_question.get(code, ())
    return tuple(dict.fromkeys((*goes, *by.counted(code), *ticked)))


def _number(by: Basis, code: str, ref: Ref) -> str:
    goes = by.included.by_question.get(code, ())
    return by.included.numbers[ref] if ref in goes else ""


def _state(by: Basis, code: str, ref: Ref) -> str:
    goes = ref in by.included.by_question.get(code, ())
    beside = by.stands.beside.get(code) if by.stands else None
    ticked = {one.ref for one in beside.supports} if beside else set()
    proven = {id_ for one in beside.supports for id_ in one.proves} if beside else set()
    is_decided = ref in ticked or ref.id in proven
    if goes:
        return IN if is_decided or by.is_signed else OFFERED
    return OUT if is_decided else REST


def _newest_first(one: GoingIn) -> tuple[int, str, str]:
    return -(one.day or date.min).toordinal(), one.kind, one.record_id


def _titles(connection: Connection, refs: Mapping[Ref, Any]) -> dict[str, str]:
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    stored = heads(connection, wanted)
    titles = titles_with(connection, stored)
    return {id_: titles.of(one) for id_, one in stored.items()}
