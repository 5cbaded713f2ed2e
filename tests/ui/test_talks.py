"""The next talk at the window: three suggestions, held or printed in one click."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from tests.builders.on_paper import said, squeezed
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences
from ui.printing.sheet import Sheet
from ui.talks.page import TalksPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, company: Company, desk: Desk, settled: Callable[[], None]) -> TalksPage:
    company.worker("Rick Desjarlais", hired="2020-01-01")
    company.save("incident", happened_on="2026-11-04", kind="near_miss", what="Slipped on ice")
    page = TalksPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    return page


def test_holding_a_talk_opens_a_meeting_filled_with_it(
    qtbot: QtBot, page: TalksPage, desk: Desk
) -> None:
    assert len(page.cards) == 3
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(page.cards[0].hold, LEFT)
    place = wanted.args[0]
    assert isinstance(place, Place)
    assert (place.tab, place.kind, place.new) == ("leadership", "meeting", True)
    assert place.values["topics"] == "Slips on ice and snow"
    assert len(place.values["attendees"]) == 1


def test_the_form_of_the_meeting_takes_the_talk_and_the_crew(
    qtbot: QtBot, page: TalksPage, desk: Desk, company: Company, settled: Callable[[], None]
) -> None:
    from desktop.records import kind_of
    from desktop.store import aggregate
    from ui.editors.overrides import form_for

    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.mouseClick(page.cards[0].hold, LEFT)
    form = form_for("meeting", desk)
    qtbot.addWidget(form)
    form.open_new(wanted.args[0].values)
    form.show()
    settled()
    form.save()
    settled()
    with company.file.reading() as connection:
        (meeting,) = aggregate.read(connection, kind_of("meeting")).values()
    assert meeting.values["topics"] == "Slips on ice and snow"
    assert len(meeting.values["attendees"]) == 1
    assert page.cards[0].talk.key != "slips_ice"


def test_the_sheet_of_a_talk_is_printed(
    qtbot: QtBot, page: TalksPage, desk: Desk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        qtbot.mouseClick(page.cards[0].print, LEFT)
    sheet = wanted.args[0]
    assert isinstance(sheet, Sheet)
    made = sheet.make(tmp_path / "talk.pdf", lambda *_told: None, lambda: False)
    assert made.pages == 1
    assert squeezed("Rick Desjarlais") in said(made.path)


def test_both_pages_stand_in_their_tabs(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Callable[[], None]
) -> None:
    from ui.element.views import view_of

    for key, kind in (("say_what_you_do", "duty_plan"), ("next_talk", "meeting")):
        view = view_of(key, desk, preferences)
        qtbot.addWidget(view)
        view.show()
        settled()
        assert view.kind == kind
