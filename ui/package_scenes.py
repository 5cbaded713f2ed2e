"""What the pictures show of the package: its steps, its exhibits, the result; and of packs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.app import Program
from ui.audit.keys import PACKS
from ui.audit.package.choices import FOLDER
from ui.audit.package.view import PackageView
from ui.element.audit import AuditTab
from ui.places import Place
from ui.shots import settle
from ui.tabs import PACKAGE

Scene = tuple[str, QWidget]
QUESTION: Final = "S4.2"  # of which some records go in, and others do not


def of_steps(program: Program) -> Iterator[Scene]:
    """What leads to a package while the assessment is open, and the ticks of its exhibits."""
    view = _view(program)
    if view is None:
        return
    yield "package-steps", program.window
    view.show_exhibits(QUESTION)
    settle(program)
    view.exhibits.tree.choose_first(QUESTION)
    while view.exhibits.is_waiting:  # until the paper of the record is asked for
        settle(program)
    settle(program)
    yield "package-exhibits", program.window
    view.show_steps()


def of_package(program: Program, folder: Path) -> Iterator[Scene]:
    """A package that was built into the folder, and what packs there are."""
    out = folder / "Package"
    out.mkdir()
    program.window.preferences.keep(FOLDER, str(out))
    view = _view(program)
    if view is None:
        return
    view.choices.folder.setText(out.name)  # where pictures are drawn is no part of them
    view.build.click()
    settle(program)
    yield "package", program.window
    program.window.go(Place("audit", PACKS))
    settle(program)
    yield "packs", program.window


def _view(program: Program) -> PackageView | None:
    """Go to the page, and wait until what goes in was looked at."""
    program.window.go(Place("audit", PACKAGE))
    page = program.window.page("audit")
    if not isinstance(page, AuditTab):
        return None
    while not page.audit.package.is_looked:
        settle(program)
    settle(program)
    return page.audit.package
