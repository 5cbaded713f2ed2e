"""A page is told from a blank, a sideways and an unreadable one by what a small picture shows."""

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import Refused
from desktop.intake import FileLook, Intake, PageLook
from desktop.intake.page_look import spread
from desktop.intake.page_measures import measured
from tests.builders import ugly


def scan() -> Image.Image:
    """Return a scanned form: a heading, rows of print, a table with rules both ways."""
    page = Image.new("L", (850, 1100), 242)
    pen = ImageDraw.Draw(page)
    for row in range(34):
        top = 90 + 26 * row
        for word in range(4 + (row * 7) % 9):
            left = 90 + 62 * word
            pen.rectangle((left, top, left + 30 + (word * row * 5) % 22, top + 9), fill=40)
    for rule in range(6):
        pen.line((90, 500 + 40 * rule, 760, 500 + 40 * rule), fill=60, width=2)
        pen.line((90 + 134 * rule, 500, 90 + 134 * rule, 700), fill=60, width=2)
    return page


def as_png(picture: Image.Image) -> bytes:
    whole = io.BytesIO()
    picture.save(whole, "PNG")
    return whole.getvalue()


def first(look: FileLook) -> PageLook:
    return look.pages[0]


def test_a_good_scan_has_ink_sharp_edges_and_lines_across(intake: Intake) -> None:
    seen = first(intake.looked(as_png(scan()), "form.png", "png", 3))
    assert 0.03 < seen.ink < 0.3
    assert seen.sharpness > 0.4
    assert seen.tone > 0.9
    assert seen.lines > 2


def test_a_sideways_scan_has_its_lines_down(intake: Intake) -> None:
    turned = scan().rotate(90, expand=True)
    assert first(intake.looked(as_png(turned), "form.png", "png", 3)).lines < 0.4


def test_a_blank_sheet_has_no_ink_in_spite_of_grain_and_an_edge() -> None:
    page = Image.effect_noise((850, 1100), 12).point([min(255, n + 110) for n in range(256)])
    ImageDraw.Draw(page).rectangle((0, 0, 12, 1100), fill=10)  # the lid of the scanner
    assert measured(page, 1).ink == 0


def test_out_of_focus_has_no_sharp_edge() -> None:
    assert measured(scan().filter(ImageFilter.GaussianBlur(9)), 1).sharpness < 0.12


def test_letters_of_a_pdf_tell_which_way_up_it_is(intake: Intake) -> None:
    def look(degrees: int) -> PageLook:
        return first(intake.looked(ugly.turned(ugly.paper(), degrees), "a.pdf", "pdf", 3))

    assert [look(degrees).turned for degrees in (0, 90, 180, 270)] == [0, 90, 180, 270]


def test_letters_turned_back_by_the_page_are_upright(intake: Intake) -> None:
    whole = io.BytesIO()
    sheet = Canvas(whole, pagesize=(792, 612))
    sheet.translate(400, 100)
    sheet.rotate(90)
    sheet.drawString(0, 0, "Toolbox meeting of the night shift")
    sheet.save()
    lying = whole.getvalue()
    assert first(intake.looked(lying, "a.pdf", "pdf", 1)).turned == 270
    assert first(intake.looked(ugly.turned(lying, 90), "a.pdf", "pdf", 1)).turned == 0


def test_a_scan_inside_a_pdf_is_looked_at_as_a_picture(intake: Intake) -> None:
    whole = io.BytesIO()
    scan().rotate(90, expand=True).save(whole, "PDF")
    seen = first(intake.looked(whole.getvalue(), "scan.pdf", "pdf", 3))
    assert seen.turned is None
    assert seen.lines < 0.4


def test_only_some_pages_of_a_thick_file_are_looked_at(intake: Intake) -> None:
    look = intake.looked(ugly.paper(9), "book.pdf", "pdf", 3)
    assert look.of == 9
    assert [one.page for one in look.pages] == [1, 5, 9]
    assert spread(2, 3) == (0, 1)
    assert spread(9, 1) == (0,)


def test_a_locked_file_says_so(intake: Intake) -> None:
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(ugly.paper())) as pdf:
        pdf.save(whole, encryption=pikepdf.Encryption(owner="o", user="secret"))
    assert intake.looked(whole.getvalue(), "a.pdf", "pdf", 3).is_locked


def test_what_shows_nothing_is_refused_with_its_name(intake: Intake) -> None:
    with pytest.raises(Refused, match=r"a\.pdf"):
        intake.looked(b"%PDF-1.4 nothing", "a.pdf", "pdf", 3)


def test_a_picture_says_how_large_it_is(intake: Intake) -> None:
    assert intake.looked(ugly.photo(size=(320, 240)), "p.jpg", "jpeg", 1).longest == 320
