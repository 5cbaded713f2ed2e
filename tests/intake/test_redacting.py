"""What is hidden is gone from the page: pixels, text, and whatever the page was made of."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL.Image import Exif, Image, new
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.intake import shown_text
from desktop.intake.drawing import flat
from desktop.intake.redacting import Hidden, Hiding, redacted
from desktop.services.packaging.hiding import Besides, Hider, Known
from tests.builders import ugly

CREW = [Known("Rick", "Desjarlais"), Known("José", "Almeida")]
WORDS = Hider(
    CREW, ["Marcel Roy"], Besides(("4035550123",), mail="(e-mail)", phone="(phone)")
).words
LINES = [
    "Tailgate meeting, led by Rick Desjarlais.",
    "Present: ALMEIDA, José; Marcel",
    "Roy. Call 403-555-0123 or write to office@bow.example.",
]


def paper(*pages: list[str]) -> bytes:
    """A PDF of pages with lines of text."""
    whole = io.BytesIO()
    canvas = Canvas(whole, pagesize=(612, 792), pageCompression=1)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return whole.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].rotate(degrees, relative=False)
        pdf.save(whole)
    return whole.getvalue()


def read(data: bytes) -> str:
    """What three readers find on all pages."""
    with pypdfium2.PdfDocument(data) as document:
        found = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    found += [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return "\n".join([*found, *(text for _n, text in shown_text.of_pages(data))])


def test_pages_with_a_hidden_word_become_pictures_and_others_stay() -> None:
    made = redacted(paper(LINES, ["Nothing to hide."], LINES), Hiding(words=WORDS))
    assert made.pages == (0, 2)
    assert not WORDS.spans(read(made.data), on_paper=True)
    assert "Nothing to hide." in read(made.data)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert all(b"Desjarlais" not in one.unparse(resolved=True) for one in pdf.objects)


def test_only_the_words_are_painted_over() -> None:
    before = paper(LINES)
    after = redacted(before, Hiding(words=WORDS)).data
    shown, hidden = (ugly.drawn(data, 0).convert("L") for data in (before, after))
    begins, name = ((72, 82, 190, 94), (235, 85, 280, 91))  # in points from the upper left corner
    assert part(hidden, begins).getextrema()[0] < 100
    assert part(hidden, begins).tobytes().count(0) < part(hidden, begins).width * 2
    assert part(shown, name).getextrema()[1] > 200
    assert part(hidden, name).getextrema()[1] < 60


def part(picture: Image, points: tuple[int, int, int, int]) -> Image:
    across, down = picture.width / 612, picture.height / 792
    left, top, right, bottom = points
    return picture.crop(
        (int(left * across), int(top * down), int(right * across), int(bottom * down))
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_part_drawn_by_hand_is_black_as_a_reader_sees_the_page(rotate: int) -> None:
    box = (0.25, 0.1, 0.5, 0.3)
    made = redacted(turned(paper([""]), rotate), Hiding((Hidden(0, box),)))
    picture = flat(ugly.drawn(made.data, 0)).convert("L")
    across, down = picture.size
    assert (across > down) == (rotate % 180 == 90)
    inside = (int(0.26 * across), int(0.11 * down), int(0.49 * across), int(0.29 * down))
    assert picture.crop(inside).getextrema()[1] < 20
    outside = (int(0.52 * across), int(0.5 * down), across, down)
    assert picture.crop(outside).getextrema()[0] > 200


def test_text_that_is_not_drawn_goes_with_its_page() -> None:
    whole = io.BytesIO()
    canvas = Canvas(whole, pagesize=(612, 792))
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)  # as under a scan that was read by a machine
    text.textLine("Rick Desjarlais")
    canvas.drawText(text)
    canvas.save()
    made = redacted(whole.getvalue(), Hiding(words=WORDS))
    assert made.pages == (0,)
    assert read(made.data).strip() == ""


def test_a_page_that_is_a_picture_is_told_of_because_nobody_could_look() -> None:
    scan = ugly.photo("JPEG")
    whole = io.BytesIO()
    canvas = Canvas(whole, pagesize=(612, 792))
    for height in (700, 60):  # a scan with a line of text on it, and a letter with a logo
        canvas.drawString(72, 750, "Scanned by machine")
        canvas.drawImage(ImageReader(io.BytesIO(scan)), 72, 20, 450, height)
        canvas.showPage()
    canvas.showPage()  # a blank one hides nothing
    canvas.save()
    assert redacted(whole.getvalue(), Hiding(words=WORDS)).unread == (0,)


def test_nothing_to_hide_leaves_every_byte() -> None:
    data = paper(["Nothing to hide."])
    assert redacted(data, Hiding(words=WORDS)).data is data
    assert redacted(data, Hiding((Hidden(7, (0, 0, 1, 1)),))).data is data


def test_the_same_hiding_gives_the_same_bytes_and_has_the_same_key() -> None:
    hiding = Hiding((Hidden(0, (0.1, 0.1, 0.2, 0.2)),), WORDS)
    again = Hiding((Hidden(0, (0.1, 0.1, 0.2, 0.2)),), Hider(CREW, ["Marcel Roy"]).words)
    data = paper(LINES)
    assert redacted(data, hiding).data == redacted(data, hiding).data
    assert hiding.key != again.key
    assert Hiding((Hidden(0, (0.1, 0.1, 0.2, 0.2)),), WORDS).key == hiding.key
    assert not Hiding()
    assert Hiding().key == ""


def test_a_page_in_ink_stays_grey_and_a_coloured_one_coloured() -> None:
    made = redacted(paper(LINES), Hiding(words=WORDS)).data
    with pikepdf.open(io.BytesIO(made)) as pdf:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        assert picture["/ColorSpace"] == "/DeviceGray"


def test_a_photo_on_a_page_does_not_say_who_took_it() -> None:
    exif, photo, whole = Exif(), io.BytesIO(), io.BytesIO()
    exif[315], exif[40093] = "Rick Desjarlais", "Rick Desjarlais".encode("utf-16-le")
    new("RGB", (64, 48), "grey").save(photo, "JPEG", exif=exif, comment=b"by Rick Desjarlais")
    with pikepdf.open(io.BytesIO(paper(["Nothing to hide."]))) as pdf:
        shown = pikepdf.Stream(pdf, photo.getvalue())
        shown.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=64, Height=48,
            BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
            Alt="Rick Desjarlais", SMaskInData=0,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Snap=pdf.make_indirect(shown))
        pdf.pages[0].contents_add(b"q 64 0 0 48 72 72 cm /Snap Do Q")
        pdf.save(whole)
    hiding = Hiding(words=WORDS)
    made = redacted(whole.getvalue(), hiding)
    assert b"Desjarlais" in whole.getvalue()
    for said in (b"Desjarlais", "Desjarlais".encode("utf-16-le")):
        assert said not in made.data
    assert not made.pages  # the page has no name on it, so it stays as it is
    assert seen(made.data) == seen(whole.getvalue())
    assert redacted(made.data, hiding).data == made.data


def seen(data: bytes) -> bytes:
    """The pixels of the first page."""
    with pypdfium2.PdfDocument(data) as document:
        return bytes(document[0].render(scale=1).to_pil().tobytes())
