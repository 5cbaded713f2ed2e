"""The right side of a tab: one record with its form, its evidence and its history."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.drafts import Draft
from ui import theme
from ui.desk import Desk
from ui.editors.overrides import form_for
from ui.editors.record_form import RecordForm
from ui.element.auditor_line import AuditorLine
from ui.element.printing import print_record
from ui.element.renewal import RenewalForm
from ui.preferences import Preferences
from ui.preview import EvidencePane
from ui.widgets import link, quiet

if TYPE_CHECKING:
    from ui.history.pane import HistoryPane

# kinds of which nobody keeps a scan: the drop area would only stand in the way
NO_EVIDENCE: Final = frozenset({"company", "company_settings", "requirement"})
EVIDENCE: Final = 190  # pixels that it takes below a form
WIDE_EVIDENCE: Final = 380  # and beside one
ITSELF: Final = "evidence"  # a record that is a file: it is looked at more than filled in
EVERYTHING: Final = 4000


class RecordPane(QWidget):
    """Shows one record, or a new one; says when it was saved or left."""

    saved = Signal(str, str)  # kind, record id
    left = Signal()
    came = Signal()
    wider = Signal(bool)  # whether it asks for the whole page

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._preferences = desk, preferences
        self._forms: dict[str, RecordForm] = {}
        self._kind, self._record = "", ""
        self._renewal: RenewalForm | None = None
        self._history: HistoryPane | None = None
        self.forms = QStackedWidget()
        self.evidence = EvidencePane(desk)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        self.history_link = link(_("History"))
        self.history_link.clicked.connect(self.show_history)
        self.print = quiet("printer", _("Print this record (Ctrl+P)"))
        self.print.clicked.connect(lambda: self.do_command("print"))
        self.wide = quiet("maximize-2", _("Use the whole page for this record"))
        self.wide.setCheckable(True)
        self.wide.toggled.connect(self.wider)
        close = quiet("x", _("Back to the list (Esc)"))
        close.clicked.connect(self.leave)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.INSIDE, theme.NEAR, theme.NEAR, theme.TIGHT)
        bar.setSpacing(theme.TIGHT)
        self._titles = QVBoxLayout()  # those of the forms; the one of what is shown is seen
        self._titles.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        bar.addLayout(self._titles, 1)
        corner = QHBoxLayout()
        corner.setSpacing(theme.TIGHT)
        for part in (self.history_link, self.print, self.wide, close):
            corner.addWidget(part)
        bar.addLayout(corner)
        bar.setAlignment(corner, Qt.AlignmentFlag.AlignTop)
        self.split.addWidget(self.forms)
        self.split.addWidget(self.evidence)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 1)
        self._share()
        self.split.splitterMoved.connect(self._on_split_moved)
        self.stack.addWidget(self.split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of the record that is shown, "" for none."""
        return self._kind

    @property
    def record_id(self) -> str:
        """The id of the record that is shown, "" for a new one or none."""
        return self._record

    @property
    def form(self) -> RecordForm:
        """The form that is shown."""
        return self._forms[self._kind]

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record."""
        self._turn_to(kind, record_id)
        self.form.open(record_id)
        self.evidence.show_record(kind, record_id)

    def show_new(self, kind: str, values: Mapping[str, Any]) -> None:
        """Show an empty form, filled as far as `values` are known."""
        self._turn_to(kind, "")
        self.evidence.show_new(kind)
        self.form.open_new(values)

    def show_draft(self, draft: Draft) -> None:
        """Show a form with what was typed into it and not saved."""
        if draft.record_id:
            self.show_record(draft.kind, draft.record_id)
            return
        self._turn_to(draft.kind, "")
        self.evidence.show_new(draft.kind)
        self.form.open_draft(draft)

    def show_renewal(self, worker_id: str, type_id: str, certificate_id: str) -> None:
        """Show the form for a new card in place of an old or a missing one."""
        if self._renewal is None:
            self._renewal = RenewalForm(self._desk)
            self._renewal.saved.connect(self._on_renewed)
            self._renewal.cancelled.connect(self.leave)
            self._renewal.correct_wanted.connect(
                lambda record: self.show_record("certificate", record)
            )
            self.stack.addWidget(self._renewal)
            self._titles.addWidget(self._renewal.title)
        self._kind, self._record = "certificate", certificate_id
        self._offer(is_saved=bool(certificate_id))
        self._renewal.show_cell(worker_id, type_id)
        self._turn_stack(self._renewal)
        self.show()

    def _turn_to(self, kind: str, record_id: str) -> None:
        if kind not in self._forms:
            form = form_for(kind, self._desk)
            form.saved.connect(lambda record, of=kind: self._on_saved(of, record))
            form.cancelled.connect(self._on_cancelled)
            form.asked.connect(self.do_command)
            AuditorLine(self._desk, form)
            self._forms[kind] = form
            self.forms.addWidget(form)
            self._titles.addWidget(form.head.give_title())
        is_shared = ITSELF not in (kind, self._kind)
        self._kind, self._record = kind, record_id
        self.forms.setCurrentWidget(self._forms[kind])
        self.evidence.setVisible(kind not in NO_EVIDENCE)
        self._offer(is_saved=bool(record_id))
        self._turn_stack(self.split)
        self.show()
        if not is_shared:
            self._share()

    def _offer(self, *, is_saved: bool) -> None:
        """A record that was never saved has no history and is on no sheet."""
        self.history_link.setVisible(is_saved)
        self.print.setVisible(is_saved)

    def _turn_stack(self, to: QWidget) -> None:
        """Show form, new card or history, with the title of it in line with the buttons."""
        self.stack.setCurrentWidget(to)
        titles: list[tuple[QWidget, bool]] = [
            (form.head.title, to is self.split and kind == self._kind)
            for kind, form in self._forms.items()
        ]
        titles += [(part.title, to is part) for part in (self._renewal, self._history) if part]
        for title, on in titles:
            title.setVisible(on)

    def show_history(self) -> None:
        """Show what happened to the record."""
        if not self._record:
            return
        if self._history is None:
            from ui.history.pane import HistoryPane

            self._history = HistoryPane(self._desk)
            self._history.back_wanted.connect(self._on_back)
            self.stack.addWidget(self._history)
            self._titles.addWidget(self._history.title)
        self._history.show_record(self._kind, self._record)
        self._turn_stack(self._history)
        self.history_link.hide()

    def _on_back(self) -> None:
        self.show_record(self._kind, self._record)

    def lie_down(self, on: bool) -> None:
        """Put the evidence beside the form instead of below it, where there is room."""
        orientation = Qt.Orientation.Horizontal if on else Qt.Orientation.Vertical
        if self.split.orientation() is not orientation:
            self.split.setOrientation(orientation)
            self._share()

    def _share(self) -> None:
        """Give form and evidence the room they were given last, else the form most of it."""
        lies = self.split.orientation() is Qt.Orientation.Horizontal
        room = self.split.width() if lies else self.split.height()
        is_file = self._kind == ITSELF
        most = room * 2 // 3 if is_file else room // 2
        usual = min(theme.px(WIDE_EVIDENCE if lies else EVIDENCE), room // 3)
        kept = min(theme.px(self._preferences.number(self._room(), 0)), most)
        # the first is a wish for all there is: what is too much is taken off it
        self.split.setSizes([theme.px(EVERYTHING), kept or (room // 2 if is_file else usual)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came.emit()

    def _room(self) -> str:
        lies = self.split.orientation() is Qt.Orientation.Horizontal
        place = "pane/evidence_beside" if lies else "pane/evidence_below"
        return f"{place}_itself" if self._kind == ITSELF else place

    def _on_split_moved(self) -> None:
        self._preferences.keep(self._room(), round(self.split.sizes()[1] / theme.px(100) * 100))

    def do_command(self, key: str) -> bool:
        """Do a command with the record that is shown."""
        renewal = self._renewal if self.stack.currentWidget() is self._renewal else None
        if key == "save":
            (renewal or self.form).save()
        elif key == "evidence" and renewal:
            renewal.evidence.choose_files()
        elif key == "evidence":
            self.evidence.choose_files()
        elif key == "whole_page":
            self.wide.setChecked(True)
        elif key == "history" and self._record:
            self.show_history()
        elif key == "print":
            print_record(self._desk, self._kind, self._record, None if renewal else self.form)
        elif key == "void" and self._record:
            from ui.dialogs.void import VoidDialog

            VoidDialog(self._desk, self._kind, self._record, self).open()
        else:
            return False
        return True

    # --- what comes of it -----------------------------------------------------------------------

    def _on_saved(self, kind: str, record_id: str) -> None:
        if kind == self._kind and self._record in ("", record_id):
            self._record = record_id
            self._offer(is_saved=True)
            self.history_link.setVisible(self.stack.currentWidget() is self.split)
            self.evidence.file_pending(kind, record_id)
        self.saved.emit(kind, record_id)

    def _on_cancelled(self) -> None:
        """Go back to the list; not yet where the form offers again what was thrown away."""
        if not self.form.can_bring_back:
            self.leave()

    def _on_renewed(self, record_id: str) -> None:
        """Show the new card with its scan: an empty form would leave open what became of it."""
        self.show_record("certificate", record_id)
        self.saved.emit("certificate", record_id)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Put files to the record that is shown."""
        if self.stack.currentWidget() is self._renewal and self._renewal:
            self._renewal.add_files(paths)
            return
        self.evidence.add_files(paths)

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        for form in self._forms.values():
            form.keep_safe()
        if self._renewal is not None:
            self._renewal.keep_safe()

    def leave(self) -> None:
        """Go back to the list; what is typed and not saved is kept as unfinished."""
        self.keep_safe()
        self._kind = self._record = ""
        if self.wide.isChecked():
            self.wide.setChecked(False)
        self.hide()
        self.left.emit()
