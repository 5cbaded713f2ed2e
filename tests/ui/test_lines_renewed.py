"""A list of lines that changed stays where it is, and Home passes its heading."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.lines.line import Line
from ui.lines.view import LinesView


def lines(word: str, count: int = 60) -> list[Line]:
    heading = Line("1 Leadership", right=word, is_heading=True, data="heading")
    return [heading, *(Line(f"S1.{n}", word, data=n) for n in range(count))]


def shown(qtbot: QtBot) -> LinesView:
    view = LinesView("Questions")
    qtbot.addWidget(view)
    view.resize(240, 200)
    view.show_lines(lines("to decide"))
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_same_lines_stay_where_they_are(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.setCurrentIndex(view.model().index(40, 0))
    at = view.verticalScrollBar().value()
    view.renew_lines(lines("decided"))
    assert view.verticalScrollBar().value() == at > 0
    line = view.current_line()
    assert line is not None
    assert (line.data, line.below) == (39, "decided")


def test_other_lines_take_their_place(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.renew_lines(lines("decided", 2))
    assert [line.data for line in view.lines] == ["heading", 0, 1]
    view.renew_lines([])
    view.renew_lines([])
    assert view.lines == []


def test_home_goes_to_the_first_line_that_can_be_chosen(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.setCurrentIndex(view.model().index(40, 0))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    line = view.current_line()
    assert line is not None
    assert line.data == 0
