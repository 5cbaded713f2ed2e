"""Starts Muster with the computer, or no more: the entry is the choice, kept nowhere else."""

import contextlib
import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import platformdirs

from desktop.errors import Refused
from desktop.language import _
from desktop.services.reminders.start_texts import (
    LABEL,
    agent_program,
    command_of,
    desktop_entry,
    is_turned_off,
    launch_agent,
    program_of,
    run_program,
    run_value,
)
from desktop.settings import APP

RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Entry(Protocol):
    """Where a system keeps what it starts. What it cannot do is an OSError."""

    def read(self) -> str | None:
        """Return what is there; None where there is nothing, or it is turned off elsewhere."""

    def write(self, text: str) -> None:
        """Put it there."""

    def remove(self) -> None:
        """Take it away; nothing there is as well."""


@dataclass(frozen=True)
class FileEntry:
    """A file in a folder that the desktop looks through."""

    path: Path

    def read(self) -> str | None:
        """Return what the file says."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        return None if is_turned_off(text) else text

    def write(self, text: str) -> None:
        """Write it, with its folder where that is missing."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(text, encoding="utf-8")

    def remove(self) -> None:
        """Delete it."""
        self.path.unlink(missing_ok=True)


class RunKey:
    """A value of this person's under the Run key of Windows; `registry` is the module `winreg`."""

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    def read(self) -> str | None:
        """Return the command line; None where the Task Manager has turned it off."""
        command = self._value(RUN)
        approved = self._value(APPROVED)
        is_off = bool(approved) and bool(approved[0] & 1)
        return None if command is None or is_off else str(command)

    def write(self, text: str) -> None:
        """Set the value, and forget that it was turned off elsewhere."""
        with self._registry.CreateKey(self._registry.HKEY_CURRENT_USER, RUN) as key:
            self._registry.SetValueEx(key, APP, 0, self._registry.REG_SZ, text)
        self._delete(APPROVED)

    def remove(self) -> None:
        """Delete the value."""
        self._delete(RUN)
        self._delete(APPROVED)

    def _value(self, path: str) -> Any:
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, path) as key:
                return self._registry.QueryValueEx(key, APP)[0]
        except FileNotFoundError:
            return None

    def _delete(self, path: str) -> None:
        user, change = self._registry.HKEY_CURRENT_USER, self._registry.KEY_SET_VALUE
        with (
            contextlib.suppress(FileNotFoundError),
            self._registry.OpenKey(user, path, 0, change) as key,
        ):
            self._registry.DeleteValue(key, APP)


@dataclass(frozen=True)
class Starting:
    """Whether this person's computer starts Muster when they sign in."""

    entry: Entry
    text: str
    program_of: Callable[[str], str]  # what an entry starts, "" where it does not say

    def is_on(self) -> bool:
        """Whether it does; an entry that cannot be read, or whose program is gone, is none."""
        try:
            found = self.entry.read()
            if found is None or found == self.text:
                return found is not None
            program = self.program_of(found)
            return not program or Path(program).exists()
        except OSError:
            return False

    def turn(self, *, on: bool) -> bool:
        """Let it, or let it no more, and return how it is then.

        Raises `Refused` where the system does not let anybody choose.
        """
        try:
            if on:
                self.entry.write(self.text)
            else:
                self.entry.remove()
        except OSError as fault:
            raise Refused(
                _(
                    "This computer did not let Muster change what starts with it: {why}. "
                    "Nothing was changed."
                ).format(why=fault.strerror or fault)
            ) from fault
        return on


def starting() -> Starting:
    """Return how Muster is started with this computer."""
    command = command_of(_windowed(Path(sys.executable)), frozen=getattr(sys, "frozen", False))
    return starting_on(sys.platform, command, lambda: importlib.import_module("winreg"))


def starting_on(platform: str, command: Sequence[str], registry: Callable[[], Any]) -> Starting:
    """Return the same for a platform by its name in Python."""
    if platform == "win32":
        return Starting(RunKey(registry()), run_value(command), run_program)
    if platform == "darwin":
        agents = Path.home() / "Library" / "LaunchAgents"
        file = FileEntry(agents / f"{LABEL}.plist")
        return Starting(file, launch_agent(command), agent_program)
    # the folder of the choices of this person, without one of our own in it
    config = Path(platformdirs.user_config_dir())
    file = FileEntry(config / "autostart" / "muster.desktop")
    return Starting(file, desktop_entry(command), program_of)


def _windowed(executable: Path) -> Path:
    """The program without a console, where Windows has one beside that with it."""
    for name in (f"{APP}.exe", "pythonw.exe"):
        if sys.platform == "win32" and (beside := executable.with_name(name)).is_file():
            return beside
    return executable
