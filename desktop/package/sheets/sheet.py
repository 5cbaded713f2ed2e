"""Draws a filled record: its head, what it says, what belongs to it, who entered it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from desktop.package.document import About, Document, Mark, Written
from desktop.package.faces import PLAIN, STRONG
from desktop.package.look import CELL, CELL_HEAD, CHAPTER, LABEL, SECTION, SOFT, TONES
from desktop.package.paper import LETTER, Paper
from desktop.package.sheets import said
from desktop.package.sheets.facts import facts
from desktop.package.sheets.large import large
from desktop.package.sheets.pieces import Frame, Imprint, Rule, Ticks
from desktop.package.sheets.signing import ROOMY, roomy, signatures
from desktop.package.sheets.styles import FOOT, HEAD_KIND, STATE, TEXT
from desktop.package.sheets.widths import fitted
from desktop.package.tables import APART, PAD, Column, table
from desktop.package.text import broken, paragraph

_ROOM: Final = 80.0  # points that must be left below a heading
_TOGETHER: Final = 12  # lines of a row that stand together
_A_LOT: Final = 1_000  # characters that are more than those lines


def write_sheets(
    about: About,
    sheets: Iterable[said.Sheet],
    to: Path,
    *,
    paper: Paper = LETTER,
    beat: Callable[[int], None] = lambda _page: None,
) -> Written:
    """Write the sheets one after the other, each from the top of a page."""
    document = Document(about, paper=paper, beat=beat)
    flow: list[Flowable] = []
    for number, sheet in enumerate(sheets):
        flow += [PageBreak()] if number else []
        flow += story(sheet, document.width)
    return document.write(flow, to)


def story(sheet: said.Sheet, width: float, *, level: int = 0) -> list[Flowable]:
    """Return a record as it stands on paper; `level` is the depth of its bookmark."""
    return [*_head(sheet, width, level), *body(sheet.parts, width), *_foot(sheet, width)]


def _head(sheet: said.Sheet, width: float, level: int) -> Iterator[Flowable]:
    # in a binder a scan may stand before it, whose stamp is not for these pages
    yield Mark(sheet.key, sheet.title, level, running=sheet.running or sheet.kind, ends=True)
    yield paragraph(sheet.kind, HEAD_KIND)
    yield paragraph(sheet.title, CHAPTER)
    if sheet.state:
        yield _coloured(sheet.state, sheet.tone)
    for warned in sheet.warned:
        yield Frame(warned, width)
        yield Spacer(0, 8)
    yield Spacer(0, 4)


def _coloured(text: str, tone: str) -> Flowable:
    return paragraph(text, STATE.clone("state", textColor=TONES.get(tone, SOFT)))


def body(parts: Iterable[said.Part], width: float) -> Iterator[Flowable]:
    """Yield what a record says, part by part."""
    for part in parts:
        match part:
            case said.Facts():
                yield from _heading(part.heading)
                yield from facts(part.facts, width)
            case said.Words():
                yield CondPageBreak(_ROOM / 2)
                yield paragraph(part.label, LABEL.clone("words", spaceBefore=8, spaceAfter=1))
                yield paragraph(part.text, TEXT)
            case said.Lines():
                columns = fitted(part.columns, part.rows, width)
                yield from _heading(part.heading, _first_rows(part, columns, width))
                yield from _lines(part, columns, width)
            case said.Ticked():
                yield from _heading(part.heading)
                yield from _ticked(part.items, width)
            case said.Large():
                first, *others = large(part.lines, width)
                yield KeepTogether([*_heading(part.heading), first])
                yield from others
            case said.Signatures():
                yield from signatures(part.signers, width)


def _heading(text: str, room: float = 0.0) -> Iterator[Flowable]:
    """A heading never stands alone at the end of a page: `room` is for what follows it."""
    if text:
        yield CondPageBreak(max(_ROOM, SECTION.leading + SECTION.spaceBefore + 5 + room))
        yield paragraph(text, SECTION)
    else:
        yield Spacer(0, 4)


def _first_rows(part: said.Lines, columns: Sequence[Column], width: float) -> float:
    """Return the height of the header and the first row, or what of it stands together."""
    whole = sum(column.share for column in columns)
    rooms = [
        width * column.share / whole - 2 * PAD - (APART if column.right else 0.0)
        for column in columns
    ]
    titles = max(
        len(broken(column.title, STRONG, CELL_HEAD.fontSize, room))
        for column, room in zip(columns, rooms, strict=True)
    )
    texts = [one if isinstance(one, str) else one.text for one in next(iter(part.rows), ())]
    most = max(
        (len(broken(text[:_A_LOT], STRONG, CELL.fontSize, room))
         for text, room in zip(texts, rooms, strict=False)),
        default=1,
    )  # fmt: skip
    row = max(min(most, _TOGETHER) * CELL.leading + 8, ROOMY if part.roomy else 0.0)
    return float(titles * CELL_HEAD.leading + 8 + row + 2)


def _lines(part: said.Lines, columns: Sequence[Column], width: float) -> Iterator[Flowable]:
    if part.roomy:
        yield from roomy(part, columns, width)
    else:
        yield table(columns, part.rows, width)


def _ticked(items: Sequence[tuple[str, bool]], width: float) -> Iterator[Flowable]:
    for start in range(0, len(items), 3):
        yield Ticks(items[start : start + 3], width)


def _foot(sheet: said.Sheet, width: float) -> Iterator[Flowable]:
    lines = [line for text in sheet.foot for line in broken(text, PLAIN, FOOT.fontSize, width)]
    if len(lines) == 1:
        yield Imprint(lines[0])
    elif lines:
        made = [paragraph(line, FOOT) for line in lines]
        yield KeepTogether([Spacer(0, 14), Rule(width), Spacer(0, 4), *made])
