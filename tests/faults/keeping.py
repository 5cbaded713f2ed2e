"""Backups, copies and passwords as operations under test: done as the services do them."""

from pathlib import Path

from desktop.services import backups, locking
from desktop.store.keys import Key
from tests.builders.company import NOON
from tests.faults.place import OTHER_PASSWORD, PASSWORD, Place, noon

BEFORE_RESTORE = "bow.before-restore"


def places(place: Place) -> backups.Places:
    """Where the backups lie: a place, and a second one."""
    return backups.Places(place.folder / "backups", place.folder / "stick")


def back_up(place: Place) -> None:
    """Make a backup by hand."""
    with place.opened() as company:
        made = backups.back_up(company, places(place), backups.Why.BY_HAND, now=NOON)
    assert made.is_whole, made.damaged


def backed_up(place: Place) -> object:
    """Restore every backup that lies there; returns what was in them."""
    place.whole()
    found = []
    for backup in backups.backups_of(backups.Places(places(place).first), place.file):
        again = place.folder / ".again.muster"
        assert backups.restore(backup.folder, again, key=place.key()).is_whole
        found.append(place.whole(again))
        again.unlink()
    return tuple(set(found))


def with_backup(place: Place) -> None:
    """A company with a backup, and an action since."""
    from tests.faults.operations import save_form, with_evidence  # they know of these here

    with_evidence(place)
    back_up(place)
    save_form(place)


def _first_backup(place: Place) -> Path:
    found = backups.backups_of(backups.Places(places(place).first), place.file)
    return min(one.folder for one in found if one.why == backups.Why.BY_HAND)


def restore(place: Place) -> None:
    """Make a new file of the backup."""
    backups.restore(_first_backup(place), place.folder / "restored.muster", key=place.key())


def restored(place: Place) -> object:
    """What is in the new file, where there is one; backup and company file are as they were."""
    path = place.folder / "restored.muster"
    assert backed_up(place)
    return (place.whole(), place.whole(path) if path.exists() else None)


def restore_here(place: Place) -> None:
    """Put the first backup made by hand into the place of the company file."""
    made = backups.restore_in_place(_first_backup(place), place.file, places(place), now=NOON)
    assert made.kept is not None


def here(place: Place) -> object:
    """Which of the two the company file is; whatever was kept beside it is whole."""
    assert backed_up(place)
    for kept in place.folder.glob(f"{BEFORE_RESTORE}*.muster"):
        place.whole(kept)
    return place.whole()


def copy(place: Place) -> None:
    """Save a complete copy for another PC."""
    with place.opened() as company:
        assert backups.portable_copy(company, place.folder / "copy.muster").is_whole


def copied(place: Place) -> object:
    """The copy, where there is one."""
    path = place.folder / "copy.muster"
    return (place.whole(), place.whole(path) if path.exists() else None)


# --- passwords ------------------------------------------------------------------------------------


def set_password(place: Place) -> None:
    """Lock it."""
    locking.set_password(place.file, PASSWORD, by="Test", clock=noon)


def change_password(place: Place) -> None:
    """Lock it with the other password."""
    key = place.key()
    assert key is not None
    locking.change_password(place.file, key, OTHER_PASSWORD, by="Test", clock=noon)


def remove_password(place: Place) -> None:
    """Unlock it for good."""
    key = place.key()
    assert key is not None
    locking.remove_password(place.file, key, by="Test", clock=noon)


def lock(place: Place) -> object:
    """Which password opens it, and what is in it; what was kept beside it is whole."""
    for kept in place.folder.glob("bow.before-password*.muster"):
        place.whole(kept)
    key = place.key()
    if key is None:
        return ("clear", place.whole())
    is_first = key == Key.of(PASSWORD, key.salt)
    return ("first password" if is_first else "other password", place.whole())
