"""All that the proof-reader says, in English and French, with the remedy where one is known."""

from __future__ import annotations

from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Severity
from roadmap_print.proof.findings import Rule

NO_PDF = Rule(Message("this is no PDF that can be read", "ce n’est pas un PDF lisible"))

LOCKED = Rule(
    Message("this PDF asks for a password", "ce PDF demande un mot de passe"),
    Message("save it without one", "enregistrez-le sans mot de passe"),
)
NO_PAGES = Rule(Message("this PDF has no page", "ce PDF n’a aucune page"))
MALFORMED = Rule(
    Message(
        "this PDF is damaged, or not built as a PDF has to be ({reason})",
        "ce PDF est abîmé, ou n’est pas construit comme un PDF doit l’être ({reason})",
    ),
    Message("make it again", "produisez-le de nouveau"),
)

# Codes and links

NO_CODE = Rule(
    Message(
        'no code reads as {address} for "{title}"',
        "aucun code ne donne {address} pour « {title} »",
    )
)
NO_LINK = Rule(
    Message(
        'no link leads to {address} for "{title}"',
        "aucun lien ne mène à {address} pour « {title} »",
    )
)
STRANGE_CODE = Rule(
    Message(
        "a code holds {address}, which is no address of the catalogue",
        "un code contient {address}, qui n’est pas une adresse du catalogue",
    )
)
STRANGE_LINK = Rule(
    Message(
        "a link leads to {address}, which is no address of the catalogue",
        "un lien mène à {address}, qui n’est pas une adresse du catalogue",
    )
)
CODE_WITHOUT_LINK = Rule(
    Message("the code of {address} is no link", "le code de {address} n’est pas un lien")
)
CODE_NOT_LINK = Rule(
    Message(
        "the code holds {address}, and its link leads to {link}",
        "le code contient {address}, et son lien mène à {link}",
    )
)
TITLE_NOT_LINK = Rule(
    Message(
        'the title "{title}" leads to {link}; its address is {address}',
        "le titre « {title} » mène à {link} ; son adresse est {address}",
    )
)
SAYS_OTHERWISE = Rule(
    Message(
        'the link to {address} says "{sentence}", which is something else',
        "le lien vers {address} dit « {sentence} », qui est autre chose",
    )
)
LINK_ASIDE = Rule(
    Message(
        '"{text}" is said to be a link, and no link lies on it',
        "« {text} » est balisé comme lien, et aucun lien ne s’y trouve",
    )
)
FRAIL_CODE = Rule(
    Message(
        "the code of {address} does not read from a poor copy",
        "le code de {address} ne se lit plus sur une mauvaise copie",
    ),
    Message("give its modules more room", "agrandissez ses modules"),
)
SMALL_MODULE = Rule(
    Message(
        "the modules of {address} are {module} mm wide; {floor} is the least",
        "les modules de {address} font {module} mm ; il en faut au moins {floor}",
    ),
    Message("a shorter address has fewer modules", "une adresse plus courte a moins de modules"),
)
FINE_MODULE = Rule(
    Message(
        "the modules of {address} are {module} mm wide; {floor} reads more easily",
        "les modules de {address} font {module} mm ; {floor} se lisent mieux",
    ),
    Message("a shorter address has fewer modules", "une adresse plus courte a moins de modules"),
    Severity.WARNING,
)
NEARER = Rule(
    Message(
        "its weakest code reads from {reach} m; a sheet of this size is for {distance} m",
        "son code le plus faible se lit à {reach} m ; une feuille de ce format est faite pour "
        "{distance} m",
    ),
    Message(
        "fewer steps (--steps) or shorter addresses leave room for larger modules",
        "moins d’étapes (--steps) ou des adresses plus courtes laissent la place à de plus grands "
        "modules",
    ),
    Severity.WARNING,
)
NO_QUIET_ZONE = Rule(
    Message(
        "the white around the code of {address} is {quiet} modules wide; 4 are needed",
        "le blanc autour du code de {address} fait {quiet} modules ; il en faut 4",
    ),
    Message("nothing may stand or be tinted there", "rien ne doit s’y trouver, ni teinte ni texte"),
)
LOW_CODE = Rule(
    Message(
        "the code of {address} takes {share} % of the slide’s height; {floor} % are needed",
        "le code de {address} occupe {share} % de la hauteur ; il en faut {floor} %",
    )
)
CROWDED_CODE = Rule(
    Message(
        "the codes of {address} and {other} are {gap} mm apart; {floor} are needed",
        "les codes de {address} et de {other} sont à {gap} mm ; il en faut {floor}",
    ),
    Message("a camera would see both at once", "l’appareil verrait les deux à la fois"),
)

