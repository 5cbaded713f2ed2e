"""Says in words what goes into a package before it is built, for the page that shows it."""

from datetime import date

from desktop.audit.protocols.protocol import Element, Question
from desktop.language import _, ngettext
from desktop.services.assessing.listing import assessments
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.overview_values import (
    ElementIn,
    Overview,
    QuestionIn,
)
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.services.packaging.selecting import select
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

ASSESSMENT = Target("audit", "the_assessment")  # the view of it


def overview_of(
    company: CompanyFile, auditor: Auditor, as_of: date, choices: Choices, today: date
) -> tuple[Overview, Selection]:
    """Return what goes in as of a day, in words, with the selection behind it."""
    chosen = select(company, auditor, as_of, choices)
    said, leads = _assessment(company, chosen, today)
    covers = _("It covers {period}.").format(period=chosen.period.said())
    if chosen.under_way is not None:
        covers = chosen.period_said
    return (
        Overview(
            assessment_id=chosen.assessment_id,
            assessment_said=said,
            is_signed=chosen.is_signed,
            is_draft=chosen.is_draft,
            leads_to=ASSESSMENT,
            leads_said=leads,
            period_said=covers,
            exhibits_said=_exhibits_said(chosen),
            exhibits=len(chosen.exhibits),
            elements=elements_in(chosen),
            partner=chosen.protocol.partner,
            frozen=_frozen(chosen),
        ),
        chosen,
    )


def elements_in(chosen: Selection) -> tuple[ElementIn, ...]:
    """Return how much of each element goes in, each record once, then what answers no question."""
    return (*(_element(chosen, one) for one in chosen.protocol.elements), *_rest(chosen))


def _assessment(company: CompanyFile, chosen: Selection, today: date) -> tuple[str, str]:
    """Return the sentence on the assessment, and the words of the link to it."""
    found = {one.id: one for one in assessments(company, today)}.get(chosen.assessment_id or "")
    if found is None:
        return (
            _(
                "There is no assessment to go by. What comes out is a draft: the questions of "
                "{protocol}, with what the records give."
            ).format(protocol=chosen.protocol.name),
            _("Open an assessment"),
        )
    said = _("{assessment}. {standing}.").format(assessment=found.title, standing=found.said)
    return said, _("Open the assessment")


def _frozen(chosen: Selection) -> str:
    if chosen.assessment_id is None:
        return _("Muster offers the sample. Open an assessment to choose otherwise.")
    if chosen.is_signed:
        return _(
            "The assessment is signed, so what goes in stays as it was. Open the assessment again "
            "to choose otherwise."
        )
    return ""


def _exhibits_said(chosen: Selection) -> str:
    records = sum(one.record is not None for one in chosen.exhibits)
    files = len(chosen.exhibits) - records
    if not chosen.exhibits:
        return _("No exhibits yet.")
    said = ngettext("{n} record", "{n} records", records).format(n=say_number(records))
    more = ngettext("{n} file", "{n} files", files).format(n=say_number(files))
    whole = ngettext("{n} exhibit", "{n} exhibits", len(chosen.exhibits))
    return _("{exhibits}: {records} and {files}.").format(
        exhibits=whole.format(n=say_number(len(chosen.exhibits))), records=said, files=more
    )


def _element(chosen: Selection, element: Element) -> ElementIn:
    by_code = {one.code: one for one in chosen.questions}
    asked = {question.code for question in element.questions}
    questions = tuple(
        _question(chosen, question, by_code.get(question.code)) for question in element.questions
    )
    own = sum(one.question in asked for one in chosen.exhibits)
    mine = [one for one in chosen.questions if one.code in asked]
    numbers = {number for one in mine for number in one.exhibits if _is_own(chosen, number)}
    going = {chosen.by_number[number].ref for number in numbers}
    # each once, also where several questions cite it
    of, cited = len(going.union(*(one.counted for one in mine))), len(going)
    of = max([of, *(one.of for one in mine)])  # not all that a note counts are listed
    return ElementIn(
        code=element.code,
        title=f"{element.code} {element.title}",
        said=_of(cited, of),
        count=own,
        questions=questions,
    )


def _question(chosen: Selection, question: Question, one: QuestionChosen | None) -> QuestionIn:
    cited = 0 if one is None else sum(_is_own(chosen, number) for number in one.exhibits)
    of = max(cited, 0 if one is None else one.of)
    return QuestionIn(
        code=question.code,
        title=f"{question.code} {question.title}",
        said=_of(cited, of),
        count=cited,
        of=of,
    )


def _is_own(chosen: Selection, number: str) -> bool:
    """Whether an exhibit is cited for itself, and not only as a file of a record."""
    one = chosen.by_number.get(number)
    return one is not None and (one.record is not None or not one.proves)


def _of(count: int, of: int) -> str:
    if not of:
        return _("nothing on file")
    words = ngettext("{n} of {of} record", "{n} of {of} records", of)
    return words.format(n=say_number(count), of=say_number(of))


def _rest(chosen: Selection) -> tuple[ElementIn, ...]:
    """Return what stands in no question's series: papers of the company, loose files."""
    asked = {question.code for one in chosen.protocol.elements for question in one.questions}
    series: dict[str, int] = {}
    for one in chosen.exhibits:
        if one.question not in asked:
            series[one.question] = series.get(one.question, 0) + 1
    titles = {"C": _("Papers of the company"), "X": _("Papers that no record names")}
    return tuple(
        ElementIn(code, titles.get(code, code), "", count) for code, count in series.items()
    )
