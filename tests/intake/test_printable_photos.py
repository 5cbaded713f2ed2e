"""A photo or a scan becomes pages: upright, no heavier than paper needs, silent about its maker."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from desktop.errors import Refused
from desktop.intake import Intake, Limits, Printable
from desktop.intake.jpeg_parts import taken_apart
from desktop.intake.on_paper import LYING, UPRIGHT, on_paper
from tests.builders import hostile, ugly
from tests.builders.ugly import corners, drawn, named, photo

Made = Callable[..., tuple[Printable, bytes]]
CALGARY = ("N", (51.0, 2.0, 42.0), "W", (114.0, 4.0, 12.0))


@pytest.fixture
def made(intake: Intake, tmp_path: Path) -> Made:
    """Make a picture into pages and return what is said of it and the bytes, which are sound."""

    def make(data: bytes, family: str = "jpeg") -> tuple[Printable, bytes]:
        to = tmp_path / "clean.pdf"
        said = intake.printable(data, "card", family, to)
        with pikepdf.open(to) as opened:
            assert opened.check_pdf_syntax() == []
            sizes = [tuple(map(float, page.mediabox[2:])) for page in opened.pages]
            assert sizes == [pytest.approx(size) for size in said.sizes]
        return said, to.read_bytes()

    return make


def picture_in(clean: bytes, page: int = 0) -> tuple[dict[str, object], bytes]:
    """Return what the picture on a page says of itself, and its data as they are packed."""
    with pikepdf.open(io.BytesIO(clean)) as opened:
        found = opened.pages[page].obj.Resources.XObject.Picture
        return {key: str(value) for key, value in found.items()}, found.read_raw_bytes()


def stored(way_up: int) -> bytes:
    """Return a JPEG that is upright when it is turned as its orientation says."""
    upright = Image.open(io.BytesIO(photo("PNG")))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    whole = io.BytesIO()
    turned = upright.transpose(undo[way_up]) if way_up in undo else upright
    turned.save(whole, "JPEG", quality=90, exif=hostile.photo_data(orientation=way_up))
    return whole.getvalue()


@pytest.mark.parametrize("way_up", range(1, 9))
def test_a_photo_is_upright_and_keeps_every_pixel(made: Made, way_up: int) -> None:
    data = stored(way_up)
    said, clean = made(data)
    assert said == Printable(((320.0, 240.0),), ())
    assert corners(drawn(clean)) == ugly.UPRIGHT
    same = Image.open(io.BytesIO(picture_in(clean)[1]))
    assert ImageChops.difference(same, Image.open(io.BytesIO(data))).getbbox() is None


@pytest.mark.parametrize("size", [(320, 240), (4_000, 3_000)], ids=["small", "large"])
def test_neither_place_nor_thumbnail_nor_words_of_the_camera_are_left(
    made: Made, size: tuple[int, int]
) -> None:
    details = hostile.photo_data(taken="2026:03:04 05:06:07", place=CALGARY)
    details[0x010F] = "Maker of cameras"
    plain = photo(size=size, exif=details, comment=b"Rick at home", xmp=b"<x>Rick at home</x>")
    tail = photo() + b"\0\0\0\x18ftypmp42" + b"a film of Rick at home"
    _said, clean = made(plain + tail)
    for trace in (b"Exif", b"Maker", b"2026:03", b"Rick", b"ftyp", b"Photoshop", b"ns.adobe"):
        assert trace in (plain + tail) or trace in (b"Photoshop", b"ns.adobe")
        assert trace not in clean
    assert clean.count(b"\xff\xd8\xff") == 1
    assert corners(drawn(clean)) == ugly.UPRIGHT


def test_a_photo_finer_than_paper_is_made_smaller_and_stays_upright(made: Made) -> None:
    noise = Image.effect_noise((3_000, 4_000), 30).convert("RGB")
    noise.paste(Image.open(io.BytesIO(photo("PNG", (3_000, 3_000)))), (0, 0))
    whole = io.BytesIO()
    noise.save(whole, "JPEG", quality=92, exif=hostile.photo_data(orientation=6))
    said, clean = made(whole.getvalue())
    about, data = picture_in(clean)
    assert said.sizes == (((666.67, 500.0),))
    assert 1_300 < Image.open(io.BytesIO(data)).width < 2_100
    assert about["/Filter"] == "/DCTDecode"
    assert len(clean) < len(whole.getvalue()) / 3
    assert corners(drawn(clean))[1] == "red"


@pytest.mark.parametrize("has_mark", [True, False], ids=["Adobe", "plain"])
@pytest.mark.parametrize("size", [(320, 240), (3_200, 2_400)], ids=["small", "large"])
def test_four_colours_are_the_right_ones(made: Made, size: tuple[int, int], has_mark: bool) -> None:
    data = photo(mode="CMYK", size=size)
    if not has_mark:
        # without Adobe's mark the four colours are not turned round
        whole = io.BytesIO()
        image = Image.open(io.BytesIO(data))
        ImageChops.invert(image).save(whole, "JPEG", quality=90)
        data = whole.getvalue()
        at = data.index(b"\xff\xee")
        data = data[:at] + data[at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0] :]
    seen = drawn(made(data)[1])
    about = corners(seen)
    assert (about[0], about[1], about[3]) == ("red", "green", "yellow")
    red, green, blue = seen.getpixel((seen.width // 8, seen.height * 7 // 8))
    assert blue > max(red, green) + 30  # printers' blue is a dull one


def test_a_photo_in_steps_and_a_grey_one_go_in_as_they_are(made: Made) -> None:
    for data in (photo(progressive=True), photo(mode="L")):
        parts = taken_apart(data)
        assert parts is not None
        assert picture_in(made(data)[1])[1] == parts.data


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_half_a_photo_is_shown_as_far_as_it_goes(
    made: Made, part: float, options: dict[str, object]
) -> None:
    whole = hostile.picture(size=(900, 700), quality=90, **options)
    said, clean = made(whole[: int(len(whole) * part)])
    assert said.notes == (
        "A part of the picture 'card' is missing; it is shown as far as it goes.",
    )
    assert said.sizes == ((642.86, 500.0),)
    assert min(drawn(clean).getpixel((160, 10))) < 250


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1", "LA", "I;16"])
def test_a_png_of_any_kind_is_shown(made: Made, mode: str) -> None:
    image = Image.new("I;16", (320, 240), 33_000)
    if mode == "1":
        image = Image.new(mode, (320, 240))
    elif mode != "I;16":
        image = Image.open(io.BytesIO(photo("PNG"))).convert(mode)
    whole = io.BytesIO()
    image.save(whole, "PNG")
    said, clean = made(whole.getvalue(), "png")
    assert said == Printable(((320.0, 240.0),), ())
    expected = {"L": "grey", "LA": "grey", "I;16": "grey", "1": "black"}.get(mode, "red")
    assert named(drawn(clean).getpixel((20, 20))) == expected


def test_what_is_see_through_lies_on_white(made: Made) -> None:
    whole = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(whole, "PNG")
    assert drawn(made(whole.getvalue(), "png")[1]).getextrema() == ((255, 255),) * 3


def test_a_large_picture_without_noise_stays_without_loss(made: Made) -> None:
    about, _data = picture_in(made(photo("PNG", (1_400, 1_000)), "png")[1])
    assert (about["/Filter"], about["/Width"]) == ("/FlateDecode", "1400")
    noisy = io.BytesIO()
    Image.effect_noise((1_800, 1_400), 90).convert("RGB").save(noisy, "PNG")
    about, _data = picture_in(made(noisy.getvalue(), "png")[1])
    assert about["/Filter"] == "/DCTDecode"


def fax(*shares: float) -> bytes:
    """Return a fax whose pages are black in their upper part, so large a share of them."""
    pages = []
    for share in shares:
        page = Image.new("1", (1_728, 1_100), 1)
        page.paste(0, (0, 0, 1_728, int(1_100 * share)))
        pages.append(page)
    whole = io.BytesIO()
    pages[0].save(
        whole, "TIFF", compression="group4", save_all=True, append_images=pages[1:], dpi=(204, 98)
    )
    return whole.getvalue()


def test_the_pages_of_a_fax_stay_small_and_have_the_shape_of_paper(made: Made) -> None:
    said, clean = made(fax(0.25, 0.5, 0.75), "tiff")
    assert len(said.sizes) == 3
    width, height = said.sizes[0]
    assert width / height == pytest.approx(1_728 / 204 / (1_100 / 98), rel=0.01)
    for page, share in enumerate((0.25, 0.5, 0.75)):
        about, data = picture_in(clean, page)
        assert about["/Filter"] == "/CCITTFaxDecode"
        assert len(data) < 3_000
        seen = drawn(clean, page)
        near = (int(seen.height * (share + step)) for step in (-0.1, 0.1))
        middle = [named(seen.getpixel((50, y))) for y in near]
        assert middle == ["black", "white"]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "I;16", "LAB", "RGBA", "P", "YCbCr"])
def test_a_scan_of_three_pages_in_any_colours_is_shown(made: Made, mode: str) -> None:
    pages = []
    for grey in (60, 120, 180):
        page = Image.new("L", (400, 500), grey)
        image = Image.new(mode, page.size, grey * 257) if mode == "I;16" else page.convert("RGB")
        if mode == "LAB":
            image = Image.merge("LAB", (page, Image.new("L", page.size), Image.new("L", page.size)))
        pages.append(image if image.mode == mode else image.convert(mode))
    whole = io.BytesIO()
    pages[0].save(whole, "TIFF", save_all=True, append_images=pages[1:])
    said, clean = made(whole.getvalue(), "tiff")
    assert said == Printable(((400.0, 500.0),) * 3, ())
    shades = [sum(drawn(clean, page).getpixel((50, 50))) / 3 for page in range(3)]
    assert shades == sorted(shades)
    if mode != "LAB":
        assert shades == pytest.approx([60, 120, 180], abs=8)


def test_sixteen_bits_a_colour_are_shown(made: Made) -> None:
    with io.BytesIO() as whole:
        deep_tiff(whole)
        said, clean = made(whole.getvalue(), "tiff")
    assert len(said.sizes) == 1
    assert named(drawn(clean).getpixel((5, 5))) == "red"


def deep_tiff(whole: io.BytesIO, side: int = 40) -> None:
    """Write a red picture with sixteen bits for each of three colours, as scanners do."""
    pixels = struct.pack("<HHH", 57_000, 7_700, 7_700) * side * side
    entries = [
        (256, 3, 1, side), (257, 3, 1, side), (258, 3, 3, 8 + 2 + 9 * 12 + 4), (259, 3, 1, 1),
        (262, 3, 1, 2), (273, 4, 1, 200), (277, 3, 1, 3), (278, 3, 1, side),
        (279, 4, 1, len(pixels)),
    ]  # fmt: skip
    head = b"II*\0" + struct.pack("<IH", 8, len(entries))
    head += b"".join(struct.pack("<HHII", *entry) for entry in entries) + bytes(4)
    head += struct.pack("<HHH", 16, 16, 16)
    whole.write(head.ljust(200, b"\0") + pixels)


def test_a_damaged_page_of_a_scan_is_named_and_the_others_shown(made: Made) -> None:
    whole = bytearray(fax(0.25, 0.5, 0.75))
    packing = struct.pack("<HHI", 259, 3, 1)
    second = whole.index(packing, whole.index(packing) + 1)
    whole[second + 8 : second + 10] = struct.pack("<H", 60_000)
    said, _clean = made(bytes(whole), "tiff")
    assert said.notes == ("Page 2 of 'card' could not be read.",)
    assert len(said.sizes) == 2


def test_a_telephones_own_photo_is_shown_without_its_place(made: Made) -> None:
    whole = io.BytesIO()
    image = Image.open(io.BytesIO(photo("PNG", (800, 600))))
    details = hostile.photo_data(place=CALGARY)
    details[0x010F] = "Maker of cameras"
    pillow_heif.from_pillow(image).save(whole, exif=details.tobytes(), quality=90)
    assert b"Maker" in whole.getvalue()
    said, clean = made(whole.getvalue(), "heic")
    assert said.sizes == ((666.67, 500.0),)
    assert corners(drawn(clean)) == ugly.UPRIGHT
    assert b"Maker" not in clean
    assert b"Exif" not in clean


def test_the_colours_of_the_camera_go_along(made: Made) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for size in ((320, 240), (4_000, 3_000)):
        about, _data = picture_in(made(photo(size=size, icc_profile=profile))[1])
        assert "ICCBased" in str(about["/ColorSpace"])
    about, _data = picture_in(made(photo(icc_profile=b"nonsense" * 40))[1])
    assert about["/ColorSpace"] == "/DeviceRGB"


def test_the_same_bytes_give_the_same_bytes(made: Made) -> None:
    for data, family in ((photo(), "jpeg"), (photo("PNG"), "png"), (fax(0.5), "tiff")):
        assert made(data, family)[1] == made(data, family)[1]


@pytest.mark.parametrize(
    ("data", "family"),
    [
        (b"\xff\xd8\xff\xe0 nothing", "jpeg"),
        (hostile.png_header(60_000, 60_000), "png"),
        (b"II*\0\x08\0\0\0\0\0", "tiff"),
        (b"no photo", "heic"),
    ],
)
def test_what_shows_nothing_is_refused(
    intake: Intake, tmp_path: Path, data: bytes, family: str
) -> None:
    with pytest.raises(Refused, match="'card'"):
        intake.printable(data, "card", family, tmp_path / "clean.pdf")
    assert not (tmp_path / "clean.pdf").exists()


def test_a_picture_that_needs_too_much_memory_is_a_sentence_and_the_next_is_shown(
    tmp_path: Path,
) -> None:
    with Intake(Limits(memory_bytes=400 * 1024 * 1024)) as narrow:
        with pytest.raises(Refused, match=r"'wall\.png'"):
            narrow.printable(
                hostile.png_header(12_000, 12_000), "wall.png", "png", tmp_path / "a.pdf"
            )
        assert narrow.printable(photo(), "card", "jpeg", tmp_path / "b.pdf").notes == ()


@given(width=st.integers(1, 60_000), height=st.integers(1, 60_000))
def test_every_picture_fits_on_paper(width: int, height: int) -> None:
    across, down = on_paper(width, height)
    room = LYING if width > height else UPRIGHT
    assert 3 <= across <= room[0] + 0.01
    assert 3 <= down <= room[1] + 0.01
    assert across <= max(3, width) + 0.01
    assert down <= max(3, height) + 0.01


@given(data=st.binary(max_size=300), at=st.integers(0, 3_000))
def test_a_jpeg_of_any_bytes_is_taken_apart_or_not(data: bytes, at: int) -> None:
    whole = photo(size=(64, 48))
    parts = taken_apart(whole[:at] + data + whole[at:])
    assert parts is None or (parts.data[:2] == b"\xff\xd8" and parts.data[-2:] == b"\xff\xd9")


def test_junk_between_the_parts_of_a_photo_is_left_out(made: Made) -> None:
    whole = photo()
    at = whole.index(b"\xff\xdb")
    said, clean = made(whole[:at] + b"\x00\xff\x00junk" + whole[at:])
    assert said.notes == ()
    assert b"junk" not in clean
    assert corners(drawn(clean)) == ugly.UPRIGHT


def test_a_rotten_photo_is_mended_and_told(made: Made) -> None:
    whole = bytearray(hostile.picture(size=(900, 700), quality=90))
    for at in range(len(whole) // 2, len(whole) // 2 + 400, 7):
        whole[at] = 0x55
    said, clean = made(bytes(whole))
    assert said.notes == ("A part of the picture 'card' is damaged; it is shown as it is.",)
    with pikepdf.open(io.BytesIO(clean)) as opened:
        opened.pages[0].obj.Resources.XObject.Picture.read_bytes(pikepdf.StreamDecodeLevel.all)


def test_a_colour_that_stands_for_see_through_is_paper(made: Made) -> None:
    whole = io.BytesIO()
    Image.new("RGB", (50, 50), (255, 0, 0)).save(whole, "PNG", transparency=(255, 0, 0))
    assert drawn(made(whole.getvalue(), "png")[1]).getextrema() == ((255, 255),) * 3


def test_sixteen_bits_the_other_way_round_are_shown(made: Made) -> None:
    whole = io.BytesIO()
    Image.new("I;16B", (50, 50), 33_000).save(whole, "TIFF")
    assert named(drawn(made(whole.getvalue(), "tiff")[1]).getpixel((5, 5))) == "grey"


def test_the_smallest_picture_makes_the_smallest_page(made: Made) -> None:
    said, _clean = made(photo("PNG", (1, 1)), "png")
    assert said.sizes == ((3.0, 3.0),)
