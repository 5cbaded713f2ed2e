"""A contractor's folder becomes a package: every file in it, cited, counted, readable anywhere."""

import json
import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.services.importing import import_paths
from desktop.services.starting import new_company
from tests.builders.company import NOON
from tests.builders.package_read import (
    PackageRead,
    faults_of,
    filters_of,
    fonts_without_letters,
    pictures_on,
)
from tests.builders.terminal import Ended, Terminal

SAMPLES: Final = Path(__file__).parents[1] / "samples"
EXPECTED: Final = json.loads((SAMPLES / "bow-river-expected.json").read_text(encoding="utf-8"))
DAY: Final = EXPECTED["as_of"]
OWNER: Final = "Dale Kowalchuk"
CHAPTERS: Final = (
    "Company profile",
    "Organization chart",
    "Employees and sites",
    "Scores",
    "S1 Management and leadership",
    "S2 Hazard identification and control",
    "S3 Training and competency",
    "S4 Inspections and maintenance",
    "S5 Incident investigation",
    "S6 Emergency response",
    "Action plan",
    "Training matrix",
    "Corrective-action log",
    "Not in this package, and why",
    "Index of exhibits",
)
NUMBER: Final = re.compile(r"\b(?:S\d\.\d|[CX])-\d{2,}[a-z]?\b")


@dataclass(frozen=True)
class Sent:
    """What `muster export` made of the folder."""

    ended: Ended
    told: dict[str, Any]
    read: PackageRead
    out: Path


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bow-river") / "bow.muster"
    name = EXPECTED["company"]
    with new_company(path, name, "AB", "generic-s1s6", by="Test", clock=lambda: NOON) as company:
        day = date.fromisoformat(DAY)
        import_paths(company, [SAMPLES / "bow-river"], today=day, as_of=day)
    return path


def _sent(file: Path, out: Path, *more: str) -> Sent:
    ended = Terminal(file.parent).muster(
        "export", file, "--out", out, "--as-of", DAY, "--json", *more
    )
    told = ended.document()
    return Sent(ended, told, PackageRead(Path(told["pdf"])), out)


@pytest.fixture(scope="module")
def sent(file: Path) -> Sent:
    return _sent(file, file.parent / "package")


@pytest.fixture(scope="module")
def hidden(file: Path) -> Sent:
    return _sent(file, file.parent / "hidden", "--hide-names", "--password-from-keyring")


def test_it_is_one_pdf_with_a_name_that_says_whose(sent: Sent) -> None:
    assert sent.ended.code == 0
    assert sent.read.path.name == f"Bow River Mechanical Ltd_SECOR_package_{DAY}_draft.pdf"
    assert sent.told["pages"] == len(sent.read.texts)
    assert sent.told["period"] == {"from": "2025-11-17", "to": DAY}


def test_a_strict_reader_finds_nothing_wrong(sent: Sent) -> None:
    assert faults_of(sent.read.path) == []
    assert "/ASCII85Decode" not in filters_of(sent.read.path)
    assert fonts_without_letters(sent.read.path) == set()


def test_the_chapters_come_in_order_and_are_bookmarked(sent: Sent) -> None:
    pages = [sent.read.page_of(title) for title in CHAPTERS]
    assert pages == sorted(set(pages))
    for title, page in zip(CHAPTERS, pages, strict=True):
        assert title in sent.read.texts[page - 1]


def test_the_contents_name_every_chapter(sent: Sent) -> None:
    page = sent.read.page_of("Contents")
    contents = " ".join(sent.read.texts[page - 1 : sent.read.page_of("Company profile") - 1])
    for title in CHAPTERS:
        assert f"{title} " in contents
        assert sent.read.page_of(title) in {
            target for n in range(page, page + 2) for target in sent.read.links_on(n)
        }


def test_every_page_says_where_it_is(sent: Sent) -> None:
    for number, text in enumerate(sent.read.texts[1:], 2):
        assert f"Page {number} of {sent.told['pages']}" in text
        assert EXPECTED["company"] in text


