"""Reads the history a page at a time, the newest first: a long one opens at once."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, func, select
from sqlalchemy.engine import Connection

from desktop.store.chain import Line
from desktop.store.history import Action
from desktop.store.tables import ACTION, CHANGE


def names_before(
    connection: Connection, before: int | None, most: int, by: str = ""
) -> list[tuple[int, str]]:
    """Return numbers and names of actions with a smaller number, the newest first.

    From the end when `before` is None; only those of one person when `by` is given.
    """
    question = select(ACTION.c.number, ACTION.c.name).order_by(ACTION.c.number.desc()).limit(most)
    if before is not None:
        question = question.where(ACTION.c.number < before)
    if by:
        question = question.where(ACTION.c.by == by)
    return [(line.number, line.name) for line in connection.execute(question)]


def actions_numbered(connection: Connection, numbers: Sequence[int]) -> list[Action]:
    """Return the actions of these numbers, the newest first.

    Raises ValueError where somebody wrote a moment that is none.
    """
    question = select(ACTION).where(ACTION.c.number.in_(numbers))
    question = question.order_by(ACTION.c.number.desc())
    return [_action(line) for line in connection.execute(question).mappings()]


def action_numbered(connection: Connection, number: int) -> Action:
    """Return one action. KeyError when there is none of that number."""
    line = connection.execute(select(ACTION).where(ACTION.c.number == number)).mappings().first()
    if line is None:
        raise KeyError(f"no action {number}")
    return _action(line)


def first_changes(connection: Connection, action_id: str, most: int) -> tuple[list[Line], int]:
    """Return the first change lines of an action, and how many it has."""
    mine = CHANGE.c.action_id == action_id
    count = connection.execute(select(func.count()).select_from(CHANGE).where(mine)).scalar() or 0
    question = select(CHANGE).where(mine).order_by(CHANGE.c.number).limit(most)
    return list(connection.execute(question).mappings()), count


def changes_of_record(
    connection: Connection, record_id: str, most: int
) -> tuple[list[tuple[Action, Line]], int]:
    """Return what was last done to a record, the newest first, and how many times that was.

    Raises ValueError where somebody wrote a moment that is none.
    """
    mine = CHANGE.c.record_id == record_id
    count = connection.execute(select(func.count()).select_from(CHANGE).where(mine)).scalar() or 0
    question = select(CHANGE).where(mine).order_by(CHANGE.c.number.desc()).limit(most)
    lines: list[Line] = list(connection.execute(question).mappings())
    ids = {line["action_id"] for line in lines}
    found = connection.execute(select(ACTION).where(ACTION.c.id.in_(ids))).mappings()
    actions = {line["id"]: _action(line) for line in found}
    # a line whose action somebody cut out is told by the check of the history
    return [(actions[ln["action_id"]], ln) for ln in lines if ln["action_id"] in actions], count


def count_of_changes(connection: Connection) -> int:
    """Return how many lines the history has."""
    return connection.execute(select(func.count()).select_from(CHANGE)).scalar() or 0


def people(connection: Connection) -> list[str]:
    """Return everybody who ever did something in this file."""
    question = select(ACTION.c.by).distinct().order_by(ACTION.c.by)
    return list(connection.execute(question).scalars())


def _action(line: RowMapping) -> Action:
    return Action(**line)
