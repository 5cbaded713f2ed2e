"""What is read of emergencies from a real company file, and what it comes to."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.findings.emergency import FINDERS
from desktop.audit.rules.s6 import RULES
from desktop.services.auditing.facts import read_audit_facts
from desktop.services.importing import import_paths
from desktop.store.questions.every import asking
from desktop.values.audited.emergency import PARTS, ContactFact, Emergency
from desktop.values.audited.people import Who
from desktop.values.audited.span import months_to
from tests.builders.company import AS_OF, NOON, Company, company_in, day

BOW_RIVER = Path(__file__).parents[1] / "samples" / "bow-river"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A new company file, open for writing."""
    with company_in(tmp_path) as found:
        yield found


def read(company: Company, as_of: date = AS_OF) -> AuditFacts:
    with company.file.reading() as connection:
        return read_audit_facts(asking(connection), months_to(as_of, 12))


def emergency(company: Company, as_of: date = AS_OF) -> Emergency:
    return read(company, as_of).emergency


def test_an_empty_file_has_nothing(company: Company) -> None:
    assert emergency(company) == Emergency()


def test_a_plan_is_read_with_what_is_in_it(company: Company) -> None:
    site, rick = company.site("Shop"), company.worker()
    plan = company.save(
        "emergency_plan",
        site_id=site,
        made_on="2026-03-02",
        muster_point="Gate",
        **{name: f"about {name}" for name in PARTS},
        review_months=6,
        latitude=52.6,
        longitude=-114.2,
        first_tailgate_review_on="2026-03-06",
        contacts=[{"name": "Ambulance", "role": "Any", "phone": "911"}, {"name": "Dale"}],
        involved=[{"worker_id": rick}, {"name": "Operator"}],
        reviews=[
            {"reviewed_on": "2026-05-04", "remark": "Numbers called"},
            {"reviewed_on": "2027-01-04"},
        ],
    )
    (found,) = emergency(company).plans
    assert (found.id, found.site_id, found.made_on) == (plan, site, day("2026-03-02"))
    assert found.texts == {name: f"about {name}" for name in PARTS} | {"muster_point": "Gate"}
    assert found.contacts == (ContactFact("Ambulance", "Any", "911"), ContactFact("Dale"))
    assert found.involved == (Who(rick, "Rick Desjarlais"), Who(None, "Operator"))
    assert found.reviews == ((day("2026-05-04"), "Numbers called"),)
    assert (found.review_months, found.is_located, found.has_photo) == (6, True, False)
    assert found.tailgate_on == day("2026-03-06")
    assert emergency(company, day("2026-03-01")).plans == ()
    (then,) = emergency(company, day("2026-03-04")).plans
    assert (then.tailgate_on, then.reviews) == (None, ())
    company.void("emergency_plan", plan)
    assert emergency(company).plans == ()


def test_a_photo_shows_that_a_plan_is_posted(company: Company) -> None:
    plan = company.save("emergency_plan", site_id=company.site())
    company.save(
        "evidence",
        name="board.jpg",
        sha256="0" * 64,
        media_type="image/jpeg",
        size=3,
        filed_at=NOON,
        links=[{"record_kind": "emergency_plan", "record_id": plan}],
    )
    assert emergency(company).plans[0].has_photo


def test_a_drill_is_read_with_what_came_of_it(company: Company) -> None:
    site, rick = company.site("Shop"), company.worker()
    drill = company.drill(
        "2026-05-04",
        site_id=site,
        scenario="Fire",
        went_well="Out in two minutes",
        none_needed_reason="None",
        notes="Cold",
        attendees=[{"worker_id": rick, "signed": True}],
        improvements=[{"text": "Louder horn"}],
    )
    act = company.action("Second horn", "2026-05-04", source_kind="drill", source_id=drill)
    company.action("Later", "2026-12-01", source_kind="drill", source_id=drill)
    company.action("Other", "2026-05-04")
    company.drill("2026-11-17")
    (found,) = emergency(company).drills
    assert (found.id, found.held_on, found.site_id, found.kind) == (
        drill, day("2026-05-04"), site, "drill",
    )  # fmt: skip
    assert (found.scenario, found.went_well, found.none_needed, found.notes) == (
        "Fire", "Out in two minutes", "None", "Cold",
    )  # fmt: skip
    assert [(one.who.name, one.signed) for one in found.attendees] == [("Rick Desjarlais", True)]
    assert (found.improvements, found.actions) == (("Louder horn",), (act,))


