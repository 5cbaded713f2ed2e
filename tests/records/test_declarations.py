"""Every record kind is declared so that table, form, import and export can be derived from it."""

from collections import Counter
from collections.abc import Iterator

import pytest

from desktop.records import KINDS, kind_of, kinds_of_tab
from desktop.records.fields import Field, Shape, fields_of
from desktop.records.kind import Kind, Nature, Rows
from desktop.values.folding import key

KEYS = (
    "policy",
    "acknowledgement",
    "meeting",
    "goal",
    "representative",
    "work_refusal",
    "formal_hazard_assessment",
    "field_level_hazard_assessment",
    "hazard_report",
    "hazardous_product",
    "certificate",
    "certificate_type",
    "requirement",
    "exemption",
    "orientation",
    "competency_check",
    "equipment_assignment",
    "inspection",
    "maintenance",
    "duty_plan",
    "skip",
    "checklist",
    "incident",
    "investigation",
    "emergency_plan",
    "drill",
    "emergency_role",
    "first_aid_record",
    "corrective_action",
    "company",
    "worker",
    "position",
    "site",
    "contractor",
    "equipment",
    "reading",
    "service_change",
    "use_log",
    "hours_worked",
    "document",
    "evidence",
    "disclosure",
    "disposal",
    "company_settings",
    "assessment",
    "answer",
    "question_support",
    "reviewer_note",
    "interview",
    "observation",
    "dismissed_finding",
    "interview_practice",
    "submission",
    "protocol",
    "hidden_part",
)
TABS = (
    "leadership",
    "hazards",
    "training",
    "inspections",
    "incidents",
    "emergency",
    "actions",
    "company",
    "audit",
)

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


def parts(kind: Kind) -> Iterator[tuple[Field, ...]]:
    """The fields of the record and of each table inside it: headings are told apart within one."""
    yield kind.fields
    for rows in kind.tables():
        yield rows.fields


def test_every_kind_of_the_trade_is_there() -> None:
    assert tuple(kind.key for kind in KINDS) == KEYS


def test_kinds_stand_in_the_order_of_the_tabs() -> None:
    assert [kind for tab in TABS for kind in kinds_of_tab(tab)] == list(KINDS)
    assert kinds_of_tab("today") == ()


def test_a_kind_is_found_by_its_key() -> None:
    assert all(kind_of(kind.key) is kind for kind in KINDS)
    with pytest.raises(KeyError):
        kind_of("binder")


@every_kind
def test_labels_are_words_and_no_sentences(kind: Kind) -> None:
    labels = [kind.title, kind.plural, *(rows.label for rows in kind.tables())]
    labels += [field.label for fields in parts(kind) for field in fields]
    for label in labels:
        assert label == label.strip()
        assert label[0].isupper()
        assert label[-1] not in ".:"


@every_kind
def test_no_two_fields_answer_to_one_heading(kind: Kind) -> None:
    for fields in parts(kind):
        headings = Counter(h for f in fields for h in {key(f.label), *f.also})
        assert [heading for heading, count in headings.items() if count > 1] == []


@every_kind
def test_headings_and_sheet_names_are_folded(kind: Kind) -> None:
    words = [word for fields in parts(kind) for field in fields for word in field.also]
    assert [word for word in (*words, *kind.also) if key(word) != word] == []
    assert len(kind.also) == len(set(kind.also))


def test_no_two_kinds_answer_to_one_sheet_name() -> None:
    names = Counter(name for kind in KINDS for name in {key(kind.plural), *kind.also})
    assert [name for name, count in names.items() if count > 1] == []


@every_kind
def test_choices_have_words_and_fit_their_column(kind: Kind) -> None:
    for field in (field for fields in parts(kind) for field in fields):
        assert (field.shape is Shape.CHOICE) == (field.choices is not None)
        for stored, word in (field.choices or {}).items():
            assert word.strip()
            assert field.longest is not None
            assert 0 < len(stored) <= field.longest


