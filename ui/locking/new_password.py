"""Two fields for a new password, with a word on how good it is and none on how to make it up."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.locking import faults_of, strength
from ui import theme
from ui.locking.secret_field import SecretField


class NewPassword(QWidget):
    """A new password, typed twice because nobody sees what is typed."""

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self.first = SecretField(label or _("New password"), _at_first())
        self.second = SecretField(_("The same once more"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.FIELD)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.first.line.textChanged.connect(self._on_typed)
        self.setFocusProxy(self.first)

    @property
    def text(self) -> str:
        """The password as it is typed in the first field."""
        return self.first.text

    def check(self) -> SecretField | None:
        """Say what is wrong at the field where it is; return that field, None where all is well."""
        faults = faults_of(self.first.text, self.second.text)
        wrong = None
        for name, field in (("again", self.second), ("password", self.first)):
            field.show_fault(faults.get(name, ""))
            if name in faults:
                field.line.selectAll()
                field.show_hint("")  # the fault says it all
                wrong = field
        return wrong

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _on_typed(self, typed: str) -> None:
        self.first.show_hint(strength(typed) or _at_first())
        self.second.show_fault("")


def _at_first() -> str:
    return _("At least 8 characters. Four words in a row are strong, and easy to keep in mind.")
