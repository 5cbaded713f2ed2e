"""Says what a restored file lacks: what was damaged already then, and what was lost since."""

from typing import Final

from desktop.language import N_, _, ngettext
from desktop.services.backups import Restored
from desktop.values.spoken import say_number

DAMAGED_THEN: Final = N_("Something in it was damaged already when the backup was made.")


def lacking_said(restored: Restored) -> str:
    """Return what is to be said of a restored file that is not whole, "" of one that is."""
    said = []
    if n := len(restored.lost):
        said.append(
            ngettext(
                "{n} file of evidence could not be brought back: the backup had it, but it was "
                "deleted from the folder of the backups since, or damaged there. Its record is "
                "there.",
                "{n} files of evidence could not be brought back: the backup had them, but they "
                "were deleted from the folder of the backups since, or damaged there. Their "
                "records are there.",
                n,
            ).format(n=say_number(n))
        )
    if len(restored.damaged) > len(restored.lost):
        said.append(_(DAMAGED_THEN))
    return " ".join(said)
