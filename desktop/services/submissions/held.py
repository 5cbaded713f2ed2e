"""Says whether a folder holds a package that was sent, by the head of its manifest."""

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


def held_to(company: CompanyFile, folder: Path) -> str:
    """Return in a sentence when the package in `folder` was sent.

    Who changes a paper and writes the list anew gets another head, which nobody sent. "" where the
    folder holds no package as it was built: what is wrong with it the check of it says.
    """
    try:
        _manifest, head = manifest_in(folder)
    except Refused:
        return ""
    for one in earlier(company):
        if one.head == head:
            return _(SENT).format(whom=one.to_whom, day=say_whole_date(one.on))
    return _(NOT_SENT)
