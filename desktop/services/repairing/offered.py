"""One thing that can be brought back, and where from."""

from dataclasses import dataclass, field
from typing import Final

from desktop.services.backups import Backup
from desktop.store.aggregate import Stored

HISTORY: Final = "history"
BACKUP: Final = "backup"
ANEW: Final = "anew"


@dataclass(frozen=True)
class Offer:
    """What can be done about a fault, in a sentence.

    `what` is that of the fault, or "index"; `source` says where it comes from: the history, a
    backup, or made anew out of what is whole. `content` is the SHA-256 of a file of evidence.
    """

    what: str
    kind: str
    record_id: str
    title: str
    source: str
    sentence: str
    backup: Backup | None = None
    content: str = ""
    record: Stored | None = field(default=None, repr=False)
