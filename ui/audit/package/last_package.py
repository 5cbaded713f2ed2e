"""Remembers on this PC which package of a company was built last, and where it lies."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from ui.preferences import Preferences

_PARTS: Final = 5


@dataclass(frozen=True)
class LastPackage:
    """A package that was built: its file, the day on which, the day as of which, its size."""

    path: Path
    built_on: date
    as_of: date
    pages: int
    exhibits: int


def keep_last(preferences: Preferences, company: Path, last: LastPackage) -> None:
    """Remember the package that was built last of a company file."""
    texts = [
        str(last.path),
        last.built_on.isoformat(),
        last.as_of.isoformat(),
        str(last.pages),
        str(last.exhibits),
    ]
    preferences.keep(_key(company), texts)


def last_of(preferences: Preferences, company: Path) -> LastPackage | None:
    """Return the package that was built last, as long as its file is there."""
    texts = preferences.texts(_key(company))
    if len(texts) != _PARTS or not Path(texts[0]).is_file():
        return None
    try:
        built_on, as_of = map(date.fromisoformat, texts[1:3])
        return LastPackage(Path(texts[0]), built_on, as_of, int(texts[3]), int(texts[4]))
    except ValueError:  # somebody wrote into the file of preferences
        return None


def _key(company: Path) -> str:
    return f"package/{sha256(str(company.absolute()).encode()).hexdigest()[:16]}"
