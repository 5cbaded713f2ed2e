"""Private facts in the history, in dumps, in drafts and under their lock: sealed there as well."""

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
from desktop.records.privacy import SEALED
from desktop.services.dumping import dump, load
from desktop.store import aggregate, history, search
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
from tests.builders.private import (
    FIRST_AID,
    INCIDENT,
    PASSWORD,
    PLANTED,
    clear_in,
    plant,
    quick_locks,
    said,
    sealed_with,
    typed_draft,
    unsealed,
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)


@pytest.fixture
def planted(company: CompanyFile) -> tuple[str, str]:
    return plant(company)


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


def test_a_draft_is_sealed_shown_while_open_and_kept_while_closed(company: CompanyFile) -> None:
    key = sealed_with(company)
    typed = {"injury": PLANTED[0], "happened_on": "yesterday"}
    draft = typed_draft(company, FIRST_AID, typed)
    company.keep_aside(lambda c: keep_privately(c, draft, key)).result()
    assert clear_in(company) == []
    assert _read(company) == []
    later = typed_draft(company, FIRST_AID, {"happened_on": "today", "injury": "lost"}, id=draft.id)
    company.keep_aside(lambda c: keep_privately(c, later, None)).result()
    company.private = key
    (found,) = _read(company)
    assert found.typed == {"injury": PLANTED[0], "happened_on": "today"}


def test_people_typed_into_an_unfinished_incident_are_sealed_too(company: CompanyFile) -> None:
    company.private = key = sealed_with(company)
    people = [{"name": PLANTED[0], "part": "fell"}]
    draft = typed_draft(company, INCIDENT, {"people": people, "what": "A fall"})
    company.keep_aside(lambda c: keep_privately(c, draft, key)).result()
    assert clear_in(company) == []
    assert _read(company)[0].typed == {"people": people, "what": "A fall"}


def _read(company: CompanyFile) -> list[Draft]:
    with company.reading(private=True) as connection:
        return read_privately(connection)


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
