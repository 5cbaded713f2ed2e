"""Lists what was voided, by kind, with when, who and why, and brings it back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.voiding import MOST, Voided, VoidedList, bring_back, voided_records
from ui import theme
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.lines import Line, LinesView
from ui.lines.kind_icons import icon_of
from ui.places import Place
from ui.widgets import Card, button, primary, soft

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

WIDTH: Final = 720
LIST_HEIGHT: Final = 340


class VoidedDialog(Frame):
    """The voided records; one or several are brought back as one action."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Voided records"), parent, width=WIDTH)
        self._desk = desk
        self._most = MOST
        self.sentence = soft(_("Looking…"))
        self.kinds = QComboBox()
        self.records = LinesView(_("Voided records"))
        self._lay_out()
        self.close_button = self.add_button(button(_("Close")))
        self.close_button.clicked.connect(self.accept)
        self.back = self.add_button(primary(_("Bring back"), "archive-restore"), is_default=True)
        self.back.setEnabled(False)
        self.back.clicked.connect(self._on_back)
        self.kinds.currentIndexChanged.connect(lambda: self._ask())
        self.records.selectionModel().selectionChanged.connect(lambda: self._allow())
        self.records.more_wanted.connect(self._on_more)
        desk.changed.connect(self._on_changed)
        self._ask()

    def _lay_out(self) -> None:
        self.body.addWidget(self.sentence)
        self.kind_field = LabelledField(_("Kind"), self.kinds)
        self.body.addWidget(self.kind_field)
        self.records.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.records.setMinimumHeight(theme.px(LIST_HEIGHT))
        self.card = Card()
        self.card.body.addWidget(self.records)
        if (inside := self.card.layout()) is not None:
            inside.setContentsMargins(*([theme.TIGHT] * 4))
        self.body.addWidget(self.card, 1)
        self.look = button(_("Look at it"))
        self.look.clicked.connect(self._on_look)
        self.buttons.insertWidget(0, self.look)

    # --- the list -------------------------------------------------------------------------------

    def _ask(self) -> None:
        kind, most, today = self.kinds.currentData() or "", self._most, self._desk.today()
        self._desk.ask(
            lambda company: voided_records(company, today, kind, most), self._show, owner=self
        )

    def _on_more(self) -> None:
        self._most *= 2
        self._ask()

    def _show(self, found: VoidedList) -> None:
        self._show_kinds(found)
        self.records.show_lines(_lines_of(found), has_more=bool(found.more))
        self.sentence.setText(_sentence_of(found))
        for part in (self.card, self.kind_field, self.look):
            part.setVisible(bool(found.counts))
        self.records.go_to_first()
        self._allow()
        if self.isVisible():
            self.fit()

    def _show_kinds(self, found: VoidedList) -> None:
        chosen = self.kinds.currentData() or ""
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(_("All kinds ({n})").format(n=sum(found.counts.values())), "")
        for key, n in found.counts.items():
            words = _("{kind} ({n})").format(kind=_(kind_of(key).plural), n=n)
            self.kinds.addItem(words, key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.blockSignals(False)

    def _chosen(self) -> list[Voided]:
        return [line.data for line in self.records.chosen_lines() if isinstance(line.data, Voided)]

    def _allow(self) -> None:
        chosen = self._chosen()
        self.back.setEnabled(bool(chosen) and not self._desk.read_only)
        self.look.setEnabled(len(chosen) == 1)

    # --- what is done with it -------------------------------------------------------------------

    def _on_back(self) -> None:
        chosen = self._chosen()
        ids = [(record.kind, record.record_id) for record in chosen]
        self.back.setEnabled(False)
        self._desk.do(
            lambda company: bring_back(company, ids),
            lambda _none: self._on_done(chosen),
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self.show_fault(str(fault)),
        )

    def _on_done(self, chosen: list[Voided]) -> None:
        self.show_fault("")
        if len(chosen) == 1:
            said = _("{what} is back.").format(what=chosen[0].title)
        else:
            n = len(chosen)
            said = ngettext("{n} record is back.", "{n} records are back.", n).format(n=n)
        self._desk.say(said, undo=True)

    def _on_refused(self, fault: Refused) -> None:
        self.show_fault(" ".join(fault.faults.values()))
        self._allow()

    def _on_look(self) -> None:
        record = self._chosen()[0]
        self.accept()
        self._desk.go(Place(kind_of(record.kind).tab, record.kind, record.record_id))

    def _on_changed(self, _changed: "Changed") -> None:
        self._ask()


def _lines_of(found: VoidedList) -> Iterator[Line]:
    kind = ""
    for record in found.records:
        if record.kind != kind:
            kind = record.kind
            yield Line(_(kind_of(kind).plural), is_heading=True)
        yield Line(
            record.title,
            below=_("{when}, by {who}: {why}").format(
                when=record.when, who=record.who, why=record.why
            ),
            icon=icon_of(record.kind),
            data=record,
        )


def _sentence_of(found: VoidedList) -> str:
    if not found.counts:
        return _("Nothing is voided in this file.")
    return _(
        "A voided record counts nowhere and stays in the file. Bring it back, and it counts again "
        "as if it had never been voided."
    )
