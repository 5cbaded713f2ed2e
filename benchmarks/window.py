"""How soon the window is there, as ratios to a bare Qt window painted in the same run.

    python benchmarks/window.py [FILE] [--rounds 9]

Every start is a process of its own; the rounds alternate, and the quickest of each are compared,
because whatever else the machine does can only make one slower.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QEvent, QObject, QTimer
class Eye(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)  # once it is painted
        return False
app = QApplication([])
eye, window = Eye(), QMainWindow()
window.installEventFilter(eye)
window.resize(1360, 860)
window.show()
app.exec()
"""
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from desktop import clock
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences
class Eye(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)  # once it is painted
        return False
preferences = Preferences(Path(sys.argv[1]) / "window.ini")
app = make_application(preferences)
program = Program(preferences, Clock(clock.now, clock.today), "bench", Path(sys.argv[2]))
program.window.painted.disconnect(program.complete)
eye = Eye()
program.window.installEventFilter(eye)
program.window.show()
app.exec()
program.end()
"""
TODAY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import clock
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences
preferences = Preferences(Path(sys.argv[1]) / "window.ini")
app = make_application(preferences)
program = Program(preferences, Clock(clock.now, clock.today), "bench", Path(sys.argv[2]))
window = program.window
window.filled.connect(lambda: QTimer.singleShot(0, app.quit))
window.show()
app.exec()
window.close()
program.end()
"""


def seconds(code: str, *arguments: str) -> float:
    """Return how long a process takes from its start to its end."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles at every start
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=surroundings)
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a company file; the demonstration else")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "demo.muster"
        if not options.file:
            make = [sys.executable, "-m", "desktop.launch", "demo", str(file)]
            subprocess.run(make, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        took: dict[str, list[float]] = {"bare": [], "first paint": [], "today filled": []}
        for _round in range(options.rounds + 1):
            took["bare"].append(seconds(BARE))
            took["first paint"].append(seconds(FIRST_PAINT, folder, str(file)))
            took["today filled"].append(seconds(TODAY, folder, str(file)))
    best = {name: min(times[1:]) for name, times in took.items()}
    for name, least in best.items():
        median = statistics.median(took[name][1:])
        print(
            f"{name:14} {least * 1000:6.0f} ms  {least / best['bare']:5.2f} x the bare window"
            f"   (median {median * 1000:.0f} ms)"
        )


if __name__ == "__main__":
    main()
