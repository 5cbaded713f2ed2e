"""Says in words what goes into a package before it is built, for the page that shows it."""

from collections.abc import Collection, Sequence
from datetime import date

from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Element, Question
from desktop.language import _, ngettext
from desktop.services.assessing.exhibits import Listed
from desktop.services.assessing.exhibits import lines_of as listed_lines
from desktop.services.assessing.going_in import GoingIn, going_in_everywhere
from desktop.services.assessing.listing import assessments
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.overview_values import (
    ElementIn,
    LineIn,
    Overview,
    QuestionIn,
    QuestionLines,
)
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.services.packaging.selecting import select
from desktop.services.redaction.standing import hiding_said
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
            elements=(*(_element(chosen, one) for one in chosen.protocol.elements), *_rest(chosen)),
            partner=chosen.protocol.partner,
            frozen=_frozen(chosen),
        ),
        chosen,
    )


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
    of = sum(one.of for one in questions)
    cited = sum(one.count for one in questions)
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
    titles = {"C": _("Papers of the company"), "X": _("Files that prove no single question")}
    return tuple(
        ElementIn(code, titles.get(code, code), "", count) for code, count in series.items()
    )


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
    said = {"offered": _("Offered"), "in": _("You put it in"), "out": _("You took it out")}
    return said.get(one.state, "")
