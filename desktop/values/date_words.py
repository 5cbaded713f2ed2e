"""The words that stand in written dates, English and French, folded."""

from typing import Final

_MONTH_NAMES: Final = (
    "january jan janvier janv",
    "february feb febr febuary fevrier fev fevr",
    "march mar mars mrs",
    "april apr avril avr",
    "may mai",
    "june jun juin",
    "july jul juillet juil",
    "august aug aout aou",
    "september sep sept septembre",
    "october oct octobre",
    "november nov novembre",
    "december dec decembre",
)
MONTHS: Final = {
    name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}

_WEEKDAY_NAMES: Final = (
    "monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri "
    "saturday sat sunday sun lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam "
    "dimanche dim"
)
# words that say nothing about which day it is; the day of the week follows from the date
IDLE_WORDS: Final = frozenset(f"{_WEEKDAY_NAMES} the of on at le a".split())
TUESDAY_OR_MARCH: Final = "mar"

AFTER_A_NUMBER: Final = frozenset({"st", "nd", "rd", "th", "er", "re", "ere", "e", "eme"})

_NEVER: Final = (
    "never",
    "never done",
    "never inspected",
    "never been done",
    "n a",
    "na",
    "none",
    "nil",
    "no",
    "no record",
    "no date",
    "not done",
    "not done yet",
    "not yet",
    "not yet done",
    "not completed",
    "not applicable",
    "not required",
    "not needed",
    "jamais",
    "jamais fait",
    "jamais faite",
    "aucun",
    "aucune",
    "pas fait",
    "pas faite",
    "pas encore",
    "non fait",
    "non requis",
    "s o",
    "so",
    "sans objet",
    "non applicable",
)
NEVER: Final = frozenset(_NEVER)
