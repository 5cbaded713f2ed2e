"""What can be put on paper, handed from whoever shows it to the window that prints it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

Told = Callable[[int, int, str], None]  # done, of how many (0: not known), what about
Stopped = Callable[[], bool]

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


@dataclass(frozen=True)
class Sheet:
    """A PDF that can be made: `make` writes it to a file, off the window's thread.

    It is handed the file, whom to tell how far it is, and whom to ask whether it shall stop. What
    it answers may name another file, where there is one already.

    A sheet with `secret` is made by that alone, and never lies in a file that the person did not
    choose. `kept` is called when it was printed or saved. `kind` is that of the records on it, ""
    where there is none: some kinds are put on paper only for a reason.
    """

    title: str
    make: "Callable[[Path, Told, Stopped], Printed]"
    secret: Callable[[], bytes] | None = None
    kept: Callable[[], None] | None = None
    kind: str = ""


@dataclass(frozen=True)
class FormWanted:
    """A blank form that somebody asks for: one for records of a kind, made out for a unit, a site
    or a worker by its id. Both only say what to begin with; "" for any.
    """

    kind: str = ""
    subject: str = ""
