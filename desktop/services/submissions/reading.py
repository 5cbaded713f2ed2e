"""Reads the manifest of a package that was built, and refuses what cannot be believed."""

from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.package import manifest
from desktop.package.manifest import Manifest
from desktop.store.faults import reading_explained

NONE: Final = N_(
    "'{folder}' holds no package that Muster built: there is no list of its files. Choose the "
    "folder into which the package was built."
)
ALTERED: Final = N_(
    "The list of the package in '{folder}' is not as it was written. Build the package again, and "
    "send that one."
)


def manifest_in(folder: Path) -> tuple[Manifest, str]:
    """Return the manifest in a folder with its head.

    Raises `Refused` where there is none that is as it was written, `Unavailable` where it cannot be
    read.
    """
    path = folder / manifest.NAME
    with reading_explained(path):
        if not path.is_file() or path.stat().st_size > manifest.MOST_BYTES:
            raise Refused(_(NONE).format(folder=folder))
        data = path.read_bytes()
    try:
        found, head = manifest.read(data)
    except ValueError as fault:
        raise Refused(_(NONE).format(folder=folder)) from fault
    if head != manifest.head_of(data):
        raise Refused(_(ALTERED).format(folder=folder))
    return found, head
