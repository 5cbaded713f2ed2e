"""Private facts are sealed where they lie: nothing is lost, and nothing of them is in the file."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.records.privacy import SEALED, is_private, private_fields
from desktop.store import drafts, history
from desktop.store.file import CompanyFile
from desktop.store.private_key import PrivateKey
from desktop.store.private_values import is_closed, opened
from tests.builders import files
from tests.builders.files import faults_in, save
from tests.builders.paces import at_most
from tests.builders.private import (
    FIRST_AID,
    INCIDENT,
    PLANTED,
    clear_in,
    lies,
    plant,
    quick_locks,
    said,
    sealed_with,
    typed_draft,
    unsealed,
)
from tests.builders.values import values_for


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)


@pytest.fixture
def planted(company: CompanyFile) -> tuple[str, str]:
    return plant(company)


def test_nothing_of_them_is_left_in_the_bytes_of_the_file(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    typed = {"injury": PLANTED[0], "happened_on": "yesterday"}
    company.keep_aside(lambda c: drafts.keep(c, typed_draft(company, FIRST_AID, typed))).result()
    save(company, FIRST_AID, planted[0], injury=f"{PLANTED[0]} again")
    company.write("Void", lambda t: t.void(INCIDENT, planted[1], "twice"))
    company.write("Back", lambda t: t.restore(INCIDENT, planted[1]))
    assert clear_in(company) == list(PLANTED)
    sealed_with(company)
    company.sweep()
    assert clear_in(company) == []
    assert faults_in(company) == []


def test_all_comes_back_when_they_are_opened(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    before = [lies(company, FIRST_AID, planted[0]), lies(company, INCIDENT, planted[1])]
    key = sealed_with(company)
    sealed = lies(company, FIRST_AID, planted[0])
    assert {sealed[field.name] for field in private_fields(kind_of(FIRST_AID))} == {None}
    after = [said(company, FIRST_AID, planted[0], key), said(company, INCIDENT, planted[1], key)]
    assert after == before
    unsealed(company, key)
    assert [lies(company, FIRST_AID, planted[0]), lies(company, INCIDENT, planted[1])] == before
    assert faults_in(company) == []


@pytest.mark.parametrize("kind_key", [FIRST_AID, INCIDENT])
@settings(
    max_examples=at_most(15, campaign=300),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_values_come_back_and_saving_them_again_is_no_change(
    tmp_path: Path, kind_key: str, data: st.DataObject
) -> None:
    with files.copied(tmp_path / "any.muster") as company:
        worker = save(company, "worker", last_name="Cardinal")
        kind = kind_of(kind_key)
        values = data.draw(values_for(kind, {"worker": [worker]}))
        if data.draw(st.booleans(), label="before sealing"):
            record_id = save(company, kind_key, **values)
            company.private = key = sealed_with(company)
        else:
            company.private = key = sealed_with(company)
            record_id = save(company, kind_key, **values)
        found = said(company, kind_key, record_id, key)
        assert _without_ids(found) == _without_ids(values)
        with company.reading() as connection:
            before = history.head(connection)
        save(company, kind_key, record_id, **values)
        save(company, kind_key, record_id, **found)
        with company.reading() as connection:
            assert history.head(connection) == before
        assert faults_in(company) == []


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(line) for line in value]
    if isinstance(value, dict):
        return {name: _without_ids(item) for name, item in value.items() if name != "id"}
    return value


def test_the_same_facts_of_two_records_do_not_look_the_same(company: CompanyFile) -> None:
    company.private = sealed_with(company)
    made = [save(company, FIRST_AID, happened_on="2026-03-02", injury="Cut") for _n in range(2)]
    first, second = (lies(company, FIRST_AID, record_id)[SEALED] for record_id in made)
    assert first != second
    assert len(first) == len(second)


def test_sealed_facts_open_nowhere_but_where_they_were_sealed(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    key = sealed_with(company)
    moved = lies(company, FIRST_AID, planted[0])
    assert is_closed(kind_of(FIRST_AID), opened(kind_of(FIRST_AID), "f" * 32, moved, key))
    assert is_closed(
        kind_of(FIRST_AID), opened(kind_of(FIRST_AID), planted[0], moved, PrivateKey.made())
    )


def test_what_is_required_or_decides_when_it_happened_is_never_private() -> None:
    for kind in map(kind_of, (FIRST_AID, INCIDENT)):
        for part in (kind, *kind.tables()):
            for field in private_fields(part):
                assert not field.required
                assert field.name != kind.happened


def test_only_these_kinds_hold_private_facts() -> None:
    from desktop.records import KINDS

    assert {kind.key for kind in KINDS if is_private(kind)} == {FIRST_AID, INCIDENT}
    assert all(is_private(kind) for kind in KINDS if kind.restricted)


def test_saving_something_else_keeps_them_as_they_are(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    key = sealed_with(company)
    before = said(company, FIRST_AID, planted[0], key), said(company, INCIDENT, planted[1], key)
    save(company, FIRST_AID, planted[0], reported_on="2026-03-03", injury=None, notes="")
    save(company, INCIDENT, planted[1], what="A hand was cut deeply", reported_by_id=None)
    first_aid = said(company, FIRST_AID, planted[0], key)
    assert first_aid["reported_on"] is not None
    assert first_aid | {"reported_on": None} == before[0]
    assert said(company, INCIDENT, planted[1], key) == before[1] | {"what": "A hand was cut deeply"}


def test_a_line_of_a_sealed_table_keeps_its_facts_while_the_rest_of_it_changes(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    key = sealed_with(company)
    lines = [
        {"id": line["id"], "part": line["part"].upper()}
        for line in lies(company, INCIDENT, planted[1])["people"]
    ]
    save(company, INCIDENT, planted[1], people=lines)
    people = said(company, INCIDENT, planted[1], key)["people"]
    assert [line["part"] for line in people] == ["SAW IT", "WAS HURT"]
    assert people[0]["name"] == PLANTED[2]
    assert people[1]["worker_id"] is not None


@pytest.mark.parametrize(
    ("kind", "place", "values"),
    [
        (FIRST_AID, "injury", {"injury": "Another"}),
        (INCIDENT, "reported_by_name", {"reported_by_name": "Somebody"}),
        (INCIDENT, "people.0.name", {"people": [{"name": "Somebody"}]}),
        (INCIDENT, "people", {"people": []}),
    ],
)
def test_what_nobody_can_see_is_neither_replaced_nor_taken_out(
    company: CompanyFile, planted: tuple[str, str], kind: str, place: str, values: dict[str, Any]
) -> None:
    sealed_with(company)
    record_id = planted[0] if kind == FIRST_AID else planted[1]
    with pytest.raises(Refused) as refused:
        save(company, kind, record_id, **values)
    assert "closed" in refused.value.faults[place]


def test_nothing_private_is_entered_while_they_are_closed(company: CompanyFile) -> None:
    sealed_with(company)
    with pytest.raises(Refused):
        save(company, FIRST_AID, happened_on="2026-03-02", injury="Cut")
    save(company, FIRST_AID, happened_on="2026-03-02")
    save(company, INCIDENT, happened_on="2026-03-02", kind="spill", what="Oil")


def test_another_key_opens_and_changes_nothing(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    sealed_with(company)
    company.private = PrivateKey.made()
    with pytest.raises(Refused):
        save(company, FIRST_AID, planted[0], injury="Another")


def test_what_was_read_as_it_lies_can_be_saved_as_it_lies(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    key = sealed_with(company)
    for company.private in (None, key):
        record = lies(company, INCIDENT, planted[1])
        save(company, INCIDENT, planted[1], **record)
        assert lies(company, INCIDENT, planted[1]) == record
