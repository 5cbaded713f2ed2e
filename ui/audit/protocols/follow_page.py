"""Which readiness questions stand behind each question of a partner; a person decides."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.protocols.following import Offer, follow, followings, readiness_questions
from desktop.services.protocols.own import Own
from desktop.services.protocols.saving import own_protocol
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number
from ui import theme
from ui.audit.protocols.back_row import BackPage
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.read_page import Cards
from ui.widgets import Card, Chip, button, link, page_title, primary, small, soft

AT_ONCE: Final = 8  # cards that are made within a frame


class OfferCard(Card):
    """One question with what sounds like it, to tick."""

    changed = Signal()

    def __init__(
        self, offer: Offer, titles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{offer.question.code} {offer.question.text}", parent)
        self.offer, self._titles = offer, titles
        self.boxes: dict[str, QCheckBox] = {}
        self.state = Chip()
        self.header.addWidget(self.state)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.TIGHT)
        self.body.addLayout(self._rows)
        why = {near.code: near.why for near in offer.near}
        for code in dict.fromkeys((*offer.chosen, *why)):
            self._add(code, why.get(code, ""), on=code in offer.chosen)
        self.others = button(_("Others…"))
        self.others.setAccessibleDescription(offer.question.code)
        self.menu = QMenu(self.others)
        self.others.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        row = QWidget()
        flow = Flow(row)
        flow.addWidget(self.others)
        self.body.addWidget(row)
        self._tell()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def _add(self, code: str, why: str, *, on: bool) -> None:
        words = f"{code} {self._titles.get(code, '')}".strip()
        box = QCheckBox(words)
        box.setChecked(on)
        box.toggled.connect(self._on_toggled)
        box.setAccessibleDescription(why)
        self.boxes[code] = box
        self._rows.addWidget(box)
        if why:
            said = small(why)
            said.setIndent(theme.px(theme.BETWEEN + theme.NEAR))
            self._rows.addWidget(said)

    def _fill(self) -> None:
        self.menu.clear()
        for code, title in self._titles.items():
            if code not in self.boxes:
                action = self.menu.addAction(f"{code} {title}".replace("&", "&&"))
                action.triggered.connect(lambda _on=False, code=code: self._on_other(code))

    def _on_other(self, code: str) -> None:
        self._add(code, "", on=True)
        self._on_toggled()

    def _on_toggled(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if self.chosen:
            self.state.show_as(_("judged from your records"), "green")
        else:
            self.state.show_as(_("scored by hand"), "amber")


class FollowPage(BackPage):
    """All questions of a protocol; what was ticked is saved as one action."""

    saved = Signal(str)  # the record

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own: Own | None = None
        self.cards: list[OfferCard] = []
        self._waiting: list[Offer] = []
        self._titles: dict[str, str] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._add_some)
        self.title = page_title(_("What each question follows"))
        self.sentence = soft("")
        self.save = primary(_("Save what they follow"))
        self.save.clicked.connect(self._on_save)
        self.nearest = link(_("Tick the nearest of each"))
        self.nearest.clicked.connect(self._on_nearest)
        self._cards = Cards()
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self._cards.sheet(), 1)
        foot = QWidget()
        flow = Flow(foot, theme.FIELD)
        flow.addWidget(self.save)
        flow.addWidget(self.nearest)
        self.column.addWidget(foot)

    def open(self, record_id: str) -> None:
        """Show the questions of a protocol."""

        def work(company: CompanyFile) -> tuple[Own, tuple[Offer, ...]]:
            own = own_protocol(company, record_id)
            return own, followings(own.protocol)

        self._desk.ask(work, lambda found: self._put(*found), owner=self)

    def _put(self, own: Own, found: tuple[Offer, ...]) -> None:
        self._own, self._waiting = own, list(found)
        self._titles = dict(readiness_questions())
        self._cards.take_away()
        self.cards = []
        self._add_some()

    def _add_some(self) -> None:
        """Add a few cards, and the others a moment later: hundreds at once would be seen."""
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for offer in some:
            card = OfferCard(offer, self._titles)
            card.changed.connect(self._tell)
            self.cards.append(card)
            self._cards.addWidget(card)
        if self._waiting:
            self._soon.start()
        else:
            self._cards.addStretch(1)
        self._tell()

    def _tell(self) -> None:
        by_hand = sum(not card.chosen for card in self.cards)
        by_hand += sum(not offer.chosen for offer in self._waiting)
        said = ngettext(
            "A question that follows readiness questions is judged with them, from your records; "
            "the weakest of them decides. {n} question follows none and is scored by hand.",
            "A question that follows readiness questions is judged with them, from your records; "
            "the weakest of them decides. {n} questions follow none and are scored by hand.",
            by_hand,
        )
        self.sentence.setText(said.format(n=say_number(by_hand)))
        self.nearest.setEnabled(not self._waiting)
        self.save.setEnabled(bool(self._changes()) and not self._desk.read_only)

    def _changes(self) -> dict[str, tuple[str, ...]]:
        return {
            card.offer.question.code: card.chosen
            for card in self.cards
            if set(card.chosen) != set(card.offer.chosen)
        }

    def _on_nearest(self) -> None:
        for card in self.cards:
            if not card.chosen and card.offer.near:
                card.boxes[card.offer.near[0].code].setChecked(True)

    def _on_save(self) -> None:
        own, changes = self._own, self._changes()
        if own is None or not changes:
            return
        self.save.setEnabled(False)
        self._desk.do(
            lambda company: follow(company, own.record_id, changes, own.version),
            self._on_saved,
            owner=self,
            refused=lambda refused: self.sentence.setText(str(refused)),
        )

    def _on_saved(self, record_id: str) -> None:
        self._desk.say(_("What the questions follow is saved."), undo=True)
        self.saved.emit(record_id)
