"""What is wrong with a protocol as a whole, wherever it came from, and what it leaves open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from desktop.audit.protocols.lines import Path
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.protocols.values import CODE, SENTENCE, SHORT, Fault, near
from desktop.language import _, ngettext
from desktop.values.folding import fold
from desktop.values.quoting import quote
from desktop.values.spoken import say_number

ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
_MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a question may name: rules, questions of the generic protocol, kinds of records.

    `rules` is None for the generic protocol itself, which says which rules there are.
    """

    rules: frozenset[str] | None = None
    codes: frozenset[str] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)


def faults_of(protocol: Protocol, known: Known) -> list[Fault]:
    """Return everything that a protocol cannot be used with; their paths are those of its file."""
    faults: list[Fault] = []
    if not ID.fullmatch(protocol.id):
        said = _(
            "The short name is what records call it by: small letters, digits and hyphens, such as"
            " “our-partner-2026”."
        )
        faults.append(Fault(("id",), said))
    faults += _without((("name",), protocol.name), (("version",), protocol.version))
    faults += _gates(protocol)
    short, months = protocol.short_history_months, protocol.history_months
    if short is not None and short >= months:
        said = _("The short history has to be shorter than the full one of {n} months.")
        faults.append(Fault(("history", "short_months"), said.format(n=months)))
    elements: set[str] = set()
    questions: set[str] = set()
    for n, element in enumerate(protocol.elements):
        path: Path = ("element", n)
        faults += _without(((*path, "code"), element.code), ((*path, "title"), element.title))
        faults += _twice((*path, "code"), element.code, elements)
        for place, question in enumerate(element.questions):
            here = (*path, "question", place)
            faults += _twice((*here, "code"), question.code, questions)
            faults += _of_question(question, here, known)
    return faults


def stated_faults(protocol: Protocol, stated: dict[Path, Decimal]) -> Iterator[Fault]:
    """Yield where questions do not add up to the points that a file states; never for a skeleton.

    `stated` are the totals by the path of the table that states them.
    """
    if protocol.is_skeleton:
        return
    for path, total in stated.items():
        if not path:
            whole, adds_up = _("the whole protocol"), protocol.points
        else:
            element = protocol.elements[int(path[1])]
            whole, adds_up = _("element {code}").format(code=element.code), element.points
        if adds_up != total:
            said = _(
                "The questions of {whole} add up to {sum} points, and {total} are stated here."
                " Correct the total or the points of a question."
            ).format(whole=whole, sum=say_number(adds_up), total=say_number(total))
            yield Fault((*path, "points"), said)


def notes_of(protocol: Protocol) -> tuple[str, ...]:
    """Return what is no fault and yet has to be known: what is empty, what is scored by hand."""
    if protocol.is_skeleton:
        return (
            _(
                "It has no questions yet: they are the partner's own and are no part of Muster."
                " Type them, or read them from a sheet of the instrument that you downloaded. Until"
                " then Muster scores you by its own readiness questions."
            ),
        )
    notes = []
    for element in protocol.elements:
        if not element.questions:
            said = _("{code} {title} has no questions, so it is left out of the score.")
            notes.append(said.format(code=element.code, title=quote(element.title)))
    by_hand = [one.code for one in protocol.questions if not one.rule and not one.follows]
    if by_hand:
        said = ngettext(
            "{n} question is scored by hand, because it follows no readiness question: {codes}.",
            "{n} questions are scored by hand, because they follow no readiness question: {codes}.",
            len(by_hand),
        )
        notes.append(said.format(n=len(by_hand), codes=_some(by_hand)))
    return tuple(notes)


def _gates(protocol: Protocol) -> Iterator[Fault]:
    gates = {
        "overall": protocol.pass_overall,
        "element": protocol.pass_element,
        "maintenance": protocol.pass_maintenance,
        "aim": protocol.aim,
    }
    for name, share in gates.items():
        if share is not None and not 0 <= share <= 1:
            yield Fault(("pass", name), _("This has to be a share from 0 to 100 percent."))
    if protocol.aim < protocol.pass_overall:
        said = _("The aim has to be at least the pass mark; leave it out if you want no margin.")
        yield Fault(("pass", "aim"), said)


def _of_question(question: Question, path: Path, known: Known) -> Iterator[Fault]:
    code = question.code
    yield from _without(((*path, "code"), code), ((*path, "text"), question.text))
    if len(code) > CODE:
        yield Fault((*path, "code"), _("A code has at most {n} characters.").format(n=CODE))
    if len(question.short) > SHORT:
        said = _("Question {code}: a short title has at most {n} characters.")
        yield Fault((*path, "short"), said.format(code=code, n=SHORT))
    if len(question.not_applicable) > SENTENCE:
        said = _("Question {code}: the sentence on when it does not apply is too long.")
        yield Fault((*path, "not_applicable"), said.format(code=code))
    if question.points < 0:
        said = _("Question {code}: points cannot be less than none.").format(code=code)
        yield Fault((*path, "points"), said)
    if not question.methods:
        said = _("Question {code}: say how it is looked at: documents, interview, observation.")
        yield Fault((*path, "methods"), said.format(code=code))
    if question.rule and question.follows:
        said = _("Question {code}: either a rule judges it or it follows others, not both.")
        yield Fault((*path, "follows"), said.format(code=code))
    if question.rule and known.rules is not None and question.rule not in known.rules:
        said = _("Question {code}: there is no rule “{name}”.")
        said = said.format(code=code, name=quote(question.rule))
        yield Fault((*path, "rule"), said + near(question.rule, known.rules))
    for followed in question.follows:
        if followed not in known.codes:
            said = _("Question {code}: there is no readiness question “{name}”.")
            said = said.format(code=code, name=quote(followed))
            yield Fault((*path, "follows"), said + near(followed, known.codes))
    for kind in question.evidence:
        if kind not in known.kinds:
            said = _("Question {code}: Muster keeps no records called “{name}”.")
            said = said.format(code=code, name=quote(kind))
            yield Fault((*path, "evidence"), said + near(kind, known.kinds))


def _without(*needed: tuple[Path, str]) -> Iterator[Fault]:
    for path, text in needed:
        if not text.strip():
            said = _("This is missing, and a protocol cannot do without it.")
            yield Fault(path, said)


def _twice(path: Path, code: str, before: set[str]) -> Iterator[Fault]:
    """Yield a fault where a code was met already; it is met from now on."""
    if code and fold(code) in before:
        said = _("The code {code} stands twice. Answers are kept by it, so give each its own.")
        yield Fault(path, said.format(code=quote(code)))
    before.add(fold(code))


def _some(codes: list[str]) -> str:
    shown = ", ".join(codes[:_MOST_NAMED])
    more = len(codes) - _MOST_NAMED
    if more <= 0:
        return shown
    return ngettext("{codes} and {n} more", "{codes} and {n} more", more).format(
        codes=shown, n=more
    )
