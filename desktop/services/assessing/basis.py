"""What a package goes by: the assessment under way, the one signed last, or the records alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Judged, Ref
from desktop.audit.protocols.protocol import Protocol
from desktop.records import kind_of
from desktop.services.assessing.included import Included, counts_for, included_in
from desktop.services.assessing.kept import assessments_in, is_done, open_one
from desktop.services.assessing.standing import NO_EXHIBITS, Stands, stands
from desktop.services.auditing.auditor import Auditor
from desktop.services.protocols.choosing import asked_by
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.frozen import is_signed
from desktop.values.audited.span import Span, months_to


@dataclass(frozen=True)
class Basis:
    """What is judged, over which time, and what goes in; `stands` is None without an assessment."""

    protocol: Protocol
    span: Span
    judged: Mapping[str, Judged]
    included: Included
    stands: Stands | None = None

    @property
    def assessment_id(self) -> str | None:
        """Return the assessment that it goes by."""
        return self.stands.kept.assessment.id if self.stands else None

    @property
    def is_signed(self) -> bool:
        """Whether it is frozen as it was signed."""
        return self.stands is not None and self.stands.kept.is_signed

    def counted(self, code: str) -> tuple[Ref, ...]:
        """Return every record that counts for a question, whether it goes in or not."""
        if self.stands is not None:
            return self.stands.exhibits(code)
        judged, question = self.judged.get(code), self.protocol.question(code)
        every = counts_for(question, judged) if judged and question else ()
        return tuple(dict.fromkeys(one for one in every if one.kind not in NO_EXHIBITS))


def basis(
    company: CompanyFile, auditor: Auditor, as_of: date, assessment_id: str | None = None
) -> Basis:
    """Return what a package of a day goes by. KeyError where there is no assessment of that id.

    Of one that is signed nothing is judged anew: what was signed then is what goes out.
    """
    chosen = assessment_id or chosen_assessment(company, as_of)
    if chosen is None:
        return _of_records(company, auditor, as_of)
    one = stands(company, auditor, chosen, as_of)
    return Basis(one.protocol, one.span, one.judged, one.included, one)


def chosen_assessment(company: CompanyFile, as_of: date) -> str | None:
    """Return the assessment under way on a day, else the one that was signed last before it."""
    with company.reading() as connection:
        every = [one for one in assessments_in(connection) if _had_begun(one, as_of)]
    open_now = open_one(every)
    signed = (one for one in every if is_signed(one.values) and _was_over(one, as_of))
    found = open_now or next(signed, None)
    return found.id if found else None


def _had_begun(one: Stored, as_of: date) -> bool:
    from_on = one.values["window_from_on"]
    return from_on is None or from_on <= as_of


def _was_over(one: Stored, as_of: date) -> bool:
    until = one.values["window_to_on"] or one.values["assessed_on"]
    return is_done(one.values) and (until is None or until <= as_of)


def _of_records(company: CompanyFile, auditor: Auditor, as_of: date) -> Basis:
    with company.reading() as connection:
        protocol = asked_by(connection, as_of)
        span = _span(connection, protocol, as_of)
    judged = auditor.audited_over(protocol, span).judged
    asked = [one for one in protocol.questions if one.code in judged]
    counted = {one.code: counts_for(one, judged[one.code]) for one in asked}
    with company.reading() as connection:
        included = included_in(connection, protocol, counted, {}, span)
    return Basis(protocol, span, judged, included)


def _span(connection: Connection, protocol: Protocol, as_of: date) -> Span:
    """Return the time that the company set for its assessment, else the protocol's own."""
    table = aggregate.table_of(kind_of("company"))
    asked = select(table.c.assessment_from_on, table.c.assessment_to_on)
    line = connection.execute(asked.where(table.c.voided_at.is_(None)).order_by(table.c.id)).first()
    start, end = line or (None, None)
    until = min(end or as_of, as_of)
    if start is not None and start <= until:
        return Span(start, until)
    return months_to(until, protocol.history_months)