# Completeness

MISSING = Rule(
    Message('"{text}" is not in the text', "« {text} » n’est pas dans le texte"),
)
ELSEWHERE = Rule(
    Message(
        '"{text}" does not stand where the catalogue has it',
        "« {text} » n’est pas à la place que lui donne le catalogue",
    ),
)
NOT_WITH = Rule(
    Message(
        '"{text}" does not stand with "{title}"', "« {text} » ne se trouve pas avec « {title} »"
    ),
)

GLUED = Rule(
    Message(
        '"{text}" is printed without some of its spaces',
        "« {text} » est imprimé sans toutes ses espaces",
    ),
)
LEFTOVER = Rule(
    Message(
        '"{text}" holds "{left}", which is none of the catalogue’s',
        "« {text} » contient « {left} », qui n’est pas du catalogue",
    ),
)

# What stands around titles

NO_NUMBER = Rule(
    Message(
        '"{title}" does not stand with its number, {number}',
        "« {title} » n’est pas précédé de son numéro, {number}",
    ),
)
NO_FORMAT = Rule(
    Message(
        '"{title}" does not stand under "{label}"',
        "« {title} » n’est pas rangé sous « {label} »",
    ),
)
NO_LEVEL = Rule(
    Message(
        '"{title}" does not show its level, "{level}"',
        "« {title} » ne montre pas son niveau, « {level} »",
    ),
)
OTHER_LEVEL = Rule(
    Message(
        '"{title}" shows "{found}"; its level in the catalogue is "{level}"',
        "« {title} » montre « {found} » ; son niveau dans le catalogue est « {level} »",
    ),
)
NO_LOGO = Rule(
    Message("the cover does not show {logo}", "la couverture ne montre pas {logo}"),
)

# Pages that are pointed to

LEADS_ASTRAY = Rule(
    Message(
        'the link "{title}" leads to page {found}; what it names stands on page {page}',
        "le lien « {title} » mène à la page {found} ; ce qu’il nomme est à la page {page}",
    ),
)
LEADS_NOWHERE = Rule(
    Message('the link "{title}" leads nowhere', "le lien « {title} » ne mène nulle part"),
)
BOOKMARK_ASTRAY = Rule(
    Message(
        'the bookmark "{title}" leads to page {found}; what it names stands on page {page}',
        "le signet « {title} » mène à la page {found} ; ce qu’il nomme est à la page {page}",
    ),
)
WRONG_PAGE = Rule(
    Message(
        'the page says that "{title}" stands on page {found}; it stands on page {page}',
        "la page dit que « {title} » est à la page {found} ; c’est à la page {page}",
    ),
)
MISCOUNTED = Rule(
    Message(
        "the page says that it is {found}; it is {page}",
        "la page dit qu’elle est {found} ; elle est {page}",
    ),
)

# Places

EMPTY_PAGE = Rule(
    Message("the page is empty", "la page est vide"),
)
OFF_PAGE = Rule(
    Message('"{text}" runs off the page', "« {text} » sort de la page"),
    Message("shorten it", "raccourcissez-le"),
)
OUTSIDE = Rule(
    Message(
        '"{text}" stands within {margin} mm of the edge, where printers cut or leave blank',
        "« {text} » est à moins de {margin} mm du bord, que l’imprimante rogne ou laisse blanc",
    ),
)
CLIPPED = Rule(
    Message('"{text}" is cut off', "« {text} » est coupé"),
    Message("shorten it", "raccourcissez-le"),
)
SMALL_TEXT = Rule(
    Message(
        '"{text}" is set in {size} pt; {floor} pt is the least',
        "« {text} » est composé en {size} pt ; il faut au moins {floor} pt",
    ),
)
OVERLAP = Rule(
    Message('"{text}" and "{other}" lie on each other', "« {text} » et « {other} » se chevauchent"),
)
ON_PICTURE = Rule(
    Message('"{text}" lies on a picture or a code', "« {text} » chevauche une image ou un code"),
)
STRANDED = Rule(
    Message(
        'the heading "{text}" is the last on its page',
        "le titre « {text} » est le dernier de sa page",
    ),
)

