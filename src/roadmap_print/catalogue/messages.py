"""All that the reader says of a catalogue, in English and in French, one name a message.

What stands in braces is filled in by whoever says it. The words are for people who know their
subject and not YAML: what is wrong, then what would be right.
"""

from __future__ import annotations

from roadmap_print.i18n.translator import Message


def quoted(text: str) -> str:
    """Write a text between double quotes, as YAML reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


EXAMPLES = {
    "language": "fr",
    "url": "https://…",
    "formats": "[{id: course, label: …}]",
    "steps": "[{title: …, resources: []}]",
    "resources": "[]",
}
"""What a hint writes after a key that is missing, "…" where it is not here."""
EXAMPLES_ABOVE = EXAMPLES | {"resources": "{}"}
"""The same for the catalogue's own keys: its resources have names, those of a step are a list."""

# The file

NO_FILE = Message("there is no such file", "ce fichier n’existe pas")
NO_FILE_HINT = Message(
    'check the name, or write a first catalogue with "roadmap-print init"',
    "vérifiez le nom, ou créez un premier catalogue avec « roadmap-print init »",
)
IS_FOLDER = Message("this is a folder, not a file", "c’est un dossier, pas un fichier")
IS_FOLDER_HINT = Message(
    "name the catalogue in it, for instance roadmap.yaml",
    "nommez le catalogue qu’il contient, par exemple roadmap.yaml",
)
NO_PLAIN_FILE = Message(
    "this is a device or a pipe, not a file",
    "c’est un périphérique ou un tube, pas un fichier",
)
UNREADABLE = Message("the file cannot be read: {reason}", "le fichier est illisible : {reason}")
UNREADABLE_HINT = Message(
    "check that you may open it, and that no other program holds it",
    "vérifiez que vous avez le droit de l’ouvrir et qu’aucun autre programme ne le retient",
)
TOO_LARGE = Message("the file is larger than 10 MB", "le fichier dépasse 10 Mo")
TOO_LARGE_HINT = Message(
    "a catalogue is text alone; is this the right file?",
    "un catalogue n’est que du texte ; est-ce le bon fichier ?",
)
UTF16 = Message(
    "the file is encoded in UTF-16, not in UTF-8", "le fichier est encodé en UTF-16, pas en UTF-8"
)
NOT_UTF8 = Message(
    "from here on the file is not UTF-8 text",
    "à partir d’ici, le fichier n’est plus du texte UTF-8",
)
SAVE_AS_UTF8 = Message(
    "save it again with the encoding UTF-8 (in Notepad: Save As, Encoding)",
    "enregistrez-le à nouveau avec l’encodage UTF-8 (Bloc-notes : Enregistrer sous, Encodage)",
)
CONTROL = Message(
    "an invisible control character ({code}) stands here",
    "un caractère de contrôle invisible ({code}) se trouve ici",
)
CONTROL_HINT = Message(
    "delete it; it often comes with text pasted from a PDF or a word processor",
    "supprimez-le ; il vient souvent d’un texte collé depuis un PDF ou un traitement de texte",
)
EMPTY_FILE = Message("the catalogue is empty", "le catalogue est vide")
EMPTY_FILE_HINT = Message(
    '"roadmap-print init" writes one to start from',
    "« roadmap-print init » en écrit un pour commencer",
)
SECOND_DOCUMENT = Message("a second document begins here", "un deuxième document commence ici")
SECOND_DOCUMENT_HINT = Message(
    'a file holds one: delete the line "---" or "..." that parts the two, and what does not belong to this catalogue',
    "un fichier en contient un seul : supprimez la ligne « --- » ou « ... » qui les sépare, et ce qui n’appartient pas à ce catalogue",
)

# YAML that a catalogue does without

