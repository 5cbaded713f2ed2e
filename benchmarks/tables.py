"""How long a table of 180,000 records takes, beside Qt's own model over a plain SQLite file.

Run it with `python -m benchmarks.tables [FOLDER]`. The company file is built once, through the
store, into FOLDER (or the folder for temporary files), and used again; the plain file holds the
same rows in one table, names in place of ids. Measured in one process, offscreen: from nothing to
the first painted rows, a page further down, and how much the process grows. Goals: first paint at
most 6 times Qt's over the same rows in the same order, a page within two frames, under 40 MB. What
Qt's model takes over the rows as they happen to lie is told beside it.
"""

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QApplication, QTableView

from desktop.store import migrate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.store.undo import Sitting
from ui import theme
from ui.desk import Desk
from ui.jobs import Jobs
from ui.preferences import Preferences
from ui.tables import RecordTable

DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
RECORDS, AT_ONCE = 180_000, 5_000
ROUNDS, PAGES = 5, 60
WIDTH, HEIGHT = 1200, 800
GOAL_FIRST, GOAL_PAGE, GOAL_MEMORY = 6, 33, 40
TASKS = ("Circle check", "Vehicle inspection", "Service", "CVIP", "Monthly worksite inspection")
PLAIN = """SELECT i.done_on, e.number || ' ' || e.description, s.name, i.task,
    coalesce(w.first_name || ' ' || w.last_name, i.by_name), i.reading, i.result, i.safe_to_use,
    i.defects
  FROM inspection i LEFT JOIN equipment e ON e.id = i.equipment_id
    LEFT JOIN site s ON s.id = i.site_id LEFT JOIN worker w ON w.id = i.by_id"""
QUERIES = {
    f"in the same order (goal: at most {GOAL_FIRST})": (
        "SELECT * FROM inspection ORDER BY done_on DESC"
    ),
    "as the rows lie": "SELECT * FROM inspection",
}


def build(path: Path) -> None:
    """Make the company file: ten years of inspections."""
    some = random.Random(20261116)
    with CompanyFile.create(path, by="benchmark", clock=lambda: NOON) as company:
        names = company.write("Company", registers)
        for start in range(0, RECORDS, AT_ONCE):
            company.write("Log", lambda t, s=start: log(t, s, names, some))
            sys.stdout.write(f"\rbuilding: {start + AT_ONCE:,} of {RECORDS:,} records")
            sys.stdout.flush()
    sys.stdout.write("\n")


def registers(t: Transaction) -> dict[str, list[str]]:
    """The people, units and sites that the log names."""
    t.save("company", {"legal_name": "Bench Ltd."})
    return {
        "by_id": [t.save("worker", {"first_name": "Worker", "last_name": f"{n:02}"})
                  for n in range(40)],
        "equipment_id": [t.save("equipment", {"number": f"{100 + n}", "description": "Truck"})
                         for n in range(50)],
        "site_id": [t.save("site", {"name": f"Site {n}"}) for n in range(8)],
    }  # fmt: skip


def log(t: Transaction, start: int, names: dict[str, list[str]], some: random.Random) -> None:
    """Some of the log."""
    for n in range(start, start + AT_ONCE):
        where = "site_id" if n % 5 == 0 else "equipment_id"
        t.save("inspection", {
            "done_on": DAY - timedelta(days=some.randrange(3650)), where: some.choice(names[where]),
            "task": some.choice(TASKS), "by_id": some.choice(names["by_id"]),
            "reading": some.randrange(10_000, 400_000), "reading_unit": "km",
            "result": "fail" if n % 20 == 0 else "pass", "safe_to_use": n % 20 != 0,
            "defects": f"Brake light {n}" if n % 20 == 0 else None,
        })  # fmt: skip


