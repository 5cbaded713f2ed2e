"""Companies in which names, numbers and days are planted wherever one may slip through.

A company says it in some places, fifty companies together say it in all of them: in every text of
every kind of record, in names of files, and wherever a file can hold a word (planted_papers.py).
Each goes by a protocol of a few questions, in turn, so that its package is small.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.errors import Refused
from desktop.intake import Intake
from desktop.records import KINDS, kind_of
from desktop.records.fields import Field
from desktop.records.kind import Kind
from desktop.services.evidence import attach
from desktop.services.protocols.choosing import choose_protocol
from desktop.services.protocols.saving import save_protocol
from desktop.services.redaction.boxes import say_looked_through
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, Company
from tests.builders.full_records import full
from tests.builders.kinds import links_first, needed_by
from tests.builders.planted_papers import papers
from tests.builders.planted_people import Person, Planted, person, plain, sentence

_QUESTIONS: Final = 4  # of one company
_TEMPLATES: Final = 45
_SHORTEST: Final = 60  # letters of a text in which a sentence fits
_PLANTED_BY_HAND: Final = frozenset({"company", "contractor", "worker", "evidence"})
_NO_TEXTS: Final = frozenset({"company_settings", "disposal", "disclosure"})
_TICKED: Final = 3  # records that are put in by hand
_OTHERS: Final = 3  # kinds beside those that are asked for


def planted_company(seed: int, folder: Path, intake: Intake) -> tuple[CompanyFile, Planted]:
    """Make a small company by a seed; whoever asks closes the file."""
    random, planted = Random(seed), Planted()
    template = seed % _TEMPLATES
    path = folder / f"{seed}.muster"
    path.write_bytes(_template(template))
    file = CompanyFile.open(path, by="Office", clock=lambda: NOON)
    crew = [person(random, planted) for _n in range(random.randint(2, 4))]
    filling = _Filling(Company(file), crew, random, planted)
    wanted = [kind for question in _questions(template) for kind in question.evidence]
    filling.company.together(lambda: filling.fill(wanted))
    handed = folder / f"papers {seed}"
    handed.mkdir()
    files = [*papers(handed, crew, random, planted)]
    for one in files:
        # some on a record, some on none
        kind, owner = filling.owner_of_a_file() if random.random() < 0.5 else (None, None)
        told = attach(file, [one], kind, owner, intake)
        if told.ids and (one.suffix == ".pdf" or random.random() < 0.6):
            # a photo or a scan that somebody says to have looked at goes in
            with suppress(Refused):
                say_looked_through(file, told.ids[0], "a photo", is_looked_through=True)
        filling.ids.setdefault("evidence", []).extend(told.ids)
    if random.random() < 0.7:
        filling.company.together(lambda: filling.assess(_asking(template)))
    return file, planted


def _may_go_in(key: str) -> bool:
    return key not in ("evidence", "company") and not kind_of(key).restricted


@cache
def _template(number: int) -> bytes:
    """A company with a protocol of a few questions and nothing else; made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.muster"
        with CompanyFile.create(path, by="Office", clock=lambda: NOON) as file:
            Company(file).save("company", legal_name="Prairie Ltd.")
            own = _asking(number)
            save_protocol(file, own)
            choose_protocol(file, own.id)
        return path.read_bytes()


def _questions(number: int) -> list[Any]:
    every = [*protocol(GENERIC).questions]
    Random(0).shuffle(every)
    return [every[(_QUESTIONS * number + n) % len(every)] for n in range(_QUESTIONS)]


def _asking(number: int) -> Protocol:
    codes = {one.code for one in _questions(number)}
    whole = protocol(GENERIC)
    some = [
        replace(element, questions=tuple(one for one in element.questions if one.code in codes))
        for element in whole.elements
    ]
    elements = tuple(one for one in some if one.questions)
    return replace(whole, id="our-own", name="Our own", elements=elements)