ALIAS = Message(
    '"*{name}" is a YAML alias, which a catalogue may not hold',
    "« *{name} » est un alias YAML, qu’un catalogue ne peut contenir",
)
QUOTE_STAR = Message(
    "if it is text, put it between quotes; to repeat a resource, repeat its id",
    'si c’est du texte, mettez-le entre guillemets droits " " ; pour répéter une ressource, répétez son id',
)
ANCHOR = Message(
    '"&{name}" is a YAML anchor, which a catalogue may not hold',
    "« &{name} » est une ancre YAML, qu’un catalogue ne peut contenir",
)
QUOTE_AND = Message(
    "delete it; if it is text, put it between quotes",
    'supprimez-la ; si c’est du texte, mettez-le entre guillemets droits " "',
)
TAG = Message(
    '"{name}" is a YAML tag, which a catalogue may not hold',
    "« {name} » est une étiquette YAML, qu’un catalogue ne peut contenir",
)
QUOTE_BANG = QUOTE_AND
MERGE = Message(
    '"<<" is a YAML merge key, which a catalogue may not hold',
    "« << » est une clé de fusion YAML, qu’un catalogue ne peut contenir",
)
MERGE_HINT = Message(
    'delete it, and write the keys that it stands for here, one a line, like "title: …"',
    "supprimez-la, et écrivez ici les clés qu’elle remplace, une par ligne, comme « title: … »",
)
TOO_DEEP = Message(
    "lists and keys are nested more than {most} deep",
    "les listes et les clés sont imbriquées sur plus de {most} niveaux",
)
TOO_DEEP_HINT = Message(
    "a catalogue needs five; look for brackets that are not closed",
    "un catalogue en demande cinq ; cherchez des crochets non fermés",
)
TOO_MANY = Message(
    "the file holds more than {most} values", "le fichier contient plus de {most} valeurs"
)

# Keys and types

NOT_A_KEY = Message(
    "a key is one text, not a list or more keys",
    "une clé est un simple texte, pas une liste ni d’autres clés",
)
NOT_A_KEY_HINT = Message(
    'write it on one line with its text, like "title: …", without "?" or brackets',
    "écrivez-la sur une ligne avec son texte, comme « title: … », sans « ? » ni crochets",
)
TWICE = Message(
    'the key "{text}" is written twice; first on line {line}',
    "la clé « {text} » est écrite deux fois ; d’abord ligne {line}",
)
TWICE_HINT = Message("keep one of the two", "n’en gardez qu’une")
INNER_KEY_HINT = Message(
    'it belongs under "{other}": write "{other}:" on its line, and "{near}: …" indented below',
    "elle va sous « {other} » : écrivez « {other}: » sur sa ligne, et « {near}: … » en retrait au-dessous",
)
UNKNOWN_KEY = Message('no such key "{key}" here', "il n’y a pas de clé « {key} » ici")
MISSING_HINT = Message(
    'add the line "{key}: {near}", beginning in column {column}',
    "ajoutez la ligne « {key}: {near} », en commençant colonne {column}",
)
MISSING_IN_BRACES_HINT = Message(
    'write "{key}: {near}, " after the "{{" in column {column}',
    "écrivez « {key}: {near}, » après le « {{ » de la colonne {column}",
)
MISSING = Message("this key is missing", "cette clé manque")
EMPTY = Message("nothing is written here", "rien n’est écrit ici")
EMPTY_HINT = Message("write its text after the colon", "écrivez son texte après les deux-points")
EMPTY_ITEM = Message("this item of the list is empty", "cet élément de la liste est vide")
EMPTY_ITEM_HINT = Message(
    "write its text after the hyphen, or delete the line",
    "écrivez son texte après le tiret, ou supprimez la ligne",
)
NO_LIST = Message("a list is expected here, not {found}", "une liste est attendue ici, pas {found}")
NO_LIST_HINT = Message(
    'write each item on a line of its own below, after "- "',
    "écrivez chaque élément sur sa propre ligne au-dessous, après « - »",
)
NO_LIST_KEYS_HINT = Message(
    'begin each item with "- " and leave out its key: "- {near}"',
    "commencez chaque élément par « - » et retirez sa clé : « - {near} »",
)
NO_LIST_TEXT_HINT = Message(
    'write "{near}", or each item on a line of its own after "- "',
    "écrivez « {near} », ou chaque élément sur sa propre ligne après « - »",
)
EMPTY_KEYS_HINT = Message(
    "write its keys below it, indented, one a line: {names}",
    "écrivez ses clés au-dessous, en retrait, une par ligne : {names}",
)
NO_KEYS = Message("keys are expected here, not {found}", "des clés sont attendues ici, pas {found}")
NO_KEYS_HINT = Message(
    "write one a line, with its colon and its text: {names}",
    "écrivez-en une par ligne, suivie de deux-points et de son texte : {names}",
)
NO_IDS_HINT = Message(
    "write each id on a line of its own, indented, with a colon after it, and its keys below, indented further",
    "écrivez chaque id sur sa propre ligne, en retrait, suivi de deux-points, et ses clés au-dessous, plus en retrait",
)
NO_HYPHENS_HINT = Message(
    'delete each "- " before a key, and begin all these keys in one column',
    "supprimez chaque « - » devant une clé, et commencez toutes ces clés dans la même colonne",
)
IDS_NOT_HYPHENS_HINT = Message(
    'replace each "- " by an id and a colon on a line of their own, like "deep-learning:", with the keys indented below',
    "remplacez chaque « - » par un id suivi de deux-points, sur sa propre ligne, comme « deep-learning: », les clés en retrait au-dessous",
)
NO_TEXT = Message("a text is expected here, not {found}", "un texte est attendu ici, pas {found}")
NO_TEXT_HINT = Message(
    "write it after the colon, on one line", "écrivez-le après les deux-points, sur une seule ligne"
)
COLON_IN_TEXT_HINT = Message(
    'the colon in it makes it a key: put the whole text between quotes, "like: this"',
    'le deux-points en fait une clé : mettez tout le texte entre guillemets droits, "comme : ceci"',
)
BRACKETS_HINT = Message(
    "a text that begins with a bracket needs quotes around it",
    'un texte qui commence par un crochet ou une accolade s’écrit entre guillemets droits " "',
)
TOO_FEW = Message("at least one is needed here", "il en faut au moins un ici")
TOO_FEW_HINT = Message(
    'delete the "[]" and write the first one on the next line: "- {near}"',
    "supprimez « [] » et écrivez le premier à la ligne suivante : « - {near} »",
)
TOO_MANY_ITEMS = Message(
    "at most {most} are possible here, and there are {count}",
    "{most} au plus sont possibles ici, et il y en a {count}",
)
TOO_MANY_ITEMS_HINT = Message("leave some out", "retirez-en")

