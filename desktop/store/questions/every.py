"""Every question by its name, and how it is asked over a connection of the database library."""

from collections.abc import Mapping, Sequence
from functools import partial, reduce
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.store.asking import Ask, Line
from desktop.store.questions import (
    audit,
    audit_actions,
    audit_emergency,
    audit_hazards,
    audit_incidents,
    audit_inspections,
    audit_leadership,
    audit_training,
    competency,
    first_page,
    history,
    loose,
    meters,
    papers,
    people,
    plans,
    register,
    stated,
    statistics,
    talks,
    units,
)
from desktop.store.questions.plainly import plainly
from desktop.store.questions.terms import Question

_PARTS: Final = (
    register,
    people,
    papers,
    loose,
    plans,
    meters,
    units,
    first_page,
    statistics,
    stated,
    talks,
    history,
    competency,
    audit,
    audit_leadership,
    audit_hazards,
    audit_training,
    audit_inspections,
    audit_incidents,
    audit_emergency,
    audit_actions,
)


def _together(found: Mapping[str, Question], more: Mapping[str, Question]) -> Any:
    twice = found.keys() & more.keys()
    if twice:
        raise AssertionError(f"two questions of one name: {', '.join(sorted(twice))}")
    return {**found, **more}


QUESTIONS: Final[Mapping[str, Question]] = reduce(_together, (part.QUESTIONS for part in _PARTS))


def asking(connection: Connection) -> Ask:
    """Return how questions are asked over a connection.

    Of a company file by the driver beneath it, because what is due is asked all the time and the
    library takes as long about it as the file does; of another database by the library.
    """
    if connection.dialect.name == "sqlite":
        return plainly(partial(_fetched, connection))
    return by_the_library(connection)


def by_the_library(connection: Connection) -> Ask:
    """Return how questions are asked of any database, by the library alone."""

    def ask(name: str, /, **asked: Any) -> Sequence[Line]:
        return connection.execute(QUESTIONS[name], asked).all()

    return ask


def _fetched(connection: Connection, text: str, given: Mapping[str, Any]) -> Sequence[Line]:
    beneath: Any = connection.connection.driver_connection
    try:
        lines: Sequence[Line] = beneath.execute(text, given).fetchall()
    except driver.Error as fault:
        raise DBAPIError.instance(text, None, fault, driver.Error) from fault
    return lines
