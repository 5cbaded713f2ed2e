"""The page in the place of a locked company: it asks for the password, or the recovery sheet."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop.language import _
from ui import icons, theme
from ui.editors.flow import Flow
from ui.locking.code_lines import CodeLines
from ui.locking.secret_field import SecretField
from ui.locking.tries import Tries
from ui.widgets import (
    Card,
    Elided,
    button,
    fault,
    headed,
    in_the_middle,
    link,
    mark_fault,
    page_title,
    small,
    soft,
    tip,
)

WIDEST: Final = 520
LOGO: Final = 36
LONGEST: Final = 60  # letters of a file's name; all of it is in what hovering shows
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class UnlockPage(QWidget):
    """Calm and empty of everything that belongs to the company but the name of its file.

    It asks; whoever made it tries what was typed, and answers with `refuse`.
    """

    password_given = Signal(str, bool)  # what was typed; whether this PC shall remember it
    code_given = Signal(str)  # the four lines of the recovery sheet
    restore_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Locked company file"))
        self._typed_since = False  # since the last one was given to be tried
        self._uses_sheet = False
        self._logo, self.title, self.sentence = QLabel(), page_title(), soft()
        self.folder = Elided("", "small")
        self.password = SecretField(_("Password"))
        self.remember = QCheckBox(_("Remember on this PC"))
        self.remember_means = small(
            _("Muster then opens it without asking, for whoever is signed in here as you.")
        )
        self.code, self.code_help = CodeLines(), soft()
        self.fault = fault()
        self.tries = Tries(self)
        self.open = self.tries.button
        self.back = button(_("Back"))
        self.other = link("")
        self.restore = link(_("Restore a backup…"))
        self._lay_out()
        self._connect()
        self._turn(uses_sheet=False)

    # --- how it is made -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = headed(self._logo, self.title, self.sentence, self.folder)
        self._card = Card()
        self._card.body.setSpacing(theme.FIELD)
        remembers = QVBoxLayout()
        remembers.setSpacing(theme.TIGHT)
        remembers.addWidget(self.remember)
        remembers.addWidget(self.remember_means)
        asked: tuple[QWidget, ...] = (self.password, self.code_help, self.code, self.fault)
        for part in asked:
            self._card.body.addWidget(part)
        self._card.body.addLayout(remembers)
        buttons = QWidget()
        flow = Flow(buttons, theme.NEAR)
        for made in (self.open, self.back):
            flow.addWidget(made)
        self._card.body.addWidget(buttons)
        links = QWidget()
        others = Flow(links, theme.INSIDE)
        for way in (self.other, self.restore):
            others.addWidget(way)
        self._column = QWidget()
        self._column.setProperty("role", "clear")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(*([theme.AROUND] * 4))
        column.setSpacing(theme.BETWEEN)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._card)
        column.addWidget(links)
        column.addStretch(2)
        self._area = in_the_middle(self._column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _connect(self) -> None:
        self.open.clicked.connect(self._on_open)
        self.back.clicked.connect(self.left)
        self.other.clicked.connect(lambda: self._turn(uses_sheet=not self._uses_sheet))
        self.restore.clicked.connect(self.restore_wanted)
        self.password.line.textEdited.connect(self._on_typed)
        self.code.completed.connect(self._on_typed)
        self.tries.due.connect(self._on_due)
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    # --- what it asks ---------------------------------------------------------------------------

    def ask(self, path: Path, why: str = "", *, may_remember: bool) -> None:
        """Ask for the password of a file; `why` it is locked now, where that needs to be said."""
        name = path.stem
        self.title.setText(name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…")
        self.title.setToolTip(tip(str(path)))
        self.sentence.setText(why or _("This company file is locked with a password."))
        self.folder.setText(str(path.parent))
        self.folder.setVisible(bool(path.name))
        self.remember.setChecked(False)
        for part in (self.remember, self.remember_means):
            part.setProperty("offered", may_remember)
        self.tries.begin()
        self._turn(uses_sheet=False)

    def offer_to_remember(self) -> None:
        """This PC has a place for passwords, as was found out meanwhile."""
        for part in (self.remember, self.remember_means):
            part.setProperty("offered", True)
            part.setVisible(not self._uses_sheet)

    def _turn(self, *, uses_sheet: bool) -> None:
        """Ask for the password, or for the code of the recovery sheet."""
        self._uses_sheet = uses_sheet
        self.forget()
        self.password.setVisible(not uses_sheet)
        for part in (self.remember, self.remember_means):
            part.setVisible(bool(part.property("offered")) and not uses_sheet)
        self.code.setVisible(uses_sheet)
        self.code_help.setVisible(uses_sheet)
        self.code_help.setText(
            _(
                "Type the four lines as they are printed on the recovery sheet of this file. "
                "Small letters, blanks and dashes make no difference."
            )
        )
        self.other.setText(
            _("Use the password instead") if uses_sheet else _("Use the recovery sheet instead")
        )
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where typing begins."""
        typed = self.code if self._uses_sheet else self.password
        self.setFocusProxy(typed)
        typed.setFocus(Qt.FocusReason.OtherFocusReason)
        # once everything has its room: on a low screen the field would be below it
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        if (field := self.focusWidget()) is not None:
            self._area.ensureWidgetVisible(field, 0, theme.px(theme.AROUND))

    def forget(self) -> None:
        """Forget what was typed."""
        self.tries.put_off()
        self.password.clear()
        self.code.clear()
        self._say("")

    # --- trying ---------------------------------------------------------------------------------

    def _on_open(self) -> None:
        if self.tries.is_trying or not self._is_whole():
            return
        self.password.line.selectAll()  # whoever goes on typing types another one
        self._typed_since = False
        self._say("")
        self.tries.ask()

    def _is_whole(self) -> bool:
        """Whether there is something to try; what is missing is said."""
        if self._uses_sheet:
            return self.code.check()
        if not self.password.text:
            self._say(_("Type the password."))
            self.take_keyboard()
        return bool(self.password.text)

    def _on_due(self) -> None:
        if self._uses_sheet:
            self.code_given.emit(self.code.code())
        else:
            self.password_given.emit(self.password.text, self.remember.isChecked())

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Say why it does not open, and for how many seconds it will not be tried again."""
        self._say(sentence)
        self.tries.refused(wait)
        if not self._typed_since:  # else somebody is in the middle of the next one
            self.take_keyboard()
            self.password.line.selectAll()

    def _on_typed(self) -> None:
        self._typed_since = True
        self.tries.put_off()
        if not self.tries.is_trying:
            self._say("")

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        mark_fault(self.password.line, bool(sentence) and not self._uses_sheet)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # --- keys and looks -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Esc goes back to the first page."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain:
            self._on_open()
        elif event.key() == Qt.Key.Key_Escape and plain:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        ratio = self.devicePixelRatioF()
        self._logo.setPixmap(icons.pixmap("lock", "accent", LOGO, ratio))
        self._column.setMaximumWidth(theme.px(WIDEST))
