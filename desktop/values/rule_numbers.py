"""Numbers in rules that are written out or as a fraction, put into digits."""

import re
from typing import Final

_ONES: Final = {
    word: number
    for number, words in enumerate((
        "one un une", "two deux", "three trois", "four quatre", "five cinq", "six", "seven sept",
        "eight huit", "nine neuf", "ten dix", "eleven onze", "twelve douze", "thirteen treize",
        "fourteen quatorze", "fifteen quinze", "sixteen seize", "seventeen", "eighteen", "nineteen",
    ), start=1)
    for word in words.split()
}  # fmt: skip
_TENS: Final = {
    word: number * 10
    for number, words in enumerate((
        "twenty vingt", "thirty trente", "forty fourty quarante", "fifty cinquante",
        "sixty soixante", "seventy", "eighty", "ninety ninty",
    ), start=2)
    for word in words.split()
}  # fmt: skip
_HUNDRED: Final = frozenset({"hundred", "cent", "cents"})
_THOUSAND: Final = frozenset({"thousand", "mille", "grand"})
_SMALL: Final = 13  # the words below are read as they stand, because "one" and "a" say more
_WORD: Final = "|".join(
    sorted(_ONES.keys() | _TENS.keys() | _HUNDRED | _THOUSAND, key=len, reverse=True)
)
_WRITTEN: Final = re.compile(
    rf"(?<![^\W_])(?:(?:[0-9]+|{_WORD})(?:[ -]|(?=$|\W)))"
    rf"(?:(?:and |et )?(?:{_WORD})(?:[ -]|(?=$|\W)))*"
)
_HALF: Final = re.compile(r"(?<![0-9./])(?:([0-9]{1,2})[ -]?)?1 ?[/\u2044] ?([24])\b(?= ?-?[a-z])")
_YEARLY: Final = re.compile(r" ?-?(?:years?|yrs?|annum|ans?|annees?)\b")
_AND_A_HALF: Final = re.compile(
    r"\b(?:(?:a|one|1|un|une|every|each|chaque|aux?) )?(year|yr|an|annee) "
    r"(?:and a half|et demie?)\b"
)


def with_digits(folded: str) -> str:
    """Return the folded text with "three hundred" as 300 and "1 1/2 years" as 1.5 years."""
    folded = _AND_A_HALF.sub(r"1.5 \1", folded)
    return _WRITTEN.sub(_counted, _HALF.sub(_fraction, folded))


def _fraction(found: re.Match[str]) -> str:
    if not _YEARLY.match(found.string, found.end()):
        return found[0]  # "1/2 weeks" may be one or two
    share = {"2": 0.5, "4": 0.25}[found[2]]
    return f" {int(found[1] or 0) + share:g}"


def _counted(found: re.Match[str]) -> str:
    words = re.findall(r"[a-z]+|[0-9]+", found[0])
    if not any(_ONES.get(word, 0) >= _SMALL or word in _BIG for word in words):
        return found[0]
    total = part = 0
    for word in words:
        if word in _THOUSAND:
            total, part = total + (part or 1) * 1000, 0
        elif word in _HUNDRED:
            part = (part or 1) * 100
        elif word not in {"and", "et"}:
            part += int(word) if word.isdigit() else _ONES.get(word) or _TENS[word]
    return f"{total + part} "


_BIG: Final = _TENS.keys() | _HUNDRED | _THOUSAND
