"""How long the audit takes over ten years of daily pre-starts, beside the raw SQL of its window.

Run it with `python -m benchmarks.auditing [FOLDER]`, on the file of `duties_ten_years`, built where
it is missing. Timed warm and in one process, in the processor's time of this thread: all rules and
the score with nothing kept in memory, the findings, the same after one edit of an inspection, and
the forecast of 24 months. The floor is to read, by the plain driver, what the window holds: each
inspection with its day, unit, reading and result. Goals: 300 ms, 30 ms after an edit, and 1 s.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.duties import DAY, NOON
from benchmarks.duties_ten_years import build
from desktop.duties.plans import KNOWN
from desktop.services.auditing.auditor import Auditor
from desktop.store import migrate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed

GOAL, GOAL_AFTER_AN_EDIT, GOAL_OF_FORECAST = 300, 30, 1000
MONTHS, ROUNDS = 24, 3
WINDOW = (
    "SELECT plan_id, equipment_id, done_on, reading, result FROM inspection"
    " WHERE done_on BETWEEN ? AND ?"
)
AN_EDIT = Changed("", "", frozenset({"inspection"}), frozenset(), "benchmark")


def main() -> None:
    """Build where needed, measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"muster-ten-years-{migrate.HEAD}.muster"
    if not path.exists():
        build(path)
    plain = driver.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    days = (DAY - timedelta(days=364)).isoformat(), DAY.isoformat()
    with closing(plain), CompanyFile.open(path, by="benchmark", clock=lambda: NOON) as company:
        floor = least(lambda: plain.execute(WINDOW, days).fetchall())
        told("raw SQL of the window", floor, floor)
        told("all rules and the score, nothing kept", least(lambda: anew(company)), floor, GOAL)
        with closing(Auditor(company)) as auditor:
            auditor.audited(DAY)
            told("the same again", least(lambda: auditor.audited(DAY)), floor)
            after = least(lambda: edited(auditor))
            told("after an edit of an inspection", after, floor, GOAL_AFTER_AN_EDIT)
            told("findings, asked again", least(lambda: auditor.found(DAY)), floor)
            ahead = least(lambda: auditor.forecast(DAY, MONTHS))
            told(f"forecast of {MONTHS} months", ahead, floor, GOAL_OF_FORECAST)


def least(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `work` takes at its best of a few rounds."""
    best = float("inf")
    for _round in range(ROUNDS):
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best * 1000


def anew(company: CompanyFile) -> None:
    """Audit with nothing kept from before."""
    KNOWN.forget()
    with closing(Auditor(company)) as auditor:
        auditor.audited(DAY)


def edited(auditor: Auditor) -> None:
    """Audit after an inspection was changed, without writing into the file that others measure."""
    auditor.on_changed(AN_EDIT)
    auditor.audited(DAY)


def told(what: str, took: float, floor: float, goal: int | None = None) -> None:
    """Print one figure beside the floor."""
    wanted = f" (goal: at most {goal} ms)" if goal else ""
    sys.stdout.write(f"{what}: {took:.1f} ms, {took / floor:.1f} times the floor{wanted}\n")


if __name__ == "__main__":
    main()