TYPES = {
    "list": Message("a list", "une liste"),
    "keys": Message("keys and values", "des clés et des valeurs"),
    "text": Message("a text", "un texte"),
}

DID_YOU_MEAN = Message('did you mean "{near}"?', "vouliez-vous dire « {near} » ?")
KNOWN_ARE = Message("what can stand here: {names}", "ce qui peut se trouver ici : {names}")

TOO_FAR_LEFT = Message(
    'the key "{key}" stands in the column of the ids', "la clé « {key} » est dans la colonne des id"
)
TOO_FAR_LEFT_HINT = Message(
    "indent this line by two spaces more, under the id that it belongs to",
    "décalez cette ligne de deux espaces vers la droite, sous l’id auquel elle appartient",
)

# Texts

BAD_ID = Message(
    '"{text}" cannot be an id: one holds lower-case letters a to z, digits and hyphens alone',
    "« {text} » ne convient pas comme id : il n’y faut que des minuscules sans accent (a à z), des chiffres et des tirets",
)
WRITE = Message('write "{near}"', "écrivez « {near} »")
BAD_ID_HINT = Message(
    "choose a short name such as deep-learning", "choisissez un nom court, comme deep-learning"
)
BAD_YEAR = Message(
    '"{text}" is no year of four digits', "« {text} » n’est pas une année à quatre chiffres"
)
BAD_YEAR_HINT = Message("write it like 2024", "écrivez-la comme 2024")
BAD_LANGUAGE = Message('"{text}" is no language tag', "« {text} » n’est pas un code de langue")
BAD_LANGUAGE_HINT = Message(
    'write "fr" for French, "en" for English',
    "écrivez « fr » pour le français, « en » pour l’anglais",
)
BAD_DOI = Message('"{text}" is no DOI', "« {text} » n’est pas un DOI")
BAD_DOI_HINT = Message(
    "write it like 10.2196/50890, without https://doi.org/",
    "écrivez-le comme 10.2196/50890, sans https://doi.org/",
)
BAD_EMAIL = Message(
    '"{text}" is no e-mail address', "« {text} » n’est pas une adresse électronique"
)
BAD_EMAIL_HINT = Message("write it like name@hospital.org", "écrivez-la comme nom@hopital.fr")
LONG_TEXT = Message(
    "this text has {count} characters; {most} at most are possible",
    "ce texte compte {count} caractères ; {most} au plus sont possibles",
)
LONG_TEXT_HINT = Message(
    "shorten it, or split it under several headings",
    "raccourcissez-le ou répartissez-le sous plusieurs titres",
)
LONG_LINE_HINT = Message(
    "shorten it: a longer one has no place on the page",
    "raccourcissez-le : plus long, il n’a pas de place sur la page",
)
LONG_INTRODUCTION = Message(
    "the introduction has {count} characters in all; {most} at most are possible",
    "l’introduction compte {count} caractères en tout ; {most} au plus sont possibles",
)
LONG_INTRODUCTION_HINT = Message(
    "shorten it: the catalogue is about its resources",
    "raccourcissez-la : le catalogue est fait pour ses ressources",
)

