"""Points by question, element and overall, the gates, and whether a company is ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from desktop.audit.judged import ALL, NOTHING, Judged, State
from desktop.audit.protocols.protocol import Element, Mode, Protocol, Question

HALF: Final = Decimal("0.5")
ZERO: Final = Decimal(0)
_BY_HAND: Final = Judged(state=State.BY_HAND)
_WHOLE_OR_NOTHING: Final = frozenset({Mode.ALL_OR_NOTHING, Mode.YES_NO})


@dataclass(frozen=True, slots=True)
class Decided:
    """What an assessor decided: points, or that the question does not apply (None)."""

    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScore:
    """A question with what it earned; `possible` is 0 where it does not apply."""

    question: Question
    judged: Judged
    earned: Decimal
    possible: Decimal

    @property
    def share(self) -> Fraction | None:
        """Return the share of its points, None where it does not apply."""
        return _share(self.earned, self.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementScore:
    """An element: `share` is None where none of its questions applies, and it is left out then."""

    element: Element
    earned: Decimal
    possible: Decimal
    passes: bool

    @property
    def share(self) -> Fraction | None:
        """Return the share of its points."""
        return _share(self.earned, self.possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The whole: `overall` by the protocol's own weights, `level` with all elements equal.

    `is_ready` asks for more than `passes`: both must reach the gates, and `overall` the aim.
    """

    overall: Fraction
    level: Fraction
    passes: bool
    passes_level: bool
    is_ready: bool
    elements: tuple[ElementScore, ...]
    questions: tuple[QuestionScore, ...]


def points_of(question: Question, judged: Judged) -> Decimal:
    """Return the points that the records earn, by the mode of the question (domain.md 8.2).

    To the half point, the middle upwards; a share short of all never rounds up to full points,
    because then something is still missing.
    """
    if judged.share >= ALL:
        return question.points
    if question.mode in _WHOLE_OR_NOTHING or judged.share <= NOTHING:
        return ZERO
    exact = Decimal(judged.share.numerator) * question.points / judged.share.denominator
    halves = (exact / HALF).quantize(Decimal(1), ROUND_HALF_UP) * HALF
    return max(ZERO, min(halves, question.points - HALF))


def score(
    protocol: Protocol,
    judged: Mapping[str, Judged],
    decided: Mapping[str, Decided] | None = None,
    *,
    is_maintenance: bool = False,
) -> Score:
    """Return the score of a protocol from how its questions stand, by their codes.

    A question that nobody judged is scored by hand: nothing until an assessor decides. What the
    assessor decided replaces what the records earn.
    """
    given = decided or {}
    questions = tuple(
        _question(one, judged.get(one.code, _BY_HAND), given.get(one.code))
        for one in protocol.questions
    )
    by_code = {one.question.code: one for one in questions}
    gate = None if is_maintenance and protocol.pass_maintenance else protocol.pass_element
    elements = tuple(_element(one, by_code, gate) for one in protocol.elements)
    counting = [one for one in elements if one.share is not None]
    earned = sum((one.earned for one in counting), ZERO)
    possible = sum((one.possible for one in counting), ZERO)
    overall = _share(earned, possible) or NOTHING
    shares = [one.share or NOTHING for one in counting]
    level = sum(shares, NOTHING) / len(shares) if shares else NOTHING
    goal = (protocol.pass_maintenance if is_maintenance else None) or protocol.pass_overall
    gates = bool(counting) and all(one.passes for one in counting)
    return Score(
        overall=overall,
        level=level,
        passes=gates and overall >= goal,
        passes_level=gates and level >= goal,
        is_ready=gates and level >= goal and overall >= max(goal, protocol.aim),
        elements=elements,
        questions=questions,
    )


def _question(question: Question, judged: Judged, decided: Decided | None) -> QuestionScore:
    possible = question.points
    if decided is not None:
        applies = decided.points is not None or not question.not_applicable
        earned = min(decided.points or ZERO, possible)
    else:
        applies = judged.state is not State.NOT_APPLICABLE or not question.not_applicable
        earned = points_of(question, judged)
    if not applies:
        earned = possible = ZERO
    return QuestionScore(question=question, judged=judged, earned=earned, possible=possible)


def _element(
    element: Element, by_code: Mapping[str, QuestionScore], gate: Fraction | None
) -> ElementScore:
    mine = [by_code[question.code] for question in element.questions]
    earned = sum((one.earned for one in mine), ZERO)
    possible = sum((one.possible for one in mine), ZERO)
    share = _share(earned, possible)
    passes = gate is None or share is None or share >= gate
    return ElementScore(element=element, earned=earned, possible=possible, passes=passes)


def _share(earned: Decimal, possible: Decimal) -> Fraction | None:
    return Fraction(earned) / Fraction(possible) if possible else None
