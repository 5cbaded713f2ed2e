"""What a person expects to find under Settings: this company, and this PC."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.company_profile import Profile, read_profile, save_profile
from ui import theme
from ui.desk import Desk
from ui.dialogs.company_page import CompanyPage
from ui.dialogs.frame import Frame
from ui.dialogs.keeping_page import KeepingPage
from ui.dialogs.this_pc_page import ThisPcPage
from ui.preferences import Preferences
from ui.widgets import button, primary

WIDTH: Final = 620


class SettingsDialog(Frame):
    """Applies the look at once; saves the company's part as one action, or leaves all as it was.

    Without a desk only the choices of this PC are shown.
    """

    look_kept = Signal()

    def __init__(
        self, desk: Desk | None, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Settings"), parent, width=WIDTH)
        self._desk = desk
        self._before = (
            preferences.text("look/scheme", "system"),
            preferences.number("look/scale", 1.0),
        )
        self.tabs = QTabBar()
        self.company, self.this_pc = CompanyPage(desk), ThisPcPage(preferences, desk)
        self.keeping = KeepingPage()
        self._pages = (self.company, self.this_pc, self.keeping)
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.save = self.add_button(primary(_("Save")), is_default=True)
        self.save.clicked.connect(self._on_save)
        self.this_pc.look_changed.connect(self._on_look)
        self.tabs.currentChanged.connect(self._on_tab)
        self.rejected.connect(self._on_rejected)
        if desk is not None:
            self.save.setEnabled(False)  # until it is known what is set now
            desk.ask(read_profile, self._on_read, owner=self)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(_("Pages of the settings"))
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("This company"))
        self.tabs.addTab(_("This PC"))
        self.tabs.addTab(_("How long records are kept"))
        self.tabs.setVisible(self._desk is not None)
        self.top.addWidget(self.tabs)
        self.top.setContentsMargins(theme.AROUND, theme.FIELD, theme.AROUND, 0)
        # all but one are hidden, not in a stack: a short page shall not scroll like a long one
        for page in self._pages:
            self.body.addWidget(page)
        self._on_tab(0 if self._desk is not None else 1)

    def _on_tab(self, index: int) -> None:
        for number, page in enumerate(self._pages):
            page.setVisible(number == index)
        self.area.verticalScrollBar().setValue(0)

    def _on_read(self, profile: Profile) -> None:
        assert self._desk is not None
        self.company.show_profile(profile, read_only=self._desk.read_only)
        self.keeping.show_kept(profile.kept, read_only=self._desk.read_only)
        self.save.setEnabled(True)
        self.fit()

    # --- the look -------------------------------------------------------------------------------

    def _on_look(self, scheme: str, scale: float) -> None:
        _apply(scheme, scale)

    def _on_rejected(self) -> None:
        self.this_pc.put_back()
        if (self.this_pc.scheme(), self.this_pc.scale()) != self._before:
            _apply(*self._before)

    # --- saving ---------------------------------------------------------------------------------

    def _on_save(self) -> None:
        if self._desk is None or self._desk.read_only:
            self._on_saved(False)
            return
        self.save.setEnabled(False)
        typed, days = self.company.typed(), self.company.working_days()
        kept, today = self.keeping.chosen(), self._desk.today()
        off = self.company.off.typed() if self.company.off is not None else None
        self._desk.do(
            lambda company: save_profile(company, typed, days, today, kept, off),
            self._on_saved,
            owner=self,
            refused=self._on_refused,
            unavailable=self._on_unavailable,
        )

    def _on_saved(self, something: bool) -> None:
        self.this_pc.keep()
        self.look_kept.emit()
        if something and self._desk is not None:
            self._desk.say(_("The company settings are saved."), undo=True)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        self.tabs.setCurrentIndex(0)
        first = self.company.show_faults(refused.faults)
        if first is not None:
            self.show_at(first)
        self.show_fault(refused.faults.get("", ""))

    def _on_unavailable(self, fault: Unavailable) -> None:
        self.save.setEnabled(True)
        self.show_fault(str(fault))


def _apply(scheme: str, scale: float) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, scheme, scale)
