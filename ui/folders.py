"""Where a file dialog begins: left to itself it would show the folder of the program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def in_documents(name: str = "") -> str:
    """Return the documents folder of whoever sits here, or a file of that name in it."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return str(Path(QStandardPaths.writableLocation(place)) / name)
