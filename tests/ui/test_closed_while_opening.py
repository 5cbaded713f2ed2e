"""Whoever closes the window before its file is there sees no more of either."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, Company
from ui.app import Program
from ui.opening import Clock
from ui.preferences import Preferences


@pytest.fixture
def is_open(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set once a file was opened, which the window does not know of yet."""
    opened, event = CompanyFile.open, Event()

    def open_it(*all_: object, **named: object) -> CompanyFile:
        company = opened(*all_, **named)  # type: ignore[arg-type]
        event.set()
        return company

    monkeypatch.setattr(CompanyFile, "open", open_it)
    return event


def test_a_window_closed_while_its_file_is_opened_ends_in_silence(
    qapp: QApplication,
    preferences: Preferences,
    company: Company,
    is_open: Event,
) -> None:
    company.file.close()
    program = Program(preferences, Clock(lambda: NOON, lambda: AS_OF), "Test")
    program.complete()
    shown: list[object] = []
    remember: Callable[[object], None] = shown.append
    program.opening.opened.connect(remember)
    program.opening.open(company.file.path)
    assert is_open.wait(20)
    program.end()
    qapp.processEvents()  # the answer comes now, when nobody is there to hear it
    assert shown == []
    assert not company.file.path.with_name(f"{company.file.path.name}.lock").exists()
