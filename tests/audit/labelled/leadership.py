"""Policies, rights, meetings and goals, each weak one beside a sound one that resembles it."""

from typing import Any, Final

from tests.builders.labelled import Pair, Saved, differing, pair, rec

MAIN: Final = {
    "title": "Health and safety policy", "signed_on": "2026-03-02", "signed_by_id": "@dale",
    "text": "We look after each other. Dale is responsible for it.",
}  # fmt: skip
MEETING: Final = {
    "held_on": "2026-06-01", "kind": "toolbox", "topics": "Backing up at the loading dock",
    "led_by_id": "@rick",
    "attendees": [{"worker_id": "@rick", "signed": True}, {"worker_id": "@jose", "signed": True}],
}  # fmt: skip
REVIEW: Final = MEETING | {
    "kind": "management_review", "topics": "Yearly review",
    "minutes": "Statistics, incidents, inspections and actions of the year; two goals set.",
}  # fmt: skip
EVERYTHING: Final = {
    f"covers_{topic}": True
    for topic in ("policy", "rights", "hazards", "ppe", "emergency", "reporting", "procedures",
                  "whmis")
}  # fmt: skip


def _policy(code: str, weak: Any, sound: Any) -> Pair:
    return differing(code, "policy", MAIN, weak, sound, file="")


def _other(code: str, title: str, weak: Any, sound: Any) -> Pair:
    return differing(code, "policy", MAIN | {"title": title}, weak, sound)


def _meeting(code: str, day: str, weak: Any, sound: Any, **both: Any) -> Pair:
    return differing(code, "meeting", MEETING | {"held_on": day} | both, weak, sound)


def _concern(day: str, weak: str, sound: str) -> Pair:
    def of(text: str) -> Any:
        return {"concerns": [{"text": text}]}

    return _meeting("meeting_concern_without_action", day, of(weak), of(sound))


def _shown(rights: Any) -> list[Saved]:
    return [
        rec("orientation", worker_id=f"@{name}", done_on="2025-12-01", signed=True,
            by_id="@dale", **(EVERYTHING | {"covers_rights": rights}))
        for name in ("jose", "kayla", "rick")
    ]  # fmt: skip


def _refusal(rights: Any, last: Any = None) -> list[Saved]:
    shown = _shown(rights)
    if last is not None:
        shown[-1] = rec(
            "orientation", worker_id="@rick", done_on="2025-12-01", signed=True, by_id="@dale",
            **(EVERYTHING | {"covers_rights": last}),
        )  # fmt: skip
    paper = rec("document", title="Right to refuse dangerous work", kind="work_refusal",
                signed_on="2026-03-02", signed_by_id="@dale", text="Stop, tell Rick.")  # fmt: skip
    return [*shown, paper]


