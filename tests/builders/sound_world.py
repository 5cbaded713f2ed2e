"""What a company file holds to write sound records of: people at work, sites, units, and a day."""

import random
from datetime import date, timedelta
from typing import Any

from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF

Values = dict[str, Any]


class World:
    """What records there are to write of, and a day and people drawn by chance."""

    def __init__(self, company: CompanyFile, chance: random.Random) -> None:
        self.chance = chance
        self._company = company
        workers = [
            one
            for one in self.all("worker")
            if any(
                (row["from_on"] or AS_OF) <= AS_OF and not row["to_on"]
                for row in one.values["employment"]
            )
        ]
        leads = ("is_owner", "is_manager")
        self.owner = next(one.id for one in workers if any(one.values[it] for it in leads))
        self.crew = [one.id for one in workers if not any(one.values[it] for it in leads)]
        self.on = AS_OF - timedelta(days=chance.randrange(500))

    def all(self, kind: str) -> list[Stored]:
        """Return the records of a kind that stand."""
        with self._company.reading() as connection:
            every = aggregate.read(connection, kind_of(kind)).values()
            return [one for one in every if not one.is_voided]

    def one(self, kind: str) -> str | None:
        """Return one of a kind, None where there is none."""
        every = [one.id for one in self.all(kind)]
        return self.chance.choice(every) if every else None

    def worker(self) -> str:
        """Return somebody of the crew."""
        return self.chance.choice(self.crew)

    def signed(self) -> list[Values]:
        """Return the owner and two of the crew, who signed."""
        there = [self.owner, *self.chance.sample(self.crew, min(2, len(self.crew)))]
        return [{"worker_id": one, "signed": True} for one in there]

    def recent(self) -> date:
        """Return a day of the last eleven months."""
        return AS_OF - timedelta(days=self.chance.randrange(330))

    def named(self) -> str:
        """Return the names of who works here, one after the other."""
        here = {self.owner, *self.crew}
        return ", ".join(
            f"{one.values['first_name']} {one.values['last_name']}"
            for one in self.all("worker")
            if one.id in here
        )

    def later(self, days: int) -> date:
        """Return a day some days on, today at the latest."""
        return min(self.on + timedelta(days=days), AS_OF)
