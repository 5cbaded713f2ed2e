"""A foreign PDF is made over for a package: it shows the same, and does and tells nothing else."""

import base64
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake, Printable, printable_pdf
from desktop.intake.faults import Fault, note, sentence
from desktop.intake.redrawn import redrawn
from tests.builders import hostile, ugly
from tests.builders.ugly import UPRIGHT, corners, drawn, named

Made = Callable[[bytes], tuple[Printable, bytes]]


@pytest.fixture
def made(intake: Intake, tmp_path: Path) -> Made:
    """Make a PDF over and return what is said of it and its bytes, which are sound."""

    def make(data: bytes) -> tuple[Printable, bytes]:
        to = tmp_path / "clean.pdf"
        said = intake.printable(data, "scan.pdf", "pdf", to)
        with pikepdf.open(to) as opened:
            assert opened.check_pdf_syntax() == []
            assert len(opened.pages) == len(said.sizes)
        return said, to.read_bytes()

    return make


def refused(intake: Intake, tmp_path: Path, data: bytes) -> str:
    to = tmp_path / "clean.pdf"
    with pytest.raises(Refused) as error:
        intake.printable(data, "scan.pdf", "pdf", to)
    assert not to.exists()
    return str(error.value)


def test_an_ordinary_pdf_shows_what_it_showed(made: Made) -> None:
    said, clean = made(ugly.paper(3))
    assert said == Printable(((612.0, 792.0),) * 3, ())
    for page in range(3):
        assert drawn(clean, page).tobytes() == drawn(ugly.paper(3), page).tobytes()


def test_the_same_bytes_give_the_same_bytes(made: Made) -> None:
    assert made(ugly.layered())[1] == made(ugly.layered())[1]
    assert b"ASCII85" not in made(ugly.paper())[1]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 360, -90, 450])
def test_a_page_is_turned_and_cropped_as_a_reader_sees_it(made: Made, degrees: int) -> None:
    box = [61.2, 79.2, 550.8, 712.8]
    scan = ugly.turned(ugly.paper(), degrees, box)
    said, clean = made(scan)
    upright = (489.6, 633.6)
    assert said.sizes[0] == pytest.approx(upright[::-1] if degrees % 180 else upright)
    assert drawn(clean).tobytes() == drawn(scan).tobytes()


@pytest.mark.parametrize(
    ("entries", "size"),
    [
        ({"MediaBox": [612, 792, 0, 0]}, (612, 792)),
        ({"MediaBox": [0, 0, 0, 0]}, (612, 792)),
        ({"MediaBox": pikepdf.Name.None_}, (612, 792)),
        ({"CropBox": [9_000, 9_000, 9_100, 9_100]}, (612, 792)),
        ({"CropBox": [-100, -100, 306, 10_000]}, (306, 792)),
        ({"Rotate": pikepdf.Name.Left}, (612, 792)),
        ({"Rotate": 91.5}, (792, 612)),
        ({"UserUnit": 2}, (1224, 1584)),
        ({"UserUnit": -1}, (612, 792)),
    ],
)
def test_numbers_that_make_no_sense_make_an_ordinary_page(
    made: Made, entries: dict[str, object], size: tuple[float, float]
) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            opened.pages[0].obj[f"/{key}"] = value

    said, _clean = made(ugly.changed(ugly.paper(), change))
    assert said.sizes == (size,)


def test_what_all_pages_share_stays_with_each(made: Made) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        root = opened.Root.Pages
        root.Rotate, root.MediaBox = 90, pikepdf.Array([0, 0, 612, 396])
        root.Resources = opened.pages[0].obj.Resources
        for page in opened.pages:
            del page.obj["/Resources"], page.obj["/MediaBox"], page.obj["/Rotate"]

    said, clean = made(ugly.changed(ugly.paper(2), change))
    assert said.sizes == ((396.0, 612.0),) * 2
    assert "Page 2 of the tailgate book" not in PdfReader(io.BytesIO(clean)).pages[0].extract_text()
    assert "Page 2 of the tailgate book" in PdfReader(io.BytesIO(clean)).pages[1].extract_text()


def test_nothing_in_it_acts_carries_a_file_or_names_its_maker(made: Made) -> None:
    _said, clean = made(ugly.armed())
    with pikepdf.open(io.BytesIO(ugly.armed())) as before, pikepdf.open(io.BytesIO(clean)) as after:
        assert len(ugly.objects_that_act(before)) > 10
        assert ugly.objects_that_act(after) == []
        assert set(after.Root.keys()) <= {"/Type", "/Pages"}
        plain = b"".join(
            thing.read_bytes() + repr(dict(thing)).encode()
            if isinstance(thing, pikepdf.Stream)
            else repr(thing).encode()
            for thing in after.objects
        )
        for word in (b"Secret", b"cmd.exe", b"poison", b"alert", b"Annots"):
            assert word not in plain
    # a form that is called /JS and a state called /Launch are no more than names
    assert named(drawn(clean, scale=1).getpixel((4, 787))) == "black"