@dataclass
class _Filling:
    """Records of a company, full of names."""

    company: Company
    crew: list[Person]
    random: Random
    planted: Planted
    ids: dict[str, list[str]] = field(default_factory=dict)
    everyone: list[Person] = field(default_factory=list)
    strangers: list[Person] = field(default_factory=list)

    def fill(self, wanted: Sequence[str]) -> None:
        """Make what has to be, and records of the kinds that are asked for and of some others."""
        self._people()
        self._usual()
        for kind in links_first(self._kinds(wanted)):
            values = full(kind, self.ids, self._says, lines=1)
            made = self.company.save_values(kind.key, values)
            self.ids.setdefault(kind.key, []).append(made)

    def assess(self, asked: Protocol) -> None:
        """Have an assessment under way into which all files and some records were put by hand."""
        opened = self.company.save(
            "assessment", protocol=asked.id, protocol_version=asked.version,
            purpose="maintenance", window_from_on="2025-11-17", window_to_on=AS_OF,
            assessor_name="Pat Auditor",
        )  # fmt: skip
        code = self.random.choice([one.code for one in asked.questions])
        support = {"assessment_id": opened, "question": code}
        for evidence in self.ids.get("evidence", ()):
            self.company.save("question_support", **support, evidence_id=evidence)
        records = [(key, one) for key in sorted(self.ids) for one in self.ids[key]]
        open_ones = [one for one in records if _may_go_in(one[0])]
        for key, record in self.random.sample(open_ones, min(_TICKED, len(open_ones))):
            named = {"record_kind": key, "record_id": record}
            self.company.save_values("question_support", support | named)
        self.company.save("answer", **support, points="1", note=self._sentence())

    def owner_of_a_file(self) -> tuple[str, str]:
        """Return one of the records that a file is hung on."""
        kinds = [key for key in self.ids if kind_of(key).tab not in ("audit", "company")]
        key = self.random.choice(sorted(kinds))
        return key, self.random.choice(self.ids[key])

    def _kinds(self, wanted: Sequence[str]) -> list[Kind]:
        others = [one for one in KINDS if one.tab != "audit"]
        found = {*wanted, *(one.key for one in self.random.sample(others, _OTHERS))}
        while more := {key for one in found for key in needed_by(kind_of(one))} - found:
            found |= more
        skipped = _PLANTED_BY_HAND | _NO_TEXTS
        return [k for k in KINDS if k.key in found - skipped and k.tab != "audit"]

    def _says(self, shown: Field) -> str:
        """Return what a field of a full record says: a name, or a sentence with names in it."""
        room = shown.longest or 200
        ends = shown.name.rpartition("_")[2]
        if shown.personal and ends in ("name", "person"):
            return self.random.choice([*self.crew, *self.strangers]).full[:room]
        if shown.name in ("rule", "risk_matrix", "working_days", "source_kind", "source_id"):
            return "monthly" if shown.name == "rule" else "1"
        said = self._sentence()
        return said if room >= _SHORTEST and len(said) <= room else "As usual"[:room]

    def _sentence(self) -> str:
        return sentence(self.everyone, self.random, self.planted)

    def _people(self) -> None:
        random, company = self.random, self.company
        contact = person(random, self.planted)
        # no record knows what else one says, nor a card of theirs
        contact = replace(contact, known_as=contact.first, card=self.crew[0].card)
        self.strangers = [person(random, self.planted)]
        self.everyone = [*self.crew, contact]
        self._company()
        mail = f"{plain(contact.last)}@hart.example"
        firm = random.choice(("Hart Crane", "Ok Tire"))
        reached = f"{contact.full}, {contact.phone}, {mail}"
        self.ids["contractor"] = [company.save("contractor", company=firm, contact=reached)]
        card = company.certificate_type()
        self.ids["certificate_type"] = [card]
        for n, one in enumerate(self.crew):
            worker = company.save(
                "worker", first_name=one.first, last_name=one.last, known_as=one.known_as,
                phone=one.phone, number=str(10 + n), employment=[{"from_on": "2020-01-01"}],
            )  # fmt: skip
            self.ids.setdefault("worker", []).append(worker)
            company.certificate(
                worker, card, expires="2027-05-01", issued="2026-05-01", number=one.card,
                notes=self._sentence(),
            )  # fmt: skip

    def _company(self) -> None:
        """A company is sometimes called after somebody, and always keeps its name."""
        last = self.crew[0].last
        names = ("Prairie Ltd.", f"{last} Welding Ltd.", "Big Plume Oil (2019) Ltd.")
        name = self.random.choices(names, (6, 2, 1))[0]
        self.planted.kept = {"".join(filter(str.isalpha, plain(name).casefold()))}
        self.planted.own = {plain(word).casefold() for word in re.findall(r"[^\W\d_]+", name)}
        with self.company.file.reading() as connection:
            from desktop.store import aggregate

            known = next(iter(aggregate.read(connection, kind_of("company"))))
        self.company.save("company", known, legal_name=name, province="AB", wcb_accounts="1234567")

    def _usual(self) -> None:
        """What every company has, some of it named after a person."""
        random, company, ids = self.random, self.company, self.ids
        stranger = self.strangers[0].full
        day = AS_OF - timedelta(days=random.randint(20, 200))
        ids["policy"] = [
            company.policy(
                day, title=f"Policy {random.choice(self.crew).written(random)}".split("\n")[0],
                text=self._sentence(),
            )
        ]  # fmt: skip
        ids["meeting"] = [
            company.meeting(
                day, topics=self._sentence(), notes=self._sentence(),
                attendees=[{"worker_id": ids["worker"][0]}, {"name": stranger}],
            )
        ]  # fmt: skip
        ids["orientation"] = [
            company.save(
                "orientation", visitor_name=stranger, done_on=day,
                notes=f"{stranger}: {self._sentence()}",
            )
        ]  # fmt: skip
        said = self._sentence()
        company.action(said, found=day, assigned_name=stranger, notes=self._sentence())
        ids["incident"] = [
            company.save("incident", happened_on=day, kind="near_miss", what=self._sentence())
        ]
        title = " ".join(self._sentence().split())[:190]
        ids["document"] = [
            company.save("document", title=title, signed_on=day, text=self._sentence())
        ]
