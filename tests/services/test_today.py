"""What needs somebody today: the words, the order, what is folded, where each line leads."""

from datetime import date

import pytest

from desktop.services.drafts import Draft, keep_draft
from desktop.services.today import Line, Need, Target, Today, badges, today
from tests.builders.company import AS_OF, Company


def shown(company: Company, as_of: date = AS_OF) -> Today:
    return today(company.file, as_of)


def line_of(company: Company) -> Line:
    """The only line."""
    (line,) = shown(company).lines
    return line


def oriented(company: Company, name: str = "Rick Desjarlais", **more: object) -> str:
    worker = company.worker(name, hired="2012-05-22", **more)
    company.orientation(worker, "2012-05-22")
    return worker


# --- one line -----------------------------------------------------------------------------------


def test_an_inspection_past_its_kilometres(company: Company) -> None:
    unit = company.unit("103")
    checklist = company.save("checklist", title="Truck", items=[{"item": "Lights"}])
    plan = company.plan("every 1,000 km or monthly", unit, checklist_id=checklist)
    company.inspection("2026-11-04", unit, plan, reading=239900)
    company.reading(unit, 241377, AS_OF)
    line = line_of(company)
    assert (line.chip, line.tone, line.need) == ("Overdue", "red", Need.NOW)
    assert line.title == "Unit 103 · Vehicle inspection"
    assert line.why == "1,477 km since 4 November; the rule is every 1,000 km or monthly."
    assert line.when == "since about 13 November"
    assert line.verb == "Inspect"
    assert line.does == Target(
        "inspections",
        "inspection",
        new=True,
        values={
            "plan_id": plan,
            "equipment_id": unit,
            "task": "Vehicle inspection",
            "checklist_id": checklist,
        },
    )
    assert line.opens == Target("inspections", "duty_plan", plan)


def test_a_checklist_voided_since_is_said_and_not_filled_in(company: Company) -> None:
    unit = company.unit("103")
    checklist = company.save("checklist", title="Truck", items=[{"item": "Lights"}])
    plan = company.plan("monthly", unit, checklist_id=checklist)
    company.inspection("2026-10-01", unit, plan)
    assert "voided" not in line_of(company).why

    company.void("checklist", checklist)
    line = line_of(company)
    assert line.why.endswith("Its checklist “Truck” was voided.")
    assert isinstance(line.does, Target)
    assert "checklist_id" not in line.does.values

    company.save("checklist", title="Truck", items=[{"item": "Lights"}], supersedes_id=checklist)
    assert "voided" not in line_of(company).why


def test_an_inspection_past_its_day_says_who_did_it_last(company: Company) -> None:
    site = company.site("Shop")
    plan = company.plan("monthly", site=site, task="Worksite inspection", is_statutory=True)
    company.inspection("2026-10-14", plan=plan, site=site, by_name="Harpreet Gill")
    line = line_of(company)
    assert line.title == "Shop · Worksite inspection"
    assert line.when == "14 November, 2 days"
    assert (
        line.why
        == "Last done 14 October by Harpreet Gill; your rule is monthly. The law asks for it."
    )
    assert line.does is not None
    assert line.does.values == {"plan_id": plan, "site_id": site, "task": "Worksite inspection"}


def test_a_certificate_that_ran_out_is_renewed_by_a_new_one(company: Company) -> None:
    foreman = company.position("Foreman")
    rick = oriented(company, positions=[foreman])
    h2s = company.certificate_type("H2S Alive")
    company.requirement(h2s, foreman)
    card = company.certificate(rick, h2s, "2026-10-14")
    line = line_of(company)
    assert (line.chip, line.title) == ("Expired", "Rick Desjarlais · H2S Alive")
    assert (line.why, line.when, line.verb) == (
        "Required for Foreman.",
        "14 October, 33 days",
        "Renew",
    )
    values = {"worker_id": rick, "type_id": h2s}
    assert line.does == Target("training", "certificate", new=True, values=values)
    assert line.opens == Target("training", "certificate", card)


def test_a_certificate_that_is_missing_is_added(company: Company) -> None:
    rick = oriented(company)
    whmis = company.certificate_type("WHMIS")
    company.requirement(whmis)
    line = line_of(company)
    assert (line.chip, line.why, line.when) == ("Missing", "Required for everybody.", "")
    assert line.verb == "Add"
    assert line.does is not None
    assert line.does.values == {"worker_id": rick, "type_id": whmis}
    assert line.opens == Target("company", "worker", rick)


