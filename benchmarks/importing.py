"""How long an import takes: the sample contractor's folder, and ten thousand rows of one log.

Run it with `python -m benchmarks.importing`. Figures stand beside a floor measured in the same
run: the same rows read by the csv module and written by the plain driver, in one transaction.
"""

import csv
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from desktop import clock
from desktop.services.importing import import_paths
from desktop.store.file import CompanyFile

SAMPLE = Path(__file__).parent.parent / "tests" / "samples" / "bow-river"
ROWS = 10_000
UNITS = 20
DAY = date(2026, 11, 16)


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def write_log(folder: Path) -> Path:
    """Write a list of units and a log of inspections as an office would keep them."""
    with (folder / "Fleet.csv").open("w", newline="") as file:
        units = [(number, f"Truck {number}", "in service") for number in range(1, UNITS + 1)]
        csv.writer(file).writerows([("Unit", "Description", "Status"), *units])
    with (folder / "Vehicle inspections.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Date", "Unit", "Done by", "KM", "Result", "Defects found"))
        for number in range(ROWS):
            day = DAY - timedelta(days=ROWS // UNITS - number // UNITS)
            bad = number % 17 == 0
            unit, km = f"Unit {number % UNITS + 1}", 1000 + 40 * (number // UNITS)
            found = ("DEFECT", f"marker light {number}") if bad else ("OK", "")
            writer.writerow((day.isoformat(), unit, "R. Somebody", km, *found))
    return folder


def floor(folder: Path, target: Path) -> None:
    """Do the least that could be called an import of the log."""
    with (folder / "Vehicle inspections.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    connection = driver.connect(str(target), isolation_level=None)
    connection.execute("CREATE TABLE log (day, unit, who, km, result, defects)")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


def imported(folder: Path, target: Path) -> None:
    """Import a folder into a new company file."""
    with CompanyFile.create(target, by="benchmark", clock=clock.now) as company:
        report, _planned = import_paths(company, [folder], today=DAY, as_of=DAY)
    sys.stdout.write(f"  {sum(report.created.values())} records, {len(report.refused)} refused\n")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "log").mkdir()
        log = write_log(folder / "log")
        least = min(seconds(lambda n=n: floor(log, folder / f"floor{n}.db")) for n in range(3))  # type: ignore[misc]
        took = seconds(lambda: imported(log, folder / "log.muster"))
        again = seconds(lambda: imported(log, folder / "again.muster"))
        sample = seconds(lambda: imported(SAMPLE, folder / "sample.muster"))
    sys.stdout.write(
        f"{ROWS} rows of a log: {took:.1f} s, again {again:.1f} s; "
        f"floor {least:.3f} s; ratio {took / least:.0f}\n"
        f"the sample folder with its evidence: {sample:.1f} s\n"
    )


if __name__ == "__main__":
    main()
