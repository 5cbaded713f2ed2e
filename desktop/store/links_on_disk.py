"""Says whether a name on the disk leads to another place: what is written there lands elsewhere."""

import os
import stat
import sys
from pathlib import Path


def leads_elsewhere(path: Path) -> bool:
    """Whether it is a link, or a junction of Windows; False where nothing is there.

    A file that a cloud keeps for us is a point of that sort too, and leads nowhere else.
    """
    try:
        about = os.lstat(path)
    except OSError:
        return False
    if sys.platform == "win32":
        elsewhere = (stat.IO_REPARSE_TAG_SYMLINK, stat.IO_REPARSE_TAG_MOUNT_POINT)
        return about.st_reparse_tag in elsewhere
    return stat.S_ISLNK(about.st_mode)