def flatten(path: Path, plain: Path) -> None:
    """Write the same rows into one table of a plain SQLite file."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(plain)) as target:
        target.execute(
            "CREATE TABLE inspection"
            " (done_on, unit, site, task, by, reading, result, safe, defects)"
        )
        target.executemany(
            "INSERT INTO inspection VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", source.execute(PLAIN)
        )
        target.commit()


def milliseconds(work: Callable[[], Any]) -> float:
    """Return how long `work` takes on the clock on the wall: threads take part in it."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def qts_first_paint(database: QSqlDatabase, query: str) -> QTableView:
    """Show the plain file in Qt's own model."""
    view = QTableView()
    view.resize(WIDTH, HEIGHT)
    model = QSqlQueryModel(view)
    model.setQuery(query, database)
    view.setModel(model)
    view.grab()
    return view


def first_paint(desk: Desk, preferences: Preferences) -> RecordTable:
    """Show the company file in Muster's table."""
    table = RecordTable(desk, preferences, "inspection")
    table.resize(WIDTH, HEIGHT)
    table.show()
    wait_until(lambda: table.model.is_known)
    table.grab()
    return table


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window do its work until something is so."""
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def pages_down(table: RecordTable) -> tuple[list[float], int]:
    """Go down as a held key does: the milliseconds of each page, and how many came empty."""
    bar, times, empty = table.view.verticalScrollBar(), [], 0
    for _page in range(PAGES):
        times.append(milliseconds(lambda: (bar.setValue(bar.value() + bar.pageStep()),
                                           table.view.viewport().grab())))  # fmt: skip
        top = table.view.top_row()
        empty += table.model.pages.at_hand(top) is None
        QApplication.processEvents()
    return times, empty


@contextmanager
def desk_on(path: Path) -> Iterator[Desk]:
    """Open the company file as the window does."""
    company = CompanyFile.open(path, by="benchmark", clock=lambda: NOON)
    jobs = Jobs()
    desk = Desk(company, Sitting(company), jobs, lambda: DAY)
    yield desk
    jobs.close()
    desk.close()


def close(desk: Desk, table: RecordTable) -> None:
    """Let a table go."""
    wait_until(lambda: desk.jobs.is_idle)
    table.close()
    table.deleteLater()
    QApplication.processEvents()


def measure(path: Path, plain: Path, scratch: Path) -> None:
    """Measure and print."""
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(plain))
    assert database.open()
    floors = {
        name: min(milliseconds(lambda q=query: qts_first_paint(database, q)) for _ in range(ROUNDS))
        for name, query in QUERIES.items()
    }
    with desk_on(path) as desk:
        preferences = Preferences(scratch / "window.ini")
        close(desk, first_paint(desk, preferences))  # what is loaded once is no part of it
        times = []
        for _round in range(ROUNDS):
            start = time.perf_counter()
            table = first_paint(desk, preferences)
            times.append((time.perf_counter() - start) * 1000)
            close(desk, table)
        before = psutil.Process().memory_info().rss
        table = first_paint(desk, preferences)
        wait_until(lambda: len(table.model.numbers) == RECORDS)
        downs, empty = pages_down(table)
        grown = (psutil.Process().memory_info().rss - before) / 2**20
        close(desk, table)
    for name, floor in floors.items():
        sys.stdout.write(
            f"first paint of {RECORDS:,} records: {min(times):.0f} ms; Qt's own model, {name}: "
            f"{floor:.0f} ms; ratio {min(times) / floor:.1f}\n"
        )
    downs.sort()
    sys.stdout.write(
        f"a page further down: {downs[len(downs) // 2]:.0f} ms, at the worst {downs[-1]:.0f} ms "
        f"(goal: {GOAL_PAGE}); {empty} of {PAGES} pages were empty at first\n"
        f"memory: {grown:.0f} MB more (goal: under {GOAL_MEMORY})\n"
    )


def main() -> None:
    """Build where needed, measure and print."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"muster-tables-{migrate.HEAD}-{RECORDS}.muster"
    plain = path.with_suffix(".sqlite")
    if not path.exists():
        build(path)
    if not plain.exists():
        flatten(path, plain)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as scratch:
        measure(path, plain, Path(scratch))


if __name__ == "__main__":
    main()
