"""Slips of the finger in rules: a word nobody knows, one letter away from one of how often."""

from functools import lru_cache
from typing import Final

# what is worth mending: words that carry a time, an event or a condition; the rest is only said
_WORTH: Final = (
    "daily weekly monthly quarterly yearly annual annually fortnightly biweekly bimonthly "
    "semiannual semiannually biannual biannually biennial triennial triennially "
    "week weeks month months quarter year years hours kilometers kilometres working workday "
    "before after prior every except unless whenever during operating return returned service "
    "repair repairs shift shifts inspector competent qualified certified whichever "
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february april august september october november december "
    "hebdomadaire hebdomadairement mensuel mensuelle mensuellement annuel annuelle annuellement "
    "trimestriel trimestrielle semestriel semestrielle quotidien quotidienne journalier "
    "semaine semaines heures chaque avant apres utilisation reparation remise "
    "janvier fevrier avril juillet septembre octobre novembre decembre"
)
_TARGETS: Final = frozenset(_WORTH.split())
# real words that are one letter away from one of them
_REAL_WORDS: Final = (
    "shaft shafts shirt shirts swift dairy weeds mouth alter altar yearn hoses house houses "
    "refer mentally angle device anvil rental retain drafts everything avert triannual triannually"
)
_REAL: Final = frozenset(_REAL_WORDS.split())
_SHORT, _LONG = 5, 9
_FEWEST: Final = 4


@lru_cache(maxsize=1024)
def mend(word: str) -> str:
    """Return the word that was meant by a slip of the finger, or else the word itself."""
    if len(word) < _FEWEST or word in _REAL or word in _TARGETS:
        return word
    near = {target for target in _TARGETS if _is_slip(word, target)}
    closest = {target for target in near if _distance(word, target) == 1} or near
    if len(closest) > 1:  # "monthy" is rather monthly than month
        closest = {target for target in closest if target[-1] == word[-1]}
    # of "month" and "months" either is right
    return min(closest, key=len) if len({one.removesuffix("s") for one in closest}) == 1 else word


def _is_slip(word: str, target: str) -> bool:
    if abs(len(word) - len(target)) > 2 or set(word[:2]).isdisjoint(target[:2]):
        return False
    away = _distance(word, target)
    if len(target) < _SHORT:  # "gear" is no year, "yera" is
        return away == 1 and (sorted(word) == sorted(target) or len(word) > len(target))
    return (away == 1 and word[0] in target[:2]) or (away == 2 and len(target) >= _LONG)


@lru_cache(maxsize=4096)
def _distance(word: str, other: str) -> int:
    """How many letters were left out, put in, taken for another or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, start=1):
        above, row = row, [at]
        for to, wanted in enumerate(other, start=1):
            row.append(min(above[to] + 1, row[to - 1] + 1, above[to - 1] + (letter != wanted)))
            swapped = at > 1 and to > 1 and letter == other[to - 2] and word[at - 2] == wanted
            if swapped:
                row[to] = min(row[to], before[to - 2] + 1)
        before = above
    return row[-1]
