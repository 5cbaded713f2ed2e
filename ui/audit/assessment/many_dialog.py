"""Many answers in one action: drafted notes accepted, or last time's answers carried over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.language import _, ngettext
from desktop.services.assessing.carrying import carry_over
from desktop.services.assessing.deciding import accept_drafts
from ui import theme
from ui.audit.assessment.asking import Asking
from ui.desk import Desk
from ui.widgets import link, soft, tip

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.services.assessing.shown import AssessmentShown
    from ui.audit.assessment.asking import Work

CODE = Qt.ItemDataRole.UserRole
ROWS = 12


class ManyDialog(Asking):
    """Lists the questions with what each will get; the ones unticked are left alone."""

    def __init__(
        self, desk: Desk, shown: "AssessmentShown", title: str, verb: str, parent: QWidget | None
    ) -> None:
        super().__init__(desk, title, verb, parent)
        self.shown, self._verb = shown, verb
        self.said = soft()
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.none = link(_("Tick none"))
        self.none.clicked.connect(self._on_none)
        for part in (self.said, self.list):
            self.body.addWidget(part)
        self.body.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemChanged.connect(self._count)

    def list_codes(self, codes: "Collection[str]", but: "Collection[str]" = ()) -> None:
        """List these questions, all ticked but for some."""
        lines = {one.code: one for one in self.shown.questions}
        for code in codes:
            one = lines[code]
            said = _("{code} {title}, {points}")
            words = said.format(code=code, title=one.title, points=one.points_said)
            item = QListWidgetItem(words, self.list)
            item.setToolTip(tip(words))
            item.setData(CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Unchecked if code in but else Qt.CheckState.Checked)
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + theme.NEAR)
        self.list.setMinimumHeight(row * min(len(codes), ROWS) + theme.NEAR)
        self._count()
        self.list.setCurrentRow(0)
        self.do.setFocus()

    def codes(self) -> tuple[str, ...]:
        """Return the questions that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(CODE)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _count(self) -> None:
        n = len(self.codes())
        words = ngettext("{verb}: {n} answer", "{verb}: {n} answers", n)
        self.do.setText(words.format(verb=self._verb, n=n))
        self.do.setEnabled(bool(n) and not self.desk.read_only)

    def _on_none(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)


class AcceptingDialog(ManyDialog):
    """The drafted notes with the points that the records earn."""

    def __init__(
        self,
        desk: Desk,
        shown: "AssessmentShown",
        typed: "Collection[str]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, shown, _("Accept all drafted notes"), _("Accept"), parent)
        n, left = len(shown.to_accept), len(shown.undecided) - len(shown.to_accept)
        words = ngettext(
            "{n} question gets the note as it is drafted and the points that the records earn. "
            "You can still change it afterwards.",
            "{n} questions get the notes as they are drafted and the points that the records "
            "earn. You can still change each one afterwards.",
            n,
        ).format(n=n)
        if left:
            more = ngettext(
                "{n} other has to be decided by you: no record says what it earns.",
                "{n} others have to be decided by you: no record says what they earn.",
                left,
            )
            words = f"{words} {more.format(n=left)}"
        if typed:
            words += " " + _("Those in which something is typed are not ticked.")
        self.said.setText(words)
        self.list_codes(shown.to_accept, typed)

    def work(self) -> "Work | None":
        codes, assessment, today = self.codes(), self.shown.id, self.desk.today()
        auditor = self.desk.auditor
        return lambda company: accept_drafts(company, auditor, assessment, codes, today)


class CarryingDialog(ManyDialog):
    """Answers that say what the company does, scored full last time, and unchanged since."""

    def __init__(self, desk: Desk, shown: "AssessmentShown", parent: QWidget | None = None) -> None:
        super().__init__(desk, shown, _("Carry over from last time"), _("Carry over"), parent)
        why = _(
            "They scored full points last time, and the papers behind them are the same. "
            "Each is marked as carried over."
        )
        self.said.setText(" ".join(part for part in (shown.carry_said, why) if part))
        self.list_codes(shown.can_carry)

    def work(self) -> "Work | None":
        codes, assessment, today = self.codes(), self.shown.id, self.desk.today()
        auditor = self.desk.auditor
        return lambda company: carry_over(company, auditor, assessment, codes, today)