def test_roles_talks_and_the_first_aid_book(company: Company) -> None:
    rick = company.worker()
    role = company.save("emergency_role", role="First aider", worker_id=rick, from_on="2026-01-09")
    company.save("emergency_role", role="Warden", from_on="2026-12-01")
    talk = company.meeting("2026-05-01", topics="Emergency plan, muster at the gate")
    company.meeting("2026-05-02", topics="How to interpret the load chart")
    company.save("first_aid_record", happened_on="2026-04-16", injury="Cut", worker_id=rick)
    company.save("first_aid_record", happened_on="2026-12-16", injury="Cut")
    book = company.save("document", title="First aid record book")
    company.save("document", title="First aid procedure")
    found = emergency(company)
    (one,) = found.roles
    assert (one.id, one.role, one.who, one.from_on) == (
        role, "First aider", Who(rick, "Rick Desjarlais"), day("2026-01-09"),
    )  # fmt: skip
    assert [talked.id for talked in found.talks] == [talk]
    assert (found.first_aid_on, found.first_aid_papers) == ((day("2026-04-16"),), (book,))
    assert "Cut" not in repr(found)


def test_checks_of_emergency_equipment_are_found_by_unit_and_by_duty(company: Company) -> None:
    extinguishers = company.unit("FE", None, type="Fire extinguisher", description="Lot of 9")
    kit = company.unit("FK", None, description="First-aid kits")
    truck = company.unit("101", description="Truck with fire extinguisher")
    at_site = company.site()
    plan = company.plan("monthly", site=at_site, task="Eyewash flush")
    looked = company.inspection("2026-05-01", extinguishers)
    flushed = company.inspection("2026-05-02", plan=plan, site=at_site)
    filled = company.inspection("2026-05-03", kit)
    company.inspection("2026-05-03", truck)
    company.inspection("2025-05-03", kit)
    served = company.maintenance("2024-04-13", extinguishers)
    tagged = company.inspection("2024-05-13", extinguishers, task="Annual certification")
    by_plan = company.maintenance("2024-04-14", plan=plan)
    found = emergency(company).checks
    assert [(check.id, check.kind, check.is_service) for check in found] == [
        (served, "maintenance", True),
        (by_plan, "maintenance", True),
        (tagged, "inspection", True),
        (looked, "inspection", False),
        (flushed, "inspection", False),
        (filled, "inspection", False),
    ]


@pytest.fixture(scope="module")
def bow_river(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditFacts]:
    with company_in(tmp_path_factory.mktemp("bow")) as company:
        import_paths(company.file, [BOW_RIVER], today=AS_OF, as_of=AS_OF)
        yield read(company)


def test_bow_river_by_hand(bow_river: AuditFacts) -> None:
    """Three sites without a plan; of eight first-aid cards Tyler's ran out; FE is only stated."""
    complete = RULES["plan_complete"].judge(bow_river)
    assert (complete.met, complete.population) == (0, 3)
    aid = RULES["first_aid_enough"].judge(bow_river)
    assert aid.share == Fraction(1, 3)
    assert len(aid.counted) == 7
    assert aid.note.startswith("With valid first aid: 7 of 8 who work here;")
    tags = RULES["emergency_equipment_checked"].judge(bow_river)
    assert (tags.met, tags.population) == (0, 12)  # a tag, and a check a month since December
    assert [one.what for one in tags.missing] == [
        "File the report of the extinguisher service of FE: that it was done on 19 July is only "
        "stated.",
        "Do “Extinguisher check” of FE on time from now on, or change the schedule to what you do: "
        "missed or too late 11 of 11 times, last the one due 16 October.",
    ]
    drilled = RULES["drilled"].judge(bow_river)
    assert drilled.note == "No drill is on record."  # its paper is on file
    assert drilled.missing[1].what == (
        "1 file looks like a drill, “Fire drill June 9 2026.pdf” for one, and belongs to no record "
        "yet. Record the drill with it."
    )


def test_bow_river_is_accused_of_nothing_but_its_missing_plans(bow_river: AuditFacts) -> None:
    found = [one for finder in FINDERS for one in finder.find(bow_river)]
    assert {one.code for one in found} == {"site_without_plan"}
    assert [one.subject for one in found] == ["Inglewood yard", "Nexen pad 7", "Shop"]
