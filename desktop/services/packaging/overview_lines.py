"""Says in words which records count for a question, and of each whether it goes in and why."""

from collections.abc import Collection, Sequence
from datetime import date

from desktop.audit.judged import Ref
from desktop.language import _
from desktop.services.assessing.exhibits import Listed
from desktop.services.assessing.exhibits import lines_of as listed_lines
from desktop.services.assessing.going_in import GoingIn, going_in_everywhere
from desktop.services.assessing.listing import assessments
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.overview_values import LineIn, QuestionLines
from desktop.services.redaction.standing import hiding_said
from desktop.store.file import CompanyFile


def lines_of(
    company: CompanyFile,
    auditor: Auditor,
    assessment_id: str | None,
    codes: Collection[str],
    today: date,
) -> tuple[QuestionLines, ...]:
    """Return what counts for some questions, each record with whether it goes in and why."""
    found = going_in_everywhere(company, auditor, assessment_id, today)
    standing = {one.id: one for one in assessments(company, today)}.get(assessment_id or "")
    is_signed = standing is not None and standing.is_signed  # then nobody's choice is told apart
    return tuple(
        QuestionLines(
            code=code,
            lines=_lines(company, found[code], today, is_signed=is_signed),
            is_changed=not is_signed and any(_choice(one) for one in found[code]),
        )
        for code in codes
        if code in found
    )


def _lines(
    company: CompanyFile, found: Sequence[GoingIn], today: date, *, is_signed: bool
) -> tuple[LineIn, ...]:
    listed = [Listed(one.number, Ref(one.kind, one.record_id), one.title, one.day) for one in found]
    with company.reading() as connection:
        shown = listed_lines(connection, listed, today)
    hidden = hiding_said(company, [file for line in shown for file in line.files])
    lines = []
    for one, line in zip(found, shown, strict=True):
        hiding = next((hidden[file] for file in line.files if hidden.get(file)), "")
        kind = "" if line.kind_said.casefold() in one.title.casefold() else line.kind_said
        day = "" if " ".join(line.day_said.split()[:2]) in one.title else line.day_said
        parts = (kind, day, line.file_said, hiding)
        lines.append(
            LineIn(
                kind=one.kind,
                record_id=one.record_id,
                number=one.number,
                title=one.title,
                below=" · ".join(part for part in parts if part),
                is_in=one.is_in,
                choice="" if is_signed else _choice(one),
                said="" if is_signed else _said(one),
                opens=line.opens,
                day=one.day,
                files=line.files,
            )
        )
    return tuple(lines)


def _choice(one: GoingIn) -> str:
    return one.state if one.state in ("in", "out") else ""


def _said(one: GoingIn) -> str:
    said = {
        "offered": _("Offered"),
        "in": _("You put it in"),
        "out": _("You took it out"),
        "lacks": _("Not counted"),
    }
    return said.get(one.state, "")
