"""A field for a password: hidden as it is typed, shown by a button that the keyboard reaches."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.language import _
from ui import icons, theme
from ui.dialogs.field import LabelledField
from ui.widgets import quiet

LONGEST: Final = 500
_HINTS: Final = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(LabelledField):
    """A labelled field whose text is dots until somebody asks to see it."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, hint)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HINTS)
        self.line.setMaxLength(LONGEST)
        self.line.textEdited.connect(lambda _text: self.show_fault(""))
        self.eye = quiet("eye", _("Show what is typed"))
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye)
        row = QHBoxLayout()
        row.setSpacing(theme.TIGHT)
        column = self.layout()
        if not isinstance(column, QVBoxLayout):
            raise TypeError("a labelled field is a column")
        at = column.indexOf(self.line)
        column.removeWidget(self.line)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        column.insertLayout(at, row)

    @property
    def text(self) -> str:
        """What is typed, as it is: a blank at the end of a password belongs to it."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.line.clear()
        self.eye.setChecked(False)
        self.show_fault("")

    def _on_eye(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        # Qt may choose the hints anew with the mode; what is shown is no less of a secret
        self.line.setInputMethodHints(_HINTS)
        said = _("Hide what is typed") if on else _("Show what is typed")
        self.eye.setIcon(icons.icon("eye-off" if on else "eye", "soft"))
        self.eye.setAccessibleName(said)
        self.eye.setToolTip(said)
