"""Gives the text of the guide the letters, colours and room of the window around it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from ui import theme

MEASURE: Final = 76  # letters in a line: longer ones lose the eye on its way back
LINE_HEIGHT: Final = 140.0  # percent
COLUMNS: Final = (38, 62)  # percent, of a table with two
SECOND: Final = 2
ABOVE: Final = {1: 0, SECOND: theme.AROUND}  # a heading
_LINES: Final = QTextFrameFormat.BorderStyle.BorderStyle_Solid


def dress(document: QTextDocument) -> None:
    """Dress what Markdown was turned into; doing it again follows another look."""
    document.setDefaultFont(theme.font())
    document.setIndentWidth(theme.px(theme.BETWEEN))
    whole = QTextCursor(document)
    whole.beginEditBlock()  # else every change lays the page out again
    for block in blocks_of(document):
        _dress_block(block)
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            _dress_table(table)
    whole.endEditBlock()


def make_room(document: QTextDocument, width: int) -> None:
    """Keep the lines readable in a view of that width."""
    measure = round(QFontMetricsF(theme.font()).averageCharWidth() * MEASURE)
    frame = document.rootFrame()
    room = frame.frameFormat()
    around = theme.px(theme.AROUND)
    for keep in (room.setTopMargin, room.setBottomMargin, room.setLeftMargin):
        keep(around)
    room.setRightMargin(max(around, width - measure - around))
    frame.setFrameFormat(room)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Return every paragraph, heading, line of a list and cell of a table, in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def level_of(block: QTextBlock) -> int:
    """Return how deep a heading is, 0 for what is none."""
    return block.blockFormat().headingLevel()


def _dress_block(block: QTextBlock) -> None:
    level, in_table = level_of(block), QTextCursor(block).currentTable() is not None
    room = QTextBlockFormat()
    room.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        room.setTopMargin(theme.px(ABOVE.get(level, theme.INSIDE)))
        room.setBottomMargin(theme.px(theme.TIGHT))
    else:
        apart = 0 if in_table else theme.TIGHT if block.textList() else theme.NEAR
        room.setTopMargin(0)
        room.setBottomMargin(theme.px(apart))
    QTextCursor(block).mergeBlockFormat(room)
    for start, length, letters in list(_pieces(block)):
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_dressed(letters, level))


def _pieces(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        yield piece.position(), piece.length(), piece.charFormat()
        pieces += 1


def _dressed(letters: QTextCharFormat, level: int) -> QTextCharFormat:
    """Return a piece of text in the letters and colours of the window."""
    dressed = QTextCharFormat(letters)
    # Markdown makes headings a multiple of the body, which would win over any size
    dressed.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
    font = theme.font("strong" if letters.fontWeight() > QFont.Weight.Normal else "body")
    font.setItalic(letters.fontItalic())
    dressed.setFont(_heading(level) if level else font)
    dressed.setForeground(theme.color("accent" if letters.isAnchor() else "ink"))
    dressed.setFontUnderline(letters.isAnchor())
    return dressed


def _heading(level: int) -> QFont:
    """Return the font of a heading: the second lies between the titles of a page and of a card."""
    if level != SECOND:
        return theme.font("page-title" if level < SECOND else "strong")
    page, font = theme.font("page-title"), theme.font("card-title")
    if font.pointSizeF() > 0:
        font.setPointSizeF((page.pointSizeF() + font.pointSizeF()) / 2)
    else:
        font.setPixelSize((page.pixelSize() + font.pixelSize()) // 2)
    return font


def _dress_table(table: QTextTable) -> None:
    """Thin lines between the rows, and the full width, so that long words wrap."""
    whole = QTextTableFormat()
    whole.setBorder(0)
    whole.setCellSpacing(0)
    whole.setCellPadding(theme.px(theme.TIGHT))
    whole.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    whole.setTopMargin(theme.px(theme.NEAR))
    whole.setBottomMargin(theme.px(theme.INSIDE))
    whole.setBorderCollapse(False)
    if table.columns() == len(COLUMNS):  # those of one page stand in line
        percent = QTextLength.Type.PercentageLength
        whole.setColumnWidthConstraints([QTextLength(percent, share) for share in COLUMNS])
    table.setFormat(whole)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            lines = cell.format().toTableCellFormat()
            lines.setBottomBorder(1)
            lines.setBottomBorderStyle(_LINES)
            lines.setBottomBorderBrush(theme.color("line"))
            cell.setFormat(lines)
