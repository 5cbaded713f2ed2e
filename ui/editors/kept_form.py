"""A form that is typed into: what stands in it and is not saved is kept wherever it is left."""

from dataclasses import replace
from weakref import ref

from PySide6.QtCore import QMetaObject, QObject, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.records import kind_of
from desktop.services.drafts import Draft
from desktop.services.editing import Shown
from ui.desk import Desk
from ui.editors import form_words as words
from ui.editors.arranged_fields import fields_for
from ui.editors.draft_keeper import DraftKeeper
from ui.editors.form_bar import FormBar
from ui.editors.form_fields import FormFields
from ui.editors.form_head import FormHead
from ui.widgets import scrolled


class KeptForm(QWidget):
    """The fields of one kind between their head and their bar, and what is typed into them."""

    touched = Signal(bool)  # whether something is typed that is not saved
    kept = Signal()  # what is typed and not saved was kept or dropped: the list may look again

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind = desk, kind_of(kind_key)
        self._shown: Shown | None = None
        self._version: int | None = None
        self._is_touched = False
        self._focus: QMetaObject.Connection | None = None  # while the form is shown
        self._is_turning = False  # another record is on its way: what is seen is the one before
        self.head, self.bar = FormHead(), FormBar()
        self.fields = self.make_fields()
        self.keeper = DraftKeeper(desk, self._draft, self)
        self._lay_out()
        self.fields.changed.connect(self._on_typed)
        self.keeper.kept.connect(self._on_kept)

    def make_fields(self) -> FormFields:
        """Return the fields in the way in which this kind is filled in best."""
        return fields_for(self.desk, self.kind)

    def _lay_out(self) -> None:
        self.area = scrolled(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addWidget(self.bar)

    @property
    def record_id(self) -> str:
        """The id of the record that is shown, "" for a new one."""
        return self._shown.id if self._shown else ""

    @property
    def is_touched(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._is_touched

    def _on_typed(self) -> None:
        if self._is_turning:
            return
        self._touch(True)
        self.bar.say("")
        self.keeper.soon()

    def _touch(self, touched: bool) -> None:
        if touched != self._is_touched:
            self._is_touched = touched
            self.touched.emit(touched)

    def _draft(self) -> Draft | None:
        """What stands in the form and is not saved; None when that is nothing."""
        typed = self.fields.changes()
        if not typed or not self._is_touched:
            return None
        if not self._shown:
            typed = self.fields.typed()
        draft = Draft(self.kind.key, typed, self.record_id or None, self._version)
        return replace(draft, id=self.keeper.draft_id) if self.keeper.draft_id else draft

    def keep_safe(self) -> None:
        """Keep what is typed and not saved, now; nothing waits for it."""
        if self._is_touched and self.keeper.is_waiting:
            self.keeper.keep()

    def _on_kept(self) -> None:
        if self._is_touched and not self.keeper.is_waiting and self.keeper.draft_id:
            self.bar.say(words.kept())
        self.kept.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._focus is None:
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            form = ref(self)  # one that is taken apart while it has the keyboard is told nothing

            def told(old: QWidget | None, new: QWidget | None) -> None:
                here = form()
                if here is not None and isValid(here):
                    here._on_focus_changed(old, new)

            self._focus = application.focusChanged.connect(told)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking after the keyboard: a form that is taken down can be told nothing more."""
        super().hideEvent(event)
        if self._focus is not None:
            QObject.disconnect(self._focus)
            self._focus = None
            self.keep_safe()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old) and old is not new:
            self.keep_safe()
