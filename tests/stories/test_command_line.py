"""The command line is a contract: exit codes, JSON alone on standard output, plain sentences."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import cli
from tests.builders.company import company_in
from tests.builders.hostile import pdf, written
from tests.builders.terminal import HOMES, Ended, Terminal

CREW = "Name,Position\nRick Desjarlais,Welder\n"
WRONG_CREW = "Name,Hired\nRick Desjarlais,31/31/2026\n"

Muster = Callable[..., Ended]


@pytest.fixture
def muster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Muster:
    """`muster` in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for home in HOMES:
        monkeypatch.setenv(home, str(tmp_path))

    def run(*words: object) -> Ended:
        try:
            code = cli.run([*map(str, words)])
        except SystemExit as ended:
            code = int(str(ended.code))
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return run


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company file that somebody made."""
    with company_in(tmp_path) as made:
        return made.file.path


def test_a_new_file_is_said_to_be_there(muster: Muster, tmp_path: Path) -> None:
    ended = muster("new", "c.muster", "--company", "Bow River Mechanical Ltd.")
    assert (ended.code, ended.err) == (0, "")
    assert "Bow River Mechanical Ltd." in ended.out
    assert (tmp_path / "c.muster").is_file()


def test_nothing_to_complain_about_is_0(muster: Muster, tmp_path: Path, company: Path) -> None:
    written(tmp_path, "Crew.csv", CREW)
    brought = muster("import", company, "Crew.csv", "--json")
    assert (brought.code, brought.document()["created"]) == (0, {"position": 1, "worker": 1})
    due = muster("duties", company, "--json", "--as-of", "2026-11-16")
    assert (due.code, due.document()["as_of"]) == (0, "2026-11-16")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "company.muster", "--company", "Again"], "company.muster"),
        (["new", "c.txt", "--company", "Bow River"], ".muster"),
        (["new", "d.muster", "--company", "  "], "name"),
        (["new", "d.muster"], "--company"),
        (["new", "d.muster", "--company", "B", "--protocol", "generic"], "generic-s1s6"),
        (["check", "company.muster", "--as-of", "16/11/2026"], "16/11/2026"),
        (["check", "company.muster", "--as-of", "2026-02-30"], "2026-02-30"),
        (["import", "company.muster"], "PATH"),
        (["inbox", "company.muster"], "inbox"),
        ([], "VERB"),
    ],
    ids=["file exists", "wrong ending", "no name", "name left out", "no such protocol",
         "wrong date", "no such day", "nothing to import", "a verb of a later version", "no verb"],
)  # fmt: skip
@pytest.mark.usefixtures("company")
def test_wrong_use_is_2(muster: Muster, words: list[str], said: str) -> None:
    ended = muster(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def a_text(path: Path, _company: Path) -> None:
    path.write_text("Dear Rick,\n" * 200, encoding="utf-8")


def a_folder(path: Path, _company: Path) -> None:
    path.mkdir()


def an_empty_file(path: Path, _company: Path) -> None:
    path.touch()


def a_damaged_file(path: Path, company: Path) -> None:
    content = company.read_bytes()
    path.write_bytes(content[:4096] + b"\x55" * (len(content) - 4096))


def nothing(_path: Path, _company: Path) -> None:
    pass


VERBS = ["check", "duties", "history", "import", "dump"]


@pytest.mark.parametrize(
    ("verb", "make"),
    [(verb, nothing) for verb in VERBS]
    + [("check", make) for make in (a_text, a_folder, an_empty_file, a_damaged_file)],
)
def test_a_file_that_cannot_be_opened_is_3(
    muster: Muster, tmp_path: Path, company: Path, verb: str, make: Callable[[Path, Path], None]
) -> None:
    other = tmp_path / "other.muster"
    make(other, company)
    more = {"import": ["papers"], "dump": ["--out", "dump"]}.get(verb, [])
    before = other.read_bytes() if other.is_file() else b""
    ended = muster(verb, "other.muster", *more)
    assert (ended.code, ended.out) == (3, "")
    assert "other.muster" in ended.err
    assert len(ended.err.strip().splitlines()) == 1
    assert (other.read_bytes() if other.is_file() else b"") == before
    assert not (tmp_path / "dump").exists()


def test_a_folder_that_is_not_there_is_3(muster: Muster, company: Path) -> None:
    ended = muster("import", company, "nowhere", "--json")
    assert (ended.code, ended.out) == (3, "")
    assert "nowhere" in ended.err


def test_one_of_two_folders_that_is_not_there_is_1_and_told(
    muster: Muster, tmp_path: Path, company: Path
) -> None:
    written(tmp_path, "Crew.csv", WRONG_CREW)
    ended = muster("import", company, "Crew.csv", "nowhere", "--json")
    assert ended.code == 1
    assert any("nowhere" in cell["reason"] for cell in ended.document()["refused"])


def test_a_mapping_that_is_not_there_is_3(muster: Muster, tmp_path: Path, company: Path) -> None:
    written(tmp_path, "Crew.csv", WRONG_CREW)
    ended = muster("import", company, "Crew.csv", "--map", "none.toml")
    assert (ended.code, ended.out) == (3, "")
    assert "none.toml" in ended.err


@pytest.mark.parametrize("option", ["--save-map", "--save-refused"])
def test_nothing_that_is_there_is_written_over(
    muster: Muster, tmp_path: Path, company: Path, option: str
) -> None:
    written(tmp_path, "Crew.csv", WRONG_CREW)
    theirs = tmp_path / ("theirs.toml" if option == "--save-map" else "theirs.xlsx")
    theirs.write_bytes(b"theirs")
    for target in (theirs.name, company.name):
        before = (tmp_path / target).read_bytes()
        ended = muster("import", company, "Crew.csv", "--dry-run", option, target)
        assert (ended.code, ended.out) == (2, "")
        assert target in ended.err
        assert (tmp_path / target).read_bytes() == before


def test_words_for_people_and_a_document_for_programs(
    muster: Muster, tmp_path: Path, company: Path
) -> None:
    written(tmp_path, "Crew.csv", WRONG_CREW)
    before = company.read_bytes()
    trial = ("import", company, "Crew.csv", "--dry-run")
    words, document = muster(*trial), muster(*trial, "--json")
    assert (words.code, document.code) == (1, 1)
    assert "31/31/2026" in words.out
    assert "trial" in words.out
    assert json.loads(document.out)["refused"][0]["column"] == "Hired"
    assert words.err == document.err == ""
    assert company.read_bytes() == before


def test_a_guess_is_saved_corrected_and_given_back(
    muster: Muster, tmp_path: Path, company: Path
) -> None:
    written(tmp_path, "Stuff.csv", "Stuff,Paper\nAcetone,2024-02-02\n")
    muster("import", company, "Stuff.csv", "--dry-run", "--save-map", "map.toml")
    mapping = tmp_path / "map.toml"
    text = mapping.read_text(encoding="utf-8")
    for old, new in (("kind", "hazardous_product"), ('"Stuff"', "name"), ('"Paper"', "sheet_on")):
        text = text.replace(f'{old} = ""', f'{old} = "{new}"')
    mapping.write_text(text, encoding="utf-8")
    ended = muster("import", company, "Stuff.csv", "--map", "map.toml", "--json")
    assert ended.document()["created"] == {"hazardous_product": 1}


def test_refused_rows_are_saved_as_a_sheet(muster: Muster, tmp_path: Path, company: Path) -> None:
    written(tmp_path, "Crew.csv", WRONG_CREW)
    muster("import", company, "Crew.csv", "--save-refused", "fix.xlsx")
    assert (tmp_path / "fix.xlsx").read_bytes().startswith(b"PK")


# --- as a process of its own ---


def test_a_process_says_one_sentence_and_no_trace(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    missing = terminal.muster("check", "nope.muster", "--json")
    assert (missing.code, missing.out) == (3, "")
    assert "nope.muster" in missing.err
    wrong = terminal.muster("check", "nope.muster", "--as-of", "yesterday")
    assert (wrong.code, wrong.out) == (2, "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [[], ["open"], ["open", "company.muster"]])
def test_without_a_screen_the_window_is_a_sentence(tmp_path: Path, words: list[str]) -> None:
    terminal = Terminal(tmp_path)
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        terminal.command(*words),
        capture_output=True,
        encoding="utf-8",
        env={name: v for name, v in terminal.surroundings.items() if name not in without},
        cwd=tmp_path,
        timeout=60,
    )
    assert done.returncode == 3
    assert "no screen" in done.stderr
    assert "shots" in done.stderr
    assert done.stdout == ""


def test_a_fault_of_muster_is_written_down_and_said_without_a_trace(tmp_path: Path) -> None:
    code = (
        "import sys; from desktop import cli; from desktop.cli.verbs import VERBS; "
        "VERBS['check'] = None; sys.exit(cli.run({!r}))"
    )
    terminal = Terminal(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code.format(["check", "c.muster"])], env=terminal.surroundings,
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (70, "")
    assert "Traceback" not in done.stderr
    (log,) = tmp_path.rglob("muster.log")
    assert str(log) in done.stderr
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_whoever_stops_reading_gets_no_trace(tmp_path: Path, company: Path) -> None:
    terminal = Terminal(tmp_path)
    asking = subprocess.Popen(
        terminal.command("check", company, "--json"), env=terminal.surroundings, cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert asking.stdout
    assert asking.stderr
    asking.stdout.close()
    with asking.stderr:
        said = asking.stderr.read()
    asking.wait(60)
    assert said == ""


def to_its_end(terminal: int) -> bytes:
    """Return all that is still written to a terminal until nobody has it open."""
    said = b""
    with open(terminal, "rb", buffering=0) as lines:
        try:
            while part := lines.read(1024):
                said += part
        except OSError:  # how Linux says that the other end was closed
            pass
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C of a terminal is sent otherwise there")
def test_stopped_by_ctrl_c_is_130_and_the_file_is_as_it_was(tmp_path: Path, company: Path) -> None:
    import pty

    for number in range(30):
        written(tmp_path, f"scan {number:02}.pdf", pdf(number + 1))
    before = company.read_bytes()
    terminal = Terminal(tmp_path)
    ours, theirs = pty.openpty()  # progress is shown on a terminal only
    running = subprocess.Popen(
        terminal.command("import", company, tmp_path), env=terminal.surroundings,
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while b"2/" not in said:
        said += os.read(ours, 1024)
    os.killpg(running.pid, signal.SIGINT)
    said += to_its_end(ours)
    out, _none = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert out == b""
    assert b"Nothing was left half-done" in said
    assert b"Traceback" not in said
    assert company.read_bytes() == before
    assert [path.name for path in tmp_path.glob("company*")] == ["company.muster"]
