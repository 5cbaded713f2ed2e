"""The logo on the cover of a package: in its proportions, small, and never a reason to stop."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from desktop.intake import Intake
from desktop.package.picture import Picture
from desktop.package.submission.cover_page import LOGO
from desktop.services.evidence import attach
from desktop.services.packaging.build import build_package
from desktop.services.packaging.logo import LogoMade, logo_file, logo_of, refusal_of
from desktop.store import connecting
from tests.builders.company import AS_OF, Company

_FINEST = 301  # dots an inch


def with_logo(company: Company, intake: Intake, path: Path) -> None:
    told = attach(company.file, [path], None, None, intake)
    assert told.refused == []
    with company.file.reading() as connection:
        asked = "SELECT id FROM evidence WHERE name = ?"
        found = connection.exec_driver_sql(asked, (path.name,)).scalar_one()
        mine = connection.exec_driver_sql("SELECT id FROM company").scalar()
    company.file.write(
        "Choose the logo",
        lambda t: t.save("company", {"legal_name": "Bow River", "logo_id": found}, mine),
    )


def made(company: Company, intake: Intake) -> LogoMade:
    with company.file.reading() as connection:
        file = logo_file(connection)
    return logo_of(company.file, file, intake)


def picture(path: Path, size: tuple[int, int]) -> Path:
    """A red picture of which the left half is see-through."""
    drawn = Image.new("RGBA", size, (0, 0, 0, 0))
    drawn.paste((220, 20, 20, 255), (size[0] // 2, 0, *size))
    drawn.save(path)
    return path


@pytest.mark.parametrize("size", [(3000, 900), (300, 2400), (40, 20)])
def test_a_logo_is_as_small_as_it_is_shown(
    size: tuple[int, int], company: Company, intake: Intake, tmp_path: Path
) -> None:
    with_logo(company, intake, picture(tmp_path / "logo.png", size))
    found = made(company, intake).picture
    assert found is not None
    wide, high = found.within(*LOGO)
    assert wide <= LOGO[0] + 0.01
    assert high <= LOGO[1] + 0.01
    assert found.width / wide * 72 <= _FINEST or found.width <= size[0]
    assert max(found.width / LOGO[0], found.height / LOGO[1]) * 72 <= _FINEST
    assert found.width / found.height == pytest.approx(size[0] / size[1], rel=0.02)
    assert found.pixels[:3] == b"\xff\xff\xff"  # what is see-through is the white of the cover


def test_it_stands_on_the_cover_and_nowhere_else(
    company: Company, intake: Intake, tmp_path: Path
) -> None:
    with_logo(company, intake, picture(tmp_path / "logo.png", (600, 300)))
    built = build_package(company.file, tmp_path / "package", AS_OF)
    assert built.remarks == ()
    read = pypdf.PdfReader(BytesIO(built.path.read_bytes()))
    pages = read.pages
    whole: Any = read.trailer["/Root"]["/StructTreeRoot"]["/K"][0]
    first, second = (one.get_object() for one in whole.get_object()["/K"][:2])
    assert (first["/S"], second["/S"], second["/Alt"]) == ("/H1", "/Figure", "Logo")
    shown = [len(page.images) for page in pages]
    assert shown == [1, *[0] * (len(pages) - 1)]
    drawn = pages[0].images[0].image
    assert drawn is not None
    assert drawn.width == 2 * drawn.height
    assert drawn.convert("RGB").getpixel((drawn.width - 5, 5)) == (220, 20, 20)


def test_a_logo_that_cannot_be_drawn_is_told_and_stops_nothing(
    company: Company, intake: Intake, tmp_path: Path
) -> None:
    words = tmp_path / "logo.txt"
    words.write_text("Our logo is a river.\n", encoding="utf-8")
    with_logo(company, intake, words)
    built = build_package(company.file, tmp_path / "package", AS_OF)
    assert built.path.exists()
    (said,) = built.remarks
    assert said.startswith("The logo 'logo.txt' is no picture.")
    assert built.as_json()["remarks"] == [said]


def test_a_damaged_logo_is_told(company: Company, intake: Intake, tmp_path: Path) -> None:
    with_logo(company, intake, picture(tmp_path / "logo.png", (400, 200)))
    plain = connecting.connect_to(company.file.path, connecting.WRITE)
    plain.execute("UPDATE content SET data = x'89504e47'")
    plain.commit()
    plain.close()
    found = made(company, intake)
    assert found.picture is None
    assert found.trouble.startswith("The logo is not on the cover. 'logo.png' is damaged")


def test_a_logo_that_no_program_can_read_is_told(
    company: Company, intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_logo(company, intake, picture(tmp_path / "logo.png", (400, 200)))
    monkeypatch.setattr("desktop.services.packaging.logo.as_filed", lambda *_given: b"no picture")
    assert "could not be shown" in made(company, intake).trouble


def test_a_logo_of_a_hundred_megabytes_is_a_sentence(
    company: Company, intake: Intake, tmp_path: Path
) -> None:
    with_logo(company, intake, picture(tmp_path / "logo.png", (400, 200)))
    with company.file.reading() as connection:
        file = logo_file(connection)
    assert file is not None
    assert refusal_of(file) == ""
    large = replace(file, size=100_000_000)
    said = "The logo 'logo.png' has 100 MB. Choose a picture of 20 MB or less as the logo."
    assert logo_of(company.file, large, intake) == LogoMade(None, said)


def test_none_is_chosen(company: Company, intake: Intake) -> None:
    assert made(company, intake) == LogoMade()


def test_a_picture_keeps_its_proportions() -> None:
    tall = Picture(10, 40, b"\0" * 1200)
    assert tall.within(*LOGO) == (LOGO[1] / 4, LOGO[1])
