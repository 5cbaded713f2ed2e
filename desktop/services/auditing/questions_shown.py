"""The questions that the records of a tab answer: points, evidence, and what raises them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from desktop.audit.cheapest import Work, work_to_do
from desktop.audit.judged import NOTHING, State
from desktop.audit.protocols.answering import answered
from desktop.audit.protocols.protocol import Question
from desktop.audit.score import QuestionScore
from desktop.language import _, ngettext
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.minutes import minutes_of_work, say_minutes
from desktop.services.auditing.opening import target_of
from desktop.services.auditing.words import say_state
from desktop.services.today.cards import AREAS
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

TABS: Final = {tab: f"S{n}" for n, (tab, _title) in enumerate(AREAS[:6], start=1)}
_TONES: Final = {
    State.SUFFICIENT: "green",
    State.PARTIAL: "amber",
    State.STALE: "amber",
    State.MISSING: "red",
}


@dataclass(frozen=True)
class Raise:
    """What would raise a question most: a sentence, the points, and where it opens."""

    what: str
    earns: str  # "+1.5 points"
    time_said: str
    opens: Target

    @property
    def sentence(self) -> str:
        """Return the whole of it in words."""
        return ", ".join(filter(None, (self.what.removesuffix("."), self.earns, self.time_said)))


@dataclass(frozen=True)
class QuestionShown:
    """A question as the strip shows it; `tone` goes with `state_said`."""

    code: str
    title: str
    text: str
    points_said: str  # "4.5/6"
    state_said: str
    tone: str
    counts_said: str  # "12 records count"
    best: Raise | None


@dataclass(frozen=True)
class StripShown:
    """The questions of a tab; `best` is the one thing that would raise them most."""

    sum_said: str  # "Audit questions: 21.5 of 30 points"
    best: Raise | None
    lines: tuple[QuestionShown, ...]


def strip_shown(auditor: Auditor, company: CompanyFile, as_of: date, tab: str) -> StripShown | None:
    """Return the questions that the records of a tab answer; None where there are none."""
    audited = auditor.audited(as_of)
    mine = [one for one in audited.score.questions if is_answered_in(one.question, tab)]
    if not mine:
        return None
    codes = {one.question.code for one in mine}
    work = [
        one
        for one in work_to_do(audited.score, minutes_of_work(company, audited.protocol))
        if any(gain.code in codes for gain in one.gains)
    ]
    earned = sum((one.earned for one in mine), Decimal(0))
    possible = sum((one.possible for one in mine), Decimal(0))
    words = ngettext(
        "Audit questions: {earned} of {n} point",
        "Audit questions: {earned} of {n} points",
        int(possible),
    )
    return StripShown(
        sum_said=words.format(earned=say_number(earned), n=say_number(possible)),
        best=_best(work, sorted(codes)),
        lines=tuple(_line(one, work) for one in mine),
    )


def is_answered_in(question: Question, tab: str) -> bool:
    """Whether the records of a tab answer a question: by its rule, or by what it follows."""
    element = TABS.get(tab)
    return element is not None and any(
        code.partition(".")[0] == element for code in answered(question)
    )


def _line(one: QuestionScore, work: Sequence[Work]) -> QuestionShown:
    n = len(one.judged.counted)
    applies = bool(one.possible)
    state = one.judged.state if applies else State.NOT_APPLICABLE
    points = _("{earned}/{n}").format(earned=say_number(one.earned), n=say_number(one.possible))
    return QuestionShown(
        code=one.question.code,
        title=one.question.title,
        text=one.question.text,
        points_said=points if applies else _("none"),
        state_said=say_state(state.value),
        tone=_TONES.get(state, "plain"),
        counts_said=ngettext("{n} record counts", "{n} records count", n).format(n=say_number(n))
        if n
        else _("no record counts"),
        best=_best(work, [one.question.code]) or _first_step(one),
    )


def _first_step(one: QuestionScore) -> Raise | None:
    """Return what earns nothing by itself yet and has to come first."""
    first = next((what for what in one.judged.missing if what.earns == NOTHING), None)
    if first is None or not one.possible:
        return None
    return Raise(
        what=first.what,
        earns=_("First step"),
        time_said="",
        opens=target_of(first) or Target("audit", "the_assessment", one.question.code),
    )


def _best(work: Sequence[Work], codes: Sequence[str]) -> Raise | None:
    """Return what earns most points with some questions; of several the quickest."""

    def earned(one: Work) -> Fraction:
        return sum((gain.points for gain in one.gains if gain.code in codes), Fraction(0))

    found = [one for one in work if earned(one)]
    if not found:
        return None
    best = max(found, key=lambda one: (earned(one), -one.minutes))
    todo = best.todo[0]
    n = say_number(max(float(earned(best)), 0.1), 1)
    return Raise(
        what=todo.what,
        earns=ngettext("+{n} point", "+{n} points", 1 if earned(best) == 1 else 2).format(n=n),
        time_said=say_minutes(best.minutes),
        opens=target_of(todo) or Target("audit", "the_assessment", best.code),
    )
