"""Where checklists are taken from the library: what each is for and what it asks, before."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.checklist_library import Offered, add_from_library, offered, said_of_item
from desktop.values.folding import fold
from desktop.values.spoken import say_number
from ui import theme
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.widgets import SearchField, button, card_title, plain, primary, scrolled, small, soft, tip

WIDTH, HEIGHT = 880, 460
SHARES: Final = (4, 5)  # of list and items
LEAST: Final = 140  # pixels at 100 % of the list


class LibraryDialog(Frame):
    """The checklists on the left, ticked one by one; on the right what the one in hand asks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Checklists from the library"), parent, width=WIDTH)
        self._desk = desk
        self._offers: dict[str, Offered] = {}
        self.filter = SearchField(_("Filter"))
        self.filter.setAccessibleName(_("Filter the checklists"))
        self.filter.textChanged.connect(self._on_filter)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Checklists of the library"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_items: self._show_current())
        self.list.itemChanged.connect(lambda _item: self._count())
        self.title, self.purpose = card_title(), soft()
        self.items = plain()
        self.items.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Add")), is_default=True)
        self.do.clicked.connect(self._on_add)
        self._count()
        self.list.setFocus()
        desk.ask(offered, self._on_offered, owner=self)

    def _lay_out(self) -> None:
        self.body.addWidget(
            soft(
                _(
                    "Tick those that you want. Each becomes a checklist of your own, which you "
                    "can change to fit what you have."
                )
            )
        )
        left, inside = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        inside.setProperty("role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.INSIDE, 0, theme.NEAR, 0)
        column.setSpacing(theme.NEAR)
        note = small(_("In our own words, as a start. The law and the maker may ask for more."))
        for part in (self.title, self.purpose, self.items, note):
            column.addWidget(part)
        column.addStretch(1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(scrolled(inside))
        for place, share in enumerate(SHARES):
            split.setStretchFactor(place, share)
        self.list.setMinimumWidth(theme.px(LEAST))
        split.setSizes([theme.px(100 * share) for share in SHARES])
        room = self.screen().availableSize().height() // 2
        split.setMinimumHeight(min(theme.px(HEIGHT), room))
        self.body.addWidget(split, 1)

    # --- what is offered ------------------------------------------------------------------------

    @property
    def chosen(self) -> list[str]:
        """The keys of what is ticked, also of what the filter hides."""
        lines = (self.list.item(row) for row in range(self.list.count()))
        return [str(one.data(Qt.ItemDataRole.UserRole)) for one in lines
                if one.checkState() == Qt.CheckState.Checked]  # fmt: skip

    def _on_offered(self, offers: tuple[Offered, ...]) -> None:
        self._offers = {one.starter.key: one for one in offers}
        for one in offers:
            self.list.addItem(_line_of(one))
        self.list.setCurrentRow(0)
        self._count()

    def _on_filter(self, typed: str) -> None:
        words = fold(typed).split()
        left: list[QListWidgetItem] = []
        for row in range(self.list.count()):
            line = self.list.item(row)
            starter = self._offers[str(line.data(Qt.ItemDataRole.UserRole))].starter
            told = fold(f"{starter.title} {starter.subject} {starter.purpose}")
            line.setHidden(not all(word in told for word in words))
            if not line.isHidden():
                left.append(line)
        if left and self.list.currentItem() not in left:
            self.list.setCurrentItem(left[0])

    def _show_current(self) -> None:
        line: QListWidgetItem | None = self.list.currentItem()
        if line is None:
            return
        one = self._offers[str(line.data(Qt.ItemDataRole.UserRole))]
        self.title.setText(one.starter.title)
        here = _("You have a checklist of this title already.") if one.is_here else ""
        n = len(one.starter.items)
        count = ngettext("{n} item.", "{n} items.", n).format(n=say_number(n))
        self.purpose.setText(" ".join(filter(None, (one.starter.purpose, count, here))))
        told = []
        for number, item in enumerate(one.starter.items, 1):
            more = said_of_item(item)
            told.append(f"{number}. {item.look}" + (f" ({more})" if more else ""))
        self.items.setText("\n".join(told))

    def _count(self) -> None:
        n = len(self.chosen)
        words = ngettext("Add {n} checklist", "Add {n} checklists", n).format(n=say_number(n))
        self.do.setText(words if n else _("Add"))
        self.do.setEnabled(n > 0 and not self._desk.read_only)

    # --- taking it ------------------------------------------------------------------------------

    def _on_add(self) -> None:
        self.do.setEnabled(False)
        keys, today = self.chosen, self._desk.today()
        self._desk.do(
            lambda company: add_from_library(company, keys, today),
            self._on_added,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_added(self, ids: list[str]) -> None:
        said = ngettext(
            "{n} checklist was added from the library.",
            "{n} checklists were added from the library.",
            len(ids),
        )
        self._desk.say(said.format(n=say_number(len(ids))), undo=True)
        self.accept()

    def _on_refused(self, fault: Refused) -> None:
        self._on_failed(" ".join(fault.faults.values()))

    def _on_failed(self, sentence: str) -> None:
        self._count()
        self.show_fault(sentence)


def _line_of(one: Offered) -> QListWidgetItem:
    words = one.starter.title
    if one.is_here:
        words = _("{title} (you have it)").format(title=one.starter.title)
    line = QListWidgetItem(words)
    line.setData(Qt.ItemDataRole.UserRole, one.starter.key)
    line.setToolTip(tip(words))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if not one.is_here:
        line.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Unchecked)
    else:
        line.setFlags(flags)
    return line
