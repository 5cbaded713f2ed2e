"""What goes in is ticked record by record, with undo; a signed assessment changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.errors import Refused
from desktop.services.assessing import ticks
from desktop.services.packaging import overview_lines
from desktop.services.packaging.overview_values import LineIn, QuestionLines
from tests.builders.exposed import exposed
from tests.builders.package_page import ASSESSMENT, DRAFT, LINES, OVERVIEW
from ui.audit import redaction
from ui.audit.package.exhibits_page import ExhibitsPage
from ui.audit.package.exhibits_tree import LINE
from ui.desk import Desk
from ui.places import Place
from ui.preview import handling_of

Settled = Callable[[], None]
Asked = list[tuple[object, ...]]
TICK = Qt.CheckState


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What was asked of the services; each tick changes the lines that are read next."""
    made: Asked = []
    lines = {line.record_id: line for line in LINES.lines}

    def read(*_given: object) -> tuple[QuestionLines, ...]:
        changed = any(line.choice for line in lines.values())
        return (replace(LINES, lines=tuple(lines.values()), is_changed=changed),)

    def tick(choice: str) -> Callable[..., None]:
        def act(_company: object, assessment: str, code: str, kind: str, record_id: str) -> None:
            made.append((choice, assessment, code, kind, record_id))
            said = {"in": "You put it in", "out": "You took it out"}[choice]
            lines[record_id] = replace(
                lines[record_id], is_in=choice == "in", choice=choice, said=said
            )

        return act

    monkeypatch.setattr(overview_lines, "lines_of", read)
    monkeypatch.setattr(ticks, "put_in", tick("in"))
    monkeypatch.setattr(ticks, "take_out", tick("out"))
    monkeypatch.setattr(
        ticks, "as_offered", lambda _company, *given: made.append(("offered", *given))
    )
    return made


@pytest.fixture
def page(qtbot: QtBot, asked: Asked, desk: Desk, settled: Settled) -> Iterator[ExhibitsPage]:
    assert asked == []
    made = exposed(qtbot, ExhibitsPage(desk), 1000, 600)
    made.put(OVERVIEW)
    made.lead_to("S4.2")
    settled()
    yield made
    handling_of(desk).close()


def question(page: ExhibitsPage) -> QTreeWidgetItem:
    element = page.tree.topLevelItem(0)
    assert element is not None
    return element.child(0)


def ticked(page: ExhibitsPage) -> list[bool]:
    item = question(page)
    return [item.child(n).checkState(0) == TICK.Checked for n in range(item.childCount())]


def choose(page: ExhibitsPage, n: int) -> LineIn:
    page.tree.setCurrentItem(question(page).child(n))
    line = page.tree.current()[1]
    assert line is not None
    return line


def test_what_counts_is_listed_with_a_tick_for_what_goes_in(page: ExhibitsPage) -> None:
    assert ticked(page) == [True, True, False]
    first = question(page).child(0)
    assert [first.text(n) for n in (1, 2)] == ["S4.2-01", "Offered"]
    said = first.data(0, int(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Inspection of unit 101, 1 November · 1 page, S4.2-01, goes in, Offered"


def test_space_takes_a_record_out_and_it_can_be_undone(
    qtbot: QtBot, page: ExhibitsPage, asked: Asked, desk: Desk, settled: Settled
) -> None:
    choose(page, 0)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert said.args == ["Inspection of unit 101 stays out.", True]
    assert asked == [("out", ASSESSMENT, "S4.2", "inspection", "i1")]
    page.put(OVERVIEW)  # as it is when the desk tells of a change
    settled()
    assert ticked(page) == [False, True, False]
    assert question(page).child(0).text(2) == "You took it out"
    assert page.offered.isEnabled()
    page.offered.click()
    settled()
    assert asked[-1] == ("offered", ASSESSMENT, "S4.2")


def test_one_that_is_not_offered_is_put_in(
    qtbot: QtBot, page: ExhibitsPage, asked: Asked, settled: Settled
) -> None:
    choose(page, 2)
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    settled()
    assert asked == [("in", ASSESSMENT, "S4.2", "inspection", "i3")]


def test_a_tick_that_is_refused_goes_back(
    qtbot: QtBot,
    page: ExhibitsPage,
    desk: Desk,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_given: object) -> None:
        raise Refused("The assessment was signed meanwhile.")

    monkeypatch.setattr(ticks, "take_out", refuse)
    choose(page, 0)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    settled()
    assert said.args == ["The assessment was signed meanwhile.", False]
    assert ticked(page) == [True, True, False]


def test_enter_opens_the_record(qtbot: QtBot, page: ExhibitsPage, desk: Desk) -> None:
    choose(page, 1)
    with qtbot.waitSignal(desk.wanted) as wanted:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert wanted.args == [Place("inspections", "inspection", "i2")]


def test_parts_are_hidden_where_there_is_a_file(
    page: ExhibitsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []
    monkeypatch.setattr(redaction, "open_editor", lambda *given: opened.append(given))
    choose(page, 0)
    page.hide_parts.click()
    assert opened == [(desk, "e1", "Inspection of unit 101", page.window())]
    line = replace(LINES.lines[0], files=("e1", "e2"))
    question(page).child(0).setData(0, LINE, line)
    monkeypatch.setattr(page.paper.frame.files, "current", lambda: "e2")  # what is looked at
    page.hide_parts.click()
    assert opened[1][1] == "e2"
    choose(page, 1)
    assert not page.hide_parts.isEnabled()


def test_nothing_can_be_ticked_where_there_is_no_assessment(
    qtbot: QtBot, page: ExhibitsPage, asked: Asked, settled: Settled
) -> None:
    page.put(DRAFT)
    settled()
    choose(page, 0)
    qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    settled()
    assert asked == []
    assert ticked(page) == [True, True, False]
    assert page.sentence.text() == DRAFT.frozen
    assert page.offered.isHidden()


def test_what_was_chosen_stays_when_it_is_read_again(page: ExhibitsPage, settled: Settled) -> None:
    before = choose(page, 1)
    page.put(replace(OVERVIEW, exhibits=4))
    settled()
    assert page.tree.current() == ("S4.2", before)
    assert page.tree.is_open() == ["S4.2"]
