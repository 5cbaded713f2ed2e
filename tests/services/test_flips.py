"""One bit that flips by itself anywhere is found, and what it altered is named.

`python -m pytest tests/services/test_flips.py --campaign` flips 400 bits that alter a stored value
of the demonstration company, 400 of a backup of it, and puts right what can be put right.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

from desktop.errors import Unavailable
from desktop.records import KINDS
from desktop.services import verifying
from desktop.services.backups import Places, Why, back_up
from desktop.services.repairing import mend, offers
from desktop.services.verifying import Verified, verify
from desktop.store import drafts
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from tests.builders import demonstration, flipping
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save
from tests.builders.flipping import Flip, flips
from tests.builders.kinds import links_first
from tests.builders.values import example

FULL: Final = 400
SHORT: Final = 24

pytestmark = pytest.mark.timeout(4 * 3600)  # a campaign takes as long as it takes
# which fault tells of what is no record
TOLD_BY: Final = {
    "action": {"history"},
    "change": {"history"},
    "content": {"content", "text"},
    "particular": {"particular"},
    "imported_row": {"imported"},
    "draft": {"draft"},
    "search_row": {"search"},
    "search_word_data": {"search"},
    "search_word_docsize": {"search"},
    "search_word_idx": {"search"},
    "search_word_config": {"search"},
    "alembic_version": {"structure"},
}


def add_what_is_no_record(company: CompanyFile) -> None:
    """Fill the tables that hold neither records nor history."""
    words = b"Fire extinguisher 5, checked on 3 November 2026, pressure in the green. " * 40
    sha256 = hashlib.sha256(words).hexdigest()
    values = {"name": "tag.txt", "sha256": sha256, "media_type": "text/plain"}
    values |= {"size": len(words), "filed_at": NOON}

    def work(t: Transaction) -> None:
        t.add_content(sha256, words, words.decode()[:500])
        record = t.save("evidence", values)
        for number in range(20):
            row = hashlib.sha256(str(number).encode()).hexdigest()
            t.remember(row, "evidence", record)

    company.write("File", work)
    draft = drafts.Draft("worker", {"last_name": "Tremblay", "phone": "403 555 0142"})
    kept = replace(draft, kept_at=NOON, kept_by="Test")
    company.keep_aside(lambda connection: drafts.keep(connection, kept)).result()


def company_of_every_kind(path: Path) -> None:
    """Make a small company with records of every kind, and rows in them."""
    ids: dict[str, list[str]] = {}

    def work(t: Transaction) -> None:
        for kind in links_first(KINDS):
            for number in range(2):
                values = example(kind, ids)
                if kind.key == "evidence":
                    data = f"file {number}".encode()
                    values |= {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
                    t.add_content(values["sha256"], data, None)
                ids.setdefault(kind.key, []).append(t.save(kind.key, values))

    with copied(path) as company:
        company.write("Everything", work)
        worker = ids["worker"][0]
        save(company, "worker", worker, last_name="Tremblay")
        company.write("Void", lambda t: t.void("worker", worker, "left"))
        add_what_is_no_record(company)


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--campaign"))


@pytest.fixture
def subject(tmp_path: Path, full: bool) -> Path:
    """The file whose bits flip."""
    path = tmp_path / "bow.muster"
    if not full:
        company_of_every_kind(path)
        return path
    demonstration.copied(path)
    with opened(path) as company:
        add_what_is_no_record(company)
    return path


def is_named(flip: Flip, owners: dict[tuple[str, bytes], str], verified: Verified) -> bool:
    """Whether what a flip altered is told, and each record by its name."""
    named = {fault.record_id for fault in verified.faults}
    told = {fault.what for fault in verified.faults}
    for table, lines in flip.altered.items():
        if table in TOLD_BY:
            if not told & TOLD_BY[table]:
                return False
            continue
        ids = {value for line in lines for value, _type in line if isinstance(value, bytes)}
        if not {owners[table, one] for one in ids if (table, one) in owners} & named:
            return False
    return bool(verified.faults)


def sentences(path: Path) -> list[str]:
    """What a person is told of a file."""
    try:
        return [fault.sentence for fault in verify(path).faults]
    except Unavailable as fault:
        return [str(fault)]


def altering(path: Path, scratch: Path, seed: int) -> Iterator[Flip]:
    """The flips that leave a file which SQLite can read through."""
    return (flip for flip in flips(path, seed, scratch) if flip.altered)


def test_every_flip_that_alters_a_value_is_found_and_named(
    subject: Path, tmp_path: Path, full: bool, record_property: Callable[[str, object], None]
) -> None:
    owners = flipping.records_of(subject)
    assert verify(subject).is_whole
    scratch, count = tmp_path / "flipped.muster", FULL if full else SHORT
    missed, where = [], Counter[str]()
    for flip in islice(altering(subject, scratch, 11), count):
        where.update(flip.altered.keys())
        if not is_named(flip, owners, verify(scratch)):
            missed.append(flip)
    record_property("flips", dict(where))
    print(f"{count} flips, {len(missed)} missed; by table: {dict(where)}")  # noqa: T201
    assert missed == []
    assert sum(where.values()) >= count


def test_a_flip_that_breaks_the_file_ends_in_a_sentence(
    subject: Path, tmp_path: Path, full: bool
) -> None:
    whole, before = subject.read_bytes(), flipping.read_through(subject)
    scratch, chance = tmp_path / "flipped.muster", random.Random(3)
    pages = range(0, len(whole), 4096)
    for _turn in range(FULL if full else 25):
        # the head of a page says what is where in it
        offset = chance.choice(pages) + chance.randrange(12)
        scratch.write_bytes(flipping.flipped(whole, offset, chance.randrange(8)))
        said = sentences(scratch)
        assert said or flipping.read_through(scratch) == before
        assert all(sentence.endswith(".") for sentence in said)


def test_every_flip_in_a_backup_is_found(subject: Path, tmp_path: Path, full: bool) -> None:
    places = Places(tmp_path / "backups")
    with opened(subject) as company:
        folder = back_up(company, places, Why.BY_HAND, now=NOON).folder
    assert verify(folder).is_whole
    files = [folder / "records.db", folder / "manifest.json", folder / "contents.txt"]
    files += [path for path in (folder.parent / "contents").rglob("*") if path.is_file()]
    chance = random.Random(5)
    missed = []
    for turn in range(FULL if full else SHORT):
        path = files[turn % len(files)]
        whole = path.read_bytes()
        offset, bit = chance.randrange(len(whole)), chance.randrange(8)
        path.write_bytes(flipping.flipped(whole, offset, bit))
        try:
            if verify(folder).is_whole:
                missed.append((path.name, offset, bit))
        except Unavailable:
            pass
        path.write_bytes(whole)
    assert missed == []
    assert verify(folder).is_whole


def test_what_a_flip_damaged_is_put_right(subject: Path, tmp_path: Path, full: bool) -> None:
    places = Places(tmp_path / "backups")
    with opened(subject) as company:
        back_up(company, places, Why.BY_HAND, now=NOON)
    scratch = tmp_path / "flipped" / subject.name
    scratch.parent.mkdir()
    outcome: Counter[str] = Counter()
    for flip in islice(altering(subject, scratch, 23), FULL if full else 8):
        verified = verify(scratch)
        found = offers(scratch, verified, places)
        if not found:
            assert {"change", "action", "particular"} & flip.altered.keys(), flip
            outcome["history: restore the backup"] += 1
            continue
        with opened(scratch) as company:
            mend(company, found, None)
        assert verify(scratch, heads=verifying.known_heads(scratch, places)).is_whole, flip
        outcome[f"{found[0].what} from {found[0].source}"] += 1
    print(dict(outcome))  # noqa: T201
    assert outcome
