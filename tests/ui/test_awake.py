"""Whether somebody is at work, and whether the PC slept, by a clock that is moved by hand."""

import ctypes
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.locking import sleep
from ui.locking.awake import EVERY, SLEPT, Awake

PATIENCE = 600.0


class Watch:
    """A clock."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def awake(watch: Watch, window: QWidget) -> Iterator[Awake]:  # noqa: ARG001 (it watches it)
    made = Awake(watch)
    made.patience = PATIENCE
    made.begin()
    yield made
    made.end()


def pass_time(awake: Awake, watch: Watch, seconds: float) -> None:
    for _look in range(round(seconds / EVERY)):
        watch.now += EVERY
        awake.look()


def test_idle_is_told_after_the_patience_and_not_before(
    awake: Awake, watch: Watch, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(awake.idle):
        pass_time(awake, watch, PATIENCE - EVERY)
    with qtbot.waitSignal(awake.idle, timeout=0), qtbot.assertNotEmitted(awake.slept):
        pass_time(awake, watch, EVERY)


def test_a_key_in_any_window_is_work(
    awake: Awake, watch: Watch, window: QWidget, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    other.activateWindow()
    QApplication.processEvents()
    for worked_in in (window, other):
        pass_time(awake, watch, PATIENCE - EVERY)
        QTest.keyClick(worked_in.windowHandle(), Qt.Key.Key_A)
        with qtbot.assertNotEmitted(awake.idle):
            pass_time(awake, watch, PATIENCE - EVERY)


def test_what_is_painted_by_itself_is_no_work(
    awake: Awake, watch: Watch, window: QWidget, qtbot: QtBot
) -> None:
    pass_time(awake, watch, PATIENCE - EVERY)
    QApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    with qtbot.waitSignal(awake.idle, timeout=0):
        pass_time(awake, watch, EVERY)


def test_muster_at_work_is_not_idle(awake: Awake, watch: Watch, qtbot: QtBot) -> None:
    awake.is_busy = lambda: True
    with qtbot.assertNotEmitted(awake.idle):
        pass_time(awake, watch, 3 * PATIENCE)
    awake.is_busy = lambda: False
    with qtbot.waitSignal(awake.idle, timeout=0):
        pass_time(awake, watch, PATIENCE)


def test_never_is_never_but_for_a_sleep(awake: Awake, watch: Watch, qtbot: QtBot) -> None:
    awake.patience = 0.0
    with qtbot.assertNotEmitted(awake.idle):
        pass_time(awake, watch, 10 * PATIENCE)
    watch.now += EVERY + SLEPT + 1
    with qtbot.waitSignal(awake.slept, timeout=0):
        awake.look()


def test_a_look_that_is_a_little_late_is_no_sleep(awake: Awake, watch: Watch, qtbot: QtBot) -> None:
    watch.now += EVERY + SLEPT - 1
    with qtbot.assertNotEmitted(awake.slept):
        awake.look()


def test_once_it_watches_no_more_nothing_is_told(
    awake: Awake, watch: Watch, window: QWidget, qtbot: QtBot
) -> None:
    awake.end()
    watch.now += 10 * PATIENCE
    with qtbot.assertNotEmitted(awake.slept), qtbot.assertNotEmitted(awake.idle):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


# --- what the system says of it -----------------------------------------------------------------


def test_linux_tells_before_it_sleeps(qtbot: QtBot) -> None:
    heard = sleep.Sleep()
    heard.listen()  # where there is no bus, nothing comes of it
    heard.listen()
    with qtbot.waitSignal(heard.coming, timeout=0):
        heard.on_prepare(True)
    with qtbot.assertNotEmitted(heard.coming):
        heard.on_prepare(False)


@pytest.mark.parametrize(
    ("kind", "number", "what", "is_sleep"),
    [
        (b"windows_generic_MSG", 0x0218, 0x0004, True),
        (b"windows_generic_MSG", 0x0218, 0x0012, False),  # it wakes up
        (b"windows_generic_MSG", 0x0200, 0x0004, False),  # a mouse that moves
        (b"xcb_generic_event_t", 0x0218, 0x0004, False),
    ],
)
def test_windows_tells_before_it_sleeps(
    kind: bytes, number: int, what: int, is_sleep: bool
) -> None:
    told: list[bool] = []
    power = sleep.WindowsPower(lambda: told.append(True))
    message = sleep._Message(None, number, what, 0)
    assert power.nativeEventFilter(kind, ctypes.addressof(message)) == (False, 0)
    assert bool(told) == is_sleep
