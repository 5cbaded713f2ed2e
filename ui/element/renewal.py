"""The form for a new card in place of an old or a missing one, with the scan of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.card_drafts import kept_card
from desktop.services.drafts import Draft
from desktop.services.evidence import Attached
from desktop.services.new_card import read_card, save_card
from desktop.services.renewal import Renewing, renewing
from desktop.services.training_cells import CellState
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.card_fields import CardFields
from ui.element.card_keeping import CardKeeping
from ui.element.renewal_links import RenewalLinks
from ui.element.training_matrix import CONCERNED
from ui.preview import EvidencePane
from ui.widgets import Chip, button, card_title, plain, primary, soft

TONES: Final = {
    CellState.VALID: "green",
    CellState.EXPIRING: "amber",
    CellState.EXPIRED: "red",
    CellState.MISSING: "red",
}
EVIDENCE: Final = 170
PAUSE: Final = 800  # milliseconds without a key until what was typed is kept


class RenewalForm(QWidget):
    """One worker and one kind of certificate: what the old card said, and the new one to type."""

    saved = Signal(str)  # the new certificate
    cancelled = Signal()
    correct_wanted = Signal(str)  # the certificate that is on file and is to be corrected

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._about: Renewing | None = None
        self._place: tuple[str, str] | None = None
        self._keeping = CardKeeping(desk, self)
        self._is_touched = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep_safe)
        desk.closing.connect(self._pause.stop)
        self._make()
        self._lay_out()
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self._on_day_changed)

    def _make(self) -> None:
        self.title, self.chip = card_title(), Chip()
        self.old = soft()
        self.evidence = EvidencePane(self._desk)
        natural = QSizePolicy.Policy.Preferred
        self.evidence.setSizePolicy(natural, natural)
        self._size_evidence()
        theme.watch().changed.connect(self._size_evidence)
        self.fields = CardFields(self._desk)
        self.fields.changed.connect(self._on_typed)
        self.fields.submitted.connect(self.save)
        self.fault = plain()
        self.fault.setProperty("role", "fault")
        self.save_button = primary("")
        self.save_button.clicked.connect(self.save)
        self.cancel_button = button(_("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.links = RenewalLinks(self._desk)
        self.links.correct_wanted.connect(self.correct_wanted)
        self.setFocusProxy(self.fields)

    def _lay_out(self) -> None:
        buttons = Flow(None, theme.NEAR)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        top, bottom = QVBoxLayout(), QVBoxLayout()
        for part in (self.title, self.chip, self.old):
            top.addWidget(part)
        bottom.addWidget(self.fields)
        bottom.addSpacing(theme.NEAR)
        bottom.addWidget(self.links)
        for column in (top, bottom):
            column.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, 0)
            column.setSpacing(theme.FIELD)
        inner = QWidget()
        inner.setProperty("role", "clear")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, theme.INSIDE, 0, theme.INSIDE)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.evidence)  # with room of its own around it
        whole.addLayout(bottom)
        whole.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(_("New card"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(area, 1)
        pinned = QVBoxLayout()  # on a low screen it stays in sight
        pinned.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.INSIDE)
        pinned.setSpacing(theme.NEAR)
        pinned.addWidget(self.fault)
        pinned.addLayout(buttons)
        around.addLayout(pinned)

    def _size_evidence(self) -> None:
        """Enough to drop a card onto, and no more: the fields are what is worked on."""
        self.evidence.setMinimumHeight(theme.px(EVIDENCE))

    # --- what is shown --------------------------------------------------------------------------

    def show_cell(self, worker_id: str, type_id: str) -> None:
        """Show the form for a worker and a kind of certificate."""
        place = worker_id, type_id
        if place != self._place:
            self._leave_cell()
        self._place = place
        self._ask()

    @property
    def cell(self) -> tuple[str, str] | None:
        """The worker and the kind of certificate that are shown, by their ids."""
        return self._place

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take scans of the new card, to be filed with it."""
        self.evidence.pend(paths)

    def keep_safe(self) -> None:
        """Keep what was typed and not saved."""
        self._pause.stop()
        if self._place is not None and self._is_touched:
            self._keeping.keep(self._place, self.fields.typed())

    def _ask(self) -> None:
        place, today = self._place, self._desk.today()
        if place is None:
            return

        def work(company: CompanyFile) -> tuple[Renewing, Draft | None]:
            return renewing(company, today, *place), kept_card(company, *place)

        def put(found: tuple[Renewing, Draft | None]) -> None:
            if place == self._place:
                self._put(*found)

        self._desk.ask(work, put, owner=self, refused=self._on_gone)

    def _put(self, about: Renewing, kept: Draft | None) -> None:
        is_new = self._about is None or self._place_of(self._about) != self._place
        self._about = about
        self.title.setText(f"{about.worker} · {about.type}")
        self.chip.show_as(about.said, TONES.get(about.state, "plain"))
        self.old.setText(about.old_said)
        self.old.setVisible(bool(about.old_said))
        self._show_saving(False)
        self.links.fill(about)
        if is_new or not self._is_touched:
            self._begin(about, kept)

    def _begin(self, about: Renewing, kept: Draft | None) -> None:
        """Empty the fields, or fill them with what was typed earlier."""
        assert self._place is not None
        typed = self._keeping.typed(self._place, kept)
        self._tell("")
        self.fields.fill(about, typed)
        self.fields.set_read_only(self._desk.read_only)
        self._is_touched = typed is not None
        self.evidence.show_new("certificate")
        if scans := self._keeping.take_scans(self._place):
            self.evidence.pend(scans)

    def _leave_cell(self) -> None:
        self.keep_safe()
        if self._place:
            self._keeping.put_scans(self._place, self.evidence.take_pending())
        self._is_touched = False
        self._about = None

    @staticmethod
    def _place_of(about: Renewing) -> tuple[str, str]:
        return about.worker_id, about.type_id

    def _on_gone(self, refused: Refused) -> None:
        self._tell(str(refused))
        self.save_button.setEnabled(False)

    def _on_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & CONCERNED:
            self._ask()

    def _on_day_changed(self) -> None:
        if self.isVisible():
            self._ask()

    # --- what a person does ---------------------------------------------------------------------

    def save(self) -> None:
        """Save the card that was typed together with its scans, as one action."""
        about = self._about
        if about is None or not self.save_button.isEnabled():
            return
        typed, today, scans = self.fields.typed(), self._desk.today(), self.evidence.take_pending()
        self._pause.stop()
        self._tell("")
        self._show_saving(True)

        def work(company: CompanyFile) -> Attached:
            return save_card(company, about, read_card(typed, today), scans)

        def refused(fault: Refused) -> None:
            self._on_refused(fault, scans)

        def unavailable(fault: Unavailable) -> None:
            self._on_refused(Refused(str(fault)), scans)

        self._desk.do(
            work,
            lambda attached: self._on_saved(about, attached),
            owner=self,
            refused=refused,
            unavailable=unavailable,
        )

    def cancel(self) -> None:
        """Throw away what was typed."""
        self._forget()
        self.evidence.show_new("certificate")  # says which scans were not filed
        if self._about:
            self.fields.fill(self._about)
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keep_safe()
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def _show_saving(self, is_saving: bool) -> None:
        self.save_button.setEnabled(not is_saving and not self._desk.read_only)
        if is_saving:
            self.save_button.setText(_("Saving…"))
        elif self._about is not None and self._about.old_id:
            self.save_button.setText(_("Save renewal"))
        else:
            self.save_button.setText(_("Save certificate"))

    def _on_typed(self) -> None:
        self._is_touched = True
        self._pause.start()

    def _on_saved(self, about: Renewing, attached: Attached) -> None:
        self._forget()
        self._show_saving(False)
        sentences = [_("{name}: saved.").format(name=about.name)]
        sentences += [sentence for _file, sentence in attached.refused] + attached.warnings
        self._desk.say(" ".join(sentences), undo=True)
        self.saved.emit(attached.record_id)

    def _on_refused(self, fault: Refused, scans: Sequence[Path]) -> None:
        self._show_saving(False)
        if scans:
            self.evidence.pend(scans)
        self.fields.show_faults(fault.faults)
        self._tell(fault.faults.get("", ""))

    def _forget(self) -> None:
        """Let go of what was kept of this cell."""
        self._pause.stop()
        self._is_touched = False
        if self._place:
            self._keeping.forget(self._place)

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
