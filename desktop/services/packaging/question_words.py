"""Every question in words: what is asked, what was answered on what, and what is missing."""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.audit.judged import State
from desktop.audit.offering import LASTING
from desktop.audit.protocols.protocol import Element, Question
from desktop.audit.score import ElementScore
from desktop.language import N_, _, ngettext
from desktop.package.submission.whole import question_key
from desktop.package.submission.words import ElementSaid, QuestionSaid, StripSaid, Titled
from desktop.services.assessing.words import (
    say_methods,
    say_mode,
    say_percent,
    say_points,
    say_worth,
)
from desktop.services.auditing.words import say_state
from desktop.services.packaging.score_words import element_key
from desktop.services.packaging.selected import QuestionChosen, stands_in_tables
from desktop.services.packaging.sources import Sources
from desktop.store import listing
from desktop.values.spoken import say_number

Strips = Mapping[str, StripSaid]
_MOST_GAPS: Final = 8
_CERTIFICATES: Final = "certificates_valid"
_COPIES: Final = N_("A certificate counts only with a copy of its card.")
_MOST_NAMED: Final = 8  # of what is too old: each is on file
_STATE_SAID: Final = frozenset({"missing", "partial", "stale", "sufficient"})


def elements_of(found: Sources, strips: Strips) -> tuple[ElementSaid, ...]:
    """Return the elements with their questions, in the order of the protocol."""
    chosen = {one.code: one for one in found.chosen.questions}
    scored = {one.element.code: one for one in found.score().elements}
    return tuple(
        _element(found, element, scored[element.code], chosen, strips)
        for element in found.chosen.protocol.elements
    )


def _element(
    found: Sources,
    element: Element,
    scored: ElementScore,
    chosen: Mapping[str, QuestionChosen],
    strips: Strips,
) -> ElementSaid:
    questions = tuple(
        _question(found, question, chosen[question.code], strips.get(question.code))
        for question in element.questions
        if question.code in chosen
    )
    lead = "" if questions else _("No question of this element is in this package.")
    title = f"{element.code} {element.title}"
    return ElementSaid(
        about=Titled(element_key(element.code), title, lead),
        points=say_points(scored.earned, scored.possible) if scored.share is not None else "",
        share=None if scored.share is None else float(scored.share),
        percent=_("None of it applies") if scored.share is None else say_percent(scored.share),
        tone="green" if scored.passes else "amber",
        questions=questions,
    )


def _question(
    found: Sources, question: Question, one: QuestionChosen, strip: StripSaid | None
) -> QuestionSaid:
    answer, tone = _answer(one)
    note = "" if one.note.strip() == one.reason.strip() else one.note  # one says it already
    is_short = one.points is None or one.points < one.possible
    return QuestionSaid(
        key=question_key(one.code),
        code=one.code,
        title=question.title,
        text=question.text if question.text != question.title else "",
        methods=say_methods(question),
        points=_points(one, question),
        share=_share(one),
        answer=answer,
        tone=tone,
        state=say_state(one.state) if one.state in _STATE_SAID else "",
        note=note,
        note_is_draft=bool(note) and not one.is_decided,
        reason=one.reason,
        exhibits=one.exhibits,
        exhibits_said=exhibits_said(found, one),
        gaps=_gaps(one.gaps) if is_short and not one.is_not_applicable else (),
        strip=None if one.is_not_applicable else strip,
        rule=_rule(one, question),
    )


def _rule(one: QuestionChosen, question: Question) -> str:
    """Return how points are made where some are lost: else they look like a mistake."""
    if one.is_not_applicable or one.points is None or one.points >= one.possible:
        return ""
    only = _(_COPIES) if question.rule == _CERTIFICATES else ""
    return " ".join(filter(None, (say_mode(question), only)))


def _gaps(gaps: Sequence[str]) -> tuple[str, ...]:
    """Return the first of them, and how many more there are: every one is on file."""
    more = len(gaps) - _MOST_GAPS
    if more <= 0:
        return tuple(gaps)
    said = ngettext("And {n} more.", "And {n} more.", more)
    return (*gaps[:_MOST_GAPS], said.format(n=say_number(more, 0)))


