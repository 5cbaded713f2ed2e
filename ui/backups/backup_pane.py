"""One backup beside the list: whether it is whole, what is in it, what differs from now."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import N_, _, ngettext
from desktop.services.safe_keeping.shown import (
    DAMAGED,
    UNPROVEN,
    WHOLE,
    BackupShown,
    DifferenceShown,
)
from ui import theme
from ui.backups.chosen_pane import ChosenPane
from ui.widgets import Chip, Words, card_title, plain, section, small, soft

if TYPE_CHECKING:
    from collections.abc import Iterable

CHIPS: Final = {
    WHOLE: (N_("Whole"), "green"),
    DAMAGED: (N_("Damaged"), "red"),
    UNPROVEN: (N_("Not proved"), "amber"),
}
SAID: Final = {
    DAMAGED: N_(
        "The company file was damaged already when this was made. Take an older one if there is a "
        "whole one."
    ),
    UNPROVEN: N_(
        "Its manifest cannot be read, so nobody can prove of which day it is. All else in it is "
        "checked when it is restored; take another backup of that day if there is one."
    ),
}


class BackupPane(ChosenPane):
    """The backup that is chosen; the difference comes when it was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The chosen backup"), parent)
        self.title, self.chip = card_title(), Chip()
        self.about, self.holds = soft(), plain()
        self.state = plain()
        self.since_title, self.since = section(_("What differs from now")), soft()
        head = QHBoxLayout()
        head.setSpacing(theme.NEAR)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        for part in (self.about, self.state, self.holds):
            self.column.addWidget(part)
        self.column.addSpacing(theme.NEAR)
        self.column.addWidget(self.since_title)
        self.column.addWidget(self.since)
        self.add_lines_below()

    def show_backup(self, shown: BackupShown) -> None:
        """Show a backup; what differs from now is not known yet."""
        self.title.setText(shown.when[:1].upper() + shown.when[1:])
        is_whole = shown.state == WHOLE
        words, tone = CHIPS[shown.state]
        self.chip.show_as(_(words), tone)
        self.about.setText(
            _("{why}, {place}").format(why=shown.why, place=shown.place)
            if shown.place
            else shown.why
        )
        self.state.setText(_(SAID[shown.state]) if shown.state in SAID else "")
        self.state.setVisible(not is_whole)
        self.holds.setText(shown.holds)
        self.show_words(_("Comparing with the file as it is now…"))

    def show_words(self, sentence: str) -> None:
        """Say something in place of the difference."""
        self.since.setText(sentence)
        self.fill(())

    def show_difference(self, shown: DifferenceShown) -> None:
        """Say what would be other than now."""
        self.since.setText(shown.sentence)
        self.fill(self._parts(shown))

    def _parts(self, shown: DifferenceShown) -> "Iterable[QWidget]":
        for said in shown.lines:
            yield Words(said)
        if not shown.done_since:
            return
        heading = section(_("Done since then"))
        heading.setContentsMargins(0, theme.NEAR, 0, 0)
        yield heading
        for said in shown.done_since:
            yield Words(said)
        if shown.more_done:
            more = ngettext("and {n} more", "and {n} more", shown.more_done)
            yield small(more.format(n=f"{shown.more_done:,}"))
