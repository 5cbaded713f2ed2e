"""Numbers by which somebody could pass for another are found; numbers of things are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.private_numbers import Sort, passes_luhn, private_numbers


def found(text: str) -> list[tuple[str, str]]:
    return [(one.sort.value, text[one.start : one.end]) for one in private_numbers(text)]


@pytest.mark.parametrize(
    ("text", "sort", "number"),
    [
        ("130 692 544", Sort.SOCIAL_INSURANCE, "130 692 544"),
        ("Rick, 130-692-544, driver", Sort.SOCIAL_INSURANCE, "130-692-544"),
        ("130‑692‑544", Sort.SOCIAL_INSURANCE, "130‑692‑544"),
        ("SIN: 046454286", Sort.SOCIAL_INSURANCE, "046454286"),
        ("Social insurance number is 111 222 333", Sort.SOCIAL_INSURANCE, "111 222 333"),
        ("numéro d'assurance sociale : 130 692 544", Sort.SOCIAL_INSURANCE, "130 692 544"),
        ("AHC # 12345-6789", Sort.HEALTH_CARE, "12345-6789"),
        ("Alberta Health Care No. 123456789", Sort.HEALTH_CARE, "123456789"),
        ("personal health number is 12345 6789", Sort.HEALTH_CARE, "12345 6789"),
        ("Driver's licence no. 123456-789", Sort.LICENCE, "123456-789"),
        ("drivers license: 149208812", Sort.LICENCE, "149208812"),
        ("DL# 149208812", Sort.LICENCE, "149208812"),
        ("A1234-56789-01234", Sort.LICENCE, "A1234-56789-01234"),
        ("D.O.B.: 1984-03-02", Sort.BIRTH, "1984-03-02"),
        ("Born 3 March 1984 in Red Deer", Sort.BIRTH, "3 March 1984"),
        ("Date of birth: March 3, 1984", Sort.BIRTH, "March 3, 1984"),
        ("DOB 03/12/84", Sort.BIRTH, "03/12/84"),
        ("né le 3 août 1984", Sort.BIRTH, "3 août 1984"),
    ],
)
def test_is_found_where_it_stands(text: str, sort: Sort, number: str) -> None:
    assert found(text) == [(sort.value, number)]


@pytest.mark.parametrize(
    "text",
    [
        "call 780-555-0123 or 1-800-555-0199",
        "Tel. 130 692 544",
        "WCB account 1234567, industry code 30400",
        "WCB 130 692 544",
        "GST 130 692 544 RT0001",
        "130 692 544 RT0001",
        "Serial no. 130-692-544",
        "Unit 101, VIN 1FTFW1ET5DFC10312, 130 692 km",
        "111 222 333",  # three groups that end in no check digit
        "130692544",  # nine digits in a row are most often an invoice
        "841 222 330",  # firms begin with an 8
        "H2S Alive, issued 2025-03-12, good through 2028-03-12",
        "Certificate 130-692-544 of Standard First Aid",
        "driver's licence, class 5, good through 2027-03-01",
        "Driver's licence 20270301",
        "born leader, born in Calgary on a farm",
        "Date of birth ____________ Health care no. __________ SIN __________",
        "meter at 130 692.5 h",
        "Dobson, 2020-01-02",
        "we sin 130692 times",
        "101 102 119",
        "101 103 109 and the yard",
        "Trucks 130 692 544",
        "130 692 544 102",
        "102 130 692 544",
    ],
)
def test_numbers_of_things_are_not_meant(text: str) -> None:
    assert found(text) == []


def test_each_of_a_list_is_found() -> None:
    assert len(found("130-692-544, 193-456-787\n130 692 544\n193 456 787")) == 4


def test_names_no_more_of_it_than_its_end() -> None:
    text = "SIN 046 454 286"
    (one,) = private_numbers(text)
    assert one.ending(text) == "286"


def checked(eight: str) -> str:
    """Return eight digits with the check digit that belongs to them."""
    return next(eight + str(n) for n in range(10) if passes_luhn(eight + str(n)))


def counts_up(sin: str) -> bool:
    """Whether it reads as the numbers of three units of a shop: 101 104 112."""
    first, second, third = int(sin[:3]), int(sin[3:6]), int(sin[6:])
    return first < second < third <= first + 50


SINS = (
    st.from_regex(r"[1-79][0-9]{7}", fullmatch=True)
    .map(checked)
    .filter(lambda sin: not counts_up(sin))
)


@given(SINS, st.sampled_from(["-", " "]), st.text(alphabet="abc,. \n", max_size=30))
def test_every_social_insurance_number_is_found_in_its_groups(
    sin: str, gap: str, before: str
) -> None:
    number = gap.join((sin[:3], sin[3:6], sin[6:]))
    assert ("social_insurance", number) in found(f"{before} {number}\n")


@given(SINS, st.integers(0, 8), st.integers(1, 9))
def test_a_check_digit_notices_one_wrong_digit(sin: str, place: int, by: int) -> None:
    wrong = sin[:place] + str((int(sin[place]) + by) % 10) + sin[place + 1 :]
    assert not passes_luhn(wrong)


@given(st.text(alphabet="SINDOBDLah 0123456789-./#:\n’é", max_size=120))
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [(one.start, one.end) for one in private_numbers(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.integers(2, 9), st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_no_telephone_is_one(first: int, rest: str) -> None:
    number = f"{first}{rest}"
    assert found(f"{number[:3]}-{number[3:6]}-{number[6:]}") == []
    assert found(f"({number[:3]}) {number[3:6]}-{number[6:]}") == []
