"""What the road shows: frozen and in words, with where each line leads."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.language import N_, _
from desktop.services.road.partner import PartnerFact
from desktop.services.today.shown import Target


class Stand(StrEnum):
    """How a step stands."""

    DONE = "done"
    NEXT = "next"
    LATE = "late"
    LATER = "later"


_CHIPS: Final = {
    Stand.DONE: (N_("Done"), "green"),
    Stand.NEXT: (N_("To do"), "amber"),
    Stand.LATE: (N_("Overdue"), "red"),
    Stand.LATER: (N_("Later"), "plain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Something that shows it: its name, and where it is."""

    label: str
    opens: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: how it stands in sentences, what shows it, and what to do next ("" for nothing).

    `verb` is what the button says that leads to `opens`.
    """

    key: str
    title: str
    why: str
    stand: Stand
    said: tuple[str, ...]
    todo: str = ""
    verb: str = ""
    opens: Target | None = None
    proofs: tuple[Proof, ...] = ()
    facts: tuple[PartnerFact, ...] = ()

    @property
    def chip(self) -> tuple[str, str]:
        """Return the word for how it stands, and its tone."""
        word, tone = _CHIPS[self.stand]
        return _(word), tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One condition of the certificate: its title, a word with its tone, and sentences."""

    title: str
    chip: tuple[str, str]
    said: tuple[str, ...]
    opens: Target | None = None
    verb: str = ""
    facts: tuple[PartnerFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day of the certificate, as a line: what, when, a word with its tone."""

    title: str
    when: str
    chip: tuple[str, str]
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """What the discount could be worth: the figures as typed, and sentences about them."""

    premium: str
    percent: str
    hours: str
    said: tuple[str, ...]
    facts: tuple[PartnerFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """The whole of it; `next` is the one thing to do now, None where nothing is."""

    sentence: str
    steps: tuple[Step, ...]
    next: Step | None
    marks: tuple[Mark, ...]
    marks_said: str
    checks: tuple[Check, ...]
    discount: Discount
