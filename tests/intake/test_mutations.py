"""Whatever happens to the bytes of a good file, the answer is a value or a sentence."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.intake import Limits
from desktop.intake.child import examine, tables, words
from desktop.intake.faults import Fault, sentence
from desktop.intake.found import Tables, Traits
from tests.builders import hostile
from tests.intake.conftest import SAMPLES
from tests.intake.test_letters_and_mails import mail

SEEDS = {
    "a.pdf": hostile.acting_pdf({"/S": "/JavaScript"}),
    "b.pdf": (SAMPLES / "scans and photos" / "Safety policy signed 2019.pdf").read_bytes(),
    "a.jpg": (SAMPLES / "scans and photos" / "sideways photo.jpg").read_bytes(),
    "b.jpg": (SAMPLES / "scans and photos" / "IMG_20260610 grinder guard.jpg").read_bytes(),
    "a.heic": (SAMPLES / "scans and photos" / "IMG_5195.HEIC").read_bytes(),
    "a.png": hostile.picture("PNG", size=(60, 40)),
    "a.tif": hostile.picture("TIFF", size=(60, 40)),
    "a.docx": hostile.letter("Policy", "words"),
    "a.xlsx": (SAMPLES / "Training matrix.xlsx").read_bytes(),
    "a.csv": (SAMPLES / "Equipment.csv").read_bytes(),
    "a.txt": b"Dear crew,\nmind the ice.\n",
    "a.eml": mail(Date="Wed, 04 Mar 2026 05:06:07 -0700").as_bytes() + b"words\n",
}
LIMITS = Limits(max_text=2_000, max_pixels=25_000_000)

CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.one_of(
            st.binary(min_size=1, max_size=8), st.just(b"\xff\xff\xff\xff"), st.just(bytes(8))
        ),
        st.sampled_from(["replace", "insert", "cut"]),
    ),
    min_size=1,
    max_size=6,
)


def mutated(content: bytes, changes: list[tuple[float, bytes, str]], head: bool) -> bytes:
    """Return the bytes after these changes, in the first kilobyte or anywhere."""
    for share, piece, how in changes:
        at = int(share * (min(len(content), 1024) if head else len(content)))
        if how == "cut":
            content = content[:at] + content[at + len(piece) * 64 :]
        else:
            content = content[:at] + piece + content[at + len(piece) * (how == "replace") :]
    return content


def answer(path: Path) -> None:
    """Ask everything about the file; anything but an answer or a fault with a sentence escapes."""
    for question in (examine, tables):
        try:
            found = question(path, LIMITS)
            assert isinstance(found, Traits | Tables)
            said = found.notes
            if isinstance(found, Traits) and found.family == "pdf" and found.pages:
                assert len(words(path, LIMITS)) <= LIMITS.max_text
        except Fault as fault:
            said = (fault.said,)
        for each in said:
            told = sentence(each, path.name)
            assert path.name in told
            assert "{" not in told


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES, head=st.booleans())
def test_damage_is_met_with_a_sentence(
    name: str, changes: list[tuple[float, bytes, str]], head: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = mutated(SEEDS[name], changes, head)
        answer(hostile.written(Path(folder), name, content))


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=40)
@given(st.binary(min_size=1, max_size=300), st.sampled_from([*SEEDS, "x.zip", "x.xls", "x"]))
def test_any_bytes_under_any_name_are_met_with_a_sentence(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        answer(hostile.written(Path(folder), name, content))