def test_a_certificate_that_soon_runs_out(company: Company) -> None:
    company.certificate(oriented(company), company.certificate_type(), "2026-11-21")
    line = line_of(company)
    assert (line.chip, line.tone, line.when) == ("Expiring", "amber", "by Saturday")
    assert line.why == "No position of theirs requires it."


def test_an_orientation_that_is_missing(company: Company) -> None:
    rick = company.worker(hired="2026-10-29")
    line = line_of(company)
    assert (line.chip, line.title) == ("Missing", "Rick Desjarlais · Orientation")
    assert line.why == "No orientation is on file; the first day of work was 29 October."
    assert line.when == "30 October, 17 days"
    assert line.does == Target("training", "orientation", new=True, values={"worker_id": rick})


def test_a_corrective_action_opens(company: Company) -> None:
    action = company.action("Bench grinder #2 has no guard", due="2026-09-30", found="2026-09-16")
    line = line_of(company)
    assert (line.chip, line.title) == ("Overdue", "Bench grinder #2 has no guard")
    assert line.why == "Corrective action, found 16 September. Nobody looks after it yet."
    assert line.does == line.opens == Target("actions", "corrective_action", action)


def test_a_corrective_action_without_a_date_is_told_by_its_word(company: Company) -> None:
    company.action("Fix the leak")
    line = line_of(company)
    assert (line.chip, line.tone, line.need) == ("No date", "amber", Need.NOW)


def test_a_paper_to_look_at_again_opens(company: Company) -> None:
    policy = company.policy("2024-03-02")
    line = line_of(company)
    assert line.title == "Review: Health and safety policy"
    assert line.when == "since 2 March 2025"
    assert (line.verb, line.does) == ("Review", Target("leadership", "policy", policy))


def test_a_meeting_and_a_drill_are_held(company: Company) -> None:
    talk = company.plan(
        "monthly", task="Toolbox talk", kind="meeting", baseline_on=date(2026, 9, 1)
    )
    site = company.site()
    fire = company.plan(
        "monthly", site=site, task="Fire drill", kind="drill", baseline_on=date(2026, 9, 2)
    )
    meeting, drill = shown(company).lines
    assert (meeting.title, meeting.verb) == ("Toolbox talk", "Hold meeting")
    values = {"plan_id": talk, "kind": "toolbox"}
    assert meeting.does == Target("leadership", "meeting", new=True, values=values)
    values = {"plan_id": fire, "site_id": site}
    assert drill.does == Target("emergency", "drill", new=True, values=values)


def test_a_parked_unit_returns_and_is_one_line(company: Company) -> None:
    unit = company.unit("T-1", description="Trailer")
    for task in ("Trailer inspection", "Bearings"):
        company.plan("weekly", unit, task=task, baseline_on=date(2026, 8, 1))
    company.change(unit, "parked", "2026-09-03")
    line = line_of(company)
    assert (line.chip, line.tone, line.when) == ("Parked", "blue", "nothing due")
    assert line.title == "T-1 Trailer · Bearings and Trailer inspection"
    values = {"equipment_id": unit, "change": "returned"}
    assert line.does == Target("company", "service_change", new=True, values=values)
    assert line.opens == Target("company", "equipment", unit)


@pytest.mark.parametrize("gone", ["sold", "closed"])
def test_what_is_gone_is_no_line(company: Company, gone: str) -> None:
    if gone == "sold":
        unit = company.unit()
        company.plan("weekly", unit)
        company.change(unit, "sold", "2026-09-03")
    else:
        company.plan("weekly", site=company.site(active=[("2026-01-01", "2026-09-01")]))
    assert shown(company).lines == ()


def test_a_check_before_use_is_asked_for_until_it_is_done_today(company: Company) -> None:
    unit = company.unit("F-1", description="Forklift")
    plan = company.plan("before use", unit, task="Pre-use check")
    company.inspection("2026-11-13", unit, plan)
    line = line_of(company)
    assert (line.chip, line.when) == ("Before use", "before each use")
    assert shown(company).headline == "Nothing is overdue, 1 check before use today"
    company.inspection(AS_OF, unit, plan)
    assert shown(company).lines == ()


