"""What the commands of the menus do: each is one short method, and hands on to whoever can."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.language import _
from desktop.settings import log_file
from ui import theme
from ui.audit.keys import ASSESSMENT
from ui.backups.commands import BackupCommands
from ui.desk import Desk
from ui.file_commands import FileCommands
from ui.guide.asking import offer_guide
from ui.locking.locker import Locker
from ui.locking.password_commands import PasswordCommands
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.places import Place
from ui.preferences import Preferences
from ui.printing.commands import PrintCommands
from ui.private.commands import PrivateCommands
from ui.reminders.calendar_commands import CalendarCommands
from ui.reminders.tray import Tray
from ui.retention.reminding import YearlyReminder
from ui.tabs import PACKAGE, TABS
from ui.undo_keys import UndoKeys
from ui.view_commands import ViewCommands
from ui.whereabouts import WhereaboutsWatch

if TYPE_CHECKING:
    from ui.search.palette import SearchPalette

# commands that only the page that is shown can do
OF_THE_PAGE: Final = ("filter", "new_record", "save", "evidence", "history", "void")


class Commands(QObject):
    """Connects the menus of one window; keeps nothing but the dialogs that stay open."""

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.opening, self.preferences = window, opening, preferences
        self._palette: SearchPalette | None = None
        self._undo_keys = UndoKeys(self)
        opening.leaving.connect(self._forget_search)
        self.view = ViewCommands(window, preferences)
        self.files = FileCommands(window, opening, preferences)
        self.locker = Locker(window, opening, preferences)
        self.passwords = PasswordCommands(self.locker)
        self.private = PrivateCommands(window, opening)
        self.printing = PrintCommands(window, opening, preferences)
        self.calendar = CalendarCommands(window, opening, preferences)
        self.tray = Tray(window, opening, preferences)
        self.backups = BackupCommands(window, opening, preferences, self.locker)
        self.files.before_leaving = self.backups.leave
        WhereaboutsWatch(window, opening, preferences, self.files)
        YearlyReminder(window, opening, preferences)
        window.menus.connect(self._does())
        window.undo_wanted.connect(self.undo)
        window.search_typed.connect(lambda _typed: self.search())
        window.turned.connect(self._on_turned)
        window.guide_wanted.connect(self.guide)
        opening.jobs.failed.connect(self._on_failed)

    def _does(self) -> dict[str, Callable[[], None]]:
        new = self._new
        return {
            **self.files.does(),
            **self.printing.does(),
            **self.backups.does(),
            **self.calendar.does(),
            "password": self.passwords.password,
            "private": self.private.private,
            "lock": self.locker.lock_now,
            **{key: self._page_command(key) for key in OF_THE_PAGE},
            **self.view.does(),
            "settings": self.settings,
            "undo": self.undo,
            "redo": self.redo,
            "search": self.search,
            "incident": lambda: new("incidents", "incident"),
            "field_assessment": lambda: new("hazards", "field_level_hazard_assessment"),
            "action": lambda: new("actions", "corrective_action"),
            "show_voided": self._on_show_voided,
            "voided": self.voided,
            "log": self.log,
            "disposal": self.disposal,
            "audit_page": lambda: self.window.go(Place("audit")),
            "assessment": lambda: self.window.go(Place("audit", ASSESSMENT)),
            "package": lambda: self.window.go(Place("audit", PACKAGE)),
            "guide": self.guide,
            "keys": lambda: self.guide("keys"),
            "log_file": self.show_log_file,
            "about": self.about,
        }

    # --- what the page does ---------------------------------------------------------------------

    def _page_command(self, key: str) -> Callable[[], None]:
        def do() -> None:
            page = self.window.current_page()
            if page is not None and not page.do_command(key):
                self.window.toast.show_message(_("That is not possible here."), "", None)

        return do

    def _new(self, tab: str, kind: str) -> None:
        self.window.go(Place(tab, kind, new=True))

    def _on_show_voided(self) -> None:
        page = self.window.current_page()
        if page is not None:
            page.do_command("show_voided")
        self._on_turned()

    def _on_turned(self) -> None:
        """Each page has its own mind about voided records; the menu says that of this one."""
        page = self.window.current_page()
        shown = page is not None and page.shows_voided()
        self.window.menus.actions["show_voided"].setChecked(shown)

    # --- undo -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last action of this sitting."""
        desk = self._desk()
        said = _("Undone: {name}")
        desk.do(lambda _c: desk.sitting.undo(), lambda name: self._done(said, name), owner=self)

    def redo(self) -> None:
        """Do again what was undone last."""
        desk = self._desk()
        said = _("Done again: {name}")
        desk.do(lambda _c: desk.sitting.redo(), lambda name: self._done(said, name), owner=self)

    def _done(self, said: str, name: str) -> None:
        self.window.toast.show_message(said.format(name=name), "", None)

    def _desk(self) -> Desk:
        if self.window.desk is None:
            raise RuntimeError("a command of an open company file without one")
        return self.window.desk

    # --- what opens beside the page -------------------------------------------------------------

    def search(self) -> None:
        """Look for anything in the file."""
        from ui.search.palette import SearchPalette

        if self._palette is None:
            self._palette = SearchPalette(self._desk(), self.window)
        self._palette.set_commands(self._named_commands())
        self._palette.open_under(self.window.search)

    def leave_search(self) -> None:
        """Close what was found, if it is open."""
        if self._palette is not None:
            self._palette.leave()

    def _forget_search(self) -> None:
        if self._palette is not None:
            self._palette.leave()
            self._palette.deleteLater()
            self._palette = None

    def _named_commands(self) -> list[tuple[str, Callable[[], None]]]:
        """The commands that can be done now, as they are called now."""
        actions = self.window.menus.actions.values()
        return [
            (_without_key(action.text()), action.trigger)
            for action in actions
            if action.isEnabled() and not action.isCheckable()
        ]

    def settings(self) -> None:
        """Open what can be chosen for this company and this PC."""
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.window.desk, self.preferences, self.window)
        dialog.look_kept.connect(self.view.show_chosen)
        dialog.look_kept.connect(self.locker.heed_settings)
        dialog.look_kept.connect(self.tray.heed_settings)
        offer_guide(dialog, lambda: self.guide("settings"))
        dialog.open()

    def voided(self) -> None:
        """List what was voided."""
        from ui.dialogs.voided import VoidedDialog

        VoidedDialog(self._desk(), self.window).open()

    def log(self) -> None:
        """Show everything that was done to the file."""
        from ui.history.log_page import HistoryLog

        self._window_of(HistoryLog(self._desk()), _("Everything that was done"))

    def disposal(self) -> None:
        """Show what is no longer needed and may be disposed of."""
        from ui.retention.dialog import DisposalDialog

        DisposalDialog(self._desk(), self.window).open()

    def guide(self, page: str = "") -> None:
        """Open the guide at the page of what is shown."""
        from ui.guide.window import GuideWindow

        if not hasattr(self, "_guide"):
            self._guide = GuideWindow(self.window)
        self._guide.show_page(page or self._guide_page())

    def _guide_page(self) -> str:
        if self.window.desk is None:
            return "start"
        page = self.window.current_page()
        heading = page.guide_heading() if page else ""
        tab = next(tab for tab in TABS if tab.key == self.window.current_tab())
        return f"{tab.guide}#{heading}" if heading else tab.guide

    def about(self) -> None:
        """Say what this program is."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self.window).open()

    def show_log_file(self) -> None:
        """Open the folder in which faults of the program are written down."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))

    def _window_of(self, widget: QWidget, title: str) -> None:
        widget.setParent(self.window, Qt.WindowType.Window)
        widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        widget.setWindowTitle(title)
        widget.resize(theme.px(900), theme.px(640))
        widget.show()

    # --- faults that nobody else takes ----------------------------------------------------------

    def _on_failed(self, fault: Exception) -> None:
        said = fault.faults.values() if isinstance(fault, Refused) else [str(fault)]
        way = (_("Close"), self.window.banner.clear)
        self.window.banner.show_message(" ".join(said), "red", way)
        if (desk := self.window.desk) is not None:
            # what is written now says that it is over: there is space again, the stick is back
            desk.changed.connect(self.window.banner.clear, Qt.ConnectionType.SingleShotConnection)


def _without_key(words: str) -> str:
    """The words of a menu as they are read: no mark of a key, no dots."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
