"""What stands on the page of the package: its head, the steps as cards, the page of exhibits."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.audit.package.choices import PackageChoices
from ui.audit.package.earlier_card import EarlierCard
from ui.audit.package.exhibits_page import ExhibitsPage
from ui.audit.package.look_card import LookCard
from ui.audit.package.next_step import BUILD, MEND, SEND, NextStep, make_primary
from ui.audit.package.result import PackageResult
from ui.audit.package.what_card import WhatCard
from ui.desk import Desk
from ui.element.tool_row import HeadRow
from ui.preferences import Preferences
from ui.widgets import Banner, Working, page_title, primary, scrolled, soft, strong

WIDEST: Final = 860  # of a sentence that can be read


class PackageParts(QWidget):
    """One next thing to do stays in sight above the steps."""

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = page_title(_("The package"))
        self.sentence, self.why = strong(), soft()
        self.build = primary(_("Build the package…"), "package")
        self.act = primary(_("I have sent it…"))
        self.what, self.choices = WhatCard(desk), PackageChoices(desk, preferences)
        self.look, self.earlier = LookCard(), EarlierCard(desk)
        self.result = PackageResult(desk)
        self.exhibits = ExhibitsPage(desk)
        self.working, self.banner = Working(), Banner()
        self._lay_out()
        theme.watch().changed.connect(self._on_look_changed)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(theme.AROUND, theme.BETWEEN, theme.AROUND, theme.NEAR)
        top.setSpacing(theme.TIGHT)
        self.head = HeadRow(self.title, self.act, self.build)
        top.addWidget(self.head)
        for part in (self.sentence, self.why, self.working):
            top.addWidget(part)
        content = QWidget()
        content.setProperty("role", "clear")
        # as high as its words are at this width: cards ask for what they took if they were narrow
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.AROUND, theme.TIGHT, theme.AROUND, theme.AROUND)
        column.setSpacing(theme.BETWEEN)
        for card in (self.result, self.what, self.look, self.choices, self.earlier):
            column.addWidget(card)
        column.addStretch(1)
        self.area = scrolled(content)
        steps = QWidget()
        whole = QVBoxLayout(steps)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.area, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(steps)
        self.pages.addWidget(self.exhibits)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.banner)
        around.addWidget(self.pages, 1)
        self._on_look_changed()

    def show_next(self, step: NextStep, *, may_build: bool, busy: bool) -> None:
        """Say what is next, with the button that does it as the primary one."""
        self.sentence.setText(step.sentence)
        self.why.setText(step.why)
        self.sentence.setHidden(busy)
        self.why.setHidden(busy or not step.why)
        self.act.setText(_("Put it right") if step.does == MEND else _("I have sent it…"))
        self.act.setVisible(step.does in (MEND, SEND) and not busy)
        if self.build.hasFocus() and self.act.isVisible():
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would go anywhere
        self.build.setEnabled(may_build)
        make_primary(self.build, "package", on=step.does == BUILD)
        self.head.arrange()

    @property
    def is_choosing(self) -> bool:
        """Whether exhibits are being chosen."""
        return self.pages.currentWidget() is self.exhibits

    def show_exhibits(self, code: str) -> None:
        """Show what there is to choose from, at an element or a question."""
        self.pages.setCurrentWidget(self.exhibits)
        self.exhibits.lead_to(code)

    def show_steps(self) -> None:
        """Go back to the steps."""
        self.pages.setCurrentIndex(0)
        self.what.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look_changed(self) -> None:
        for words in (self.sentence, self.why):
            words.setMaximumWidth(theme.px(WIDEST))
