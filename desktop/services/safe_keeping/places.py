"""Where backups go on this PC and a second time, in words."""

from pathlib import Path

from desktop.language import _
from desktop.services import backups
from desktop.services.safe_keeping.shown import PlacesShown


def places_shown(places: backups.Places | None = None) -> PlacesShown:
    """Return where backups go; whether the second place is there is looked at."""
    places = places or backups.of_this_pc()
    if places.second is None:
        said = _(
            "A second copy, on a stick, a network drive or in a synchronised folder, survives what "
            "happens to this PC."
        )
        return PlacesShown(str(places.first), "", said)
    try:
        is_there = places.second.is_dir()
    except OSError:
        is_there = False
    said = (
        _("Every finished backup is copied there too.")
        if is_there
        else _("It is not there now. As soon as it is, the backups it lacks are copied to it.")
    )
    return PlacesShown(str(places.first), str(places.second), said, is_late=not is_there)


def choose_second(folder: Path | None) -> PlacesShown:
    """Copy backups to a second place from now on, None: no more. Raises `Refused`."""
    backups.set_second(folder)
    return places_shown()
