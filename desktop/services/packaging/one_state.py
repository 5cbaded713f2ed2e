"""Reads all that a package says of one state of the records, whoever changes them meanwhile.

A package is read in several views of the file, and nobody is kept from writing between them: who
types or imports must not wait for it. So it looks whether the history stands as it stood when it
was chosen what goes in, and else begins again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.gathered import Gathered, gather
from desktop.services.packaging.making import Hidden
from desktop.services.packaging.reading import Beat
from desktop.services.packaging.selected import Selection
from desktop.services.packaging.telling import Known, hidden_in, known_of
from desktop.store.file import CompanyFile

T = TypeVar("T")
_TRIES: Final = 5

RESTLESS: Final = N_(
    "The records are being changed all the time, so no package can be built of them. Nothing was "
    "written. Wait until the other window or the import is done, and build it again."
)


@dataclass(frozen=True)
class Read:
    """What goes in, what it says, what is hidden of it, and what proves it: of one state."""

    chosen: Selection
    gathered: Gathered
    hidden: Hidden
    known: Known


def until_still(read: Callable[[], T | None]) -> T:
    """Read until nobody wrote meanwhile: `read` returns None where somebody did.

    Raises `Unavailable` where somebody writes all the time.
    """
    for _try in range(_TRIES):
        if (found := read()) is not None:
            return found
    raise Unavailable(_(RESTLESS))


def read_whole(
    company: CompanyFile, auditor: Auditor, chosen: Selection, choices: Choices, beat: Beat
) -> Read | None:
    """Return all that a package says; None where the records changed since it was chosen.

    `beat` may raise to stop.
    """
    gathered = gather(company, auditor, chosen.as_of, choices, chosen, beat)
    with company.reading() as connection:
        hidden = hidden_in(connection, company, choices)
        known = known_of(connection, chosen, hidden)
    return Read(chosen, gathered, hidden, known) if known.history == chosen.history else None
