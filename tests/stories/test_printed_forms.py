"""A foreman without a screen: forms are printed at the command line, filled in with a pen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.builders.blank_paper import about, faults_of, pages_of, squeezed
from tests.builders.terminal import Ended, Terminal

DAY = "2026-11-16"
Print = Callable[..., Ended]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        ended = Terminal(Path(made)).muster("demo", Path(made) / "demo.muster", "--as-of", DAY)
        assert ended.code == 0
        yield Path(made)


@pytest.fixture
def muster_print(folder: Path, tmp_path: Path) -> Print:
    """`muster print` on the demonstration company, in an empty folder."""

    def run(*words: object) -> Ended:
        return Terminal(tmp_path).muster("print", folder / "demo.muster", *words)

    return run


def test_the_forms_are_listed_in_words_and_as_json(muster_print: Print) -> None:
    for words in (["--list"], ["list"]):
        ended = muster_print(*words)
        assert (ended.code, ended.err) == (0, "")
        assert "toolbox-meeting" in ended.out
        assert "Toolbox meeting" in ended.out
        assert "for a site" in ended.out
    found = muster_print("--list", "--json").document()["forms"]
    assert {"form": "vehicle-pre-start", "title": "Vehicle pre-start", "kind": "inspection",
            "for": "unit"} in found  # fmt: skip
    assert len(found) > 40


def test_the_pre_start_of_a_truck_carries_its_own_checklist(
    muster_print: Print, tmp_path: Path
) -> None:
    out = tmp_path / "truck.pdf"
    ended = muster_print("vehicle-pre-start", "--for", "unit 101", "--out", out, "--as-of", DAY)
    assert (ended.code, ended.err) == (0, "")
    assert "Vehicle pre-start – 101: 1 page" in ended.out
    (page,) = pages_of(out)
    text = squeezed(page.text)
    for known in ("Tamarack Ridge Welding & Mechanical Ltd.", "101 Crew truck", "TR 4401",
                  "Truck inspection, version 1", "Box, deck and load secured",
                  "Printed on 16 November 2026"):  # fmt: skip
        assert squeezed(known) in text
    assert list(faults_of(page)) == []
    assert about(out)["Author"] == "Tamarack Ridge Welding & Mechanical Ltd."


@pytest.mark.parametrize(
    ("form", "subject"),
    [("orientation", "Cody Brandvold"), ("emergency-site-sheet", "Shop"), ("use-log", "103")],
)
def test_a_form_is_printed_for_a_worker_a_site_a_unit(
    muster_print: Print, tmp_path: Path, form: str, subject: str
) -> None:
    out = tmp_path / f"{form}.pdf"
    ended = muster_print(form, "--for", subject, "--out", out, "--json")
    assert (ended.code, ended.err) == (0, "")
    told, pages = ended.document(), pages_of(out)
    assert (told["file"], told["pages"]) == (str(out), len(pages))
    assert squeezed(subject) in squeezed(pages[0].text)
    assert [fault for page in pages for fault in faults_of(page)] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["vehicle", "--out", "f.pdf"], 2, "Do you mean one of these: vehicle-pre-start"),
        (["drill", "--for", "Nowhere", "--out", "f.pdf"], 2, "There are: Chedder pad 11-9"),
        (["drill"], 2, "--out"),
        ([], 2, "--list"),
        (["drill", "--out", "f.txt"], 2, "f.pdf"),
        (["drill", "--out", "none/f.pdf"], 3, "does not exist"),
        (["drill", "--out", "f.pdf", "--as-of", "16/11/2026"], 2, "16/11/2026"),
    ],
    ids=["unknown form", "unknown site", "no place", "no form", "wrong ending", "no folder",
         "wrong date"],
)  # fmt: skip
def test_what_cannot_be_printed_is_a_sentence(
    muster_print: Print, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    ended = muster_print(*words)
    assert ended.code == code
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert [*tmp_path.rglob("*.pdf")] == []


def test_a_company_file_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    ended = Terminal(tmp_path).muster("print", folder / "none.muster", "--list")
    assert ended.code == 3
    assert "none.muster" in ended.err
