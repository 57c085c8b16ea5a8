"""What the letter and the command say: each phrase once, French and English side by side.

No other module of this package holds a sentence, so that a translator needs this file alone.
French carries its own spaces: U+00A0 before ; : ! ? and inside « ».
In a phrase that tells of a fault, the first semicolon parts what is wrong from the remedy.
"""

from __future__ import annotations

from typing import Final

LETTER: Final[dict[str, tuple[str, str]]] = {
    "subject": ("{title} – {edition}", "{title} – {edition}"),
    "greeting": ("Bonjour,", "Hello,"),
    "greeting_name": ("Bonjour {name},", "Hello {name},"),
    "opening": (
        (
            "Voici la roadmap «\u00a0{title}\u00a0»{edition}{figures}, "
            "avec un lien et un code QR pour chaque ressource."
        ),
        (
            "Here is the roadmap “{title}”{edition}{figures}, "
            "with a link and a QR code for each resource."
        ),
    ),
    "edition": (" ({edition})", " ({edition})"),
    "figures": ("\u00a0: {steps} et {resources}", ": {steps} and {resources}"),
    "step": ("{n}\u00a0étape", "{n}\u00a0step"),
    "steps": ("{n}\u00a0étapes", "{n}\u00a0steps"),
    "resource": ("{n}\u00a0ressource", "{n}\u00a0resource"),
    "resources": ("{n}\u00a0ressources", "{n}\u00a0resources"),
    "documents_in_fr": ("Les documents sont en français.", "The documents are in French."),
    "documents_in_en": ("Les documents sont en anglais.", "The documents are in English."),
    "news": ("Nouveau depuis l’édition précédente\u00a0:", "New since the previous edition:"),
    "enclosed": ("En pièce jointe\u00a0:", "Attached:"),
    "home": ("L’édition la plus récente se trouve ici\u00a0:", "The newest edition is found here:"),
    "closing": ("Bien cordialement,", "Kind regards,"),
    "cover": ("Couverture du livret\u00a0: {title}", "Cover of the booklet: {title}"),
    "kilobytes": ("{n}\u00a0ko", "{n}\u00a0kB"),
    "megabytes": ("{n}\u00a0Mo", "{n}\u00a0MB"),
    "decimal": (",", "."),
}