@every_kind
def test_links_lead_to_a_kind(kind: Kind) -> None:
    for field in (field for fields in parts(kind) for field in fields if field.link):
        assert field.name.endswith("_id")
        assert kind_of(field.link or "")


@every_kind
def test_only_what_is_required_may_not_be_empty(kind: Kind) -> None:
    for model in (kind.model, *(rows.model for rows in kind.tables())):
        for field in fields_of(model):
            assert field.required != model.__table__.c[field.name].nullable, field.name


@every_kind
def test_a_record_has_a_heading_and_can_be_recognised(kind: Kind) -> None:
    """A kind of which there is one needs neither."""
    assert kind.single or (kind.heading and kind.identity)


@every_kind
def test_a_record_that_is_no_register_happened_on_a_date(kind: Kind) -> None:
    assert kind.happened or kind.nature is Nature.REGISTER
    if kind.happened:
        assert kind.field(kind.happened).shape is Shape.DATE


@every_kind
def test_dates_and_times_are_named_alike(kind: Kind) -> None:
    endings = {Shape.TIME: "_at", Shape.MOMENT: "_at", Shape.STAMP: "_at", Shape.DATE: "_on"}
    apart = {"in_force_from", "own_date", "work_start"}
    for field in (field for fields in parts(kind) for field in fields if field.shape in endings):
        assert field.name.endswith(endings[field.shape]) or field.name in apart


@every_kind
def test_the_written_name_of_a_person_is_personal(kind: Kind) -> None:
    """Beside a link to a worker stands the name of somebody who may not be on the list."""
    for fields in parts(kind):
        workers = {field.name for field in fields if field.link == "worker"}
        for field in fields:
            if field.name.endswith("name") and f"{field.name[:-4]}id" in workers:
                assert field.personal, field.name
            if field.name == "name" and "worker_id" in workers:
                assert field.personal


def test_what_a_first_aid_record_says_is_restricted() -> None:
    kind = kind_of("first_aid_record")
    texts = [f for f in kind.fields if f.shape in (Shape.TEXT, Shape.LONG_TEXT)]
    assert kind.restricted
    assert {field.name for field in texts} >= {"injury", "treatment", "notes", "worker_name"}
    assert all(field.restricted and field.personal for field in texts)
    assert [other.key for other in KINDS if other.restricted] == ["first_aid_record"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("worker", "phone"),
        ("worker", "emergency_contact"),
        ("incident", "lost_days"),
        ("work_refusal", "who_id"),
        ("work_refusal", "who_name"),
    ],
)
def test_what_could_harm_somebody_is_personal(key: str, name: str) -> None:
    assert kind_of(key).field(name).personal


def test_people_in_an_incident_are_personal() -> None:
    (people,) = (rows for rows in kind_of("incident").rows if rows.name == "people")
    assert {field.name for field in people.fields if field.personal} == {"worker_id", "name"}


@pytest.mark.parametrize("slip", [{"heading": ("colour",)}, {"happened": "colour"}, {"key": "car"}])
def test_a_slip_in_a_declaration_fails_at_once(slip: dict[str, str]) -> None:
    site = kind_of("site")
    sound = {"key": "site", "heading": ("name",), "happened": None}
    with pytest.raises(TypeError, match=r"colour|car"):
        Kind(
            title=site.title,
            plural=site.plural,
            tab=site.tab,
            model=site.model,
            nature=site.nature,
            **{**sound, **slip},  # type: ignore[arg-type]
        )


def test_a_field_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError, match=r"site\.colour"):
        kind_of("site").field("colour")


def test_tables_come_outer_before_inner() -> None:
    names = [rows.name for rows in kind_of("formal_hazard_assessment").tables()]
    assert names == ["covers", "participants", "reviews", "hazards", "controls"]
    assert all(isinstance(rows, Rows) for rows in kind_of("meeting").tables())
