"""What this Muster is made of: the versions that whoever helps asks for, and the notices."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from desktop import __version__
from desktop.resources import resource
from desktop.store.sqlite_version import sqlite_version

QT: Final = "PySide6_Essentials"  # carries the version of the Qt it brings


def version_lines() -> tuple[str, ...]:
    """Return a line each for Muster, Python, Qt, SQLite and the system; Muster's is the first."""
    sqlite, cipher = sqlite_version()
    return (
        f"Muster {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {_qt()}",
        f"SQLite {sqlite} (SQLCipher {cipher})",
        f"{_system()}, {platform.machine()}",
    )


def notices() -> str:
    """Return who made what travels with Muster, and under which words."""
    return resource("notices", "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")


def _qt() -> str:
    try:
        return version(QT)
    except PackageNotFoundError:  # the command line works without it
        return "none"


def _system() -> str:
    name = platform.system()
    if name == "Darwin":
        return f"macOS {platform.mac_ver()[0]}"
    if name == "Windows":
        return f"Windows {platform.release()}, build {platform.version()}"
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:  # the file that says it is not there
        return f"{name} {platform.release()}"