PAIRS: Final = (
    _policy("policy_unsigned", {"signed_by_id": None}, {}),
    _other("policy_unsigned", "Alcohol and drug policy", {"signed_by_id": None}, {}),
    _policy("policy_signer_left", {"signed_by_id": "@tom"}, {}),
    # he signed while he worked here, and he does not any more
    _policy("policy_signer_left", {"signed_by_id": "@tom", "signed_on": "2026-01-12"},
            {"signed_on": "2026-01-12"}),
    _policy("policy_signer_left", {"signed_by_id": None, "signed_by_name": "Tom Bell"},
            {"signed_by_id": None, "signed_by_name": "Dale Kowalchuk"}),
    _policy("policy_signer_unknown", {"signed_by_id": None, "signed_by_name": "Gord Flett"},
            {"signed_by_id": None, "signed_by_name": "D. Kowalchuk"}),
    _policy("policy_signer_unnamed", {"signed_by_id": None, "signed_by_name": "Owner"},
            {"signed_by_id": None, "signed_by_name": "Dale Kowalchuk, owner"}),
    pair("policy_signer_unnamed", rec("policy", copy=True, **(MAIN | {"signed_by_id": None})),
         rec("policy", copy=True, **MAIN), file=""),
    _policy("policy_signer_not_leading", {"signed_by_id": "@jose"}, {}),
    _policy("policy_not_reviewed", {"signed_on": "2025-11-15"}, {"signed_on": "2025-11-16"}),
    _policy("policy_too_old", {"signed_on": "2024-11-15"}, {"signed_on": "2025-11-16"}),
    _policy("policy_too_old", {"signed_on": "2019-04-01"},
            {"signed_on": "2019-04-01", "reviews": [{"reviewed_on": "2026-02-03"}]}),
    _policy("policy_not_reviewed",
            {"signed_on": "2019-04-01", "reviews": [{"reviewed_on": "2025-10-03"}]},
            {"signed_on": "2019-04-01", "reviews": [{"reviewed_on": "2025-12-03"}]}),
    _other("policy_not_reviewed", "Modified work policy", {"signed_on": "2021-05-03"},
           {"signed_on": "2026-01-03"}),
    _policy("policy_leftovers", {"text": "[Company Name] puts safety first."},
            {"text": "Bow River puts safety first [see also rule 4]."}),
    _other("policy_leftovers", "Fit for duty policy", {"text": "Call XXX-XXX-XXXX. Your Company"},
           {"text": "Call 403-555-0142. The company pays the taxi."}),
    _other("policy_leftovers", "Cell phone policy", {"text": "Lorem ipsum dolor sit amet"},
           {"text": "No phone at the wheel."}),
    differing("document_leftovers", "document",
              {"title": "Hot work", "kind": "safe_work_practice", "signed_on": "2026-03-02",
               "signed_by_id": "@dale"},
              {"text": "<Insert company name> does hot work only with a permit."},
              {"text": "Insert the permit into the box at the door before hot work."}),
    differing("document_leftovers", "document",
              {"title": "Ladders", "kind": "safe_work_practice", "signed_on": "2026-03-02",
               "signed_by_id": "@dale"},
              {"text": "Questions: call TBD."}, {"text": "Questions: call Rick."}),
    pair("refusal_not_taught", _refusal(False), _refusal(True), file=""),
    pair("refusal_not_taught", _refusal(None), _refusal(None, last=True), file=""),
    differing("refusal_without_steps", "work_refusal",
              {"refused_on": "2026-05-06", "what": "Roof in the wind", "who_id": "@jose"},
              {}, {"steps": "Rick looked at it with him, work stopped until the wind fell"}),
    differing("refusal_without_steps", "work_refusal",
              {"refused_on": "2026-07-06", "what": "Trench without a box", "who_id": "@jose"},
              {"steps": "n/a"}, {"outcome": "A box was rented, work went on the next day"}),
    differing("representative_left", "representative", {"from_on": "2024-01-08"},
              {"worker_id": "@tom"}, {"worker_id": "@tom", "to_on": "2026-06-30"}),
    differing("representative_leads", "representative", {"from_on": "2024-02-08"},
              {"worker_id": "@dale"}, {"worker_id": "@kayla"}),
    _meeting("meeting_without_attendance", "2026-06-02", {"attendees": []}, {}),
    pair("meeting_without_attendance",
         rec("meeting", **(MEETING | {"attendees": [], "held_on": "2026-06-03"})),
         rec("meeting", copy=True, **(MEETING | {"attendees": [], "held_on": "2026-06-03"}))),
    _meeting("meeting_nobody_signed", "2026-06-04",
             {"attendees": [{"worker_id": "@rick", "signed": False},
                            {"worker_id": "@jose", "signed": False}]},
             {"attendees": [{"worker_id": "@rick", "signed": True},
                            {"worker_id": "@jose", "signed": False}]}),
    _meeting("meeting_without_topic", "2026-06-05", {"topics": "Safety"},
             {"topics": "Safety with the new press"}),
    _meeting("meeting_without_topic", "2026-06-08", {"topics": "Toolbox talk"},
             {"topics": "Toolbox talk: heat"}),
    _meeting("meeting_without_topic", "2026-06-09", {"topics": "Weekly meeting"},
             {"topics": "Weekly meeting, forklift horn"}),
    _concern("2026-06-10", "Door 2 sticks in the cold", "none"),
    _concern("2026-06-11", "Nobody knows where the spill kit is", "Spill kit moved, was fixed"),
    pair("meeting_concern_without_action",
         rec("meeting", **(MEETING | {"held_on": "2026-06-12",
                                      "concerns": [{"text": "Mirror of 103 cracked"}]})),
         (rec("meeting", "held", **(MEETING | {"held_on": "2026-06-12",
                                               "concerns": [{"text": "Mirror of 103 cracked"}]})),
          rec("corrective_action", what="New mirror on 103", found_on="2026-06-12",
              due_on="2026-06-30", assigned_id="@rick", resolved_on="2026-06-20",
              resolved_by_id="@rick", proof="Mirror, invoice 12", verified_by_id="@dale",
              verified_on="2026-06-22", source_kind="meeting", source_id="@held")),
         about=""),
    differing("review_without_minutes", "meeting", REVIEW | {"held_on": "2026-01-12"},
              {"minutes": ""}, {}),
    differing("review_without_minutes", "meeting", REVIEW | {"held_on": "2026-01-13"},
              {"minutes": "see binder"}, {"minutes": "Hours down, one action late"}),
    pair("review_without_minutes",
         rec("meeting", **(REVIEW | {"held_on": "2026-01-14", "minutes": ""})),
         rec("meeting", copy=True, **(REVIEW | {"held_on": "2026-01-14", "minutes": ""}))),
    differing("goal_without_measure", "goal", {"year": 2026, "set_on": "2026-01-12"},
              {"text": "Be a safer company"}, {"text": "Ten near misses reported"}),
    differing("goal_without_measure", "goal", {"year": 2026, "set_on": "2026-01-13"},
              {"text": "Improve housekeeping"},
              {"text": "Improve housekeeping", "measure": "9 of 10 points on the shop inspection"}),
    differing("goal_without_result", "goal",
              {"year": 2025, "text": "All trucks with cameras", "measure": "4 of 4"},
              {"result": ""}, {"result": "3 of 4 done, the last in spring"}),
)  # fmt: skip
