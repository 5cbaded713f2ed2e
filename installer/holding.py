"""Whether a bundle holds all that it must, because PyInstaller leaves out what it cannot find."""

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from installer.settings import settings


def asked_for(system: str) -> list[str]:
    """Return the modules that a bundle for a system must hold, as `sys.platform` calls it."""
    by_name = settings()["must_hold"]["modules"]
    return [*by_name["everywhere"], *by_name[system]]


def faults(modules: Iterable[str], files: Iterable[str], system: str) -> list[str]:
    """Return a sentence for everything that is missing, and for everything that bloats it."""
    held, places = set(modules), [place.replace("\\", "/") for place in files]
    must, never = settings()["must_hold"], settings()["must_not_hold"]
    missing = [name for name in asked_for(system) if name not in held]
    for pattern in must["files"]:
        if not any(fnmatchcase(place, pattern) for place in places):
            missing.append(pattern)
    extra = [
        name for name in sorted(held) if any(fnmatchcase(name, each) for each in never["modules"])
    ]
    extra += [
        place
        for place in sorted(places)
        # what Muster itself brings is called as it likes
        if not place.startswith("resources/")
        and any(fnmatchcase(f"/{place}", each) for each in never["files"])
    ]
    return [f"{name} is not in the bundle." for name in missing] + [
        f"{name} has no business in the bundle." for name in extra
    ]


def modules_in(program: Path) -> set[str]:
    """Return the names of the modules that are packed into the program itself."""
    # only here, because nothing but the clean environment has it
    from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

    archive = CArchiveReader(str(program))
    packed = [name for name in archive.toc if name.endswith(".pyz")]
    return {name for part in packed for name in archive.open_embedded_archive(part).toc}


def files_in(folder: Path) -> list[str]:
    """Return the places of all files below the folder that holds the libraries."""
    return [
        (Path(at) / name).relative_to(folder).as_posix()
        for at, _folders, names in os.walk(folder)
        for name in names
    ]
