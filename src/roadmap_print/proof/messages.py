"""All that the proof-reader says, in English and French, with the remedy where one is known."""

from __future__ import annotations

from roadmap_print.catalogue.messages import Message
from roadmap_print.problems import Severity
from roadmap_print.proof.faults import Saying

# Codes and links

NO_CODE = Saying(
    Message(
        'no code reads as {address} for "{title}"',
        "aucun code ne donne {address} pour « {title} »",
    )
)
NO_LINK = Saying(
    Message(
        'no link leads to {address} for "{title}"',
        "aucun lien ne mène à {address} pour « {title} »",
    )
)
STRANGE_CODE = Saying(
    Message(
        "a code holds {address}, which is no address of the catalogue",
        "un code contient {address}, qui n’est pas une adresse du catalogue",
    )
)
STRANGE_LINK = Saying(
    Message(
        "a link leads to {address}, which is no address of the catalogue",
        "un lien mène à {address}, qui n’est pas une adresse du catalogue",
    )
)
CODE_WITHOUT_LINK = Saying(
    Message("the code of {address} is no link", "le code de {address} n’est pas un lien")
)
CODE_NOT_LINK = Saying(
    Message(
        "the code holds {address}, and its link leads to {link}",
        "le code contient {address}, et son lien mène à {link}",
    )
)
FRAIL_CODE = Saying(
    Message(
        "the code of {address} does not read from a poor copy",
        "le code de {address} ne se lit plus sur une mauvaise copie",
    ),
    Message("give its modules more room", "agrandissez ses modules"),
)
SMALL_MODULE = Saying(
    Message(
        "the modules of {address} are {module} mm wide; {floor} is the least",
        "les modules de {address} font {module} mm ; il en faut au moins {floor}",
    ),
    Message("a shorter address has fewer modules", "une adresse plus courte a moins de modules"),
)
FINE_MODULE = Saying(
    Message(
        "the modules of {address} are {module} mm wide; {floor} reads more easily",
        "les modules de {address} font {module} mm ; {floor} se lisent mieux",
    ),
    Message("a shorter address has fewer modules", "une adresse plus courte a moins de modules"),
    Severity.WARNING,
)
NO_QUIET_ZONE = Saying(
    Message(
        "the white around the code of {address} is {quiet} modules wide; 4 are needed",
        "le blanc autour du code de {address} fait {quiet} modules ; il en faut 4",
    ),
    Message("nothing may stand or be tinted there", "rien ne doit s’y trouver, ni teinte ni texte"),
)
LOW_CODE = Saying(
    Message(
        "the code of {address} takes {share} % of the slide’s height; {floor} % are needed",
        "le code de {address} occupe {share} % de la hauteur ; il en faut {floor} %",
    )
)
CROWDED_CODE = Saying(
    Message(
        "the codes of {address} and {other} are {gap} mm apart; {floor} are needed",
        "les codes de {address} et de {other} sont à {gap} mm ; il en faut {floor}",
    ),
    Message("a camera would see both at once", "l’appareil verrait les deux à la fois"),
)