def test_a_rule_that_cannot_be_read_is_to_be_set(company: Company) -> None:
    plan = company.plan(None, company.unit())
    line = line_of(company)
    assert (line.chip, line.tone, line.verb) == ("No rule", "amber", "Set the rule")
    assert line.does == Target("inspections", "duty_plan", plan)


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"number": "101"}, "Unit 101"),
        ({"number": "W-1", "description": "Welder"}, "W-1 Welder"),
        ({"number": "FE", "description": "Fire extinguishers", "lot_size": 9},
         "Fire extinguishers (9)"),
        ({"number": "FE", "description": "Extinguishers (lot of 9)", "lot_size": 9},
         "Extinguishers (lot of 9)"),
    ],
)  # fmt: skip
def test_a_unit_is_called_as_people_call_it(
    company: Company, more: dict[str, object], name: str
) -> None:
    company.plan("monthly", company.unit(**more), baseline_on=date(2026, 9, 1))
    assert line_of(company).title == f"{name} · Vehicle inspection"


@pytest.mark.parametrize(
    ("expires", "when"),
    [
        (AS_OF, "today"),
        (date(2026, 11, 17), "by tomorrow"),
        (date(2026, 11, 20), "by Friday"),
        (date(2026, 11, 23), "in 7 days"),
        (date(2027, 2, 1), "in about 3 months"),
    ],
)
def test_when_something_is_due(company: Company, expires: date, when: str) -> None:
    company.certificate(oriented(company), company.certificate_type(), expires)
    assert line_of(company).when == when


# --- many of one sort ---------------------------------------------------------------------------


def test_a_lot_under_one_plan_is_one_sheet(company: Company) -> None:
    for n in range(9):
        company.unit(f"FE-{n}", None, description="Extinguisher", type="Fire extinguisher")
    plan = company.plan(
        "monthly",
        equipment_type="Fire extinguisher",
        task="Check",
        baseline_on=date(2026, 9, 1),
    )
    line = line_of(company)
    assert line.title == "Fire extinguisher (9) · Check"
    assert line.why == "One sheet for the lot; note only exceptions."
    assert line.does is not None
    values = {"plan_id": plan, "task": "Check", "equipment_type": "Fire extinguisher"}
    assert line.does.values == values
    assert [one.title for one in line.inside[:2]] == [
        "FE-0 Extinguisher · Check",
        "FE-1 Extinguisher · Check",
    ]
    assert shown(company).headline == "9 things need you"
    assert badges(shown(company))["inspections"] == (9, "9 overdue", "red")


def test_what_must_be_inspected_singly_gets_no_common_sheet(company: Company) -> None:
    for n in range(2):
        company.unit(f"H-{n}", None, description="Harness", type="Harness", inspect_singly=True)
    company.plan("monthly", equipment_type="Harness", baseline_on=date(2026, 9, 1))
    line = line_of(company)
    assert (line.verb, line.does, len(line.inside)) == ("Show", None, 2)


def test_what_many_workers_lack_is_one_line_and_so_is_what_one_lacks(company: Company) -> None:
    def enter() -> None:
        kinds = [company.certificate_type(name) for name in ("WHMIS", "First Aid", "TDG")]
        welder = company.position()
        company.requirement(kinds[0])
        for kind in kinds[1:]:
            company.requirement(kind, welder)
        for number in range(4):
            oriented(company, f"Worker {number}", positions=[welder] if number == 0 else [])

    company.together(enter)
    one, many = shown(company).lines
    assert (many.title, many.counts) == ("WHMIS · 4 workers", 4)
    assert many.why == "Worker 0, Worker 1, Worker 2 and Worker 3"
    assert (one.title, one.why) == ("Worker 0 · 2 certificates", "First Aid and TDG")
    assert many.opens == one.opens == Target("training", "training_matrix")


def test_what_was_never_done_anywhere_is_one_line(company: Company) -> None:
    for number in ("101", "102", "103"):
        company.plan("before use, after repair", company.unit(number), task="Walk-around")
        company.plan("annual by competent person", company.unit(f"{number}0"), task="Rigging")
    titles = [line.title for line in shown(company).lines]
    assert "Rigging · 3 places or units" in titles
    assert "Checks before use · 3" in titles


# --- the whole page -----------------------------------------------------------------------------


