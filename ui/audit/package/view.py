"""The package on the page of the audit: what goes in, building it, and what came of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.values.spoken import say_whole_date
from ui import theme
from ui.audit.package.building import Building
from ui.audit.package.last_package import LastPackage, keep_last, last_of
from ui.audit.package.choices import PackageChoices
from ui.audit.package.result import PackageResult
from ui.desk import Desk
from ui.preferences import Preferences
from ui.printing import sheets
from ui.printing.actions import PaperActions
from ui.widgets import Banner, Working, page_title, primary, scrolled, soft

if TYPE_CHECKING:
    from desktop.services.packaging.choices import Built
    from desktop.services.packaging.glance import TroubleShown
    from desktop.store.file import CompanyFile

WIDEST: Final = 860  # of a sentence that can be read


class PackageView(QWidget):
    """One PDF of everything that a reviewer reads; the button that builds it stays in sight."""

    wanted = Signal(object)  # a Target

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self._last: LastPackage | None = None
        self.title = page_title(_("The package"))
        self.sentence = soft(
            _(
                "One PDF for the reviewer: cover, contents, the company, the records of each area, "
                "the training matrix, the corrective actions, and every scan and photo that was "
                "filed with them, numbered as exhibits."
            )
        )
        self.build = primary(_("Build the package…"), "package")
        self.choices = PackageChoices(desk, preferences)
        self.result = PackageResult(desk)
        self.working, self.banner = Working(), Banner()
        self.building = Building(desk, self)
        self._files = PaperActions(desk, preferences, self)
        self._lay_out()
        self._connect()
        self._on_choice()
        self.show_last()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.BETWEEN)
        head.addWidget(self.title, 1)
        head.addWidget(self.build, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, 0)
        top.setSpacing(theme.TIGHT)
        top.addLayout(head)
        top.addWidget(self.working)
        content = QWidget()
        content.setProperty("role", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.AROUND, theme.TIGHT, theme.AROUND, theme.AROUND)
        column.setSpacing(theme.BETWEEN)
        self.sentence.setMaximumWidth(theme.px(WIDEST))
        for part in (self.sentence, self.result, self.choices):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(top)
        whole.addWidget(scrolled(content), 1)

    def _connect(self) -> None:
        self.build.clicked.connect(self._on_build)
        self.choices.changed.connect(self._on_choice)
        self.working.stopped.connect(self.building.stop)
        building, result = self.building, self.result
        building.told.connect(self._on_told)
        building.built.connect(self._on_built)
        building.stopped.connect(self._on_stopped)
        building.failed.connect(self._on_failed)
        result.open_wanted.connect(self._on_open)
        result.print_wanted.connect(self._on_open)  # printed from where its pages are seen
        result.outside_wanted.connect(lambda: self._with_file(self._files.open_outside))
        result.folder_wanted.connect(lambda: self._with_file(self._files.show_folder))
        result.wanted.connect(self.wanted)
        self._files.failed.connect(lambda said: self.banner.show_message(said, "red"))
        theme.watch().changed.connect(self._on_look_changed)
        self._desk.day_changed.connect(self.choices.show_today)

    # --- what is shown --------------------------------------------------------------------------

    def show_last(self) -> None:
        """Show the package that was built last, as long as its file is there."""
        self._last = last_of(self._preferences, self._desk.company.path)
        self.result.setVisible(self._last is not None)
        if self._last is not None:
            self.result.show_package(self._last, is_new=False)
            self.result.show_troubles([])

    def _on_choice(self) -> None:
        as_of = self.choices.as_of
        self.build.setEnabled(as_of is not None and not self.building.is_busy)
        if as_of is not None:
            ask = partial(_period, as_of=as_of, today=self._desk.today())
            self._desk.ask(ask, self._on_period, owner=self)

    def _on_period(self, said: str) -> None:
        self.choices.period.setText(_("It covers {period}.").format(period=said))

    # --- building -------------------------------------------------------------------------------

    def _on_build(self) -> None:
        as_of = self.choices.as_of
        if as_of is None or self.building.is_busy:
            return
        self.banner.clear()
        self.building.build(
            self.choices.where, as_of, hide_names=self.choices.hide_names.isChecked()
        )
        self.working.start(_("Reading the records"))
        self.build.setEnabled(False)

    def _on_told(self, done: int, of: int, about: str) -> None:
        if self.building.is_busy:
            self.working.tell(done, of, about)

    def _on_stopped(self) -> None:
        self._end()
        self.banner.show_message(_("Stopped. Nothing was written."), "plain")

    def _on_failed(self, sentence: str) -> None:
        self._end()
        self.banner.show_message(sentence, "red")

    def _on_built(self, built: "Built", troubles: "Sequence[TroubleShown]") -> None:
        self._end()
        last = LastPackage(
            built.path, self._desk.today(), built.as_of, built.pages, len(built.exhibits)
        )
        keep_last(self._preferences, self._desk.company.path, last)
        self._last = last
        self.result.show_package(last, is_new=True)
        self.result.show_troubles(troubles)
        self.result.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.working.finish()
        self._on_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is being built."""
        if event.key() == Qt.Key.Key_Escape and self.building.is_busy:
            self.building.stop()
        else:
            super().keyPressEvent(event)

    # --- what is done with it -------------------------------------------------------------------

    def show_pages(self) -> bool:
        """Show the pages of the last package, from where they are printed; False: there is none."""
        if self._last is None:
            return False
        self._on_open()
        return True

    def _on_open(self) -> None:
        if self._last is not None:
            day = say_whole_date(self._last.as_of)
            title = _("The package as of {day}").format(day=day)
            self._desk.print(sheets.of_file(self._last.path, self._last.pages, title))

    def _with_file(self, act: object) -> None:
        if self._last is not None and callable(act):
            act(self._last.path)

    def _on_look_changed(self) -> None:
        self.sentence.setMaximumWidth(theme.px(WIDEST))


def _period(company: "CompanyFile", as_of: date, today: date) -> str:
    from desktop.services.packaging.glance import period_said

    return period_said(company, as_of, today)
