"""Words of a whole submission, made up: sparse, full, with long names and with accents."""

from dataclasses import replace
from typing import Final

from desktop.package.sheets.said import Fact, Facts, Lines, Ticked, Words
from desktop.package.sheets.statistics import StatisticsSaid
from desktop.package.submission.record_values import RecordShown, SignedShown
from desktop.package.submission.values import ExhibitShown, LeftOut, MatrixShown, Section
from desktop.package.submission.whole import PackageShown
from desktop.package.submission.words import (
    BoxSaid,
    ChartSaid,
    CoverSaid,
    ElementSaid,
    ElementScored,
    LevelSaid,
    MonthSaid,
    PeopleSaid,
    ProfileSaid,
    QuestionSaid,
    ScoresSaid,
    SignerSaid,
    SigningSaid,
    StripSaid,
    SubmissionWords,
    TableSaid,
    Titled,
)
from desktop.package.tables import Cell, Column
from desktop.values.charts import Bar, Chart, Figure, KindSaid, Part, RateSaid

LETTER_PAGE: Final = (612.0, 792.0)
LYING_PAGE: Final = (792.0, 612.0)
_HEADS: Final = ("Nov\n2025", "Dec", "Jan\n2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
                 "Sep", "Oct", "Nov")  # fmt: skip
_ELEMENTS: Final = (
    ("S1", "Management leadership and commitment"), ("S2", "Hazard identification and control"),
    ("S3", "Competency, training and orientation"), ("S4", "Inspections and maintenance"),
    ("S5", "Incident reporting and investigation"), ("S6", "Emergency response"),
)  # fmt: skip


def strip(*late: int) -> StripSaid:
    """Thirteen months of which some were late, and the fourth out of service."""
    months = [
        MonthSaid("late", "amber", "late") if n in late
        else MonthSaid("parked", "soft", "out") if n == 3
        else MonthSaid("missed", "red", "missed") if n == 8
        else MonthSaid(str(n % 4 + 1), "green", "done")
        for n in range(len(_HEADS))
    ]  # fmt: skip
    return StripSaid(_HEADS, tuple(months), "Done in 11 of 13 months; one was late, one missed.")


def question(code: str, title: str, *numbers: str, share: float = 0.8) -> QuestionSaid:
    """One question; with less than all points it says what is missing."""
    full = share >= 1
    return QuestionSaid(
        key=f"question-{code}", code=code, title=title,
        text="Are inspections done as the company's own rule asks, and is what was found put right?"
        " The assessor looks at records of the last twelve months and at the rule itself.",
        methods="Documents and records", points=f"{share * 5:g} of 5", share=share,
        answer="Full points" if full else "Part of the points", tone="green" if full else "amber",
        state="Enough" if full else "Partly there",
        note="Rick Desjarlais inspects the shop in the first week of each month and each unit"
        " before its first trip of the day. What is found goes onto the corrective-action log the"
        f" same day ({', '.join(numbers) or 'no exhibit'}).",
        note_is_draft=not full, reason="", exhibits=numbers,
        exhibits_said=f"{len(numbers)} of 52 records are in here" if numbers else
        "No record on file counts for it", gaps=() if full else (
            "The extinguishers of the shop were not checked in July.",
            "Nobody has confirmed that the guard of bench grinder 2 was put back."),
        strip=strip(5),
    )  # fmt: skip


def record(late: str = "") -> RecordShown:
    """An inspection as a clean sheet."""
    items = tuple((f"Item {n}: brakes, lights, tires, mirrors", n % 7 != 3) for n in range(1, 15))
    return RecordShown(
        "Inspection", "Vehicle inspection of unit 103, crew truck", "Two defects, both put right",
        "amber",
        (
            Facts((Fact("Done on", "14 October 2026"), Fact("Done by", "Rick Desjarlais"),
                   Fact("Reading", "121,477 km"), Fact("Result", "Pass, with defects", "amber"),
                   Fact("Where", "Shop, 4120 64 Avenue SE, Calgary", wide=True))),
            Ticked("Gone through", items),
            Lines("Defects", (Column("What was found"), Column("Action"), Column("State")),
                  (("Marker light out on the left side", "Replaced", Cell("Closed", tone="green")),
                   ("Tire worn to 3 mm", "New tire ordered", Cell("Open", tone="amber")))),
            Words("Remarks", "The truck was washed before, so that everything could be seen."),
        ),
        (SignedShown("Inspected by", "Rick Desjarlais", "Signed on 14 October 2026", "green"),
         SignedShown("Supervisor", "Marie-Ève Bouchard", "No signature on file", "", is_line=True)),
        "Entered on 15 October 2026 by Carol; changed twice, last on 3 November 2026.",
        late,
    )  # fmt: skip


