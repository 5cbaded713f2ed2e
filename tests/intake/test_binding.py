"""Foreign pages are put onto our own: inside their boxes, upright, and ours stay as they were."""

import hashlib
import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import Unavailable
from desktop.intake import Fill, Intake, Printable, Wish, binding, printable_pdf
from tests.builders import ugly
from tests.builders.ugly import UPRIGHT, corners, drawn, named

BOX = (36.0, 60.0, 576.0, 730.0)


def frames(path: Path, pages: int, size: tuple[float, float] = (612, 792)) -> Path:
    """Write pages of ours: a black line above the box, a footer, a bookmark and a link on each."""
    sheets = Canvas(str(path), pagesize=size, invariant=1)
    sheets.setTitle("Audit package")
    for number in range(pages):
        sheets.bookmarkPage(f"exhibit-{number}")
        sheets.addOutlineEntry(f"Exhibit {number + 1}", f"exhibit-{number}")
        sheets.linkRect("", "exhibit-0", (0, 0, 50, 20))
        sheets.drawString(36, 20, f"Exhibit {number + 1} of Bow River")
        sheets.rect(0, size[1] - 40, size[0], 10, fill=1)
        sheets.showPage()
    sheets.save()
    return path


def clean(folder: Path, data: bytes, name: str = "scan") -> Path:
    """Make a PDF over and return where it is."""
    path = folder / f"{name}.clean.pdf"
    path.write_bytes(printable_pdf.pages(data)[0])
    return path


def bound(
    folder: Path, fills: Sequence[Fill], pages: int = 1, size: tuple[float, float] = (612, 792)
) -> bytes:
    """Bind in this process and return the bytes."""
    out = folder / "out.pdf"
    binding.bind(frames(folder / "frames.pdf", pages, size), fills, out, lambda _done, _of: None)
    return out.read_bytes()


def test_a_foreign_page_lies_in_its_box_under_our_own(intake: Intake, tmp_path: Path) -> None:
    scan = clean(tmp_path, ugly.paper(2))
    fills = [Fill(scan, 1, 0, BOX), Fill(scan, 0, 1, (0, 0, 612, 792))]
    out = tmp_path / "out.pdf"
    intake.bind(frames(tmp_path / "frames.pdf", 3), fills, out)
    with pikepdf.open(out) as opened:
        assert opened.check_pdf_syntax() == []
    words = [page.extract_text() for page in PdfReader(out).pages]
    assert "Exhibit 1 of Bow River" in words[0]
    assert "Page 2 of the tailgate book" in words[0]
    assert "Exhibit 2 of Bow River" in words[1]
    assert "Page 1 of the tailgate book" in words[1]
    assert "tailgate" not in words[2]
    # 540 points wide would be too high, so the height of the box rules, and the middle its place
    times = 670 / 792
    left = (612 - 612 * times) / 2
    first = drawn(out, 0, 1)
    assert corners(first.crop((round(left), 62, round(612 - left), 732))) == UPRIGHT
    assert named(first.getpixel((round(left) - 4, 100))) == "white"
    # ours is above where both would be
    second = drawn(out, 1, 1)
    assert named(second.getpixel((100, 35))) == "black"
    assert named(second.getpixel((100, 100))) == "red"


def test_ours_keeps_its_bookmarks_links_and_title(tmp_path: Path) -> None:
    fills = [Fill(clean(tmp_path, ugly.paper()), 0, page, BOX) for page in (2, 0)]
    read = PdfReader(io.BytesIO(bound(tmp_path, fills, pages=3)))
    assert [mark.title for mark in read.outline] == ["Exhibit 1", "Exhibit 2", "Exhibit 3"]
    assert [read.get_destination_page_number(mark) for mark in read.outline] == [0, 1, 2]
    assert [len(page["/Annots"]) for page in read.pages] == [1, 1, 1]
    assert read.metadata is not None
    assert read.metadata.title == "Audit package"


