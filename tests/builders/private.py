"""Private facts for tests: quick to lock, and planted with words that nothing else holds."""

from typing import Any

import pytest

from desktop.records import kind_of
from desktop.store import aggregate, private_key
from desktop.store.drafts import Draft
from desktop.store.file import CompanyFile
from desktop.store.private_file import seal_all, unseal_all
from desktop.store.private_key import Lock, PrivateKey
from desktop.store.private_values import opened
from tests.builders.files import BY, save

PASSWORD = "four words in a row"
FIRST_AID, INCIDENT = "first_aid_record", "incident"
PLANTED = ("Quillfeather", "Zarzuela", "Oxymandel", "Vexillary")


def quick_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password be tried at once: how long that takes is not the point of most tests."""
    monkeypatch.setattr(private_key, "COST", 2**4)


def sealed_with(company: CompanyFile) -> PrivateKey:
    """Seal all private facts of a file; returns the key, and leaves them closed."""
    key = PrivateKey.made()
    lock, _code = Lock.made(key, PASSWORD)
    company.write("Private facts set up", lambda t: seal_all(t, key, lock))
    return key


def unsealed(company: CompanyFile, key: PrivateKey) -> None:
    """Take all seals off."""
    company.write("Private facts taken off", lambda t: unseal_all(t, key))


def plant(company: CompanyFile) -> tuple[str, str]:
    """Save a first-aid record and an incident with the planted words; returns their ids."""
    worker = save(company, "worker", first_name="Rick", last_name="Desjarlais")
    first_aid = save(
        company,
        "first_aid_record",
        happened_on="2026-03-02",
        worker_id=worker,
        injury=f"Cut by a {PLANTED[0]}",
        first_aider_name=PLANTED[1],
    )
    people = [{"name": PLANTED[2], "part": "saw it"}, {"worker_id": worker, "part": "was hurt"}]
    incident = save(
        company,
        "incident",
        happened_on="2026-03-02",
        kind="first_aid",
        what="A hand was cut",
        reported_by_name=PLANTED[3],
        people=people,
    )
    return first_aid, incident


def lies(company: CompanyFile, kind: str, record_id: str) -> dict[str, Any]:
    """Return what a record says as it lies in the file."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(kind), record_id)
    assert record is not None
    return record.values


def said(company: CompanyFile, kind: str, record_id: str, key: PrivateKey) -> dict[str, Any]:
    """Return what a record says, opened."""
    return opened(kind_of(kind), record_id, lies(company, kind, record_id), key)


def clear_in(company: CompanyFile) -> list[str]:
    """Return the planted words that can be read in the bytes of the file."""
    raw = company.path.read_bytes().lower()
    return [word for word in PLANTED if word.lower().encode() in raw]


def typed_draft(company: CompanyFile, kind: str, typed: dict[str, Any], **more: Any) -> Draft:
    """Return what somebody typed and did not save."""
    return Draft(kind, typed, kept_at=company.clock(), kept_by=BY, **more)


def both_of(planted: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return kind and id of both planted records."""
    return (FIRST_AID, planted[0]), (INCIDENT, planted[1])
