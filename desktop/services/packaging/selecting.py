"""Chooses what goes into a package: by the assessment, or in a draft by the records alone."""

from dataclasses import replace
from datetime import date

from sqlalchemy.engine import Connection

from desktop.services.assessing.basis import Basis, basis
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.period import Period
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.selected import Exhibit, QuestionChosen, Selection
from desktop.services.packaging.selecting_exhibits import exhibits_of
from desktop.services.packaging.selecting_questions import questions_of
from desktop.store import history
from desktop.store.file import CompanyFile


def select(
    company: CompanyFile,
    auditor: Auditor,
    as_of: date,
    choices: Choices,
    assessment_id: str | None = None,
) -> Selection:
    """Return what goes into a package of a day.

    It goes by the assessment of that id, else by the one under way, else by the one that was signed
    last. Without any it is a draft from what the records give. All words have names hidden where
    they are to be; a file keeps its own name. KeyError where there is no assessment of that id.
    """
    with company.reading() as connection:
        last = history.head(connection)
    by = basis(company, auditor, as_of, assessment_id)
    now = auditor.audited_over(by.protocol, by.span).judged if by.is_signed else by.judged
    with company.reading() as connection:
        hide = _hider(connection, company, choices)
        exhibits = exhibits_of(connection, by, hide, takes_loose=choices.loose_papers)
        questions = questions_of(connection, by, hide, now)
    period = Period(by.span.from_on, by.span.as_of)
    if choices.only_changed:
        exhibits = tuple(one for one in exhibits if _is_of(one, period))
    numbers = {one.number for one in exhibits}
    return Selection(
        assessment_id=by.assessment_id,
        is_signed=by.is_signed,
        is_draft=not by.is_signed,
        protocol=by.protocol,
        period=period,
        as_of=by.span.as_of,
        questions=tuple(_citing(one, numbers) for one in questions),
        exhibits=tuple(_known(one, numbers) for one in exhibits),
        gone=_gone(by),
        history=last,
        under_way=_under_way(by),
    )


def _under_way(by: Basis) -> Period | None:
    """Return the window of an assessment that is not over, where its answers go by other days."""
    if by.stands is None or by.is_signed:
        return None
    values = by.stands.kept.values
    start, end = values["window_from_on"], values["window_to_on"]
    if start is None or end is None or end <= by.span.as_of:
        return None
    return Period(start, end)


def _gone(by: Basis) -> tuple[str, ...]:
    """Return the numbers that notes may cite and that are in no package any more."""
    there = {ref for refs in by.included.by_question.values() for ref in refs}
    return tuple(number for ref, number in by.included.numbers.items() if ref not in there)


def _hider(connection: Connection, company: CompanyFile, choices: Choices) -> Hide:
    return hider_of(connection, company.private, choices) if choices.hide_names else nobody_hidden


def _is_of(one: Exhibit, period: Period) -> bool:
    """Whether it belongs into a year of maintenance: what stands as it stood was sent before."""
    return one.nature != "directive" or (one.day is not None and one.day >= period.start)


def _citing(one: QuestionChosen, numbers: set[str]) -> QuestionChosen:
    return replace(one, exhibits=tuple(n for n in one.exhibits if n in numbers))


def _known(one: Exhibit, numbers: set[str]) -> Exhibit:
    return replace(
        one,
        files=tuple(n for n in one.files if n in numbers),
        proves=tuple(n for n in one.proves if n in numbers),
    )
