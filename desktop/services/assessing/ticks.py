"""How a person decides which records go into the package for a question: in, out, or as offered."""

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.assessment import QUESTION_SUPPORT
from desktop.services.assessing.kept import kept_open
from desktop.services.assessing.offers import FILE
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

SUPPORT: Final = QUESTION_SUPPORT.key


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
