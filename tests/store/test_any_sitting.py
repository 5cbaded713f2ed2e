"""Whatever is done in whatever order, the file says what a plain dictionary says, and proves it."""

import tempfile
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from desktop.store import search
from desktop.store.undo import Sitting
from tests.builders.files import faults_in, made, save
from tests.builders.paces import at_most

NAMES = st.sampled_from(["Yard", "Shop", "Éclair pit", "Nord", "Camp 7"])
CLIENTS = st.none() | st.sampled_from(["Suncor", "Nexen"])
PERIODS = st.lists(
    st.fixed_dictionaries({"from_on": st.sampled_from(["2025-01-01", "2026-01-01"])}), max_size=2
)

State = dict[str, dict[str, Any]]  # site -> what it says


class AnySitting(RuleBasedStateMachine):
    """Saves, edits, voids, restores, undoes and redoes sites, beside a dictionary that does too."""

    sites = Bundle("sites")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.company = made(Path(self.folder.name) / "any.muster")
        self.sitting = Sitting(self.company)
        self.model: State = {}
        self.back: list[State] = []
        self.forth: list[State] = []

    def teardown(self) -> None:
        """Prove the whole file, then take it away."""
        try:
            assert faults_in(self.company) == []
            self.search_agrees()
        finally:
            self.sitting.close()
            self.company.close()
            self.folder.cleanup()

    def done(self, site: str, **said: Any) -> None:
        """Write into the dictionary what an action did."""
        before = {key: dict(value) for key, value in self.model.items()}
        self.model.setdefault(site, {"voided": False}).update(said)
        if self.model != before:
            self.back.append(before)
            self.forth.clear()

    @initialize(target=sites, name=NAMES)
    def first(self, name: str) -> str:
        """Start with a site."""
        return self.save(name, None, [])

    @rule(target=sites, name=NAMES, client=CLIENTS, active=PERIODS)
    def save(self, name: str, client: str | None, active: list[dict[str, str]]) -> str:
        """Save a new site."""
        site = save(self.company, "site", name=name, client=client, active=active)
        self.done(site, name=name, client=client, active=active)
        return site

    @rule(site=sites, name=NAMES, client=CLIENTS, active=PERIODS)
    def edit(self, site: str, name: str, client: str | None, active: list[dict[str, str]]) -> None:
        """Save over a site."""
        save(self.company, "site", site, name=name, client=client, active=active)
        self.done(site, name=name, client=client, active=active)

    @rule(site=sites)
    def void(self, site: str) -> None:
        """Void a site, which may be voided already."""
        self.company.write("Void", lambda t: t.void("site", site, "sold"))
        self.done(site, voided=True)

    @rule(site=sites)
    def restore(self, site: str) -> None:
        """Bring a site back, which may be there already."""
        self.company.write("Restore", lambda t: t.restore("site", site))
        self.done(site, voided=False)

    @rule(one=consumes(sites), other=sites, name=NAMES)
    def several(self, one: str, other: str, name: str) -> None:
        """Do two things in one action; the first site is then left alone."""

        def both(transaction: Any) -> None:
            transaction.save("site", {"name": name}, one)
            transaction.void("site", other, "sold")

        self.company.write("Both", both)
        before = {key: dict(value) for key, value in self.model.items()}
        self.model[one]["name"] = name
        self.model[other]["voided"] = True
        if self.model != before:
            self.back.append(before)
            self.forth.clear()

    @precondition(lambda self: self.back)
    @rule()
    def undo(self) -> None:
        """Take back the last action."""
        self.sitting.undo()
        self.forth.append(self.model)
        new = self.model.keys() - self.back[-1].keys()
        # a record that was made is voided, not deleted
        gone = {site: self.model[site] | {"voided": True} for site in new}
        self.model = self.back.pop() | gone

    @precondition(lambda self: self.forth)
    @rule()
    def redo(self) -> None:
        """Do it again."""
        self.sitting.redo()
        self.back.append({s: said for s, said in self.model.items() if s in self.forth[-1]})
        self.model = self.model | self.forth.pop()

    @invariant()
    def the_file_says_what_the_dictionary_says(self) -> None:
        """Compare every site."""
        stored = self.company.write("Look", lambda t: t.load("site"))
        found = {
            site: {
                "voided": record.is_voided,
                "name": record.values["name"],
                "client": record.values["client"],
                "active": [
                    {"from_on": row["from_on"].isoformat()} for row in record.values["active"]
                ],
            }
            for site, record in stored.items()
        }
        assert found == self.model
        assert (self.sitting.can_undo is None) == (not self.back)
        assert (self.sitting.can_redo is None) == (not self.forth)

    def search_agrees(self) -> None:
        """Everything that counts is found under its name, and nothing else."""
        with self.company.reading() as connection:
            for name in ("yard", "shop", "eclair", "nord", "camp"):
                found = {hit.record_id for hit in search.find(connection, name)}
                wanted = {
                    site
                    for site, said in self.model.items()
                    if not said["voided"] and search.fold(said["name"]).startswith(name)
                }
                assert found == wanted


TestAnySitting = AnySitting.TestCase
TestAnySitting.settings = settings(
    max_examples=at_most(8, campaign=300), stateful_step_count=20, deadline=None
)
