"""Papers, photos and a company that holds them, for measuring what their package costs."""

import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.services.starting import new_company
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

DAY: Final = date(2026, 11, 16)
NOON: Final = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
_CAMERAS: Final = 6  # different photos; the others differ from one of them in a comment
_TWELVE_MEGAPIXELS: Final = (4000, 3000)


def photos(count: int) -> list[bytes]:
    """Return photos as telephones take them: of 3 MB or so, lying on any side."""
    made = []
    for n in range(min(count, _CAMERAS)):
        noise = Image.effect_noise(_TWELVE_MEGAPIXELS, 16).convert("RGB")
        light = Image.linear_gradient("L").resize(_TWELVE_MEGAPIXELS).convert("RGB")
        exif = Image.Exif()
        exif[0x0112] = (1, 6, 8, 3)[n % 4]
        whole = io.BytesIO()
        Image.blend(noise, light, 0.55).save(whole, "JPEG", quality=87, exif=exif)
        made.append(whole.getvalue())
    comment = [b"\xff\xfe" + (14).to_bytes(2, "big") + b"%012d" % n for n in range(count)]
    return [made[n % _CAMERAS][:2] + comment[n] + made[n % _CAMERAS][2:] for n in range(count)]


def papers(count: int) -> list[bytes]:
    """Return PDFs of one to four pages: scans as JPEG, scans without loss, and printed forms."""
    scan = Image.effect_noise((1240, 1650), 12).convert("L")
    jpeg = io.BytesIO()
    scan.save(jpeg, "JPEG", quality=45)
    small = ImageReader(Image.effect_noise((500, 700), 12).convert("L"))
    made = []
    for n in range(count):
        whole = io.BytesIO()
        sheets = Canvas(whole, pageCompression=1, invariant=1)
        for page in range(1 + n % 4):
            if n % 3 == 0:
                sheets.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, 612, 792)
            elif n % 3 == 1:
                sheets.drawImage(small, 0, 0, 612, 792)
            for line in range(40):
                words = f"Paper {n}, page {page + 1}, line {line}: inspection of the crew truck"
                sheets.drawString(40, 740 - 17 * line, words)
            sheets.showPage()
        sheets.save()
        packed = io.BytesIO()
        with pikepdf.open(io.BytesIO(whole.getvalue())) as opened:
            opened.save(packed)
        made.append(packed.getvalue())
    return made


def company_with(file: Path, pdfs: Sequence[bytes], shots: Sequence[bytes]) -> None:
    """Make a company file that holds all of it as evidence."""
    with new_company(
        file, "Bow River", "AB", "generic-s1s6", by="Bench", clock=lambda: NOON
    ) as company:
        for n, data in enumerate(pdfs):
            _file(company, f"paper {n:04}.pdf", "application/pdf", data)
        for n, data in enumerate(shots):
            _file(company, f"photo {n:04}.jpg", "image/jpeg", data)


def _file(company: CompanyFile, name: str, media_type: str, data: bytes) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    values = {"name": name, "media_type": media_type, "sha256": sha256, "size": len(data),
              "filed_at": NOON, "own_date": DAY}  # fmt: skip

    def work(t: Transaction) -> None:
        t.add_content(sha256, data, None)
        t.save("evidence", values)

    company.write(f"File {name}", work)
