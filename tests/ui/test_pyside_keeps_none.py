"""PySide6 6.12.0 loses a reference to None with many a call on Python 3.11, and aborts after hours.

The abort comes long after every smoke test has passed, so the references are counted instead. In a
process of its own, because an abort would end the whole run. From Python 3.12 on None is immortal
and its count says nothing; there the calls only have to come to their end.
"""

import subprocess
import sys

import pytest

CALLS = 20_000
TOLERATED = 100  # what Python itself takes and gives back meanwhile; the fault takes one a call

COUNT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

app = QApplication([])
label, names, timer = QLabel(), QListWidget(), QTimer()
names.addItem("only")
timer.timeout.connect(lambda: None)
before = sys.getrefcount(None)
for _ in range(int(sys.argv[1])):
    {call}
print(before - sys.getrefcount(None))
"""


@pytest.mark.parametrize(
    "call",
    [
        "label.setText('text')",
        "names.item(0).setText('text')",
        "names.model().index(0, 0).data(300)",
        "timer.timeout.emit()",
    ],
)
def test_a_call_into_qt_gives_back_every_none_it_takes(call: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT.replace("{call}", call), str(CALLS)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    if sys.version_info < (3, 12):
        assert abs(int(done.stdout)) < TOLERATED
