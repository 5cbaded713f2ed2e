"""Says whether a folder holds a package that was sent, by the head of its manifest."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.package.manifest import Manifest
from desktop.services.submissions.earlier import Sent, earlier
from desktop.services.submissions.reading import manifest_in
from desktop.store.file import CompanyFile
from desktop.store.tables import CHANGE
from desktop.values.spoken import say_whole_date

SENT: Final = N_("This is the package that was sent to {whom} on {day}.")
NOT_SENT: Final = N_(
    "Nobody said of this package that it was sent, so nothing in {file} says whether its list is "
    "the one that was written with it."
)
OF_ANOTHER: Final = N_(
    "This package was not built from {file} as it is now: it is of another company file, or of "
    "this one before an older backup was restored, or its list was written anew."
)
OTHER: Final = N_(
    "It is not the package that was sent on {day}: another was built into this folder since, or "
    "its list was written anew."
)


@dataclass(frozen=True)
class Held:
    """Whether a package is one that was sent, and the sentence that says so.

    `is_ours` is whether the history that it names is one that the company file has.
    """

    was_sent: bool
    said: str
    is_ours: bool = False


def held_to(company: CompanyFile, folder: Path) -> Held:
    """Return whether the package in `folder` was sent, by the heads that a company file kept.

    Who changes a paper and writes the list anew gets another head, which nobody sent. Says nothing
    where the folder holds no package as it was built: the check of the folder does.
    """
    try:
        manifest, head = manifest_in(folder)
    except Refused:
        return Held(False, "")
    for one in earlier(company):
        if one.head == head:
            said = _(SENT).format(whom=one.to_whom, day=say_whole_date(one.on))
            return Held(True, said, is_ours=True)
    with company.reading() as connection:
        is_ours = is_of(connection, manifest)
    said = _(NOT_SENT if is_ours else OF_ANOTHER).format(file=company.path.name)
    return Held(False, said, is_ours)


def other_than(sent: Sent, head: str) -> str:
    """Return a sentence where a package with this head is not the one that was sent, else "".

    Of one that was entered by hand no head is kept, so nothing can be said.
    """
    if not sent.head or sent.head == head:
        return ""
    return _(OTHER).format(day=say_whole_date(sent.on))


def is_of(connection: Connection, manifest: Manifest) -> bool:
    """Whether the history has the line that the package names as the last it saw."""
    number, link = manifest.history
    question = select(CHANGE.c.hash).where(CHANGE.c.number == number)
    return not number or connection.execute(question).scalar() == link
