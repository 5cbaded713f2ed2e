"""Makes the pictures of README and guide from what Muster shows: `python docs/pictures/draw.py`.

They show the demonstration company on one fixed day, so that they change only when Muster does.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pypdfium2
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.services.assessing.pictured import opened_for_a_picture, signed_for_a_picture
from desktop.services.auditing.auditor import Auditor
from desktop.services.printing.lists import today_sheet
from desktop.services.talks import next_talks
from desktop.services.talks.page import print_talk
from desktop.store.file import CompanyFile
from ui.app import make_application
from ui.opening import Clock
from ui.shots import take

HERE = Path(__file__).parent
DAY = date(2026, 11, 16)
CLOCK = Clock(lambda: datetime(DAY.year, DAY.month, DAY.day, 15, 30, tzinfo=UTC), lambda: DAY)
MOST_BYTES = 150_000
# the picture of `muster shots`: what it is called here
LIGHT = {
    "01-today": "today",
    "04-training": "training",
    "assessment": "assessment",
    "findings": "findings",
    "inspection": "inspection",
    "near-miss": "near-miss",
    "renewal": "renewal",
    "search": "search",
    "import-sheets": "import",
    "print-record": "print",
    "restore": "restore",
    "statistics": "statistics",
    "who-may-run-what": "who-may-run-what",
}
DARK = {"05-inspections-dark": "twelve-months-dark"}
# the pictures of the guide: a smaller window, of which only the part that is told of is kept
GUIDE = HERE.parents[1] / "resources" / "help" / "pictures"
SMALL = QSize(1120, 760)
WIDE = (0, 82, 1120, 730)
VIEW, CARD, ALL = (257, 82, 1120, 730), (712, 92, 1104, 690), None  # left, top, right, bottom
IN_GUIDE = {
    "01-today": ("score", CARD),
    "cheapest-way": ("cheapest-way", CARD),
    "questions-of-a-tab": ("questions-of-a-tab", VIEW),
    "how-long-things-take": ("how-long-things-take", ALL),
    "assessment": ("assessment", VIEW),
    "assessment-signed": ("assessment-signed", VIEW),
    "findings": ("findings", VIEW),
    "coverage": ("coverage", VIEW),
    "sample": ("sample", VIEW),
    "practice": ("practice", VIEW),
    "road": ("road", VIEW),
    "diet": ("diet", VIEW),
    "manual": ("manual", VIEW),
    "protocols": ("protocols", VIEW),
    "protocol-editor": ("protocol-editor", VIEW),
    "package-steps": ("package-steps", VIEW),
    "package-exhibits": ("package-exhibits", WIDE),  # the list on the left makes room for them
    "package": ("package-result", VIEW),
    "packs": ("packs", VIEW),
}
# what the paper of the demonstration company shows: a form, and for whom it is printed
FORMS = (("field-assessment", "Gilby"), ("toolbox-meeting", ""), ("vehicle-pre-start", "101"))
# of the package: what stands in front of the repository, and the pictures of the guide, by the
# bookmark at which a page begins
ON_FRONT = ("Cover", "Scores", "S4", "scan")
PACKAGE = {
    "package-front": ("Cover", "Signatures", "Contents", "Scores"),
    "package-company": (
        "Company profile",
        "Organization chart",
        "Employees and sites",
        "Statistics",
    ),
    "package-questions": ("S1", "Action plan", "Index of exhibits", "Not in this package, and why"),
    "package-lists": ("Training matrix", "Corrective-action log"),
    "package-exhibit-pages": ("record", "scan"),
}
SMALL_PAGE, FEW = 300, 2  # width of a page in the guide, where more than a few lie side by side
PAGE, GAP, DESK = 460, 14, "#E4E7EB"  # width of an upright page and room beside it, in pixels

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
    """Draw all of them."""
    make_application(None)  # fonts need one
    with tempfile.TemporaryDirectory(prefix="muster") as name:
        folder = Path(name)
        company = folder / "demo.muster"
        muster("demo", company, "--as-of", DAY.isoformat())
        for dark, wanted in ((False, LIGHT), (True, DARK)):
            take(company, folder, dark=dark, scale=1.0, at=CLOCK)
            for shot, picture in wanted.items():
                keep_small(folder / f"{shot}.png", HERE / f"{picture}.png")
        draw_guide(company, folder / "guide")
        draw_package(company, folder)
        draw_forms(company, folder)
        draw_week_and_talk(company, folder)
        said = muster("check", company, "--as-of", DAY.isoformat())
        draw_lines(said, folder / "check.png")
        keep_small(folder / "check.png", HERE / "check.png")


def draw_guide(company: Path, folder: Path) -> None:
    """Draw what the guide shows of the audit."""
    GUIDE.mkdir(exist_ok=True)
    take(company, folder, dark=False, scale=1.0, at=CLOCK, size=SMALL)
    for shot, (picture, part) in IN_GUIDE.items():
        with Image.open(folder / f"{shot}.png") as image:
            image.crop(part or (0, 0, *image.size)).save(folder / "part.png")
        keep_small(folder / "part.png", GUIDE / f"{picture}.png", 48)


def muster(*arguments: object) -> str:
    """Run a command and return what it prints."""
    command = [sys.executable, "-m", "desktop.launch", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


def draw_package(company: Path, folder: Path) -> None:
    """Draw every kind of page of the package of an assessment that is signed."""
    signed = folder / "signed.muster"
    signed.write_bytes(company.read_bytes())
    with CompanyFile.open(signed, by="Muster", clock=CLOCK.now) as file:
        auditor = Auditor(file)
        opened_for_a_picture(file, auditor, DAY)
        signed_for_a_picture(file, auditor, DAY)
        auditor.close()
    told = json.loads(muster("export", signed, "--out", folder / "package", "--as-of",
                             DAY.isoformat(), "--json"))  # fmt: skip
    pdf = pypdfium2.PdfDocument(told["pdf"])
    pages = pages_of(pdf, told["exhibits"])
    draw_side_by_side([pdf[pages[one]] for one in ON_FRONT], folder / "package.png")
    keep_small(folder / "package.png", HERE / "package.png")
    for picture, wanted in PACKAGE.items():
        drawn, wide = folder / f"{picture}.png", SMALL_PAGE if len(wanted) > FEW else PAGE
        draw_side_by_side([pdf[pages[one]] for one in wanted], drawn, wide)
        keep_small(drawn, GUIDE / f"{picture}.png", 64)


def pages_of(pdf: pypdfium2.PdfDocument, exhibits: list[dict[str, Any]]) -> dict[str, int]:
    """Return where each part of a package begins: by its bookmark, a record, a scan."""
    found: dict[str, int] = {}
    for mark in pdf.get_toc(max_depth=2):
        to = mark.get_dest()
        if to is not None:
            found.setdefault(mark.get_title().partition(" ")[0], to.get_index())
            found.setdefault(mark.get_title(), to.get_index())
    for kind, is_file in (("record", False), ("scan", True)):
        one = next(one for one in exhibits if (one["kind"] == "evidence") == is_file)
        found[kind] = one["page"] - 1
    return found


def draw_forms(company: Path, folder: Path) -> None:
    """Draw the first page of some blank forms."""
    pages = []
    for form, subject in FORMS:
        wanted = ["--for", subject] if subject else []
        muster("print", company, form, *wanted, "--out", folder / f"{form}.pdf")
        pages.append(pypdfium2.PdfDocument(folder / f"{form}.pdf")[0])
    draw_side_by_side(pages, folder / "forms.png")
    keep_small(folder / "forms.png", HERE / "forms.png")


def draw_week_and_talk(company: Path, folder: Path) -> None:
    """Draw the week for the shop wall beside the sheet of the next talk."""
    week, sheet = folder / "week.pdf", folder / "talk.pdf"
    with CompanyFile.open(company, by="Muster", clock=CLOCK.now, read_only=True) as file:
        today_sheet(file, week, DAY)
        shown = next_talks(file, DAY)
        print_talk(file, sheet, shown, shown.talks[0])
    pages = [pypdfium2.PdfDocument(one)[0] for one in (week, sheet)]
    draw_side_by_side(pages, folder / "week-and-talk.png")
    keep_small(folder / "week-and-talk.png", HERE / "week-and-talk.png")


def draw_side_by_side(pages: list[pypdfium2.PdfPage], picture: Path, wide: int = PAGE) -> None:
    """Lay pages beside one another on a desk."""
    upright = min(page.get_width() for page in pages)
    drawn = [page.render(scale=wide / upright).to_pil() for page in pages]
    width = sum(page.width + GAP for page in drawn) + GAP
    desk = Image.new("RGB", (width, max(page.height for page in drawn) + 2 * GAP), DESK)
    x = GAP
    for page in drawn:
        desk.paste(page, (x, GAP))
        x += page.width + GAP
    desk.save(picture)


def keep_small(shot: Path, picture: Path, most: int = 256) -> None:
    """Keep a picture of the window in as few colours as make it light enough for a repository."""
    with Image.open(shot) as image:
        for colours in sorted({most, *(n for n in (128, 64, 32) if n < most)}, reverse=True):
            few = image.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
            few.save(picture, optimize=True)
            if picture.stat().st_size < MOST_BYTES:
                return
    raise SystemExit(f"{picture} is larger than {MOST_BYTES} bytes.")


def draw_lines(said: str, picture: Path) -> None:
    """Draw what a command prints as a terminal shows it."""
    lines = ["$ python3 run.py check demo.muster", *said.splitlines()[: LINES - 1]]
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
    image.save(str(picture))


if __name__ == "__main__":
    main()
