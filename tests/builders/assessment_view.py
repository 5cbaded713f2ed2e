"""The assessment on the screen, with an owner of a test in front of it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.assessing.opening import Wanted, open_assessment
from tests.builders.company import AS_OF, Company
from ui.audit.assessment.asking import Asking
from ui.audit.assessment.view import AssessmentView
from ui.desk import Desk
from ui.preferences import Preferences

FROM: Final = date(2025, 11, 17)


def begun(company: Company, to_on: date = AS_OF, from_on: date = FROM) -> str:
    """Open a certification; returns its id."""
    wanted = Wanted("certification", from_on, to_on, assessor_name="Donna Pelletier")
    return open_assessment(company.file, wanted, AS_OF)


class Owner:
    """What an owner does and sees in the view; every verb waits until it came of it."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Callable[[], None]
    ) -> None:
        self.qtbot, self.desk, self.settled = qtbot, desk, settled
        self.view = AssessmentView(desk, preferences)
        qtbot.addWidget(self.view)
        self.view.resize(1100, 700)
        self.view.show()
        qtbot.waitExposed(self.view)
        settled()

    def go(self, code: str) -> None:
        """Choose a question in the list."""
        lines = self.view.questions.lines
        row = next(n for n, line in enumerate(lines.lines) if line.data == code)
        at = lines.model().index(row, 0)
        lines.scrollTo(at)
        self.qtbot.mouseClick(
            lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.visualRect(at).center()
        )
        self.settled()

    @property
    def code(self) -> str:
        """The question that is shown."""
        assert self.view.page.shown is not None
        return self.view.page.shown.line.code

    def line(self, code: str) -> str:
        """What the list says of a question."""
        lines = self.view.questions.lines.lines
        return next(line.said() for line in lines if line.data == code)

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click the button that says this."""
        around = within or self.view
        found = [
            one for one in around.findChildren(QAbstractButton)
            if one.isVisible() and name in (one.text().replace("&&", "&"), one.accessibleName())
        ]  # fmt: skip
        assert len(found) == 1, f"{len(found)} called {name!r}"
        assert found[0].isEnabled(), f"{name!r} cannot be pressed"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settled()

    def type_note(self, words: str) -> None:
        """Type a note in place of what stands there."""
        note = self.view.page.note.note
        note.setFocus()
        note.selectAll()
        self.qtbot.keyClicks(note, words)

    def choose_points(self, words: str) -> None:
        """Choose points by their words, as the keyboard does."""
        points = self.view.page.points.points
        row = points.findText(words)
        assert row >= 0, [points.itemText(n) for n in range(points.count())]
        points.setCurrentIndex(row)
        points.activated.emit(row)

    def dialog(self) -> Asking:
        """The dialog that is open."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Asking)]
        (one,) = [w for w in found if w.isVisible()]
        return one

    def has_dialog(self) -> bool:
        """Whether one is open."""
        return any(isinstance(w, Asking) and w.isVisible() for w in QApplication.topLevelWidgets())

    def words(self) -> list[str]:
        """Every text that is shown in labels."""
        return [one.text() for one in self.view.findChildren(QLabel) if one.isVisible()]
