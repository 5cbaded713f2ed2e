"""The cheapest way up: what earns most points for an hour of work, until a mark is reached."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from desktop.audit.judged import NOTHING, Missing
from desktop.audit.protocols.protocol import Mode
from desktop.audit.score import QuestionScore, Score

USUAL_MINUTES: Final = 30
_ONE_BY_ONE: Final = frozenset({Mode.SHARE, Mode.RANGE})
# done once, these add one to what had to be done again and again, and mend nothing of before
_DONE_AGAIN: Final = frozenset({"inspection", "maintenance", "drill"})
_DUTY: Final = "duty_plan"


@dataclass(frozen=True, slots=True)
class Gain:
    """The points that a piece of work earns with one question."""

    code: str
    element: str
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A piece of work: what to do, what it earns with each question, the minutes that it takes.

    One thing to do may be missing for several questions; the one that gains most stands first.
    """

    gains: tuple[Gain, ...]
    todo: tuple[Missing, ...]
    minutes: int

    @property
    def code(self) -> str:
        """Return the question that gains most."""
        return self.gains[0].code

    @property
    def element(self) -> str:
        """Return the element of that question."""
        return self.gains[0].element

    @property
    def points(self) -> Fraction:
        """Return all points that it earns."""
        return sum((gain.points for gain in self.gains), Fraction(0))

    @property
    def worth(self) -> Fraction:
        """Return the points that an hour of it earns."""
        return self.points * 60 / self.minutes

    def points_in(self, element: str) -> Fraction:
        """Return the points that it earns in an element."""
        return sum((one.points for one in self.gains if one.element == element), Fraction(0))


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
    """Return what could be done, best paid first.

    Where points follow a share, half of the to-dos earn about half of the points, and each stands
    for itself; where a question gives all or nothing, all of them are one piece of work. What earns
    nothing by itself is no work that pays. The same
    to-dos of several questions are one piece, done once. `minutes` are those of one to-do by the
    code of its question, and of filling in a record by its kind, where a new one is to be made.
    """
    elements = _elements(score)
    gains: dict[tuple[Missing, ...], list[Gain]] = {}
    for one in score.questions:
        code = one.question.code
        for todo, points in _parts(one):
            gains.setdefault(todo, []).append(Gain(code, elements[code], points))
    found = [
        Work(
            gains=tuple(sorted(mine, key=lambda gain: (-gain.points, gain.code))),
            todo=todo,
            minutes=max(_minutes(gain.code, todo, minutes) for gain in mine),
        )
        for todo, mine in gains.items()
    ]
    return tuple(sorted(found, key=_best_paid))


def cheapest_way(score: Score, work: Iterable[Work], goal: Fraction, gate: Fraction | None) -> Way:
    """Return the work that reaches a mark overall and the gate in every element, best paid first.

    What the gates need is taken first, because without it nothing passes; the rest by what an hour
    of it earns, which is within one piece of work of the best there is.
    """
    sums, paid = _Sums(score), sorted(work, key=_best_paid)
    taken: set[int] = set()  # by their places, because to compare pieces of work takes long

    def take(number: int) -> None:
        taken.add(number)
        sums.add(paid[number])

    for code in sums.possible:
        for number, one in enumerate(paid):
            if sums.passes(code, gate):
                break
            if number not in taken and one.points_in(code):
                take(number)
    for number in range(len(paid)):
        if sums.overall >= goal:
            break
        if number not in taken:
            take(number)
    reaches = sums.reach(goal, gate)
    for number in sorted(taken, reverse=True) if reaches else ():
        # what was taken before something greater may not be needed any more
        sums.take_back(paid[number])
        if sums.reach(goal, gate):
            taken.remove(number)
        else:
            sums.add(paid[number])
    steps = tuple(paid[number] for number in sorted(taken))
    return Way(steps=steps, overall=sums.overall, reaches=reaches)


class _Sums:
    """The points of every element while work is added to them."""

    def __init__(self, score: Score) -> None:
        self.earned = {one.element.code: Fraction(one.earned) for one in score.elements}
        self.possible = {one.element.code: Fraction(one.possible) for one in score.elements}

    def add(self, work: Work) -> None:
        for gain in work.gains:
            self.earned[gain.element] += gain.points

    def take_back(self, work: Work) -> None:
        for gain in work.gains:
            self.earned[gain.element] -= gain.points

    def reach(self, goal: Fraction, gate: Fraction | None) -> bool:
        return self.overall >= goal and all(self.passes(code, gate) for code in self.possible)

    def passes(self, code: str, gate: Fraction | None) -> bool:
        return gate is None or self.earned[code] >= gate * self.possible[code]

    @property
    def overall(self) -> Fraction:
        total = sum(self.possible.values())
        return Fraction(sum(self.earned.values())) / total if total else Fraction(0)


def _parts(one: QuestionScore) -> list[tuple[tuple[Missing, ...], Fraction]]:
    """Return the pieces of work on a question, with the points that each earns."""
    todo, lost = one.judged.missing, Fraction(one.possible - one.earned)
    if not todo or lost <= 0:
        return []
    possible = Fraction(one.possible)
    if one.question.mode not in _ONE_BY_ONE:
        return [(todo, points)] if (points := min(lost, _own(todo, possible, lost))) > 0 else []
    once = possible / max(1, one.judged.population)
    each = lost / len(todo)
    parts = [
        (
            (part,),
            min(lost, _own([part], possible, min(each, once) if _is_done_again(part) else each)),
        )
        for part in todo
    ]
    return [(part, points) for part, points in parts if points > 0]


def _own(todo: Sequence[Missing], possible: Fraction, usual: Fraction) -> Fraction:
    """Return what things to do earn by themselves, the usual where one of them does not say."""
    own = [what.earns for what in todo if what.earns is not None]
    return sum(own, NOTHING) * possible if len(own) == len(todo) else usual


def _is_done_again(what: Missing) -> bool:
    if what.record is not None:
        return what.record.kind == _DUTY and not what.field
    return what.kind in _DONE_AGAIN


def _minutes(code: str, todo: tuple[Missing, ...], minutes: Mapping[str, int]) -> int:
    one = max(1, minutes.get(code, USUAL_MINUTES))
    return sum(
        what.times * max(one, minutes.get(what.kind, 0) if what.record is None else 0)
        for what in todo
    )


def _elements(score: Score) -> dict[str, str]:
    """Return the element of each question, by their codes."""
    return {
        question.code: one.element.code
        for one in score.elements
        for question in one.element.questions
    }


def _best_paid(work: Work) -> tuple[Fraction, int, str, str]:
    return -work.worth, work.minutes, work.code, work.todo[0].what
