"""Keeps who practised what, and tells which cards somebody does not know yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.practice import INTERVIEW_PRACTICE
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.quoting import quote

KIND: Final = INTERVIEW_PRACTICE.key


@dataclass(frozen=True, slots=True)
class Turn:
    """One card that was turned: what was asked, and whether the answer was known."""

    asked: str
    knew: bool


@dataclass(frozen=True, slots=True)
class Practised:
    """A practice that was held; `person` is a name that is on no list."""

    id: str
    worker_id: str
    person: str
    on: date
    turns: tuple[Turn, ...]

    @property
    def known(self) -> int:
        """Return how many answers were known."""
        return sum(turn.knew for turn in self.turns)


def save_practice(
    company: CompanyFile, worker_id: str, name: str, on: date, turns: Sequence[Turn]
) -> str:
    """Keep one practice as one action; returns its id. It is practice, never an interview."""
    cards = [{"asked": turn.asked, "knew": turn.knew} for turn in turns]
    values: dict[str, object] = {"held_on": on, "cards": cards}
    values["worker_id" if worker_id else "person"] = worker_id or name
    action = _("Interview practice with {name}").format(name=quote(name))
    return company.write(action, lambda t: t.save(KIND, values))


def read_practised(company: CompanyFile, as_of: date) -> tuple[Practised, ...]:
    """Return every practice by a day, the newest first."""
    with company.reading() as connection:
        found = aggregate.read(connection, kind_of(KIND)).values()
    held = [_of(one) for one in found if not one.is_voided and one.values["held_on"] <= as_of]
    return tuple(sorted(held, key=lambda one: (one.on, one.id), reverse=True))


def _of(one: Stored) -> Practised:
    values = one.values
    turns = tuple(
        Turn(row["asked"], bool(row["knew"]))
        for row in values["cards"] or ()
        if row["knew"] is not None
    )
    return Practised(
        one.id, values["worker_id"] or "", values["person"] or "", values["held_on"], turns
    )


def not_known(practised: Iterable[Practised], worker_id: str) -> tuple[str, ...]:
    """Return what a worker was asked and did not know the last time it was asked."""
    last: dict[str, bool] = {}
    for one in practised:  # newest first
        if one.worker_id == worker_id:
            for turn in one.turns:
                last.setdefault(turn.asked, turn.knew)
    return tuple(asked for asked, knew in last.items() if not knew)


def say_result(known: int, asked: int) -> str:
    """Return "9 of 12 answers known"."""
    said = ngettext("{n} of {all} answer known", "{n} of {all} answers known", asked)
    return said.format(n=known, all=asked)
