"""What each campaign does: in steps that are noted one by one, so that it can be cut off."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.faults.tally import Tally
from tests.faults import running
from tests.faults.recovering import Recovery
from tests.faults.running import ROOT
from tests.faults.session import SESSIONS
from tests.faults.shim import FAILING, KILLING, How

NOTED: Final = 20  # runs between two notes
OFTEN: Final = 4  # every so many runs, the next ordinary run is tried as well
BATCH: Final = 25  # kills or states between two notes


@dataclass
class Work:
    """One run of a campaign."""

    tally: Tally
    scratch: Path
    seconds: float
    only: tuple[str, ...]
    goal: int
    begun: float = field(default_factory=time.monotonic)

    def is_over(self) -> bool:
        """Whether its time has passed."""
        return time.monotonic() - self.begun > self.seconds


def writes(work: Work) -> None:
    """Let each write fail, in each way, until a run is clean."""
    _every_write(work, "writes", FAILING)


def kills(work: Work) -> None:
    """Kill the program before, in and after each write."""
    _every_write(work, "kills", KILLING)


def _every_write(work: Work, campaign: str, hows: Sequence[How]) -> None:
    for operation in work.only:
        todo = [how for how in hows if not work.tally.is_clean(campaign, operation, how.name)]
        if not todo or work.is_over():
            continue
        # one that can kill can fail as well, and has looked at the papers beforehand
        with running.worker(work.scratch, operation, How.KILL_AFTER, OFTEN) as worker:
            for how in todo:
                _until_clean(work, campaign, worker, how)


def _until_clean(work: Work, campaign: str, worker: running.Worker, how: How) -> None:
    nth = work.tally.done_to(campaign, worker.operation, how.name)
    hit = True
    while hit and not work.is_over():
        runs, new, wrong = 0, 0, list[str]()
        while hit and runs < NOTED:
            nth += 1
            told = worker.ask(how, nth)
            wrong += running.wrong(told)
            # a run that went wrong does not say whether there was such a write
            hit = bool(told.get("hit", 1)) and nth <= worker.writes + 20
            runs += hit
            new += told.get("state") == "new"
        work.tally.note(
            campaign=campaign,
            operation=worker.operation,
            how=how.name,
            to=nth,
            runs=runs,
            new=new,
            clean=not hit,
            wrong=wrong,
        )


def anywhere(work: Work) -> None:
    """Kill the program at any instant of mixed work, a batch with each seed."""
    while not work.is_over() and work.tally.count("anywhere", "runs") < work.goal:
        seed = 1000 + work.tally.steps("anywhere")
        folder = work.scratch / f"anywhere-{seed}"
        command = [sys.executable, "-m", "tests.faults.killer", str(folder), str(BATCH), str(seed)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        wrong = [done.stderr[-2000:]] if done.returncode else []
        told = {"kills": 0, "acknowledged": 0} if wrong else json.loads(done.stdout)
        work.tally.note(
            campaign="anywhere",
            seed=seed,
            runs=told["kills"],
            acknowledged=told["acknowledged"],
            wrong=wrong,
        )


def power(work: Work) -> None:
    """Lose the power: each session is recorded once a run, and cut off in batches."""
    recoveries = {name: Recovery(work.scratch / name, name) for name in SESSIONS}
    while not work.is_over() and work.tally.count("power", "runs") < work.goal:
        for name, recovery in recoveries.items():
            seed = 1000 + work.tally.steps("power")
            wrong = recovery.faults(recovery.cuts(BATCH, random.Random(seed)))
            work.tally.note(
                campaign="power",
                session=name,
                seed=seed,
                runs=BATCH,
                recorded=len(recovery.writes),
                wrong=wrong,
            )


CAMPAIGNS: Final[dict[str, Callable[[Work], None]]] = {
    "writes": writes,
    "kills": kills,
    "anywhere": anywhere,
    "power": power,
}