def exhibits() -> tuple[ExhibitShown, ...]:
    """A record with its file, a file of a company, and one that could not be shown."""
    return (
        ExhibitShown("C-01", "WCB clearance letter.pdf", "2 November 2026", (), (LETTER_PAGE,)),
        ExhibitShown("S4.1-01", "Inspection policy", "2 March 2026", (), questions=("S4.1",),
                     record=record(), nature="Says what we do"),
        ExhibitShown("S4.2-01", "Vehicle inspection of unit 103", "14 October 2026", (),
                     questions=("S4.2", "S4.1"), nature="Shows that we did",
                     record=record("Entered 21 days after it happened."), files=("S4.2-01a",)),
        ExhibitShown("S4.2-01a", "unit 103 october.pdf", "14 October 2026",
                     ("S4.2-01 Vehicle inspection of unit 103",), (LETTER_PAGE, LYING_PAGE),
                     questions=("S4.2",)),
    )  # fmt: skip


def statistics() -> StatisticsSaid:
    """Twelve months of a small shop."""
    bars = tuple(Bar(head, str(n % 3), f"{head}: {n % 3}", (Part(float(n % 3)),))
                 for n, head in enumerate(_HEADS[:12]))  # fmt: skip
    chart = Chart("near", "Near misses", "Month by month", (("reported", "blue"),), bars)
    rate = RateSaid("trif", "Recordable injuries per 200,000 hours", "9.8",
                    "1 recordable injury in 20,410 hours", "", "The year before: 0")  # fmt: skip
    return StatisticsSaid(
        "Statistics", ("Twelve months to 16 November 2026.",),
        (Figure("hours", "Hours worked", "20,410", "of 10 people"),
         Figure("near", "Near misses", "11")),
        (rate, replace(rate, key="ltif", title="Lost-time injuries per 200,000 hours", value="0.0",
                       counts="0 lost-time injuries in 20,410 hours")),
        "With few hours one injury changes a rate by much.",
        (KindSaid("First aid", "2"), KindSaid("Medical aid", "1")), "", (chart, chart),
        "Rates, with their base", ("Rate", "Value", "From what"), "No number", "By kind",
    )  # fmt: skip


