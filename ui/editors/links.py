"""Editors that name another record: its title is typed, and the records that fit are offered."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.records.fields import Field
from desktop.services.linking import can_be_added, link_choices, link_of, titles_of
from ui.desk import Desk
from ui.editors.line_editors import FieldEditor
from ui.editors.link_line import LinkLine
from ui.jobs import Job, Then
from ui.widgets import tip

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

T = TypeVar("T")
PAUSE: Final = 120  # milliseconds without a key before the file is asked
ID: Final = Qt.ItemDataRole.UserRole
NEW: Final = "new"
_LEAVING: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
Choices = list[tuple[str, str]]


class LinkEditor(FieldEditor):
    """Another record, found by typing a part of its title.

    What was typed and is on no list can be added as a new record where a name is enough for one.
    It is made in the same action as the record that names it, because a form that is cancelled
    must leave nothing behind, and one undo must take back one thing that a person did.
    """

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        assert field.link is not None
        self.kind = kind_of(field.link)
        self._id, self._is_new = "", False
        self._titles: dict[str, str] = {}
        self._asked: Job | None = None
        self.input = LinkLine()
        self.input.textEdited.connect(self._on_edited)
        self.input.editingFinished.connect(self._on_left)
        self.input.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self._completer: QCompleter | None = None
        self._offered = QStandardItemModel(self)
        self.input.all_wanted.connect(self._on_show_all)
        self._put_input(self.input)

    # --- what is typed --------------------------------------------------------------------------

    def typed(self) -> object:
        text = self.input.text().strip()
        if self._id:
            return self._id
        return {NEW: text} if self._is_new and text else text

    def set_typed(self, typed: object) -> None:
        self._is_new = isinstance(typed, Mapping)
        text = str(typed.get(NEW, "")) if isinstance(typed, Mapping) else str(typed or "")
        self._id = text if is_id(text) else ""
        if self._id and self._id not in self._titles:
            self.input.setText("")
            kind, record_id = self.kind.key, self._id
            self.desk.ask(lambda c: titles_of(c, kind, [record_id]), self.set_titles, owner=self)
            return
        self._show(self._titles[self._id] if self._id else text)
        self._tell_new()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        self._titles.update(titles)
        if self._id in titles:
            self._show(titles[self._id])

    def _show(self, text: str) -> None:
        self.input.setText(text)
        self.input.setToolTip(tip(text))
        self.input.setCursorPosition(0)

    def _choose(self, record_id: str, title: str) -> None:
        self._titles[record_id] = title
        self._id, self._is_new = record_id, False
        self._show(title)
        self._tell_new()
        self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        super().show_fault(sentence)
        if sentence and self._completer and (popup := self._completer.popup()):
            popup.hide()  # it would lie over the fault and the field

    def _tell_new(self) -> None:
        said = _("It is new. It is added to the list when you save.") if self._is_new else ""
        self.show_hint(said or (_(self.field.hint) if self.field.hint else ""))

    # --- typing and leaving ---------------------------------------------------------------------

    def _on_edited(self, _text: str) -> None:
        self._id, self._is_new = "", False
        self._tell_new()
        self.show_fault("")
        self._pause.start()
        self.changed.emit()

    def _on_left(self) -> None:
        """Take the one record that is called as was typed, say what else it is."""
        self._pause.stop()
        text = self.input.text().strip()
        if not text or self._id or self._is_new or self.input.isReadOnly() or self._is_choosing():
            return
        kind = self.kind.key
        self._ask_only(lambda c: link_of(c, kind, text), lambda found: self._on_found(text, found))

    def _on_found(self, text: str, found: tuple[str, str] | None) -> None:
        if self.input.text().strip() != text or self._id or self.input.hasFocus():
            return
        if found is not None:
            self._choose(*found)
            self.changed.emit()
        else:
            self._tell_unknown(text)

    def _tell_unknown(self, text: str) -> None:
        sentence = _("“{text}” is not on the list. Choose one from the list.")
        if can_be_added(self.kind.key):
            sentence = _("“{text}” is not on the list. Choose one from the list, or add it.")
        self.show_fault(sentence.format(text=text))

    # --- what is offered ------------------------------------------------------------------------

    def _is_choosing(self) -> bool:
        popup = self._completer.popup() if self._completer else None
        return popup is not None and popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list with the arrow down; take what is marked in it with Tab, and go on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Down and not self._is_choosing():
            self._on_show_all()
            return True
        if isinstance(watched, QAbstractItemView) and event.key() in _LEAVING:
            marked = watched.currentIndex()
            watched.hide()
            if marked.isValid():
                self._on_picked(marked)
            # Qt would stay in the field, and the next word be typed into the name
            again = QKeyEvent(event.type(), event.key(), event.modifiers())
            QApplication.postEvent(self.input, again)
            return True
        return super().eventFilter(watched, event)

    def _on_show_all(self) -> None:
        """Offer what fits to what is typed, or everything where a record is chosen already."""
        if self.input.isReadOnly():
            return
        self.input.setFocus()
        self._ask(everything=bool(self._id) or not self.input.text().strip())

    def _ask(self, *, everything: bool = False) -> None:
        text = "" if everything else self.input.text().strip()
        kind, today = self.kind.key, self.desk.today()
        if text or everything:
            self._ask_only(
                lambda c: link_choices(c, kind, text, today=today),
                lambda choices: self._offer(text, choices),
            )

    def _ask_only(self, work: "Callable[[CompanyFile], T]", then: Then[T]) -> None:
        if self._asked is not None:
            self._asked.cancel()  # only the last question is worth an answer
        self._asked = self.desk.ask(work, then, owner=self)

    def _offer(self, text: str, choices: Choices) -> None:
        self._offered.clear()
        for record_id, title in choices:
            self._titles[record_id] = title
            self._add_offer(title, record_id)
        if text and can_be_added(self.kind.key):
            new = _("Add “{text}” as a new one: {kind}").format(text=text, kind=_(self.kind.title))
            self._add_offer(new, NEW)
        if not self._offered.rowCount() or not self.input.hasFocus():
            return
        self._shown_completer().setCompletionPrefix("")
        self._shown_completer().complete()

    def _add_offer(self, title: str, key: str) -> None:
        item = QStandardItem(title)
        item.setData(key, ID)
        item.setToolTip(tip(title))
        item.setEditable(False)
        self._offered.appendRow(item)

    def _shown_completer(self) -> QCompleter:
        if self._completer is None:
            completer = QCompleter(self._offered, self)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setMaxVisibleItems(12)
            completer.setWidget(self.input)  # not setCompleter: it would write titles over typing
            # the stubs know one signal of this name, Qt has two: the row says which record it is
            completer.activated[QModelIndex].connect(self._on_picked)  # type: ignore[index]
            if (popup := completer.popup()) is not None:
                popup.setAccessibleName(self.label_text)
                popup.installEventFilter(self)
            self._completer = completer
        return self._completer

    def _on_picked(self, index: QModelIndex) -> None:
        key = str(index.data(ID))
        if key == NEW:
            self._id, self._is_new = "", True
            self._tell_new()
            self.show_fault("")
        else:
            self._choose(key, self._titles[key])
        self.changed.emit()


class PersonEditor(LinkEditor):
    """Somebody who may be on the list of workers or not: one field for two.

    A known worker becomes the link; any other name is kept as it was written.
    """

    def __init__(
        self, desk: Desk, by_id: Field, by_name: Field, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, by_id, parent)
        self.names = (by_id.name, by_name.name)

    def typed_fields(self) -> dict[str, object]:
        typed = self.typed()
        links = bool(self._id) or self._is_new
        return {self.names[0]: typed if links else "", self.names[1]: "" if links else typed}

    def set_typed_fields(self, typed: Mapping[str, object]) -> None:
        if any(name in typed for name in self.names):
            self.set_typed(typed.get(self.names[0]) or typed.get(self.names[1]))

    def set_values(self, values: Mapping[str, object]) -> None:
        self.set_typed_fields(values)

    def _tell_unknown(self, _text: str) -> None:
        self.show_hint(_("Not on the list of workers; the name is kept as typed."))
