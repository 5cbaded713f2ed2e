"""Names become initials wherever a record says them, and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.packaging.choices import Choices
from desktop.services.packaging.hiding import Besides, Hider, Known, sparing, sure_words
from desktop.services.packaging.people import hider_of
from desktop.services.redaction.ordinary import ordinary_words
from desktop.values.folding import fold
from tests.builders.company import Company

CREW = [
    Known("Rick", "Desjarlais"),
    Known("José", "Almeida"),
    Known("Tyler", "O'Brien"),
    Known("Curtis", "Big Plume"),
    Known("Rita", "Dubois"),
    Known("Robert", "Doe", also=("Sparky",), forms=("bob", "bill")),
    Known("Marie-Ève", "Bouchard"),
    Known("Søren", "Kjær"),
]
NAMED = ["Ok Tire", "Marcel Roy", "Dale"]


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("Rick Desjarlais", "R.D."),
        ("Desjarlais, Rick", "R.D."),
        ("RICK fixed it.", "R.D. fixed it."),
        ("Given to Rick D.", "Given to R.D."),
        ("R. Desjarlais was there", "R.D. was there"),
        ("Rita's card", "R.D.2's card"),
        ("Jose slipped on ice", "J.A. slipped on ice"),
        ("Jose\u0301 Almeida", "J.A."),  # as a Mac writes it
        ("O’BRIEN", "T.O."),
        ("Tyler OBrien", "T.O."),
        ("a big plume of smoke", "a C.B. of smoke"),  # a surname is a surname
        ("Plume, not a plume", "C.B., not a plume"),
        ("Marie-Eve and Sparky", "M.B. and R.D.3"),
        ("Bob paid the bill", "R.D.3 paid the bill"),
        ("Almeida_Jose.pdf", "J.A..pdf"),
        ("RickDesjarlais 2026.jpg", "R.D. 2026.jpg"),
        ("rdesjarlais", "R.D."),
        ("Soren and Kjaer", "S.K. and S.K."),
        ("Søren Kjær", "S.K."),
        ("a tire from Ok Tire, with Marcel Roy", "a tire from O.T., with M.R."),
        ("Dale went down the dale", "D. went down the dale"),
        ("Ricks truck, but bricks", "R.D. truck, but bricks"),
        ("H2SDesjarlaisRick.pdf", "H2SR.D..pdf"),
        ("IMG_DesjarlaisR_02.jpg", "IMG_R.D._02.jpg"),
        ("Desjar\u00adlais, Alm\u200beida", "R.D., J.A."),  # as a letter is pasted
        ("MarcelRoy.pdf, Marcel", "M.R..pdf, Marcel"),
        ("R i c k is D e s j a r l a i s", "R.D. is R.D."),  # letter by letter
        ("R i c k   D e s j a r l a i s, a b c", "R.D., a b c"),
        ("R i c k is D e s j a r …", "R.D. is R.D. …"),  # cut to fit into a sentence
        ("R i c k   D e s j…", "R.D.…"),
        ("R i c k   D e s j…, x y z…", "R.D.…, x y z…"),
        ("M. D.E.S. …, M.D.E.…", "M. D.E.S. …, M.D.E.…"),  # initials of others
        ("paid the bill, told bill…", "paid the bill, told R.D.3…"),  # a whole name, cut
        ("B I G   P L U M E and B i g - P l u m e", "C.B. and C.B."),
        ("Desjar-\nlais, Almei- da", "R.D., J.A."),  # over two lines
        ("b r i c k, R-i-c-k-e-t", "b r i c k, R-i-c-k-e-t"),
        ("RickKjær.jpg, RickØkonom.jpg", "R.D.S.K..jpg, R.D.Økonom.jpg"),
        ("Søren Kjær; K j æ r", "S.K.; S.K."),  # none hides half of another
        ("Brickyard, Americk, pirita", "Brickyard, Americk, pirita"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_however_it_is_written(said: str, hidden: str) -> None:
    assert Hider(CREW, NAMED)(said) == hidden


def test_two_of_a_name_become_what_they_have_in_common() -> None:
    hide = Hider([Known("Rick", "Doe"), Known("Rick", "Wall")])
    assert hide("Rick met Rick Wall") == "R. met R.W."


EVERYTHING = Besides(
    ("4035550123",),
    ("Dubois Welding Ltd.", "Big Plume Oil (2019) Ltd."),
    "(e-mail)",
    "(telephone)",
    "(number)",
)


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("Call 403-555-0123 or 1 (403) 555 0123.", "Call (telephone) or (telephone)."),
        ("his cell 555-0123, unit 15550123", "his cell (telephone), unit 15550123"),
        ("4035550123", "(telephone)"),
        ("403-555-0124 of the hospital", "403-555-0124 of the hospital"),
        ("to rick.d@bow.example, cc x@y.co.uk", "to (e-mail), cc (e-mail)"),
        ("SIN 046 454 286, born on 4 May 1980", "SIN (number), born on (number)"),
        ("Dubois Welding Ltd. pays Rita Dubois", "Dubois Welding Ltd. pays R.D.2"),
        ("Big Plume Oil (2019) Ltd. and Plume", "Big Plume Oil (2019) Ltd. and C.B."),
    ],
)
def test_how_to_reach_a_person_is_hidden_and_the_company_named_after_one_is_not(
    said: str, hidden: str
) -> None:
    assert Hider(CREW, NAMED, EVERYTHING)(said) == hidden


def test_a_month_beside_a_number_is_nobody() -> None:
    hide = Hider([Known("May", "Chen"), Known("April", "Roy")])
    assert hide("May met April on May 4, 12 April 2026") == "M.C. met A.R. on May 4, 12 April 2026"


def test_worker_numbers_stand_for_names_where_they_are_one_persons() -> None:
    crew = [
        Known("Jo", "Smith", number="27"),
        Known("Jim", "Stone", number="27"),
        Known("Rick", "Desjarlais", number="31"),
        Known("Rita", "Dubois"),
    ]
    # who is named in a record as a worker on the list is that worker
    named = ["Rick Desjarlais"]
    hide = Hider(crew, named, Besides(worker=lambda number: f"Worker {number}"))
    said = hide("Jo Smith, Jim Stone, Rick Desjarlais, Rita Dubois")
    assert said == "J.S., J.S.2, Worker 31, R.D.2"


def test_who_signed_stays_where_wanted_and_namesakes_do_not() -> None:
    crew = [Known("Glenn", "Cardinal", stays=True), Known("Duane", "Cardinal")]
    hide = Hider(crew)
    assert hide("Glenn Cardinal; Cardinal, Duane; Cardinal") == "Glenn Cardinal; D.C.; D.C."


def test_who_signed_stays_also_where_others_reach_that_person_or_share_the_family_name(
    company: Company,
) -> None:
    signer = company.worker("Andriy Kowalenko", emergency_contact="Oksana Kowalenko 780-555-0100")
    company.worker("Rick Desjarlais", emergency_contact="Andriy Kowalenko 780-555-0101")
    company.policy("2026-01-01", signed_by_id=signer)
    company.meeting("2026-05-01", led_by_name="Andriy Kowalenko")
    with company.file.reading() as connection:
        hider = hider_of(connection, None, Choices(hide="initials", keeps_signers=True))
    said = hider("Andriy Kowalenko; Kowalenko, Andriy; Oksana Kowalenko; Mrs. Kowalenko")
    assert said.startswith("Andriy Kowalenko; Kowalenko, Andriy; O.K.")
    assert "Oksana" not in said
    assert said.count("Kowalenko") == 2
    # what the hider leaves the last look lets pass, however a file writes it, and no more
    sure = sure_words(hider.words, ordinary_words())
    for text in (said, "Andriy\nKowalenko", "Andriy_Kowalenko.pdf", "AndriyKowalenko"):
        assert not sure.spans(text, on_paper=True)
        assert not sure.glued_in(text)
    for text in ("Oksana", "Kowalenko", "Oksana Kowalenko", "O. Kowalenko"):
        assert sure.spans(text, on_paper=True)


@pytest.mark.parametrize(
    ("says", "leaks"),
    [
        ("Assessor\nGlenn\nCardinal ____", ""),
        ("Glenn Cardinal Glenn Cardinal, GlennCardinal", ""),
        ("Glenn looked at it", "Glenn"),
        ("Cardinal", "Cardinal"),
        ("Glenn Cardinal and Duane Cardinal", "Duane Cardinal"),
    ],
)
def test_a_page_may_name_who_signs_and_no_part_of_that_name_alone(says: str, leaks: str) -> None:
    words = Hider([Known("Glenn", "Cardinal"), Known("Duane", "Cardinal")]).words
    spared = sure_words(sparing(words, ["Glenn Cardinal", "Duane"]), ordinary_words())
    found = [says[one.start : one.end] for one in spared.spans(says, on_paper=True)]
    found += [says[start:end] for _name, start, end in spared.glued_in(says)]
    assert {*found} == ({leaks} if leaks else set())


def test_a_finished_page_may_say_words_that_are_names_too() -> None:
    crew = [Known("Tom", "Page"), Known("Al", "Desjarlais"), Known("Mark", "Field")]
    crew += [Known("Carl", "Page"), Known("Li", "Xu")]
    sure = sure_words(Hider(crew).words, ordinary_words())
    texts = ["Page 3 of 9", "al", "Mark the field", "Tom Page", "A. Desjarlais", "Field, Mark"]
    texts += ["Exhibit Page C-01", "L. Xu"]
    assert [bool(sure.spans(text, on_paper=True)) for text in texts] == [
        False, False, False, True, True, True, False, True
    ]  # fmt: skip


def test_a_name_that_is_letters_only_is_not_found_in_what_stands_for_it() -> None:
    crew = [Known("John", "Doe", also=("J.D.",)), Known("X", "Y")]
    hider = Hider(crew)
    shown = hider("J.D. and X Y and John Doe")
    assert shown == "J.D. and X.Y. and J.D."
    assert not sure_words(hider.words, ordinary_words()).spans(shown, on_paper=True)


def test_the_file_knows_whom_to_hide(company: Company) -> None:
    company.worker("Rick Desjarlais", phone="403-555-0123", emergency_contact="Lena Fox 7805550199")
    signer = company.worker("Glenn Cardinal", number="3")
    company.policy("2026-01-01", signed_by_id=signer)
    company.save(
        "contractor", company="Hart Crane", contact="Wes Hart, office 780-555-0100, w@h.ca"
    )
    company.save("interview", question="S1.1", person="Nina Volk", held_on="2026-01-01")
    company.save("site", name="Pad 11", client="Northfork Resources")
    visitor = "L. Marchuk, Northfork Resources"
    company.save("interview", question="S1.1", person=visitor, held_on="2026-01-02")
    text = (
        "Rick 403-555-0123, Lena Fox 780-555-0199; Glenn Cardinal; Wes Hart of Hart Crane "
        "780.555.0100 w@h.ca; Nina Volk; L. Marchuk, Northfork Resources; Northfork asked"
    )
    with company.file.reading() as connection:
        initials = hider_of(connection)(text)
        numbers = hider_of(connection, None, Choices(hide="numbers", keeps_signers=False))(text)
        signed = hider_of(connection, None, Choices(hide="initials", keeps_signers=True))(text)
    assert initials == (
        "R.D. (telephone), L.F. (telephone); G.C.; W.H. of Hart Crane (telephone) (e-mail); N.V.; "
        "L.M., Northfork Resources; Northfork asked"
    )
    assert numbers == initials.replace("G.C.", "Worker 3")
    assert signed == initials.replace("G.C.", "Glenn Cardinal")


def test_nobody_known_changes_nothing() -> None:
    assert Hider([])("Rick Desjarlais") == "Rick Desjarlais"


MONTHS = {"May", "June", "April", "August"}  # beside a number they are no names
LETTERS = (
    st.text("abcdefghijklmnoprstuvwyzéø", min_size=3, max_size=9)
    .map(str.title)
    .filter(lambda name: name not in MONTHS)
)
BETWEEN = st.text(" ,.;:-_'\n0123456789()", min_size=1, max_size=3)


@given(st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=4), st.data())
def test_no_name_is_left_in_any_text(names: list[tuple[str, str]], data: st.DataObject) -> None:
    hide = Hider([Known(first, last) for first, last in names])
    words = st.sampled_from([word for name in names for word in name])
    parts = data.draw(st.lists(st.tuples(words, BETWEEN), max_size=12))
    text = "".join(word + mark for word, mark in parts)
    left = {fold(word) for word in re.findall(r"[^\W\d_]+", hide(text))}
    assert not left & {fold(word) for name in names for word in name}


def test_a_name_is_found_in_scripts_that_put_no_space_between_words() -> None:
    hide = Hider([Known("小龙", "李"), Known("Жанна", "Юрьева")])
    assert hide("李小龙说, 小龙 and 王小明") == "小.李.说, 小.李. and 王小明"
    assert hide("Юрьева Жанна") == "Ж.Ю."
    assert sure_words(hide.words, frozenset()).spans("李小龙")


def test_the_company_keeps_its_name_whatever_stands_before_it() -> None:
    crew = [Known("Rick", "Desjarlais"), Known("Ann", "Desjarlais-Roy")]
    hide = Hider(crew, besides=Besides(kept=("Desjarlais Welding Ltd.", "Desjarlais-Roy Oil")))
    assert hide("R.D. R. Desjarlais Welding Ltd.") == "R.D. R. Desjarlais Welding Ltd."
    assert hide("Desjarlais-\nRoy Oil of Desjarlais") == "Desjarlais-\nRoy Oil of R.D."
    assert not hide.words.glued_in("D e s j a r l a i s - R o y Oil")
    assert hide.words.glued_in("D e s j a r l a i s - R o y")


def test_numbers_that_the_file_knows_are_hidden_also_where_no_word_names_them(
    company: Company,
) -> None:
    worker = company.worker("Rick Desjarlais")
    card = company.certificate_type("H2S Alive")
    company.certificate(worker, card, number="H2S-79671635", notes="SIN 046 454 286")
    company.certificate(worker, card, number="20260412")  # a day, as some cards have it
    company.meeting("2026-03-02", topics="Rick's health card no. 12345-6789 is at home")
    with company.file.reading() as connection:
        hide = hider_of(connection)
    assert hide("card 79671635, 7967-1635") == "card (private), (private)"
    assert hide("046454286, 123456789") == "(private), (private)"
    assert hide("on 2026-04-12, unit 20260412") == "on 2026-04-12, unit 20260412"
    last_look = sure_words(hide.words, ordinary_words())
    assert len(last_look.spans("046454286 and 79671635")) == 2