LINK_NOWHERE = Rule(
    Message(
        "the link to {address} has no place on the page",
        "le lien vers {address} n’a pas de place sur la page",
    ),
)
NOTES = Rule(
    Message(
        "notes or fields lie on the page besides its links: {count}",
        "des notes ou des champs sont posés sur la page, en plus des liens : {count}",
    ),
    Message(
        "take them off: they may hide something", "ôtez-les : ils peuvent cacher quelque chose"
    ),
)
BURIED = Rule(
    Message(
        '"{text}" stands in a drawing of its own, where it is neither told nor looked at',
        "« {text} » est dans un dessin à part, où il n’est ni dit ni relu",
    ),
    Message(
        "draw it on the page itself, without opacity",
        "dessinez-le sur la page même, sans transparence",
    ),
)

# Pages

SIZE = Rule(
    Message(
        "the page is {width} × {height} mm; it must be {wanted}",
        "la page fait {width} × {height} mm ; elle doit faire {wanted}",
    ),
)
TURNED = Rule(
    Message("the page is turned by {angle}°", "la page est tournée de {angle}°"),
)
CROPPED = Rule(
    Message(
        "the page shows only a part of its sheet",
        "la page ne montre qu’une partie de sa feuille",
    ),
)

# Contrast

HIDDEN = Rule(
    Message('"{text}" cannot be seen', "« {text} » ne se voit pas"),
)
COVERED = Rule(
    Message('something is painted over "{text}"', "quelque chose est peint sur « {text} »"),
)
PALE = Rule(
    Message(
        '"{text}" has a contrast of {contrast}; {floor} is the least',
        "« {text} » a un contraste de {contrast} ; il faut au moins {floor}",
    ),
)
PALE_PICTURE = Rule(
    Message(
        "a picture has a contrast of {contrast}; 3 is the least",
        "une image a un contraste de {contrast} ; il faut au moins 3",
    ),
)
COLOURED = Rule(
    Message(
        "the page has colour, where black alone was asked for",
        "la page a de la couleur, là où il fallait du noir seul",
    ),
)
INKY = Rule(
    Message(
        "ink covers {share} % of the page; in black, {most} % is the most",
        "l’encre couvre {share} % de la page ; en noir, {most} % au plus",
    ),
    severity=Severity.WARNING,
)
ALIKE = Rule(
    Message(
        'in grey, the picture of "{alt}" looks like that of "{other}"',
        "en gris, l’image de « {alt} » ressemble à celle de « {other} »",
    ),
)

# Tags

UNTAGGED = Rule(
    Message(
        "the file has no tags: a screen reader cannot read it",
        "le fichier n’est pas balisé : un lecteur d’écran ne peut pas le lire",
    ),
)
LANGUAGE = Rule(
    Message(
        "the file’s language is {found}; the catalogue’s is {wanted}",
        "la langue du fichier est {found} ; celle du catalogue est {wanted}",
    ),
)
NO_WINDOW_TITLE = Rule(
    Message(
        'the window does not show the title "{title}"',
        "la fenêtre n’affiche pas le titre « {title} »",
    ),
)
TEXT_UNTAGGED = Rule(
    Message(
        '"{text}" is in no tag: a screen reader passes over it',
        "« {text} » n’est pas balisé : un lecteur d’écran le passe",
    ),
)
CODE_UNTAGGED = Rule(
    Message(
        "the code of {address} is in no tag of a picture",
        "le code de {address} n’est pas balisé comme image",
    ),
)
NESTING = Rule(
    Message(
        "in the tags, {kind} stands in {parent}: its list or table is not told as one",
        "dans les balises, {kind} est dans {parent} : sa liste ou son tableau n’est pas annoncé",
    ),
)
HOLDS_NOTHING = Rule(
    Message(
        "in the tags, {kind} holds nothing: a list or table without rows",
        "dans les balises, {kind} ne contient rien : une liste ou un tableau sans lignes",
    ),
)
HEADING_GAP = Rule(
    Message(
        "a heading of level {found} follows one of level {before}",
        "un titre de niveau {found} suit un titre de niveau {before}",
    ),
)
FIRST_HEADING = Rule(
    Message(
        "there are {count} headings of level 1; there must be one",
        "il y a {count} titres de niveau 1 ; il en faut un",
    ),
)
NO_ALT = Rule(
    Message("a picture has no text", "une image n’a pas de texte de remplacement"),
)
LINK_UNTAGGED = Rule(
    Message("the link to {address} is in no tag", "le lien vers {address} n’est pas balisé"),
)
LINK_WITHOUT_SENTENCE = Rule(
    Message(
        "the link to {address} does not say where it goes",
        "le lien vers {address} ne dit pas où il mène",
    ),
)
LINK_READS_OTHERWISE = Rule(
    Message(
        "the page prints {text}, and the link leads to {address}",
        "la page imprime {text}, et le lien mène à {address}",
    ),
)
NO_LANGUAGE = Rule(
    Message(
        '"{title}" is not marked as {language}', "« {title} » n’est pas signalé comme {language}"
    ),
)
NO_TABLE_HEADERS = Rule(
    Message("a table has no headers", "un tableau n’a pas d’en-têtes"),
)
NO_BOOKMARK = Rule(
    Message('no bookmark leads to "{title}"', "aucun signet ne mène à « {title} »"),
)

