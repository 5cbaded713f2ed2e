"""Widgets that nobody uses are cleared away on the window's thread and on no other."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.garbage import Garbage


class Ring(QWidget):
    """A widget that only the collector can clear away."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton(self)
        self.itself = self


def test_a_worker_takes_no_widget_apart(qtbot: QtBot) -> None:
    keeper = Garbage()
    where: list[int] = []
    ring = Ring()
    weakref.finalize(ring, lambda: where.append(threading.get_ident()))
    del ring

    def work() -> None:
        kept = [[number] for number in range(50_000)]  # enough to call for the collector
        assert len(kept) == 50_000

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert where == []
    made: list[list[int]] = []

    def cleared() -> bool:
        made.extend([number] for number in range(2000))  # a window at work makes objects too
        return bool(where)

    qtbot.waitUntil(cleared, timeout=10_000)
    assert where == [threading.get_ident()]
    keeper.close()
    assert gc.isenabled()
    gc.disable()  # as the fixture around this module has it
