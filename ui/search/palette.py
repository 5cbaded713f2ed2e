"""What Ctrl+K opens: everything in the file, found while typing, under the search field."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.searching import Found, Group, look_for
from ui import theme
from ui.desk import Desk
from ui.jobs import Job
from ui.lines import Line, LinesView
from ui.lines.kind_icons import icon_of
from ui.places import Place
from ui.search.going import Do, Way, found_in, places_of
from ui.widgets import small, soft

WIDTH: Final = 640
HEIGHT: Final = 520
NEXT: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchPalette(QFrame):
    """A sheet over the window; the keyboard stays in the field that it hangs under."""

    def __init__(
        self, desk: Desk, parent: QWidget, commands: Sequence[tuple[str, Do]] = ()
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("What was found"))
        self._desk, self._over = desk, parent
        self._ways = places_of(desk)
        self._commands: list[Way] = []
        self.set_commands(commands)
        self._anchor: QLineEdit | None = None
        self._before: QWidget | None = None
        self._job: Job | None = None
        self._chooses_first = False  # Enter was pressed before the answer was there
        self.results = LinesView(_("What was found"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.chosen.connect(self._on_chosen)
        self.sentence, self.keys = soft(), small(_("Arrows move, Enter opens, Esc closes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.NEAR, theme.NEAR, theme.NEAR, theme.NEAR)
        column.setSpacing(theme.NEAR)
        self.sentence.setContentsMargins(theme.NEAR, theme.TIGHT, theme.NEAR, 0)
        self.keys.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        column.addWidget(self.sentence)
        column.addWidget(self.results, 1)
        column.addWidget(self.keys)
        parent.installEventFilter(self)
        theme.watch().changed.connect(self._place)
        self.hide()

    def set_commands(self, commands: Sequence[tuple[str, Do]]) -> None:
        """Say which commands can be found by their names: what they are called, what they do."""
        self._commands = [Way(title, do, _("Command")) for title, do in commands]

    # --- coming and going -----------------------------------------------------------------------

    def open_under(self, anchor: QLineEdit) -> None:
        """Open below a field and look for what is typed there; harmless where it is open."""
        if self._anchor is not anchor:
            if self._anchor is not None:
                self._anchor.removeEventFilter(self)
            self._anchor = anchor
            anchor.installEventFilter(self)
            anchor.textChanged.connect(self._on_typed)
        if self.isVisible():
            return
        focused = self._over.focusWidget()
        self._before = focused if focused is not anchor else None
        anchor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        anchor.selectAll()
        self.show()
        self.raise_()
        self._ask(anchor.text())

    def leave(self) -> None:
        """Close, and give the keyboard back to where it was."""
        self._forget()
        self.hide()
        if self._anchor is not None:
            self._anchor.clear()
            if self._before is not None and self._anchor.hasFocus():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._chooses_first = False

    # --- looking --------------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        if self.isVisible():
            self._ask(typed)

    def _ask(self, typed: str) -> None:
        self._forget()  # what was typed before is of no interest any more
        if not typed.strip():
            self._show(Found("", (), False))
            return
        today = self._desk.today()
        self._job = self._desk.ask(
            lambda company: look_for(company, typed, today), self._show, owner=self
        )

    def _show(self, found: Found) -> None:
        self._job = None
        ways = found_in([*self._commands, *self._ways], found.typed)
        self.results.show_lines(_lines_of(ways, found.groups))
        self.results.go_to_first()
        self._say(_sentence_of(found, ways))
        self._place()
        self.results.scrollToTop()  # the heading of the first line too
        if self._chooses_first:
            self._chooses_first = False
            self._on_chosen(self.results.current_line())

    def _say(self, sentence: str) -> None:
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_enter(self) -> None:
        """Open the line; whoever typed quicker than the answer means that, not what is shown."""
        if self._job is None:
            self._on_chosen(self.results.current_line())
        else:
            self._chooses_first = True

    def _on_chosen(self, line: object) -> None:
        if isinstance(line, Line) and callable(line.data):
            self.leave()
            line.data()
        elif isinstance(line, Line) and isinstance(line.data, Place):
            self.leave()
            self._desk.go(line.data)

    # --- the keyboard and the room --------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move in the list from the field, and close when it is left."""
        if not self.isVisible():
            return False
        if watched is self._anchor:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
            if event.type() == QEvent.Type.FocusOut:
                self._forget()
                self.hide()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in NEXT:
            for _step in range(abs(NEXT[key])):
                self.results.move_by(1 if NEXT[key] > 0 else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        else:
            return False
        return True

    def _place(self) -> None:
        if self._anchor is None:
            return
        corner = self._anchor.mapTo(self._over, QPoint(self._anchor.width(), self._anchor.height()))
        room = self._over.rect().adjusted(theme.NEAR, corner.y(), -theme.NEAR, -theme.NEAR)
        width = min(theme.px(WIDTH), room.width())
        self.results.setVisible(bool(self.results.lines))
        self.results.doItemsLayout()
        needed = self.results.contentsSize().height() + theme.NEAR
        inside = width - 2 * theme.NEAR
        words = sum(part.heightForWidth(inside) for part in (self.sentence, self.keys))
        around = words + 4 * theme.NEAR
        height = around + (needed if self.results.lines else 0)
        height = min(height, theme.px(HEIGHT), room.height())
        left = max(room.left(), min(corner.x(), room.right() + 1) - width)
        self.setGeometry(QRect(left, room.top() + theme.TIGHT, width, height))


def _lines_of(ways: Sequence[Way], groups: Sequence[Group]) -> Iterator[Line]:
    if ways:
        yield Line(_("Go to"), is_heading=True)
    for way in ways:
        yield Line(way.title, right=way.where, icon="arrow-right", marks=way.marks, data=way.do)
    for group in groups:
        yield Line(group.title, is_heading=True)
        for hit in group.hits:
            yield Line(
                hit.title,
                below=hit.snippet,
                right=hit.when,
                icon=icon_of(hit.kind),
                marks=hit.marks,
                below_marks=hit.snippet_marks,
                data=Place(hit.tab, hit.kind, hit.record_id),
            )


def _sentence_of(found: Found, ways: Sequence[Way]) -> str:
    if not found.typed:
        return _("Type a name, a unit number, or a word from a record or a scan.")
    n = sum(len(group.hits) for group in found.groups)
    if not n and not ways:
        words = " ".join(found.typed.split())
        words = words if len(words) <= 40 else words[:39] + "…"
        return _(
            "Nothing was found for “{words}”. Try fewer letters, or another word of it."
        ).format(words=words)
    if not n:
        return _("No record was found, but this is called so.")
    if found.is_cut:
        return _("The {n} that fit best. Type more of it to see others.").format(n=n)
    return ngettext("{n} record was found.", "{n} records were found.", n).format(n=n)
