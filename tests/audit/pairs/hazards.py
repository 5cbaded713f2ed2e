"""Hazards and field assessments: each weak one beside a sound one like it."""

from typing import Final, NamedTuple

from desktop.values.audited.hazards import Citing, ControlFact, FollowUp, Hazards
from tests.builders.company import day
from tests.builders.hazard_facts import (
    HIGH,
    LOW,
    MEDIUM,
    REAL,
    RICK,
    TYLER,
    card,
    crew,
    formal,
    hazard,
    report,
)


class Pair(NamedTuple):
    """What is found in `weak`, and nothing at all in `sound`."""

    title: str
    code: str
    weak: Hazards
    sound: Hazards


def _hazard(title: str, code: str, weak: object, sound: object) -> Pair:
    return Pair(
        title,
        code,
        Hazards(formal=(formal(weak),)),
        Hazards(formal=(formal(sound),)),  # type: ignore[arg-type]
    )


def _cards(title: str, code: str, weak: object, sound: object) -> Pair:
    def as_cards(some: object) -> Hazards:
        return Hazards(field=some if isinstance(some, tuple) else (some,))  # type: ignore[arg-type]

    return Pair(title, code, as_cards(weak), as_cards(sound))


_NONE, _PPE, _HIGH = "hazard_without_control", "control_ppe_only", "high_risk_low_control"
_DAY_END, _COPY, _OPEN = "field_at_end_of_day", "field_copied", "field_hazard_without_control"
_REASON: Final = ControlFact(
    text="Half mask with P100", level="ppe", reason="Wind outdoors, no extraction holds it."
)
_SAME: Final = {"Flying particles": "Guard on, screen up", "Noise": "Turns taken"}

