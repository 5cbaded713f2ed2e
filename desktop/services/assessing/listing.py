"""Lists assessments: what each is called, and how it stands, signed by whom and at what."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.language import _
from desktop.records import kind_of
from desktop.records.assessment import PURPOSES
from desktop.services.assessing.kept import assessments_in, is_done
from desktop.services.assessing.shown import AssessmentLine, SigningShown
from desktop.services.assessing.words import say_window
from desktop.store import listing
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.frozen import is_signed
from desktop.values.spoken import say_date, say_number


def assessments(company: CompanyFile, today: date) -> tuple[AssessmentLine, ...]:
    """Return every assessment that stands, the newest first."""
    with company.reading() as connection:
        found = assessments_in(connection)
        named = {one.values["assessor_id"] for one in found}
        named |= {line["signed_by_id"] for one in found for line in one.values["signings"]}
        names = listing.titles(connection, {"worker": named - {None}})
    return tuple(
        AssessmentLine(
            one.id,
            title_of(one, today),
            say_standing(one, names, today),
            is_signed(one.values),
            not is_done(one.values),
        )
        for one in found
    )


def title_of(assessment: Stored, today: date) -> str:
    """Return "Certification, 17 November 2025 to 16 November"."""
    purpose = PURPOSES.get(assessment.values["purpose"] or "", kind_of("assessment").title)
    window = say_window(assessment.values, today)
    return f"{_(purpose)}, {window}" if window else _(purpose)


def say_standing(one: Stored, names: Mapping[str, str], today: date) -> str:
    """Return the line beside an assessment: open, signed by whom, or entered as done before."""
    signings = one.values["signings"]
    if is_signed(one.values):
        return _signing(signings[-1], names, today)
    if is_done(one.values):
        return _("Done on {date}").format(date=say_date(one.values["assessed_on"], today))
    if signings and signings[-1]["reopened_on"]:
        return _reopened(signings[-1], today)
    return _("Under way")


def _signing(line: Mapping[str, Any], names: Mapping[str, str], today: date) -> str:
    who = names.get(str(line["signed_by_id"] or "")) or line["signed_by_name"] or ""
    on, share = line["signed_on"], line["overall_percent"]
    assert isinstance(on, date)
    result = _("it passes") if line["passed"] else _("it does not pass")
    return _("Signed on {date} by {who}: {n} %, {result}").format(
        date=say_date(on, today),
        who=who,
        n=say_number(Decimal(int(share))) if isinstance(share, Decimal) else "",
        result=result,
    )


def _reopened(line: Mapping[str, Any], today: date) -> str:
    on = line["reopened_on"]
    if not isinstance(on, date):
        return ""
    return _("Opened again on {date} by {who}: {why}").format(
        date=say_date(on, today),
        who=line["reopened_by_name"] or "",
        why=line["reopened_reason"] or "",
    )


def signings_of(one: Stored, names: Mapping[str, str], today: date) -> tuple[SigningShown, ...]:
    """Return each time that it was signed, the first first."""
    return tuple(
        SigningShown(
            said=_signing(line, names, today),
            proof=_("Line {n} of the history, {head}…").format(
                n=say_number(Decimal(line["history_number"] or 0)),
                head=(line["history_head"] or "")[:12],
            ),
            reopened=_reopened(line, today),
        )
        for line in one.values["signings"]
    )
