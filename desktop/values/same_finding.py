"""Whether two wordings mean the same thing found wrong, so that repeats are recognised."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from desktop.values.folding import key
from desktop.values.nicknames import is_one_slip_away


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# say what was done or that something is wrong, and not what it is about
_IDLE: Final = _words(
    "a action again all also an and another any are as at bad bald be been being broke broken "
    "burn burned burnt by change changed charged check checked cracked damage damaged dead defect "
    "defective deficiency deficient dirty empty expired fail failed failing failure faulty fix "
    "fixed fixing for found from full get gone got had has have he her his i in incomplete "
    "inoperative install installed intermittent into is it item items its loose lost low me "
    "missing my need needed needs new no nonfunctional not noted observed of off old on onto or "
    "order our out over please poor problem properly put repair repaired repairing replace "
    "replaced replacement replacing require required requires s service serviced so some still t "
    "than that the their them there they this to too torn unit up was we wear were will with "
    "within without work worked working worn wrong "
)
# another wording for one thing; the first word stands for all of them
_MEAN_THE_SAME: Final = (
    ("light", "lamp", "bulb", "lite"),
    ("extinguisher", "ext"),
    ("tire", "tyre"),
    ("brake", "break"),
    ("first", "1st"),
    ("aid", "aide"),
    ("kit", "box"),
    ("windshield", "windscreen"),
    ("wiper", "wipers"),
    ("alarm", "beeper"),
    ("backup", "reverse", "reversing"),
    ("signal", "indicator"),
    ("hose", "line"),
    ("cord", "cable"),
    ("guard", "shield"),
)
_FORMS: Final = {word: group[0] for group in _MEAN_THE_SAME for word in group}
# two words that are one as well
_TOGETHER: Final = {
    ("back", "up"): "backup",
    ("seat", "belt"): "seatbelt",
    ("fire", "extinguisher"): "extinguisher",
    ("fire", "ext"): "extinguisher",
    ("tail", "light"): "taillight",
    ("head", "light"): "headlight",
    ("wind", "shield"): "windshield",
    ("hand", "rail"): "handrail",
    ("eye", "wash"): "eyewash",
    ("house", "keeping"): "housekeeping",
    ("tie", "down"): "tiedown",
    ("mud", "flap"): "mudflap",
}
_TWO_IN_ONE: Final = {"taillight": ("tail", "light"), "headlight": ("head", "light")}
# one of each is not the other: the left lamp is not the right one
_SIDES: Final = (
    {"left", "lh", "driver", "drivers"}, {"right", "rh", "passenger", "passengers"},
    {"front", "fore"}, {"rear", "back", "aft"},
    {"upper", "top"}, {"lower", "bottom"},
    {"inner", "inside"}, {"outer", "outside"},
)  # fmt: skip
_OPPOSITE: Final = ((0, 1), (2, 3), (4, 5), (6, 7))
_SIDE_OF: Final = {word: number for number, words in enumerate(_SIDES) for word in words}
_WHERE: Final = frozenset({"at", "behind", "beside", "by", "in", "inside", "near", "on", "under"})
_LONG: Final = 5  # shorter words differ by one letter too often
_MOST: Final = 0.6  # so much of all words must be said in both
_DOUBLED: Final = "bdfgklmnprt"  # letters that are written twice before -ed and -ing


def are_same(one: str, other: str) -> bool:
    """Return whether two wordings mean the same thing: "Marker light out", "marker lamps broken".

    Sides that are opposite and numbers that differ tell two things apart.
    """
    mine, theirs = about(one), about(other)
    if not mine.words or not theirs.words:
        return bool(one.strip()) and key(one) == key(other)
    if _are_apart(mine, theirs):
        return False
    both = _said_in_both(mine.words, theirs.words)
    few = min(len(mine.words), len(theirs.words))
    whole = len(mine.words) + len(theirs.words) - both
    if both == few and (few > 1 or whole == 1):
        return True  # one is said within the other, and is more than a word that fits anything
    if both > 1 and both / whole >= _MOST:
        return True
    is_one_placed = (mine.core == mine.words) != (theirs.core == theirs.words)
    return is_one_placed and bool(mine.core) and mine.core == theirs.core


class About:
    """What a wording is about: its telling words, its numbers and its sides."""

    __slots__ = ("core", "numbers", "sides", "words")

    def __init__(self, words: Iterable[str], core: Iterable[str]) -> None:
        told = list(words)
        self.numbers = frozenset(word for word in told if any(c.isdigit() for c in word))
        self.sides = frozenset(_SIDE_OF[word] for word in told if word in _SIDE_OF)
        self.words = frozenset(
            word for word in told if word not in self.numbers and word not in _SIDE_OF
        )
        # without where it is: "Hand rail loose on the mezzanine"
        self.core = self.words & frozenset(core)


@lru_cache(maxsize=8192)
def about(text: str) -> About:
    """Return what a wording is about."""
    words = key(text).split()
    first = next((n for n, word in enumerate(words) if n and word in _WHERE), len(words))
    return About(_telling(words), _telling(words[:first]))


def _telling(words: list[str]) -> Iterable[str]:
    told = _joined(words)
    for word in told:
        if word in _FORMS:
            yield from _parts(_FORMS[word])
            continue
        if word in _IDLE or word in _SIDE_OF:
            if word in _SIDE_OF:
                yield word
            continue
        stem = _stem(word)
        if (stem not in _IDLE and len(stem) > 1) or stem.isdigit():
            yield from _parts(_FORMS.get(stem, stem))


def _joined(words: list[str]) -> list[str]:
    """Join what is written in two words or in one: "seat belt", "back-up"."""
    made: list[str] = []
    for word in words:
        pair = (made[-1], _stem(word)) if made else None
        if pair in _TOGETHER:
            made[-1] = _TOGETHER[pair]
        else:
            made.append(word)
    return made


def _parts(word: str) -> tuple[str, ...]:
    return _TWO_IN_ONE.get(word, (word,))


def _stem(word: str) -> str:
    """Return a word without the ending of its form: lights, leaking, leaked."""
    if any(character.isdigit() for character in word) or len(word) < 4:
        return word
    for ending in ("ings", "ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2:
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] in _DOUBLED else bare
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _are_apart(mine: About, theirs: About) -> bool:
    if mine.numbers and theirs.numbers and not mine.numbers & theirs.numbers:
        return True
    for one, other in _OPPOSITE:
        for here, there in ((mine.sides, theirs.sides), (theirs.sides, mine.sides)):
            if one in here and other not in here and other in there and one not in there:
                return True
    return False


def _said_in_both(mine: frozenset[str], theirs: frozenset[str]) -> int:
    both = len(mine & theirs)
    left = [word for word in theirs - mine if len(word) >= _LONG]
    for word in mine - theirs:
        slip = next((o for o in left if len(word) >= _LONG and _is_a_slip(word, o)), None)
        if slip is not None:
            left.remove(slip)
            both += 1
    return both


def _is_a_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) >= _LONG and (one.startswith(other) or other.startswith(one)):
        return True  # corrod, corrosion; leak, leakage are cut alike
    return is_one_slip_away(one, other)
