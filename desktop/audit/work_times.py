"""How long the work of an audit takes: the usual minutes, and the company's own in their place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Final

from desktop.audit.cheapest import USUAL_MINUTES
from desktop.audit.protocols.answering import answered
from desktop.audit.protocols.protocol import Question
from desktop.resources import resource

USUAL_HOURS_A_WEEK: Final = Decimal(2)
USUAL_OF_RECORD: Final = 10


@dataclass(frozen=True, slots=True)
class Usual:
    """A usual figure, with what it is made of in a sentence."""

    minutes: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTimes:
    """Minutes by question and by kind of record; `own` are those that the company gave."""

    own: Mapping[str, int] = field(default_factory=dict)
    hours_a_week: Decimal = USUAL_HOURS_A_WEEK

    def of_todo(self, question: Question) -> int:
        """Return the minutes of one of the things that are missing for a question.

        One that follows others takes as long as the longest of them.
        """
        if question.code in self.own:
            return self.own[question.code]
        known = [self._of_code(code) for code in (question.code, *answered(question))]
        return max((minutes for minutes in known if minutes), default=USUAL_MINUTES)

    def of_record(self, kind: str) -> int:
        """Return the minutes of filling in one record of a kind."""
        usual = usual_of_records().get(kind)
        return self.own.get(kind) or (usual.minutes if usual else USUAL_OF_RECORD)

    def _of_code(self, code: str) -> int:
        usual = usual_of_todos().get(code)
        return self.own.get(code) or (usual.minutes if usual else 0)


def usual_of_todos() -> Mapping[str, Usual]:
    """Return the usual minutes of one to-do, by the questions of the generic protocol."""
    return _read()["todo"]


def usual_of_records() -> Mapping[str, Usual]:
    """Return the usual minutes of one record, by its kind."""
    return _read()["record"]


@lru_cache(maxsize=1)
def _read() -> dict[str, dict[str, Usual]]:
    text = resource("audit", "work.toml").read_text(encoding="utf-8")
    return {
        group: {about: Usual(one["minutes"], one["why"]) for about, one in every.items()}
        for group, every in tomllib.loads(text).items()
    }