@pytest.mark.parametrize("with_look", [True, False])
def test_what_was_filled_into_a_form_is_on_the_page(made: Made, with_look: bool) -> None:
    said, clean = made(ugly.form("Zoë Desjarlais", with_look=with_look))
    assert said.notes == ()
    assert "Zoë Desjarlais" in PdfReader(io.BytesIO(clean)).pages[0].extract_text()


def test_many_lines_in_a_form_stay_lines(made: Made) -> None:
    said, clean = made(ugly.form("Ice\nSnow", with_look=False, flags="multiline"))
    assert "Ice\nSnow" in PdfReader(io.BytesIO(clean)).pages[0].extract_text()
    assert said.notes == ()


def test_letters_that_a_form_cannot_draw_are_told(made: Made) -> None:
    said, _clean = made(ugly.form("ᐊᒥᐢᑿᒌᐚᐢᑲᐦᐃᑲᐣ", with_look=False))
    assert ["letters that may not be shown" in note for note in said.notes] == [True]


def test_a_stamp_becomes_part_of_the_page(made: Made) -> None:
    _said, clean = made(ugly.marked("Stamp"))
    assert named(drawn(clean).getpixel((150, 226))) == "black"


@pytest.mark.parametrize(
    "mark",
    [
        ugly.marked("Stamp", F=2),
        ugly.marked("Link", look=False),
    ],
)
def test_what_is_hidden_or_a_mere_link_is_not_shown(made: Made, mark: bytes) -> None:
    said, clean = made(mark)
    assert named(drawn(clean).getpixel((150, 226))) == "white"
    assert said.notes == ()


@pytest.mark.parametrize(
    ("kind", "entries"),
    [
        ("Highlight", {"QuadPoints": [250, 380, 350, 380, 250, 300, 350, 300], "C": [0, 0, 0]}),
        ("Square", {"IC": [0, 0, 0], "C": [0, 0, 0]}),
    ],
)
def test_a_mark_that_leaves_its_look_to_the_reader_is_shown(
    made: Made, kind: str, entries: dict[str, object]
) -> None:
    said, clean = made(ugly.marked(kind, look=False, **entries))
    assert named(drawn(clean).getpixel((150, 226))) == "black"
    assert said.notes == ()


@pytest.mark.parametrize(
    ("off", "left", "right"),
    [
        ({}, "black", "white"),
        ({"D": pikepdf.Dictionary()}, "black", "black"),
        ({"D": pikepdf.Dictionary(BaseState=pikepdf.Name.OFF)}, "white", "white"),
    ],
)
def test_layers_are_as_they_are_when_it_is_opened(
    made: Made, off: dict[str, object], left: str, right: str
) -> None:
    scan = ugly.layered(**off)
    _said, clean = made(scan)
    seen = drawn(clean)
    assert (named(seen.getpixel((115, 130))), named(seen.getpixel((185, 130)))) == (left, right)
    assert seen.tobytes() == drawn(scan).tobytes()
    with pikepdf.open(io.BytesIO(clean)) as opened:
        assert "OCG" not in " ".join(map(repr, opened.objects))
        contents = opened.pages[0].obj.Contents
        parts = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
        words = b"".join(part.read_bytes() for part in parts)
        assert (b"(no)" in words) == (right == "black")


def test_a_locked_pdf_is_refused_and_one_that_opens_is_unlocked(
    made: Made, intake: Intake, tmp_path: Path
) -> None:
    assert "locked with a password" in refused(intake, tmp_path, hostile.locked_pdf("boss"))
    owned = ugly.changed(ugly.paper(), lambda _: None, encryption=pikepdf.Encryption(owner="o"))
    with pikepdf.open(io.BytesIO(made(owned)[1])) as opened:
        assert not opened.is_encrypted
    assert corners(drawn(made(owned)[1])) == UPRIGHT


