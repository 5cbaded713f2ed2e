"""What a person can do about damage that cannot be brought back: never a backup that is not there.

A backup that has a damaged record whole is offered; where nothing is offered for one, there is
none, and what helps is the paper, another copy of the file, or to go on working.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from desktop.language import N_, _
from desktop.services.backups import Backup, Places, last_good
from desktop.services.verifying import Fault
from desktop.store.backup_head import file_id_of
from desktop.store.keys import Key
from desktop.values.spoken import say_whole_date

BROKEN_BACKED_UP: Final = N_(
    "The last whole backup of it is that of {day}. Restore it to a new file, and keep this one."
)
BROKEN_ALONE: Final = N_(
    "There is no whole backup of it in the places for backups of this PC. Change nothing in the "
    "file, and copy it to another disk first. Then look for another copy: on a stick, on another "
    "PC, in an e-mail, among the earlier versions that a synchronised folder keeps. What is in no "
    "copy stands in the packages and sheets that were printed: enter it again in a new file."
)
RECORD: Final = N_(
    "Neither the history nor a backup on this PC has it whole. Void it, and enter it again from "
    "the paper."
)
MISSING: Final = N_(
    "Neither the history nor a backup on this PC has it whole. Enter it again from the paper."
)
CONTENT: Final = N_(
    "No backup on this PC has the file. Scan or photograph the paper again and attach it to a new "
    "evidence."
)
HISTORY: Final = N_(
    "The history cannot be put right. What the records say is another matter: go on working with "
    "the file, and keep the backups from before as proof of what the history said."
)
STRAY: Final = N_(
    "Muster takes out nothing by itself. Look at it, and hold it against the paper and an older "
    "backup."
)
LINK: Final = N_("Open the record, choose again what it names, and save it.")
NOTHING_ENTERED: Final = N_("Nothing that was entered is affected: go on working with the file.")

_WAYS: Final = {
    "record": RECORD,
    "missing": MISSING,
    "content": CONTENT,
    "history": HISTORY,
    "head": HISTORY,
    "stray": STRAY,
    "link": LINK,
}


def way_out(fault: Fault, last_whole: Backup | None) -> str:
    """Return what can be done about a fault for which nothing is offered."""
    if fault.what == "structure":
        if last_whole is None:
            return _(BROKEN_ALONE)
        day = say_whole_date(last_whole.made_at.astimezone().date())
        return _(BROKEN_BACKED_UP).format(day=day)
    if fault.what == "content" and not fault.kind:
        return _(NOTHING_ENTERED)
    return _(_WAYS.get(fault.what, NOTHING_ENTERED))


def ways_out(faults: Iterable[Fault], last_whole: Backup | None) -> list[str]:
    """Return what can be done about faults for which nothing is offered, each sentence once."""
    return list(dict.fromkeys(way_out(fault, last_whole) for fault in faults))


def last_whole(path: Path, key: Key | None, places: Places) -> Backup | None:
    """Return the newest whole backup of a company file that may be broken itself."""
    return last_good(places, file_id_of(path, key) or path)
