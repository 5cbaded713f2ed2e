"""Leads from wherever somebody meets private facts to the one dialog that helps just now."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from desktop.language import _
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.guide.asking import offer_guide
from ui.locking.awake import Awake
from ui.locking.locker import IDLE, MINUTE, USUAL
from ui.main_window import MainWindow
from ui.opening import Opening

if TYPE_CHECKING:  # services are imported after the first paint
    from desktop.services.private_facts import SetUp, State

GUIDE: Final = "safe-keeping"


class PrivateCommands(QObject):
    """What the menu and the forms do about private facts."""

    def __init__(self, window: MainWindow, opening: Opening) -> None:
        super().__init__(window)
        self.window, self.opening = window, opening
        self.awake = Awake(opening.clock.elapsed, self)
        self.awake.idle.connect(self._on_nobody_there)
        self.awake.slept.connect(self._on_nobody_there)
        opening.opened.connect(self._on_opened)
        opening.leaving.connect(self.awake.end)
        # afterwards, because a file without a password says first that it cannot be locked
        locking = window.menus.actions["lock"].triggered
        locking.connect(self._on_nobody_there, Qt.ConnectionType.QueuedConnection)

    def _on_opened(self, desk: Desk) -> None:
        desk.private_wanted.connect(self.private)
        desk.private_turned.connect(self._heed)

    # --- closed when nobody is there ------------------------------------------------------------

    def _heed(self) -> None:
        """Watch over open private facts where the file, having no password, locks itself never."""
        desk = self.opening.desk
        if desk is None or desk.company.private is None or desk.company.key is not None:
            self.awake.end()
            return
        self.awake.patience = round(self.window.preferences.number(IDLE, USUAL)) * MINUTE
        self.awake.is_busy = desk.jobs.is_at_work
        self.awake.begin()

    def _on_nobody_there(self) -> None:
        desk = self.opening.desk
        if desk is not None and desk.company.private is not None:
            self.close_private(desk)

    # --- asked for ------------------------------------------------------------------------------

    def private(self) -> None:
        """Ask how private facts stand, and show what can be done about them."""
        from desktop.services import private_facts

        desk = self._desk()
        desk.ask(private_facts.state, lambda state: self._offer(desk, state), owner=self)

    def _offer(self, desk: Desk, state: "State") -> None:
        if not state.is_set_up:
            self._set_up(desk)
        elif state.is_open:
            self._turn(desk)
        else:
            self._open(desk)

    def _open(self, desk: Desk) -> None:
        from ui.private.opening import OpenDialog

        dialog = OpenDialog(desk, self.window)
        dialog.opened.connect(lambda: self._done(desk, _("Private facts are open.")))
        self._show(dialog)

    def _set_up(self, desk: Desk) -> None:
        from ui.private.set_up import SetUpDialog

        if desk.read_only:
            self._say(_("No private facts are set up here, and the file is open to read only."))
            return
        dialog = SetUpDialog(desk, self.window)
        dialog.done_with.connect(lambda made: self._on_set_up(desk, made))
        self._show(dialog)

    def _on_set_up(self, desk: Desk, made: "SetUp") -> None:
        tell_turned(desk)
        note = _(
            "What stood there before may still be found in unused parts of the file, because "
            "there was no room just now to write it anew."
        )
        self._show_code(desk, made.code, "" if made.is_swept else note)

    def _turn(self, desk: Desk) -> None:
        from ui.private.turning import TurnDialog

        dialog = TurnDialog(desk, self.window)
        dialog.close_wanted.connect(lambda: self.close_private(desk))
        dialog.changed.connect(lambda code: self._show_code(desk, code))
        dialog.taken_off.connect(lambda said: self._done(desk, said))
        self._show(dialog)

    def close_private(self, desk: Desk) -> None:
        """Close private facts; what is typed of them and not saved is kept first, sealed."""
        from desktop.services import private_facts

        desk.private_turning.emit()
        private_facts.close_private(desk.company)
        self._done(desk, _("Private facts are closed."))

    def _show_code(self, desk: Desk, code: str, note: str = "") -> None:
        from ui.private.code import CodeDialog

        self._show(CodeDialog(desk, code, self.window, note=note))

    def _done(self, desk: Desk, sentence: str) -> None:
        tell_turned(desk)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.window.toast.show_message(sentence, "", None)

    def _show(self, dialog: Frame) -> None:
        offer_guide(dialog, lambda: self.window.guide_wanted.emit(GUIDE))
        dialog.open()

    def _desk(self) -> Desk:
        if self.opening.desk is None:
            raise RuntimeError("a command of an open company file without one")
        return self.opening.desk


def tell_turned(desk: Desk) -> None:
    """Let every view read anew what is private in it."""
    from desktop.services.private_facts import private_kinds
    from desktop.store.transaction import Changed

    desk.changed.emit(Changed("", "", frozenset(private_kinds()), frozenset(), ""))
    desk.private_turned.emit()
