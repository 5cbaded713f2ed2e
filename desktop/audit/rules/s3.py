"""The rules of element S3 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule
from desktop.audit.rules.s3_certificates import certificates_valid
from desktop.audit.rules.s3_competence import competence_checked
from desktop.audit.rules.s3_matrix import matrix_exists
from desktop.audit.rules.s3_orientation import orientation_complete, oriented_in_time
from desktop.audit.rules.s3_others import others_oriented
from desktop.audit.rules.s3_products import products_known

RULES: Final[Mapping[str, Rule]] = {
    "oriented_in_time": oriented_in_time,
    "orientation_complete": orientation_complete,
    "matrix_exists": matrix_exists,
    "certificates_valid": certificates_valid,
    "competence_checked": competence_checked,
    "products_known": products_known,
    "others_oriented": others_oriented,
}
