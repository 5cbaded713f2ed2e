"""Names of files and folders that survive Windows, OneDrive, a stick and an upload page.

Plain letters only, because a portal, an archive or a Mac writes é in another way than the next one
reads it. What Windows refuses: [MS Learn, Naming Files, Paths, and Namespaces]; what OneDrive and
SharePoint refuse besides ("_vti_", "~$", "#", "%"): [Microsoft Support, Restrictions and
limitations in OneDrive and SharePoint].
"""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from desktop.services.packaging.selected import Exhibit
from desktop.values.spoken import say_whole_date

LONGEST_FOLDER: Final = 40  # characters, so that no path grows past the 260 of Windows
LONGEST_FILE: Final = 80

_LETTERS: Final = str.maketrans(
    {
        **{"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l"},
        **{"Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "–": "-", "—": "-", "\u2011": "-"},
        **{"’": "", "'": "", "“": "", "”": "", "…": "", "°": " deg", "×": "x", "&": " and "},
    }
)
_ENDING: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")  # of the name of a file
_INITIAL: Final = re.compile(r"(?:^|[ .])[A-Z]\.$")  # "Orientation T.L."
WHAT: Final = "_SECOR_package"
_REFUSED: Final = re.compile(r"[^A-Za-z0-9 ._()+,-]+")
_ENDS: Final = " .-_,+"
_DEVICES: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\s*(?:\.|$))", re.IGNORECASE)
_NOT_IN_SHAREPOINT: Final = re.compile("_vti_|^forms$|^desktop\\.ini$", re.IGNORECASE)


def plain(text: str, longest: int = LONGEST_FILE) -> str:
    """Return words as part of a name: "Fuel: truck #4 / Élie" is "Fuel- truck -4 - Elie"."""
    spread = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(mark for mark in spread if not unicodedata.combining(mark))
    bare = " ".join("".join(" " if mark.isspace() else mark for mark in bare).split())
    bare = _REFUSED.sub("-", bare).strip(_ENDS)
    bare = _NOT_IN_SHAREPOINT.sub("-", bare)[:longest].rstrip(_ENDS)
    return _DEVICES.sub(r"\1-", bare)


def stem_of(exhibit: Exhibit) -> str:
    """Return "S4.2-03 Vehicle inspection 101 2026-03-02": its day at the end, so that it sorts."""
    title = _ENDING.sub("", exhibit.title) if exhibit.file else exhibit.title
    day = exhibit.day.isoformat() if exhibit.day else ""
    if exhibit.day:  # in words it would stand there twice
        title = title.replace(say_whole_date(exhibit.day), " ").replace(day, " ")
    # a colon is a dash in a name, and a title has one behind the kind of record
    stem = plain(f"{exhibit.number} {title.replace(': ', ' ')}", 4 * LONGEST_FILE)
    if len(stem) > LONGEST_FILE - len(day) - 1:
        stem = stem[: LONGEST_FILE - len(day) - 1].rpartition(" ")[0] or stem
    elif day and _INITIAL.search(title.rstrip()):
        stem += "."  # taken off, because a name must not end in one
    return f"{stem if stem.endswith('.') else stem.rstrip(_ENDS)} {day}".rstrip()


def shortened(stem: str, said: str) -> str:
    """Return the name of a PDF so that words fit behind it; what it is and its day are kept."""
    whole, room = plain(stem, 4 * LONGEST_FILE), LONGEST_FILE - len(said) - 1
    company, mark, day = whole.rpartition(WHAT)
    end = f"{mark}{day}" if mark else ""
    begins = company if mark else whole
    return begins[: max(0, room - len(end))].rstrip(_ENDS) + end


@dataclass
class Names:
    """Hands out paths within a package, no two of which are one where case does not count."""

    _folders: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def folder(self, key: str, words: str, within: str = "") -> str:
        """Return the folder for a key, the same each time it is asked for."""
        if (known := self._folders.get(f"{within}\0{key}")) is None:
            wanted = plain(words, LONGEST_FOLDER) or "Papers"
            known = self._free(within, wanted, "")
            self._folders[f"{within}\0{key}"] = known
        return known

    def file(self, folder: str, stem: str, ending: str) -> str:
        """Return the path of a new file in a folder; `ending` with its dot, in small letters."""
        return self._free(folder, plain(stem) or "paper", ending)

    def take(self, path: str) -> str:
        """Keep a path from being handed out, and return it."""
        self._taken.add(path.casefold())
        return path

    def _free(self, folder: str, stem: str, ending: str) -> str:
        number = 1
        while True:
            more = f" ({number})" if number > 1 else ""
            path = str(PurePosixPath(folder) / f"{stem}{more}{ending}")
            if path.casefold() not in self._taken:
                return self.take(path)
            number += 1