def test_the_headline_and_the_badges_count_what_is_so(company: Company) -> None:
    rick = oriented(company)
    company.certificate(rick, company.certificate_type("H2S Alive"), "2026-10-14")
    company.certificate(rick, company.certificate_type("TDG"), "2026-11-10")
    company.certificate(rick, company.certificate_type("WHMIS"), "2026-12-10")
    company.action(due="2026-11-10")
    company.action("Post the plan")
    company.policy("2025-12-01")
    page = shown(company)
    assert page.date_said == "Monday, 16 November"
    assert page.headline == "4 things need you, 2 more are due soon"
    assert badges(page) == {
        "training": (2, "2 expired", "red"),
        "actions": (2, "2 to do", "red"),
        "leadership": (1, "1 soon", "amber"),
    }


def test_a_calm_company_hears_what_comes_next(company: Company) -> None:
    unit = company.unit("101")
    plan = company.plan("yearly", unit)
    company.inspection("2026-11-01", unit, plan)
    page = shown(company)
    assert page.headline == "Nothing is overdue"
    assert page.calm == (
        "Nothing is due soon. Next: Unit 101 · Vehicle inspection, in about 11 months."
    )


def test_the_card_of_the_audit_looks_ahead(company: Company) -> None:
    with company.file.reading() as connection:
        record = connection.exec_driver_sql("select id from company").scalar()
    page = shown(company)
    assert page.audit.title == "When is your next audit?"
    assert page.audit.opens == Target("company", "company", record)
    company.save("company", record, next_audit_on=date(2027, 1, 29))
    company.certificate(oriented(company), company.certificate_type(), "2026-12-02")
    audit = shown(company).audit
    assert (audit.title, audit.on_said) == ("Audit in 74 days", "29 January 2027")
    counts = {one.tab: (one.now, one.then) for one in audit.standings}
    assert counts["training"] == (0, 1)
    assert counts["incidents"] == (0, 0)
    company.save("company", record, next_audit_on=date(2026, 5, 3))
    assert shown(company).audit.title == "The audit was on 3 May"


def test_what_runs_out_next_and_what_this_week_brings(company: Company) -> None:
    rick = oriented(company)
    card = company.certificate(rick, company.certificate_type("TDG"), "2026-11-18")
    company.certificate(rick, company.certificate_type("WHMIS"), "2027-01-13")
    company.certificate(rick, company.certificate_type("Late"), "2027-08-01")
    unit = company.unit("101")
    plan = company.plan("yearly", unit, baseline_on=date(2025, 11, 20), lead_days=1)
    page = shown(company)
    assert [(one.title, one.when) for one in page.runs_out] == [
        ("Rick Desjarlais · TDG", "18 November"),
        ("Rick Desjarlais · WHMIS", "13 January 2027"),
    ]
    assert [(one.title, one.when, one.opens) for one in page.this_week] == [
        ("Rick Desjarlais · TDG", "by Wednesday", Target("training", "certificate", card)),
        ("Unit 101 · Vehicle inspection", "by Friday", Target("inspections", "duty_plan", plan)),
    ]


def test_what_was_begun_and_not_saved_can_be_continued(company: Company) -> None:
    rick = oriented(company)
    typed = {"worker_id": rick, "type_id": "", "number": "17"}
    kept = keep_draft(company.file, Draft("certificate", typed))
    page = shown(company)
    (line,) = page.unfinished
    assert (line.chip, line.verb) == ("Not saved", "Continue")
    assert line.title == "Certificate: Rick Desjarlais"
    assert line.why == "What was typed is kept. To save it, it still needs: Certificate."
    values = {"worker_id": rick}
    assert line.does == Target("training", "certificate", new=True, values=values, draft_id=kept)
    assert page.headline == "Nothing is overdue"


def test_an_empty_file_says_how_to_begin(company: Company) -> None:
    page = shown(company)
    assert page.is_empty
    assert [step.verb for step in page.start] == ["Import…", "Add a worker", "Set up what recurs"]
    company.unit()
    page = shown(company)
    assert not page.is_empty
    assert [step.verb for step in page.start] == ["Add a worker", "Set up what recurs"]
    oriented(company)
    company.plan("yearly", site=company.site())
    assert shown(company).start == ()


def test_every_line_has_a_key_of_its_own(company: Company) -> None:
    """Two kinds of certificates may bear one name."""
    for _twice in range(2):
        company.requirement(company.certificate_type("First Aid"))
    oriented(company)
    (fold,) = shown(company).lines
    keys = [one.key for one in fold.inside]
    assert len(keys) == len(set(keys)) == 2
