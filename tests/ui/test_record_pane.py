"""The right side of a tab, once a new record was saved in it, and for a record that is a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.evidence import evidence_of
from tests.builders.company import Company
from tests.builders.papers import write_pdf
from ui.desk import Desk
from ui.element.record_pane import RecordPane
from ui.element.workspace import Workspace
from ui.places import FILES, Place
from ui.preferences import Preferences
from ui.preview import handling_of

Settled = Callable[[], None]


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Iterator[RecordPane]:
    made = RecordPane(desk, preferences)
    qtbot.addWidget(made)
    made.resize(400, 660)
    made.show()
    yield made
    handling_of(desk).close()


def test_what_was_just_saved_has_a_history_and_takes_files(
    qtbot: QtBot, company: Company, pane: RecordPane, settled: Settled, tmp_path: Path
) -> None:
    pane.show_new("site", {"name": "Yard 9"})
    settled()
    assert not pane.history_link.isVisible()
    with qtbot.waitSignal(pane.saved) as saved:
        pane.do_command("save")
    _kind, record = saved.args or ("", "")
    assert pane.history_link.isVisible()
    write_pdf(tmp_path / "lease.pdf", "Lease of the yard")
    pane.add_files([tmp_path / "lease.pdf"])
    qtbot.waitUntil(lambda: bool(evidence_of(company.file, "site", record)))
    pane.do_command("history")
    assert not pane.history_link.isVisible()


def test_a_record_that_is_a_file_is_looked_at_more_than_filled_in(
    company: Company, pane: RecordPane, settled: Settled
) -> None:
    site = company.save("site", name="Yard 9")
    pane.show_record("site", site)
    settled()
    form, below = pane.split.sizes()
    assert form > below
    pane.show_new("evidence", {})
    settled()
    assert pane.split.orientation() is Qt.Orientation.Vertical
    form, below = pane.split.sizes()
    assert below > 200
    pane.show_record("site", site)
    assert pane.split.sizes()[0] > pane.split.sizes()[1]


def test_whoever_is_sent_to_the_files_of_a_record_goes_on_there(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences, settled: Settled,
    tmp_path: Path,
) -> None:  # fmt: skip
    work = Workspace(desk, preferences)
    qtbot.addWidget(work)
    work.resize(1200, 700)
    work.show()
    site = company.save("site", name="Yard 9")
    work.show_kind("site")
    work.show_place(Place("company", "site", site, at=FILES))
    settled()
    frame = work.pane.evidence.frame
    qtbot.waitUntil(frame.drop.choose.hasFocus)
    write_pdf(tmp_path / "lease.pdf", "Lease of the yard")
    work.pane.add_files([tmp_path / "lease.pdf"])
    qtbot.waitUntil(lambda: bool(work.pane.evidence.files))
    work.show_place(Place("company", "site", site, at="name"))
    settled()
    assert not frame.add.hasFocus()
    work.show_place(Place("company", "site", site, at=FILES))
    qtbot.waitUntil(frame.add.hasFocus)
    handling_of(desk).close()
