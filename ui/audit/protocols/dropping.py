"""Files that are dropped on the protocols: a protocol's file is read, anything else is a sheet."""

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDING = ".toml"


def file_in(dropped: QMimeData) -> Path | None:
    """Return the one file that is dropped, None for several and for what is no file."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and not paths[0].is_dir() else None


def is_protocol(path: Path) -> bool:
    """Whether a file calls itself that of a protocol."""
    return path.suffix.lower() == ENDING
