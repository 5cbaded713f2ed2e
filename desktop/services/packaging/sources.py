"""What every part of a submission's words is made from, read once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine import Connection

from desktop.audit.score import Score
from desktop.records import kind_of
from desktop.services.assessing.kept import ASSESSMENT
from desktop.services.packaging import profile
from desktop.services.packaging.hiding import is_spared
from desktop.services.packaging.reading import Reading
from desktop.services.packaging.scoring import score_of
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.store import aggregate, listing
from desktop.store.aggregate import Stored, Values


@dataclass(frozen=True)
class Sources:
    """The reading, the company's own record, the assessment, what was chosen, and its score.

    `names` are those of the people who assess, speak for the company and signed, by their ids, as
    they are to be read; `in_full` are the same as they are written.
    """

    reading: Reading
    about: Values
    assessment: Stored | None
    chosen: Selection
    names: Mapping[str, str] = field(default_factory=dict)
    in_full: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return what the company is called, "" where nobody said it."""
        return self.about.get("legal_name") or ""

    @property
    def purpose(self) -> str:
        """Return the key of what it is for, "" where nobody said it."""
        return (self.assessment.values["purpose"] or "") if self.assessment else ""

    def score(self) -> Score:
        """Return what the answers come to; nothing for those that nobody can know yet."""
        return score_of(self.chosen, self.purpose)

    def who(self, record: Mapping[str, Any], link: str) -> str:
        """Return the name of somebody who signs: on the list of workers, or written down.

        It is whole also where names are hidden, because nobody believes a signature of initials.
        """
        known = self.in_full.get(record.get(f"{link}_id") or "")
        return self.signing(known or record.get(f"{link}_name") or "")

    def signing(self, name: str) -> str:
        """Return a name as it stands where that person signs."""
        return name if is_spared(name) else self.reading.hide(name)

    def said(self, code: str) -> QuestionChosen | None:
        """Return what was chosen for a question."""
        return next((one for one in self.chosen.questions if one.code == code), None)


def sources(reading: Reading, chosen: Selection) -> Sources:
    """Return what is read once for all parts."""
    record = profile.read_company(reading.connection)
    about = {**record.values, "id": record.id} if record else {}
    assessment = _assessment(reading.connection, chosen.assessment_id)
    values = assessment.values if assessment else {}
    ids = {about.get("assessor_id"), about.get("representative_id"), values.get("assessor_id")}
    ids |= {line["signed_by_id"] for line in values.get("signings", ())}
    titles = listing.titles(reading.connection, {"worker": {one for one in ids if one}})
    names = {key: reading.hide(name) for key, name in titles.items()}
    return Sources(reading, about, assessment, chosen, names, titles)


def _assessment(connection: Connection, assessment_id: str | None) -> Stored | None:
    if assessment_id is None:
        return None
    return aggregate.read_one(connection, kind_of(ASSESSMENT), assessment_id)
