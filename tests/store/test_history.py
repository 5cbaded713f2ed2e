"""History is only ever added to, and whoever changes it from outside is found out."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import IntegrityError

from desktop.store import connecting, history
from desktop.store.chain import START
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.files import copied, faults_in, opened, save, tampering, ticking_clock

BLANK = "UPDATE change SET old = NULL, new = NULL, salt = NULL WHERE number = ?"


def live(path: Path) -> None:
    """Make a file with some history: made, edited, voided, brought back, undone, imported."""
    copied(path).close()
    with CompanyFile.open(path, by="Dale", clock=ticking_clock()) as company:
        sitting = Sitting(company)
        worker = save(company, "worker", first_name="Rick", last_name="Desjarlais")
        kind = save(company, "certificate_type", name="H2S Alive")
        save(company, "certificate", worker_id=worker, type_id=kind, number="77")
        save(company, "worker", worker, last_name="Tremblay")
        company.write("Void", lambda t: t.void("worker", worker, "left"))
        sitting.undo()
        company.write("Many", lambda t: [t.save("site", {"name": f"S{n}"}) for n in range(8)])
        sitting.undo()
        sitting.redo()
        sitting.close()


def test_an_empty_history_is_whole(company: CompanyFile) -> None:
    with company.reading() as connection:
        assert history.head(connection) == (0, START)
        assert list(history.faults(connection)) == []


def test_history_is_whole_after_everything(path: Path) -> None:
    live(path)
    with opened(path) as company:
        assert faults_in(company) == []
        with company.reading() as connection:
            told = history.actions(connection)
    assert [action.number for action, _lines in told] == list(range(1, 10))
    assert [action.name for action, _lines in told][-3:] == ["Many", "Undo: Many", "Redo: Many"]
    undone = {action.number: action.undoes for action, _lines in told if action.undoes}
    ids = {action.number: action.id for action, _lines in told}
    assert undone == {6: ids[5], 8: ids[7], 9: ids[8]}
    numbers = [line["number"] for _action, lines in told for line in lines]
    assert numbers == list(range(1, len(numbers) + 1))


def test_history_of_one_record(path: Path) -> None:
    live(path)
    with opened(path) as company, company.reading() as connection:
        worker = history.actions(connection)[0][1][0]["record_id"]
        told = history.actions(connection, worker)
    assert [lines[0]["operation"] for _action, lines in told] == (
        ["create", "update", "void", "restore"]
    )
    assert [lines[0]["version"] for _action, lines in told] == [1, 2, 3, 4]
    assert told[1][1][0]["old"] == '{"last_name":"Desjarlais"}'


# --- what the file itself refuses -----------------------------------------------------------------


@pytest.fixture
def plain(path: Path) -> Iterator[Any]:
    """A plain connection to a file with history, triggers in place."""
    live(path)
    connection = connecting.connect_to(path, connecting.WRITE)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM change WHERE number = 1",
        "DELETE FROM action WHERE number = 1",
        "UPDATE action SET name = 'nothing'",
        "UPDATE change SET old = 'x' WHERE number = 4",
        "UPDATE change SET new = '{}' WHERE number = 4",
        "UPDATE change SET record_id = ''",
        "UPDATE change SET number = 999 WHERE number = 4",
        "UPDATE change SET old = NULL WHERE number = 4",
        "UPDATE change SET salt = NULL WHERE number = 4",
        "UPDATE change SET old = NULL, new = NULL WHERE number = 4",
        "UPDATE change SET old = NULL, new = NULL, salt = NULL, version = 9 WHERE number = 4",
    ],
)
def test_history_is_never_changed_or_deleted(plain: Any, statement: str) -> None:
    with pytest.raises(driver.DatabaseError, match="history is never"):
        plain.execute(statement)


def test_what_was_blanked_stays_blank(plain: Any) -> None:
    plain.execute(BLANK, (4,))
    with pytest.raises(driver.DatabaseError, match="history is never changed"):
        plain.execute("UPDATE change SET old = 'x', new = 'y', salt = 'z' WHERE number = 4")


def test_a_lawful_disposal_leaves_the_chain_whole(path: Path, plain: Any) -> None:
    for number in (1, 2, 4):
        plain.execute(BLANK, (number,))
    with opened(path) as company:
        assert faults_in(company) == []
        save(company, "site", name="After")
        assert faults_in(company) == []


# --- what is found out ----------------------------------------------------------------------------


class Forger:
    """Changes the history in one way at random; `rows` are (table, what finds a row)."""

    def __init__(self, connection: Any, seed: int) -> None:
        self.connection, self.random = connection, random.Random(seed)
        self.said = ""

    def forge(self) -> None:
        """Do one thing, and say it in `said`."""
        way = self.random.choice([self.edit, self.edit, self.delete, self.insert, self.reorder])
        way()

    def run(self, statement: str, *values: object) -> None:
        """Run one statement; a no is as good as having found it."""
        self.said = f"{statement} {values}"
        self.connection.exec_driver_sql(statement, values)

    def numbers(self, table: str, most: int = 1) -> list[int]:
        """Return some numbers of lines, in order."""
        all_of_them = self.connection.exec_driver_sql(f"SELECT number FROM {table}").scalars().all()
        return sorted(self.random.sample(all_of_them, most))

    def edit(self) -> None:
        """Change one value."""
        table = self.random.choice(["change", "change", "action"])
        number = self.numbers(table)[0]
        line = (
            self.connection.exec_driver_sql(f"SELECT * FROM {table} WHERE number = ?", (number,))
            .mappings()
            .one()
        )
        name = self.random.choice(list(line))
        new = self.other(line[name])
        self.run(f"UPDATE {table} SET {name} = ? WHERE number = ?", new, number)

    def other(self, value: object) -> object:
        """Return something else of the same sort, or nothing, or something that does not fit."""
        if isinstance(value, int):
            return self.random.choice([value + 1000, -value - 1, None, f"{value}x"])
        text = str(value or "")
        place = self.random.randrange(len(text) + 1)
        options: list[object] = [text[:place] + "7x" + text[place:], text.encode(), text + " "]
        if value is not None:
            options += [None, text[:place] + text[place + 1 :] if place < len(text) else "x"]
        else:
            options += ["", "0"]
        return self.random.choice(options)

    def delete(self) -> None:
        """Take lines out: one change, one action, an action with its changes, or the end."""
        number = self.numbers("action")[0]
        mine = "(SELECT id FROM action WHERE number = ?)"
        what = self.random.choice(["change", "action", "both", "end"])
        if what == "change":
            self.run("DELETE FROM change WHERE number = ?", self.numbers("change")[0])
        elif what == "action":
            self.run("DELETE FROM action WHERE number = ?", number)
        elif what == "both":
            self.run(f"DELETE FROM change WHERE action_id = {mine}", number)
            self.run("DELETE FROM action WHERE number = ?", number)
        else:
            later = "(SELECT id FROM action WHERE number >= ?)"
            self.run(f"DELETE FROM change WHERE action_id IN {later}", number)
            self.run("DELETE FROM action WHERE number >= ?", number)

    def insert(self) -> None:
        """Put in a copy of a line, or a new line with a hash that fits."""
        number = self.numbers("change")[0]
        columns = "action_id, kind, record_id, operation, version, old, new, salt, digest"
        if self.random.random() < 0.5:
            self.run(
                f"INSERT INTO change (number, previous, hash, {columns}) "
                f"SELECT (SELECT max(number) + 1 FROM change), previous, hash, {columns} "
                "FROM change WHERE number = ?",
                number,
            )
        else:
            self.forge_a_line(number)

    def forge_a_line(self, number: int) -> None:
        """Add a line as Muster itself would, about a record that did not change."""
        question = "SELECT kind, record_id FROM change WHERE number = ?"
        kind, record_id = self.connection.exec_driver_sql(question, (number,)).one()
        top = history.next_action_number(self.connection)
        action = history.Action(f"{top:032x}", top, ticking_clock()(), "Dale", "Forged", None)
        version = self.random.randint(1, 5)
        change = history.Change(kind, record_id, "update", version, "{}", "{}")
        history.append(self.connection, action, [change])
        self.said = f"forged line of version {version} about the record of line {number}"

    def reorder(self) -> None:
        """Let two lines change places, by their numbers or by all they say."""
        if self.random.random() < 0.5:
            self.swap("action", *self.numbers("action", 2))
        else:
            self.swap("change", *self.numbers("change", 2))

    def swap(self, table: str, one: int, other: int) -> None:
        """Give two lines each other's number."""
        self.run(f"UPDATE {table} SET number = -1 WHERE number = ?", one)
        self.run(f"UPDATE {table} SET number = ? WHERE number = ?", one, other)
        self.run(f"UPDATE {table} SET number = ? WHERE number = -1", other)


