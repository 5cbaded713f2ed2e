"""What going back to a backup would change, in words."""

from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services import backups
from desktop.services.log_pages import log_page
from desktop.services.safe_keeping.listing import backup_in
from desktop.services.safe_keeping.shown import DifferenceShown
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

FEW: Final = 6  # actions that are named


def difference_shown(company: CompanyFile, folder: Path, now: datetime) -> DifferenceShown:
    """Say what a backup has more or less than the open file, and what was done since.

    Raises `Unavailable` when the backup is not there any more.
    """
    backup = backup_in(folder)
    if not backup.has_manifest:
        return DifferenceShown(
            _(
                "Nobody knows, because the manifest of the backup cannot be read. Better restore "
                "it as another file and compare."
            ),
            (),
        )
    found = backups.difference(company, backup)
    lines = tuple(
        _("{kind}: {then} then, {now} now").format(
            kind=_(kind_of(kind).plural),
            then=say_number(found.then.get(kind, 0)),
            now=say_number(found.now.get(kind, 0)),
        )
        for kind in found.kinds()
    )
    if not found.is_earlier:
        return DifferenceShown(
            _(
                "This backup is no earlier state of the open file: its history went another way. "
                "Better restore it as another file and compare."
            ),
            lines,
        )
    n = found.actions_since
    if not n:
        return DifferenceShown(_("Nothing: the file says the same now."), lines)
    sentence = ngettext(
        "{n} thing was done since, and would be taken back.",
        "{n} things were done since, and would be taken back.",
        n,
    ).format(n=say_number(n))
    some = log_page(company, now.astimezone().date(), most=min(n, FEW)).entries
    names = tuple(entry.name for entry in some)
    return DifferenceShown(sentence, lines, names, n - len(names))
