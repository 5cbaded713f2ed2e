"""A value that changed by itself is found, wherever it lies."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import StatementError

from desktop.records import KINDS, kind_of
from desktop.records.checking import check
from desktop.store import aggregate, drafts, integrity
from desktop.store.file import CompanyFile
from desktop.store.tables import PARTICULAR
from tests.builders.company import NOON
from tests.builders.files import copied, faults_in, opened, save, tampering
from tests.builders.kinds import links_first
from tests.builders.values import example


def damaged(path: Path) -> list[tuple[str, str]]:
    with opened(path) as company, company.reading() as connection:
        return list(integrity.damaged_records(connection))


def spoil(path: Path, statement: str) -> None:
    with tampering(path) as plain:
        plain.execute("PRAGMA foreign_keys=OFF")
        plain.execute(statement)


def test_every_kind_is_sealed_as_it_is_read(company: CompanyFile) -> None:
    ids: dict[str, list[str]] = {}
    for kind in links_first(KINDS):
        ids[kind.key] = [save(company, kind.key, **example(kind, ids))]
    with company.reading() as connection:
        for kind in KINDS:
            stored = aggregate.read_one(connection, kind, ids[kind.key][0])
            assert stored is not None
            assert stored.values == check(kind, stored.values)
    assert faults_in(company) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE worker SET last_name = 'Tremblay'",
        "UPDATE worker SET last_name = ''",
        "UPDATE worker SET phone = '1'",
        "UPDATE worker SET is_owner = 0",
        "UPDATE worker SET version = 2",
        "UPDATE worker SET created_by = 'me'",
        "UPDATE worker SET created_at = '2026-11-16 19:00:00.000001'",
        "UPDATE worker SET created_at = 'yesterday'",
        "UPDATE worker SET voided_at = '2026-11-16 19:00:00.000000'",
        "UPDATE worker SET checksum = ''",
        "UPDATE worker SET last_name = CAST(x'C3' AS TEXT)",
        "UPDATE worker SET last_name = x'00'",
        "UPDATE worker_employment SET from_on = '2012-05-23'",
        "UPDATE worker_employment SET from_on = '31/12/2012'",
        "UPDATE worker_employment SET position = 1 - position",
        "DELETE FROM worker_employment WHERE position = 1",
        # what reads as if nothing had happened
        "UPDATE worker SET created_at = replace(created_at, ' ', 'T')",
        "UPDATE worker SET created_at = replace(created_at, '.', ',')",
        "UPDATE worker SET is_owner = 3",
        "UPDATE worker_employment SET from_on = '2012-W21-2' WHERE position = 0",
        "UPDATE worker_employment SET from_on = '20120522' WHERE position = 0",
        "UPDATE worker_employment SET position = 5 WHERE position = 1",
        "UPDATE worker_employment SET position = position + 1",
    ],
)
def test_a_record_that_changed_by_itself_is_found(path: Path, statement: str) -> None:
    with copied(path) as company:
        periods = [{"from_on": "2012-05-22"}, {"from_on": "2021-01-01"}]
        worker = save(company, "worker", last_name="Desjarlais", is_owner=True, employment=periods)
        save(company, "site", name="Yard")
    assert damaged(path) == []
    spoil(path, statement)
    assert damaged(path) == [("worker", worker)]


def test_only_the_damaged_ones_of_many_are_named(path: Path, company: CompanyFile) -> None:
    sites = company.write("Many", lambda t: [t.save("site", {"name": "x"}) for _n in range(700)])
    bad = sorted(random.Random(7).sample(sites, 5))
    spoil(path, f"UPDATE site SET created_at = 'never' WHERE id IN {tuple(bad)}")
    assert damaged(path) == [("site", site) for site in bad]


def test_a_content_that_changed_by_itself_is_found(path: Path, company: CompanyFile) -> None:
    sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    company.write("File", lambda t: t.add_content(sha256, b"abc", None))
    with company.reading() as connection:
        assert list(integrity.damaged_contents(connection)) == []
    spoil(path, "UPDATE content SET data = x'616264'")
    with company.reading() as connection:
        assert list(integrity.damaged_contents(connection)) == [sha256]


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("particular", "UPDATE particular SET value = 'x'"),
        ("particular", "UPDATE particular SET name = 'x'"),
        ("content", "UPDATE content SET size = 4"),
        ("content", "UPDATE content SET text = 'x'"),
        ("content", "UPDATE content SET seal = ''"),
        ("imported_row", "UPDATE imported_row SET record_id = 'x'"),
        ("imported_row", "UPDATE imported_row SET digest = x'00'"),
        ("draft", "UPDATE draft SET typed = '{}'"),
        ("draft", "UPDATE draft SET version = 2"),
        ("draft", "UPDATE draft SET kept_at = 'never'"),
        ("draft", "UPDATE draft SET kept_at = replace(kept_at, ' ', '0')"),
        ("draft", "UPDATE draft SET kind = CAST(x'C3' AS TEXT)"),
    ],
)
def test_a_line_that_is_no_record_is_found(path: Path, table: str, statement: str) -> None:
    sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    with copied(path) as company:
        company.write("File", lambda t: t.add_content(sha256, b"abc", "words"))
        company.write("Import", lambda t: t.remember("d", "worker", "r"))
        draft = replace(drafts.Draft("worker", {"phone": "1"}), kept_at=NOON, kept_by="Test")
        company.keep_aside(lambda connection: drafts.keep(connection, draft)).result()
        assert faults_in(company) == []
    spoil(path, statement)
    with opened(path) as company, company.reading() as connection:
        assert [line.table for line in integrity.damaged_lines(connection)] == [table]


def test_a_sealed_line_is_never_written_in_part(company: CompanyFile) -> None:
    change = update(PARTICULAR).values(value="x")
    with pytest.raises(StatementError, match="written whole"):
        company.keep_aside(lambda connection: connection.execute(change)).result()


def test_a_field_added_later_changes_no_old_checksum(company: CompanyFile) -> None:
    site = save(company, "site", name="Yard")
    stored = company.write("Look", lambda t: t.get("site", site))
    later = aggregate.Stored(**{**stored.__dict__, "values": {**stored.values, "colour": None}})
    assert later.seal() == stored.checksum
    assert kind_of("site").key == stored.kind
