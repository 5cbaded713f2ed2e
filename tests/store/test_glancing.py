"""Facts read by the plain driver are the facts that the database library reads, or none at all."""

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.records import KINDS
from desktop.records.kind import Kind
from desktop.services.demonstration import make_demonstration
from desktop.services.first_look import first_today
from desktop.services.today import today
from desktop.services.today.besides import read_besides
from desktop.store import connecting
from desktop.store.asking import Ask, Line
from desktop.store.fact_all import all_facts
from desktop.store.fact_done_days import DoneDays, done_days
from desktop.store.fact_register import register
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.glancing import glance
from desktop.store.questions import compiling
from desktop.store.questions.every import QUESTIONS, by_the_library
from tests.builders.any_company import Filler
from tests.builders.company import AS_OF, LONG_AGO, NOON, Company, company_in
from tests.builders.files import copied

ANEW = "a question changed: run `python -m desktop.store.questions.compiling`"


def facts(ask: Ask) -> DutyFacts:
    return all_facts(ask, AS_OF)


def days(ask: Ask, plans: DutyFacts) -> list[tuple[object, ...]]:
    found: DoneDays = done_days(ask, register(ask), plans.plans, LONG_AGO, AS_OF)
    return [found.of(plan) for plan in plans.plans]


def test_the_texts_are_what_the_questions_make() -> None:
    assert compiling.FILE.read_text(encoding="utf-8") == compiling.text(), ANEW
    assert set(json.loads(compiling.text())) == set(QUESTIONS)


def _kinds_asked_of(company: CompanyFile) -> list[Kind]:
    """The kinds that these questions read; whether there are any at all is asked of every kind."""
    asked: set[str] = set()
    with company.reading() as connection:
        ask = by_the_library(connection)

        def noting(name: str, /, **given: object) -> Sequence[Line]:
            asked.add(name)
            return ask(name, **given)

        days(noting, facts(noting))
        read_besides(noting)
    texts = json.loads(compiling.FILE.read_text(encoding="utf-8"))
    told = " ".join(" ".join(texts[name]["sql"]) for name in asked - {"has_records"})
    return [kind for kind in KINDS if f"{kind.model.__tablename__}." in told]


@pytest.mark.slow
@settings(
    max_examples=5,
    phases=[Phase.generate],  # a whole company is never made small in a reasonable time
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_company_is_read_alike(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "any.muster"
    path.unlink(missing_ok=True)
    with copied(path) as company:
        Filler(company, data).fill(_kinds_asked_of(company))
        with company.reading() as connection:
            theirs = facts(by_the_library(connection))
            their_days = days(by_the_library(connection), theirs)
            their_besides = read_besides(by_the_library(connection))
        assert glance(path, facts) == theirs
        assert glance(path, lambda ask: days(ask, theirs)) == their_days
        assert glance(path, read_besides) == their_besides


def _eventful(company: Company) -> None:
    """A duty of every sort, so that every question is asked and answered."""
    for number in range(3):
        unit = company.unit(f"10{number}", type="Truck")
        for rule in ("every 1,000 km", "weekly when in use", "after repair", "weekly"):
            plan = company.plan(rule, unit, task=rule)
            company.inspection("2026-11-01", unit, plan, reading=10)
        company.plan("monthly", unit, task="fixed", counted="fixed")
        company.used("2026-11-01", unit)
        company.reading(unit, 2_000)
        company.inspection("2026-11-03", unit, task="weekly")
        company.maintenance("2026-11-04", unit)
    company.plan("monthly", equipment_type="truck", task="CVIP")


def test_a_company_to_which_everything_happened_is_read_alike(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        company.together(lambda: _eventful(company))
        with company.file.reading() as connection:
            theirs = facts(by_the_library(connection))
        ours = glance(company.file.path, facts)
        assert ours == theirs
        assert ours is not None
        assert any(unit.readings and unit.used_on for unit in ours.units.values())
        assert first_today(company.file.path, AS_OF) == today(company.file, AS_OF)


def test_the_demonstration_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "demo.muster"
    make_demonstration(path, AS_OF, clock=lambda: NOON)
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as company:
        shown = first_today(path, AS_OF)
        assert shown == today(company, AS_OF)
        assert shown is not None
        assert shown.lines


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _foreign(path: Path) -> None:
    path.write_bytes(b"no company file " * 1000)


def _cut_off(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"")


def _pragma(words: str) -> Callable[[Path], None]:
    def do(path: Path) -> None:
        with closing(connecting.connect_to(path, connecting.WRITE)) as connection:
            connection.execute(f"PRAGMA {words}")

    return do


def _no_day(path: Path) -> None:
    with closing(connecting.connect_to(path, connecting.WRITE)) as connection:
        connection.execute("UPDATE company SET next_audit_on = 'soon'")


ODD = (
    _missing, _folder, _foreign, _cut_off, _pragma("user_version=0"), _pragma("user_version=9"),
    _pragma("application_id=7"), _no_day,
)  # fmt: skip


@pytest.mark.parametrize("spoil", ODD)
def test_of_a_file_that_is_not_as_it_should_be_nothing_is_read(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    with company_in(tmp_path) as company:
        path = company.file.path
    assert first_today(path, AS_OF) is not None
    spoil(path)
    assert first_today(path, AS_OF) is None


def test_a_file_that_is_being_written_is_not_waited_for(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        path = company.file.path
    with closing(connecting.connect_to(path, connecting.WRITE)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert first_today(path, AS_OF) is None
        writer.execute("ROLLBACK")
    assert first_today(path, AS_OF) is not None


def test_a_glance_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        path = company.file.path
    before = path.read_bytes()
    assert first_today(path, AS_OF) is not None
    assert path.read_bytes() == before
    assert [beside.name for beside in path.parent.iterdir()] == [path.name]
