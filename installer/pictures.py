"""Draws the program's icon in the sizes and forms that each system asks for.

    python -m installer.pictures DIR

Runs in the clean environment, because it draws with Qt and writes with Pillow.
"""

import os
import sys
from pathlib import Path
from typing import Final

from installer.settings import ROOT, settings

SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LARGEST: Final = 1024


def draw(folder: Path) -> None:
    """Write `muster-SIZE.png`, `muster.ico` and `muster.icns` into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    command = settings()["program"]["command"]
    drawing = QSvgRenderer(str(ROOT / settings()["program"]["icon"]))
    for size in (*SIZES, LARGEST):
        # each size is drawn, not shrunk: lines stay crisp
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        picture.save(str(folder / f"{command}-{size}.png"))
    del application
    drawn = [Image.open(folder / f"{command}-{size}.png") for size in (*SIZES, LARGEST)]
    in_ico = [picture for picture in drawn if picture.width <= 256]
    in_ico[-1].save(
        folder / f"{command}.ico",
        sizes=[picture.size for picture in in_ico],
        append_images=in_ico[:-1],
    )
    drawn[-1].save(folder / f"{command}.icns", append_images=drawn[:-1])


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
