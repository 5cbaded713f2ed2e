"""A welding shop that keeps everything in one workbook, with a cover, a banner and totals."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import Sheet, write_book, write_pdf, write_photo

_COVER = Sheet(
    """
    Ridgeline Welding & Fabrication Ltd.
    Health and safety master file
    |
    Kept by Joanne Peters. Please do not sort the sheets.
    Printed for the binder in September.
    """
)

_EMPLOYEES = Sheet(
    """
    RIDGELINE WELDING & FABRICATION LTD.
    Staff list (current)
    |
    Employee name | Job title | Start date | Tel | Next of kin | Orientation done
    Walter Hnatiuk | Owner | @2004-05-03 | 780-555-0101 | on file | @2004-05-03
    Joanne Peters | Office manager | @2011-03-14 | 780-555-0102 | on file | @2011-03-14
    Rob Hnatiuk | Shop foreman | @2009-06-01 | 780-555-0103 | on file | @2009-06-02
    Siobhán O'Connor | Welder (B pressure) | @2018-09-10 | 780-555-0104 | on file | @2018-09-10
    Lucas Weaselhead | Welder | @2021-04-19 | 780-555-0105 | on file | @2021-04-20
    Minh Tran | Fitter | @2016-11-07 | 780-555-0106 | on file | @2016-11-07
    Ethan Froese | Apprentice | @2026-08-17 | 780-555-0107 | on file
    |
    Total: 7 employees
    """,
    merged=["A1:F1", "A2:F2"],
    date_format="mmm d, yyyy",
)

# Siobhán stands here in three spellings; two tickets show only when the course was taken, and a
# forklift or fall protection card is good for 36 months from then
_TICKETS = Sheet(
    """
    Employee | Course | Completed | Expires | Card # | Provider
    Walter Hnatiuk | Standard First Aid | 11-Feb-25 | 11-Feb-28 | SFA-22191 | St. John
    Rob Hnatiuk | Standard First Aid | 20-Oct-23 | 20-Oct-26 | SFA-20480 | St. John
    Rob Hnatiuk | Forklift | @2023-09-14 |  | FL-0931 | Shop Trainer
    Siobhan O'Connor | H2S Alive | #2024-01-17 | #2027-01-17 | H2S-77120 | Valley Training
    O'Connor, Siobhán | Fall Protection | @2023-10-02 |  | FP-5530 | Heights
    S. OConnor | WHMIS 2015 | Nov 5/25 | Nov 5/26 |  | online
    Lucas Weaselhead | H2S Alive | @2023-08-01 | @2026-08-01 | H2S-70015 | Valley Training
    Lucas Weaselhead | H2S Alive | @2026-07-21 | @2029-07-21 | H2S-81233 | Valley Training
    Minh Tran | Confined Space Entry | 2024-12-12 | 2027-12-12 | CSE-118 | Heights
    Minh Tran | Standard First Aid | 2023-06-30 | 2026-06-30 | SFA-19904 | St. John
    Ethan Froese | WHMIS 2015 | Aug 18/26 | Aug 18/27 |  | online
    |
    * cards are in the filing cabinet, second drawer
    """
)

_EQUIPMENT = Sheet(
    """
    Equipment & vehicles
    Asset | What it is | Make / model | VIN or serial | Km | Hrs | Status
    W-01 | Welding truck | 2020 Ford F-350 | 1FT8W3B6 | ~88412 |  | active
    W-02 | Welding truck | 2014 Ram 3500 | 3C63RRJL | ~231900 |  | in shop
    PT-1 | Plate shear | Accurpress 725010 | A-5521 |  |  | active
    OC-1 | Overhead crane 5 t | Kone | K-2207 |  |  | active
    FK-1 | Forklift | Toyota 8FD25 | 8FD-60121 |  | ~4310.5 | out of service since 2026-10-01
    CMP-1 | Shop compressor | Ingersoll Rand | IR-88 |  |  | active
    Total: 6 units
    """,
    merged=["A1:G1"],
)

_SCHEDULE = Sheet(
    """
    Asset | Task | Frequency | Last completed | Meter at last
    W-01 | Oil change | every 8,000 km | @2026-07-02 | ~80500
    W-01 | Vehicle inspection | weekly | @2026-10-01
    OC-1 | Crane inspection | annual by competent person | @2025-10-28
    FK-1 | Forklift inspection | monthly | @2026-08-20
    CMP-1 | Pressure relief valve test | every 6 months | @2026-02-10
    PT-1 | Guard check | quarterly | @2026-08-25
    Shop | Worksite inspection | monthly | @2026-09-09
    Shop | Fire extinguisher check | monthly | never
    """
)

_CHOICES = Sheet(
    """
    Status
    active
    in shop
    sold
    Yes
    No
    """,
    hidden=True,
)


def write(folder: Path) -> None:
    """Write the folder: one workbook and two scans."""
    sheets = {
        "Cover": _COVER,
        "Employees": _EMPLOYEES,
        "Tickets": _TICKETS,
        "Equipment": _EQUIPMENT,
        "Schedule": _SCHEDULE,
        "Sheet3": Sheet(),
        "Lists": _CHOICES,
    }
    write_book(folder / "Safety Master 2026.xlsx", sheets)
    write_pdf(folder / "Scans" / "policy signed Jan 2026.pdf", "Ridgeline policy")
    write_photo(folder / "Scans" / "crane tag.jpg", (180, 90, 20), taken="2026:09:14 10:22:00")


EXPECTED = expectation(
    as_of="2026-10-05",
    company="Ridgeline Welding & Fabrication Ltd.",
    province="AB",
    created={
        "worker": 7,
        "orientation": 6,
        "certificate": 11,
        "equipment": 6,
        "duty_plan": 8,
        "site": 1,
    },
    schedule=[
        ("W-01", "Oil change", "every 8,000 km", "due_soon"),  # 7,912 of 8,000 km are used
        ("W-01", "Vehicle inspection", "weekly", "ok"),  # due in three days, share 1.75
        ("OC-1", "Crane inspection", "annual by competent person", "due_soon"),
        ("FK-1", "Forklift inspection", "monthly", "suspended"),  # tagged out wins over overdue
        ("CMP-1", "Pressure relief valve test", "every 6 months", "overdue"),
        ("PT-1", "Guard check", "quarterly", "ok"),
        ("Shop", "Worksite inspection", "monthly", "due_soon"),
        ("Shop", "Fire extinguisher check", "monthly", "never_done"),
    ],
    expired=[
        ("Rob Hnatiuk", "Forklift", "2026-09-14"),
        ("Siobhán O'Connor", "Fall Protection", "2026-10-02"),
        ("Minh Tran", "Standard First Aid", "2026-06-30"),
    ],
    expiring=[
        ("Rob Hnatiuk", "Standard First Aid", "2026-10-20"),
        ("Siobhán O'Connor", "WHMIS 2015", "2026-11-05"),
    ],
    evidence_kept=2,
    kept_words=["Siobhán", "H2S-81233", "Valley Training", "Accurpress"],
    words_nowhere=["Total: 7", "Total: 6", "filing cabinet", "do not sort"],
)
