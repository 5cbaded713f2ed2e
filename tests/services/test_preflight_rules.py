"""Each rule of the look before sending: one company that trips it, and one that does not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Limits
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.intake import FileLook, PageLook
from desktop.services.packaging.choices import ORIGINAL, Choices
from desktop.services.packaging.period import Period
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.services.preflight.checked import checked_page
from desktop.services.preflight.concern import BLOCKS, Concern, is_blocked
from desktop.services.preflight.facts import Cited, FileSeen, RecordSeen, Seen
from desktop.services.preflight.looking import RULES, judged
from desktop.services.today.shown import Target
from desktop.values.audited.people import People, Person
from desktop.values.period import Period as Time

ROOT: Final = Path(__file__).parents[2]
TODAY: Final = date(2026, 11, 16)
YEAR: Final = Period(date(2025, 11, 17), TODAY)
PROTOCOL: Final = protocol(GENERIC)
POLICY: Final = RecordSeen(
    number="S1.1-01", ref=Ref("policy", "p"), title="Safety policy", day=date(2026, 2, 2),
    nature="directive", questions=("S1.1",), signer_id="carol",
)  # fmt: skip
DRILL: Final = RecordSeen(
    number="S6.5-01", ref=Ref("drill", "d"), title="Fire drill", day=date(2026, 5, 5),
    questions=("S6.5",),
)  # fmt: skip
SCAN: Final = FileSeen(
    number="S6.5-01a", evidence_id="e", name="drill.pdf", sha256="e", size=400_000,
    questions=("S6.5",), proves=(Ref("drill", "d"),),
    look=FileLook(1, (PageLook(1, 0.05, 0.8, 0.5, 0.95, 6.0),)),
)  # fmt: skip
CARD: Final = (Ref("certificate", "c1"),)
LOOSE: Final = replace(SCAN, number="", questions=(), proves=())
CAROL: Final = Person(id="carol", name="Carol Nygaard", is_owner=True)


def answer(code: str, **how: Any) -> QuestionChosen:
    values: dict[str, Any] = {
        "code": code, "element": code[:2], "title": code, "possible": Decimal(10),
        "points": Decimal(10), "is_not_applicable": False, "reason": "", "note": "We do it daily.",
        "state": "sufficient", "exhibits": ("S6.5-01",), "gaps": (), "is_decided": True,
    }  # fmt: skip
    return QuestionChosen(**values | how)


SOUND: Final = Seen(
    selection=Selection(
        assessment_id="a", is_signed=True, is_draft=False, protocol=PROTOCOL, period=YEAR,
        as_of=TODAY, questions=(answer("S1.1"), answer("S6.5")), exhibits=(),
    ),
    choices=Choices(),
    as_of=TODAY,
    about={
        "legal_name": "Bow River Roustabouts Ltd.", "wcb_accounts": "1234567",
        "industry_codes": "30400", "assessor_id": "carol", "representative_id": "carol",
        "certifying_partner": "Energy Safety Canada", "secor_number": "SE-1",
        "assessor_course_on": date(2022, 3, 1), "assessor_refresher_on": date(2025, 3, 1),
    },
    company_id="c",
    assessment={"assessed_on": TODAY, "assessor_id": None, "assessor_name": None},
    people=People({"carol": CAROL}),
    first_record_on=date(2020, 1, 1),
    partner=replace(
        PROTOCOL, most_people=10, history_months=12, short_history_months=3,
        limits=Limits(most_megabytes=100, types=("pdf", "docx"), refused=("zip", "eml")),
    ),
    refresher_months=36,
    records=(POLICY, DRILL),
    files=(SCAN,),
)  # fmt: skip
"""A company of which nothing would come back."""


def about(**values: Any) -> Seen:
    return replace(SOUND, about={**SOUND.about, **values})


def asked(*questions: QuestionChosen, **how: Any) -> Seen:
    return replace(SOUND, selection=replace(SOUND.selection, questions=questions, **how))


def record(**how: Any) -> Seen:
    return replace(SOUND, records=(replace(DRILL, **how),))


def file(**how: Any) -> Seen:
    return replace(SOUND, files=(replace(SCAN, **how),))


def hiding(**how: Any) -> Seen:
    return replace(file(**how), choices=Choices(hide="initials"))


def page(**how: Any) -> Seen:
    return file(look=FileLook(1, (replace(SCAN.look.pages[0], **how),)))  # type: ignore[union-attr]


def crowd(n: int, **how: Any) -> Seen:
    some = [Person(id=str(k), name=f"Worker {k}", **how) for k in range(n)]
    return replace(SOUND, people=People({one.id: one for one in some}))


def carol_left(on: date) -> Seen:
    left = replace(CAROL, employed=(Time(date(2019, 1, 1), on),))
    return replace(SOUND, people=People({"carol": left}))


def weakness(code: str) -> Seen:
    one = Found(code=code, record=Ref("duty_plan", "x"), subject="101", message="A.", fix="B.")
    return replace(SOUND, found=(one,))


NEAR: Final = Ref("incident", "n")
FIELD: Final = Ref("field_level_hazard_assessment", "f")
NO_ASSESSMENT: Final = replace(
    asked(answer("S1.1", note="", exhibits=()), assessment_id=None, is_signed=False, is_draft=True),
    assessment=None,
)
CITED: Final = Cited(question="S6.6", kind="first_aid_record", opens=Target("emergency", "x"))
LARGE: Final = 101_000_000
BIG_PHOTO: Final = file(family="jpeg", name="a.jpg", size=LARGE)


def signed(by: str = "carol", *, passed: bool = True, **values: Any) -> Seen:
    """What was signed by somebody, with how it ended and what the company's record says."""
    signing = {"signed_by_id": by, "signed_by_name": None, "passed": passed}
    return replace(about(**values), assessment={"assessed_on": TODAY, "signings": [signing]})


