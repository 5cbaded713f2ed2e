"""A file dialog begins in the documents, not in the folder of the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.folders import in_documents
from ui.importing.choose_page import ChoosePage
from ui.tables.taking_out import ask_where


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    return tmp_path


def test_a_name_is_proposed_in_the_documents(documents: Path) -> None:
    assert Path(in_documents()) == documents
    assert Path(in_documents("Sites.xlsx")) == documents / "Sites.xlsx"


def test_an_export_goes_to_the_documents(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, documents: Path
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _page, _title, proposed, kinds: (proposed, kinds)
    )
    chosen = ask_where(page, "Sites")
    assert chosen is not None
    assert chosen.parent == documents


def test_what_is_imported_is_looked_for_in_the_documents(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, documents: Path
) -> None:
    page = ChoosePage()
    qtbot.addWidget(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda _page, _title, at: ([at], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda _page, _title, at: at)
    for button in page.findChildren(QPushButton):
        with qtbot.waitSignal(page.chosen) as chosen:
            button.click()
        assert chosen.args == [[documents]]
