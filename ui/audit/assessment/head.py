"""The top of the assessment: what it covers, how it stands, what can be done with all of it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from ui import theme
from ui.element.tool_row import HeadRow
from ui.icons import icon
from ui.widgets import Banner, button, page_title, quiet, small, soft, strong, tip

if TYPE_CHECKING:
    from desktop.services.assessing.shown import AssessmentShown
    from ui.audit.assessment.reader import Found

# what is done with all of it, by the names under which it is asked for
ACCEPT: Final = "accept_drafts"
CARRY: Final = "carry_over"
SIGN: Final = "sign"
REOPEN: Final = "reopen"
OPEN: Final = "open"
CHANGE: Final = "change"


class Head(QWidget):
    """The result in words, the buttons, and the assessments before this one."""

    wanted = Signal(str)
    other_wanted = Signal(str)  # the id of another assessment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = page_title(_("The assessment"))
        self.about, self.result = soft(), strong()
        self.besides, self.signings = soft(), small()
        self.questions = quiet("panel-left", _("Show or hide the list of questions"))
        self.exhibits = quiet("panel-right", _("Show or hide the exhibits"))
        for made in (self.questions, self.exhibits):
            made.setCheckable(True)
        self.accept = button(_("Accept all drafted notes…"), may_shrink=True)
        self.carry = button(_("Carry over from last time…"), may_shrink=True)
        self.sign = button(_("Sign…"), "badge-check")
        self.new = button(_("Open the next assessment…"), may_shrink=True)
        self.new.clicked.connect(lambda: self.wanted.emit(OPEN))
        self.accept.clicked.connect(lambda: self.wanted.emit(ACCEPT))
        self.carry.clicked.connect(lambda: self.wanted.emit(CARRY))
        self.sign.clicked.connect(lambda: self.wanted.emit(SIGN))
        self.more = quiet("ellipsis", _("More for this assessment"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.banner = Banner()
        self._may: dict[QPushButton, bool] = {}
        self._is_low = False
        self._lay_out()

    def _lay_out(self) -> None:
        row = HeadRow(self.title, self.accept, self.carry, self.sign, self.new, self.questions,
                      self.exhibits, self.more)  # fmt: skip
        column = QVBoxLayout()
        column.setContentsMargins(theme.BETWEEN, theme.FIELD, theme.NEAR, theme.NEAR)
        column.setSpacing(theme.TIGHT)
        column.addWidget(row)
        for part in (self.about, self.result, self.besides, self.signings):
            column.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(column)

    def show_assessment(self, shown: "AssessmentShown", found: "Found", *, read_only: bool) -> None:
        """Show how an assessment stands and what can be done with it."""
        may_write = found.is_open and not read_only
        who = _("Assessor: {name}").format(name=shown.assessor_said) if shown.assessor_said else ""
        self.about.setText(_joined(shown.title, who, shown.protocol_said, shown.remark))
        self.result.setText(shown.overall_said)
        n = len(shown.lost)
        lost = ngettext(
            "{n} answer is to a question that is asked no more",
            "{n} answers are to questions that are asked no more",
            n,
        ).format(n=n)
        self.besides.setText(
            _joined(
                shown.decided_said,
                shown.by_records_said,
                shown.plan_said,
                lost if n else "",
                shown.weights_said,
            )
        )
        said = [
            part
            for one in shown.signings
            for part in (one.said, one.proof, one.reopened)
            if part and part not in shown.signed_said
        ]
        self.signings.setText("\n".join(said))
        self._may = {
            self.accept: may_write and bool(shown.to_accept or shown.moved_on),
            self.carry: may_write and bool(shown.can_carry),
            self.sign: may_write,
            self.new: not found.has_open and not read_only,
        }
        self._tell_done(shown, found, read_only=read_only)
        self._fill_menu(shown, found, read_only=read_only)

    def set_low(self, is_low: bool) -> None:
        """Where the page is low the question needs the room: all else goes into the menu."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._arrange()

    def _arrange(self) -> None:
        is_low = self._is_low
        for made, may in self._may.items():
            made.setVisible(may and not is_low)
        for part in (self.about, self.besides):
            part.setVisible(not is_low)
        self.signings.setVisible(bool(self.signings.text()) and not is_low)
        self.result.setToolTip(tip(self.besides.text()) if is_low else "")
        for act in self.menu.actions():
            if act.data() in self._may:
                act.setVisible(is_low and self._may[act.data()])
        self.more.setVisible(any(act.isVisible() for act in self.menu.actions()))

    def _tell_done(self, shown: "AssessmentShown", found: "Found", *, read_only: bool) -> None:
        if found.is_open:
            self.banner.clear()
            return
        if shown.is_signed:
            signed = shown.signed_said.rstrip(".")
            said = _("{signed}. Nothing in it can be changed.").format(signed=signed)
            again = (_("Open again…"), lambda: self.wanted.emit(REOPEN))
            may_open = not read_only and not found.has_open
            tone = "green" if shown.passes else "amber"
            self.banner.show_message(said, tone, *([again] if may_open else []))
        else:
            line = next((one.said for one in found.every if one.id == shown.id), "")
            said = _("{line}. It was not signed here, and is shown to look at.")
            self.banner.show_message(said.format(line=line.rstrip(".")), "plain")

    def _fill_menu(self, shown: "AssessmentShown", found: "Found", *, read_only: bool) -> None:
        self.menu.clear()
        for made in self._may:
            act = self.menu.addAction(made.text())
            act.setData(made)
            act.triggered.connect(made.clicked)
        if found.is_open and not read_only:
            self._add(_("Change what it covers…"), "calendar", CHANGE)
        for one in found.every:
            if one.id != shown.id:
                words = _("{title}: {said}").format(title=one.title, said=one.said)
                act = self.menu.addAction(icon("file-check"), words)
                act.triggered.connect(lambda _on=False, one=one: self.other_wanted.emit(one.id))
        self._arrange()

    def _add(self, words: str, picture: str, key: str) -> None:
        self.menu.addAction(icon(picture), words).triggered.connect(
            lambda _on=False: self.wanted.emit(key)
        )


def _joined(*parts: str) -> str:
    return " · ".join(part.rstrip(".") for part in parts if part)