COMMAND: Final[dict[str, tuple[str, str]]] = {
    "subject_line": ("Objet\u00a0: {subject}", "Subject: {subject}"),
    "size_line": ("Taille\u00a0: {size}", "Size: {size}"),
    "languages": ("Message en {language}\u00a0:", "Message in {language}:"),
    "fr": ("français", "French"),
    "en": ("anglais", "English"),
    "recipients": ("Destinataires\u00a0:", "Recipients:"),
    "waiting": ("à envoyer", "to be sent"),
    "sent": ("envoyé", "sent"),
    "already": ("déjà envoyé", "sent already"),
    "uncertain": ("incertain", "uncertain"),
    "refused": ("refusé", "refused"),
    "broken": ("connexion coupée", "connection dropped"),
    "dry_run": (
        (
            "À envoyer\u00a0: {waiting}, déjà envoyés\u00a0: {already}, "
            "incertains\u00a0: {uncertain}. Rien n’a été envoyé\u00a0; pour envoyer\u00a0: --send."
        ),
        (
            "To be sent: {waiting}, sent already: {already}, uncertain: {uncertain}. "
            "Nothing has been sent; to send: --send."
        ),
    ),
    "summary": (
        (
            "Envoyés\u00a0: {sent}, refusés\u00a0: {refused}, incertains\u00a0: {uncertain}, "
            "déjà envoyés avant\u00a0: {already}, restants\u00a0: {left}."
        ),
        (
            "Sent: {sent}, refused: {refused}, uncertain: {uncertain}, "
            "sent before: {already}, left: {left}."
        ),
    ),
    "draft_note": (
        "À ouvrir dans un logiciel de messagerie, à relire, à adresser et à envoyer.",
        "Open it in a mail program, read it through, address it and send it.",
    ),
    # the files
    "no_files": (
        "aucun PDF à joindre\u00a0; lancez d’abord\u00a0: roadmap-print build",
        "no PDF to attach; run first: roadmap-print build",
    ),
    "no_file": (
        "ce fichier manque\u00a0; lancez d’abord\u00a0: roadmap-print build --only {publication}",
        "this file is missing; run first: roadmap-print build --only {publication}",
    ),
    "not_whole": (
        (
            "ce n’est pas une édition entière mais {name}\u00a0; "
            "lancez d’abord\u00a0: roadmap-print build --only {publication}"
        ),
        "this is no whole edition but {name}; run first: roadmap-print build --only {publication}",
    ),
    "left_out": (
        "absent, donc pas joint\u00a0; si c’est voulu, nommez les autres par --only",
        "not there, so not attached; if that is meant, name the others by --only",
    ),
    "no_pdf": (
        "ce n’est pas un PDF lisible\u00a0; refaites-le\u00a0: roadmap-print build --force",
        "this is no PDF that can be read; make it anew: roadmap-print build --force",
    ),
    "stale": (
        (
            "plus ancien que le catalogue, et rien ne dit de quoi il est fait\u00a0; "
            "refaites-le avec ses options\u00a0: {command}"
        ),
        (
            "older than the catalogue, and nothing tells what it was made from; "
            "make it anew with its options: {command}"
        ),
    ),
    "outdated": (
        (
            "ne montre pas ce que dit le catalogue aujourd’hui\u00a0; "
            "refaites-le avec ses options\u00a0: {command}"
        ),
        "does not show what the catalogue says today; make it anew with its options: {command}",
    ),
    "over_budget": (
        (
            "le message ferait {size} (budget {budget}\u00a0: {files})\u00a0; "
            "augmentez le budget (--budget {more})"
        ),
        (
            "the message would be {size} (budget {budget}: {files}); "
            "raise the budget (--budget {more})"
        ),
    ),
    "over_budget_fewer": (
        (
            "le message ferait {size} (budget {budget}\u00a0: {files})\u00a0; "
            "joignez-en moins ({fewer}) ou augmentez le budget (--budget {more})"
        ),
        (
            "the message would be {size} (budget {budget}: {files}); "
            "attach fewer ({fewer}) or raise the budget (--budget {more})"
        ),
    ),
    "heavy": (
        "le message fait {size}\u00a0: certaines messageries le refuseront",
        "the message is {size}: some mail servers will refuse it",
    ),
    "heavy_fewer": (
        "le message fait {size}\u00a0: certaines messageries le refuseront\u00a0; {fewer} l’allège",
        "the message is {size}: some mail servers will refuse it; {fewer} makes it lighter",
    ),
    # addresses and text in headers
    "control": (
        "caractère de contrôle {character}\u00a0; supprimez-le",
        "control character {character}; take it out",
    ),
    "encoded": (
        "«\u00a0=?…?=\u00a0» est du code d’en-tête\u00a0; écrivez le texte lui-même",
        "“=?…?=” is the code of a mail header; write the text itself",
    ),
    "name_long": (
        "nom de {count} caractères ({most} au plus)\u00a0; abrégez-le",
        "a name of {count} characters ({most} at most); shorten it",
    ),
    "name_wrong": (
        "le nom «\u00a0{value}\u00a0» serait lu autrement\u00a0; écrivez-le plus simplement",
        "the name “{value}” would be read as another; write it more simply",
    ),
    "address_empty": (
        "adresse manquante\u00a0; remplissez la cellule ou supprimez la ligne",
        "no address; fill the cell or take the line out",
    ),
    "address_several": (
        "«\u00a0{value}\u00a0» n’est pas une adresse seule\u00a0; ôtez nom, chevrons et espaces",
        "“{value}” is not one address alone; take out name, angle brackets and spaces",
    ),
    "address_wrong": (
        "«\u00a0{value}\u00a0» n’est pas une adresse\u00a0; attendu\u00a0: prenom.nom@exemple.fr",
        "“{value}” is no address; expected: first.last@example.org",
    ),
    "address_ascii": (
        (
            "«\u00a0{value}\u00a0»\u00a0: lettres accentuées avant le @\u00a0; "
            "demandez l’adresse sans accents"
        ),
        "“{value}”: letters beyond ASCII before the @; ask for the address without them",
    ),
    "no_sender": (
        "expéditeur inconnu\u00a0; donnez --from ADRESSE ou publisher.email dans le catalogue",
        "no sender; give --from ADDRESS, or publisher.email in the catalogue",
    ),
    # the list of recipients
    "unreadable": ("lecture impossible\u00a0: {reason}", "cannot be read: {reason}"),
    "unwritable": ("écriture impossible\u00a0: {reason}", "cannot be written: {reason}"),
    "no_list": (
        "ce fichier n’est pas là\u00a0; vérifiez --to",
        "there is no such file; see to --to",
    ),
    "not_utf8": (
        "ce n’est pas de l’UTF-8\u00a0; enregistrez-le en «\u00a0CSV UTF-8\u00a0»",
        "not UTF-8; save it as “CSV UTF-8”",
    ),
    "no_address_column": (
        (
            "colonne absente\u00a0: adresse\u00a0; "
            "première ligne attendue\u00a0: adresse, et au besoin nom et langue"
        ),
        (
            "missing column: address; "
            "the first line should name it: address, and if wanted name and language"
        ),
    ),
    "unknown_column": (
        "colonne inconnue «\u00a0{column}\u00a0»\u00a0; colonnes\u00a0: nom, adresse, langue",
        "unknown column “{column}”; columns: name, address, language",
    ),
    "name_column": ("nom", "name"),
    "address_column": ("adresse", "address"),
    "language_column": ("langue", "language"),
    "column_twice": ("colonne en double\u00a0: {column}", "column given twice: {column}"),
    "cells": (
        (
            "{found} cellules au lieu de {expected}\u00a0; "
            "une virgule dans un nom demande des guillemets"
        ),
        "{found} cells instead of {expected}; a name with a comma needs quotes around it",
    ),
    "csv": ("CSV mal formé\u00a0: {reason}", "malformed CSV: {reason}"),
    "unknown_language": (
        "langue «\u00a0{value}\u00a0»\u00a0; écrivez fr ou en",
        "language “{value}”; write fr or en",
    ),
    "address_twice": (
        "{address} figure déjà à la ligne {line}\u00a0; supprimez l’une des deux",
        "{address} stands on line {line} already; take one of them out",
    ),
    "no_recipients": (
        "aucun destinataire\u00a0; écrivez une ligne par personne sous la première",
        "no recipients; write a line for each person below the first",
    ),
    # the record
    "record_broken": (
        "ligne {line} illisible\u00a0; corrigez-la, ou supprimez-la si elle ne nomme personne",
        "line {line} cannot be read; mend it, or delete it if it names nobody",
    ),
    "record_busy": (
        "un autre envoi est en cours\u00a0; attendez qu’il finisse",
        "another run is sending; wait until it ends",
    ),
    # sending
    "server_wrong": (
        (
            "«\u00a0{value}\u00a0» n’est pas un serveur\u00a0; "
            "attendu\u00a0: smtp.exemple.fr ou smtp.exemple.fr:587"
        ),
        "“{value}” is no server; expected: smtp.example.org or smtp.example.org:587",
    ),
    "no_password": (
        (
            "pas de mot de passe pour {user}\u00a0; "
            "définissez {variable} ou lancez la commande dans un terminal"
        ),
        "no password for {user}; set {variable} or run the command in a terminal",
    ),
    "password_prompt": ("Mot de passe de {user} sur {host}", "Password of {user} at {host}"),
    "unreachable": (
        (
            "serveur injoignable\u00a0: {place}\u00a0: {reason}\u00a0; "
            "vérifiez --server et relancez la commande"
        ),
        "server out of reach: {place}: {reason}; see to --server and run the command again",
    ),
    "unknown_host": ("aucun serveur de ce nom", "no host of this name"),
    "closed_port": ("personne ne répond à ce port", "nobody answers at this port"),
    "silence": ("pas de réponse", "no answer"),
    "hung_up": ("le serveur a raccroché", "the server hung up"),
    "certificate": (
        (
            "certificat non vérifié\u00a0: {reason}\u00a0; "
            "rien n’est envoyé sans certificat valable (autorité interne\u00a0: SSL_CERT_FILE)"
        ),
        (
            "certificate not verified: {reason}; nothing is sent without a valid one "
            "(an authority of your own: SSL_CERT_FILE)"
        ),
    ),
    "no_tls": (
        "pas de connexion TLS\u00a0: {reason}\u00a0; essayez --security starttls ou un autre port",
        "no TLS connection: {reason}; try --security starttls or another port",
    ),
    "no_starttls": (
        (
            "le serveur n’offre pas STARTTLS et rien n’est envoyé en clair\u00a0; "
            "essayez --security tls"
        ),
        "the server offers no STARTTLS and nothing is sent in the clear; try --security tls",
    ),
    "no_login": (
        "le serveur n’offre aucune identification connue\u00a0; essayez sans --user",
        "the server offers no login that is known here; try without --user",
    ),
    "password_ascii": (
        "le serveur ne prend que des mots de passe ASCII\u00a0; changez-le",
        "the server takes ASCII passwords alone; change it",
    ),
    "login_refused": (
        "utilisateur ou mot de passe refusé\u00a0: {reply}",
        "user or password refused: {reply}",
    ),
    "sender_refused": (
        (
            "l’expéditeur {sender} est refusé\u00a0: {reply}\u00a0; "
            "voyez --from, ou --only si le message est trop lourd"
        ),
        (
            "the sender {sender} is refused: {reply}; "
            "see to --from, or to --only if the message is too large"
        ),
    ),
    "too_large": (
        (
            "le serveur prend {limit} au plus, le message fait {size}\u00a0; "
            "joignez moins de PDF (--only), ou envoyez un lien à leur place"
        ),
        (
            "the server takes {limit} at most, the message is {size}; "
            "attach fewer PDFs (--only), or send a link in their stead"
        ),
    ),
    "dropped": (
        (
            "connexion coupée deux fois de suite\u00a0: {reason}\u00a0; "
            "relancez la commande pour continuer"
        ),
        "connection dropped for two people in a row: {reason}; run the command again to go on",
    ),
    "refused_by": (
        "refusé par le serveur\u00a0: {reply}\u00a0; corrigez l’adresse ou relancez plus tard",
        "refused by the server: {reply}; mend the address or run again later",
    ),
    "broken_by": (
        "connexion coupée avant la remise\u00a0: {reason}\u00a0; relancez la commande",
        "connection dropped before the hand-over: {reason}; run the command again",
    ),
    "uncertain_by": (
        (
            "la connexion s’est coupée pendant la remise\u00a0; demandez si le message est arrivé, "
            "sinon supprimez sa ligne de {record} et relancez"
        ),
        (
            "the connection dropped during hand-over; ask whether the message has arrived, "
            "else delete its line in {record} and run again"
        ),
    ),
}
