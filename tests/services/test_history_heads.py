"""A history that was cut off or written anew, all of it, is found wherever somebody kept a head."""

import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from desktop.services.backups import Places, Why, back_up
from desktop.services.verifying import Head, known_heads, verify
from desktop.services.verifying.heads import faults_of_heads
from desktop.store import chain, connecting, history
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, tampering

LINES = 30


def live(path: Path) -> list[Head]:
    """Make a file with a history of one line an action; returns the head after every fifth."""
    heads = []
    with copied(path) as company:
        for number in range(1, LINES + 1):
            save(company, "site", name=f"Site {number}")
            if number % 5 == 0:
                with company.reading() as connection:
                    heads.append(Head(*history.head(connection), f"backup {number}"))
    return heads


def write_anew(connection: Connection, number: int) -> None:
    """Say that somebody else did it, and make every hash from there on fit."""
    run = connection.exec_driver_sql
    run('UPDATE action SET "by" = ? WHERE number = ?', ("Nobody", number))
    actions = chain.actions_by_id(connection)
    previous = chain.START
    for line in list(chain.lines(connection)):
        anew = dict(line) | {"previous": previous}
        previous = chain.link_hash(actions[line["action_id"]], anew)
        run(
            "UPDATE change SET previous = ?, hash = ? WHERE number = ?",
            (anew["previous"], previous, line["number"]),
        )


def cut_off(connection: Connection, number: int) -> None:
    """Take out the lines from there on, their actions, and the records that they made."""
    run: Any = connection.exec_driver_sql
    run("DELETE FROM site WHERE id IN (SELECT record_id FROM change WHERE number >= ?)", (number,))
    run("DELETE FROM change WHERE number >= ?", (number,))
    run("DELETE FROM action WHERE number >= ?", (number,))


def test_every_head_from_there_on_gives_it_away(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "bow.muster"
    heads = live(path)
    chance = random.Random(9)
    with tampering(path):
        engine = connecting.engine(path, connecting.WRITE)
        with engine.connect() as connection:
            for _turn in range(10_000 if request.config.getoption("--campaign") else 100):
                number = chance.randint(1, LINES)
                transaction = connection.begin()
                chance.choice([write_anew, cut_off])(connection, number)
                assert list(history.faults(connection)) == []  # in itself it is as good as any
                found = [fault.sentence for fault in faults_of_heads(connection, heads)]
                assert [head.where in " ".join(found) for head in heads] == [
                    head.number >= number for head in heads
                ]
                transaction.rollback()
            assert list(faults_of_heads(connection, heads)) == []
        engine.dispose()


def test_a_backup_gives_away_a_history_that_was_cut_off(tmp_path: Path) -> None:
    path, places = tmp_path / "bow.muster", Places(tmp_path / "backups")
    live(path)
    with opened(path) as company:
        back_up(company, places, Why.BY_HAND, now=NOON)
    heads = known_heads(path, places)
    assert [head.number for head in heads] == [LINES]
    assert verify(path, heads=heads).is_whole
    with tampering(path) as plain:
        plain.execute("DELETE FROM site WHERE name = 'Site 30'")
        plain.execute("DELETE FROM search_row WHERE title = 'site 30'")
        plain.execute("DELETE FROM change WHERE number = 30")
        plain.execute("DELETE FROM action WHERE number = 30")
    said = [fault.sentence for fault in verify(path, heads=heads).faults if fault.what == "head"]
    assert said == [
        "Line 30 of the history is not the one that the backup of 16 November 2026 has. If an "
        "older backup was restored since, that is why; if not, somebody cut the history off or "
        "wrote it anew."
    ]


def test_another_company_of_that_name_gives_nothing_away(tmp_path: Path) -> None:
    places = Places(tmp_path / "backups")
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        live(tmp_path / folder / "bow.muster")
    with opened(tmp_path / "one" / "bow.muster") as company:
        back_up(company, places, Why.BY_HAND, now=NOON)
    assert len(known_heads(tmp_path / "one" / "bow.muster", places)) == 1
    # these two are copies of one new file, so that only another identity tells them apart
    with tampering(tmp_path / "two" / "bow.muster") as plain:
        plain.execute("UPDATE particular SET value = 'ff' WHERE name = 'file_id'")
    assert known_heads(tmp_path / "two" / "bow.muster", places) == ()
