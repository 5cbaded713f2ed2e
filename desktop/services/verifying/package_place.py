"""Finds the folder of a package: by its list, by a file or a folder within it, by what is left."""

import re
from itertools import chain
from pathlib import Path
from typing import Final

from desktop.package import manifest
from desktop.package.folder_index import is_index
from desktop.package.manifest import Manifest
from desktop.store.faults import reading_explained

PDFS: Final = "*_package_*.pdf"
INDEX: Final = "index.html"
PLAN: Final = "action plan.xlsx"
_BEGINNING: Final = 500
_DEEPEST: Final = 3  # folders within a package: element, question
_EXHIBIT: Final = re.compile(
    r"(?=[A-Z\d])[A-Z]*[\d.]*-\d{2,}[a-z]* .+"
)  # "S4.2-03a Brake invoice.pdf"


def folder_of_package(path: Path) -> Path | None:
    """Return the folder of the package that `path` is, or lies in as part of it; None of none.

    Raises `Unavailable` when it cannot be read.
    """
    with reading_explained(path):
        if path.is_dir() and (_is_listed(path) or _has_lost_its_list(path)):
            return path
        for folder in [*path.parents][:_DEEPEST]:
            if _is_listed(folder):
                return folder if _holds(folder, path) else None
    return None


def read_list(folder: Path) -> tuple[Manifest, bool, str] | None:
    """Return a manifest, whether it is as it was written, and its head; None where it is none."""
    path = folder / manifest.NAME
    if not path.is_file() or path.stat().st_size > manifest.MOST_BYTES:
        return None
    data = path.read_bytes()
    try:
        found, head = manifest.read(data)
    except ValueError:
        return None
    return found, head == manifest.head_of(data), head


def _is_listed(folder: Path) -> bool:
    """Whether a list of ours lies there, whatever became of it."""
    return manifest.is_manifest(_beginning(folder / manifest.NAME))


def _holds(folder: Path, path: Path) -> bool:
    """Whether a file or a folder is of the package, by its name; sticks change small letters."""
    within = path.relative_to(folder).as_posix()
    if within == manifest.NAME:
        return True
    found = read_list(folder)
    if found is None:
        return path.is_dir() or path.match(PDFS)
    wanted = within.casefold()
    paths = (one.path.casefold() for one in found[0].files)
    return any(one == wanted or one.startswith(f"{wanted}/") for one in paths)


def _has_lost_its_list(folder: Path) -> bool:
    """Whether a package lies there of which the manifest is gone, or spoilt from its beginning."""
    if manifest.is_table(_beginning(folder / manifest.TABLE)):
        return True
    has_plan, index = (folder / PLAN).is_file(), folder / INDEX
    if any(folder.glob(PDFS)):
        rest = (folder / manifest.TABLE).is_file() or has_plan or index.is_file()
        return rest or any(map(_is_exhibit, chain(folder.glob("*/*"), folder.glob("*/*/*"))))
    return has_plan and is_index(_beginning(index))


def _is_exhibit(path: Path) -> bool:
    return _EXHIBIT.fullmatch(path.name) is not None


def _beginning(path: Path) -> bytes:
    """Return how a file begins, nothing where there is none."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_BEGINNING)
