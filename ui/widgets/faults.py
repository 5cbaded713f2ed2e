"""A field that holds something wrong says so by its frame; the sentence under it says what."""

from PySide6.QtWidgets import QWidget


def mark_fault(field: QWidget, faulty: bool) -> None:
    """Put the red frame around a field, or take it off."""
    if bool(field.property("fault")) != faulty:
        field.setProperty("fault", faulty)
        field.style().unpolish(field)
        field.style().polish(field)
