"""The words in rules that say nothing of how often, or nothing that can become a rule.

A hyphen stands for a space.
"""

from typing import Final

# what is done, and who does it where anybody may: true, but no part of how often
NOTHING_WORDS: Final = (
    "each every chaque ea ev evry inspection inspections inspect inspected check checks checked "
    "check-up circle walk around walkaround safety test tests tested testing service serviced "
    "servicing maintenance certification recertification recert calibration visual visually "
    "formal documented written full complete completed performed done required req due interval "
    "intervals frequency basis schedule scheduled review reviewed drill drills meeting meetings "
    "minimum min maximum max least most not-exceed more-often or-less or-sooner or-before approx "
    "approximately about circa must should only person persons personne personnes worker workers "
    "individual operator operators driver drivers foreman supervisor crew staff personnel party "
    "company engine operating meter running odometer moteur end start beginning fin debut in en "
    "as environ w-c-f wcf selon selon-deux eventualite eventualites atteint survient rapprochee "
    "dealer supplier vendor contractor shop see cvip ronde verification securite hydro "
    "hydrostatic calendar cal consecutive within only not-exceeding trip-inspection "
    "trip-inspections shift-inspection trip-report expires-after expire-after fall-protection "
    "fall-arrest spring-brake spring-brakes winter-tires winter-tire summer-tires summer-tire "
    "winter-tyres summer-tyres no-exceptions new-hires new-hire new-worker new-workers inclusive "
    "inclusively pers year-round all-year round-year"
)

VAGUE_WORDS: Final = (
    "continuous continuously continual tbd tba determined varies various variable random randomly "
    "occasional occasionally sometimes na none never unknown jamais aucun aucune few several some "
    "often asap multiple periodical continu permanent hoc ad-hoc"
)
# these say nothing either, but beside a real rule they take nothing from it
NEEDED_WORDS: Final = (
    "as-needed needed as-required if-required when-required when-needed if-needed besoin "
    "necessary as-necessary if-necessary when-necessary si-necessaire si-requis ongoing regular "
    "regularly periodic periodically where-required where-needed when-due a-r"
)
MANUAL_WORDS: Final = (
    "manual manuals manufacturer manufacturers manufacturer-s mfg mfr mfgr oem maker makers spec "
    "specs specification specifications recommended recommendation recommendations handbook "
    "legislation legislated regulation regulations fabricant fabricants manuel recommandations"
)
STOPPED_WORDS: Final = (
    "suspended suspendue cancelled canceled annule annulee stopped discontinued discontinue "
    "discontinuee ended hold paused retired"
)
SEASONS_WORDS: Final = (
    "spring summer fall autumn winter seasonal seasonally season printemps ete automne hiver "
    "saison saisonnier saisonniere"
)
UNKEPT_WORDS: Final = (
    "fall falls fall-arrest incident incidents accident accidents collision impact spill storm "
    "damage shock chute"
)
MILES_WORDS: Final = "mi mile miles milles"
LATER_WORDS: Final = "last later latest dernier derniere longer greater longest"
