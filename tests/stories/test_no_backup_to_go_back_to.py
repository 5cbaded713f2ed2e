"""What a person is told of damage that nothing brings back: a way that they truly can go."""

from pathlib import Path

import pytest

from tests.builders.files import opened, save, tampering
from tests.builders.five_records import file_of_five
from tests.builders.terminal import Terminal

BLANK = "UPDATE change SET old = NULL, new = NULL, salt = NULL WHERE number = 5"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return file_of_five(tmp_path / "bow.muster")


def spoil(path: Path, *statements: str) -> None:
    with tampering(path) as plain:
        plain.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            plain.execute(statement)


def test_a_record_that_nothing_proves_is_entered_again(path: Path, terminal: Terminal) -> None:
    spoil(path, BLANK, "UPDATE site SET name = 'Shop'")
    told = terminal.muster("verify", path, "--mend")
    assert told.code == 1
    assert "Nothing of it can be brought back here." in told.out
    assert "Void it, and enter it again from the paper." in told.out
    assert "backup of" not in told.out
    with opened(path) as company:
        with company.reading() as connection:
            site = connection.exec_driver_sql("SELECT id FROM site").scalar()
        company.write("Void", lambda t: t.void("site", site, "damaged"))
        save(company, "site", name="Yard")
    assert terminal.muster("verify", path).code == 0


def test_a_history_that_was_edited_is_no_reason_to_go_back(path: Path, terminal: Terminal) -> None:
    assert terminal.muster("backup", path).code == 0
    spoil(path, "UPDATE action SET by = 'Mallory' WHERE number = 5")
    told = terminal.muster("verify", path, "--mend")
    assert "go on working with the file" in told.out
    assert "Restore" not in told.out


def test_a_broken_file_without_a_backup_is_looked_for_elsewhere(
    path: Path, terminal: Terminal
) -> None:
    whole = path.read_bytes()
    path.write_bytes(bytes([whole[0] ^ 0x80]) + whole[1:])
    told = terminal.muster("verify", path)
    assert "Type muster verify bow.muster --mend" in told.out
    told = terminal.muster("verify", path, "--mend")
    assert (told.code, told.err) == (1, "")
    assert "There is no whole backup of it" in told.out
    assert "Restore" not in told.out


def test_a_broken_file_with_a_backup_names_the_day_of_it(path: Path, terminal: Terminal) -> None:
    assert terminal.muster("backup", path).code == 0
    whole = path.read_bytes()
    path.write_bytes(bytes([whole[0] ^ 0x80]) + whole[1:])
    told = terminal.muster("verify", path, "--mend")
    assert told.code == 1
    assert "The last whole backup of it is that of" in told.out


def test_a_backup_tells_of_as_many_things_as_the_check(path: Path, terminal: Terminal) -> None:
    """A missing record, one that names it, and eight lines of history that one action wrote."""
    with opened(path) as company:
        company.write("Sites", lambda t: [t.save("site", {"name": str(n)}) for n in range(8)])
    spoil(path, "DELETE FROM worker", "UPDATE action SET by = 'Mallory' WHERE number = 6")
    told = terminal.muster("verify", path)
    assert "bow.muster: 2 things are not as they were saved." in told.out
    made = terminal.muster("backup", path)
    assert "2 things in bow.muster are damaged, and so they are in the backup." in made.err
