"""`muster` as people run it: in a process of its own, with a home that is nobody's."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
HOMES: Final = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME",
                "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """What a command left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    def document(self) -> dict[str, Any]:
        """Return the one JSON document on standard output; anything else there fails."""
        said: dict[str, Any] = json.loads(self.out)
        return said


class Terminal:
    """A folder to work in; every command is a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def muster(self, *words: object) -> Ended:
        """Run `muster` to its end. A traceback or an unknown module fails whatever the code."""
        done = subprocess.run(
            self.command(*words), capture_output=True, encoding="utf-8", timeout=120, check=False,
            env=self.surroundings, cwd=self.folder,
        )  # fmt: skip
        told = f"{words} ended with {done.returncode}:\n{done.stderr}"
        assert "Traceback" not in done.stderr, told
        assert "Traceback" not in done.stdout, told
        # 70 is Muster's own word for a fault of Muster
        assert done.returncode != 70, told
        return Ended(done.returncode, done.stdout, done.stderr)

    def command(self, *words: object) -> list[str]:
        """Return the words that start `muster`."""
        return [sys.executable, "-m", "desktop.launch", *map(str, words)]

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of a command."""
        mine = dict.fromkeys(HOMES, str(self.folder))
        return os.environ | mine | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
