"""Which records go into the package for a question, by what was offered and what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Question
from desktop.language import _
from desktop.records import kind_of
from desktop.services.assessing.basis import Basis, basis
from desktop.services.assessing.offers import offers_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.heads import heads, titles_with
from desktop.store.file import CompanyFile

OFFERED: Final = "offered"  # Muster chose it, nobody said otherwise
IN: Final = "in"
OUT: Final = "out"
REST: Final = "rest"  # it counts, and was neither offered nor put in
LACKS: Final = "lacks"  # it does not count, because something is missing in it; it may be put in


@dataclass(frozen=True)
class GoingIn:
    """A record that counts for a question; `number` is "" while it stays out.

    `state` is "offered", "in", "out", "rest" or "lacks": the first two go in.
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
    """Return all that counts for a question, the newest first, then what lacks something.

    Without an assessment it is what is offered. KeyError where there is no assessment of that id.
    """
    return going_in_everywhere(company, auditor, assessment_id, today).get(code, ())


def going_in_everywhere(
    company: CompanyFile, auditor: Auditor, assessment_id: str | None, today: date
) -> Mapping[str, tuple[GoingIn, ...]]:
    """Return the same for every question, by its code."""
    by = basis(company, auditor, today, assessment_id)
    counted = {one.code: _counted(by, one) for one in by.protocol.questions}
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


def asked_for(
    question: Question, lacking: Iterable[Ref], counted: Iterable[Ref]
) -> tuple[Ref, ...]:
    """Return the records of a kind that a question asks for that lack something and do not count.

    A card without its copy, an orientation that nobody signed: it is on file all the same.
    """
    kinds = frozenset(question.evidence)
    known = {*counted}
    return tuple(ref for ref in lacking if ref.kind in kinds and ref not in known)


def _lacking(by: Basis, question: Question) -> tuple[Ref, ...]:
    judged = by.judged.get(question.code)
    found = (one.record for one in judged.missing if one.record) if judged else ()
    return asked_for(question, dict.fromkeys(found), by.counted(question.code))


def _counted(by: Basis, question: Question) -> tuple[Ref, ...]:
    """Return what counts, what was put in beside it or left out, and what lacks something."""
    code = question.code
    beside = by.stands.beside.get(code) if by.stands else None
    ticked = [one.ref for one in beside.supports if not one.proves] if beside else []
    goes = by.included.by_question.get(code, ())
    return tuple(dict.fromkeys((*goes, *by.counted(code), *ticked, *_lacking(by, question))))


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
    if is_decided:
        return OUT
    return REST if ref in by.counted(code) else LACKS


def _newest_first(one: GoingIn) -> tuple[bool, int, str, str]:
    """Return the place of a line: what counts before what lacks something."""
    return one.state == LACKS, -(one.day or date.min).toordinal(), one.kind, one.record_id


def _titles(connection: Connection, refs: Mapping[Ref, Any]) -> dict[str, str]:
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    stored = heads(connection, wanted)
    titles = titles_with(connection, stored)
    return {id_: titles.of(one) for id_, one in stored.items()}
