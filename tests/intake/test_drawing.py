"""A page of a kept file as a picture: the right way up, of a bounded size, or a sentence."""

import io
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from desktop.errors import Refused
from desktop.intake import Drawn, Intake, Limits
from desktop.intake.drawing import LONGEST
from tests.builders.hostile import locked_pdf, photo_data, picture, png_header

RED, BLUE = (200, 30, 30), (30, 30, 200)


def two_halves(form: str, size: tuple[int, int] = (400, 200), **options: object) -> bytes:
    """A picture whose left half is red and whose right half is blue, as stored."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, size[0], size[1]))
    whole = io.BytesIO()
    image.save(whole, form, **options)
    return whole.getvalue()


def paper(*pages: str) -> bytes:
    """A PDF with a line of print on each page."""
    whole = io.BytesIO()
    sheets = canvas.Canvas(whole, pagesize=(612, 792))
    for words in pages:
        sheets.drawString(72, 700, words)
        sheets.showPage()
    sheets.save()
    return whole.getvalue()


def at(drawn: Drawn, across: float, down: float) -> str:
    """What colour is there, in parts of the width and height."""
    x, y = int(drawn.width * across), int(drawn.height * down)
    first = (y * drawn.width + x) * 3
    red, _green, blue = drawn.pixels[first : first + 3]
    return "red" if red > blue else "blue"


@pytest.mark.parametrize(("form", "family"), [("JPEG", "jpeg"), ("PNG", "png"), ("TIFF", "tiff")])
def test_a_picture_that_lies_on_its_side_is_drawn_upright(
    intake: Intake, form: str, family: str
) -> None:
    data = two_halves(form, exif=photo_data(orientation=6))  # the right side of it is up
    drawn = intake.draw(data, "card", family, 0, 4_000)
    assert (drawn.width, drawn.height) == (200, 400)
    assert (at(drawn, 0.5, 0.1), at(drawn, 0.5, 0.9)) == ("red", "blue")
    assert drawn.is_finest


def test_a_telephones_own_photo_is_drawn(intake: Intake) -> None:
    whole = io.BytesIO()
    image = Image.open(io.BytesIO(two_halves("PNG")))
    pillow_heif.from_pillow(image).save(whole)
    drawn = intake.draw(whole.getvalue(), "card.heic", "heic", 0, 4_000)
    assert (drawn.width, drawn.height, drawn.pages) == (400, 200, 1)
    assert (at(drawn, 0.1, 0.5), at(drawn, 0.9, 0.5)) == ("red", "blue")


def test_a_picture_is_drawn_as_wide_as_it_is_wanted(intake: Intake) -> None:
    drawn = intake.draw(picture(size=(3_000, 1_500)), "wall.jpg", "jpeg", 0, 300)
    assert (drawn.width, drawn.height, drawn.is_finest) == (300, 150, False)
    assert len(drawn.pixels) == 300 * 150 * 3


def test_the_pages_of_a_scan_are_drawn_one_by_one(intake: Intake) -> None:
    pages = [Image.new("RGB", (100, 140), color) for color in (RED, BLUE)]
    whole = io.BytesIO()
    pages[0].save(whole, "TIFF", save_all=True, append_images=pages[1:])
    drawn = [intake.draw(whole.getvalue(), "scan.tif", "tiff", page, 500) for page in (0, 1, 7)]
    assert [one.pages for one in drawn] == [2, 2, 2]
    assert [at(one, 0.5, 0.5) for one in drawn] == ["red", "blue", "blue"]


def test_grey_in_many_steps_and_what_is_see_through_are_seen(intake: Intake) -> None:
    deep, clear = io.BytesIO(), io.BytesIO()
    Image.new("I;16", (10, 10), 40_000).save(deep, "TIFF")
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(clear, "PNG")
    grey = intake.draw(deep.getvalue(), "x.tif", "tiff", 0, 10)
    assert 150 < grey.pixels[0] < 160
    assert set(intake.draw(clear.getvalue(), "x.png", "png", 0, 10).pixels) == {255}


def test_half_a_photo_is_shown_and_still_noticed_afterwards(intake: Intake, tmp_path: Path) -> None:
    half = picture(size=(1_000, 1_000))[:-8_000]
    assert intake.draw(half, "cut.jpg", "jpeg", 0, 200).width == 200
    (tmp_path / "cut.jpg").write_bytes(half)
    assert "missing" in " ".join(intake.examine(tmp_path / "cut.jpg").warnings)


def test_the_pages_of_a_pdf_are_drawn_as_wide_as_they_are_wanted(intake: Intake) -> None:
    data = paper("Card of Rick", "Back of the card", "Rules")
    drawn = [intake.draw(data, "card.pdf", "pdf", page, 850) for page in range(3)]
    assert [(one.width, one.height, one.pages) for one in drawn] == [(850, 1100, 3)] * 3
    assert len({one.pixels for one in drawn}) == 3
    assert not drawn[0].is_finest
    assert intake.draw(data, "card.pdf", "pdf", 0, 100_000).width <= LONGEST


def test_a_locked_pdf_says_so(intake: Intake) -> None:
    with pytest.raises(Refused, match=r"'card\.pdf' is locked with a password"):
        intake.draw(locked_pdf("boss"), "card.pdf", "pdf", 0, 300)


@pytest.mark.parametrize(
    ("family", "data"),
    [
        ("pdf", b"%PDF-1.7 and nothing else"),
        ("png", png_header(60_000, 60_000)),
        ("jpeg", b"\xff\xd8\xff\xe0 nothing"),
        ("heic", b"no photo"),
        ("docx", b"PK"),
    ],
)
def test_what_cannot_be_drawn_is_a_sentence(intake: Intake, family: str, data: bytes) -> None:
    with pytest.raises(Refused, match="poster"):
        intake.draw(data, "poster", family, 0, 300)


def test_a_page_that_takes_too_much_memory_is_a_sentence_and_the_next_is_drawn() -> None:
    with Intake(Limits(memory_bytes=400 * 1024 * 1024)) as narrow:
        with pytest.raises(Refused, match="could not be shown"):
            narrow.draw(png_header(12_000, 12_000), "wall.png", "png", 0, 300)
        assert narrow.draw(picture(), "card.jpg", "jpeg", 0, 300).width == 300
