"""Word documents and e-mails give their words and the day they were made."""

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage

import pytest

from desktop.intake import Examined
from tests.builders import hostile

at = datetime.fromisoformat
Examine = Callable[[str, bytes | str], Examined]
Refusal = Callable[[str, bytes | str], str]


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Éric Roy <eric@example.ca>"
    message["To"] = "kayla@example.ca"
    message["Subject"] = "Re: Ice at door 2"
    for name, value in headers.items():
        message[name] = value
    return message


def test_a_letter_gives_its_words_in_order(examined: Examine) -> None:
    found = examined("a.docx", hostile.letter("Policy", "We go home safe &amp; sound."))
    assert found.text == "Policy\nWe go home safe & sound."
    assert found.made_at == at("2026-03-04T05:06:07")
    assert found.media_type.endswith("wordprocessingml.document")


def test_tables_tabs_and_breaks_part_words(examined: Examine) -> None:
    rich = "one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three"
    end, start = "</w:t></w:r></w:p>", "<w:p><w:r><w:t>"
    cell = f"{end}<w:tbl><w:tr><w:tc>{start}cell{end}</w:tc></w:tr></w:tbl>{start}"
    found = examined("a.docx", hostile.letter(rich, f"before{cell}after"))
    assert found.text == "one two\nthree\nbefore\ncell\nafter"


@pytest.mark.parametrize("created", ["", "last spring"])
def test_a_letter_without_a_day_has_none(examined: Examine, created: str) -> None:
    assert examined("a.docx", hostile.letter("words", created=created)).made_at is None


def test_a_letter_without_its_text_is_refused(refusal: Refusal) -> None:
    types = hostile.content_types(hostile.LETTER_TYPE, "word/document.xml")
    sentence = refusal("a.docx", hostile.zipped({"[Content_Types].xml": types}))
    assert sentence == (
        "'a.docx' is damaged and cannot be read as a Word document."
        " Open it in Word and save it again."
    )


def test_a_mail_gives_who_when_and_what(examined: Examine) -> None:
    message = mail(Date="Wed, 04 Mar 2026 05:06:07 -0700")
    message.set_content("Salted this morning.\n")
    message.add_attachment(b"MZ", maintype="application", subtype="x", filename="door.jpg")
    found = examined("a.eml", message.as_bytes())
    assert (found.family, found.media_type) == ("eml", "message/rfc822")
    assert found.made_at == at("2026-03-04T05:06:07")
    assert found.text == (
        "Subject: Re: Ice at door 2\nFrom: Éric Roy <eric@example.ca>\nTo: kayla@example.ca\n"
        "Date: Wed, 04 Mar 2026 05:06:07 -0700\n[door.jpg]\nSalted this morning."
    )


def test_a_mail_written_as_a_page_gives_what_its_reader_sees(examined: Examine) -> None:
    message = mail()
    page = "<html><head><title>x</title></head><style>p{}</style><p>Salted &eacute;</p></html>"
    message.set_content(page, subtype="html")
    found = examined("a.eml", message.as_bytes())
    assert found.text.endswith("To: kayla@example.ca\nSalted é")
    assert found.made_at is None


@pytest.mark.parametrize(
    "broken",
    [
        b"Date: the day before\nFrom: a\nTo: b\n\nwords\n",
        b"From: a\nTo: b\nContent-Type: text/plain; charset=martian\n\nwords\n",
        b"From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n--y\n",
        b"From: =?utf-8?b?!!?=\nTo: @@,,\nContent-Transfer-Encoding: base64\n\n!\n",
    ],
)
def test_a_badly_made_mail_is_kept_for_what_can_be_read(examined: Examine, broken: bytes) -> None:
    found = examined("a.eml", broken)
    assert found.family == "eml"
    assert "To:" in found.text
