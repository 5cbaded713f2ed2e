"""Says whether a folder holds a package that was sent, by the head of its manifest."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.submissions.earlier import earlier
from desktop.services.submissions.reading import manifest_in
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date

SENT: Final = N_("This is the package that was sent to {whom} on {day}.")
NOT_SENT: Final = N_("Nobody said of this package that it was sent.")


@dataclass(frozen=True)
class Held:
    """Whether a package is one that was sent, and the sentence that says so."""

    was_sent: bool
    said: str


def held_to(company: CompanyFile, folder: Path) -> Held:
    """Return whether the package in `folder` was sent, by the heads that a company file kept.

    Who changes a paper and writes the list anew gets another head, which nobody sent. Says nothing
    where the folder holds no package as it was built: the check of the folder does.
    """
    try:
        _manifest, head = manifest_in(folder)
    except Refused:
        return Held(False, "")
    for one in earlier(company):
        if one.head == head:
            return Held(True, _(SENT).format(whom=one.to_whom, day=say_whole_date(one.on)))
    return Held(False, _(NOT_SENT))