def test_every_exhibit_cited_anywhere_exists_and_its_page_says_so(sent: Sent) -> None:
    exhibits = {one["number"]: one for one in sent.told["exhibits"]}
    cited = set(NUMBER.findall(" ".join(sent.read.texts)))
    assert cited == exhibits.keys()
    for number, one in exhibits.items():
        page = sent.read.texts[one["page"] - 1]
        assert f"Exhibit {number} · {one['name'][:40]}" in page
        marks = [m.page for m in sent.read.bookmarks if m.title.startswith(f"{number} ")]
        assert set(marks) == {one["page"]}  # under its question, and among the exhibits


def test_the_index_says_the_page_of_each(sent: Sent) -> None:
    index = sent.read.chapter("Index of exhibits")
    first, last = sent.read.page_of("Index of exhibits"), sent.read.page_of("Exhibits")
    links = [page for n in range(first, last) for page in sent.read.links_on(n)]
    for one in sent.told["exhibits"]:
        assert f"{one['number']} {one['name'][:60]}" in index
        assert str(one["page"]) in index.split()
        assert links.count(one["page"]) >= 2  # the number and the page


def test_every_good_file_is_really_in_it(sent: Sent) -> None:
    kept = [p for p in (SAMPLES / "bow-river").rglob("*.*") if p.suffix not in (".xlsx", ".csv")]
    good = {path.name for path in kept} - {*EXPECTED["evidence_refused"]}
    files = [one for one in sent.told["exhibits"] if one["sha256"]]
    assert {one["name"] for one in files} == good
    assert len(files) == EXPECTED["evidence_kept"]
    assert sent.told["files_left_out"] == []
    said = {one["key"]: one["sentence"] for one in sent.told["concerns"]}
    assert "23 papers that no record names stand at the end" in said["loose"]
    assert "half a photo.jpg" in said["warned"]
    for one in files:
        if not one["name"].endswith(".docx"):
            assert one["pages"] == 1
            assert pictures_on(sent.read.path, one["page"]) == 1, one["name"]


def test_the_letter_lies_beside_and_its_words_are_on_a_sheet(sent: Sent) -> None:
    (letter,) = [one for one in sent.told["exhibits"] if one["name"].endswith(".docx")]
    page = sent.read.texts[letter["page"] - 1]
    assert "Any worker may refuse work that they believe is dangerous" in page
    (beside,) = sent.told["files"]
    original = (SAMPLES / "bow-river" / letter["name"]).read_bytes()
    assert Path(beside).parent.parent == sent.out
    assert Path(beside).name.startswith(f"{letter['number']} {Path(letter['name']).stem}")
    assert Path(beside).read_bytes() == original


def test_the_photo_that_was_cut_off_says_so(sent: Sent) -> None:
    (half,) = [one for one in sent.told["exhibits"] if one["name"] == "half a photo.jpg"]
    assert "missing" in sent.read.texts[half["page"] - 1]


def test_the_folder_is_whole_and_nothing_else_is_left_in_it(sent: Sent) -> None:
    ended = Terminal(sent.out.parent).muster("verify", sent.out, "--json")
    assert ended.code == 0
    assert ended.document()["state"] == "whole"
    assert ended.document()["added"] == []
    assert ended.document()["head"] == sent.told["manifest"]


def test_accents_are_letters(sent: Sent) -> None:
    assert "José Almeida" in sent.read.chapter("Training matrix")
    assert "Marie-Ève" in sent.read.whole


def test_what_is_not_known_is_said(sent: Sent) -> None:
    profile = sent.read.chapter("Company profile")
    assert "WCB accounts Not filled in" in profile
    assert "8 people on 16 November 2026" in profile
    concerns = [one["sentence"] for one in sent.told["concerns"]]
    assert any("WCB account is missing" in one for one in concerns)


def test_the_matrix_says_what_is_missing_and_what_has_run_out(sent: Sent) -> None:
    matrix = sent.read.chapter("Training matrix")
    assert matrix.count("missing") >= len(EXPECTED["missing_tickets"])
    assert "expired 14 Oct 2026" in matrix


