"""The next talk at the window: three suggestions, held or printed in one click."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.company import Company
from tests.builders.on_paper import said, squeezed
from ui.adviser.page import AdviserPage
from ui.adviser.quiet_lines import QuietLines
from ui.desk import Desk
from ui.editors.overrides import form_for
from ui.element.page import ElementPage
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


@pytest.mark.parametrize(
    ("tab_key", "key", "page_type"),
    [("inspections", "say_what_you_do", AdviserPage), ("leadership", "next_talk", TalksPage)],
)
def test_both_pages_stand_in_their_tabs(
    qtbot: QtBot,
    desk: Desk,
    preferences: Preferences,
    settled: Callable[[], None],
    tab_key: str,
    key: str,
    page_type: type[QWidget],
) -> None:
    tab = ElementPage(desk, preferences, tab_key)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_place(Place(tab_key, key))
    settled()
    assert isinstance(tab.work.view.inside, page_type)
    assert tab.here() == Place(tab_key, key)


def test_today_leads_to_the_talk_of_a_meeting_that_is_due(
    qtbot: QtBot, company: Company, desk: Desk, settled: Callable[[], None]
) -> None:
    company.plan("weekly", task="Toolbox talk", kind="meeting")
    company.save("incident", happened_on="2026-10-04", kind="near_miss", what="Slipped on ice")
    lines = QuietLines(desk)
    qtbot.addWidget(lines)
    lines.show()
    settled()
    assert lines.talk.text().startswith("Next talk: ")
    assert lines.advice.text().startswith("Say what you do: 1 place")
    assert lines.statistics.text() == (
        "Statistics of the last 12 months: 0 recordable injuries, 1 near miss"
    )
    for part, place in ((lines.talk, ("leadership", "next_talk")),
                        (lines.statistics, ("incidents", "statistics")),
                        (lines.advice, ("inspections", "say_what_you_do"))):  # fmt: skip
        with qtbot.waitSignal(lines.wanted) as wanted:
            qtbot.mouseClick(part, LEFT)
        assert wanted.args == [Place(*place)]


def test_what_is_undone_while_today_is_looked_at_is_seen(
    qtbot: QtBot, company: Company, desk: Desk, settled: Callable[[], None]
) -> None:
    incident = company.save("incident", happened_on="2026-10-04", kind="near_miss", what="Ice")
    lines = QuietLines(desk)
    qtbot.addWidget(lines)
    lines.show()
    settled()
    assert lines.statistics.text().endswith(", 1 near miss")
    desk.do(lambda file: file.write("Void", lambda t: t.void("incident", incident, "Twice")),
            owner=lines)  # fmt: skip
    settled()
    assert lines.statistics.isHidden()


def test_today_says_nothing_where_nothing_is_due(
    qtbot: QtBot, company: Company, desk: Desk, settled: Callable[[], None]
) -> None:
    assert company.file
    lines = QuietLines(desk)
    qtbot.addWidget(lines)
    lines.show()
    settled()
    assert lines.talk.isHidden()
    assert lines.advice.isHidden()
    assert lines.statistics.isHidden()
