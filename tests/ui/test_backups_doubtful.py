"""The list of backups tells what cannot be proved, what is locked, and of which file each is."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services import backups
from desktop.services.backups import Why, manifest
from desktop.services.backups.manifest import Manifest
from desktop.services.safe_keeping.listing import backups_shown
from tests.builders.backing import later
from tests.builders.company import NOON, Company
from ui.backups.restore_dialog import RestoreDialog
from ui.desk import Desk

Settled = Callable[[], None]


@pytest.fixture
def shown(desk: Desk, settled: Settled, qtbot: QtBot) -> Callable[[], RestoreDialog]:
    """What shows the dialog with the backups that are there by then."""

    def show() -> RestoreDialog:
        made = RestoreDialog(desk.company, desk.jobs, lambda: later(hours=1))
        qtbot.addWidget(made)
        made.show()
        settled()
        return made

    return show


def test_one_without_its_manifest_is_marked_and_may_be_restored(
    company: Company, shown: Callable[[], RestoreDialog]
) -> None:
    made = backups.back_up(company.file, backups.of_this_pc(), Why.BY_HAND, now=NOON)
    (made.folder / "manifest.json").write_bytes(b"{")
    dialog = shown()
    assert dialog.chosen is not None
    assert dialog.chosen.path == made.folder
    assert dialog.chosen.holds == "what it holds is not known"
    assert dialog.pane.chip.text() == "Not proved"
    assert "Its manifest cannot be read" in dialog.pane.state.text()
    assert dialog.restore.isEnabled()
    assert "Nobody knows, because the manifest" in dialog.pane.since.text()


def test_those_of_a_copy_say_so(
    company: Company, shown: Callable[[], RestoreDialog], tmp_path: Path
) -> None:
    (tmp_path / "Old PC").mkdir()
    copy = Path(shutil.copy(company.file.path, tmp_path / "Old PC" / "company.muster"))
    backups.back_up_path(copy, None, backups.of_this_pc(), Why.BY_HAND, now=NOON)
    dialog = shown()
    assert f"made from company.muster in {copy.parent}" in dialog.pane.about.text()
    assert dialog.pane.chip.text() == "Whole"


def test_locked_and_open_ones_are_told_apart_where_there_are_both(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.back_up(company.file, backups.of_this_pc(), Why.BY_HAND, now=NOON)
    made = backups.back_up(company.file, backups.of_this_pc(), Why.CLOSE, now=later(hours=1))
    (newest, _other) = backups_shown(company.file, later(hours=2)).backups
    assert newest.why == "when the file was closed"
    said, read = manifest.read_manifest(made.folder), manifest.read_manifest
    monkeypatch.setattr(
        "desktop.services.backups.shelf.read_manifest",
        lambda folder: _locked(said) if folder == made.folder else read(folder),
    )
    whys = [one.why for one in backups_shown(company.file, later(hours=2)).backups]
    assert whys == ["when the file was closed, locked", "made by hand, not locked"]


def _locked(said: Manifest) -> Manifest:

    return replace(said, is_locked=True)
