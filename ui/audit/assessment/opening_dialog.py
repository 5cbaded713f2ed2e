"""Asks what a new assessment is for and what it covers, with the usual filled in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.language import _
from desktop.services.assessing.opening import Wanted, covered_twice, open_assessment, opening
from ui.audit.assessment.asking import Asking, day_in, person_in
from ui.desk import Desk
from ui.widgets import link, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import Opening
    from ui.audit.assessment.asking import Work


class OpeningDialog(Asking):
    """Purpose, months and assessor; `did` tells the id of the assessment."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Open an assessment"), _("Open the assessment"), parent)
        self._short: Opening | None = None
        self.about = soft()
        self.body.addWidget(self.about)
        self.purpose = QComboBox()
        self.ask_in("purpose", _("What is it for"), self.purpose)
        self.from_on = self.ask_for("assessment", "window_from_on", _("It covers the time from"))
        self.to_on = self.ask_for("assessment", "window_to_on", _("Up to and with"))
        self.twice, self.short_said = soft(), soft()
        self.short = link(_("Cover only those months"))
        self.short.clicked.connect(self._on_short)
        for part in (self.twice, self.short_said, self.short):
            part.hide()
            self.body.addWidget(part)
        line = self.from_on.inputs[0]
        assert isinstance(line, QLineEdit)
        line.editingFinished.connect(self._tell_twice)  # not while a day is half typed
        self.assessor = self.ask_for("assessment", "assessor_id", _("Who assesses"))
        self.body.addStretch(1)
        self.do.setEnabled(False)
        today = desk.today()
        desk.ask(lambda company: opening(company, today), self._on_read, owner=self)

    def _on_read(self, first: "Opening") -> None:
        self._short = first
        said = (first.protocol_said, first.carries_from)
        self.about.setText(" ".join(f"{part.rstrip('.')}." for part in said if part))
        for key, words in first.purposes.items():
            self.purpose.addItem(words, key)
        self.purpose.setCurrentIndex(self.purpose.findData(first.purpose))
        self.from_on.set_value(first.from_on)
        self.to_on.set_value(first.to_on)
        self.assessor.set_titles(dict(first.assessors))
        self.assessor.set_values({"assessor_id": first.assessor_id})
        self.short_said.setText(first.short_said)
        for part in (self.short_said, self.short):
            part.setVisible(first.short_from_on is not None)
        self._tell_twice()
        self.show_fault(first.refused)
        self.do.setEnabled(not first.refused and not self.desk.read_only)
        self.purpose.setFocus()
        self.fit_soon()

    def _on_short(self) -> None:
        if self._short is not None and self._short.short_from_on is not None:
            self.from_on.set_value(self._short.short_from_on)
            self.from_on.setFocus()
            self._tell_twice()

    def _tell_twice(self) -> None:
        """Say where the days are covered by the assessment before already."""
        if self._short is not None:
            said = covered_twice(self._short, day_in(self.from_on), self.desk.today())
            self.twice.setText(said)
            self.twice.setVisible(bool(said))
            self.fit_soon()

    def work(self) -> "Work | None":
        from_on, to_on = day_in(self.from_on), day_in(self.to_on)
        lacking = {
            name: _("Type a day, like 14 October 2026.")
            for name, day in (("window_from_on", from_on), ("window_to_on", to_on))
            if day is None
        }
        if from_on is None or to_on is None:
            self.show_faults(lacking)
            return None
        worker, name = person_in(self.assessor)
        wanted = Wanted(str(self.purpose.currentData()), from_on, to_on, worker or "", name)
        today = self.desk.today()
        return lambda company: open_assessment(company, wanted, today)
