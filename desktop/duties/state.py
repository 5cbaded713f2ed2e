"""The states of a duty, by themselves because both a duty and what is said of it need them."""

from enum import StrEnum


class State(StrEnum):
    """How a duty stands. Where several could hold, the first of this list does (cli.md)."""

    SUSPENDED = "suspended"
    OVERDUE = "overdue"
    BEFORE_USE = "before_use"
    NEVER_DONE = "never_done"
    DUE_SOON = "due_soon"
    OK = "ok"