# by the key of each rule: what trips it, and the next thing that does not
PAIRS: Final[dict[str, list[tuple[Seen, Seen]]]] = {
    "does_not_pass": [(signed(passed=False), signed())],
    "other_signature": [
        (signed(by="glenn"), signed()),
        (signed(assessor_id=None, assessor_name="Bernadette Ouellette"), signed()),
        (signed(representative_id=None, representative_name="Jasleen Dhaliwal"), signed()),
    ],
    "day_to_come": [
        (
            replace(SOUND, choices=Choices(today=TODAY - timedelta(days=1))),
            replace(SOUND, choices=Choices(today=TODAY)),
        )
    ],
    "wcb_account": [(about(wcb_accounts=None), SOUND), (about(wcb_accounts=""), SOUND)],
    "industry_code": [(about(industry_codes=None), SOUND)],
    "legal_name": [(about(legal_name=None), SOUND)],
    "empty": [
        (replace(SOUND, records=(), files=()), replace(SOUND, files=())),
        (replace(SOUND, records=(), files=()), replace(SOUND, records=())),
    ],
    "partner": [(about(certifying_partner=None), SOUND)],
    "secor_number": [(about(secor_number=""), SOUND)],
    "representative": [
        (about(representative_id=None), about(representative_id=None, representative_name="G. H.")),
    ],
    "draft": [(NO_ASSESSMENT, SOUND)],
    "undecided": [
        (asked(answer("S1.1", points=None, is_decided=False)), SOUND),
        (asked(answer("S1.1"), answer("S1.2", is_decided=False)), NO_ASSESSMENT),
    ],
    "audit_date": [(replace(SOUND, assessment={"assessed_on": None}), NO_ASSESSMENT)],
    "signature": [(asked(answer("S1.1"), is_signed=False), SOUND)],
    "assessor": [
        (about(assessor_id=None), about(assessor_id=None, assessor_name="H. Boyko")),
        (
            about(assessor_id=None),
            replace(about(assessor_id=None), assessment={"assessor_id": "x"}),
        ),
    ],
    "refresher": [
        (about(assessor_refresher_on=None), about(assessor_refresher_on=date(2023, 11, 16))),
        (about(assessor_refresher_on=date(2023, 11, 15)), SOUND),
        (about(assessor_refresher_on=None, assessor_course_on=None), SOUND),
        (about(assessor_refresher_on=TODAY + timedelta(days=9)), about(assessor_course_on=TODAY)),
    ],
    "head_count": [(crowd(11), crowd(10)), (crowd(11), crowd(11, counts=False))],
    "short_window": [
        (asked(period=Period(date(2025, 11, 18), TODAY)), SOUND),
        (
            asked(period=Period(date(2026, 6, 1), TODAY)),
            asked(period=Period(date(2025, 1, 1), TODAY)),
        ),
        (
            replace(SOUND, assessment={"window_to_on": TODAY + timedelta(days=1)}),
            replace(SOUND, assessment={"window_to_on": TODAY}),
        ),
    ],
    "young_records": [
        (replace(SOUND, first_record_on=date(2026, 1, 1)), SOUND),
        (replace(SOUND, first_record_on=date(2026, 10, 1)), replace(SOUND, first_record_on=None)),
    ],
    "no_document": [
        (asked(answer("S1.1", exhibits=())), SOUND),
        (asked(answer("S1.1", exhibits=())), asked(answer("S1.1", exhibits=(), points=Decimal(0)))),
        (asked(answer("S6.5", exhibits=(), is_decided=False)), asked(answer("S6.5"))),
        (
            asked(answer("S3.3", exhibits=(), counted=(Ref("document", "d"),))),
            asked(answer("S3.3", exhibits=(), counted=(Ref("requirement", "r"),))),
        ),
        (NO_ASSESSMENT, asked(answer("S1.1", exhibits=(), points=None))),
    ],
    "gone": [(asked(*SOUND.selection.questions, gone=("S5.2-01",)), SOUND)],
    "loose": [
        (file(number="X-01", questions=(), proves=()), SOUND),
        (replace(SOUND, loose=(LOOSE,)), SOUND),
    ],
    "logo": [
        (replace(SOUND, logo_trouble="The logo 'x.txt' is no picture."), SOUND),
    ],
    "warned": [
        (file(warning="The lower part of the photo is missing."), SOUND),
        (replace(SOUND, loose=(replace(LOOSE, warning="Cut off."),)), SOUND),
    ],
    "no_note": [
        (asked(answer("S1.1", note=" ")), SOUND),
        (asked(answer("S1.1", note="")), NO_ASSESSMENT),
    ],
    "no_action": [
        (asked(answer("S1.1", points=Decimal(5))), SOUND),
        (
            asked(answer("S1.1", points=Decimal(5))),
            replace(asked(answer("S1.1", points=Decimal(5))), planned=frozenset({"S1.1"})),
        ),
    ],
    "no_reason": [
        (
            asked(answer("S1.7", is_not_applicable=True, points=None)),
            asked(answer("S1.7", is_not_applicable=True, points=None, reason="Two people.")),
        )
    ],
    "outside_window": [
        (record(day=date(2025, 11, 16)), record(day=YEAR.start)),
        (record(day=TODAY + timedelta(days=1)), record(day=TODAY)),
        (record(day=date(2024, 1, 1)), record(day=date(2024, 1, 1), nature="directive")),
        (record(day=date(2024, 1, 1)), record(day=date(2024, 1, 1), ref=Ref("certificate", "x"))),
        (
            record(day=date(2024, 1, 1)),
            record(day=date(2024, 1, 1), ref=Ref("representative", "x")),
        ),
    ],
    "frequency": [(weakness("inspected_against_policy"), weakness("never_a_defect"))],
    "report_undecided": [
        (record(ref=NEAR, undecided=NEAR), record(ref=NEAR)),
    ],
    "signer_left": [(carol_left(date(2026, 11, 15)), carol_left(TODAY))],
    "field_as_formal": [
        (record(ref=FIELD, questions=("S2.1",)), record(ref=FIELD, questions=("S2.6",))),
        (file(proves=(FIELD,), questions=("S2.2",)), file(proves=(FIELD,), questions=("S2.7",))),
        (
            file(name="FLHA_March.pdf", questions=("S2.1",)),
            file(name="Formal.pdf", questions=("S2.1",)),
        ),
    ],
    "restricted": [(replace(SOUND, restricted=(CITED,)), SOUND)],
    "locked": [(file(look=FileLook(0, is_locked=True)), SOUND)],
    "not_shown": [(file(look=None, trouble="'drill.pdf' is damaged."), file(look=None))],
    "too_large": [
        (file(size=LARGE), file(size=100_000_000)),
        (file(size=LARGE, pages=1), file(size=LARGE, pages=2)),
        (
            file(size=LARGE, name="a.docx", family="docx"),
            file(size=9, name="a.docx", family="docx"),
        ),
        (replace(BIG_PHOTO, choices=Choices(photos=ORIGINAL)), BIG_PHOTO),
        (replace(file(size=3_000_000), choices=Choices(most_megabytes=2)), file(size=3_000_000)),
    ],
    "refused_type": [
        (file(name="a.eml", family="eml"), file(name="a.docx", family="docx")),
        (file(name="b.EML", family="eml"), SOUND),
    ],
    "other_type": [(file(name="a.csv", family="csv"), file(name="a.docx", family="docx"))],
    "blank": [
        (page(ink=0.0), page(ink=0.004)),
        (page(contrast=0.02), SOUND),
        (page(ink=0.0), page(ink=1.0, contrast=1.0, turned=0)),
    ],
    "sideways": [
        (page(lines=0.1), page(lines=3.0)),
        (page(lines=0.1), page(lines=0.1, tone=0.5)),  # a photo of a thing
        (page(turned=90), page(turned=0)),
        (page(turned=180), page(lines=0.6)),
    ],
    "unreadable": [
        (page(sharpness=0.08), page(sharpness=0.3)),
        (file(family="jpeg", look=FileLook(1, longest=300)), file(look=FileLook(1, longest=1200))),
    ],
    "private_number": [
        (
            record(words=(("notes", "SIN 046 454 286"),)),
            record(words=(("notes", "call 403-555-0123"),)),
        ),
        (file(text="Date of birth: 1984-03-02"), file(text="Issued 2024-03-02")),
        (asked(answer("S1.1", note="DOB 1984-03-02")), asked(answer("S1.1", note="Since 2020."))),
    ],
    "not_looked_through": [
        (hiding(family="jpeg"), hiding(family="jpeg", is_looked_through=True)),
        (hiding(), hiding(text="Words that can be searched.")),
        (hiding(), SOUND),
    ],
    "cards": [
        (file(proves=CARD), file(proves=CARD, is_looked_through=True)),
        (file(proves=CARD), file(proves=CARD, has_hidden=True)),
        (file(family="jpeg", proves=CARD), file(proves=CARD, text="Words that can be searched.")),
        (file(proves=CARD), file(proves=(Ref("policy", "p1"),))),
        (file(proves=CARD), hiding(proves=CARD, is_looked_through=True)),
    ],
}