PAIRS: Final = (
    # --- formal: controls
    _hazard("no line of control", _NONE, hazard(controls=()), hazard()),
    _hazard("a dash for a control", _NONE, hazard(controls=["-"]),
            hazard(controls=["Guard bolted on"])),
    _hazard("to be decided", _NONE, hazard(controls=["TBD"]),
            hazard(controls=["Lock, tag and try"])),
    _hazard("N/A against a real hazard", _NONE, hazard("Overhead load", ["N/A"]),
            hazard("Working alone: not applicable, nobody works alone", ["N/A"])),
    _hazard("none required", _NONE, hazard(controls=["None required"]),
            hazard(controls=["None of us under the load: cones and tape"])),
    _hazard("be careful", _NONE, hazard(controls=["Be careful"]),
            hazard(controls=["Take care of the step: it is painted yellow and lit"])),
    _hazard("PPE against a medium risk", _PPE, hazard(controls=["PPE"]),
            hazard(controls=["PPE, guard on the coupling"])),
    _hazard("gloves against a medium risk", _PPE, hazard(controls=["Leather gloves"]),
            hazard(controls=["Leather gloves"], risk=LOW)),
    _hazard("two sorts of equipment", _PPE, hazard(controls=["Gloves", "Face shield"]),
            hazard(controls=["Gloves", "Shield welded over the gap"])),
    _hazard("a mask without a reason", _PPE,
            hazard(controls=[ControlFact(text="Half mask with P100", level="ppe")]),
            hazard(controls=[_REASON])),
    _hazard("N/A for a reason", _PPE,
            hazard(controls=[ControlFact(text="Respirator", reason="N/A")]),
            hazard(controls=[ControlFact(text="Respirator", reason="Tank has no second opening")])),
    _hazard("PPE against a low risk", _PPE, hazard(controls=["Proper PPE"], risk=LOW),
            hazard(controls=["Safety glasses"], risk=LOW)),
    _hazard("a risk that nobody rated", _PPE, hazard(controls=["Ear plugs"], risk=(None, None)),
            hazard(controls=["Lined booth, ear plugs"], risk=(None, None))),
    _hazard("rated as equipment, in other words", _PPE,
            hazard(controls=[ControlFact(text="Proper attire for the job", level="ppe")]),
            hazard(controls=[ControlFact(text="Guardrail round the pit, attire", level="ppe")])),
    _hazard("PPE rated as administrative", _PPE,
            hazard(controls=[ControlFact(text="Wear PPE", level="administrative")]),
            hazard(controls=[ControlFact(text="Two at the vise", level="administrative")])),
    _hazard("a high risk and a harness", _HIGH, hazard("Fall", ["Harness"], HIGH),
            hazard("Fall", ["Guardrail", "Harness"], HIGH)),
    _hazard("a high risk and goggles", _HIGH, hazard("Acid splash", ["Goggles, gloves"], HIGH),
            hazard("Acid splash", ["Closed transfer pump", "Goggles"], HIGH)),
    _hazard("a high risk without a reason", _HIGH,
            hazard("Fume", [ControlFact(text="Half mask", level="ppe")], HIGH),
            hazard("Fume", [_REASON], HIGH)),
    _hazard("a high risk, not a medium one", _HIGH, hazard("Fall", ["Hard hat"], HIGH),
            hazard("Fall", ["Work from the ground"], MEDIUM)),
    # --- reports
    Pair("a report without an action", "report_without_action",
         Hazards(reports=(report(),)),
         Hazards(reports=(report(actions=(FollowUp(id="a", due_on=day("2026-06-09"),
                                                   resolved_on=day("2026-06-08")),)),))),
    Pair("a report of some weeks ago", "report_without_action",
         Hazards(reports=(report("2026-10-20"),)),
         Hazards(reports=(report("2026-11-12"),))),
    # --- field: time
    _cards("half past four, no start written", _DAY_END, card(at="16:30"), card(at="07:30")),
    _cards("half past four after a start at seven", _DAY_END,
           card(at="16:30", work_start="07:00"), card(at="16:30", work_start="17:00")),
    _cards("three in the afternoon", _DAY_END, card(at="15:00"), card(at="14:45")),
    _cards("in the evening at home", _DAY_END, card(at="20:40"),
           card(at="20:40", task="Night shift: tie-in")),
    _cards("end of a day, no call-out", _DAY_END, card(at="16:45", task="Replace the valve"),
           card(at="16:45", task="Call-out: replace the valve")),
    _cards("the end of a night", _DAY_END, card(at="06:30", work_start="19:00"),
           card(at="18:45", work_start="19:00")),
    _cards("after midnight", _DAY_END, card(at="05:00", work_start="00:15"),
           card(at="23:50", work_start="00:15")),
    _cards("the only one of the day, late", _DAY_END,
           card(at="15:30"), (card(at="07:10"), card(id="second", at="15:30",
                                                     lines={"Traffic": "Spotter and cones"}))),
    _cards("an hour into the work", "field_after_start",
           card(at="08:00", work_start="07:00"), card(at="07:00", work_start="07:00")),
    _cards("half an hour late", "field_after_start",
           card(at="07:30", work_start="07:00"), card(at="07:05", work_start="07:00")),
    # --- field: copies
    _cards("word for word", _COPY, (card("2026-11-02"), card("2026-11-03")),
           (card("2026-11-02"), card("2026-11-03", {"Pinch points": "Tag lines on both ends",
                                                     "Hot work": "Fire watch"}))),
    _cards("word for word in capitals", _COPY,
           (card("2026-11-02"), card("2026-11-03", {k.upper(): v.upper()
                                                     for k, v in REAL.items()})),
           (card("2026-11-02"), card("2026-11-03", REAL | {"Ice": "Sanded"}))),
    _cards("in another order", _COPY,
           (card("2026-11-02"), card("2026-11-03", dict(reversed(REAL.items())))),
           (card("2026-11-02"), card("2026-11-03", {"Hot work": REAL["Hot work"]}))),
    _cards("at another site", _COPY,
           (card("2026-11-02", site_id="a"), card("2026-11-10", site_id="b")),
           (card("2026-11-02", site_id="a"),
            card("2026-11-05", {"Traffic": "Cones"}, site_id="b"),
            card("2026-11-13", site_id="a"))),
    _cards("by another foreman at the same site", _COPY,
           (card("2026-11-02", site_id="a"),
            card("2026-11-03", site_id="a", foreman=crew(TYLER)[0].who)),
           (card("2026-11-02", site_id="a"),
            card("2026-11-02", id="other crew", site_id="a", foreman=crew(TYLER)[0].who))),
    _cards("for another job", _COPY,
           (card("2026-11-02"), card("2026-11-03", task="Grinding")),
           (card("2026-11-02", {"Ice": "Sanded"}),
            card("2026-11-03", {"Ice": "Sanded"}, task="Grinding"))),
    # --- field: signatures
    _cards("nobody signed", "field_unsigned", card(crew=()), card(crew=crew(RICK))),
    _cards("one of two did not sign", "field_unsigned",
           card(crew=(*crew(RICK), *crew(TYLER, signed=False))), card(crew=crew(RICK, TYLER))),
    _cards("nothing says that they signed", "field_unsigned",
           card(crew=crew(RICK, TYLER, signed=None)),
           card(crew=crew(RICK, TYLER, signed=None), has_file=True)),
    _cards("a scan without one signature", "field_unsigned",
           card(crew=crew(RICK, TYLER, signed=False), has_file=True),
           card(crew=(), has_file=True)),
    # --- field: controls
    _cards("one hazard left open", _OPEN, card(lines=REAL | {"Load drop": None}),
           card(lines=REAL | {"Load drop": "Nobody under the load"})),
    _cards("none for a control", _OPEN, card(lines={"Load drop": "none"}),
           card(lines={"Load drop": "Exclusion zone"})),
    _cards("watch out for a control", _OPEN, card(lines={"Load drop": "Watch out"}),
           card(lines={"Load drop": "Watch the load: signal person"})),
    _cards("PPE against everything", "field_ppe_only",
           card(lines={"Flying particles": "PPE", "Noise": "PPE"}), card(lines=_SAME)),
    _cards("only things to wear", "field_ppe_only",
           card(lines={"Sparks": "Face shield", "Noise": "Ear plugs"}),
           card(lines={"Sparks": "Guard on, face shield", "Noise": "Ear plugs"})),
    _cards("PPE against one of them", "field_ppe_only", card(lines=REAL | {"Noise": "Wear PPE"}),
           card(lines=REAL | {"Noise": "Ear muffs"})),
    _cards("full PPE", "field_ppe_only", card(lines={"Dust": "Full PPE required"}),
           card(lines={"Dust": "Wetted down, half mask"})),
    _cards("a card that names nothing", "field_without_hazards", card(lines={}),
           card(lines={}, has_file=True)),
    # --- field in place of formal
    Pair("a card cited for the formal one", "field_used_as_formal",
         Hazards(field=(card(),), cited=(Citing("c 2026-11-09", "S2.1", day("2026-11-09"), "T"),)),
         Hazards(field=(card(),), cited=(Citing("c 2026-11-09", "S2.6", day("2026-11-09"), "T"),))),
    Pair("a card by its title", "field_used_as_formal",
         Hazards(formal=(formal(title="FLHA Nexen pad 7"),)),
         Hazards(formal=(formal(title="Formal hazard assessment: filling in FLHAs"),))),
    Pair("a field level one by its title", "field_used_as_formal",
         Hazards(formal=(formal(title="Field level hazard assessment March 4"),)),
         Hazards(formal=(formal(title="Field welding"),))),
)  # fmt: skip
