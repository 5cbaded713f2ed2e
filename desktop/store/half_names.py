"""Calls a file by the name that people know, also half made, or as the tables of a backup."""

import re
from pathlib import Path
from typing import Final

_ID: Final = r"[0-9a-f]{32}"
_HALF: Final = re.compile(rf"\.(?P<name>.+)\.{_ID}(?:\.relocked)?\.new")
_RESTORED: Final = re.compile(rf"\.(?P<name>.+)\.{_ID}\.restored(?P<suffix>\.\w+)?")
_BACKUP: Final = re.compile(r"\d{4}-\d\d-\d\d_\d{6}_.+")


def called(path: Path) -> str:
    """Return the name by which people know a file, also while it is made under another one."""
    name = path.name
    if path.suffix == ".db" and _BACKUP.fullmatch(path.parent.name):
        return path.parent.name  # its tables are called the same in every backup
    while found := _HALF.fullmatch(name):
        name = found["name"]
    if found := _RESTORED.fullmatch(name):
        name = found["name"] + (found["suffix"] or "")
    return name
