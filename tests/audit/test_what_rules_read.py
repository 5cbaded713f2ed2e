"""A rule looks at no group of facts but those that it names, or it would not be asked again."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import FINDERS
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.rules import RULES
from desktop.audit.rules.rule import Finder, Rule
from desktop.records import KINDS
from desktop.services.auditing.facts import GROUPS, read_audit_facts
from desktop.services.auditing.groups import concerned
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.store.transaction import Transaction
from desktop.values.audited.span import months_to
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON


class Only:
    """Facts of which only some groups may be looked at."""

    def __init__(self, facts: AuditFacts, reads: frozenset[str]) -> None:
        self._facts, self._reads = facts, reads | {"span", "company"}

    def __getattr__(self, name: str) -> Any:
        if name not in self._reads:
            raise AssertionError(f"{name} is looked at and not named")
        return getattr(self._facts, name)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditFacts]:
    path: Path = demonstration.copied(tmp_path_factory.mktemp("facts") / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file, file.reading() as reading:
        yield read_audit_facts(asking(reading), months_to(AS_OF, 12))


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_names_what_it_looks_at(name: str, facts: AuditFacts) -> None:
    rule: Rule = RULES[name]
    assert rule.reads <= GROUPS
    assert rule.judge(Only(facts, rule.reads)) == rule.judge(facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(len(FINDERS)))
def test_a_finder_names_what_it_looks_at_and_finds(number: int, facts: AuditFacts) -> None:
    finder: Finder = FINDERS[number]
    assert finder.reads <= GROUPS
    found = list(finder.find(Only(facts, finder.reads)))  # type: ignore[arg-type]
    assert found == list(finder.find(facts))
    assert {one.code for one in found} <= finder.codes


def test_everything_that_can_be_found_is_in_the_catalogue() -> None:
    codes = {code for finder in FINDERS for code in finder.codes}
    assert codes <= catalogue().keys()
    generic = protocol(GENERIC)
    for about in catalogue().values():
        assert generic.question(about.question) is not None, about.code
        for said in (about.title, about.why, about.source):
            assert said.strip(), about.code


def test_an_edit_concerns_the_groups_that_read_its_kind() -> None:
    assert concerned({"interview"}) == {"assessing"}
    assert concerned({"worker", "interview"}) == GROUPS
    assert concerned({"a kind nobody knows"}) == GROUPS
    assert concerned({"answer"}) == frozenset()


def test_no_edit_changes_a_group_that_it_is_not_said_to_concern(tmp_path: Path) -> None:
    path = demonstration.copied(tmp_path / "demo.muster")
    span = months_to(AS_OF, 12)
    wrong: dict[str, set[str]] = {}
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:

        def read() -> AuditFacts:
            with file.reading() as reading:
                return read_audit_facts(asking(reading), span)

        before = read()
        for kind in KINDS:
            with file.reading() as reading:
                found = [one for one in aggregate.read(reading, kind).values() if not one.is_voided]
            if kind.single or not found:
                continue
            last = max(found, key=lambda one: str(one.values.get(kind.happened or "")))
            file.write("Void one", partial(void, kind.key, last.id))
            after = read()
            changed = {name for name in GROUPS if getattr(before, name) != getattr(after, name)}
            if more := changed - concerned({kind.key}):
                wrong[kind.key] = more
            before = after
    assert wrong == {}


def void(kind: str, record_id: str, transaction: Transaction) -> None:
    transaction.void(kind, record_id, "entered twice")
