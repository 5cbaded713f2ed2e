"""What the pictures show of the assessment: at work, and signed."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.services.assessing.pictured import opened_for_a_picture, signed_for_a_picture
from ui.app import Program
from ui.audit.keys import ASSESSMENT
from ui.package_scenes import of_steps
from ui.places import Place
from ui.shots import settle

Scene = tuple[str, QWidget]
QUESTION = "S4.2"  # one with months, defects and exhibits


def of_assessment(program: Program) -> Iterator[Scene]:
    """The view as an owner meets it; what is opened for it is opened in the copy alone."""
    desk = program.window.desk
    if desk is None:
        return
    if not opened_for_a_picture(desk.company, desk.auditor, desk.today()):
        return
    program.window.go(Place("audit", ASSESSMENT, QUESTION))
    settle(program)
    yield "assessment", program.window
    yield from of_steps(program)
    signed_for_a_picture(desk.company, desk.auditor, desk.today())
    program.window.go(Place("audit", ASSESSMENT, QUESTION))
    settle(program)
    yield "assessment-signed", program.window
