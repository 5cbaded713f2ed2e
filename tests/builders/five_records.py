"""A company file to damage: a worker, a certificate, a first-aid record and a site."""

from pathlib import Path

from tests.builders.files import copied, save


def file_of_five(path: Path) -> Path:
    """Make it; the last of its five actions is the site “Yard”."""
    with copied(path) as company:
        periods = [{"from_on": "2012-05-22"}, {"from_on": "2021-01-01"}]
        names = {"first_name": "Rick", "last_name": "Desjarlais"}
        rick = save(company, "worker", **names, is_owner=True, employment=periods)
        kind = save(company, "certificate_type", name="H2S Alive", months=36)
        save(company, "certificate", worker_id=rick, type_id=kind, expires_on="2027-03-01")
        save(company, "first_aid_record", worker_id=rick, happened_on="2026-03-01", injury="A cut")
        save(company, "site", name="Yard")
    return path
