"""How the views of Audit & package are called in places; no record kind is called the same."""

from typing import Final

ASSESSMENT: Final = "the_assessment"
FINDINGS: Final = "findings"
COVERAGE: Final = "coverage"
SAMPLE: Final = "sample"
PRACTICE: Final = "practice"
ROAD: Final = "road"
MANUAL: Final = "manual"
DIET: Final = "diet"
PROTOCOLS: Final = "protocols"
PACKS: Final = "packs"
