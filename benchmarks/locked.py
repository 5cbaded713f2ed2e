"""What a password on the company file costs: a warm check, and a save from end to end.

Run it with `python -m benchmarks.locked [FOLDER] [--rounds 60] [--large]`. The demonstration
company, or with `--large` that of `benchmarks.duties` (50,000 inspections), once as it is and once
locked. Both are open all the while, as in a window, and take turns, so that what else the machine
does is shared by both. The derivation of the key, once a file that is opened, is told apart.
Goal: a locked file takes at most 1.3 times as long for both.
"""

import argparse
import gc
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.duties import DAY, INSPECTIONS, NOON, build
from desktop.services.checking import check_report
from desktop.services.demonstration import make_demonstration
from desktop.services.locking import set_password
from desktop.store import migrate
from desktop.store.file import CompanyFile
from desktop.store.keys import Key

GOAL = 1.3
PASSWORD = "grader wolf coffee"


def taking_turns(works: list[Callable[[int], None]], rounds: int) -> list[float]:
    """Return the median of the milliseconds of each work; every round does all of them once."""
    took: list[list[float]] = [[] for _work in works]
    for number in range(rounds):
        order = range(len(works)) if number % 2 else reversed(range(len(works)))
        for which in order:
            begun = time.perf_counter()
            works[which](number)
            took[which].append((time.perf_counter() - begun) * 1000)
    return [statistics.median(each) for each in took]


def saving(company: CompanyFile) -> Callable[[int], None]:
    """Return what saves a reading of a unit, waiting until it is on the disk."""
    with company.reading() as connection:
        unit = connection.exec_driver_sql("SELECT id FROM equipment ORDER BY id").scalar()

    def save(number: int) -> None:
        values = {"equipment_id": unit, "read_on": DAY, "value": 900_000 + number, "unit": "km"}
        company.write("Reading", lambda t: t.save("reading", values))

    return save


def checking(company: CompanyFile) -> Callable[[int], None]:
    """Return what checks all of the company."""
    return lambda _number: check_report(company, DAY) and None


def opening(path: Path, key: Key | None) -> Callable[[int], None]:
    """Return what opens a file with a key that is known, checks it and closes it."""

    def work(_number: int) -> None:
        with CompanyFile.open(path, by="Bench", clock=lambda: NOON, read_only=True, key=key) as it:
            check_report(it, DAY)

    return work


def measure(clear: Path, locked: Path, key: Key, rounds: int) -> bool:
    """Measure and print; whether the goal is reached."""
    given = {"by": "Bench", "clock": lambda: NOON}
    kept = True
    with (
        CompanyFile.open(clear, **given) as plain,
        CompanyFile.open(locked, **given, key=key) as secret,
    ):
        works = (("check, warm", checking), ("save", saving))
        for name, of in works:
            both = [of(plain), of(secret)]
            taking_turns(both, 3)
            kept &= told(name, *taking_turns(both, rounds)) <= GOAL
    told("open, check, close", *taking_turns([opening(clear, None), opening(locked, key)], 10))
    derived = taking_turns([lambda _n: Key.of(PASSWORD, key.salt) and None], 5)[0]
    print(f"{'key derivation':20} {derived:14.1f} ms")
    print(f"{'goal':20} {GOAL:32.2f} x")
    return kept


def told(name: str, plain: float, secret: float) -> float:
    """Print one line; returns the ratio."""
    ratio = secret / plain
    print(f"{name:20} {plain:8.2f} {secret:8.2f} ms {ratio:12.2f} x", flush=True)
    return ratio


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    name = f"muster-benchmark-{migrate.HEAD}-{INSPECTIONS if options.large else 'demo'}.muster"
    kept = options.folder / name
    if not kept.exists():
        if options.large:
            build(kept)
        else:
            make_demonstration(kept, DAY, clock=lambda: NOON)
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        clear, locked = Path(scratch) / "clear.muster", Path(scratch) / "locked.muster"
        shutil.copy(kept, clear)
        shutil.copy(kept, locked)
        key = set_password(locked, PASSWORD, by="Bench", clock=lambda: NOON).key
        assert key is not None
        gc.freeze()
        good = measure(clear, locked, key, options.rounds)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
