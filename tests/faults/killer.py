"""Has a program work through the services and kills it at any instant; what it said is there.

Run as a program of its own (`python -m tests.faults.killer FOLDER KILLS SEED`), because it forks.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from desktop.intake import Intake
from desktop.services import backups, editing, importing
from desktop.services.editing import IdOf, Save
from desktop.services.evidence import examine
from desktop.store import history
from tests.faults import keeping
from tests.faults.operations import OPERATIONS, attach, bring_in
from tests.faults.place import TODAY, Place, small_company, write_papers

TOGETHER: Final = "A new worker with a certificate"
# how many lines of history an action of that name has; fewer of them would be half of it
LINES: Final = {TOGETHER: 3, "Renewal": 3, "Import of Employee list.csv": 4}
ANEW: Final = 50  # kills, after which the company begins from the start: many short files


def _save(place: Place) -> None:
    with place.opened() as company:
        values = {"first_name": "Kim", "last_name": "Roy", "phone": str(time.monotonic_ns())}
        employment = [{"from_on": TODAY, "to_on": None}]
        editing.save_record(company, "worker", values | {"employment": employment})


def _together(place: Place) -> None:
    with place.opened() as company:
        saves = [
            Save("worker", {"first_name": "Lou", "last_name": "Tremblay"}),
            Save("certificate_type", {"name": f"Course {time.monotonic_ns()}"}),
            Save("certificate", {"worker_id": IdOf(0), "type_id": IdOf(1)}),
        ]
        editing.save_together(company, TOGETHER, saves)


def _restore_beside(place: Place) -> None:
    """A new file of the first backup, if there is one."""
    (place.folder / "restored.muster").unlink(missing_ok=True)
    if list(backups.backups_of(backups.Places(keeping.places(place).first), place.file)):
        keeping.restore(place)


WORK: Final[tuple[Callable[[Place], None], ...]] = (
    _save, _save, OPERATIONS["edit"].run, _together, _together, attach, bring_in,
    keeping.back_up, _restore_beside,
)  # fmt: skip


class Killer:
    """One company file, many programs that die of working on it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.place = Place(folder / "run", folder / "papers")
        self.acknowledged = 0
        self._backups: set[str] = set()
        write_papers(self.place.papers)
        with Intake() as intake:
            files = [self.place.papers / "card 2026-11-02.pdf", self.place.papers / "guard.jpg"]
            self.place.known["looked"] = examine(files, intake)
            sheet = [self.place.papers / "Employee list.csv"]
            self.place.known["sheet"] = importing.look(sheet, intake=intake)

    def begin(self) -> None:
        """Make the company anew."""
        shutil.rmtree(self.place.folder, ignore_errors=True)
        self.place.temporary.mkdir(parents=True)
        tempfile.tempdir = os.environ["TMPDIR"] = str(self.place.temporary)
        small_company(self.place)
        self._backups.clear()

    def kill(self) -> None:
        """Let a program work and kill it; everything it said was done is there, nothing is half."""
        told, tell = os.pipe()
        seed = self.chance.random()
        if not (pid := os.fork()):
            self._work(tell, random.Random(seed))
        os.close(tell)
        with open(told, encoding="utf-8") as file:
            last = [json.loads(file.readline()) for _turn in range(self.chance.randrange(1, 4))]
            until = time.perf_counter() + self.chance.random() * self.chance.choice([0.01, 0.1])
            while time.perf_counter() < until:
                pass
            os.killpg(pid, signal.SIGKILL)
            _pid, status = os.waitpid(pid, 0)
            assert os.WIFSIGNALED(status), f"it ended by itself: {status}"
            last += [json.loads(line) for line in file if line.endswith("\n")]
        self.acknowledged += len(last) - 1
        self._prove(last)

    def _work(self, tell: int, chance: random.Random) -> None:
        try:
            os.setsid()
            os.write(tell, _line({"number": 0}))
            while True:
                run = chance.choice(WORK)
                run(self.place)
                os.write(tell, _line(self._done()))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    def _done(self) -> dict[str, Any]:
        """What a person could see now: the last line of the history, the backups."""
        with self.place.opened() as company, company.reading() as connection:
            number, link = history.head(connection)
        shelf = backups.Places(keeping.places(self.place).first)
        found = backups.backups_of(shelf, self.place.file)
        return {"number": number, "hash": link, "backups": [one.folder.name for one in found]}

    def _prove(self, told: list[dict[str, Any]]) -> None:
        self.place.whole()
        with self.place.opened() as company, company.reading() as connection:
            ask = connection.exec_driver_sql
            for one in told:
                if one["number"]:
                    line = ask("SELECT hash FROM change WHERE number = ?", (one["number"],))
                    assert line.scalar() == one["hash"], f"line {one['number']} is lost"
            asked = "SELECT name, count(*) FROM action JOIN change ON action_id = id GROUP BY id"
            for name, lines in ask(asked).all():
                assert lines == LINES.get(name, lines), f"half of {name}: {lines} lines"
        self._prove_backups({name for one in told for name in one.get("backups", ())})

    def _prove_backups(self, told: set[str]) -> None:
        shelf = backups.Places(keeping.places(self.place).first)
        found = {one.folder.name: one for one in backups.backups_of(shelf, self.place.file)}
        assert told <= set(found), f"backups {sorted(told - set(found))} are gone"
        for name in set(found) - self._backups:  # each is brought back once
            again = self.place.folder / ".again.muster"
            assert backups.restore(found[name].folder, again).is_whole, name
            self.place.whole(again)
            again.unlink()
        self._backups = set(found)


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told).encode() + b"\n"


def main() -> None:
    """Kill so often; say how much had been acknowledged."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    killer = Killer(folder, seed)
    for turn in range(kills):
        if turn % ANEW == 0:
            killer.begin()
        killer.kill()
    sys.stdout.write(json.dumps({"kills": kills, "acknowledged": killer.acknowledged}) + "\n")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
