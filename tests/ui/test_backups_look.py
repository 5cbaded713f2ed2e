"""The lists of backups and of damage can be read on a small screen with large letters."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.change_told import FieldSaid
from desktop.services.safe_keeping.shown import (
    DAMAGED,
    WHOLE,
    BackupShown,
    BackupsShown,
    CheckShown,
    DifferenceShown,
    FaultShown,
    OfferShown,
    PlacesShown,
)
from tests.builders.fitting import faults_of
from tests.builders.look import dressed
from ui.backups.check_dialog import CheckDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.desk import Desk

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 3
PLACES = PlacesShown("/home/donna/backups", f"/media/{LONG}", "The last copy is 9 days old.", True)
SMALL, LARGE = (1229, 691), (880, 640)


def backups(n: int) -> BackupsShown:
    return BackupsShown(
        tuple(
            BackupShown(
                Path(f"/backups/{i}"),
                "Today",
                f"Today at {i}:00",
                f"Before an import of {LONG}",
                "14 workers, 231 certificates",
                "second place",
                DAMAGED if i == 3 else WHOLE,
                file="Bow River.muster",
            )
            for i in range(n)
        ),
        PLACES,
    )


def difference() -> DifferenceShown:
    done = tuple(f"Renewal of H2S Alive for {LONG} {i}" for i in range(6))
    return DifferenceShown("12 things were done since.", (f"Workers: {LONG}",) * 4, done, 6)


def damage(n: int) -> CheckShown:
    offer = OfferShown("From the backup of yesterday.", (FieldSaid("Name", LONG, LONG),) * 6, None)
    faults = tuple(
        FaultShown(f"Worker {LONG}", f"It was changed: {LONG}", "worker", offer) for _i in range(n)
    )
    return CheckShown(False, f"{n} records are damaged.", faults)


@pytest.fixture(params=[("light", 1.0, LARGE), ("dark", 2.0, SMALL)], ids=str)
def size(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[tuple[int, int]]:
    scheme, scale, size = request.param
    with dressed(qapp, scheme, scale):
        yield size


def shown(qtbot: QtBot, dialog: QDialog, size: tuple[int, int]) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.resize(*size)
    QApplication.processEvents()
    dialog.resize(*size)
    QApplication.processEvents()


def in_dialog(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


@pytest.mark.parametrize("n", [0, 1, 40])
def test_the_list_of_backups(qtbot: QtBot, desk: Desk, size: tuple[int, int], n: int) -> None:
    dialog = RestoreDialog(desk.company, desk.jobs, lambda: datetime.now(UTC))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    dialog.show_backups(backups(n))
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    dialog.pane.show_difference(difference())
    shown(qtbot, dialog, size)
    assert faults_of(dialog) == []
    if n:
        check_both(dialog, dialog.list, dialog.pane, size)


def test_the_list_of_damage(qtbot: QtBot, desk: Desk, size: tuple[int, int]) -> None:
    dialog = CheckDialog(desk.jobs, lambda _t, _s: damage(6), lambda _o, _t, _s: "Mended.")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.shown is not None)
    shown(qtbot, dialog, size)
    assert faults_of(dialog) == []
    check_both(dialog, dialog.faults, dialog.pane, size)


def check_both(dialog: QDialog, lines: QWidget, pane: QWidget, size: tuple[int, int]) -> None:
    """Side by side where both can be read so; else below one another, with all words of it."""
    left, right = in_dialog(lines), in_dialog(pane)
    scrolls = [area for area in pane.findChildren(QScrollArea) if area.isVisible()]
    if size == LARGE:
        assert left.right() < right.left()
        assert len(scrolls) == 1
    else:
        assert left.bottom() < right.top()
        assert scrolls == []  # the page scrolls, and no half line stands at the end of a part
        assert lines.width() > dialog.width() * 0.9


def test_a_backup_that_is_gone_meanwhile_is_a_sentence(qtbot: QtBot, desk: Desk) -> None:
    """A stick is pulled out, an older backup thinned out, while the list is open."""
    dialog = RestoreDialog(desk.company, desk.jobs, lambda: datetime.now(UTC))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    dialog.show_backups(backups(1))
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert "There is no backup in" in dialog.pane.since.text()


def test_without_a_backup_one_is_made_from_here(qtbot: QtBot, desk: Desk) -> None:
    dialog = RestoreDialog(desk.company, desk.jobs, lambda: datetime.now(UTC))
    dialog.show()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    dialog.show_backups(backups(0))
    with qtbot.waitSignal(dialog.backup_wanted):
        dialog.empty._button.click()