def test_every_forgery_is_found(path: Path, request: pytest.FixtureRequest) -> None:
    live(path)
    with tampering(path) as plain:
        plain.execute(BLANK, (2,))
    with tampering(path):
        refused, missed, turns = _forgeries(path, request)
    assert missed == [], missed
    assert refused < turns / 4


def _forgeries(
    path: Path, request: pytest.FixtureRequest
) -> tuple[int, list[tuple[int, object]], int]:
    engine = connecting.engine(path, connecting.WRITE)
    refused = 0
    missed: list[tuple[int, object]] = []
    turns = 10_000 if request.config.getoption("--campaign") else 300
    with engine.connect() as connection:
        connection.connection.execute("PRAGMA foreign_keys=OFF")
        for seed in range(turns):
            transaction = connection.begin()
            forger = Forger(connection, seed)
            try:
                forger.forge()
            except IntegrityError:  # the tables themselves do not take it
                refused += 1
            else:
                if not list(history.faults(connection)):
                    missed.append((seed, forger.said))
            transaction.rollback()
        assert list(history.faults(connection)) == []
    engine.dispose()
    return refused, missed, turns


def test_an_action_without_a_moment_is_found_and_not_fallen_over(path: Path) -> None:
    live(path)
    with tampering(path) as plain:
        plain.execute("UPDATE action SET at = 'yesterday' WHERE number = 2")
    with opened(path) as company, company.reading() as connection:
        assert list(history.faults(connection)) == [(2, "line")]


def test_a_record_that_was_deleted_from_outside_is_found(path: Path) -> None:
    live(path)
    with tampering(path) as plain:
        plain.execute("PRAGMA foreign_keys=OFF")
        plain.execute("DELETE FROM certificate")
    with opened(path) as company, company.reading() as connection:
        assert [what for _number, what in history.faults(connection)] == ["record"]


def test_a_record_that_was_put_in_from_outside_is_found(path: Path) -> None:
    live(path)
    with tampering(path) as plain:
        plain.execute(
            "INSERT INTO site (id, created_at, created_by, version, checksum, name) "
            "SELECT 'ff', created_at, created_by, version, checksum, 'Mine' FROM site LIMIT 1"
        )
    with opened(path) as company, company.reading() as connection:
        assert list(history.faults(connection)) == [(0, "record")]