# Letters

BOXES = Rule(
    Message(
        "no font at hand draws {characters}: an empty box stands there",
        "aucune police disponible ne dessine {characters} : une case vide s’y trouve",
    ),
    Message("install {package}", "installez {package}"),
    Severity.WARNING,
)

NOT_EMBEDDED = Rule(
    Message(
        "the file does not hold the font {font}: another may be printed in its stead",
        "le fichier ne contient pas la police {font} : une autre peut être imprimée à sa place",
    ),
)

# Files for paper

SCALED = Rule(
    Message(
        "the file lets a printer enlarge or shrink it",
        "le fichier laisse l’imprimante l’agrandir ou le réduire",
    ),
)
PRESS_PAGES = Rule(
    Message(
        "{count} pages are no multiple of 4; sheets that are folded have 4 each",
        "{count} pages ne sont pas un multiple de 4 ; une feuille pliée en a 4",
    ),
)
PRESS_LINK = Rule(
    Message("there is a link on a page for a print shop", "la page à imprimer contient un lien"),
)
PRESS_ORIGIN = Rule(
    Message(
        "the sheet does not begin at 0, 0",
        "la feuille ne commence pas à 0, 0",
    ),
)
PRESS_BOXES = Rule(
    Message(
        "the bleed reaches {around} mm beyond the trim, or to the sheet’s edge; it must be {bleed} mm",
        "le fond perdu dépasse la coupe de {around} mm, ou va au bord ; il doit faire {bleed} mm",
    ),
)
PRESS_BLEED = Rule(
    Message(
        "{ends} mm of colour end at the trim instead of the bleed’s edge",
        "{ends} mm de couleur s’arrêtent à la coupe et non au bord du fond perdu",
    ),
)
PRESS_COLOUR = Rule(
    Message(
        "the page is drawn in {space}, which no press prints",
        "la page est dessinée en {space}, qu’aucune presse n’imprime",
    ),
    Message(
        "give the logo plain colours, without blends, or as a PNG",
        "donnez au logo des couleurs unies, sans dégradés, ou un PNG",
    ),
)
PRESS_TEXT = Rule(
    Message("a text is not in black ink alone", "un texte n’est pas à l’encre noire seule"),
)
PRESS_CODE = Rule(
    Message(
        "the code of {address} is not in black ink alone",
        "le code de {address} n’est pas à l’encre noire seule",
    ),
)
PRESS_INK = Rule(
    Message(
        "{total} % of ink lie on each other; {most} % is the most that dries",
        "{total} % d’encre se superposent ; il en sèche au plus {most} %",
    ),
)
PRESS_LINE = Rule(
    Message(
        "a line is {width} pt wide; {least} pt is the least that a press prints",
        "un trait fait {width} pt ; une presse n’imprime rien de plus fin que {least} pt",
    ),
    Message("draw it wider, in a logo as well", "tracez-le plus large, dans un logo aussi"),
)
PRESS_LINE_IN_WHITE = Rule(
    Message(
        "a white line is {width} pt wide; {least} pt is the least that ink does not fill",
        "un trait blanc fait {width} pt ; sous {least} pt, l’encre le bouche",
    ),
    Message("draw it wider, in a logo as well", "tracez-le plus large, dans un logo aussi"),
)
FOLD_SIDES = Rule(
    Message(
        "{count} sides are an odd number; each sheet that is folded has two",
        "{count} faces : le nombre est impair ; une feuille à plier en a deux",
    ),
)
FOLD_DUPLEX = Rule(
    Message(
        "the file does not tell the printer to flip on the short edge",
        "le fichier ne dit pas à l’imprimante de retourner sur le petit côté",
    ),
)
FOLD_SIZE = Rule(
    Message(
        "the sheets are {width} × {height} mm; they must be {wide} × {high}",
        "les feuilles font {width} × {height} mm ; elles doivent faire {wide} × {high}",
    ),
)
FOLD_MARK = Rule(
    Message(
        "side {side} does not show where to fold",
        "la face {side} ne montre pas où plier",
    ),
)
FOLD_ORDER = Rule(
    Message(
        "once folded, page {found} stands here",
        "une fois plié, la page {found} se trouve ici",
    ),
)