# Addresses

ADDRESS = {
    "space": Message(
        "white space or an invisible character in the address",
        "une espace ou un caractère invisible dans l’adresse",
    ),
    "scheme": Message(
        "only addresses that begin with https:// or http:// can be printed",
        "seules les adresses qui commencent par https:// ou http:// s’impriment",
    ),
    "no-scheme": Message(
        "the address does not begin with https:// or http://",
        "l’adresse ne commence pas par https:// ou http://",
    ),
    "user": Message(
        'a user name or an "@" stands before the host of the address',
        "un nom d’utilisateur ou un « @ » précède le nom de domaine de l’adresse",
    ),
    "host": Message(
        "the host in the address is not well written",
        "le nom de domaine de l’adresse est mal écrit",
    ),
    "port": Message(
        "the port in the address is not well written",
        "le numéro de port de l’adresse est mal écrit",
    ),
}
ADDRESS_HINT = {
    "space": Message(
        'it stands after "{before}": delete it, or write %20 if the address of the page has a space there',
        "elle suit « {before} » : supprimez-la, ou écrivez %20 si l’adresse de la page contient là une espace",
    ),
    "scheme": Message(
        "copy the address of the page from the browser",
        "copiez l’adresse de la page depuis le navigateur",
    ),
    "no-scheme": Message(
        'write "https://{text}", or copy it from the browser',
        "écrivez « https://{text} », ou copiez-la depuis le navigateur",
    ),
    "user": Message(
        'delete what stands between "//" and "@", and the "@" itself',
        "supprimez ce qui est entre « // » et « @ », et le « @ » lui-même",
    ),
    "host": Message(
        "copy the address of the page from the browser, it begins like https://www.example.org/",
        "copiez l’adresse de la page depuis le navigateur ; elle commence comme https://www.exemple.fr/",
    ),
    "port": Message(
        "delete it with its colon; where a page needs one, it is a number up to 65535",
        "supprimez-le avec ses deux-points ; si la page en demande un, c’est un nombre jusqu’à 65535",
    ),
}
ADDRESS_TOO_LONG = Message(
    "the address has {count} characters; a QR code holds {most}",
    "l’adresse compte {count} caractères ; un code QR en contient {most}",
)
ADDRESS_TOO_LONG_HINT = Message(
    'look for a shorter address of the same page, for instance without what follows "?"',
    "cherchez une adresse plus courte de la même page, par exemple sans ce qui suit « ? »",
)
LARGE_CODE = Message(
    "the address has {count} characters: its code will be {width} mm wide",
    "l’adresse compte {count} caractères : son code aura {width} mm de large",
)
LARGE_CODE_HINT = Message(
    "a shorter address of the same page, {most} characters at most, reads more easily",
    "une adresse plus courte de la même page, {most} caractères au plus, se lit mieux",
)
TRACKED = Message(
    "the address holds what only tracks the reader ({names}), left out in print",
    "l’adresse contient de quoi suivre le lecteur ({names}), omis à l’impression",
)
TRACKED_HINT = Message('write "{near}"', "écrivez « {near} »")

