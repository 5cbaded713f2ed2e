"""What an auditor would find: grouped by the work that mends most, each one click from its fix."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.language import _, ngettext
from desktop.services.auditing.findings import FindingGroup, FindingShown, FindingsShown
from desktop.services.auditing.findings import findings_shown as look
from desktop.services.auditing.set_aside import SetAside, take_back
from desktop.values.spoken import say_number
from ui import theme
from ui.audit.findings.aside_card import AsideCard
from ui.audit.findings.aside_dialog import AsideDialog
from ui.audit.findings.group_card import GroupCard
from ui.audit.judged_view import JudgedView
from ui.audit.keys import FINDINGS
from ui.audit.narrowing import Narrowing
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.read_page import Cards
from ui.places import Place
from ui.widgets import EmptyState, soft

SLICE: Final = 6  # cards made in one go: more would hold up the window
WIDEST: Final = 1100
LEAST: Final = 190  # in which an open group says what it is and shows its first record


class FindingsView(JudgedView):
    """The groups with their records, the worst first; what is open stays open after an edit."""

    key = FINDINGS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("What an auditor would find"), parent)
        self.shown: FindingsShown | None = None
        self.cards: dict[str, GroupCard] = {}
        self._groups: list[FindingGroup] = []  # in the order in which they are shown
        self._wanted = ""  # the group or the code to open, once it is there
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fill)
        self._make_tools()
        self._column = Cards(WIDEST)
        self._column.setSpacing(theme.NEAR)
        self.sheet = self._column.sheet()
        self.aside = AsideCard(may_change=not desk.read_only)
        self.aside.opened.connect(self.lead_to)
        self.aside.back_wanted.connect(self._on_back)
        self.no_match = soft(_("Nothing of this kind was found."))
        self._column.addWidget(self.no_match)
        self._column.addWidget(self.aside)
        self._column.addStretch(1)
        self.nothing = EmptyState("shield-check", _("Nothing was found"), "")
        for page in (self.sheet, self.nothing):
            self.pages.addWidget(page)
        self.no_match.hide()
        self.aside.hide()
        self.frame(lines=(self.tools,), least=LEAST)

    def _make_tools(self) -> None:
        self.element = Narrowing(_("Element"), _("All elements"))
        self.severity = Narrowing(_("What it does"), _("Whatever it does"))
        self.costs = QCheckBox(_("Only what can earn points"))
        self.asides = QCheckBox()
        self.tools = QWidget()
        flow = Flow(self.tools, theme.FIELD)
        for tool in (self.element, self.severity, self.costs, self.asides):
            flow.addWidget(tool)
        for combo in (self.element, self.severity):
            combo.currentIndexChanged.connect(self._narrow)
        for box in (self.costs, self.asides):
            box.toggled.connect(self._narrow)
        self.asides.toggled.connect(self._on_asides)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look through the records again."""
        today = self._desk.today()
        self.ask(lambda company, auditor: look(company, auditor, today), self._put)

    def show_place(self, place: Place) -> None:
        """Open a group by its key or one of its codes, or narrow to an element."""
        if place.record_id:
            self._wanted = place.record_id
            self._go_to_wanted()

    def _put(self, shown: FindingsShown) -> None:
        self.shown = shown
        self.sentence.setText(shown.sentence)
        self.sentence.setVisible(bool(shown.sentence))
        self.element.offer(shown.elements)
        self.severity.offer(shown.severities)
        n = len(shown.aside)
        said = ngettext("Show {n} that is set aside", "Show {n} that are set aside", n)
        self.asides.setText(said.format(n=say_number(n, 0)))
        self.asides.setVisible(bool(n))
        self.aside.show_ones(shown.aside)
        if shown.nothing:
            self.nothing.show_message(_("Nothing was found"), shown.nothing)
        self._groups = self._kept_in_place(shown.groups)
        known = {group.key for group in shown.groups}
        for key in [key for key in self.cards if key not in known]:
            card = self.cards.pop(key)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._fill()

    def _fill(self) -> None:
        """Bring the cards in line with the groups, a slice of new ones at a time."""
        made = 0
        for place, group in enumerate(self._groups):
            card = self.cards.get(group.key)
            if card is None:
                if made >= SLICE:
                    self._later.start()
                    break
                made += 1
                card = self.cards[group.key] = self._card(group)
            elif card.group != group:
                card.show_group(group)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self._narrow()
        if not self._later.isActive():
            self._go_to_wanted()

    def _kept_in_place(self, groups: Sequence[FindingGroup]) -> list[FindingGroup]:
        """Return groups in the order in which they stood, as long as somebody works on one."""
        if not any(card.is_open for card in self.cards.values()):
            return list(groups)
        now = {group.key: group for group in groups}
        found = [now[group.key] for group in self._groups if group.key in now]
        stood = {group.key for group in found}
        for at, group in enumerate(groups):
            if group.key not in stood:
                before = groups[at - 1].key if at else ""
                place = next((n + 1 for n, one in enumerate(found) if one.key == before), 0)
                found.insert(place, group)
        return found

    def _card(self, group: FindingGroup) -> GroupCard:
        card = GroupCard(group, may_change=not self._desk.read_only)
        card.opened.connect(self.lead_to)
        card.aside_wanted.connect(self._on_aside)
        return card

    def _narrow(self, _what: object = None) -> None:
        if self.shown is None:
            return
        shown = 0
        for card in self.cards.values():
            is_wanted = self._is_wanted(card.group)
            card.setVisible(is_wanted)
            shown += is_wanted
        self.no_match.setVisible(not shown and bool(self.shown.groups))
        sees_aside = self.asides.isChecked() and bool(self.shown.aside)
        self.aside.setVisible(sees_aside)
        is_empty = not self.shown.groups and not sees_aside
        self.pages.setCurrentWidget(self.nothing if is_empty else self.sheet)
        for tool in (self.element, self.severity, self.costs):
            tool.setVisible(bool(self.shown.groups))

    def _is_wanted(self, group: FindingGroup) -> bool:
        return (
            any(self.element.takes(element) for element in group.elements or {""})
            and self.severity.takes(group.severity.value)
            and (bool(group.points) or not self.costs.isChecked())
        )

    def _go_to_wanted(self) -> None:
        if not self._wanted or self.shown is None or self._later.isActive():
            return
        wanted, self._wanted = self._wanted, ""
        if (at := self.element.findData(wanted)) > 0:
            self.element.setCurrentIndex(at)
            return
        for card in self.cards.values():
            codes = {one.code for one in card.group.each}
            if wanted == card.group.key or wanted in codes:
                self.element.setCurrentIndex(0)
                self.severity.setCurrentIndex(0)
                self.costs.setChecked(False)
                card.turn(True)
                card.head.setFocus()
                QTimer.singleShot(0, card, partial(self._scroll_to, card))
                return

    def _on_asides(self, is_on: bool) -> None:
        """What is set aside stands below all else: whoever asks for it is led there."""
        if is_on:
            QTimer.singleShot(0, self.aside, partial(self._scroll_to, self.aside))

    def _scroll_to(self, card: QWidget) -> None:
        self.sheet.verticalScrollBar().setValue(card.y())
        half = min(theme.px(LEAST), self.area.viewport().height()) // 2
        y = card.mapTo(self.content, QPoint(0, half)).y()
        self.area.ensureVisible(0, y, 0, half)  # where the page is low, all of it scrolls too

    # --- what a person does ---------------------------------------------------------------------

    def _on_aside(self, group: FindingGroup, some: list[FindingShown]) -> None:
        AsideDialog(self._desk, group, some, self).open()

    def _on_back(self, one: SetAside) -> None:
        def say() -> None:
            said = _("“{what}” is told again.").format(what=one.title)
            self._desk.say(said, undo=True)

        self._desk.do(lambda company: take_back(company, one), lambda _none: say(), owner=self)
