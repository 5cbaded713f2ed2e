"""A company is audited by the protocol that it chose, and by another as soon as it chooses it."""

from dataclasses import replace
from datetime import date

from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.services.auditing.auditor import Auditor
from desktop.services.protocols.changing import changed_question
from desktop.services.protocols.choosing import choose_protocol
from desktop.services.protocols.saving import own_protocol, save_protocol
from tests.builders.company import AS_OF, Company
from tests.services.test_protocols import small


def test_it_is_asked_by_what_it_chose_in_the_edition_of_the_day(company: Company) -> None:
    auditor = Auditor(company.file)
    assert auditor.audited(AS_OF).protocol is protocol(GENERIC)
    later = replace(small("A1", "A9", version="2027"), valid_from=date(2027, 1, 1))
    record_id = save_protocol(company.file, small("A1"))
    save_protocol(company.file, later)
    choose_protocol(company.file, "ours")
    assert auditor.audited(AS_OF).protocol == small("A1")
    assert auditor.audited(date(2027, 2, 1)).protocol == later
    dearer = changed_question(own_protocol(company.file, record_id).protocol, "A1", points=9)
    save_protocol(company.file, dearer, record_id)
    assert auditor.audited(AS_OF).protocol.points == 9
    assert auditor.audited(AS_OF).score.overall == 0
    auditor.close()


def test_its_window_is_that_of_the_protocol(company: Company) -> None:
    auditor = Auditor(company.file)
    save_protocol(company.file, replace(small("A1"), history_months=24))
    choose_protocol(company.file, "ours")
    assert auditor.audited(AS_OF).facts.span.from_on == date(2024, 11, 17)
    auditor.close()
