"""Whatever protocol somebody makes reads the same after it was written."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.audit.protocols.checking import Known
from desktop.audit.protocols.protocol import (
    Element,
    Limits,
    Method,
    Mode,
    Nature,
    Protocol,
    Published,
    Question,
    Tag,
)
from desktop.audit.protocols.reading import read_protocol
from desktop.audit.protocols.writing import write_protocol
from desktop.values.folding import clean, fold

KNOWN = Known(
    rules=frozenset({"drilled"}), codes=frozenset({"S1.1", "S6.5"}), kinds=frozenset({"drill"})
)
characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, max_size=60).map(lambda text: clean(text).strip())
words = texts.filter(bool)
codes = words.filter(lambda word: len(word) <= 40)
percents = st.integers(1, 100_000).map(lambda n: Fraction(n, 100_000))
points = st.integers(0, 20_000).map(lambda n: Decimal(n) / 1000)
questions = st.builds(
    Question,
    code=codes,
    text=words,
    points=points,
    methods=st.lists(st.sampled_from(Method), min_size=1, unique=True).map(tuple),
    mode=st.sampled_from(Mode),
    nature=st.sampled_from(Nature),
    rule=st.sampled_from(["", "drilled"]),
    not_applicable=texts,
    evidence=st.sampled_from([(), ("drill",)]),
    guidance=texts,
    least_samples=st.integers(0, 50),
    short=texts.filter(lambda text: len(text) <= 60),
)
following = st.builds(
    Question,
    code=codes,
    text=words,
    points=points,
    methods=st.just((Method.DOCUMENTS,)),
    mode=st.just(Mode.RANGE),
    nature=st.just(Nature.BOTH),
    follows=st.sampled_from([("S1.1",), ("S6.5", "S1.1")]),
)
elements = st.builds(
    Element,
    code=codes,
    title=words,
    remark=texts,
    questions=st.lists(questions | following, max_size=4, unique_by=lambda one: fold(one.code)).map(
        tuple
    ),
)
lists = st.lists(codes, max_size=3, unique=True).map(tuple)
protocols = st.builds(
    Protocol,
    id=st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True),
    name=words,
    version=codes,
    partner=texts,
    province=texts,
    valid_from=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    is_official=st.booleans(),
    remark=texts,
    pass_overall=percents,
    pass_element=st.none() | percents,
    pass_maintenance=st.none() | percents,
    aim=st.just(Fraction(1)),
    history_months=st.integers(4, 36),
    short_history_months=st.none() | st.integers(1, 3),
    most_people=st.none() | st.integers(1, 100),
    who_counts=texts,
    gather_days=st.none() | st.integers(1, 90),
    submit_days=st.none() | st.integers(1, 90),
    limits=st.builds(
        Limits,
        channel=texts,
        most_megabytes=st.none() | st.integers(1, 100),
        types=lists,
        refused=lists,
    ),
    published=st.lists(
        st.builds(Published, about=words, says=words, tag=st.sampled_from(Tag), source=texts),
        max_size=3,
    ).map(tuple),
    elements=st.lists(elements, max_size=3, unique_by=lambda one: fold(one.code)).map(tuple),
)


def _each_code_once(protocol: Protocol) -> bool:
    found = [fold(question.code) for question in protocol.questions]
    return len(found) == len(set(found))


@settings(max_examples=80, deadline=None)
@given(protocols.filter(_each_code_once))
def test_what_is_written_reads_the_same(protocol: Protocol) -> None:
    text = write_protocol(protocol)
    assert read_protocol(text, KNOWN) == protocol
    assert write_protocol(read_protocol(text, KNOWN)) == text
