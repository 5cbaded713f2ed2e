"""What the paperwork diet shows: frozen and in words, with where each line leads."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desktop.language import N_, _
from desktop.services.today.shown import Target


class Verdict(StrEnum):
    """What a form or a duty is good for."""

    COULD_GO = "could_go"
    OWN = "own"  # it earns points, and only the company's own policy says how often
    EARNS = "earns"
    MAKER = "maker"
    LAW = "law"


_CHIPS: Final = {
    Verdict.COULD_GO: (N_("Could go"), "amber"),
    Verdict.OWN: (N_("Your own rhythm"), "blue"),
    Verdict.EARNS: (N_("Earns points"), "green"),
    Verdict.MAKER: (N_("The maker asks"), "plain"),
    Verdict.LAW: (N_("Law or standard"), "plain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A form or a duty: what it feeds, how often it was filled in, what that takes.

    `kind` is the kind of record that is filled in; `points` are those of all its questions, which
    other forms may feed as well.
    """

    key: str
    kind: str
    title: str
    rhythm: str
    questions: tuple[str, ...]
    points: Decimal
    n: int
    minutes_each: int
    verdict: Verdict
    said: str
    opens: Target | None = None

    @property
    def minutes(self) -> int:
        """Return what it takes in a year."""
        return self.n * self.minutes_each

    @property
    def chip(self) -> tuple[str, str]:
        """Return the word for what it is good for, and its tone."""
        word, tone = _CHIPS[self.verdict]
        return _(word), tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two duties that could be one form, why, and at most how much that saves in a year."""

    title: str
    said: str
    minutes: int
    opens: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Diet:
    """The whole of it; what could go is first among the lines, then what takes longest."""

    sentence: str
    forms: tuple[Line, ...]
    duties: tuple[Line, ...]
    merges: tuple[Merge, ...]

    @property
    def could_go(self) -> tuple[Line, ...]:
        """Return what nothing that Muster knows asks for."""
        return tuple(one for one in (*self.forms, *self.duties) if one.verdict is Verdict.COULD_GO)
