"""What each key of the catalogue is for, in both languages: what an editor shows beside it."""

from __future__ import annotations

from roadmap_print.i18n.translator import Message

DESCRIPTIONS = {
    "Catalogue": {
        "title": Message("The title of the handout.", "Le titre du document."),
        "subtitle": Message("A second line to the title.", "Une deuxième ligne de titre."),
        "language": Message(
            "The language of the handout, as fr or en.", "La langue du document, comme fr ou en."
        ),
        "edition": Message("The edition, printed as written.", "L’édition, imprimée telle quelle."),
        "home": Message(
            "Where the newest edition is found; printed with its code.",
            "Où se trouve la dernière édition ; imprimé avec son code.",
        ),
        "publisher": Message("Who stands behind the handout.", "Qui publie le document."),
        "introduction": Message(
            "What is printed before the steps.", "Ce qui s’imprime avant les étapes."
        ),
        "levels": Message(
            "The coloured dots, easiest first; six at most.",
            "Les pastilles de couleur, de la plus facile à la plus difficile ; six au plus.",
        ),
        "formats": Message(
            "The headings inside a step, in printed order.",
            "Les intertitres d’une étape, dans l’ordre d’impression.",
        ),
        "steps": Message(
            "The steps, printed in this order and numbered.",
            "Les étapes, imprimées dans cet ordre et numérotées.",
        ),
        "resources": Message(
            "Each resource once, under its id.", "Chaque ressource une seule fois, sous son id."
        ),
    },
    "Publisher": {
        "name": Message("Its name.", "Son nom."),
        "website": Message("Its website, http or https.", "Son site, en http ou https."),
        "email": Message("The address for questions.", "L’adresse pour les questions."),
        "logo": Message(
            "A PNG, JPEG or SVG file in this file’s folder.",
            "Un fichier PNG, JPEG ou SVG du dossier de ce fichier.",
        ),
    },
    "Question": {
        "heading": Message("The question, or another heading.", "La question, ou un autre titre."),
        "text": Message(
            "Its answer, in CommonMark; HTML prints as text.",
            "Sa réponse, en CommonMark ; le HTML s’imprime comme du texte.",
        ),
    },
    "Level": {
        "id": Message(
            "What resources call it: lower-case letters, digits, hyphens.",
            "Le nom que les ressources lui donnent : minuscules, chiffres, tirets.",
        ),
        "label": Message("What is printed.", "Ce qui s’imprime."),
    },
    "Format": {
        "id": Message(
            "What resources call it: lower-case letters, digits, hyphens.",
            "Le nom que les ressources lui donnent : minuscules, chiffres, tirets.",
        ),
        "label": Message("What is printed.", "Ce qui s’imprime."),
    },
    "Step": {
        "id": Message(
            "Its id; made from the title when absent.", "Son id ; tiré du titre s’il manque."
        ),
        "title": Message(
            "Its title; the number comes by itself.", "Son titre ; le numéro vient tout seul."
        ),
        "objectives": Message("What one can do after it.", "Ce que l’on saura faire ensuite."),
        "headings": Message(
            "Other labels of formats, in this step alone.",
            "D’autres libellés de formats, dans cette étape seulement.",
        ),
        "resources": Message(
            "The ids of its resources, in printed order.",
            "Les id de ses ressources, dans l’ordre d’impression.",
        ),
    },
    "Resource": {
        "title": Message("Its title.", "Son titre."),
        "format": Message("An id of formats.", "Un id de « formats »."),
        "level": Message(
            "An id of levels; without one, no dot is printed.",
            "Un id de « levels » ; sans lui, pas de pastille.",
        ),
        "url": Message(
            "Its address, http or https: the link and the code.",
            "Son adresse, en http ou https : le lien et le code.",
        ),
        "publisher": Message("Who publishes it.", "Qui la publie."),
        "language": Message(
            "Its language, as fr or en; shown where it is another.",
            "Sa langue, comme fr ou en ; indiquée si elle diffère.",
        ),
        "duration": Message(
            "How long it takes, printed as written.", "Le temps qu’elle demande, imprimé tel quel."
        ),
        "note": Message("A remark of one line.", "Une remarque d’une ligne."),
        "reference": Message("The published work that it is.", "Le travail publié qu’elle est."),
    },
    "Reference": {
        "authors": Message('Its authors, as "Cho H".', "Ses auteurs, comme « Cho H »."),
        "journal": Message("The journal, abbreviated.", "La revue, en abrégé."),
        "year": Message("The year, four digits.", "L’année, quatre chiffres."),
        "volume": Message("The volume.", "Le volume."),
        "issue": Message("The issue.", "Le numéro."),
        "pages": Message(
            "The pages, or the article’s number.", "Les pages, ou le numéro de l’article."
        ),
        "doi": Message("The DOI, as 10.2196/50890.", "Le DOI, comme 10.2196/50890."),
    },
}
"""By the model's name, then by the key's."""
