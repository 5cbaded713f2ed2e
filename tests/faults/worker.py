"""The program whose writes go wrong: does one operation again and again, and says what came of it.

Run by `running.py` under the layer of interposed.c; a line is asked ("FULL 17"), a line is told.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services import importing
from desktop.services.evidence import examine
from tests.faults.operations import OPERATIONS, Operation
from tests.faults.place import Place, write_papers
from tests.faults.shim import KILLING, Control, How

UNCHANGED = "Nothing was changed."  # who is told this must find it so


class Rounds:
    """One operation, begun each time from the same state."""

    def __init__(self, control: Control, folder: Path, operation: Operation, often: int) -> None:
        self.control, self.operation = control, operation
        self.often = often  # after every so many, the next run is tried as well
        self.template, self.run = folder / "template", folder / "run"
        self.intake = Intake()
        self.papers = folder / "papers"
        self.place = Place(self.run, self.papers, self.intake)
        write_papers(self.papers)
        self._begin()

    def _begin(self) -> None:
        """Make the first state once, and find out by an undisturbed run what the last one is."""
        (self.run / "tmp").mkdir(parents=True)
        tempfile.tempdir = os.environ["TMPDIR"] = str(self.run / "tmp")
        self.operation.prepare(self.place)
        shutil.rmtree(self.run / "tmp")
        shutil.copytree(self.run, self.template)
        self.old = self.operation.seen(self.place)
        self._anew()
        self.control.arm(How.COUNT, 0, self.run)
        self.operation.run(self.place)
        self.writes = self.control.disarm().count
        self.names = self.place.visible()
        self.new = self.operation.seen(self.place)
        self.before = {
            str(p.relative_to(self.template)) for p in self.template.rglob("*")
        } | self.names
        assert self.old != self.new, "the operation changes nothing that is looked at"

    def look_once(self) -> None:
        """Examine the papers once, so that a process forked from here needs no child to read."""
        files = [self.papers / "card 2026-11-02.pdf", self.papers / "guard.jpg"]
        self.place.known["looked"] = examine(files, self.intake)
        sheet = [self.papers / "Employee list.csv"]
        self.place.known["sheet"] = importing.look(sheet, intake=self.intake)
        self.intake.close()

    def _anew(self) -> None:
        shutil.rmtree(self.run, ignore_errors=True)
        shutil.copytree(self.template, self.run)
        (self.run / "tmp").mkdir(exist_ok=True)

    def go(self, how: How, nth: int) -> dict[str, Any]:
        """Do it with one write going wrong; tell all there is to know of it."""
        self._anew()
        told: dict[str, Any] = {"how": how.name, "nth": nth, "trouble": ""}
        try:
            told |= self._killed(how, nth) if how in KILLING else self._failed(how, nth)
            told |= self._afterwards(told)
        except Exception:
            self.control.disarm()
            told["trouble"] = traceback.format_exc()
        return told

    def _failed(self, how: How, nth: int) -> dict[str, Any]:
        said, done = "", False
        self.control.arm(how, nth, self.run)
        try:
            self.operation.run(self.place)
            done = True
        except (Unavailable, Refused) as fault:
            said = str(fault)
        finally:
            struck = self.control.disarm()
        assert done or said, "a fault without a sentence"
        return {"done": done, "said": said, "hit": struck.hit, "call": struck.call}

    def _killed(self, how: How, nth: int) -> dict[str, Any]:
        """Do it in a process that is killed at its n-th write, or ends undisturbed."""
        told, tell = os.pipe()
        if not (pid := os.fork()):
            self._be_killed(how, nth, tell)
        os.close(tell)
        with open(told, "rb") as file:
            done = file.read() == b"done"
        _pid, status = os.waitpid(pid, 0)
        struck = self.control.disarm()
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        assert killed or (done and status == 0), f"it ended by itself: {status}"
        # a child that the program began may be what was killed
        return {"done": done, "said": "", "hit": int(killed), "call": struck.call}

    def _be_killed(self, how: How, nth: int, tell: int) -> None:
        code = 1
        try:
            os.setsid()
            self.control.arm(how, nth, self.run)
            self.operation.run(self.place)
            os.write(tell, b"done")  # from here on it is acknowledged
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def _afterwards(self, told: dict[str, Any]) -> dict[str, Any]:
        strange = sorted(
            name
            for name in self.place.visible() - self.before
            if not any(fnmatch(name, kept) for kept in self.operation.kept)
        )
        state = self.operation.seen(self.place)
        assert state in (self.old, self.new), f"between: {state}, not {self.old} or {self.new}"
        assert not told["done"] or state == self.new, "acknowledged, and not there"
        if UNCHANGED in told["said"]:
            assert state == self.old, f"it is changed, and was told: {told['said']}"
        hidden = sorted(
            path.name
            for path in self.run.rglob(".*")
            if not str(path).startswith(str(self.run / "tmp"))
        )
        again = self._again(state) if told["nth"] % self.often == 0 else ""
        return {
            "state": "new" if state == self.new else "old",
            "strange": strange,
            "hidden": hidden,
            "again": again,
        }

    def _again(self, state: object) -> str:
        """What was not done is done by asking once more."""
        if state == self.new:
            return "was done"
        self.operation.run(self.place)
        assert self.operation.seen(self.place) == self.new, "the next run does not mend it"
        return "done"


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Answer until the asking ends."""
    control, folder, name, mode, often = sys.argv[1:]
    rounds = Rounds(Control(Path(control)), Path(folder), OPERATIONS[name], int(often))
    if mode == "forking":
        rounds.look_once()
    _tell({"writes": rounds.writes})
    try:
        for line in sys.stdin:
            how, nth = line.split()
            _tell(rounds.go(How[how], int(nth)))
    finally:
        rounds.intake.close()


if __name__ == "__main__":
    main()
