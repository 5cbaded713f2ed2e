"""An earthworks crew in Beauce: French sheets, day before month, semicolons, parked in words."""

from pathlib import Path
from typing import Final

from tests.builders.certainty import certain
from tests.builders.desk import write_scans, write_text
from tests.builders.expectation import Expected
from tests.builders.papers import Sheet, write_book

STAFF = """
Nom;Prénom;Poste;Date d'embauche
Poulin;Réjean;Propriétaire;12/04/2003
Veilleux;Marie-Ève;Adjointe;03/09/2018
Giguère;Yvan;Opérateur;20/05/2011
"""

UNITS = """
No unité;Description;Odomètre;Compteur;Statut
C-12;Camion 10 roues Western Star 2018;214 350 km;;En service
C-14;Camionnette Ford F-150 2021;88 120 km;;En service
P-3;Pelle Komatsu PC210;;6 412,5 h;En service
R-1;Remorque fardier;;;Stationnée depuis le 15 octobre 2026
B-2;Bouteur D6;;9 870 h;Vendu le 30 juin 2026
EXT;Extincteurs (18);;;En service
"""

PLAN = Sheet(
    """
Terrassement Beauce inc. - Calendrier d'inspection et d'entretien | | | | |
Unité | Inspection | Fréquence | Dernière fois | Lecture | Responsable
C-12 | Ronde de sécurité | avant chaque départ | | | chauffeur
C-12 | Vidange d'huile | aux 10 000 km ou 6 mois, selon la première éventualité | 02/06/2026 \
| 205 100 | Yvan
C-12 | Inspection mécanique | une fois l'an par une personne compétente | 10/12/2025 | | garage
C-14 | Inspection de la camionnette | hebdo. | 10/11/2026 | | Yvan
P-3 | Graissage | aux 50 h | 09/11/2026 | 6 380 | Yvan
P-3 | Entretien 250 h | aux 250 heures | 01/09/2026 | 6 150 | Yvan
P-3 | Graissage du godet | aux 20 voyages | 13/11/2026 | | Yvan
R-1 | Inspection de la remorque | mens. | 01/10/2026 | | Yvan
B-2 | Entretien 500 h | 500 hres | 04/05/2026 | 9 700 | Yvan
Atelier | Inspection de l'atelier | trim. | 14/08/2026 | | Marie-Ève
Cour | Inspection des lieux | 1 fois par mois | 28/10/2026 | | Marie-Ève
EXT | Vérification des extincteurs | 1 f/mois | 18/10/2026 | | Marie-Ève
""",
)

ACTIONS = """
Problème;Identifié le;Assigné à;Échéance;Fermé le
Marchepied du C-12 tordu;13/10/2026;Yvan Giguère;30/10/2026;
"""

STANDING = """
Unité;Remisée le;Remise en service;Raison
R-1;15/10/2026;;Fin de saison
C-14;20/01/2026;28/02/2026;Panne de transmission
"""

SCANS = ("PEP C-12.pdf",)


def write(folder: Path) -> None:
    """Write the papers of Terrassement Beauce into `folder`."""
    write_text(folder / "Employés.csv", STAFF, encoding="cp1252")
    write_text(folder / "Équipement.csv", UNITS, encoding="cp1252")
    write_book(folder / "Calendrier d'inspection.xlsx", {"2026": PLAN})
    write_text(folder / "Mesures correctives.csv", ACTIONS, encoding="cp1252")
    write_text(folder / "Remisage.csv", STANDING, encoding="cp1252")
    write_scans(folder / "Numérisé", SCANS)


FIRST_OF_TWO = "aux 10 000 km ou 6 mois, selon la première éventualité"

EXPECTED: Final[Expected] = certain(
    as_of="2026-11-16",
    company="Terrassement Beauce inc.",
    province="QC",
    created={"worker": 3, "equipment": 6, "duty_plan": 11, "site": 2, "corrective_action": 1},
    schedule=[
        ("C-12", "Ronde de sécurité", "avant chaque départ", "before_use"),
        ("C-12", "Vidange d'huile", FIRST_OF_TWO, "due_soon"),
        ("C-12", "Inspection mécanique", "une fois l'an par une personne compétente", "due_soon"),
        ("C-14", "Inspection de la camionnette", "hebdo.", "due_soon"),
        ("P-3", "Graissage", "aux 50 h", "ok"),
        ("P-3", "Entretien 250 h", "aux 250 heures", "overdue"),
        ("R-1", "Inspection de la remorque", "mens.", "suspended"),
        ("B-2", "Entretien 500 h", "500 hres", "suspended"),
        ("Atelier", "Inspection de l'atelier", "trim.", "overdue"),
        ("Cour", "Inspection des lieux", "1 fois par mois", "ok"),
        ("EXT", "Vérification des extincteurs", "1 f/mois", "due_soon"),
    ],
    actions=[("Marchepied du C-12 tordu", "overdue")],
    refused=[("Calendrier d'inspection.xlsx", "2026", 9, "Fréquence")],
    mentioned=[("aux 20 voyages", "counts 'voyages'")],
    evidence_kept=1,
    kept_words=["Western Star", "garage"],
    latitude={
        "why": [
            ("C-12", "Vidange d'huile", "9,250 of 10,000 km since 2 June"),
            ("C-12", "Inspection mécanique", "due 10 December"),
            ("C-14", "Inspection de la camionnette", "due 17 November"),
            ("P-3", "Graissage", "32.5 of 50 h since 9 November"),
            ("P-3", "Entretien 250 h", "262.5 h since 1 September"),
            ("R-1", "Inspection de la remorque", "Parked since 15 October"),
            ("B-2", "Entretien 500 h", "Sold 30 June"),
            ("Atelier", "Inspection de l'atelier", "due 14 November, 2 days ago"),
            ("Cour", "Inspection des lieux", "due 28 November"),
            ("EXT", "Vérification des extincteurs", "due 18 November, in 2 days"),
        ],
        "held": [
            ("equipment", {"number": "P-3"}, 1),
            ("service_change", {"equipment_id": "R-1", "change": "parked"}, 1),
            ("service_change", {"equipment_id": "C-14", "changed_on": "2026-02-28"}, 1),
            ("reading", {"value": "6412.5"}, 1),
        ],
    },
)
