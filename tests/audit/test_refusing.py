"""What grants the right to refuse, what stands for minutes or a signature, which policy is read.

The sentences are a stranger's; each list holds what is meant beside what only sounds like it.
"""

import pytest

from desktop.audit.common.policies import Signing, kept, signing
from desktop.audit.findings.led_rights import not_taught
from desktop.audit.wording.leading import is_only_a_pointer
from desktop.audit.wording.refusing import speaks_of_refusal, speaks_of_rights
from desktop.values.audited.people import Who
from desktop.values.audited.training import Training
from tests.builders.company import AS_OF
from tests.builders.leadership_facts import JOSE, RICK, facts, people, policy, taught
from tests.builders.training_facts import oriented


@pytest.mark.parametrize(
    "text",
    [
        "4. Right of refusal: a worker who believes that the work is dangerous may refuse it.",
        "You may say no to work that you believe could hurt you.",
        "Three rights: know, participate, refuse",
        "Nobody is punished.\nIf a job is unsafe you must refuse it",
    ],
)
def test_the_right_is_known_in_other_words(text: str) -> None:
    assert speaks_of_refusal(text)
    assert speaks_of_rights(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Refusing a test is treated as unsafe conduct.",
        "Workers who refuse to wear PPE put themselves at risk.",
        "Refuse goes into the bins. Hazardous waste is kept apart.",
    ],
)
def test_refuse_of_another_sort_is_no_right(text: str) -> None:
    assert not speaks_of_refusal(text)


@pytest.mark.parametrize(
    ("minutes", "is_nothing"),
    [
        ("Meeting held as planned.", True),
        ("Minutes will be typed up when there is time", True),
        ("Nothing new. No concerns.", True),
        ("Nothing new from the crew. Inspections on time.", False),
        ("New harnesses approved.", False),
    ],
)
def test_minutes_that_tell_only_that_there_was_a_meeting(minutes: str, is_nothing: bool) -> None:
    assert is_only_a_pointer(minutes) is is_nothing


@pytest.mark.parametrize("name", ["To be signed", "unsigned", "TBD"])
def test_a_promise_is_no_signature(name: str) -> None:
    assert signing(policy(by=Who(None, name)), people(), AS_OF) is Signing.NOBODY
    assert signing(policy(by=Who(None, "Ann Lee")), people(), AS_OF) is Signing.UNKNOWN


def test_an_older_policy_is_read_unless_the_newer_one_has_its_title() -> None:
    newer = policy("2026-02-02", id_="new")
    same = policy("2019-02-02", id_="old", title="Health and safety policy 2019")
    other = policy("2019-02-02", id_="old", title="Corporate safety statement")
    draft = policy("2026-03-02", by=Who(None, ""), id_="draft", title="Safety policy")
    later = policy("2027-01-01", id_="later")

    assert [one.id for one in kept(facts(policies=(same, newer, later)))] == ["new"]
    assert [one.id for one in kept(facts(policies=(other, newer)))] == ["old", "new"]
    assert [one.id for one in kept(facts(policies=(newer, draft)))] == ["new", "draft"]
    alone = policy("2019-02-02", id_="old", title="Harassment policy")
    again = policy("2026-02-02", id_="new", title="Anti harassment and harassment")
    assert [one.id for one in kept(facts(policies=(alone, newer)))] == ["old", "new"]
    assert [one.id for one in kept(facts(policies=(alone, again)))] == ["old", "new"]


def test_what_the_policy_grants_has_to_be_told_where_forms_tell_their_topics() -> None:
    grants = policy(text="You have the right to refuse unsafe work.", title="")
    untold = {"orientations": (taught(JOSE, rights=False),), "policies": (grants,)}
    told = {"orientations": (taught(JOSE),), "policies": (grants,)}
    form = Training(orientations=(oriented(RICK, "2026-01-05", covered=["policy"]),))

    found = list(not_taught.find(facts(**untold, training=form)))
    assert [(one.record.kind, one.subject) for one in found] == [("policy", "Policy")]
    assert not list(not_taught.find(facts(**untold)))
    assert not list(not_taught.find(facts(**told, training=form)))
    silent = policy(text="We work safely.")
    quiet = facts(orientations=untold["orientations"], policies=(silent,), training=form)
    assert not list(not_taught.find(quiet))
