"""What the pictures show of the editor of a protocol: one of the company's own, at a question."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.services.protocols.choosing import listed
from ui.app import Program
from ui.audit.keys import PROTOCOLS
from ui.audit.protocols.view import EDIT
from ui.places import Place
from ui.shots import settle


def of_protocols(program: Program) -> Iterator[tuple[str, QWidget]]:
    """The editor, where the company keeps a protocol of its own."""
    desk = program.window.desk
    if desk is None:
        return
    own = [one for one in listed(desk.company) if one.record_id]
    if own:
        code = next((one.code for one in own[0].protocol.questions), "")
        values = {"question": code}
        desk.go(Place("audit", PROTOCOLS, own[0].record_id, values=values, job=EDIT))
        settle(program)
        yield "protocol-editor", program.window
        desk.go(Place("audit", PROTOCOLS))
        settle(program)
