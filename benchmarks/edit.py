"""How long it takes from a saved edit to repainted badges, on ten years of data.

Run it with `python -m benchmarks.edit [FOLDER] [--rounds 30]`. The company file is that of
`benchmarks.duties`: 50,000 inspections, 200 plans. Each round saves one reading through the desk
and waits until the numbers on the tabs were counted anew and painted. Beside it, the same save
without a window: what the disk alone takes. Goal: less than 50 ms from the save to the paint.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject

from benchmarks.duties import DAY, INSPECTIONS, NOON, build
from desktop.store import migrate
from desktop.store.file import CompanyFile
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences

GOAL = 50


class Eye(QObject):
    """Sees the tabs being painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0.0

    def eventFilter(self, _seen: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Paint:
            self.painted = time.perf_counter()
        return False


def save(company: CompanyFile, unit: str, number: int) -> None:
    """Write down one reading."""
    values = {"equipment_id": unit, "read_on": DAY, "value": 500_000 + number, "unit": "km"}
    company.write("Reading", lambda t: t.save("reading", values))


def in_the_window(path: Path, rounds: int, folder: Path) -> list[float]:
    """Return the seconds of every round."""
    app = make_application(None)
    program = Program(Preferences(folder / "window.ini"), Clock(lambda: NOON, lambda: DAY), "Bench")
    window, eye = program.window, Eye()
    program.complete()
    window.resize(1360, 860)
    window.show()
    filled: list[float] = []
    window.filled.connect(lambda: filled.append(time.perf_counter()))
    program.opening.open(path)
    while not filled:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.tabs.installEventFilter(eye)
    desk = program.opening.desk
    assert desk is not None
    unit = unit_of(desk.company)
    took = []
    for number in range(rounds):
        for _settle in range(20):
            app.processEvents()
        filled.clear()
        begun = time.perf_counter()
        desk.do(lambda company, n=number: save(company, unit, n), owner=desk)
        while not filled:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        window.tabs.repaint()
        took.append(eye.painted - begun)
    window.close()
    program.end()
    return took


def unit_of(company: CompanyFile) -> str:
    """Return the id of any unit."""
    from desktop.services.editing import link_choices

    return link_choices(company, "equipment", today=DAY, most=1)[0][0]


def without_a_window(path: Path, rounds: int) -> list[float]:
    """Return the seconds of every round."""
    took = []
    with CompanyFile.open(path, by="Bench", clock=lambda: NOON) as company:
        unit = unit_of(company)
        for number in range(rounds):
            begun = time.perf_counter()
            save(company, unit, number)
            took.append(time.perf_counter() - begun)
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    kept = options.folder / f"muster-benchmark-{migrate.HEAD}-{INSPECTIONS}.muster"
    if not kept.exists():
        build(kept)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / kept.name
        shutil.copy(kept, path)
        floor = statistics.median(without_a_window(path, options.rounds)) * 1000
        took = sorted(in_the_window(path, options.rounds, Path(scratch)))
    median, worst = statistics.median(took) * 1000, took[-1] * 1000
    print(f"the save alone            {floor:6.1f} ms")
    print(
        f"to repainted badges       {median:6.1f} ms   {median / floor:4.1f} x   worst {worst:.1f}"
    )
    print(f"goal                      {GOAL:6.1f} ms")
    sys.exit(0 if median < GOAL else 1)


if __name__ == "__main__":
    main()
