"""Reads an assessment as its page shows it: every question with its points, and the sums."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.score import Score
from desktop.language import _, ngettext
from desktop.services.assessing.carrying import carry_said, carryable
from desktop.services.assessing.kept import assessments_in, is_done, open_one
from desktop.services.assessing.lacked import lacked
from desktop.services.assessing.lines import element_of
from desktop.services.assessing.listing import (
    assessments,
    say_standing,
    signings_of,
    title_of,
)
from desktop.services.assessing.ready import why_not
from desktop.services.assessing.shown import AssessmentShown, QuestionLine
from desktop.services.assessing.standing import Stands, stands
from desktop.services.assessing.words import (
    percent,
    say_overall,
    say_percent,
    say_weights,
    say_window,
)
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.planned_actions import planned
from desktop.services.protocols.choosing import asked_by
from desktop.store import listing
from desktop.store.file import CompanyFile
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

__all__ = ["assessments", "read_assessment", "shown_of"]


def read_assessment(
    company: CompanyFile, auditor: Auditor, assessment_id: str | None, today: date
) -> AssessmentShown | None:
    """Return an assessment, the one that is open where no id is given.

    None where there is none, and where it was voided meanwhile.
    """
    with company.reading() as connection:
        every = assessments_in(connection)
    chosen = (one for one in every if one.id == assessment_id)
    found = next(chosen, None) if assessment_id else open_one(every)
    if found is None:
        return None
    return shown_of(company, stands(company, auditor, found.id, today), today)


def shown_of(company: CompanyFile, one: Stands, today: date) -> AssessmentShown:
    """Return an assessment as its page shows it."""
    whole = one.score()
    by_code = {each.question.code: each for each in whole.questions}
    elements = tuple(element_of(one, each, by_code) for each in whole.elements)
    lines = [line for element in elements for line in element.questions]
    carried = carryable(company, one)
    decided = sum(line.is_decided for line in lines)
    return AssessmentShown(
        elements=elements,
        decided=decided,
        of=len(lines),
        decided_said=_("{n} of {of} decided").format(n=decided, of=len(lines)),
        undecided=tuple(line.code for line in lines if not line.is_decided),
        to_accept=() if one.kept.is_signed else _to_accept(lines),
        moved_on=tuple(
            line.code for line in lines if line.has_moved_on and one.is_as_drafted(line.code)
        ),
        can_carry=carried,
        carry_said=carry_said(one, carried, today),
        plan_said=_plan_said(company, one, lines),
        cannot_sign=() if one.kept.is_signed else why_not(one, today),
        lost=tuple(sorted(one.kept.answers.keys() - by_code.keys())),
        **_about(company, one, today),
        **_result(one, whole),
    )


def _about(company: CompanyFile, one: Stands, today: date) -> dict[str, Any]:
    """What it is about, by whom, and whether it is signed."""
    kept, values = one.kept, one.kept.values
    with company.reading() as connection:
        named = {values["assessor_id"], *(line["signed_by_id"] for line in values["signings"])}
        names = listing.titles(connection, {"worker": named - {None}})
        scored_by = asked_by(connection, today)
    return {
        "id": kept.assessment.id,
        "version": kept.assessment.version,
        "title": title_of(kept.assessment, today),
        "purpose": values["purpose"] or "",
        "protocol_said": _("{name}, version {version}").format(
            name=one.protocol.name, version=one.protocol.version
        ),
        "remark": " ".join(part for part in (_remark(one), _other(one, scored_by)) if part),
        "window_said": say_window(values, today),
        "as_of": one.as_of,
        "as_of_said": _("as of {date}").format(date=say_date(one.as_of, today)),
        "assessor_said": names.get(values["assessor_id"] or "") or values["assessor_name"] or "",
        "is_signed": kept.is_signed,
        "signed_said": say_standing(kept.assessment, names, today) if kept.is_signed else "",
        "signings": signings_of(kept.assessment, names, today),
    }


def _remark(one: Stands) -> str:
    """Return what must be known of the protocol, and that it is another one than is named."""
    named, version = one.kept.values["protocol"], one.kept.values["protocol_version"]
    if named and named != one.protocol.id:
        said = _("It names a protocol that is not here, “{name}”: Muster's own questions stand in.")
    elif named and version and version != one.protocol.version:
        said = _("It was begun by version {version}, which is not here any more.")
    else:
        return one.protocol.remark
    told = said.format(name=quote(named), version=quote(version or ""))
    return " ".join(part for part in (told, one.protocol.remark) if part)


def _other(one: Stands, scored_by: Protocol) -> str:
    """Return that Today scores by other questions than an assessment that is under way."""
    asks_by = one.protocol
    same = (asks_by.id, asks_by.version) == (scored_by.id, scored_by.version)
    if same or is_done(one.kept.values):
        return ""
    said = _("Today scores by other questions: {name}, version {version}.")
    return said.format(name=quote(scored_by.name), version=quote(scored_by.version))


def _result(one: Stands, whole: Score) -> dict[str, Any]:
    """What it comes to, under both weights, and what the records alone would."""
    alone = one.score_by_records()
    return {
        "overall": whole.overall,
        "overall_said": say_overall(whole),
        "overall_by_records": alone.overall,
        "by_records_said": _by_records(one, whole, alone),
        "weights_said": say_weights(whole),
        "passes": whole.passes,
        "is_ready": whole.is_ready,
    }


def _to_accept(lines: Sequence[QuestionLine]) -> tuple[str, ...]:
    return tuple(
        line.code
        for line in lines
        if not line.is_decided and (line.proposed is not None or line.is_not_applicable)
    )


def _by_records(one: Stands, whole: Score, alone: Score) -> str:
    if one.kept.is_signed or percent(whole.overall) == percent(alone.overall):
        return ""
    return _("The records alone earn {n} now.").format(n=say_percent(alone.overall))


def _plan_said(company: CompanyFile, one: Stands, lines: Sequence[QuestionLine]) -> str:
    short = [line for line in lines if not line.is_not_applicable and line.counts < line.possible]
    if not short:
        return ""
    with company.reading() as connection:
        lacking = lacked(connection, one, [line.code for line in short])
        found = planned(connection, one.kept.assessment.id, lacking, one.as_of)
    without = [line for line in short if line.code not in found]
    said = ngettext(
        "{n} question is short of full points.",
        "{n} questions are short of full points.",
        len(short),
    ).format(n=len(short))
    if not without:
        return _("{short} Each has a plan.").format(short=said)
    if len(without) == len(short) > 1:
        return _("{short} None of them has a plan.").format(short=said)
    rest = ngettext("{n} of them has no plan.", "{n} of them have no plan.", len(without))
    return f"{said} {rest.format(n=len(without))}"
