"""Knows what systems put into every folder that somebody looks at, by name and by beginning.

Whoever hides a file under such a name does not hide it from the check.
"""

from collections.abc import Container
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

_MOST: Final = 4096  # of a file that only says how a folder looks
_LOOK: Final = (b"[", b"\r\n[", b"\xef\xbb\xbf[", b"\xff\xfe[", b"\xff\xfe\r\0\n\0[")
_BEGINNINGS: Final[dict[str, tuple[bytes, ...]]] = {
    "thumbs.db": (b"\xd0\xcf\x11\xe0",),  # pictures of pictures (Windows)
    "desktop.ini": _LOOK,
    ".directory": _LOOK,  # KDE
    ".ds_store": (b"\0\0\0\1Bud1",),  # macOS
    "._*": (b"\0\5\x16\7",),  # macOS, on a stick: what its disk has no room for (AppleDouble)
}
_IN_USE: Final[dict[str, Container[int]]] = {
    "~$*": (162, 165),
    ".~lock.*#": range(300),
}  # bytes: Office, LibreOffice


def is_nobodys(path: Path) -> bool:
    """Whether a system or an office program put it there by itself."""
    name = path.name.casefold()
    begins = next((one for like, one in _BEGINNINGS.items() if fnmatch(name, like)), ())
    try:
        if path.is_symlink() or not path.is_file():
            return False
        size = path.stat().st_size
        if any(fnmatch(name, like) and size in sizes for like, sizes in _IN_USE.items()):
            return True
        if not begins or (begins is _LOOK and size > _MOST):
            return False
        with path.open("rb") as file:
            return not size or file.read(16).startswith(begins)
    except OSError:  # nobody can say what it is, so it is told
        return False
