"""Says in one sentence what came of a check."""

from collections.abc import Sequence
from typing import Final

from desktop.errors import Unavailable
from desktop.language import N_, _, ngettext
from desktop.services.verifying.found import Fault

WHOLE: Final = N_(
    "{file} is whole: {records}, {actions}, {contents}. Everything is as it was saved."
)


def said_of(name: str, faults: Sequence[Fault], records: int, actions: int, contents: int) -> str:
    """Return the sentence about a file or folder of that name."""
    if faults:
        count = len(faults)
        said = ngettext(
            "{file}: {n} thing is not as it was saved.",
            "{file}: {n} things are not as they were saved.",
            count,
        )
        return said.format(file=name, n=f"{count:,}")
    return _(WHOLE).format(
        file=name,
        records=ngettext("{n} record", "{n} records", records).format(n=f"{records:,}"),
        actions=ngettext("{n} action of the history", "{n} actions of the history", actions).format(
            n=f"{actions:,}"
        ),
        contents=ngettext("{n} file of evidence", "{n} files of evidence", contents).format(
            n=f"{contents:,}"
        ),
    )


def is_broken(fault: Unavailable) -> bool:
    """Whether SQLite could not read a file for what the file is, not for where it lies."""
    return "malformed" in str(fault.__cause__).lower()
