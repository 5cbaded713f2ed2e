"""Takes every window away that stands before the main one, with whatever of a company is in it."""

from collections.abc import Collection

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def leave_windows(stay: Collection[QWidget]) -> None:
    """Close menus, dialogs and windows of this program, but those that `stay`.

    None is asked whether it wants to: what is typed in it was kept before, or is none of the
    company's. A dialog that waits for its answer, as those of the system do, is told there is none.
    """
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
        if menu.isVisible():
            break
    # the one that was opened last first: it may wait for its answer inside another's
    for window in reversed(QApplication.topLevelWidgets()):
        if window in stay or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            window.reject()
        else:
            window.close()
        if window.isVisible():  # one that finishes its work first does so where nobody sees it
            window.hide()
