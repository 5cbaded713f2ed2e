"""`muster verify` of the folder of a package: whole, changed and which paper, or incomplete."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run
from desktop.errors import Unavailable
from desktop.intake import Intake
from desktop.package import manifest
from desktop.services.packaging.twin import lay
from desktop.services.verifying import verify
from desktop.services.verifying.package_folder import head_of_folder
from tests.builders.laid_out import HEAD, laid_in, told_in

SHEET = "1 Everything/1.1/1.1-01 Vehicle inspection 101 brakes - Elan 2026-03-02.pdf"
LETTER = "1 Everything/1.2/1.2-01 Letter to Zoe.docx"
PDF = "Bow River_SECOR_package_2026-11-16.pdf"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, intake: Intake) -> Path:
    return laid_in(tmp_path_factory.mktemp("laid"), intake).root


@pytest.fixture
def package(tmp_path: Path, template: Path) -> Path:
    shutil.copytree(template, tmp_path / "sent")
    return tmp_path / "sent"


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_package_as_it_was_built_is_whole(package: Path) -> None:
    found = verify(package)
    assert (found.is_whole, found.state, found.added) == (True, "whole", ())
    assert found.sentence == "sent is whole: 10 files, 5 exhibits. Every file is as it was built."
    assert found.as_json()["head"] == json.loads((package / "manifest.json").read_bytes())["head"]


@pytest.mark.parametrize("name", [PDF, "manifest.json", "index.html", "action plan.xlsx"])
def test_a_file_of_it_stands_for_the_whole_folder(package: Path, name: str) -> None:
    assert verify(package / name).path == package


@pytest.mark.parametrize(
    "inside", ["1 Everything", "1 Everything/1.1", LETTER, SHEET, "1 EVERYTHING"]
)
def test_what_lies_deeper_stands_for_the_whole_folder_too(package: Path, inside: str) -> None:
    (package / "1 EVERYTHING").mkdir(exist_ok=True)
    assert verify(package / inside).path == package


def test_a_pdf_that_came_from_elsewhere_is_looked_at_alone(package: Path) -> None:
    other = package / "Other_SECOR_package_2025-01-01.pdf"
    shutil.copyfile(package / PDF, other)
    assert verify(other).state == ""
    mine = shutil.copyfile(package / PDF, package / "1 Everything" / other.name)
    assert verify(mine).state == ""
    mine.unlink()
    assert verify(package).added == (other.name,)


def test_one_changed_byte_names_the_file_and_the_exhibit(package: Path) -> None:
    for path in (SHEET, LETTER):
        flip(package / path, 3)
    found = verify(package)
    assert (found.state, found.sentence) == (
        "changed", "sent was changed: 2 files are not as they were built."
    )  # fmt: skip
    assert [(one.what, one.kind, one.record_id, one.title) for one in found.faults] == [
        ("content", "inspection", "id-1.1-01", SHEET),
        ("content", "evidence", "evidence-letter.docx", LETTER),
    ]
    assert found.faults[0].sentence == (
        "Exhibit 1.1-01 (Vehicle inspection 101: brakes / “Élan”) is not as it was built: "
        f"“{SHEET}”."
    )


def test_every_byte_of_every_file_counts(package: Path) -> None:
    files = [path for path in sorted(package.rglob("*")) if path.is_file()]
    assert len(files) == 11
    for path in files:
        data = path.read_bytes()
        for at in (0, len(data) // 2, len(data) - 1):
            flip(path, at)
            found = verify(package)
            assert found.state == "changed", (path, at)
            assert {one.title for one in found.faults} == {path.relative_to(package).as_posix()}
            path.write_bytes(data)
    assert verify(package).is_whole


def test_what_is_missing_is_named(package: Path) -> None:
    (package / LETTER).unlink()
    (package / "index.html").unlink()
    found = verify(package)
    assert (found.state, [one.what for one in found.faults]) == ("incomplete", ["missing"] * 2)
    assert [one.sentence for one in found.faults] == [
        f"Exhibit 1.2-01 (Letter to Zoë) is missing: “{LETTER}”.",
        "The page that leads through the folder is missing: “index.html”.",
    ]


def test_what_was_called_otherwise_is_found(package: Path) -> None:
    (package / LETTER).rename(package / "letter.docx")
    found = verify(package)
    assert (found.state, found.added) == ("incomplete", ())
    assert "under another name: “letter.docx”" in found.faults[0].sentence


def test_a_company_in_other_letters_has_a_package_that_is_whole(
    tmp_path: Path, intake: Intake
) -> None:
    told = told_in(tmp_path)
    pdf = told.pdf.rename(told.pdf.with_name("小龙_SECOR_package_2026-11-16.pdf"))
    laid = lay(tmp_path, replace(told, pdf=pdf, company="小龙"), intake)
    assert verify(laid.root).is_whole


def test_small_letters_made_large_by_a_stick_change_nothing(package: Path) -> None:
    (package / LETTER).rename(package / LETTER.replace("Letter to Zoe.docx", "LETTER TO ZOE.DOCX"))
    (package / "index.html").rename(package / "Index.html")
    (package / "1 Everything").rename(package / "1 everything")
    found = verify(package)
    assert (found.state, found.added, found.faults) == ("whole", (), ())
    flip(package / "Index.html", 3)
    assert verify(package).state == "incomplete"


def test_files_of_others_are_told_and_do_no_harm(package: Path) -> None:
    (package / "1 Everything" / "my notes.txt").write_text("mine", encoding="utf-8")
    systems = {
        "Thumbs.db": b"",
        ".DS_Store": b"\0\0\0\1Bud1\0",
        "desktop.ini": b"[.ShellClassInfo]",
        "._index.html": b"\0\5\x16\7\0\2",
        "~$action plan.xlsx": bytes(165),
    }
    for name, data in systems.items():
        (package / name).write_bytes(data)
    found = verify(package)
    assert (found.is_whole, found.state) == (True, "whole")
    assert found.added == ("1 Everything/my notes.txt",)


def test_what_somebody_hides_is_told(package: Path) -> None:
    hidden = (".evil/x.exe", ".x.pdf", "Thumbs.db", "desktop.ini", "~$bad.exe")
    for name in hidden:
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_bytes(b"MZ")
    (package / "leads away").symlink_to(package.parent)
    found = verify(package)
    assert (found.is_whole, found.added) == (True, tuple(sorted((*hidden, "leads away"))))


@pytest.mark.parametrize("linked", [LETTER, "1 Everything", "manifest.json"])
def test_a_link_to_a_paper_elsewhere_is_no_paper(package: Path, linked: str) -> None:
    elsewhere = package.parent / "elsewhere"
    (package / linked).rename(elsewhere)
    (package / linked).symlink_to(elsewhere)
    found = verify(package)
    assert (found.state, {one.what for one in found.faults}) == ("incomplete", {"missing"})
    assert all("is only a link to a file elsewhere" in one.sentence for one in found.faults)


def test_a_list_that_somebody_edited_is_told(package: Path) -> None:
    path = package / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b"Bow River <", b"Bow Rover <"))
    found = verify(package)
    assert [one.what for one in found.faults] == ["manifest"]
    assert "is not as it was written" in found.faults[0].sentence


def forge(package: Path, **other: Any) -> None:
    """Write the list anew, as whoever knows how it is written can."""
    path = package / "manifest.json"
    found, _head = manifest.read(path.read_bytes())
    path.write_bytes(manifest.written(replace(found, **other))[0])


@pytest.mark.parametrize("without", ["pdf", "index", "plan", "list", "exhibit", "all"])
def test_a_list_written_anew_that_leaves_files_out_is_none_of_ours(
    package: Path, without: str
) -> None:
    found, _head = manifest.read((package / "manifest.json").read_bytes())
    forge(package)
    assert verify(package).is_whole
    forge(package, files=tuple(one for one in found.files if without not in (one.what, "all")))
    told = verify(package)
    assert (told.state, [one.what for one in told.faults]) == ("changed", ["manifest"])
    assert "somebody wrote it anew" in told.faults[0].sentence
    forge(package, files=(*found.files, found.files[0]))
    assert verify(package).state == "changed"


TOP = ("manifest.json", "manifest.csv", "index.html", "action plan.xlsx", PDF)


@pytest.mark.parametrize(
    "gone", [TOP[:2], TOP[:4], (TOP[0], PDF), (*TOP[:2], PDF), (*TOP[:3],), (TOP[0], *TOP[2:])]
)
def test_a_package_without_its_lists_is_not_called_whole(
    package: Path, gone: tuple[str, ...]
) -> None:
    for name in gone:
        (package / name).unlink()
    found = verify(package)
    assert (found.state, found.faults[0].title) == ("incomplete", "manifest.json")


def test_a_pdf_with_nothing_beside_it_is_only_read(package: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (package / PDF).rename(alone / PDF)
    found = verify(alone)
    assert (found.is_whole, found.state) == (True, "")
    assert "nobody can say without the list of its folder" in found.sentence


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "cannot be read any more"),
        (lambda path: path.write_bytes(b"?" * 300), "cannot be read any more"),
        (lambda path: path.unlink(), "is missing"),
    ],
)
def test_a_list_that_is_gone_or_spoilt_is_told(package: Path, spoil: object, said: str) -> None:
    spoil(package / "manifest.json")  # type: ignore[operator]
    found = verify(package)
    assert not found.is_whole
    assert said in found.faults[0].sentence


def test_a_list_of_another_program_makes_no_package(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "app"}', encoding="utf-8")
    with pytest.raises(Unavailable):
        verify(tmp_path)


def test_it_can_be_stopped(package: Path) -> None:
    with pytest.raises(CancelledError):
        verify(package, stopped=lambda: True)


def test_the_history_can_be_held_to_what_the_folder_says(package: Path) -> None:
    head = head_of_folder(package)
    assert head is not None
    assert (head.number, head.hash) == (1001, HEAD)


def test_the_command_line_says_it(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (package / "mine.txt").write_text("mine", encoding="utf-8")
    flip(package / SHEET, 5)
    assert run(["verify", str(package)]) == 1
    said = capsys.readouterr().out
    assert "Exhibit 1.1-01 (Vehicle inspection 101" in said
    assert "1 file was put there by somebody else" in said


SPOILT: tuple[Any, ...] = (
    None,
    True,
    -1,
    1e300,
    "",
    "x\0y",
    "\ud800",
    [],
    [[]],
    {},
    [{"path": 1}],
    "9" * 5000,
)


def places(value: object, so_far: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Every place in a document at which something else could stand."""
    if so_far:
        yield so_far
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value[:1] if isinstance(value, list) else ())
    )
    for key, one in inner:
        yield from places(one, (*so_far, key))


def test_whatever_stands_in_the_list_is_told_and_never_falls(package: Path) -> None:
    path = package / "manifest.json"
    text = path.read_text(encoding="utf-8")
    for place in places(json.loads(text)):
        for other in SPOILT:
            told = json.loads(text)
            inner = told
            for key in place[:-1]:
                inner = inner[key]
            inner[place[-1]] = other
            path.write_text(json.dumps(told, indent=1), encoding="utf-8")
            found = verify(package)
            assert not found.is_whole, (place, other)
            assert all(fault.sentence for fault in found.faults)