def test_pages_that_cannot_be_read_are_named_and_the_others_shown(made: Made) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        for number in (1, 3, 4, 5):
            opened.pages[number].obj.Contents.write(b"no", filter=pikepdf.Name.FlateDecode)
        cut = opened.pages[6].obj.Contents
        raw = cut.read_raw_bytes()
        cut.write(raw[: len(raw) * 4 // 5], filter=pikepdf.Name.FlateDecode)

    said, clean = made(ugly.changed(ugly.paper(8), change))
    assert said.notes == (
        "Pages 2, 4 to 6 of 'scan.pdf' could not be read.",
        "Page 7 of 'scan.pdf' is damaged; a part of what it showed is missing.",
    )
    assert len(said.sizes) == 4
    assert corners(drawn(clean, 2))[0] == "red"


@pytest.mark.parametrize("words", [b"(no end", b"1 2 ) Q", b"/Im# Do", b"BI /W 9 /H 9 ID abc"])
def test_a_page_that_strict_readers_complain_of_is_drawn(made: Made, words: bytes) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        opened.pages[1].contents_add(words)
        opened.pages[1].obj.Rotate, opened.pages[1].obj.UserUnit = 90, 2

    scan = ugly.changed(ugly.paper(3, (153, 198)), change)
    said, clean = made(scan)
    assert said.notes == (
        "Page 2 of 'scan.pdf' is damaged; what could still be seen of it is shown as a picture.",
    )
    assert list(said.sizes) == [(153, 198), (396, 306), (153, 198)]
    assert corners(drawn(clean, 1)) == corners(drawn(scan, 1))
    assert corners(drawn(clean, 1))[:2] == ("blue", "red")
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(clean)).pages]
    assert [bool(text) for text in texts] == [True, False, True]
    assert made(scan)[1] == clean


def test_where_no_page_is_quite_right_there_is_no_time_to_draw_them() -> None:
    def change(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            page.contents_add(b"1 2 ) Q")

    scan = ugly.changed(ugly.paper(printable_pdf.MOST_DRAWN + 1), change)
    clean, _sizes, notes = printable_pdf.pages(scan)
    assert notes == ()
    assert b"/Subtype /Image" not in clean


def test_a_name_of_before_names_had_codes_is_written_as_today(made: Made) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[1].obj
        page.Resources.Font["/Im$"] = page.Resources.Font["/F1"]
        page.Resources.Font["/F1"].Im = pikepdf.Array([pikepdf.Name("/Im$1")])
        page.Resources.Group = pikepdf.Name("/Im$")
        page.Contents.write(page.Contents.read_bytes().replace(b"/F1", b"/Im$"))

    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False}
    said, clean = made(ugly.changed(ugly.paper(3), change, **options).replace(b"/Im$", b"/Im#"))
    assert said.notes == (
        "Page 2 of 'scan.pdf' is damaged; what could still be seen of it is shown as a picture.",
    )
    assert b"/Im#231" in clean
    assert not re.search(rb"/Im#[^2]", clean)
    assert corners(drawn(clean, 1)) == UPRIGHT


@pytest.mark.parametrize("part", [0.5, 0.6, 0.7, 0.9, 0.97])
@pytest.mark.parametrize(
    "options",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
    ],
    ids=["loose", "packed", "for the web"],
)
def test_of_a_cut_off_pdf_the_pages_that_are_left_are_shown(
    intake: Intake, tmp_path: Path, part: float, options: dict[str, object]
) -> None:
    whole = ugly.changed(ugly.paper(7), lambda _: None, **options)
    to = tmp_path / "clean.pdf"
    said = intake.printable(whole[: int(len(whole) * part)], "scan.pdf", "pdf", to)
    assert len(said.sizes) >= 7 * part - 3
    assert said.notes or len(said.sizes) == 7
    assert corners(drawn(to.read_bytes()))[:2] == ("red", "green")


def test_a_picture_that_is_cut_off_inside_is_told(made: Made) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        jpeg = ugly.photo(size=(600, 400))
        picture = opened.make_stream(jpeg[: len(jpeg) // 2], Type=pikepdf.Name.XObject)
        picture.Subtype, picture.Filter = pikepdf.Name.Image, pikepdf.Name.DCTDecode
        picture.Width, picture.Height, picture.BitsPerComponent = 600, 400, 8
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        opened.pages[1].obj.Resources.XObject = pikepdf.Dictionary(Im=picture)
        opened.pages[1].contents_add(b"q 300 0 0 200 100 300 cm /Im Do Q")

    said, _clean = made(ugly.changed(ugly.paper(2), change))
    assert said.notes == ("Page 2 of 'scan.pdf' is damaged; a part of what it showed is missing.",)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nand nothing else",
        hostile.pdf(0),
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
        b"%PDF-1.4\n1 0 obj<</Type/Page/Contents 1 0 R>>endobj",
    ],
)
def test_a_pdf_without_a_page_that_can_be_read_is_refused(
    intake: Intake, tmp_path: Path, data: bytes
) -> None:
    assert "scan.pdf" in refused(intake, tmp_path, data)