# Ids and what they point to

NO_SUCH = {
    "resources": Message('no such resource "{text}"', "il n’y a pas de ressource « {text} »"),
    "formats": Message('no such format "{text}"', "il n’y a pas de format « {text} »"),
    "levels": Message('no such level "{text}"', "il n’y a pas de niveau « {text} »"),
}
NONE_KNOWN_HINT = {
    "resources": Message('describe it under "resources"', "décrivez-la sous « resources »"),
    "formats": Message('add it under "formats"', "ajoutez-le sous « formats »"),
    "levels": Message(
        'add it under "levels", or delete this line',
        "ajoutez-le sous « levels », ou supprimez cette ligne",
    ),
}
ID_TWICE = Message(
    'the id "{text}" is taken already, on line {line}',
    "l’id « {text} » est déjà pris, ligne {line}",
)
ID_TWICE_HINT = Message("give one of the two another id", "donnez un autre id à l’un des deux")
LISTED_TWICE = Message(
    '"{text}" is listed already in this step, on line {line}',
    "« {text} » figure déjà dans cette étape, ligne {line}",
)
LISTED_TWICE_HINT = Message("delete one of the two", "supprimez l’un des deux")

# Warnings

UNUSED = Message(
    "no step lists this resource, so it is not printed",
    "aucune étape ne cite cette ressource : elle ne sera pas imprimée",
)
UNUSED_HINT = Message(
    'add "{text}" to the resources of a step, or delete it',
    "ajoutez « {text} » aux ressources d’une étape, ou supprimez-la",
)
SAME_ADDRESS = Message(
    'this is the address of "{other}" too, on line {line}',
    "c’est aussi l’adresse de « {other} », ligne {line}",
)
SAME_ADDRESS_HINT = Message(
    'list "{other}" in each step that needs it, and delete this one',
    "citez « {other} » dans chaque étape qui en a besoin, et supprimez celle-ci",
)
SAME_COURSE = Message(
    'this address and that of "{other}", on line {line}, seem to lead to one page: both hold the number {number}',
    "cette adresse et celle de « {other} », ligne {line}, semblent mener à la même page : toutes deux contiennent le numéro {number}",
)
SAME_COURSE_HINT = Message(
    'if they are one, keep "{other}" alone', "si c’est la même, ne gardez que « {other} »"
)

# YAML's own mistakes, by their usual cause

