"""A real X server without a screen, with Muster on it and somebody who has only a keyboard."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Final

from tests.builders.terminal import Terminal

PATIENCE: Final = 60.0  # seconds for one step; a loaded machine starts programs slowly
PAUSE: Final = 0.05  # between looks at a file that another program writes
CURSOR: Final = 40  # rows of pixels that a blinking cursor may change while nothing happens
STILL: Final = 8  # looks without a change until nothing more happens
WIDTH: Final = 1366
ROW: Final = 4 * WIDTH  # bytes
TOOLS: Final = ("Xvfb", "xdotool")


def missing() -> str:
    """Return what is not installed here, "" when nothing is lacking."""
    return ", ".join(tool for tool in TOOLS if shutil.which(tool) is None)


def wait_for(until: Callable[[], object], what: str) -> None:
    """Look again and again until something is so, as there is nobody who would tell."""
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, f"waited {PATIENCE:.0f} seconds for {what}"
        time.sleep(PAUSE)


def is_at_work(process: int) -> bool:
    """Whether any thread of a process runs, reads from a disk, or waits for its turn."""
    for thread in Path(f"/proc/{process}/task").glob("*/stat"):
        try:
            state = thread.read_text().rpartition(")")[2].split()[0]
        except OSError:  # it has ended since it was listed
            continue
        if state in "RD":
            return True
    return False


@dataclass(frozen=True)
class Screen:
    """A display with its server, and the file in which everything on it can be seen."""

    server: int
    display: str
    pixels: Path

    def rows(self) -> list[bytes]:
        """Return the rows of pixels that are shown now."""
        shown = self.pixels.read_bytes()
        return [shown[at : at + ROW] for at in range(0, len(shown), ROW)]


@contextmanager
def x_server(folder: Path) -> Iterator[Screen]:
    """Start a server on a display that is free; what it shows is kept in `folder`."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x768x24"]
    command += ["-nolisten", "tcp", "-fbdir", str(folder)]
    with subprocess.Popen(command, pass_fds=[writing], stderr=DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            assert number, "the X server did not start"
            yield Screen(server.pid, f":{number}", folder / "Xvfb_screen0")
        finally:
            server.terminate()


class Keyboard:
    """Somebody at the keyboard of a Muster that runs on an X server."""

    def __init__(self, screen: Screen, terminal: Terminal, file: Path) -> None:
        self._file, self._screen = file, screen
        self._kept = terminal.folder / "Muster" / "window.ini"
        others = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
        mine = {name: it for name, it in terminal.surroundings.items() if name not in others}
        self._env = mine | {"DISPLAY": screen.display, "XDG_RUNTIME_DIR": str(terminal.folder)}
        self.muster = subprocess.Popen(
            terminal.command("open", file), env=self._env, stdout=PIPE, stderr=PIPE, text=True
        )

    def wait_until_open(self) -> None:
        """Wait until the file is shown, and put the keyboard into the window."""
        wait_for(self._is_open, "the file to be shown")
        found = self._xdotool("search", "--onlyvisible", "--name", self._file.name)
        self._xdotool("windowfocus", "--sync", found.split()[0])
        self.look()

    def look(self) -> None:
        """Wait until nothing is at work or moves on the screen any more, but for the cursor."""
        end, still, before = time.monotonic() + PATIENCE, 0, self._screen.rows()
        while still < STILL:
            assert time.monotonic() < end, "the window does not come to rest"
            time.sleep(PAUSE)
            now = self._screen.rows()
            moved = sum(one != other for one, other in zip(before, now, strict=True))
            still = still + 1 if moved <= CURSOR and not self._is_at_work() else 0
            before = now

    def _is_at_work(self) -> bool:
        """Whether any thread of the program runs, or would if the machine let it.

        What was pressed may still be on its way through the server.
        """
        return is_at_work(self.muster.pid) or is_at_work(self._screen.server)

    def _is_open(self) -> bool:
        """The file opened last is kept as soon as it is shown."""
        return self._kept.exists() and self._file.name in self._kept.read_text("utf-8")

    def press(self, *keys: str) -> None:
        """Press keys one after another, e.g. "ctrl+s", and look what comes of them."""
        self._xdotool("key", *keys)
        self.look()

    def type(self, words: str) -> None:
        """Type words, and look what comes of them."""
        self._xdotool("type", "--delay", "2", words)
        self.look()

    def leave(self) -> tuple[int, str, str]:
        """Close the program by its key; returns its exit code and what it wrote."""
        self._xdotool("key", "ctrl+q")
        out, errors = self.muster.communicate(timeout=PATIENCE)
        return self.muster.returncode, out, errors

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._env,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.stdout

    def kill(self) -> None:
        """End the program if a test failed before it ended."""
        if self.muster.poll() is None:
            self.muster.kill()
            self.muster.communicate()
