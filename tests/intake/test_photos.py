"""A photo tells when, where and which way up, and says so when a part of it is missing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from desktop.intake import Examined, Intake
from desktop.intake.camera import camera_notes
from tests.builders.hostile import photo_data, picture, written
from tests.intake.conftest import SAMPLES

at = datetime.fromisoformat
Examine = Callable[[str, bytes | str], Examined]
Refusal = Callable[[str, bytes | str], str]

SHOP = ("N", (51.0, 2.0, 3.5), "W", (114.0, 3.0, 6.0))


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_the_camera_is_believed(examined: Examine, form: str) -> None:
    data = photo_data("2026:06:10 10:11:12", SHOP, 6)
    found = examined(f"a.{form.lower()}", picture(form, exif=data))
    assert found.taken_at == at("2026-06-10T10:11:12")
    assert (found.latitude, found.longitude) == (51.034306, -114.051667)
    assert (found.orientation, found.pages, found.width, found.height) == (6, 1, 320, 240)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("written_time", "taken"),
    [
        ("2026:06:10 10:11:12", at("2026-06-10T10:11:12")),
        ("2026-06-10T10:11:12", at("2026-06-10T10:11:12")),
        ("2026:06:10 10:11", at("2026-06-10T10:11:00")),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("2026:31:31 10:11:12", None),
        ("yesterday", None),
    ],
)
def test_only_a_true_date_is_a_date(written_time: str, taken: datetime | None) -> None:
    assert camera_notes(photo_data(written_time).tobytes())["taken_at"] == taken


def test_the_scanning_of_a_print_dates_it_where_the_camera_does_not() -> None:
    data = Image.Exif()
    data.get_ifd(0x8769)[0x9004] = "2026:06:10 10:11:12"
    assert camera_notes(data.tobytes())["taken_at"] == at("2026-06-10T10:11:12")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (SHOP, (51.034306, -114.051667)),
        (("S", (33.0, 30.0, 0.0), "E", (151.0, 0.0, 0.0)), (-33.5, 151.0)),
        (("n", (51.5,), "w", (114.25,)), (51.5, -114.25)),
        (("N", (0.0, 0.0, 0.0), "E", (0.0, 0.0, 0.0)), (None, None)),
        (("N", (91.0, 0.0, 0.0), "W", (114.0, 0.0, 0.0)), (None, None)),
        (("N", (51.0, 0.0, 0.0), "W", (181.0, 0.0, 0.0)), (None, None)),
        (("", (51.0, 0.0, 0.0), "", (114.0, 0.0, 0.0)), (None, None)),
        (("N", (51.0, 0.0, 0.0), "N", (114.0, 0.0, 0.0)), (None, None)),
    ],
)
def test_only_a_place_on_earth_with_its_side_is_a_place(
    place: tuple[str, tuple[float, ...], str, tuple[float, ...]],
    expected: tuple[float | None, float | None],
) -> None:
    found = camera_notes(photo_data(place=place).tobytes())
    assert (found["latitude"], found["longitude"]) == expected


@pytest.mark.parametrize("orientation", [0, 9, 4711])
def test_an_impossible_way_up_is_none(orientation: int) -> None:
    assert camera_notes(photo_data(orientation=orientation).tobytes())["orientation"] is None


@pytest.mark.parametrize(
    "block", [None, b"", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"\xff" * 99]
)
def test_broken_photo_data_count_as_none(block: bytes | None) -> None:
    assert set(camera_notes(block).values()) == {None}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", picture()[:2_500]),
        ("a.jpg", picture(progressive=True)[:2_500]),
        ("a.png", picture("PNG")[:2_500]),
        ("a.tif", picture("TIFF")[:50_000]),
        ("a.heic", (SAMPLES / "scans and photos" / "IMG_5195.HEIC").read_bytes()[:500_000]),
    ],
)
def test_a_photo_without_its_end_is_kept_with_a_warning(
    examined: Examine, name: str, content: bytes
) -> None:
    found = examined(name, content)
    assert "is missing; the file was probably cut off" in found.warnings[0]
    assert found.width


def test_a_picture_damaged_inside_is_kept_with_a_warning(examined: Examine) -> None:
    content = bytearray(picture("PNG"))
    content[-30] ^= 0xFF
    (warning,) = examined("a.png", bytes(content)).warnings
    assert warning.startswith("A part of the picture 'a.png' is damaged.")


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"size": (3, 3)}, {"size": (1, 1)}, {"quality": 5}]
)
def test_a_whole_photo_has_no_warning(examined: Examine, options: dict[str, object]) -> None:
    assert examined("a.jpg", picture(**options)).warnings == ()


def test_a_grey_and_a_press_photo_are_whole_too(intake: Intake, tmp_path: Path) -> None:
    for mode in ("L", "CMYK"):
        Image.radial_gradient("L").convert(mode).save(tmp_path / "a.jpg")
        assert intake.examine(tmp_path / "a.jpg").warnings == ()


def test_the_pages_of_a_fax_are_counted(examined: Examine) -> None:
    pages = [Image.new("1", (40, 60)) for _ in range(3)]
    found = examined("fax.tif", picture("TIFF", save_all=True, append_images=pages))
    assert (found.pages, found.orientation) == (4, None)


def test_a_scan_tells_which_way_up(examined: Examine) -> None:
    found = examined("scan.tif", picture("TIFF", exif=photo_data(orientation=8)))
    assert found.orientation == 8


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", picture()[:30]),
        ("a.png", picture("PNG")[:20]),
        ("a.tif", picture("TIFF")[:8]),
        ("a.heic", (SAMPLES / "scans and photos" / "IMG_5195.HEIC").read_bytes()[:60]),
    ],
)
def test_a_picture_without_a_head_is_refused(refusal: Refusal, name: str, content: bytes) -> None:
    assert refusal(name, content) == (
        f"'{name}' is damaged and cannot be shown as a picture."
        " Copy it again from the phone or camera."
    )


def test_the_same_photo_has_the_same_hash_under_another_name(
    intake: Intake, tmp_path: Path
) -> None:
    names = ("a.jpg", "b.jpg")
    one, other = (intake.examine(written(tmp_path, name, picture())) for name in names)
    assert (one.sha256, one.size) == (other.sha256, other.size)
    assert (one.name, other.name) == names
