"""A record as an exhibit: what the form says, who signed, how it came to be, and whether late."""

from collections.abc import Iterator
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.language import _
from desktop.package.document import Document
from desktop.package.faces import PLAIN, STRONG, elided, width_of
from desktop.package.look import CHAPTER, INK, LABEL, LINE, SECTION, SOFT, TONES
from desktop.package.sheets.pieces import Frame, Smaller
from desktop.package.sheets.said import Warned
from desktop.package.sheets.sheet import body
from desktop.package.sheets.styles import FOOT, HEAD_KIND
from desktop.package.submission.heights import unbound
from desktop.package.submission.pieces import Chips, Thin
from desktop.package.submission.record_values import RecordShown, SignedShown
from desktop.package.submission.values import ExhibitShown
from desktop.package.text import broken, clean, paragraph

_TITLE: Final = CHAPTER.clone("record title", fontSize=16, leading=20, spaceAfter=5)
_ROLE: Final = 0.26  # of the width
_NAME: Final = 0.30
_PEN: Final = 30.0
_A_LITTLE: Final = 1.08  # of a page: so much is drawn smaller rather than overleaf


class _Signed(Flowable):
    """One who signed, or a line for the pen of one who did not."""

    def __init__(self, one: SignedShown, width: float) -> None:
        super().__init__()
        self._one = one
        self.width = width
        room = width * (1 - _ROLE - _NAME)
        self._said = broken(one.said, PLAIN, 9, room)
        self._role = broken(one.role, PLAIN, 8, width * _ROLE - 8)
        self._name = broken(one.name, STRONG, 9.5, width * _NAME - 8)
        lines = max(len(self._said), len(self._role), len(self._name))
        self.height = max(lines * 12.5 + 8, _PEN if one.is_line else 0.0)

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        columns = (
            (self._role, PLAIN, 8.0, SOFT),
            (self._name, STRONG, 9.5, INK),
            (self._said, PLAIN, 9.0, TONES.get(self._one.tone, INK)),
        )
        for place, (lines, face, size, color) in enumerate(columns):
            left = self.width * (0.0, _ROLE, _ROLE + _NAME)[place]
            y = self.height - 13
            canvas.setFont(face, size)
            canvas.setFillColor(color)
            for line in lines:
                canvas.drawString(left, y, line)
                y -= 12.5
        is_line = self._one.is_line
        canvas.setStrokeColor(SOFT if is_line else LINE)
        canvas.setLineWidth(0.8 if is_line else 0.5)
        canvas.line(self.width * _ROLE if is_line else 0.0, 2, self.width, 2)


class _Number(Flowable):
    """The number of the exhibit, large enough to be found when leafing, and what it is."""

    def __init__(self, exhibit: ExhibitShown, kind: str, width: float) -> None:
        super().__init__()
        self._exhibit, self._kind = exhibit, clean(kind)
        self.width, self.height = width, 26.0

    def draw(self) -> None:
        """Called by the library, in its place."""
        canvas: Any = self.canv
        canvas.setFont(STRONG, 16)
        canvas.setFillColor(INK)
        canvas.drawString(0, 7, self._exhibit.number)
        left = width_of(self._exhibit.number, STRONG, 16) + 10
        canvas.setFont(STRONG, HEAD_KIND.fontSize)
        canvas.setFillColor(HEAD_KIND.textColor)
        canvas.drawString(left, 7, elided(self._kind, STRONG, HEAD_KIND.fontSize, 220))
        said = " · ".join(filter(None, (self._exhibit.day, ", ".join(self._exhibit.questions))))
        canvas.setFont(PLAIN, LABEL.fontSize + 0.5)
        canvas.setFillColor(SOFT)
        room = self.width - left - 230
        canvas.drawRightString(self.width, 7, elided(said, PLAIN, LABEL.fontSize + 0.5, room))


def record_sheet(
    exhibit: ExhibitShown, record: RecordShown, document: Document
) -> Iterator[Flowable]:
    """Yield the sheet of a record; where a little of it would stand alone overleaf it is tightened.

    A long one runs over several pages.
    """
    parts = list(_parts(exhibit, record, document.width))
    plain = [one for part in parts for one in unbound(part)]
    room = document.paper.room[1]
    needed = sum(_high(one, document.width) for one in plain)
    if room < needed <= room * _A_LITTLE:
        scale = room / needed - 0.005
        plain = [one for part in _parts(exhibit, record, document.width / scale)
                 for one in unbound(part)]  # fmt: skip
        yield from (Smaller(one, scale) for one in plain)
    else:
        yield from parts


def _high(one: Any, width: float) -> float:
    return float(one.wrap(width, 10_000.0)[1] + one.getSpaceBefore() + one.getSpaceAfter())


def _parts(exhibit: ExhibitShown, record: RecordShown, width: float) -> Iterator[Flowable]:
    yield _Number(exhibit, record.kind, width)
    yield Thin(width, 0, 6)
    yield paragraph(record.title, _TITLE)
    if record.state or exhibit.nature:
        yield Chips([(record.state, record.tone or "soft"), (exhibit.nature, "soft")], width)
    if record.late:
        yield Spacer(0, 4)
        yield Frame(Warned("", record.late, "amber"), width)
    yield Spacer(0, 4)
    yield from body(record.parts, width)
    if record.signatures:
        first, *others = [_Signed(one, width) for one in record.signatures]
        yield KeepTogether([paragraph(_("Signatures"), SECTION), first])
        yield from others
    yield Spacer(0, 6)
    yield from (paragraph(line, FOOT) for line in (record.history, *exhibit.remarks) if line)
