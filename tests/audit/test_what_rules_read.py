"""A rule looks at no group of facts but those that it names, or it would not be asked again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import FINDERS
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.rules import RULES
from desktop.audit.rules.rule import Finder, Rule
from desktop.services.auditing.facts import GROUPS, read_audit_facts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
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
