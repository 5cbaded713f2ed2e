"""What the window shows of backups, of a check and of what can be mended: plain values in words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.services.change_told import FieldSaid

WHOLE, DAMAGED = "whole", "damaged"
UNPROVEN = "unproven"  # a backup without its manifest: what it is of is said by its names only


@dataclass(frozen=True)
class Standing:
    """When the last good backup was made (None: there is none), and whether it is out of date."""

    made_at: datetime | None
    is_changed: bool


@dataclass(frozen=True)
class Kept:
    """What came of a backup: how the file stands now, and sentences about what was not well."""

    standing: Standing
    damage: str = ""
    second_said: str = ""  # why the second place did not take it


@dataclass(frozen=True)
class Reminder:
    """A word about the second place, and the day until which it can be put off."""

    sentence: str
    put_off_until: str
    has_second: bool


@dataclass(frozen=True)
class BackupShown:
    """One backup in a list. `path` is what `restore` is handed."""

    path: Path
    group: str
    when: str
    why: str
    holds: str
    place: str
    state: str
    has_password: bool = False
    file: str = ""


@dataclass(frozen=True)
class PlacesShown:
    """Where backups go: the folder on this PC, the second one, and how that one stands."""

    first: str
    second: str
    second_said: str
    is_late: bool = False


@dataclass(frozen=True)
class BackupsShown:
    """The backups of one company file, the newest first, and the places they are in."""

    backups: tuple[BackupShown, ...]
    places: PlacesShown


@dataclass(frozen=True)
class DifferenceShown:
    """What going back to a backup would change."""

    sentence: str
    lines: tuple[str, ...]
    done_since: tuple[str, ...] = ()
    more_done: int = 0


@dataclass(frozen=True)
class OfferShown:
    """How one damaged thing can come back; `offer` is what `mend` is handed."""

    sentence: str
    fields: tuple[FieldSaid, ...]
    offer: Any


@dataclass(frozen=True)
class FaultShown:
    """One thing that is damaged, and how it can come back."""

    title: str
    sentence: str
    icon_kind: str = ""
    offer: OfferShown | None = None
    below: str = ""  # what stands under the title in a list; "" for the sentence
    way_out: str = ""  # what a person can do where nothing is offered


@dataclass(frozen=True)
class Glance:
    """What a quick look found: "" where it found nothing; "amber" where it may be no damage."""

    sentence: str = ""
    tone: str = "red"


@dataclass(frozen=True)
class CheckShown:
    """What a check found."""

    is_whole: bool
    sentence: str
    faults: tuple[FaultShown, ...]

    @property
    def offers(self) -> tuple[OfferShown, ...]:
        """Everything that can be mended."""
        return tuple(fault.offer for fault in self.faults if fault.offer is not None)
