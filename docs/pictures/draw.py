"""Draws the picture in the README from what Muster really prints.

Make a company file first (`muster demo demo.muster --as-of 2026-11-16`), then, in the same folder,
`python docs/pictures/draw.py`.
"""

import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

PICTURE = Path(__file__).with_name("check.png")
LINES = 37
SCALE = 2
PAPER, INK, SOFT = QColor("#FFFFFF"), QColor("#1C2430"), QColor("#5B6675")
RED, AMBER, BLUE = QColor("#B3261E"), QColor("#8A5A00"), QColor("#1F5FBF")
COLOURS = {
    "Overdue": RED,
    "Expired": RED,
    "Missing": RED,
    "Never done": RED,
    "Due soon": AMBER,
    "Runs out soon": AMBER,
    "No due date": AMBER,
    "Open": BLUE,
}


def main() -> None:
    """Draw."""
    verb = ["check", "demo.muster", "--as-of", "2026-11-16"]
    command = [sys.executable, "-m", "desktop.launch", *verb]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
    lines = ["$ python3 run.py", *said.splitlines()[: LINES - 1]]
    _application = QGuiApplication(sys.argv)  # fonts need one
    font = QFont("DejaVu Sans Mono", 10)
    measure = QFontMetricsF(font)
    letter, row = measure.horizontalAdvance("m"), measure.lineSpacing() * 1.15
    width, height = letter * (max(map(len, lines)) + 4), row * (len(lines) + 1.5)
    image = QImage(int(width * SCALE), int(height * SCALE), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for number, line in enumerate(lines):
        word = next((w for w in COLOURS if line.startswith(f"  {w} ")), "")
        y = row * (number + 1.4)
        for part, colour, bold in (
            (line if not word else " " * (len(word) + 2) + line[len(word) + 2 :],
             SOFT if line.startswith(("$", "     ")) else INK, not line.startswith((" ", "$"))),
            (f"  {word}" if word else "", COLOURS.get(word, INK), True),
        ):  # fmt: skip
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(colour)
            for column, character in enumerate(part):
                painter.drawText(int(letter * (column + 2)), int(y), character)
    painter.end()
    image.save(str(PICTURE))


if __name__ == "__main__":
    main()