@pytest.mark.parametrize("family", ["csv", "text", "docx", "eml", "xlsx"])
def test_what_has_no_pages_is_refused(intake: Intake, tmp_path: Path, family: str) -> None:
    with pytest.raises(Refused, match=r"'log' is .*print it to PDF"):
        intake.printable(b"words", "log", family, tmp_path / "clean.pdf")


def test_a_place_that_takes_no_file_is_a_sentence(intake: Intake, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"clean\.pdf"):
        intake.printable(ugly.paper(), "scan.pdf", "pdf", tmp_path / "gone" / "clean.pdf")


def test_many_gaps_are_not_all_listed(made: Made) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        for page in opened.pages[::2]:
            page.obj.Contents.write(b"no", filter=pikepdf.Name.FlateDecode)

    said, _clean = made(ugly.changed(ugly.paper(40), change))
    assert said.notes == (
        "Pages 1, 3, 5, 7, 9, 11, 13, 15 and others of 'scan.pdf' could not be read.",
    )


def test_a_photo_inside_does_not_tell_where_it_was_taken(made: Made) -> None:
    details = hostile.photo_data(place=("N", (51.0, 2.0, 42.0), "W", (114.0, 4.0, 12.0)))
    jpeg = ugly.photo(size=(600, 400), exif=details, comment=b"Rick at home")

    def change(opened: pikepdf.Pdf) -> None:
        picture = opened.make_stream(jpeg, Type=pikepdf.Name.XObject, Width=600, Height=400)
        picture.Subtype, picture.Filter = pikepdf.Name.Image, pikepdf.Name.DCTDecode
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        opened.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im=picture)
        opened.pages[0].contents_add(b"q 612 0 0 792 0 0 cm /Im Do Q")

    said, clean = made(ugly.changed(ugly.paper(), change))
    assert said.notes == ()
    assert corners(drawn(clean)) == UPRIGHT
    assert b"Exif" in jpeg
    assert b"Exif" not in clean
    assert b"Rick" not in clean


def test_no_page_stays_packed_in_letters(made: Made) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0].obj
        words = base64.a85encode(zlib.compress(page.Contents.read_bytes())) + b"~>"
        names = pikepdf.Array([pikepdf.Name.A85, pikepdf.Name.FlateDecode])
        page.Contents.write(words, filter=names)
        photo = base64.a85encode(ugly.photo(size=(60, 40))) + b"~>"
        picture = opened.make_stream(photo, Type=pikepdf.Name.XObject, Width=60, Height=40)
        picture.Subtype = pikepdf.Name.Image
        picture.Filter = pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.DCTDecode])
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        page.Resources.XObject = pikepdf.Dictionary(Im=picture)
        opened.pages[0].contents_add(b"q 60 0 0 40 250 500 cm /Im Do Q")

    scan = ugly.changed(
        ugly.paper(),
        change,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
    )
    assert b"/A85" in scan
    said, clean = made(scan)
    assert said.notes == ()
    assert b"85" not in b"".join(line for line in clean.split(b"\n") if b"/Filter" in line)
    assert named(drawn(clean).getpixel((130, 130))) == "red"


def test_what_only_a_forgiving_reader_shows_becomes_pictures_of_pages() -> None:
    fault = Fault(note("'{name}' is damaged."))
    clean, sizes, notes = redrawn(ugly.turned(ugly.paper(2), 90), fault)
    assert sizes == ((792.0, 612.0),) * 2
    assert corners(drawn(clean, 1)) == ("blue", "red", "yellow", "green")
    assert ["shown as pictures" in sentence(said, "scan.pdf") for said in notes] == [True]
    for nothing in (hostile.pdf(2), b"no PDF"):
        with pytest.raises(Fault) as raised:
            redrawn(nothing, fault)
        assert raised.value is fault


def test_what_others_may_still_show_is_not_called_lost() -> None:
    def hurt(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pikepdf.Array([pikepdf.Dictionary()])

    with pytest.raises(Fault) as raised:
        printable_pdf.pages(ugly.changed(hostile.pdf(1), hurt))
    said = sentence(raised.value.said, "scan.pdf")
    assert said.startswith("Muster can show no page of 'scan.pdf': they are damaged, or nothing")
    assert "another program" in said


def test_a_page_whose_list_is_lost_is_read_whole_or_drawn(intake: Intake, tmp_path: Path) -> None:
    whole = ugly.changed(ugly.paper(3), lambda _: None)
    broken = whole.replace(b"/Type /Catalog", b"/Typo /Catalog").replace(b"/Root", b"/Rout")
    said = intake.printable(broken, "scan.pdf", "pdf", tmp_path / "clean.pdf")
    assert len(said.sizes) == 3
    assert said.notes
    assert corners(drawn(tmp_path / "clean.pdf", 2)) == UPRIGHT
