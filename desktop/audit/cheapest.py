"""The cheapest way up: what earns most points for an hour of work, until a mark is reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop.audit.judged import Missing
from desktop.audit.protocols.protocol import Mode
from desktop.audit.score import QuestionScore, Score

USUAL_MINUTES: Final = 30
_ONE_BY_ONE: Final = frozenset({Mode.SHARE, Mode.RANGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Work on one question: what to do, the points that it earns, the minutes that it takes."""

    code: str
    element: str
    todo: tuple[Missing, ...]
    points: Fraction
    minutes: int

    @property
    def worth(self) -> Fraction:
        """Return the points that an hour of it earns."""
        return self.points * 60 / self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Work in the order in which it pays, and where it leads; `reaches`: far enough."""

    steps: tuple[Work, ...]
    overall: Fraction
    reaches: bool

    @property
    def minutes(self) -> int:
        """Return how long all of it takes."""
        return sum(step.minutes for step in self.steps)


def work_to_do(score: Score, minutes: Mapping[str, int]) -> tuple[Work, ...]:
    """Return what could be done, best paid first; `minutes` are those of one to-do, by question.

    Where points follow a share, half of the to-dos earn about half of the points, and each stands
    for itself; where a question gives all or nothing, all of them are one piece of work.
    """
    elements = _elements(score)
    found: list[Work] = []
    for one in score.questions:
        code = one.question.code
        found += _work(one, elements[code], max(1, minutes.get(code, USUAL_MINUTES)))
    return tuple(sorted(found, key=_best_paid))


def cheapest_way(score: Score, work: Iterable[Work], goal: Fraction, gate: Fraction | None) -> Way:
    """Return the work that reaches a mark overall and the gate in every element, best paid first.

    What the gates need is taken first, because without it nothing passes; the rest by what an hour
    of it earns, which is within one piece of work of the best there is.
    """
    sums = _Sums(score)
    taken: list[Work] = []
    left = sorted(work, key=_best_paid)
    for code in sums.possible:
        mine = [one for one in left if one.element == code]
        while mine and not sums.passes(code, gate):
            taken.append(mine.pop(0))
            sums.add(taken[-1])
    left = [one for one in left if one not in taken]
    while left and sums.overall < goal:
        taken.append(left.pop(0))
        sums.add(taken[-1])
    reaches = sums.reach(goal, gate)
    for one in sorted(taken, key=_best_paid, reverse=True) if reaches else ():
        sums.take_back(one)  # what was taken before something greater may not be needed any more
        if sums.reach(goal, gate):
            taken.remove(one)
        else:
            sums.add(one)
    return Way(steps=tuple(sorted(taken, key=_best_paid)), overall=sums.overall, reaches=reaches)


class _Sums:
    """The points of every element while work is added to them."""

    def __init__(self, score: Score) -> None:
        self.earned = {one.element.code: Fraction(one.earned) for one in score.elements}
        self.possible = {one.element.code: Fraction(one.possible) for one in score.elements}

    def add(self, work: Work) -> None:
        self.earned[work.element] += work.points

    def take_back(self, work: Work) -> None:
        self.earned[work.element] -= work.points

    def reach(self, goal: Fraction, gate: Fraction | None) -> bool:
        return self.overall >= goal and all(self.passes(code, gate) for code in self.possible)

    def passes(self, code: str, gate: Fraction | None) -> bool:
        return gate is None or self.earned[code] >= gate * self.possible[code]

    @property
    def overall(self) -> Fraction:
        total = sum(self.possible.values())
        return Fraction(sum(self.earned.values())) / total if total else Fraction(0)


def _work(one: QuestionScore, element: str, minutes: int) -> list[Work]:
    todo, lost = one.judged.missing, Fraction(one.possible - one.earned)
    if not todo or lost <= 0:
        return []
    parts = [(each,) for each in todo] if one.question.mode in _ONE_BY_ONE else [todo]
    return [
        Work(
            code=one.question.code,
            element=element,
            todo=part,
            points=lost / len(parts),
            minutes=minutes * len(part),
        )
        for part in parts
    ]


def _elements(score: Score) -> dict[str, str]:
    """Return the element of each question, by their codes."""
    return {
        question.code: one.element.code
        for one in score.elements
        for question in one.element.questions
    }


def _best_paid(work: Work) -> tuple[Fraction, int, str, str]:
    return -work.worth, work.minutes, work.code, work.todo[0].what
