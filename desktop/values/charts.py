"""Figures, rates and bars in words, as they stand on the screen and on paper."""

from dataclasses import dataclass
from typing import Final

FEW: Final = 4.0  # of a thing in a month do not fill a chart


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it counts, the figure, what belongs to it, how it was before."""

    key: str
    title: str
    value: str
    about: str = ""
    compared: str = ""


@dataclass(frozen=True, slots=True)
class RateSaid:
    """A rate with its base in its title and its counts beside it.

    `value` is "" where a number would mislead; `why` says then what would be needed.
    """

    key: str
    title: str
    value: str
    counts: str
    why: str = ""
    compared: str = ""


@dataclass(frozen=True, slots=True)
class KindSaid:
    """A kind of incident: how many there were, and how that compares."""

    title: str
    count: str
    compared: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, and what it stands for: the place in the legend."""

    amount: float
    place: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A month, or three of them: the label below, the word above, the whole of it as a sentence."""

    label: str
    words: str
    sentence: str
    parts: tuple[Part, ...] = ()
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of bars; `legend` says what the parts are, each a word and its tone."""

    key: str
    title: str
    about: str
    legend: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]

    @property
    def highest(self) -> float:
        """How high the highest bar is; one of a thing must not look like very much of it."""
        return max([FEW, *(sum(part.amount for part in bar.parts) for bar in self.bars)])

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the bars say, one after another, for whoever does not see them."""
        return tuple(bar.sentence for bar in self.bars)