def test_every_action_that_is_open_is_in_the_log(sent: Sent) -> None:
    log = sent.read.chapter("Corrective-action log")
    for what, _state in EXPECTED["actions"]:
        assert " ".join(what.split()[:3]) in log
    assert len(re.findall(r"\bOverdue\b", log)) == 2


def test_what_is_left_out_is_said(sent: Sent) -> None:
    said = sent.read.chapter("Not in this package, and why")
    assert "section 184" in said
    assert any("First-aid records" in line for line in sent.told["left_out"])


# --- names hidden ---


def test_no_workers_name_is_left_where_names_are_hidden(hidden: Sent) -> None:
    cover, signatures, *others = hidden.read.texts
    bookmarks = [mark.title for mark in hidden.read.bookmarks]
    # on the first two whoever signs is named, and nobody else
    front = "\n".join([cover, signatures]).replace(OWNER, "")
    every = "\n".join([front, *others, *bookmarks, hidden.read.path.name])
    words = set(re.findall(r"[^\W\d_]+", every.casefold()))
    names = {"rick", "desjarlais", "josé", "almeida", "tyler", "brien", "curtis", "plume"}
    names |= {"kayla", "nguyen", "harpreet", "gill", "kowalchuk", "marie", "ève", "bouchard"}
    assert not words & names
    assert "R.D." in hidden.read.whole


def test_scans_at_which_nobody_looked_stay_out_where_names_are_hidden(hidden: Sent) -> None:
    scans = [one for one in hidden.told["exhibits"] if one["sha256"] and one["trouble"]]
    assert len(scans) > 10
    for one in scans:
        assert one["pages"] == 0
        assert "names are hidden" in hidden.read.texts[one["page"] - 1]
        assert pictures_on(hidden.read.path, one["page"]) == 0
    assert hidden.told["files"] == []


def test_a_file_without_a_password_says_so_and_goes_on(hidden: Sent) -> None:
    assert hidden.ended.code == 1  # a person has to look through the scans
    assert "needs no password" in hidden.ended.err


# --- bad input ---


def test_a_file_in_the_place_of_the_folder_is_said(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("a file", encoding="utf-8")
    ended = Terminal(tmp_path).muster("export", file, "--out", there)
    assert ended.code == 3
    assert "is a file, not a folder" in ended.err
    assert there.read_text(encoding="utf-8") == "a file"


def test_without_a_folder_it_is_wrong_use(file: Path, tmp_path: Path) -> None:
    assert Terminal(tmp_path).muster("export", file).code == 2
    assert Terminal(tmp_path).muster("export", file, "--out", "").code == 2


def test_a_company_file_that_is_not_there(tmp_path: Path) -> None:
    ended = Terminal(tmp_path).muster("export", "no.muster", "--out", tmp_path / "out")
    assert ended.code == 3
    assert not (tmp_path / "out").exists()


# --- stopped ---


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such way to press Ctrl+C")
@pytest.mark.parametrize(
    ("seconds", "number"), [(0.0, signal.SIGINT), (0.6, signal.SIGINT), (0.3, signal.SIGTERM)]
)
def test_a_wish_to_stop_leaves_nothing(
    file: Path, tmp_path: Path, seconds: float, number: signal.Signals
) -> None:
    terminal, out = Terminal(tmp_path), tmp_path / "made" / "for it"
    command = terminal.command("export", file, "--out", out, "--as-of", DAY)
    process = subprocess.Popen(
        command, env=terminal.surroundings | {"TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    patience = time.monotonic() + 60
    while not out.exists() and process.poll() is None and time.monotonic() < patience:
        time.sleep(0.01)
    time.sleep(seconds)  # so that a child reads a file, too
    os.killpg(process.pid, number)  # as a terminal and `timeout` do: all of them are told
    _out, err = process.communicate(timeout=60)
    # the shell says 130 either way: Python ends itself so where a module was being read
    assert process.returncode in (128 + number, -number)
    assert "Traceback" not in err
    assert "leaked" not in err
    assert not out.parent.exists()
    assert not [*tmp_path.rglob("muster-*-*")]
