"""Has the program under test do an operation with one write going wrong, and hears what came of it.

One worker does thousands of them, because starting the program is what takes long.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tests.faults.shim import KILLING, Control, How, environment

ROOT: Final = Path(__file__).parents[2]
Told = dict[str, Any]
# what must not be left when a single write failed and all after it worked; a stick that was pulled
# or a program that was killed can clear nothing away
TIDY: Final = (How.FULL, How.BAD, How.SHORT, How.FULL_ON)

CLEARING: Final = ("unlink", "rmdir")  # what cannot be cleared away is cleared by the next run


class Worker:
    """The program under test, for one operation."""

    def __init__(self, folder: Path, operation: str, *, forking: bool, often: int = 1) -> None:
        folder.mkdir(parents=True)
        self.operation, self._folder = operation, folder
        control = Control(folder / "control")
        mode = "forking" if forking else "staying"
        # not by -m: the children that read files would load all of that module again
        start = "from tests.faults.worker import main; main()"
        command = [sys.executable, "-c", start, str(control.path), str(folder)]
        self._program = subprocess.Popen(
            [*command, operation, mode, str(often)],
            cwd=ROOT,
            env=environment(control, folder / "home"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.writes: int = self._heard()["writes"]

    def ask(self, how: How, nth: int) -> Told:
        """Do it once more, the n-th write going wrong."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{how.name} {nth}\n")
        self._program.stdin.flush()
        return self._heard()

    def _heard(self) -> Told:
        assert self._program.stdout is not None
        line = self._program.stdout.readline()
        assert line, f"{self.operation}: the program under test ended by itself"
        told: Told = json.loads(line)
        return told

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def worker(folder: Path, operation: str, how: How, often: int = 1) -> Iterator[Worker]:
    """Start the program under test for one way of going wrong.

    After every so many runs, the same is asked once more, and must be done then.
    """
    place, forking = folder / f"{operation}-{how.name}", how in KILLING
    with Worker(place, operation, forking=forking, often=often) as made:
        yield made


def spread(first: int, writes: int, most: int) -> Sequence[int]:
    """Some of the writes, spread evenly from the first on to the very last; of one, the first."""
    if most == 1:
        return [first]
    if writes - first < most:
        return range(first, writes + 1)
    step = (writes - first) / (most - 1)
    return [first + round(step * place) for place in range(most)]


def wrong(told: Told) -> list[str]:
    """What is wrong with what came of it, each as a sentence."""
    found = []
    if told["trouble"]:
        found.append(told["trouble"])
    elif told["strange"]:
        found.append(f"left for a person to see: {told['strange']}")
    elif told["hidden"] and How[told["how"]] in TIDY and not told["call"].startswith(CLEARING):
        found.append(f"left behind: {told['hidden']}")
    return [f"{told['how']} at write {told['nth']} ({told.get('call')}): {one}" for one in found]
