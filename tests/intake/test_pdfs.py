"""A PDF is kept when a reviewer could open it, and says what else is in it."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.intake import Examined, Limits
from desktop.intake.child import words
from tests.builders import hostile

at = datetime.fromisoformat
Examine = Callable[[str, bytes | str], Examined]
Refusal = Callable[[str, bytes | str], str]


def printed(*pages: str) -> bytes:
    whole = io.BytesIO()
    canvas = Canvas(whole)
    for text in pages:
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return whole.getvalue()


def test_pages_and_words_are_read(examined: Examine) -> None:
    found = examined("a.pdf", printed("Tailgate meeting: ice", "Signed by Kayla"))
    assert (found.family, found.media_type, found.pages) == ("pdf", "application/pdf", 2)
    assert found.text == "Tailgate meeting: ice\nSigned by Kayla"
    assert found.warnings == ()


def test_words_end_at_the_limit(tmp_path: Path) -> None:
    path = hostile.written(tmp_path, "a.pdf", printed("abcdefgh", "ijkl", "mnop"))
    assert words(path, Limits(max_text=10)) == "abcdefgh\ni"


def test_a_password_is_warned_of(examined: Examine) -> None:
    found = examined("plan.pdf", hostile.locked_pdf("secret"))
    assert found.warnings == (
        "'plan.pdf' is locked with a password; a reviewer cannot open it."
        " Save a copy without password.",
    )
    assert (found.pages, found.text) == (None, "")


def test_a_pdf_that_opens_without_a_password_is_ordinary(examined: Examine) -> None:
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("Tailgate meeting"))) as made:
        made.save(whole, encryption=pikepdf.Encryption(owner="the owner's", user=""))
    found = examined("a.pdf", whole.getvalue())
    assert (found.pages, found.text, found.warnings) == (1, "Tailgate meeting", ())


def test_a_pdf_in_need_of_repair_is_kept(examined: Examine) -> None:
    whole = printed("Tailgate meeting")
    found = examined("a.pdf", whole[: whole.rindex(b"xref")])
    (warning,) = found.warnings
    assert "damaged PDF that can still be read" in warning
    assert (found.pages, found.text) == (1, "Tailgate meeting")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            hostile.acting_pdf({"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}),
            "carries a script",
        ),
        (
            hostile.acting_pdf({"/S": pikepdf.Name.Launch, "/F": "cmd.exe"}),
            "asks to start another program",
        ),
        (hostile.pdf_with_attachment(), "has other files packed inside"),
    ],
)
def test_what_acts_by_itself_is_warned_of(examined: Examine, content: bytes, words: str) -> None:
    (warning,) = examined("a.pdf", content).warnings
    assert words in warning


def test_a_plain_place_to_open_at_is_no_script(examined: Examine) -> None:
    made = hostile.blank_pdf()
    made.Root.OpenAction = pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])
    whole = io.BytesIO()
    made.save(whole)
    assert examined("a.pdf", whole.getvalue()).warnings == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\nnothing more", "damaged, and Muster cannot open it as a PDF"),
        (hostile.pdf(0), "a PDF without a single page"),
    ],
)
def test_a_pdf_beyond_repair_is_refused(refusal: Refusal, content: bytes, words: str) -> None:
    assert words in refusal("a.pdf", content)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("D:20260304050607-07'00'", at("2026-03-04T05:06:07")),
        ("D:20260304", at("2026-03-04T00:00:00")),
        ("last spring", None),
    ],
)
def test_the_day_it_says_it_was_made(
    examined: Examine, made: str, expected: datetime | None
) -> None:
    blank = hostile.blank_pdf()
    blank.docinfo["/CreationDate"] = made
    whole = io.BytesIO()
    blank.save(whole)
    assert examined("a.pdf", whole.getvalue()).made_at == expected