def test_what_our_own_page_draws_with_stays_on_it(tmp_path: Path) -> None:
    sheets = Canvas(str(tmp_path / "frames.pdf"), pagesize=(612, 792), invariant=1)
    sheets.setTitle("Truck 1 0 R (before 2 0 R )")  # looks like numbers of objects
    for _page in range(2):  # both draw with the same picture
        sheets.drawImage(ImageReader(Image.new("RGB", (9, 9), "red")), 36, 740, 20, 20)
        sheets.showPage()
    sheets.save()
    scan, out = clean(tmp_path, ugly.paper(1)), tmp_path / "out.pdf"
    binding.bind(tmp_path / "frames.pdf", [Fill(scan, 0, 1, BOX)], out, lambda _done, _of: None)
    with pikepdf.open(out) as opened:
        assert opened.check_pdf_syntax() == []
        plain, filled = (page.obj.Resources.XObject for page in opened.pages)
        assert len(plain) == 1
        assert len(filled) == 2
        assert set(plain.keys()) < set(filled.keys())
        assert opened.docinfo.Title == "Truck 1 0 R (before 2 0 R )"
    assert drawn(out, 1, 1).getpixel((45, 792 - 750)) == (255, 0, 0)


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    fills = [Fill(clean(tmp_path, ugly.layered()), 0, 0, BOX)]
    assert bound(tmp_path, fills) == bound(tmp_path, fills)


def test_several_small_pages_share_one_of_ours(tmp_path: Path) -> None:
    card = clean(tmp_path, ugly.paper(size=(200, 120)))
    boxes = [(36.0, 400.0, 300.0, 600.0), (310.0, 400.0, 576.0, 600.0)]
    seen = drawn(bound(tmp_path, [Fill(card, 0, 0, box) for box in boxes]), 0, 1)
    for left, _low, right, high in boxes:
        middle = (left + right) / 2
        place = (middle - 100, 792 - high, middle + 100, 792 - high + 120)
        assert corners(seen.crop(tuple(map(round, place)))) == UPRIGHT


side = st.floats(20, 3_000)
share = st.floats(0, 0.4)


