"""Whatever happened to a file: its pages come out sound and harmless, or it is refused."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.intake import Fill, Limits, binding, printable_pdf, printable_photo
from desktop.intake.faults import Fault, sentence
from tests.builders import ugly
from tests.intake.conftest import SAMPLES

PAPERS = [
    ugly.armed(),
    ugly.layered(),
    ugly.form("Zoë", with_look=False),
    ugly.marked("Stamp"),
    ugly.changed(ugly.paper(3), lambda _: None, linearize=True),
    ugly.changed(
        ugly.paper(3), lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    (SAMPLES / "scans and photos" / "Fire drill June 9 2026.pdf").read_bytes(),
]
PHOTOS = [
    ("jpeg", ugly.photo()),
    ("jpeg", ugly.photo(progressive=True)),
    ("jpeg", ugly.photo(mode="CMYK")),
    ("png", ugly.photo("PNG")),
    ("tiff", ugly.photo("TIFF", compression="tiff_lzw")),
]
mutation = st.tuples(
    st.sampled_from(["put", "cut", "copy", "end"]), st.floats(0, 1), st.binary(min_size=1)
)
often = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def mutated(data: bytes, changes: list[tuple[str, float, bytes]]) -> bytes:
    whole = bytearray(data)
    for how, share, said in changes:
        at = int(share * len(whole))
        match how:
            case "put":
                whole[at : at + len(said)] = said
            case "cut":
                del whole[at : at + len(said) * 7]
            case "copy":
                whole[at:at] = whole[at // 2 : at // 2 + len(said) * 9]
            case "end":
                del whole[max(at, len(whole) // 2) :]
    return bytes(whole)


@often
@given(paper=st.sampled_from(PAPERS), changes=st.lists(mutation, min_size=1, max_size=4))
def test_a_pdf_comes_out_sound_or_not_at_all(
    tmp_path: Path, paper: bytes, changes: list[tuple[str, float, bytes]]
) -> None:
    try:
        clean, sizes, notes = printable_pdf.pages(mutated(paper, changes))
    except Fault as fault:
        clean, sizes, notes = b"", (), (fault.said,)
    assert all("scan.pdf" in sentence(said, "scan.pdf") for said in notes)
    assert bool(clean) == bool(sizes)
    if clean:
        bound_sound(tmp_path, clean, len(sizes))


@pytest.mark.filterwarnings("ignore")
@often
@given(photo=st.sampled_from(PHOTOS), changes=st.lists(mutation, min_size=1, max_size=4))
def test_a_picture_comes_out_sound_or_not_at_all(
    tmp_path: Path, photo: tuple[str, bytes], changes: list[tuple[str, float, bytes]]
) -> None:
    family, data = photo
    try:
        clean, sizes, notes = printable_photo.pages(mutated(data, changes), family, Limits())
    except Fault as fault:
        clean, sizes, notes = b"", (), (fault.said,)
    assert all("card" in sentence(said, "card") for said in notes)
    assert bool(clean) == bool(sizes)
    if clean:
        bound_sound(tmp_path, clean, len(sizes))


def bound_sound(folder: Path, clean: bytes, pages: int) -> None:
    """Bind the pages, and find nothing wrong with what came of it."""
    (folder / "clean.pdf").write_bytes(clean)
    ours = pikepdf.new()
    ours.add_blank_page(page_size=(612, 792))
    ours.save(folder / "ours.pdf")
    fills = [Fill(folder / "clean.pdf", page, 0, (36, 60, 576, 730)) for page in range(pages)]
    binding.bind(folder / "ours.pdf", fills, folder / "out.pdf", lambda _done, _of: None)
    with pikepdf.open(io.BytesIO((folder / "out.pdf").read_bytes())) as opened:
        # a name that is spelt wrong stays so, and hurts nobody
        said = [str(one) for one in opened.check_pdf_syntax() if "stray #" not in str(one)]
        assert said == []
        assert ugly.objects_that_act(opened) == []
        assert len(opened.pages) == 1
