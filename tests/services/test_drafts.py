"""What was typed and not saved lies in the company file, apart from everything that is saved."""

from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.drafts import (
    Draft,
    draft_of,
    drafts_of,
    drop_draft,
    keep_draft,
    new_drafts,
    say_kept,
    unfinished,
)
from desktop.services.dumping import dump
from desktop.store import history
from desktop.store.transaction import Changed
from tests.builders.company import AS_OF, Company
from tests.builders.files import faults_in, opened

TYPED = {"done_on": "tomorow", "items": [{"item": "Horn", "result": ""}], "safe_to_use": None}


def test_it_comes_back_word_for_word(company: Company) -> None:
    kept = keep_draft(company.file, Draft("inspection", TYPED, "a" * 32, 3))
    (draft,) = drafts_of(company.file)
    assert (draft.id, draft.kind, draft.record_id, draft.version) == (
        kept, "inspection", "a" * 32, 3,
    )  # fmt: skip
    assert draft.typed == TYPED
    assert draft.kept_by == "Test"
    assert say_kept(draft, AS_OF) == "today"


def test_typing_on_replaces_it(company: Company) -> None:
    first = Draft("site", {"name": "Sh"})
    keep_draft(company.file, first)
    keep_draft(company.file, Draft("site", {"name": "Shop"}, id=first.id))
    assert [draft.typed for draft in drafts_of(company.file, "site")] == [{"name": "Shop"}]
    assert drafts_of(company.file, "incident") == []
    drop_draft(company.file, first.id)
    drop_draft(company.file, first.id)
    assert drafts_of(company.file) == []


def test_it_is_no_record_and_nobody_is_told(company: Company, tmp_path: Path) -> None:
    told: list[Changed] = []
    stop = company.file.listen(told.append)
    with company.file.reading() as connection:
        before = history.next_action_number(connection)
    keep_draft(company.file, Draft("inspection", TYPED))
    with company.file.reading() as connection:
        assert history.next_action_number(connection) == before
    assert told == []
    assert faults_in(company.file) == []
    dump(company.file, tmp_path / "dump")
    assert not [p for p in (tmp_path / "dump").rglob("*") if p.is_file() and b"tomorow" in
                p.read_bytes()]  # fmt: skip
    stop()


def test_a_file_that_is_read_only_takes_none(company: Company) -> None:
    with (
        opened(company.file.path, read_only=True) as other,
        pytest.raises(Refused, match="read only"),
    ):
        keep_draft(other, Draft("site", {"name": "Shop"}))


def test_the_list_of_unfinished_records(company: Company) -> None:
    rick, shop = company.worker("Rick Desjarlais"), company.site("Shop")
    keep_draft(company.file, Draft("certificate", {"worker_id": rick, "type_id": {"new": "H2S"}}))
    keep_draft(company.file, Draft("site", {"name": "The shop"}, shop, 1))
    keep_draft(company.file, Draft("incident", {"kind": "near_miss", "what": ""}))
    keep_draft(company.file, Draft("goal", {}))
    titles = {one.title: one.needed for one in unfinished(company.file)}
    assert titles == {
        "Certificate: Rick Desjarlais H2S": (),
        "Site: Shop": (),
        "Incident: Near miss": ("What happened",),
        "Goal": (),
    }
    assert draft_of(company.file, "site", shop) is not None
    assert draft_of(company.file, "site", rick) is None
    assert [one.draft.kind for one in new_drafts(company.file, "site")] == []
    assert len(new_drafts(company.file, "incident")) == 1
