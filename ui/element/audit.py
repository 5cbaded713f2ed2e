"""The tab of the audit: the day of the audit, and the records that the audit keeps."""

from PySide6.QtWidgets import QVBoxLayout

from desktop.language import _
from ui.audit.page import AuditPage
from ui.desk import Desk
from ui.element.workspace import Workspace
from ui.page import Page
from ui.places import Place
from ui.preferences import Preferences
from ui.printing.sheet import FormWanted
from ui.tabs import PACKAGE


class AuditTab(Page):
    """The page of the audit, with the workspace of its records put into it when it is wanted."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self._desk, self._preferences = desk, preferences
        self.audit = AuditPage(desk, preferences)
        self.work: Workspace | None = None
        self.audit.kind_wanted.connect(self._on_kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.audit)

    def _on_kind(self, key: str) -> None:
        if self.work is None:
            self.work = Workspace(self._desk, self._preferences)
        self.work.show_kind(key)
        self.audit.show_records(self.work)

    def show_place(self, place: Place) -> None:
        """Show a kind of record that the audit keeps, or one of them."""
        if place.kind:
            self.audit.show_kind(place.kind)
            view = self.audit.shown_view()
            if place.kind == PACKAGE:
                self.audit.package.build.setFocus()
            elif view is not None:
                view.show_place(place)
            elif self.work is not None:
                self.work.show_place(place)

    def here(self) -> Place | None:
        """Return the records that are shown, or what is shown of the audit."""
        if self.work is not None and self.work.isVisible():
            return self.work.here("audit")
        if (view := self.audit.shown_view()) is not None:
            return view.here()
        return Place("audit", PACKAGE) if self.audit.current() == PACKAGE else None

    def do_command(self, key: str) -> bool:
        """Do a command of the menus with the records, where they are shown."""
        if self.work is not None and self.work.isVisible():
            return self.work.do_command(key)
        view = self.audit.shown_view()
        if view is not None and view.do_command(key):
            return True
        if key == "print":  # what the audit puts on paper is the package
            is_shown = self.audit.current() == PACKAGE
            if not (is_shown and self.audit.package.show_pages()):
                self.show_place(Place("audit", PACKAGE))
        return key == "print"

    def guide_heading(self) -> str:
        """Return the name of what is shown, "" for the day of the audit."""
        is_records = self.work is not None and self.work.isVisible()
        if not is_records and self.audit.shown_view() is None and self.audit.current() != PACKAGE:
            return ""
        if self.audit.is_choosing:
            return _("The exhibits")
        item = self.audit.list.currentItem()
        return "" if item is None else item.text()

    def form_wanted(self) -> FormWanted:
        """Return the form of the kind of record that is shown; any for the day of the audit."""
        is_records = self.work is not None and self.work.isVisible()
        return self.work.form_wanted() if self.work and is_records else FormWanted()

    def shows_voided(self) -> bool:
        """Return whether voided records are listed too."""
        return self.work is not None and self.work.shows_voided

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        if (view := self.audit.shown_view()) is not None:
            view.keep_safe()
        if self.work is not None:
            self.work.keep_safe()
