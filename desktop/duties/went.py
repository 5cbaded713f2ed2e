"""How what was due went, in one list of words for windows of time and for whole months."""

from enum import StrEnum


class Went(StrEnum):
    """How a window or a month went."""

    DONE = "done"
    LATE = "late"  # done after its day, before the next one was due
    MISSED = "missed"  # not done before the next one was due
    WAITING = "waiting"  # the month ended without it, and it may still be done
    OVERDUE = "overdue"  # past its day, and it may still be done
    DUE = "due"  # still to come
    OUT = "out"  # closed, parked, sold, out of season: time did not count
    SKIPPED = "skipped"
    NEVER = "never"
    NOTHING = "nothing"
    NOT_DONE = "not_done"  # of what is counted and not judged
    NOT_YET = "not_yet"  # the duty was not in force
