"""A drywaller on the Quebec border: French headers, French months, decimal commas, cp1252."""

from pathlib import Path

from tests.builders.expectation import expectation
from tests.builders.papers import write_csv, write_pdf

_EMPLOYEES = """
    Nom | Prénom | Poste | Date d'embauche | Téléphone | Contact d'urgence | Accueil signé
    Lafrenière | Éric | Propriétaire | 14 avril 2016 | 819-555-0131 | au dossier | 14 avril 2016
    Bélanger | Josée | Contremaître | 3 févr. 2020 | 819-555-0132 | au dossier | 3 févr. 2020
    N'Guessan | Kouadio | Plâtrier | 1er mai 2023 | 819-555-0133 | au dossier | 2 mai 2023
    Côté | Marc-André | Poseur de gypse | 22 août 2024 | 819-555-0134 | au dossier | 22 août 2024
    Lévesque | Noémie | Apprentie | 9 déc. 2025 | 819-555-0135 | au dossier
    """

_TRAINING = """
    Employé | Formation | Date d'obtention | Échéance | No de carte | Organisme
    Éric Lafrenière | Secourisme en milieu de travail | 12 juin 2024 | 12 juin 2027 | \
      SEC-4410 | Croix-Rouge
    J. Bélanger | Secourisme en milieu de travail | 15 sept. 2023 | 15 sept. 2026 | SEC-3301 | \
      Croix-Rouge
    Kouadio N’Guessan | Protection contre les chutes | 28 juin 2023 | 28 juin 2026 | CH-771 | \
      ASP Construction
    Marc André Côté | Protection contre les chutes | 3 mars 2025 | 3 mars 2028 | CH-902 | \
      ASP Construction
    Cote, Marc-Andre | SIMDUT | 20 janv. 2026 | 20 janv. 2027 |  | en ligne
    Noémie Lévesque | Plate-forme élévatrice | 11 déc. 2025 | 11 déc. 2028 | PE-118 | \
      ASP Construction
    N. Lévesque | SIMDUT | 11 déc. 2025 | 11 déc. 2026 |  | en ligne
    """

_EQUIPMENT = """
    No | Description | Marque / modèle | No de série | Km | Heures | État
    1 | Camionnette de livraison | Ford Transit 2020 | 1FTBR1Y8 | 86 412,5 |  | en service
    2 | Nacelle à ciseaux | Skyjack 3219 | SJ-220871 |  | 412,7 | en service
    3 | Échafaudages (lot de 12) | divers |  |  |  | en service
    4 | Remorque fermée | Wells Cargo | WC-6612 |  |  | remisée depuis 2025-09-03
    """

_CALENDAR = """
    Équipement | Inspection | Fréquence | Dernière fois
    1 | Inspection du véhicule | hebdomadaire | 26 juin 2026
    2 | Inspection de la nacelle | mensuelle | 20 mai 2026
    2 | Inspection annuelle de la nacelle | annuelle | 15 juil. 2025
    3 | Inspection des échafaudages | hebdomadaire | 30 juin 2026
    4 | Inspection de la remorque | mensuelle | 1er août 2025
    Entrepôt | Inspection des lieux | mensuelle | 10 juin 2026
    """

_MEETINGS = """
    Date | Sujet | Animée par | Présents
    2026-06-01 | Levage des panneaux | Josée | Kouadio; Marc-André; Noémie
    2026-06-08 | Poussière de silice | Josée | Kouadio; Marc-André; Noémie
    2026-06-15 | Échafaudages roulants | Éric | Josée et Kouadio et Noémie
    2026-06-22 | Chaleur | Josée | Kouadio; Marc-André; Noémie
    """


def write(folder: Path) -> None:
    """Write the folder: five text sheets in the Windows code page and a scan with an accent."""
    for name, rows in {
        "Liste des employés.csv": _EMPLOYEES,
        "Formations.csv": _TRAINING,
        "Équipements.csv": _EQUIPMENT,
        "Calendrier d'inspection.csv": _CALENDAR,
        "Réunions de chantier.csv": _MEETINGS,
    }.items():
        write_csv(folder / name, rows, delimiter=";", encoding="cp1252")
    write_pdf(folder / "Numérisations" / "Politique signée.pdf", "Politique")


EXPECTED = expectation(
    as_of="2026-06-30",
    company="Cloisons Outaouais inc.",
    province="ON",
    created={
        "worker": 5,
        "orientation": 4,
        "certificate": 7,
        "equipment": 4,
        "duty_plan": 6,
        "meeting": 4,
        "site": 1,
    },
    schedule=[
        ("1", "Inspection du véhicule", "hebdomadaire", "ok"),  # due in three days
        ("2", "Inspection de la nacelle", "mensuelle", "overdue"),
        ("2", "Inspection annuelle de la nacelle", "annuelle", "due_soon"),
        ("3", "Inspection des échafaudages", "hebdomadaire", "ok"),
        ("4", "Inspection de la remorque", "mensuelle", "suspended"),
        ("Entrepôt", "Inspection des lieux", "mensuelle", "ok"),
    ],
    expired=[("Kouadio N'Guessan", "Protection contre les chutes", "2026-06-28")],
    expiring=[("Josée Bélanger", "Secourisme en milieu de travail", "2026-09-15")],
    evidence_kept=1,
    kept_words=["Contremaître", "Croix-Rouge", "Poussière de silice", "remisée", "N'Guessan"],
)
