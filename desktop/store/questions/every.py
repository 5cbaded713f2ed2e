"""Every question by its name, and how it is asked over a connection of the database library."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.store.asking import Ask, Line
from desktop.store.questions import (
    first_page,
    history,
    loose,
    meters,
    papers,
    people,
    plans,
    register,
    statistics,
    units,
)
from desktop.store.questions.terms import Question

_PARTS: Final = (
    register, people, papers, loose, plans, meters, units, first_page, statistics, history,
)  # fmt: skip


def _together(found: Mapping[str, Question], more: Mapping[str, Question]) -> Any:
    twice = found.keys() & more.keys()
    if twice:
        raise AssertionError(f"two questions of one name: {', '.join(sorted(twice))}")
    return {**found, **more}


QUESTIONS: Final[Mapping[str, Question]] = reduce(_together, (part.QUESTIONS for part in _PARTS))


def asking(connection: Connection) -> Ask:
    """Return how questions are asked over a connection."""

    def ask(name: str, /, **asked: Any) -> Sequence[Line]:
        return connection.execute(QUESTIONS[name], asked).all()

    return ask
