"""A company file with a password opens with it, with its recovery code, and with nothing else."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Locked, Refused, Unavailable, WrongPassword
from desktop.store import glancing, header
from desktop.store.copying import copy_to
from desktop.store.file import CompanyFile
from desktop.store.keys import ALPHABET, LETTERS, LINES, Key, line_is_right
from tests.builders.files import opened, save, standing_clock

PASSWORD = "a vise grip is no unit"
KEY = Key.made(PASSWORD)
raws = st.binary(min_size=32, max_size=32)


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.muster"
    with CompanyFile.create(path, by="Marg", clock=standing_clock, key=KEY) as company:
        save(company, "worker", last_name="Desjarlais")
    return path


def test_nothing_in_the_file_can_be_read_without_the_password(locked: Path) -> None:
    assert b"Desjarlais" not in locked.read_bytes()
    assert b"worker" not in locked.read_bytes()
    assert header.is_locked(locked)
    with pytest.raises(Locked, match=r"locked\.muster is locked with a password"):
        opened(locked)


def test_the_password_opens_it_and_what_is_written_stays_locked(locked: Path) -> None:
    key = Key.of(PASSWORD, header.salt_of(locked))
    assert key == KEY
    with opened(locked, key=key) as company:
        save(company, "worker", last_name="Beaulieu")
        assert company.key == key
    assert b"Beaulieu" not in locked.read_bytes()
    with opened(locked, key=key, read_only=True) as company, company.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM worker").scalar() == 2


def test_the_code_of_the_sheet_opens_it(locked: Path) -> None:
    key = Key.from_code(KEY.recovery_code().lower().replace("0", "o"), header.salt_of(locked))
    with opened(locked, key=key) as company:
        assert company.key == KEY


@pytest.mark.parametrize("wrong", ["", "a vise grip is no Unit", PASSWORD + " "])
def test_a_wrong_password_is_a_sentence_and_changes_nothing(locked: Path, wrong: str) -> None:
    before = locked.read_bytes()
    with pytest.raises(WrongPassword, match="That does not open locked"):
        opened(locked, key=Key.of(wrong, header.salt_of(locked)))
    assert locked.read_bytes() == before
    assert [path.name for path in locked.parent.iterdir()] == [locked.name]


def test_any_program_that_knows_sqlcipher_opens_it_with_the_password(locked: Path) -> None:
    with closing(driver.connect(str(locked))) as connection:
        connection.execute(f"PRAGMA key='{PASSWORD}'")
        assert connection.execute("SELECT last_name FROM worker").fetchall() == [("Desjarlais",)]


def test_letters_are_the_same_however_a_keyboard_sends_them() -> None:
    salt = bytes(16)
    assert Key.of("Éric", salt) == Key.of("E\u0301ric", salt)
    assert Key.of("Eric", salt) != Key.of("Éric", salt)


def test_a_copy_is_locked_with_the_same_password(locked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.muster"
    with opened(locked, key=KEY) as company:
        copy_to(company, copy)
    assert header.salt_of(copy) == KEY.salt
    with opened(copy, key=Key.of(PASSWORD, header.salt_of(copy))) as company:
        assert company.key == KEY


def test_nothing_is_shown_of_it_before_it_is_unlocked(locked: Path) -> None:
    assert glancing.glance(locked, lambda _ask: 1) is None


def test_a_key_for_a_file_that_has_none_changes_nothing(path: Path) -> None:
    CompanyFile.create(path, by="Marg", clock=standing_clock).close()
    with opened(path, key=KEY) as company:
        assert company.key is None
        save(company, "worker", last_name="Desjarlais")
    assert not header.is_locked(path)


@pytest.mark.parametrize("content", [b"", b"abc", b"%PDF-1.7 " * 9000, b"PK\x03\x04 zipped" * 9000])
def test_what_is_no_company_file_is_not_called_locked(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.muster"
    path.write_bytes(content)
    with pytest.raises(Unavailable, match="is not a Muster company file") as told:
        opened(path)
    assert not isinstance(told.value, Locked)


def test_a_wrong_password_writes_nothing_to_the_terminal(locked: Path) -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from desktop.store import header\n"
            "from desktop.store.keys import Key\n"
            "print(header.opens(Path(sys.argv[1]), Key(bytes(32), bytes(16))))",
            str(locked),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (said.stdout, said.stderr) == ("False\n", "")


# --- the code on paper ----------------------------------------------------------------------------


@given(raws)
def test_every_key_can_be_written_down_and_read_again(raw: bytes) -> None:
    code = Key(raw, bytes(16)).recovery_code()
    assert [len(line) for line in code.splitlines()] == [LETTERS + 1] * LINES
    assert Key.from_code(code, bytes(16)).raw == raw
    spaced = " ".join(code)
    assert Key.from_code(spaced, bytes(16)).raw == raw


@given(raws, st.integers(0, LINES * (LETTERS + 1) - 1), st.sampled_from(ALPHABET))
def test_every_slip_of_one_letter_is_told_by_its_line(raw: bytes, place: int, slip: str) -> None:
    lines = Key(raw, bytes(16)).recovery_code().splitlines()
    number, at = divmod(place, LETTERS + 1)
    if lines[number][at] == slip:
        return
    lines[number] = lines[number][:at] + slip + lines[number][at + 1 :]
    assert not line_is_right(number, lines[number])
    with pytest.raises(Refused, match=f"Line {number + 1}"):
        Key.from_code("\n".join(lines), bytes(16))


@given(raws)
def test_lines_in_another_order_are_not_taken(raw: bytes) -> None:
    lines = Key(raw, bytes(16)).recovery_code().splitlines()
    for number in range(1, LINES):
        assert not line_is_right(0, lines[number]) or lines[number][:-1] == lines[0][:-1]


@pytest.mark.parametrize("code", ["", "ABC", "ZZZZZZZZZZZZZZ"])
def test_half_a_code_is_a_sentence(code: str) -> None:
    with pytest.raises(Refused):
        Key.from_code(code, bytes(16))


def test_a_key_shows_itself_nowhere() -> None:
    assert KEY.raw.hex() not in repr(KEY)
    assert repr(KEY.raw) not in repr(KEY)
    assert KEY.raw.hex()[:16] != KEY.id
