"""Answers an assessment as some evenings of work would, for pictures of the window."""

from datetime import date
from decimal import Decimal
from typing import Final

from desktop.language import _
from desktop.services.assessing.deciding import Decision, accept_drafts, decide
from desktop.services.assessing.opening import Wanted, open_assessment, opening
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.signing import Signer, sign
from desktop.services.auditing.auditor import Auditor
from desktop.store.file import CompanyFile

_AT_ONCE: Final = 18  # questions that are decided when the picture is taken


def opened_for_a_picture(company: CompanyFile, auditor: Auditor, today: date) -> str:
    """Open an assessment that ends today, and decide the first part of it; returns its id."""
    first = opening(company, today)
    months = first.to_on - first.from_on
    wanted = Wanted(first.purpose, today - months, today, first.assessor_id or "")
    made = open_assessment(company, wanted, today)
    shown = read_assessment(company, auditor, made, today)
    if shown is not None:
        accept_drafts(company, auditor, made, shown.to_accept[:_AT_ONCE], today)
    return made


def signed_for_a_picture(company: CompanyFile, auditor: Auditor, today: date) -> None:
    """Decide the rest of the assessment that is open as the records say, and sign it."""
    shown = read_assessment(company, auditor, None, today)
    if shown is None:
        return
    accept_drafts(company, auditor, shown.id, shown.to_accept, today)
    for code in (one.code for one in shown.questions if one.proposed is None):
        one = read_question(company, auditor, shown.id, code, today)
        if not one.line.is_decided and not one.line.is_not_applicable:
            said = Decision(Decimal(0), _("Nothing on record."))
            decide(company, auditor, shown.id, code, said, today)
    assessor = opening(company, today).assessor_id
    sign(company, auditor, shown.id, Signer(assessor, ""), today)
