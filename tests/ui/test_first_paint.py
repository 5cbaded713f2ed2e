"""The first painted window waits for nothing heavy: no database library, no reader of files.

In a process of its own, because what other tests imported would be seen here. The time that this
saves is measured in benchmarks/window.py.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "openpyxl", "pypdf", "pypdfium2",
         "cryptography", "keyring", "sqlcipher3"}  # fmt: skip

PAINT = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop import clock
from ui.app import Program, make_application
from ui.opening import Clock
from ui.preferences import Preferences

folder, file = Path(sys.argv[1]), sys.argv[2]
preferences = Preferences(folder / "window.ini")
app = make_application(preferences)
first = Path(file) if file else None
program = Program(preferences, Clock(clock.now, clock.today), "Test", first)
program.window.painted.disconnect(program.complete)
program.window.painted.connect(app.quit)
program.window.show()
app.exec()
titles = [program.window.tabs.tabText(at) for at in range(program.window.tabs.count())]
print(json.dumps([sorted({name.partition(".")[0] for name in sys.modules}), titles]))
program.window.close()
program.end()
"""


@pytest.mark.parametrize("file", ["Bow River.muster", ""], ids=["on a file", "welcome"])
def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path, file: str) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PAINT, str(tmp_path), file and str(tmp_path / file)],
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    modules, _titles = json.loads(done.stdout)
    assert "PySide6" in modules
    assert not HEAVY & set(modules)


def test_the_names_of_the_tabs_are_there_at_the_first_paint(tmp_path: Path) -> None:
    from ui.tabs import TABS

    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    file = str(tmp_path / "Bow River.muster")
    done = subprocess.run(
        [sys.executable, "-c", PAINT, str(tmp_path), file],
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=60,
    )
    _modules, titles = json.loads(done.stdout)
    assert len(titles) == len(TABS)
    assert "Today" in titles[0]
