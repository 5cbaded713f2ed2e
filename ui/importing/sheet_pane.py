"""One sheet: what it holds, where its headings stand, and the table that says what they mean."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.language import _, ngettext
from desktop.services.import_sheets import SheetView
from desktop.services.import_words import Choice, kinds
from ui import theme
from ui.importing.sheet_table import Chooser, SheetTable
from ui.widgets import Banner, card_title, link, small, soft
from ui.widgets.fields import padded

MOST_ROWS = 999_999


class SheetPane(QWidget):
    """Shows how a sheet is read; every control says what a person wants changed."""

    kind_chosen = Signal(str)
    meaning_chosen = Signal(int, str)
    order_chosen = Signal(int, str)
    basis_chosen = Signal(str)
    header_chosen = Signal(int)
    others_wanted = Signal()
    guess_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._title, self.recalled = card_title(), soft(_("Read as you chose last time."))
        self.guess = link(_("Guess it anew"))
        self.guess.clicked.connect(self.guess_wanted)
        self.banner = Banner()
        self.kind = Chooser(_("What this sheet holds"))
        self.kind.picked.connect(self.kind_chosen)
        self.basis = Chooser(_("What its dates are"))
        self.basis.picked.connect(self.basis_chosen)
        self.header = padded(QSpinBox())
        self.header.setRange(1, MOST_ROWS)
        self.header.setKeyboardTracking(False)
        self.header.setAccessibleName(_("Row of the headings"))
        self.header.valueChanged.connect(self.header_chosen)
        self.table = SheetTable()
        self.table.meaning_chosen.connect(self.meaning_chosen)
        self.table.order_chosen.connect(self.order_chosen)
        self._shown, self._others = small(), link("")
        self._others.clicked.connect(self.others_wanted)
        self._build()

    def _build(self) -> None:
        recalled = QHBoxLayout()
        recalled.setSpacing(theme.NEAR)
        recalled.addWidget(self.recalled)
        recalled.addWidget(self.guess, 1, Qt.AlignmentFlag.AlignLeft)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.FIELD)
        self._form.setVerticalSpacing(theme.NEAR)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (_("This sheet holds"), self.kind),
            (_("Its dates are"), self.basis),
            (_("Headings are in row"), self.header),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.setMaximumWidth(theme.px(420))
            self._form.addRow(label, field)
        self.header.setMaximumWidth(theme.px(110))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.INSIDE, 0, 0, 0)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(self._title)
        whole.addLayout(recalled)
        whole.addLayout(self._form)
        whole.addWidget(self.banner)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._shown)
        whole.addWidget(self._others, 0, Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: SheetView, *, recalled: bool, others: int) -> None:
        """Show a sheet as it is read now."""
        self._title.setText(view.title)
        self.recalled.setVisible(recalled)
        self.guess.setVisible(recalled)
        self.kind.offer(tuple(kinds()), view.kind)
        self.basis.offer(_bases(), view.basis)
        self._form.setRowVisible(self.basis, view.has_certificates)
        with QSignalBlocker(self.header):
            self.header.setValue(view.header_row)
        self.table.show_view(view)
        self._show_banner(view)
        shown = len(view.rows)
        self._shown.setText(
            _("The first {n} of {all} rows.").format(n=shown, all=view.count)
            if shown < view.count
            else ngettext("{n} row.", "{n} rows.", shown).format(n=shown)
        )
        same = ngettext(
            "Do the same for {n} other sheet with these headings",
            "Do the same for {n} other sheets with these headings",
            others,
        )
        self._others.setText(same.format(n=others))
        self._others.setVisible(others > 0)

    def show_fault(self, sentence: str, view: SheetView) -> None:
        """Say why something that was chosen cannot be; the sheet stays as it was."""
        with QSignalBlocker(self.header):
            self.header.setValue(view.header_row)
        self.banner.show_message(sentence, "red")

    def _show_banner(self, view: SheetView) -> None:
        if not view.kind:
            said = _(
                "Muster takes nothing of this sheet. If it holds safety records, choose above "
                "what they are."
            )
            self.banner.show_message(said, "blue")
        elif view.questions:
            said = _(
                "Nothing on the sheet tells the day from the month. Choose in the row “Dates” "
                "what the example means."
            )
            self.banner.show_message(said, "amber")
        elif view.lacking:
            self.banner.show_message(view.lacking, "amber")
        else:
            self.banner.clear()


def _bases() -> tuple[Choice, ...]:
    return (
        Choice("expiry", _("The days on which the certificates run out")),
        Choice("issue", _("The days on which they were issued or taken")),
        Choice("", _("What the headings say, or what the dates look like")),
    )
