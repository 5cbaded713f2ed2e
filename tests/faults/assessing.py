"""An assessment under way: every draft of it accepted at once, and signed."""

from contextlib import closing
from datetime import date
from typing import Final

from desktop.records import kind_of
from desktop.services.assessing.deciding import accept_drafts
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.reading import assessments, read_assessment
from desktop.services.assessing.signing import Signer, sign
from desktop.services.auditing.auditor import Auditor
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.faults.place import TODAY, Place, look_through, small_company

_BY: Final = Signer(None, "Mona Rask")
_WINDOW: Final = Wanted("certification", date(2025, 11, 17), TODAY, assessor_name="Mona Rask")


def under_way(place: Place) -> None:
    """A small company with an assessment in which nothing is decided yet."""
    small_company(place)
    with place.opened() as company:
        open_assessment(company, _WINDOW, TODAY)


def accept(place: Place) -> None:
    """Decide every question as the records say, as one action."""
    with place.opened() as company, closing(Auditor(company)) as auditor:
        found = read_assessment(company, auditor, _id_in(company), TODAY)
        assert found is not None
        accept_drafts(company, auditor, found.id, found.to_accept, TODAY)


def answered(place: Place) -> None:
    """One in which every question is decided."""
    under_way(place)
    accept(place)


def sign_it(place: Place) -> None:
    """Sign it, which freezes every answer with what it stands on."""
    with place.opened() as company, closing(Auditor(company)) as auditor:
        sign(company, auditor, _id_in(company), _BY, TODAY)


def standing(place: Place) -> object:
    """How much there is in the file, whether it is signed, and how much each answer keeps."""
    with place.opened() as company:
        much = look_through(company)
        (one,) = assessments(company, TODAY)
        with company.reading() as connection:
            every = aggregate.read(connection, kind_of("answer")).values()
        answers = sorted(
            (each.values["question"], each.version, len(each.values["gaps"])) for each in every
        )
        return much, one.is_signed, answers


def _id_in(company: CompanyFile) -> str:
    (one,) = assessments(company, TODAY)
    return one.id
