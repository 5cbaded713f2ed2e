"""What a partner takes as an upload: kinds of files and how large one may be, from its protocol."""

from pathlib import Path
from typing import Final

from desktop.services.packaging.told import PackageTold

# AuditSoft refuses ZIP and EXE; what runs is refused by every gateway of a mail server
NEVER: Final = frozenset({".zip", ".exe", ".com", ".bat", ".cmd", ".js", ".vbs", ".msi", ".scr"})
_SAME: Final = {".jpeg": ".jpg", ".tif": ".tiff", ".htm": ".html"}


def takes(told: PackageTold, ending: str, path: Path) -> bool:
    """Whether a file may be uploaded as it is, by its ending (".docx") and by its size."""
    limits, ending = told.limits, _one(ending)
    if ending in NEVER or ending in {_one(f".{one}") for one in limits.refused}:
        return False
    if limits.types and ending not in {_one(f".{one}") for one in limits.types}:
        return False
    return told.most_bytes is None or path.stat().st_size <= told.most_bytes


def _one(ending: str) -> str:
    small = ending.lower().replace("..", ".")
    return _SAME.get(small, small)
