"""How a question stands by the records: its state, its share of the points, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

NOTHING: Final = Fraction(0)
ALL: Final = Fraction(1)


class State(StrEnum):
    """How the evidence of a question stands (domain.md 8.2)."""

    MISSING = "missing"
    PARTIAL = "partial"
    STALE = "stale"  # there was enough once, and it is too old now
    SUFFICIENT = "sufficient"
    NOT_APPLICABLE = "not_applicable"
    BY_HAND = "by_hand"  # no rule judges it: the assessor does


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A record by its kind and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do, as a sentence; `record` is the one to open and `field` the place in it.

    Where a record has to be made there is none yet: `kind` is what to make. `times` says how often
    it has to be done; `earns` the part of all points that doing it earns by itself, nothing where
    it only brings into sight what is asked for. None: its part of what is lost.
    """

    what: str
    record: Ref | None = None
    field: str = ""
    kind: str = ""
    times: int = 1
    earns: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A listed step of a question: what it asks for, its share of the points, whether it is met."""

    what: str
    share: Fraction
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How one question stands.

    `share` is the part of the points that the records earn, 0 to 1, before the mode of the question
    makes points of it. `met` of `population` are the counts behind it, where it is a share of
    something (0 of 0 elsewhere). `counted` are the records that count, `missing` what to do, worst
    first. `note` states facts only, in a sentence or two; `reason` says why it does not apply.
    `of_records` is how many records the note counts where `counted` names only the newest of each
    sort, 0 where it names all of them.
    """

    state: State
    share: Fraction = NOTHING
    counted: tuple[Ref, ...] = ()
    missing: tuple[Missing, ...] = ()
    note: str = ""
    steps: tuple[Step, ...] = ()
    met: int = 0
    population: int = 0
    reason: str = ""
    of_records: int = 0


def of_share(
    met: int,
    population: int,
    *,
    counted: Iterable[Ref] = (),
    missing: Sequence[Missing] = (),
    note: str = "",
    stale: bool = False,
) -> Judged:
    """Judge a share of a population; of an empty one nothing is met.

    `stale` says that what is not met was met once and grew too old.
    """
    share = Fraction(met, population) if population else NOTHING
    return Judged(
        state=_state(share, bool(met), stale),
        share=share,
        counted=tuple(dict.fromkeys(counted)),
        missing=tuple(missing),
        note=note,
        met=met,
        population=population,
    )


def of_steps(
    steps: Sequence[Step],
    *,
    counted: Iterable[Ref] = (),
    missing: Sequence[Missing] = (),
    note: str = "",
    stale: bool = False,
) -> Judged:
    """Judge listed steps; each that is met earns its share."""
    share = sum((step.share for step in steps if step.is_met), NOTHING)
    return Judged(
        state=_state(share, share > 0, stale),
        share=share,
        counted=tuple(dict.fromkeys(counted)),
        missing=tuple(missing),
        note=note,
        steps=tuple(steps),
    )


def not_applicable(reason: str) -> Judged:
    """Judge that a question does not apply, with the reason as a sentence.

    Only where the protocol allows it: elsewhere the score counts it as missing.
    """
    return Judged(state=State.NOT_APPLICABLE, reason=reason, note=reason)


def _state(share: Fraction, any_met: bool, stale: bool) -> State:
    if share >= ALL:
        return State.SUFFICIENT
    if stale:
        return State.STALE
    return State.PARTIAL if any_met else State.MISSING