NOT_YAML = Message("this line cannot be read", "cette ligne est illisible")
NOT_YAML_HINT = Message(
    'compare it with its neighbours: "key: text", or "- item" in a list',
    "comparez-la à ses voisines : « clé: texte », ou « - élément » dans une liste",
)
TAB = Message(
    "a tab stands before the text of this line", "une tabulation précède le texte de cette ligne"
)
TAB_HINT = Message(
    "YAML indents by spaces alone: replace each tab by two spaces",
    "YAML n’admet que des espaces en début de ligne : remplacez chaque tabulation par deux espaces",
)
OPEN_QUOTE = Message(
    "the quote that opens here is never closed", "le guillemet ouvert ici n’est jamais fermé"
)
OPEN_QUOTE_HINT = Message(
    "write {quote} at the end of this text", "écrivez {quote} à la fin de ce texte"
)
APOSTROPHE = Message(
    "an apostrophe ends the text that a single quote began",
    "une apostrophe ferme le texte que l’apostrophe du début a ouvert",
)
AFTER_QUOTE = Message("text goes on after the closing quote", "du texte suit le guillemet fermant")
COLON = Message(
    "a colon stands inside a text without quotes",
    "un deux-points se trouve dans un texte sans guillemets",
)
QUOTES_LIKE_HINT = Message(
    "put the whole text between quotes: {near}",
    "mettez tout le texte entre guillemets droits : {near}",
)
QUOTES_HINT = Message(
    'put the text between double quotes (")', 'mettez le texte entre guillemets droits (")'
)
GLUED = Message("a space is missing after the colon", "il manque une espace après les deux-points")
NO_COLON = Message(
    'this line has no "key:" at its beginning', "cette ligne ne commence pas par « clé: »"
)
NO_COLON_HINT = Message(
    "add the key or its colon; a text that goes on from the line above is indented further than its key",
    "ajoutez la clé ou ses deux-points ; la suite d’un texte s’écrit plus en retrait que sa clé",
)
NO_HYPHEN = Message(
    "a hyphen is missing at the beginning of this line of a list",
    "il manque un tiret au début de cette ligne d’une liste",
)
NO_HYPHEN_HINT = Message(
    'write "- " before it, in line with the hyphens above; a key that does not belong to the list stands further left',
    "écrivez « - » devant, aligné sur les tirets au-dessus ; une clé hors de la liste s’écrit plus à gauche",
)
ITEM_AMONG_KEYS = Message(
    "an item of a list stands among keys", "un élément de liste se trouve parmi des clés"
)
ITEM_AMONG_KEYS_HINT = Message(
    "if its list is that of the key above, leave nothing after that key’s colon; if it is no item, delete the hyphen",
    "si sa liste est celle de la clé au-dessus, ne laissez rien après les deux-points de celle-ci ; si ce n’est pas un élément, supprimez le tiret",
)
BLOCK_INDENT = Message(
    'the text after "|" is not indented', "le texte qui suit « | » n’est pas en retrait"
)
BLOCK_INDENT_HINT = Message(
    "begin each of its lines with two spaces more than its key",
    "commencez chacune de ses lignes par deux espaces de plus que sa clé",
)
BLOCK_TEXT = Message(
    'text stands on the line of the "{text}"', "du texte se trouve sur la ligne du « {text} »"
)
BLOCK_TEXT_HINT = Message(
    "begin it on the next line, indented; or put it between quotes",
    'commencez-le à la ligne suivante, en retrait ; ou mettez-le entre guillemets droits (")',
)
BAD_START = Message(
    'a text cannot begin with "{text}" here', "un texte ne peut commencer ici par « {text} »"
)
DELETE_HINT = Message("delete it", "supprimez-le")
HYPHEN = Message(
    "a list begins on the line of its key", "une liste commence sur la ligne de sa clé"
)
HYPHEN_HINT = Message(
    'begin it on the next line; if it is text, put it between double quotes (")',
    'commencez-la à la ligne suivante ; si c’est du texte, mettez-le entre guillemets droits (")',
)
ESCAPE = Message(
    "a backslash between double quotes has a meaning of its own",
    "une barre oblique inverse entre guillemets droits a un sens particulier",
)
ESCAPE_HINT = Message("write it twice: \\\\", "écrivez-la deux fois : \\\\")
OPEN_BRACKET = Message(
    'the "{text}" that opens here is not closed, or a comma is missing after it',
    "le « {text} » ouvert ici n’est pas fermé, ou une virgule manque ensuite",
)
OPEN_BRACKET_HINT = Message(
    'write "{close}" at its end; a text with a bracket in it needs quotes',
    'écrivez « {close} » à la fin ; un texte qui contient un crochet se met entre guillemets droits (")',
)
CLOSED_TWICE = Message(
    'nothing opens the "{text}" that closes here', "rien n’ouvre le « {text} » fermé ici"
)
CLOSED_TWICE_HINT = Message(
    'delete it; a text with a bracket in it needs quotes (")',
    'supprimez-le ; un texte qui contient un crochet se met entre guillemets droits (")',
)
TOO_FAR = Message(
    "this line is indented further than its neighbours",
    "cette ligne est plus en retrait que ses voisines",
)
TOO_FAR_HINT = Message(
    "begin it in column {column}, like line {line}, which has its text already",
    "commencez-la colonne {column}, comme la ligne {line}, qui a déjà son texte",
)
TOO_FAR_EITHER_HINT = Message(
    "line {line} above it stands too far left: begin that one in column {other}; or begin this one in column {column} too",
    "la ligne {line}, au-dessus, est trop à gauche : commencez-la colonne {other} ; ou commencez aussi celle-ci colonne {column}",
)
INDENT = Message(
    "this line does not begin in the column of the lines it belongs with",
    "cette ligne ne commence pas dans la colonne des lignes dont elle fait partie",
)
INDENT_HINT = Message(
    "begin it in column {column}, like line {line}",
    "commencez-la colonne {column}, comme la ligne {line}",
)
INDENT_EITHER_HINT = Message(
    "begin it in column {above} like the line above, or in column {column} like line {line}",
    "commencez-la colonne {above} comme la ligne au-dessus, ou colonne {column} comme la ligne {line}",
)
SPACE_AFTER_HYPHEN_HINT = Message(
    'write a space after each hyphen: "- item"',
    "écrivez une espace après chaque tiret : « - élément »",
)