@settings(max_examples=60, deadline=None)
@given(
    size=st.tuples(side, side),
    cut=st.tuples(share, share, share, share),
    degrees=st.sampled_from([0, 90, 180, 270]),
    points=st.sampled_from([1, 2.5]),
    box=st.tuples(st.floats(0, 250), st.floats(0, 300), st.floats(80, 350), st.floats(80, 450)),
)
def test_any_page_is_whole_and_upright_inside_its_box(
    tmp_path_factory: pytest.TempPathFactory,
    size: tuple[float, float],
    cut: tuple[float, float, float, float],
    degrees: int,
    points: float,
    box: tuple[float, float, float, float],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    width, height = size
    crop = [width * cut[0], height * cut[1], width * (1 - cut[2]), height * (1 - cut[3])]
    scan = clean(folder, colours_as_seen(crop, size, degrees, points))
    place = (box[0], box[1], box[0] + box[2], box[1] + box[3])
    fill = Fill(scan, 0, 0, place)
    binding.bind(blank(folder / "blank.pdf"), [fill], folder / "out.pdf", lambda _done, _of: None)
    seen = drawn(folder / "out.pdf", 0, 1)
    across, down = crop[2] - crop[0], crop[3] - crop[1]
    if degrees % 180:
        across, down = down, across
    times = points * min(1, box[2] / across / points, box[3] / down / points)
    middle = (place[0] + place[2]) / 2
    upper = 792 - place[3]
    shown = (middle - across * times / 2, upper, middle + across * times / 2, upper + down * times)
    if min(across, down) * times >= 8:
        assert corners(seen.crop(tuple(map(round, shown)))) == UPRIGHT
    left, top, right, low = map(int, shown)
    seen.paste((255, 255, 255), (left - 1, top - 1, right + 2, low + 2))
    assert seen.getextrema() == ((255, 255),) * 3


def colours_as_seen(
    crop: Sequence[float], size: tuple[float, float], degrees: int, points: float
) -> bytes:
    """Return a page whose part inside `crop` has, once turned, each colour in its corner."""
    left, low, right, high = crop
    x, y = (left + right) / 2, (low + high) / 2
    # going round from the top left, and then as many corners further as it will be turned
    round_about = [(left, y), (x, y), (x, low), (left, low)]
    colours = [ugly.CORNERS[place] for place in (0, 1, 3, 2)]
    turns = degrees // 90
    whole = io.BytesIO()
    sheets = Canvas(whole, pagesize=size, invariant=1)
    sheets.rect(-9, -9, size[0] + 18, size[1] + 18, fill=1)  # what is cropped off is black
    for (across, up), place in zip(round_about, range(4), strict=True):
        colour = colours[(place + turns) % 4]
        sheets.setFillColorRGB(*(part / 255 for part in colour))
        sheets.rect(across, up, (right - left) / 2, (high - low) / 2, stroke=0, fill=1)
    sheets.showPage()
    sheets.save()

    def change(opened: pikepdf.Pdf) -> None:
        if points != 1:
            opened.pages[0].obj.UserUnit = points

    return ugly.changed(ugly.turned(whole.getvalue(), degrees, crop), change)


def blank(path: Path) -> Path:
    made = pikepdf.new()
    made.add_blank_page(page_size=(612, 792))
    made.save(path)
    return path


def test_nothing_foreign_acts_in_the_whole(tmp_path: Path) -> None:
    data = bound(tmp_path, [Fill(clean(tmp_path, ugly.armed()), 0, 0, BOX)])
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert ugly.objects_that_act(opened) == []
        assert opened.check_pdf_syntax() == []
    assert b"Secret" not in data


@pytest.mark.parametrize("held", [0, 2_000, 1 << 29], ids=["at once", "some wait", "all wait"])
def test_of_pages_that_were_made_and_not_wanted_nothing_is_in_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    """Pages are copied while others are made; one that is left out then may be a private one."""
    monkeypatch.setattr("desktop.intake.binder._HELD", held)

    def wish(number: int) -> Wish:
        def draw(sheets: Canvas, _page: int) -> None:
            sheets.drawString(100, 300, f"Paper number {number} of the box")

        data = ugly.paper(draw=draw)
        to = tmp_path / f"{number}.pdf"
        return Wish(name="scan", family="pdf", to=to, content=lambda: data)

    wishes = [wish(number) for number in range(10)]
    wholes = []
    with Intake() as intake:
        for wanted in (wishes, wishes[1:], [wishes[4]]):
            assert len([one for one in intake.pages(wishes) if isinstance(one, Printable)]) == 10
            fills = [Fill(one.to, 0, place, BOX) for place, one in enumerate(wanted)]
            to = tmp_path / "whole.pdf"
            made = intake.bind(frames(tmp_path / "frames.pdf", 10), fills, to)
            assert made.size == to.stat().st_size
            assert made.sha256 == hashlib.sha256(to.read_bytes()).hexdigest()
            with pikepdf.open(to) as opened:
                assert opened.check_pdf_syntax() == []
                forms = [one for one in opened.objects if _is_form(one)]
                wholes.append([bytes(one.read_bytes()) for one in forms])
    assert [len(forms) for forms in wholes] == [10, 9, 1]
    for forms, wanted in zip(wholes, (range(10), range(1, 10), [4]), strict=True):
        said = b"".join(forms)
        assert [n for n in range(10) if b"Paper number %d of" % n in said] == list(wanted)
    assert not list(tmp_path.glob(".muster*"))
    assert not list(tmp_path.glob("*.raw"))


def _is_form(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"


def test_how_far_it_is_is_told(intake: Intake, tmp_path: Path) -> None:
    scan = clean(tmp_path, ugly.paper())
    fills = [Fill(scan, 0, page, BOX) for page in range(20)]
    told: list[tuple[int, int]] = []
    intake.bind(
        frames(tmp_path / "frames.pdf", 20),
        fills,
        tmp_path / "out.pdf",
        lambda done, of: told.append((done, of)),
    )
    assert told[:2] == [(0, 40), (1, 40)]
    assert told[-1] == (40, 40)
    assert told == sorted(set(told))
    assert len(told) > 20


def test_stopped_it_leaves_nothing_and_what_was_there_before(
    intake: Intake, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"the package of last year")
    fills = many(tmp_path, 400)
    before = set(tmp_path.iterdir())
    stop = threading.Event()
    asked: list[float] = []

    def told(done: int, _of: int) -> None:
        if done > 30 and not asked:
            asked.append(time.monotonic())
            stop.set()

    with pytest.raises(CancelledError):
        intake.bind(tmp_path / "frames.pdf", fills, out, told, stop.is_set)
    assert time.monotonic() - asked[0] < 0.5
    assert set(tmp_path.iterdir()) == before
    assert out.read_bytes() == b"the package of last year"


def many(folder: Path, count: int) -> list[Fill]:
    """Return that many pages to be bound, with the pages of ours for them written."""
    frames(folder / "frames.pdf", count)
    scan = clean(folder, ugly.paper(40))
    return [Fill(scan, page % 40, page, BOX) for page in range(count)]


def test_stopped_before_it_began_it_does_nothing(intake: Intake, tmp_path: Path) -> None:
    fills = many(tmp_path, 1)
    with pytest.raises(CancelledError):
        intake.bind(tmp_path / "frames.pdf", fills, tmp_path / "out.pdf", is_stopped=lambda: True)
    assert not list(tmp_path.glob("out.pdf"))
    assert not list(tmp_path.glob(".*"))


def test_many_files_are_not_open_all_at_once(intake: Intake, tmp_path: Path) -> None:
    data = ugly.paper()
    fills = [Fill(clean(tmp_path, data, str(n)), 0, n, BOX) for n in range(60)]
    most = 0

    def told(_done: int, _of: int) -> None:
        nonlocal most
        for one in psutil.Process().children(recursive=True):
            most = max(most, sum(file.path.endswith(".clean.pdf") for file in one.open_files()))

    intake.bind(frames(tmp_path / "frames.pdf", 60), fills, tmp_path / "out.pdf", told)
    assert most <= 1


def test_a_child_that_is_ended_from_outside_is_a_sentence(intake: Intake, tmp_path: Path) -> None:
    fills = many(tmp_path, 100)
    before = {one.pid for one in psutil.Process().children()}

    def told(_done: int, _of: int) -> None:
        for one in psutil.Process().children():
            with suppress(psutil.Error):
                if one.pid not in before and "spawn_main" in " ".join(one.cmdline()):
                    one.kill()

    with pytest.raises(Unavailable, match=r"'out\.pdf' could not be put together"):
        intake.bind(tmp_path / "frames.pdf", fills, tmp_path / "out.pdf", told)
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("gone", ["frames.pdf", "scan.clean.pdf"])
def test_a_page_that_cannot_be_read_is_a_sentence(
    intake: Intake, tmp_path: Path, gone: str
) -> None:
    fills = many(tmp_path, 1)
    (tmp_path / gone).write_bytes(b"no PDF")
    with pytest.raises(Unavailable, match=r"'out\.pdf' could not be put together"):
        intake.bind(tmp_path / "frames.pdf", fills, tmp_path / "out.pdf")
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_is_not_there_is_a_sentence(intake: Intake, tmp_path: Path) -> None:
    fills = many(tmp_path, 1)
    with pytest.raises(Unavailable, match=r"The folder for out\.pdf is not there"):
        intake.bind(tmp_path / "frames.pdf", fills, tmp_path / "gone" / "out.pdf")


def test_a_folder_in_the_place_of_the_file_is_a_sentence(intake: Intake, tmp_path: Path) -> None:
    fills = many(tmp_path, 1)
    (tmp_path / "out.pdf").mkdir()
    with pytest.raises(Unavailable, match=r"out\.pdf"):
        intake.bind(tmp_path / "frames.pdf", fills, tmp_path / "out.pdf")
    assert not list(tmp_path.glob(".*"))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_file_that_may_only_be_read_stays(intake: Intake, tmp_path: Path) -> None:
    fills = many(tmp_path, 1)
    out = tmp_path / "out.pdf"
    out.write_bytes(b"kept")
    out.chmod(0o400)
    with pytest.raises(Unavailable, match=r"out\.pdf may only be read here"):
        intake.bind(tmp_path / "frames.pdf", fills, out)
    assert out.read_bytes() == b"kept"


FULL = """
import resource, sys
from pathlib import Path
from desktop.errors import Unavailable
from desktop.intake import Fill, Intake
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    with Intake() as door:
        fills = [Fill(folder / "scan.clean.pdf", page % 40, page, (36, 60, 576, 730))
                 for page in range(200)]
        try:
            door.bind(folder / "frames.pdf", fills, folder / "out.pdf")
        except Unavailable as error:
            sys.stdout.write(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_without_space_is_a_sentence(tmp_path: Path) -> None:
    many(tmp_path, 200)
    script = tmp_path / "full.py"
    script.write_text(FULL)
    before = {path.name for path in tmp_path.iterdir()}
    root = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, script, tmp_path],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=60,
    )
    assert "There is no space left for out.pdf" in said.stdout, said.stderr
    assert {path.name for path in tmp_path.iterdir()} == before
