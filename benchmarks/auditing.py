"""How long the audit takes over ten years of daily pre-starts, beside the raw SQL of its window.

Run it with `python -m benchmarks.auditing [FOLDER]`: 190,000 inspections and 5,000 corrective
actions, built where they are missing. Timed warm and in one process, in the processor's time of
this thread, without the garbage collector, as the window runs: all rules and the score with nothing
kept in memory, the findings, the same after an edit, and the forecast of 24 months. Each round of
an edit is one real edit, alternately of an inspection's remark, of its reading and of an action,
written before the clock starts. The floor is to read, by the plain driver, what the window holds:
each inspection with its day, unit, reading and result. Goals: 300 ms, 30 ms after an edit, and 1 s.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from benchmarks.auditing_ten_years import build
from benchmarks.duties import DAY, NOON
from desktop.duties.plans import KNOWN
from desktop.services.auditing.auditor import Auditor
from desktop.store import migrate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

GOAL, GOAL_AFTER_AN_EDIT, GOAL_OF_FORECAST = 300, 30, 1000
MONTHS, ROUNDS = 24, 5
WINDOW = (
    "SELECT plan_id, equipment_id, done_on, reading, result FROM inspection"
    " WHERE done_on BETWEEN ? AND ?"
)
# what is edited: a newest record, a field, and what is typed into it
EDITS: Final[tuple[tuple[str, str, str, str, Callable[[int], Any]], ...]] = (
    ("the remark of an inspection", "inspection", "done_on", "notes", "Remark {}".format),
    ("the reading of an inspection", "inspection", "done_on", "reading", lambda n: 999_000 + n),
    ("an action", "corrective_action", "found_on", "proof", "Replaced, order {}".format),
)


def main() -> None:
    """Build where needed, measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"muster-ten-years-audited-{migrate.HEAD}.muster"
    if not path.exists():
        build(path)
    gc.disable()
    plain = driver.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    days = (DAY - timedelta(days=364)).isoformat(), DAY.isoformat()
    with closing(plain), CompanyFile.open(path, by="benchmark", clock=lambda: NOON) as company:
        floor = least(lambda: plain.execute(WINDOW, days).fetchall())
        told("raw SQL of the window", floor, floor)
        told("all rules and the score, nothing kept", least(lambda: anew(company)), floor, GOAL)
        with closing(Auditor(company)) as auditor:
            auditor.audited(DAY)
            told("the same again", least(lambda: auditor.audited(DAY)), floor)
            for what, *edit in EDITS:
                after = after_edits(company, auditor, *edit)
                told(f"after an edit of {what}", after, floor, GOAL_AFTER_AN_EDIT)
            told("findings, asked again", least(lambda: auditor.found(DAY)), floor)
            ahead = least(lambda: auditor.forecast(DAY, MONTHS))
            told(f"forecast of {MONTHS} months", ahead, floor, GOAL_OF_FORECAST)


def least(work: Callable[[], object], before: Callable[[], object] = gc.collect) -> float:
    """Return the milliseconds of processor time that `work` takes at its best of a few rounds."""
    best = float("inf")
    for _round in range(ROUNDS):
        before()
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best * 1000


def anew(company: CompanyFile) -> None:
    """Audit with nothing kept from before."""
    KNOWN.forget()
    with closing(Auditor(company)) as auditor:
        auditor.audited(DAY)


def after_edits(
    company: CompanyFile,
    auditor: Auditor,
    kind: str,
    day: str,
    field: str,
    typed: Callable[[int], Any],
) -> float:
    """Return what an audit takes after the newest record of a kind was edited."""
    with company.reading() as connection:
        question = f"SELECT id FROM {kind} ORDER BY {day} DESC, id LIMIT 1"
        record_id = connection.exec_driver_sql(question).scalar_one()
    numbers = count()

    def saved(t: Transaction) -> None:
        t.save(kind, {field: typed(next(numbers))}, record_id)

    return least(lambda: auditor.audited(DAY), before=partial(company.write, "Edit", saved))


def told(what: str, took: float, floor: float, goal: int | None = None) -> None:
    """Print one figure beside the floor."""
    wanted = f" (goal: at most {goal} ms)" if goal else ""
    sys.stdout.write(f"{what}: {took:.1f} ms, {took / floor:.1f} times the floor{wanted}\n")


if __name__ == "__main__":
    main()
