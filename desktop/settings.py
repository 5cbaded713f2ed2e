"""Where this PC keeps what belongs to the person and not to the company file."""

import getpass
from pathlib import Path
from typing import Final

import platformdirs

APP: Final = "Muster"


def user_name() -> str:
    """Return who is signed in on this PC, as the history shows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a service account or a bare container has no name
        return "unknown"


def state_folder() -> Path:
    """Return the folder for logs and window state, made when missing."""
    folder = _state()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def opened_folder() -> Path:
    """Return where files lie that other programs are to open, not made yet."""
    return _state() / "opened"


def _state() -> Path:
    return Path(platformdirs.user_state_dir(APP, appauthor=False))


def config_file(name: str) -> Path:
    """Return the file of a name in which this person's choices on this PC are kept."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / name


def data_folder(name: str) -> Path:
    """Return the folder of a name for what the program keeps for this person, not made yet."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / name


def log_file() -> Path:
    """Return where a fault of the program is written down."""
    return state_folder() / "muster.log"
