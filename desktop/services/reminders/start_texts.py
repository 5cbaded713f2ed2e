"""The entries by which each system starts a program when somebody signs in: pure texts."""

import plistlib
import re
import subprocess
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Final

from desktop.language import _

LABEL: Final = "muster.start"
# what a desktop entry asks to be quoted with a backslash inside its quotes
_QUOTED: Final = '"`$\\'
# of a property list as `launch_agent` writes it, and a person may have broken since
_FIRST_ARGUMENT: Final = re.compile(r"<array>\s*<string>([^<]*)</string>")
_TURNED_OFF: Final = ("hidden=true", "x-gnome-autostart-enabled=false")


def command_of(executable: Path, *, frozen: bool) -> tuple[str, ...]:
    """Return what starts this program again: the installed one, or Python with its parts.

    `-P` because the folder in which a session begins is not for importing.
    """
    if frozen:
        return (str(executable), "open")
    return (str(executable), "-P", "-m", "desktop.launch", "open")


def desktop_entry(command: Sequence[str]) -> str:
    """Return the file of an XDG desktop (autostart/*.desktop).

    It outlives the program, because to remove that touches nobody's home; `TryExec` makes desktops
    pass over it then.
    """
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.4",
            "Name=Muster",
            f"Comment={_('Shows what is due')}",
            f"TryExec={_escaped(command[0])}",
            f"Exec={' '.join(map(_argument, command))}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        )
    )


def _argument(text: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in _QUOTED else letter for letter in text)
    return '"' + _escaped(escaped).replace("%", "%%") + '"'  # `%` is a code


def _escaped(text: str) -> str:
    """As a string of the file, which has backslashes of its own."""
    return text.replace("\\", "\\\\")


def program_of(entry: str) -> str:
    """Return the program that a desktop entry tries before it starts anything; "" for none."""
    lines = (line for line in entry.splitlines() if line.startswith("TryExec="))
    return next(lines, "").removeprefix("TryExec=").replace("\\\\", "\\")


def is_turned_off(entry: str) -> bool:
    """Whether a desktop was told elsewhere to leave an entry out, with the file still there."""
    lines = {line.replace(" ", "").lower() for line in entry.splitlines()}
    return any(line in lines for line in _TURNED_OFF)


def launch_agent(command: Sequence[str]) -> str:
    """Return the property list of a launch agent of macOS."""
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
    }
    return plistlib.dumps(agent).decode()


def agent_program(agent: str) -> str:
    """Return the program that a launch agent starts; "" where it cannot be read."""
    found = _FIRST_ARGUMENT.search(agent)
    return unescape(found[1]) if found else ""


def run_program(value: str) -> str:
    """Return the program that a value of the Run key starts."""
    if value.startswith('"'):
        return value[1:].partition('"')[0]
    return value.partition(" ")[0]


def run_value(command: Sequence[str]) -> str:
    """Return the value under the Run key of Windows: one command line."""
    return subprocess.list2cmdline(command)