def keys(seen: Seen) -> list[str]:
    return [one.key for one in judged(seen)]


def test_every_rule_has_its_pair_and_no_two_share_a_key() -> None:
    assert [one.key for one in RULES] == list(dict.fromkeys(one.key for one in RULES))
    assert set(PAIRS) == {one.key for one in RULES}
    assert all(one.source for one in RULES)


def test_nothing_is_said_of_a_sound_package() -> None:
    assert judged(SOUND) == ()


@pytest.mark.parametrize(
    ("key", "bad", "good"), [(key, *pair) for key, pairs in PAIRS.items() for pair in pairs]
)
def test_a_rule_is_tripped_by_the_one_and_not_by_the_other(key: str, bad: Seen, good: Seen) -> None:
    assert key in keys(bad)
    assert key not in keys(good)


def test_each_concern_is_a_sentence_with_a_way_to_its_fix() -> None:
    for concern in every_concern():
        assert not concern.sentence[0].islower(), concern.sentence
        assert concern.sentence.endswith("."), concern.sentence
        assert "{" not in concern.sentence, concern.sentence
        assert concern.where is not None
        assert concern.verb
        assert set(concern.as_json()) == {
            "key", "severity", "sentence", "exhibit", "kind", "record", "source"
        }  # fmt: skip


