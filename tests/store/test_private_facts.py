"""Private facts are sealed where they lie: nothing is lost, and nothing of them is in the file."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.records.privacy import SEALED, is_private, private_fields
from desktop.services.dumping import dump, load
from desktop.store import aggregate, drafts, history, search
from desktop.store.drafts import Draft
from desktop.store.file import CompanyFile
from desktop.store.private_drafts import keep_privately, read_privately
from desktop.store.private_key import Lock, PrivateKey
from desktop.store.private_saving import LOCK
from desktop.store.private_values import is_closed, opened
from desktop.store.tables import PARTICULAR
from desktop.store.titles import Titles
from desktop.store.undo import Sitting
from tests.builders import files
from tests.builders.any_company import Filler
from tests.builders.files import BY, faults_in, save, standing_clock
from tests.builders.paces import at_most
from tests.builders.private import PASSWORD, PLANTED, plant, quick_locks, sealed_with, unsealed
from tests.builders.values import values_for

FIRST_AID, INCIDENT = "first_aid_record", "incident"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)


@pytest.fixture
def planted(company: CompanyFile) -> tuple[str, str]:
    return plant(company)


def lies(company: CompanyFile, kind: str, record_id: str) -> dict[str, Any]:
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(kind), record_id)
    assert record is not None
    return record.values


def said(company: CompanyFile, kind: str, record_id: str, key: PrivateKey) -> dict[str, Any]:
    return opened(kind_of(kind), record_id, lies(company, kind, record_id), key)


def clear_in(company: CompanyFile) -> list[str]:
    """The planted words that can be read in the bytes of the file."""
    raw = company.path.read_bytes().lower()
    return [word for word in PLANTED if word.lower().encode() in raw]


# --- sealing --------------------------------------------------------------------------------------


def test_nothing_of_them_is_left_in_the_bytes_of_the_file(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    typed = {"injury": PLANTED[0], "happened_on": "yesterday"}
    company.keep_aside(lambda c: drafts.keep(c, _draft(company, FIRST_AID, typed))).result()
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


# --- saving while they are closed -----------------------------------------------------------------


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


# --- history and undo -----------------------------------------------------------------------------


@pytest.mark.usefixtures("planted")
def test_the_chain_holds_and_lines_that_told_are_blank(company: CompanyFile) -> None:
    sealed_with(company)
    with company.reading() as connection:
        actions = history.actions(connection)
        assert list(history.faults(connection)) == []
    lines = [line for _action, changes in actions for line in changes]
    by_kind = {(line["kind"], line["operation"]): line["new"] for line in lines}
    assert by_kind["worker", "create"] is not None
    assert by_kind[FIRST_AID, "create"] is None
    assert by_kind[INCIDENT, "create"] is None
    assert SEALED in by_kind[FIRST_AID, "seal"]
    assert [action.name for action, _changes in actions][-1] == "Private facts set up"


def test_what_was_done_before_is_not_undone_and_what_is_done_after_is(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    sitting = Sitting(company)
    save(company, FIRST_AID, planted[0], injury="Changed before")
    company.private = key = sealed_with(company)
    with pytest.raises(Refused, match="cannot be undone"):
        sitting.undo()
    save(company, FIRST_AID, planted[0], injury="Changed after")
    company.private = None
    sitting.undo()
    assert said(company, FIRST_AID, planted[0], key)["injury"] == "Changed before"
    sitting.redo()
    assert said(company, FIRST_AID, planted[0], key)["injury"] == "Changed after"
    sitting.close()
    assert faults_in(company) == []


def test_search_and_titles_never_hold_them(company: CompanyFile, planted: tuple[str, str]) -> None:
    with company.reading() as connection:
        assert search.find(connection, PLANTED[2])
    key = sealed_with(company)
    company.private = key
    save(company, INCIDENT, planted[1], potential="high")
    with company.reading() as connection:
        assert not any(search.find(connection, word) for word in PLANTED)
        title = Titles(connection, {}).of_id(FIRST_AID, planted[0])
    assert title == "2 March 2026 Private"
    with company.reading(private=True) as connection:
        assert Titles(connection, {}).of_id(FIRST_AID, planted[0]).endswith("Rick Desjarlais")


# --- dump and load --------------------------------------------------------------------------------


def test_a_sealed_file_comes_back_from_its_dump_without_the_key(
    company: CompanyFile, planted: tuple[str, str], tmp_path: Path
) -> None:
    key = sealed_with(company)
    dump(company, tmp_path / "first")
    raw = b"".join(file.read_bytes() for file in (tmp_path / "first").rglob("*.jsonl"))
    assert not any(word.encode() in raw for word in PLANTED)
    load(tmp_path / "first", tmp_path / "back.muster", by=BY, clock=standing_clock)
    with files.opened(tmp_path / "back.muster") as back:
        dump(back, tmp_path / "second")
        assert faults_in(back) == []
        assert PLANTED[0] in said(back, FIRST_AID, planted[0], key)["injury"]
    assert _written(tmp_path / "first") == _written(tmp_path / "second")


@settings(
    max_examples=at_most(5, campaign=200),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_any_file_is_sealed_written_to_dumped_and_loaded_and_loses_nothing(
    data: st.DataObject,
) -> None:
    kinds = [kind_of(key) for key in ("worker", "site", INCIDENT, FIRST_AID)]
    with tempfile.TemporaryDirectory() as made, files.copied(Path(made) / "a.muster") as company:
        folder = Path(made)
        filler = Filler(company, data)
        filler.fill(kinds)
        company.private = key = sealed_with(company)
        filler.fill(kinds)
        dump(company, folder / "first")
        load(folder / "first", folder / "back.muster", by=BY, clock=standing_clock)
        with files.opened(folder / "back.muster") as back:
            dump(back, folder / "second")
            assert faults_in(back) == []
            for kind in (INCIDENT, FIRST_AID):
                assert _all_said(back, kind, key) == _all_said(company, kind, key)
            unsealed(back, key)
            for kind in (INCIDENT, FIRST_AID):
                assert _all_said(back, kind, None) == _all_said(company, kind, key)
            assert faults_in(back) == []
        assert _written(folder / "first") == _written(folder / "second")


def _all_said(company: CompanyFile, kind: str, key: PrivateKey | None) -> dict[str, Any]:
    with company.reading() as connection:
        found = aggregate.read(connection, kind_of(kind))
    values = {i: opened(kind_of(kind), i, record.values, key) for i, record in found.items()}
    assert not any(is_closed(kind_of(kind), one) for one in values.values())
    return values


def _written(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_damaged_seal_is_told_and_not_written_over(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    company.private = sealed_with(company)
    company.close()
    with files.tampering(company.path) as connection:
        connection.execute(
            "UPDATE first_aid_record SET sealed = 'A' || substr(sealed, 2) WHERE sealed LIKE 'B%'"
            " OR sealed NOT LIKE 'A%'"
        )
        connection.execute(
            "UPDATE first_aid_record SET sealed = 'B' || substr(sealed, 2) WHERE sealed LIKE 'A%'"
        )
    with files.opened(company.path) as again:
        again.private = company.private
        assert faults_in(again) == [(FIRST_AID, planted[0])]
        with pytest.raises(Refused, match="damaged"):
            save(again, FIRST_AID, planted[0], injury="Another")


def test_a_record_that_is_put_right_from_before_is_sealed_or_refused(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    with company.reading() as connection:
        clear = aggregate.read_one(connection, kind_of(FIRST_AID), planted[0])
    assert clear is not None
    key = sealed_with(company)
    with pytest.raises(Refused, match="closed"):
        company.write("Repaired", lambda t: t.put_right(replace(clear, version=3)))
    company.private = key
    company.write("Repaired", lambda t: t.put_right(replace(clear, version=3)))
    assert clear_in(company) == []
    assert said(company, FIRST_AID, planted[0], key) == clear.values
    assert faults_in(company) == []


def test_without_its_lock_nothing_clear_is_put_beside_what_is_sealed(
    company: CompanyFile, planted: tuple[str, str]
) -> None:
    sealed_with(company)
    gone = delete(PARTICULAR).where(PARTICULAR.c.name == LOCK)
    company.keep_aside(lambda connection: connection.execute(gone)).result()
    with pytest.raises(Refused, match="damaged"):
        save(company, FIRST_AID, planted[0], injury="Another")


# --- drafts ---------------------------------------------------------------------------------------


def _draft(company: CompanyFile, kind: str, typed: dict[str, Any], **more: Any) -> Draft:
    return Draft(kind, typed, kept_at=company.clock(), kept_by=BY, **more)


def test_a_draft_is_sealed_shown_while_open_and_kept_while_closed(company: CompanyFile) -> None:
    key = sealed_with(company)
    typed = {"injury": PLANTED[0], "happened_on": "yesterday"}
    draft = _draft(company, FIRST_AID, typed)
    company.keep_aside(lambda c: keep_privately(c, draft, key)).result()
    assert clear_in(company) == []
    assert _read(company) == []
    later = _draft(company, FIRST_AID, {"happened_on": "today", "injury": "lost"}, id=draft.id)
    company.keep_aside(lambda c: keep_privately(c, later, None)).result()
    company.private = key
    (found,) = _read(company)
    assert found.typed == {"injury": PLANTED[0], "happened_on": "today"}


def test_people_typed_into_an_unfinished_incident_are_sealed_too(company: CompanyFile) -> None:
    company.private = key = sealed_with(company)
    people = [{"name": PLANTED[0], "part": "fell"}]
    draft = _draft(company, INCIDENT, {"people": people, "what": "A fall"})
    company.keep_aside(lambda c: keep_privately(c, draft, key)).result()
    assert clear_in(company) == []
    assert _read(company)[0].typed == {"people": people, "what": "A fall"}


def _read(company: CompanyFile) -> list[Draft]:
    with company.reading(private=True) as connection:
        return read_privately(connection)


# --- the lock -------------------------------------------------------------------------------------


def test_the_password_and_the_code_open_the_same_key_and_nothing_else_does() -> None:
    key = PrivateKey.made()
    lock, code = Lock.made(key, PASSWORD)
    kept = Lock.read(lock.text)
    assert kept.opened(PASSWORD) == kept.opened_by_code(code.lower()) == key
    for wrong in (PASSWORD + " ", "", PASSWORD.upper()):
        with pytest.raises(Refused, match="not the password"):
            kept.opened(wrong)
    _other, other_code = Lock.made(key, PASSWORD)
    with pytest.raises(Refused, match="does not open"):
        kept.opened_by_code(other_code)
    assert PASSWORD not in repr((key, lock)) + lock.text
    assert key.raw.hex() not in repr((key, lock)) + lock.text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"key_id": 1}', "null"], ids=["none", "list", "empty", "part", "null"]
)
def test_a_damaged_lock_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        Lock.read(text)


def test_a_lock_from_elsewhere_cannot_make_this_pc_stand_still() -> None:
    lock, _code = Lock.made(PrivateKey.made(), PASSWORD)
    with pytest.raises(Refused, match="damaged"):
        Lock.read(lock.text.replace('"cost": 16', f'"cost": {2**30}'))
