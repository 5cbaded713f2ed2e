"""The package that was built last: how large it is, what to look at, and what is done with it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.today import Target
from desktop.values.spoken import say_date, say_number
from ui import theme
from ui.audit.package.last_package import LastPackage
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, Elided, button, plain, small, soft, take_away, tip

if TYPE_CHECKING:
    from desktop.services.packaging.glance import TroubleShown
    from desktop.services.submissions import Since

FEW: Final = 8  # troubles that are shown at once
EACH: Final = 3  # of what changed in one way since the last package


class PackageResult(Card):
    """Says what was built and offers what can be done; hidden while there is none."""

    open_wanted = Signal()
    outside_wanted = Signal()
    folder_wanted = Signal()
    print_wanted = Signal()
    sent_wanted = Signal()
    wanted = Signal(object)  # a Target

    def __init__(self, desk: Desk) -> None:
        super().__init__(" ")
        self._desk = desk
        self.sentence, self.file = soft(), Elided(role="small")
        self.open = button(_("Open"), "eye")
        self.outside = button(_("Open outside"), "external-link")
        self.folder = button(_("Show in folder"), "folder-open")
        self.print = button(_("Print…"), "printer")
        self.sent = button(_("I have sent it…"), "check")
        self.since, self.heading = soft(), plain()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        buttons = QWidget()
        flow = Flow(buttons, theme.NEAR)
        for made, signal in (
            (self.open, self.open_wanted),
            (self.outside, self.outside_wanted),
            (self.folder, self.folder_wanted),
            (self.print, self.print_wanted),
            (self.sent, self.sent_wanted),
        ):
            flow.addWidget(made)
            made.clicked.connect(signal)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(theme.TIGHT)
        for part in (self.sentence, self.file, buttons, self.since):
            self.body.addWidget(part)
        self.body.addLayout(self._changes)
        self.body.addWidget(self.heading)
        self.since.hide()
        self.sent.setHidden(desk.read_only)
        self.body.addLayout(self._rows)
        buttons.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        let_rows_reach_out(self, self.sentence, self.file, self.since, self.heading)
        self.hide()

    def show_package(self, last: LastPackage, *, is_new: bool, is_draft: bool = False) -> None:
        """Show a package; a new one is announced as ready."""
        pages = ngettext("{n} page", "{n} pages", last.pages).format(n=say_number(last.pages))
        exhibits = ngettext("{n} exhibit", "{n} exhibits", last.exhibits)
        words = _("The last package: {pages}, {exhibits}")
        if is_new:
            words = _("The package is ready: {pages}, {exhibits}")
        if is_new and is_draft:
            words = _("The draft is ready: {pages}, {exhibits}")
        self.set_title(
            words.format(pages=pages, exhibits=exhibits.format(n=say_number(last.exhibits)))
        )
        today = self._desk.today()
        said = _("As of {day}, built on {date}. What was entered since then is not in it.")
        if last.built_on == today:
            said = _("As of {day}, built today.")
        self.sentence.setText(
            said.format(day=say_date(last.as_of, today), date=say_date(last.built_on, today))
        )
        self.file.setText(last.path.name)
        self.folder.setToolTip(tip(str(last.path.parent)))
        self.show()

    def show_since(self, since: "Since | None") -> None:
        """Say what changed since the package that was sent last; None where none was."""
        take_away(self._changes)
        self.since.setVisible(since is not None)
        if since is None:
            return
        self.since.setText(since.sentence)
        for group in since.groups:
            said = [line.text for line in group.lines[:EACH]]
            if group.count > len(said):
                said.append(_("and {n} more").format(n=say_number(group.count - len(said))))
            words = small(_("{group}: {what}").format(group=group.words, what="; ".join(said)))
            words.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
            self._changes.addWidget(words)

    def show_troubles(self, troubles: "Sequence[TroubleShown]") -> None:
        """List what a reviewer would not find as it should be, each with the way to it."""
        take_away(self._rows)
        self.heading.setVisible(bool(troubles))
        words = ngettext(
            "{n} thing to look at before it is sent:",
            "{n} things to look at before it is sent:",
            len(troubles),
        )
        self.heading.setText(words.format(n=say_number(len(troubles))))
        for one in troubles[:FEW]:
            self._rows.addWidget(self._row(one.sentence, one.opens))
        if len(troubles) > FEW:
            more = small(_("and {n} more, listed in the package").format(n=len(troubles) - FEW))
            more.setContentsMargins(theme.NEAR, theme.TIGHT, theme.NEAR, 0)
            self._rows.addWidget(more)

    def _row(self, sentence: str, target: Target | None) -> QWidget:
        if target is None:
            alone = plain(sentence)
            alone.setContentsMargins(theme.NEAR, theme.TIGHT, theme.NEAR, theme.TIGHT)
            return alone
        row = ClickRow(_("{sentence} Open the record.").format(sentence=sentence))
        row.add(plain(sentence), 1)
        row.lead(_("Open the record"))
        row.clicked.connect(partial(self.wanted.emit, target))
        return row
