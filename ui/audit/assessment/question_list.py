"""The questions of an assessment by element: what each earns, and whether it is decided."""

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.language import N_, _
from ui import theme
from ui.lines.line import Line
from ui.lines.view import LinesView

if TYPE_CHECKING:
    from desktop.services.assessing.shown import AssessmentShown, ElementLine, QuestionLine

EVERY: Final = "every"
TO_DECIDE: Final = "to_decide"
CHANGED: Final = "changed"
SHORT: Final = "short"
ASKED: Final = "asked"
_WORDS: Final = {
    EVERY: N_("All questions ({n})"),
    TO_DECIDE: N_("Still to decide ({n})"),
    CHANGED: N_("The records changed ({n})"),
    SHORT: N_("Short of full points ({n})"),
    ASKED: N_("The reviewer asked ({n})"),
}
_WANTED: "Final[dict[str, Callable[[QuestionLine], bool]]]" = {
    EVERY: lambda _one: True,
    TO_DECIDE: lambda one: not one.is_decided,
    CHANGED: lambda one: one.has_moved_on,
    SHORT: lambda one: not one.is_not_applicable and one.counts < one.possible,
    ASKED: lambda one: bool(one.to_answer),
}
_ICONS: Final = {"green": "circle-check", "amber": "triangle-alert"}


class QuestionList(QWidget):
    """Arrows go up and down; what was typed and not saved says so."""

    chosen = Signal(str)  # the code of a question
    entered = Signal()  # Enter: somebody wants to work on it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: AssessmentShown | None = None
        self._typed: frozenset[str] = frozenset()
        self._code = ""
        self._is_setting = False
        self.which = QComboBox()
        self.which.setAccessibleName(_("Which questions are listed"))
        self.which.setMinimumContentsLength(6)
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for key in _WORDS:
            self.which.addItem("", key)
        self.lines = LinesView(_("Questions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.NEAR, theme.NEAR, theme.TIGHT, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(self.which)
        column.addWidget(self.lines, 1)
        self.setFocusProxy(self.lines)
        self.which.currentIndexChanged.connect(self._on_which)
        self.lines.moved.connect(self._on_moved)
        self.lines.chosen.connect(self._on_entered)

    # --- what is shown --------------------------------------------------------------------------

    def show_assessment(self, shown: "AssessmentShown", typed: Collection[str]) -> None:
        """Show how the questions stand; `typed` are those with something typed and not saved."""
        self._shown, self._typed = shown, frozenset(typed)
        self._count()
        self._fill()

    def show_typed(self, typed: Collection[str]) -> None:
        """Show in which questions something is typed and not saved."""
        if self._typed != frozenset(typed) and self._shown is not None:
            self._typed = frozenset(typed)
            self._fill()

    def choose(self, code: str) -> None:
        """Make a question the current one; where the list leaves it out, list all of them."""
        self._code = code
        if code and not any(line.data == code for line in self.lines.lines):
            self.list_only(EVERY)
        self._mark()

    def list_only(self, key: str) -> None:
        """List all of them, or those that somebody must still look at."""
        self.which.setCurrentIndex(self.which.findData(key))

    def codes(self) -> list[str]:
        """Return the questions that are listed, from the top."""
        return [line.data for line in self.lines.lines if not line.is_heading]

    def _count(self) -> None:
        if self._shown is None:
            return
        every = self._shown.questions
        self._is_setting = True
        for row, (key, words) in enumerate(_WORDS.items()):
            n = sum(_WANTED[key](one) for one in every)
            self.which.setItemText(row, _(words).format(n=n))
        self._is_setting = False

    def _fill(self) -> None:
        self._is_setting = True
        self.lines.renew_lines(self._lines())
        self._is_setting = False
        self._mark()

    def _lines(self) -> Iterator[Line]:
        if self._shown is None:
            return
        is_wanted = _WANTED[str(self.which.currentData())]
        for element in self._shown.elements:
            # the one that is worked on stays where it is, although it is decided by now
            mine = [one for one in element.questions if is_wanted(one) or one.code == self._code]
            if mine:
                yield _heading(element)
                yield from (_line(one, is_typed=one.code in self._typed) for one in mine)

    def _mark(self) -> None:
        self._is_setting = True
        rows = [row for row, line in enumerate(self.lines.lines) if line.data == self._code]
        if rows and self._code:
            index = self.lines.model().index(rows[0], 0)
            self.lines.setCurrentIndex(index)
            if not self.lines.viewport().rect().contains(self.lines.visualRect(index)):
                self.lines.scrollTo(index, LinesView.ScrollHint.PositionAtCenter)
        self._is_setting = False

    # --- what a person does ---------------------------------------------------------------------

    def _on_which(self) -> None:
        if not self._is_setting:
            self._fill()

    def _on_moved(self, line: Line) -> None:
        if not self._is_setting and line.data and line.data != self._code:
            self._code = line.data
            self.chosen.emit(line.data)

    def _on_entered(self, line: Line) -> None:
        self._on_moved(line)
        self.entered.emit()


def _heading(element: "ElementLine") -> Line:
    said = _("{code} {title}").format(code=element.code, title=element.title)
    if element.gate_said:
        said = _("{gate}: {element}").format(gate=element.gate_said, element=said)
    # the share is told in the tooltip: there is no room for both
    points = element.said.partition(" · ")[0]
    return Line(said, right=points, is_heading=True, data=f"element {element.code}")


def _line(one: "QuestionLine", *, is_typed: bool) -> Line:
    tone, word = one.tone, one.decided_said
    if not one.is_decided:
        word = _("To decide")  # on the page it is said in full; here there is little room
    if is_typed:
        tone, word = "amber", _("Typed, not saved")
    icon = "pencil" if is_typed else _ICONS.get(tone, "circle")
    below = [word] if one.is_not_applicable else [word, one.state_said]
    if one.to_answer:
        below.insert(0, _("The reviewer asked"))
    return Line(
        f"{one.code} {one.title}",
        " · ".join(below),
        one.points_said,
        icon,
        data=one.code,
        icon_role=tone if tone in theme.TONES else "soft",
        right_below=True,
    )
