"""The page of the package leads from step to step: what goes in, the look, how it is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import Unavailable
from desktop.services.packaging import overview, overview_lines
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.overview_values import Overview
from desktop.services.preflight import looking
from desktop.services.preflight.concern import Concern
from tests.builders.company import Company
from tests.builders.exposed import exposed
from tests.builders.look import dressed
from tests.builders.package_page import COMPANY, DRAFT, LINES, OVERVIEW, stops, warns
from ui import theme
from ui.audit.package.next_step import (
    BUILD,
    MEND,
    NOTHING,
    SEND,
    Standing,
    next_step,
)
from ui.audit.package.view import PackageView
from ui.desk import Desk
from ui.preferences import Preferences
from ui.preview import handling_of
from ui.today.click_row import ClickRow
from ui.widgets import Chip, Words

Settled = Callable[[], None]


@dataclass
class Told:
    """What the services answer, and what they were asked."""

    shown: Overview = OVERVIEW
    concerns: tuple[Concern, ...] = ()
    asked: tuple[date, Choices] | None = None


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    made = Told()

    def overview_of(
        _c: object, _a: object, as_of: date, choices: Choices, _t: date
    ) -> tuple[Overview, object]:
        made.asked = (as_of, choices)
        return made.shown, object()

    monkeypatch.setattr(overview, "overview_of", overview_of)
    monkeypatch.setattr(overview_lines, "lines_of", lambda *_given: (LINES,))
    monkeypatch.setattr(looking, "look_over", lambda *_given, **_more: made.concerns)
    monkeypatch.setattr("ui.audit.package.reader.PAUSE", 0)
    return made


@pytest.fixture
def page(
    qtbot: QtBot, told: Told, desk: Desk, preferences: Preferences, settled: Settled
) -> Iterator[Callable[[], PackageView]]:
    assert told

    def make() -> PackageView:
        view = exposed(qtbot, PackageView(desk, preferences), 900, 700)
        looked(qtbot, view, settled)
        return view

    yield make
    handling_of(desk).close()


def looked(qtbot: QtBot, view: PackageView, settled: Settled) -> None:
    qtbot.waitUntil(lambda: view.look.concerns is not None)
    settled()


def rows(view: PackageView) -> list[str]:
    return [row.accessibleName() for row in view.look.findChildren(ClickRow)]


# --- what is next ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "does", "begins"),
    [
        (Standing(has_day=False), NOTHING, "Type the day"),
        (Standing(stops=1, can_mend=True), MEND, "1 thing has to be put right"),
        (Standing(stops=2, can_mend=True), MEND, "2 things have to be put right"),
        (Standing(stops=1), NOTHING, "1 thing has to be put right"),
        (Standing(is_looked=False), BUILD, "Looking at what goes in"),
        (Standing(exhibits=0), BUILD, "There is nothing on file yet"),
        (Standing(exhibits=3, is_draft=True), BUILD, "What is built now is a draft"),
        (Standing(exhibits=3, warns=2), BUILD, "It can be built. Look first"),
        (Standing(exhibits=3, warns=2, fails=True), BUILD, "The assessment does not pass"),
        (Standing(exhibits=3), BUILD, "Everything is there"),
        (Standing(is_new=True, stops=1), SEND, "The package is ready"),
        (Standing(is_new=True, warns=1, fails=True), SEND, "The package is ready, and its assess"),
        (Standing(is_new=True, is_unsigned=True), SEND, "The package is ready. Have it signed"),
        (Standing(is_new=True, is_read_only=True), BUILD, "Everything is there"),
        (Standing(is_new=True, is_built_draft=True), BUILD, "The draft is ready to be read"),
        (Standing(is_new=True, is_own_copy=True), BUILD, "Your own copy is ready"),
    ],
)
def test_there_is_one_thing_to_do_next(now: Standing, does: str, begins: str) -> None:
    step = next_step(now)
    assert step.does == does
    assert step.sentence.startswith(begins)


# --- what goes in ---------------------------------------------------------------------------------


def test_what_goes_in_is_said_by_element(page: Callable[[], PackageView], told: Told) -> None:
    what = page().what
    assert what.assessment.text() == told.shown.assessment_said
    assert what.period.text() == told.shown.period_said
    assert what.exhibits.text() == told.shown.exhibits_said
    named = [row.accessibleName() for row in what.findChildren(ClickRow)]
    assert named == ["S4 Inspections, 2 of 3 records, 3 exhibits", "S5 Incidents, nothing on file"]
    figures = what.findChildren(ClickRow)[0].findChildren(Words)
    assert [one.geometry().right() for one in what.heads] == [
        figure.mapTo(what, figure.rect().bottomRight()).x() for figure in figures[1:]
    ]


def test_another_look_is_put_on_whole(qapp: QApplication, page: Callable[[], PackageView]) -> None:
    view = page()
    view.what.put(OVERVIEW)
    view.look.put((stops(),))
    with dressed(qapp, "dark", 2.0):
        QApplication.processEvents()
        chip = view.look.findChildren(ClickRow)[-1].findChildren(Chip)[0]
        assert chip.width() >= chip.sizeHint().width()
        questions = view.exhibits.tree._questions
        inks = {questions[code].foreground(0).color().name() for code in ("S4.2", "S5.1")}
        assert inks == {theme.color("ink").name(), theme.color("soft").name()}


def test_the_link_leads_to_the_assessment(qtbot: QtBot, page: Callable[[], PackageView]) -> None:
    view = page()
    with qtbot.waitSignal(view.wanted) as asked:
        view.what.lead.click()
    assert asked.args == [OVERVIEW.leads_to]


def test_an_element_leads_to_its_exhibits_and_esc_back(
    qtbot: QtBot, page: Callable[[], PackageView], settled: Settled
) -> None:
    view = page()
    row = view.what.findChildren(ClickRow)[0]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    settled()
    assert view.pages.currentWidget() is view.exhibits
    assert view.exhibits.tree.current()[0] == ""  # the element itself
    assert QApplication.focusWidget() is view.exhibits.tree
    qtbot.keyClick(view.exhibits.tree, Qt.Key.Key_Escape)
    assert view.pages.currentIndex() == 0
    assert QApplication.focusWidget() is view.what.choose


def test_a_draft_says_so(page: Callable[[], PackageView], told: Told) -> None:
    told.shown = DRAFT
    view = page()
    assert view.sentence.text() == "What is built now is a draft, and every page says so."
    assert view.what.lead.text() == "Open an assessment"
    assert not view.exhibits.may_change


def test_what_is_chosen_is_asked_again_and_kept_on_this_pc(
    page: Callable[[], PackageView], told: Told, settled: Settled, desk: Desk
) -> None:
    view = page()
    assert told.asked == (desk.today(), Choices(today=desk.today()))
    assert view.choices.signers.isHidden()
    view.choices.names.choose("numbers")
    view.choices.names.combo.activated.emit(2)
    view.choices.signers.click()
    view.choices.photos.choose("original")
    view.choices.photos.combo.activated.emit(1)
    view.choices.largest.choose("25")
    view.choices.largest.combo.activated.emit(1)
    view.choices.only_changed.click()
    settled()
    wanted = Choices(
        hide="numbers", keeps_signers=True, photos="original", most_megabytes=25,
        only_changed=True, today=desk.today(),
    )  # fmt: skip
    assert told.asked == (desk.today(), wanted)
    again = page()
    assert again.choices.choices == wanted
    assert not again.choices.signers.isHidden()


# --- the look before it is sent -------------------------------------------------------------------


def test_nothing_found_is_said(page: Callable[[], PackageView]) -> None:
    view = page()
    assert view.look.sentence.text() == "Nothing was found that would make it come back."
    assert view.build.isEnabled()
    assert view.act.isHidden()


def test_what_stops_it_comes_first_and_leads_to_where_it_is_mended(
    qtbot: QtBot, page: Callable[[], PackageView], told: Told
) -> None:
    told.concerns = (warns(), stops())
    view = page()
    assert rows(view) == [
        "Stops it: The WCB account is missing. Enter it under Company.",
        "Look at it: Sentence 1 of what is to be seen.",
    ]
    assert [chip.tone for chip in view.look.findChildren(Chip)] == ["red", "amber"]
    assert not view.build.isEnabled()
    assert view.act.text() == "Put it right"
    with qtbot.waitSignal(view.wanted) as asked:
        qtbot.mouseClick(view.act, Qt.MouseButton.LeftButton)
    assert asked.args == [COMPANY]
    row = view.look.findChildren(ClickRow)[0]
    with qtbot.waitSignal(view.wanted):
        qtbot.keyClick(row, Qt.Key.Key_Return)


def test_what_nothing_here_mends_is_a_line_without_a_way(
    page: Callable[[], PackageView], told: Told
) -> None:
    told.concerns = (warns(1, where=None),)
    view = page()
    assert rows(view) == []
    assert view.look.sentence.text() == "1 thing is better put right before it is sent."
    assert view.build.isEnabled()


def test_more_than_a_few_are_shown_when_asked_for(
    page: Callable[[], PackageView], told: Told, settled: Settled
) -> None:
    told.concerns = tuple(warns(n) for n in range(11))
    view = page()
    assert len(rows(view)) == 8
    assert view.look.more.text() == "Show 3 more"
    view.look.more.click()
    settled()
    assert len([row for row in view.look.findChildren(ClickRow) if not row.isHidden()]) == 11
    assert view.look.more.text() == "Show fewer"


def test_it_is_looked_at_again_after_an_edit(
    qtbot: QtBot,
    page: Callable[[], PackageView],
    told: Told,
    company: Company,
    settled: Settled,
) -> None:
    told.concerns = (stops(),)
    view = page()
    told.concerns = ()
    company.worker("Rick Desjarlais")
    qtbot.waitUntil(lambda: view.look.concerns == ())
    settled()
    assert view.build.isEnabled()


def test_a_look_that_fails_is_a_sentence(
    page: Callable[[], PackageView], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_more: object) -> None:
        raise Unavailable("The file cannot be read.")

    monkeypatch.setattr(looking, "look_over", fails)
    view = page()
    assert view.look.sentence.text() == "The file cannot be read."
