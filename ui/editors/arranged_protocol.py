"""How the form of a protocol is arranged: what it is, what it asks, and what can wait."""

from typing import Final

from desktop.language import N_
from ui.editors.arrangements import Arrangement, Group

PROTOCOL: Final = Arrangement(
    (
        Group(("name", "edition", "short_name", "partner", "province", "valid_from_on")),
        Group(
            ("elements",),
            N_("What it asks"),
            N_("Element by element, with the questions of each. Answers go by their codes."),
        ),
        Group(
            ("pass_overall", "pass_element", "pass_maintenance", "aim"),
            N_("What it takes to pass"),
            N_("In percent. Leave empty what your partner does not say."),
        ),
        Group(
            ("history_months", "short_history_months", "most_people", "who_counts"),
            N_("Who can take part"),
            folded=True,
        ),
        Group(
            ("gather_days", "submit_days", "channel", "most_megabytes", "file_types",
             "refused_types"),
            N_("Sending it in"),
            folded=True,
        ),
        Group(("published", "official", "notes"), N_("What the partner publishes"), folded=True),
    ),
    {
        "short_name": N_("Small letters, digits and hyphens, such as our-partner."),
        "official": N_("Tick it only for the partner's own text, word for word."),
    },
)  # fmt: skip
