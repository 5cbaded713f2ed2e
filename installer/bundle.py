"""What goes into the bundle and what stays out, decided by the names in settings.toml."""

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any, Final

from installer.settings import settings

QT_FILE: Final = re.compile(
    r"""
    (?:^|/)(?:lib)?Qt6?(?P<name>[A-Z][A-Za-z0-9]*)
    (?:\.abi3\.so | \.so(?:\.\d+)* | \.pyd | \.dll | \.dylib | \.framework\b.* | )$
    """,
    re.VERBOSE,
)
Entry = tuple[str, str, str]  # place in the bundle, where it is from, PyInstaller's word for it


def chosen(entries: Iterable[Entry], *, linux: bool) -> list[Entry]:
    """Return the entries that belong into the bundle."""
    return [entry for entry in entries if belongs(entry[0], linux=linux)]


def belongs(place: str, *, linux: bool) -> bool:
    """Whether the file at this place in the bundle is wanted there."""
    place = place.replace("\\", "/")
    if any(fnmatchcase(place, pattern) for pattern in settings()["bundle"]["without_files"]):
        return False
    if linux and _is_from_the_system(place):
        return False
    return _is_wanted_of_qt(place, settings()["qt"]) and not _is_for_pillow_only(place)


def _is_from_the_system(place: str) -> bool:
    name = place.rpartition("/")[2]
    # what lies in a folder came with a library that was built against just that one
    return "/" not in place and any(
        fnmatchcase(name, pattern) for pattern in settings()["linux"]["from_the_system"]
    )


def _is_wanted_of_qt(place: str, qt: dict[str, Any]) -> bool:
    if "/plugins/" in place and "PySide6/" in place:
        group, _, name = place.rpartition("/plugins/")[2].partition("/")
        stem = re.sub(r"^lib", "", name).split(".")[0]
        return f"{group}/{stem}" in qt["plugins"]
    if place.endswith(".qm"):
        return place.rpartition("/")[2].removesuffix(".qm") in qt["translations"]
    module = QT_FILE.search(place)
    return module is None or module["name"] in qt["modules"]


def _is_for_pillow_only(place: str) -> bool:
    name = place.rpartition("/")[2]
    stem = re.split(r"[-.]", name)[0]
    return (
        "pillow.libs/" in place or "PIL/.dylibs/" in place or "/" not in place
    ) and stem in settings()["bundle"]["without_libraries"]
