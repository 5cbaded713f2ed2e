"""The order in which hazards are to be controlled, best first (OHS Code s.9)."""

from desktop.language import N_

# substitution is customary as a step of its own; the Code names four
CONTROL_LEVELS = {
    "elimination": N_("Elimination"),
    "substitution": N_("Substitution"),
    "engineering": N_("Engineering"),
    "administrative": N_("Administrative"),
    "ppe": N_("Protective equipment only"),
}