def every_concern() -> list[Concern]:
    return [one for pairs in PAIRS.values() for bad, _good in pairs for one in judged(bad)]


def test_only_limits_of_the_partner_block_and_stand_first() -> None:
    blocking = {one.key for one in RULES if one.severity == BLOCKS}
    assert blocking == {"too_large", "refused_type"}
    both = replace(about(wcb_accounts=None), files=(replace(SCAN, size=LARGE),))
    assert keys(both) == ["too_large", "wcb_account"]
    assert is_blocked(judged(both))
    assert not is_blocked(judged(about(wcb_accounts=None)))


def test_what_would_surely_come_back_stands_first_and_says_who_has_not_signed() -> None:
    names = {"assessor_id": None, "assessor_name": "Bernadette Ouellette"}
    seen = signed(passed=False, wcb_accounts=None, **names)
    first, second, third = judged(seen)
    assert (first.key, third.key) == ("does_not_pass", "wcb_account")
    assert "overall: it does not pass. Too low: elements" in first.sentence
    assert second.sentence.startswith("Bernadette Ouellette, the assessor, has not signed. Have")


def test_answers_without_a_plan_are_one_line_with_their_codes() -> None:
    short = [answer(code, points=Decimal(5), is_decided=False) for code in ("S1.1", "S6.5", "S6.6")]
    seen = replace(asked(*short, answer("S1.2")), planned=frozenset({"S6.5"}))
    (one,) = (found for found in judged(seen) if found.key == "no_action")
    assert one.sentence.startswith("2 answers are short of full points and nothing is planned")
    assert "them: S1.1, S6.6. " in one.sentence
    assert one.where is not None
    assert one.where.record_id == "S1.1"


