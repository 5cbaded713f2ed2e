"""The last step: what was imported, what could not go in, and where to go from here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import Unavailable
from desktop.language import _, ngettext
from desktop.services.import_draft import Draft
from desktop.services.import_preview import Outcome
from desktop.services.import_words import say_counts
from desktop.services.importing import save_refused
from ui import icons, theme
from ui.desk import Desk
from ui.folders import in_documents
from ui.jobs import READ
from ui.widgets import Banner, Card, button, plain, primary, soft


class DonePage(QWidget):
    """One sentence of what went in; remarks; refused rows to save; what is due now."""

    today_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outcome: Outcome | None = None
        self._banner = Banner()
        self._picture, self._said = QLabel(), plain()
        self._undo = soft(
            _("If it is not what you wanted: one Undo (Ctrl+Z) takes the whole import back.")
        )
        self._refused = Card(_("What could not go in"))
        self._refused_said, self._faults = plain(), soft()
        self._questions = Card(_("What needs an answer"))
        self.save = button(_("Save the refused rows as a sheet to fix…"), "download")
        self.save.clicked.connect(self._on_save)
        self._remarks = Card(_("Worth knowing"))
        self.today = primary(_("Show what is due now"))
        self.today.clicked.connect(self.today_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        done = Card()
        top = QHBoxLayout()
        top.setSpacing(theme.FIELD)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._said, 1)
        done.body.addLayout(top)
        done.body.addWidget(self._undo)
        done.body.addWidget(self.today, 0, Qt.AlignmentFlag.AlignLeft)
        self._refused.body.addWidget(self._refused_said)
        self._refused.body.addWidget(self._faults)
        self._refused.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        inside.setProperty("role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.NEAR, 0)
        column.setSpacing(theme.FIELD)
        for part in (self._banner, done, self._questions, self._refused, self._remarks):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @property
    def sentence(self) -> str:
        """What was imported, in one sentence."""
        return self._said.text()

    def show_outcome(self, outcome: Outcome, draft: Draft) -> None:
        """Show what was done, and remember for the next time what was said of the columns."""
        self._outcome = outcome
        self._said.setText(_sentence(outcome))
        self._refused.setVisible(outcome.refused > 0)
        self._refused_said.setText(_refused(outcome.refused))
        self._faults.setText("\n".join(outcome.faults))
        _list_in(self._questions, outcome.questions)
        _list_in(self._remarks, outcome.remarks)
        self._desk.jobs.run(
            READ, lambda _job: draft.remember(), owner=self, unavailable=self._on_not_remembered
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap("circle-check", "green", icons.LARGE, ratio))
        self.today.setFocus()

    def _on_not_remembered(self, fault: Unavailable) -> None:
        self._banner.show_message(str(fault), "amber")

    def _on_save(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Save the refused rows"), in_documents(_("To fix.xlsx")), _("Sheets (*.xlsx)")
        )
        outcome = self._outcome
        if not name or outcome is None:
            return
        path = Path(name).with_suffix(".xlsx")
        self._desk.jobs.run(
            READ,
            lambda _job: save_refused(outcome.report, path),
            lambda _nothing: self._on_saved(path),
            owner=self,
            unavailable=self._on_not_saved,
        )

    def _on_saved(self, path: Path) -> None:
        said = _("{file} is saved. Put its rows right and import it again.")
        self._banner.show_message(said.format(file=path.name), "green")

    def _on_not_saved(self, fault: Unavailable) -> None:
        self._banner.show_message(str(fault), "red")


def _list_in(card: Card, sentences: tuple[str, ...]) -> None:
    for sentence in sentences:
        card.body.addWidget(soft(sentence))
    card.setVisible(bool(sentences))


def _sentence(outcome: Outcome) -> str:
    if not outcome.created and not outcome.updated:
        return _("Nothing was new, so nothing was changed.")
    parts = []
    if outcome.created:
        parts.append(_("Imported: {made}.").format(made=say_counts(outcome.created)))
    if outcome.updated:
        parts.append(_("Changed: {changed}.").format(changed=say_counts(outcome.updated)))
    return " ".join(parts)


def _refused(n: int) -> str:
    return ngettext(
        "{n} thing could not go in. The sheet says where it stands, why, and what to do.",
        "{n} things could not go in. The sheet says where each stands, why, and what to do.",
        n,
    ).format(n=n)
