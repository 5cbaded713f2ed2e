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


def opened_for_a_picture(company: CompanyFile, auditor: Auditor, today: date) -> bool:
    """Decide the first part of the assessment that is open, or of one opened now.

    False where none can be opened.
    """
    shown = read_assessment(company, auditor, None, today)
    if shown is None:
        first = opening(company, today)
        if first.refused:
            return False
        who = first.assessor_id, "" if first.assessor_id else company.by
        wanted = Wanted(first.purpose, first.from_on, first.to_on, *who)
        made = open_assessment(company, wanted, today)
        shown = read_assessment(company, auditor, made, today)
    assert shown is not None
    accept_drafts(company, auditor, shown.id, shown.to_accept[:_AT_ONCE], today)
    return True


def signed_for_a_picture(company: CompanyFile, auditor: Auditor, today: date) -> None:
    """Decide the assessment that is open as the records say, end it today and sign it."""
    shown = read_assessment(company, auditor, None, today)
    if shown is None:
        return
    ending = {"window_to_on": today}
    company.write(_("Assessment ends earlier"), lambda t: t.save("assessment", ending, shown.id))
    codes = tuple(one.code for one in shown.questions)
    accept_drafts(company, auditor, shown.id, codes, today)
    for code in codes:
        one = read_question(company, auditor, shown.id, code, today)
        if not one.line.is_decided and not one.line.is_not_applicable:
            said = Decision(Decimal(0), _("Nothing on record."))
            decide(company, auditor, shown.id, code, said, today)
    who = opening(company, today).assessor_id
    sign(company, auditor, shown.id, Signer(who, "" if who else company.by), today)