# The logo

LOGO = {
    "outside": Message(
        'the logo "{text}" does not lie in the catalogue\'s own folder',
        "le logo « {text} » n’est pas dans le dossier du catalogue",
    ),
    "missing": Message('there is no file "{text}"', "il n’y a pas de fichier « {text} »"),
    "unreadable": Message(
        'the file "{text}" cannot be read', "le fichier « {text} » est illisible"
    ),
    "large": Message('the logo "{text}" is larger than 2 MB', "le logo « {text} » dépasse 2 Mo"),
    "pixels": Message(
        'the logo "{text}" has more than 25 million pixels',
        "le logo « {text} » compte plus de 25 millions de pixels",
    ),
    "type": Message(
        'the logo "{text}" is no PNG, JPEG or SVG picture',
        "le logo « {text} » n’est pas une image PNG, JPEG ou SVG",
    ),
    "broken": Message('the picture "{text}" is damaged', "l’image « {text} » est abîmée"),
    "drawing": Message(
        'the picture "{text}" cannot be drawn', "l’image « {text} » ne peut être dessinée"
    ),
    "script": Message('the SVG "{text}" holds a script', "le SVG « {text} » contient un script"),
    "entity": Message(
        'the SVG "{text}" declares an entity', "le SVG « {text} » déclare une entité"
    ),
    "reference": Message(
        'the SVG "{text}" refers to something outside itself',
        "le SVG « {text} » renvoie à un élément extérieur",
    ),
    "use": Message('the SVG "{text}" nests <use> in <use>', "le SVG « {text} » imbrique des <use>"),
    "elements": Message(
        'the SVG "{text}" has more than 20000 elements',
        "le SVG « {text} » compte plus de 20000 éléments",
    ),
}
_COPY = Message(
    "copy the picture beside the catalogue and write its name alone",
    "copiez l’image à côté du catalogue et n’écrivez que son nom",
)
_AGAIN = Message("save the picture again as a PNG", "enregistrez à nouveau l’image au format PNG")
_PLAIN = Message(
    "save it as a plain SVG without these, or as a PNG",
    "enregistrez-le en SVG simple, sans cela, ou au format PNG",
)
_SMALLER = Message(
    "save it smaller: 2000 pixels wide are plenty",
    "enregistrez-le plus petit : 2000 pixels de large suffisent",
)
LOGO_HINT = {
    "outside": _COPY,
    "missing": _COPY,
    "unreadable": _COPY,
    "large": _SMALLER,
    "pixels": _SMALLER,
    "type": _AGAIN,
    "broken": _AGAIN,
    "drawing": _AGAIN,
    "script": _PLAIN,
    "entity": _PLAIN,
    "reference": _PLAIN,
    "use": _PLAIN,
    "elements": _AGAIN,
}

UNDRAWN = Message(
    'no available font can draw "{text}" ({name})',
    "aucune police disponible ne dessine « {text} » ({name})",
)
UNDRAWN_HINT = Message(
    "leave it out, or write it in words", "retirez-le, ou écrivez-le en toutes lettres"
)

# Starting

THERE_ALREADY = Message("there is a catalogue here already", "il y a déjà un catalogue ici")
THERE_ALREADY_HINT = Message(
    "name another folder; nothing was written", "nommez un autre dossier ; rien n’a été écrit"
)
REFUSED = Message(
    "the pages could not be made: {file}: {reason}",
    "les pages n’ont pu être faites : {file} : {reason}",
)
REFUSED_HINT = Message(
    "fonts are put into the folder of temporary files meanwhile, which TMPDIR names",
    "les polices passent par le dossier des fichiers temporaires, que TMPDIR désigne",
)
UNWRITABLE = Message("this cannot be written: {reason}", "ceci ne peut être écrit : {reason}")