def test_exhibits_of_another_time_are_one_line_that_can_be_followed() -> None:
    old = replace(DRILL, day=date(2024, 1, 1))
    several = replace(SOUND, records=tuple(replace(old, number=f"S6.5-{n}") for n in range(11)))
    still_open = replace(several, selection=replace(several.selection, is_signed=False))
    for seen, then in ((several, "Open the assessment again to take them"), (still_open, "Take")):
        (said,) = (one.sentence for one in judged(seen) if one.key == "outside_window")
        assert said.startswith("11 exhibits are of days outside the time of the package: S6.5-0,")
        assert f"S6.5-7 and 3 more. {then}" in said


def test_a_number_is_named_by_its_end_alone() -> None:
    (said,) = judged(file(text="Rick 130 692 544, and again 130 692 544"))
    assert "692" not in said.sentence
    assert "544" in said.sentence


@pytest.mark.parametrize(
    ("seen", "at"),
    [
        (about(wcb_accounts=None), "wcb_accounts"),
        (about(assessor_refresher_on=None), "assessor_refresher_on"),
        (record(words=(("lessons", "SIN 046 454 286"),)), "lessons"),
    ],
)
def test_it_leads_to_the_very_field(seen: Seen, at: str) -> None:
    (one,) = judged(seen)
    assert one.where is not None
    assert one.where.at == at


def test_a_company_without_a_record_of_its_own_is_made_one() -> None:
    (one,) = judged(replace(about(wcb_accounts=None), company_id=""))
    assert one.where is not None
    assert one.where.new


def test_the_own_copy_tells_each_concern_with_its_source() -> None:
    found = judged(replace(about(wcb_accounts=None), files=(replace(SCAN, size=LARGE),)))
    page = checked_page(found)
    assert [str(row[0]) for row in page.rows] == ["S6.5-01a", ""]
    assert [row[2] for row in page.rows] == [one.source for one in found]
    assert f"{len(RULES)} things" in page.nothing
    assert checked_page(()).rows == ()


def test_every_rule_stands_in_the_docs_as_it_is() -> None:
    told = (ROOT / "docs" / "preflight.md").read_text(encoding="utf-8")
    for one in RULES:
        assert f"| `{one.key}` | {one.severity} | " in told, one.key
        assert f" | {one.source} |" in told, one.key