def words(company: str = "Bow River Mechanical Ltd.", questions: int = 3) -> SubmissionWords:
    """The words of a full submission."""
    asked = ("S4.1", "S4.2", "S4.3", *(f"S4.{n}" for n in range(4, 40)))[:questions]
    numbers: dict[str, tuple[str, ...]] = {
        "S4.1": ("S4.1-01", "S4.2-01"), "S4.2": ("S4.2-01", "S4.2-01a"),
    }  # fmt: skip
    shares = {"S4.1": 1.0, "S4.2": 0.8}
    found = tuple(
        question(code, "Units, tools and places are inspected as the company's rule asks",
                 *numbers.get(code, ()), share=shares.get(code, 0.0))
        for code in asked
    )  # fmt: skip
    scored = tuple(
        ElementScored(f"element-{code}", code, title, f"{points} of 100 points", points / 100,
                      f"{points} %", 0.5, "Under 50 %" if points < 50 else "", "8 of 8 decided")
        for (code, title), points in zip(_ELEMENTS, (92, 81, 77, 46, 88, 84), strict=True)
    )  # fmt: skip
    return SubmissionWords(
        company=company,
        cover=CoverSaid(
            company, "Bow River Plumbing & Heating", "SECOR health and safety submission",
            "Certification", "17 November 2025 to 16 November 2026",
            "Draft: nobody has signed this assessment. Points are what the records give.",
            "84 %", 0.84, "Over the 80 % that is asked, but one element is under 50 %", "amber",
            (("Registered name", company), ("WCB account", "1234567"), ("Industry code", "42122"),
             ("SECOR number", "S-20931"), ("Certifying partner", "Energy Safety Canada"),
             ("Protocol", "SECOR 2024, version 2"), ("Assessor", "Carol Whitford"),
             ("Course", "SECOR, 4 May 2025")),
            "In here", (("10", "people at work"), ("3", "sites"), ("52", "exhibits"),
                        ("230", "pages of evidence")),
        ),
        signing=SigningSaid(
            Titled("signatures", "Signatures", "Who stands behind what is said here."),
            (SignerSaid("Assessor", "Carol Whitford", "I did this assessment as the protocol asks.",
                        "Signed in Muster on 16 November 2026", "Seal 7f3a 91c2 e004 55aa"),
             SignerSaid("Owner or authorized representative", "José Almeida",
                        "What is said here is true as far as I know.", "")),
            ("Name", "Signature", "Date"),
            ("Signed on 2 November 2026, opened again on 9 November because a record was added.",),
        ),
        profile=ProfileSaid(
            Titled("profile", "Company profile", "As it is registered with the board."),
            (Section("registration", "Registration", (
                ("Registered name", company), ("Trade name", "Bow River Plumbing & Heating"),
                ("Address", "4120 64 Avenue SE, Calgary, Alberta"), ("WCB account", "1234567"))),
             Section("work", "What the company does", (
                 ("Work", "Plumbing, gas fitting and heating in houses and small shops"),
                 ("Since", "2009")))),
        ),
        chart=ChartSaid(
            Titled("chart", "Organization chart", "As on 16 November 2026."),
            (LevelSaid("Owner", (BoxSaid("José Almeida", "Owner", is_strong=True),)),
             LevelSaid("Supervisors", (BoxSaid("Rick Desjarlais", "Foreman"),
                                       BoxSaid("Marie-Ève Bouchard", "Shop supervisor"))),
             LevelSaid("Workers", tuple(
                 BoxSaid(name, "Gas fitter, apprentice in the third year")
                 for name in ("Ann Lee", "Harpreet Gill", "Olivier Côté-Tremblay", "Dan Ross",
                              "Noël D'Amours", "Kim Park", "Sam Okafor")))),
        ),
        people=PeopleSaid(
            Titled("people", "Employees and sites", "Who works here, and where."),
            "10 people", "who worked here on 16 November 2026; material suppliers do not count",
            (TableSaid("positions", "By position", "",
                       (Column("Position"), Column("People", right=True)),
                       (("Owner", "1"), ("Supervisor", "2"), ("Worker", "7"))),
             TableSaid("sites", "Sites", "Open within the period.",
                       (Column("Site"), Column("Where"), Column("People", right=True)),
                       (("Shop", "Calgary", "4"), ("Nexen pad 7", "Fort Nelson", "6"))),
             TableSaid("sample", "Sample", "", (Column("Site"),), (), "No site was sampled.")),
        ),
        scores=ScoresSaid(
            Titled("scores", "Scores"), "84 %", 0.84, 0.8, "80 % to pass",
            "Over the 80 % that is asked, but one element is under 50 %", "amber",
            "This is a draft: nobody has signed it.", scored,
            ("The weights are Muster's own plan and no official instrument.",),
        ),
        elements=(ElementSaid(
            Titled("element-S4", "4  Inspections and maintenance", "Three questions."),
            "9 of 15 points", 0.46, "46 %", "red", found),),
        plan=TableSaid(
            "plan", "Action plan", "Every answer short of all its points, and what is planned.",
            (Column("Question"), Column("What is missing"), Column("What is done about it"),
             Column("By whom"), Column("By when")),
            ((Cell("S4.2", link="question-S4.2"), "Extinguishers were not checked in July",
              "A day in the calendar of the foreman", "Rick Desjarlais", "1 December 2026"),),
        ),
        matrix=MatrixShown("matrix", "Training matrix", "Good through, on 16 November 2026.",
                           "Worker", ("First aid", "WHMIS", "H2S Alive"),
                           (("Ann Lee", (Cell("4 May 2027"), Cell("–", tone="soft"),
                                         Cell("expired 3 Oct", tone="red", strong=True))),
                            ("Olivier Côté-Tremblay", (Cell("9 Jan 2027"), Cell("2 Feb 2028"),
                                                       Cell("2 Feb 2028"))))),
        matrix_nothing="",
        log=TableSaid("log", "Corrective-action log", "Newest first.",
                      (Column("Raised"), Column("What"), Column("From"), Column("Who"),
                       Column("Due"), Column("Done"), Column("State")),
                      (("14 Oct 2026", "Marker light out on unit 103", "Inspection", "Dan Ross",
                        "15 Oct 2026", "14 Oct 2026", Cell("Closed", tone="green")),)),
        statistics=statistics(),
        statistics_nothing="",
        left_out=(LeftOut("First-aid records", "The law lets only the worker read them."),),
    )  # fmt: skip


def nothing() -> PackageShown:
    """A company file in which next to nothing stands."""
    full = words("A", 0)
    empty = TableSaid("plan", "Action plan", "", (Column("Question"),), (), "Nothing is planned.")
    return PackageShown(
        replace(
            full,
            cover=replace(full.cover, trade_name="", percent="", share=0.0, result="", pairs=(),
                          figures=()),
            signing=replace(full.signing, signers=full.signing.signers[1:], history=()),
            chart=replace(full.chart, levels=(), nothing="Nobody is on file."),
            scores=replace(full.scores, nothing="Nothing was judged.", elements=()),
            elements=(), plan=empty, matrix=None, matrix_nothing="No certificate is on file.",
            log=replace(empty, key="log", title="Corrective-action log"), statistics=None,
            statistics_nothing="No hours are on file.", left_out=(),
        ),
        (),
    )  # fmt: skip


def whole(company: str = "Bow River Mechanical Ltd.", questions: int = 3) -> PackageShown:
    """A full submission with four exhibits."""
    return PackageShown(words(company, questions), exhibits(), (("C", "Papers of the company"),))