def _points(one: QuestionChosen, question: Question) -> str:
    if one.is_not_applicable:
        return _("Does not apply")
    if one.points is None:
        return say_worth(question.points)
    return say_points(one.points, one.possible)


def _share(one: QuestionChosen) -> float | None:
    if one.is_not_applicable or one.points is None or not one.possible:
        return None
    return float(one.points / one.possible)


def _answer(one: QuestionChosen) -> tuple[str, str]:
    if one.is_not_applicable:
        return _("Does not apply"), "soft"
    if one.points is None:
        return _("Still to decide"), "soft"
    if one.points >= one.possible:
        return _("Full points"), "green"
    return (_("Part of the points"), "amber") if one.points else (_("No points"), "red")


def exhibits_said(found: Sources, one: QuestionChosen) -> str:
    """Return "12 of 52 records are in here."; the rest is on file and can be shown.

    Of what each person holds, such as certificates, is told how many are on file and do not count,
    because the note speaks of all of them.
    """
    said = _in_here(found, one)
    n = sum(ref.kind in LASTING for ref in one.uncounted)
    if not n or not one.of or one.is_not_applicable or not one.is_short:
        return said
    more = ngettext(
        "{n} more is on file and does not count: something is missing in it.",
        "{n} more are on file and do not count: something is missing in them.",
        n,
    )
    return f"{said} {more.format(n=say_number(n, 0))}"


def _in_here(found: Sources, one: QuestionChosen) -> str:
    by_number = found.chosen.by_number
    shown = [by_number[number] for number in one.exhibits if number in by_number]
    # the files of a record go with it, and are not counted beside it
    beside = {number for each in shown for number in each.files}
    n = sum(each.number not in beside for each in shown)
    of = max(one.of, n)
    if not of and one.is_not_applicable:
        return ""
    if not of and one.state == State.STALE:
        return _too_old(found, one)
    if not of:
        return _("Nothing on file counts for this question.")
    if not n and stands_in_tables(one):
        said = ngettext(
            "{of} record counts. It stands in the tables of this package, such as the training "
            "matrix and the statistics.",
            "{of} records count. They stand in the tables of this package, such as the training "
            "matrix and the statistics.",
            of,
        )
        return said.format(of=say_number(of, 0))
    if not n:
        said = ngettext(
            "{of} record counts and is on file; it is not in here.",
            "{of} records count and are on file; none of them is in here.",
            of,
        )
        return said.format(of=say_number(of, 0))
    if n == of:
        said = ngettext("The one record that counts is in here.",
                        "All {n} records that count are in here.", n)  # fmt: skip
        return said.format(n=say_number(n, 0))
    said = ngettext(
        "{n} of {of} records that count is in here; the others are on file.",
        "{n} of {of} records that count are in here; the others are on file.",
        n,
    )
    return said.format(n=say_number(n, 0), of=say_number(of, 0))


def _too_old(found: Sources, one: QuestionChosen) -> str:
    """Return what is on file for a question and too old to count, by name as far as it has one."""
    wanted: dict[str, list[str]] = {}
    for ref in one.uncounted:
        wanted.setdefault(ref.kind, []).append(ref.id)
    titles = listing.titles(found.reading.connection, wanted) if wanted else {}
    names = [titles[id_] for ids in wanted.values() for id_ in ids if titles.get(id_)]
    if not names:
        return _("What is on file for this question is too old to count, and is not in here.")
    shown, more = names[:_MOST_NAMED], len(names) - _MOST_NAMED
    if more > 0:
        rest = ngettext("{n} more", "{n} more", more).format(n=say_number(more, 0))
        shown = [*shown, rest]
    said = _("On file, but too old or not complete: {names}. None of it is in here.")
    return said.format(names=found.reading.hide(", ".join(shown)))
