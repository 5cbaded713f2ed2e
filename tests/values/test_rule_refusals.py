"""What cannot be read as a rule is asked about, in a sentence that says how to write it."""

import pytest

from desktop.errors import Refused
from desktop.values.rules import read_rule

REFUSALS = {
    "There is no rule here": "|   |-|—|?|...",
    "does not say how often": "as needed|as required|if required|ongoing|TBD|tba|n/a|N/A|none"
    "|never|varies|periodically|regular|occasionally|continuous"
    "|when in use|in service|by competent person|au besoin|every few months|several times a year"
    "|once|one time|every ____ months|months|twice|twice before use|every|working days only",
    "points to what somebody else wrote": "as per manufacturer|see manual|per OEM specs|selon le"
    " fabricant",
    "names seasons": "spring and fall|seasonally|printemps et automne|seasonal",
    "names a season": "monthly in winter|weekly in season|daily in summer",
    "names months but not how often": "May to October|from 1 May to 31 October|Jan & Feb",
    "does not say what the months mean": "weekly May|monthly, May and July|250 h in May and July",
    "a day that exists": "weekly from 31 June to 1 August",
    "hours of the clock or of the meter": "every 24 hours|48 hrs|72 h",
    "more often than daily": "hourly|30 minutes|every minute",
    "can mean once": "re-torque after 80 km|after 250 h",
    "depends on something": "weekly when parked|weekly when not in use|10 days of use"
    "|monthly, then yearly|weekly except when it rains|monthly except July|upon delivery"
    "|until further notice",
    "counts 'loads'": "every 10 loads",
    "is in miles": "3,000 miles|every 5000 mi|5,000 miles or 6 months|5000 milles",
    "waits for whichever comes last": "5000 km or 6 months, whichever is later"
    "|monthly or 250 h whichever comes last",
    "gives two different times": "monthly + annual|monthly and annually|weekly, monthly"
    "|daily visual, annual by competent person|monthly (30 days)|Monday and Thursday",
    "leaves open which number": "every 3-4 months|3 to 4 months|6 – 12 months|3 or 4 weeks"
    "|3/4 months|2 à 3 mois|250-500 h|250, 500 and 1000 h",
    "does not say 12 of what": "12|every 12",
    "An interval of zero": "0 months|every 0 days",
    "without the minus": "-5 days|every -3 months|−1 week",
    "A limit in km or hours is more than 0": "every 0 km|0 h|99,999,999 km",
    "has at most two decimals": "0.125 h",
    "An interval over 100 years": "101 years|40,000 days|1201 months",
    "a unit without a number of its own": "every 6 months weeks|250 km h|250 km/h|6 months/weeks"
    "|monthly or km",
    "no number before km": "km|every km|hours|every hour",
    "two limits in the same unit": "5000 km or 10000 km|250 h, 500 h",
    "names an event": "after a fall|annual and after any incident|monthly, after each accident"
    "|after heavy rain|before winterizing|after repairs or accidents|after delivery",
    "cannot be spread evenly": "twice a day|3 per shift|5 times a year|2x per quarter"
    "|0 times a year|1.5 times a week",
    "is not a whole number of days": "2.5 months|every 1.5 weeks|0.3 years",
    "can be read as": "every 1.000 km",
    "is not understood": "foo|oil change|every load|whatnot",
}
REFUSED = [(text, reason) for reason, texts in REFUSALS.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        read_rule(text)

    [sentence] = refused.value.faults.values()
    assert sentence.endswith(".")


def test_a_refusal_quotes_the_text_and_keeps_it_short() -> None:
    with pytest.raises(Refused, match=r"'twice a fortnight, roughly {x}'"):
        read_rule(" twice a fortnight,\n roughly {x} ")
    with pytest.raises(Refused) as refused:
        read_rule("blah " * 1000)
    assert len(str(refused.value)) < 250
    with pytest.raises(Refused, match="too long"):
        read_rule("weekly " + "in the " * 5000)
