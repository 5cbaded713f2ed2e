"""Says in words what came in between while a child was asked about a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.intake.faults import Fault, note, sentence
from desktop.intake.reader import Fallen, NotStarted, OutOfMemory, OutOfTime
from desktop.language import N_, _


@contextmanager
def taking(name: str, seconds: float) -> Iterator[None]:
    """Say why a file that somebody brings is not taken, after so many seconds for one."""
    try:
        yield
    except Fault as fault:
        kind = Unavailable if fault.machine else Refused
        raise kind(sentence(fault.said, name)) from fault
    except OutOfTime as error:
        raise Refused(sentence(note(SLOW, seconds=f"{seconds:g}"), name)) from error
    except OutOfMemory as error:
        raise Refused(sentence(note(HUGE), name)) from error
    except Fallen as error:
        raise Refused(sentence(note(FATAL), name)) from error
    except NotStarted as error:
        raise Unavailable(_(NO_READER)) from error


@contextmanager
def showing(
    name: str, otherwise: str, kind: type[Refused] | type[Unavailable] = Refused
) -> Iterator[None]:
    """Say why pages of a file that is kept are not to be had; `otherwise` where the child fell."""
    try:
        yield
    except Fault as fault:
        raise kind(sentence(fault.said, name)) from fault
    except (OutOfTime, OutOfMemory, Fallen) as error:
        raise kind(sentence(note(otherwise), name)) from error
    except NotStarted as error:
        raise Unavailable(_(NO_DRAWER)) from error


SLOW: Final = N_(
    "'{name}' could not be read within {seconds} seconds, so it was not taken."
    " Print it to PDF, or save it smaller, and add that."
)
HUGE: Final = N_(
    "'{name}' needs more memory to be read than an ordinary document, so it was not taken."
    " Print it to PDF, or save it smaller, and add that."
)
FATAL: Final = N_(
    "'{name}' is damaged so badly that reading it had to be stopped."
    " Open it in the program it came from, save it again and add that."
)
NO_READER: Final = N_(
    "Muster could not start the part that reads files, so none was added and nothing was changed."
    " Start the computer anew and try again."
)
NO_DRAWER: Final = N_(
    "Muster could not start the part that shows files. Nothing was changed."
    " Start the computer anew and try again."
)
