"""Which pictogram stands for a format: guessed by the words of its id and label, else a letter.

The drawings are `styles/pictograms/<name>.svg`, on a field of 24 units with strokes of 2.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase

LETTER = "letter:"
"""What begins the name of a letter in a frame."""

_WORDS = {
    "course": "course cours curso corso kurs kurse cursus lesson lecon leccion lezione lektion "
    "lektionen aula mooc corsi lezioni cursillo formation formacion formazione formacao training "
    "opleiding tutorial tutoriel tutoriels schulung onlinekurs onlinekurse elearning lernen",
    "video": "video film filme movie webinaire webinar vlog documentaire documental pelicula "
    "reportage fernsehen television lernvideo",
    "document": "document documentation documento dokument dokumentation dokumentatie guide guia "
    "guida leitfaden gids handout pdf fiche ficha scheda merkblatt brochure manual manuel manuale "
    "handbuch rapport report bericht informe relazione relatorio verslag texte text texto testo "
    "tekst documenti testi doc law loi ley gesetz legge lei wet",
    "article": "article articulo articolo artikel artigo paper papier publication publicacion "
    "pubblicazione pubblicazioni publikation publicacao publicatie study etude estudio studie "
    "studio estudo review revue journal articoli giornale press presse",
    "book": "book livre libro libri buch bucher livro boek ebook ouvrage lehrbuch textbook "
    "manga comic",
    "podcast": "podcast audio radio emission hoorspel horspiel ecouter escuchar listen",
    "website": "website web site sitio sito siti webseite webseiten webpage page pagina "
    "portal portail portale blog link lien enlace internet online-ressource site-web",
    "tool": "tool outil herramienta strumento strumenti werkzeug ferramenta gereedschap "
    "hulpmiddel software logiciel programma calculator calculateur code notebook atelier-logiciel",
    "app": "app application aplicacion applicazione applicazioni anwendung aplicativo applicatie "
    "appli mobile",
    "event": "event evenement evento eventi veranstaltung evenementen conference "
    "conferencia conferenza konferenz conferentie congres congress kongress congreso "
    "seminar seminaire seminario "
    "meeting rencontre treffen workshop atelier taller laboratorio",
    "dataset": "dataset data donnees datos dati daten dados gegevens datensatz datensatze "
    "jeu-de-donnees jeux-de-donnees base-de-donnees bases-de-donnees database datenbank "
    "banca-dati base-de-datos base-de-dados",
    "game": "game jeu jeux juego gioco giochi spiel jogo spel quiz quizz serious-game escape-game "
    "simulation simulacion simulazione",
}
"""The words of each pictogram in English, French, Spanish, German, Italian, Portuguese and Dutch,
without accents; a hyphen joins those that stand together."""

_ENDINGS = ("", "s", "x", "n", "en", "e", "er", "es", "i")
_MOST_TOGETHER = 3


def guess_pictograms(formats: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give each format, an id and a label, a pictogram of its own by its id.

    What no word tells, or another format has already, is a letter in a frame, `letter:X`: one
    letter each, from the label if it has one that is free.
    """
    named = dict(formats)
    found: dict[str, str] = {}
    for id_, label in named.items():
        guess = _guess(id_) or _guess(label)
        if guess and guess not in found.values():
            found[id_] = guess
    for id_, label in named.items():
        if id_ not in found:
            free = (LETTER + letter for letter in _letters(f"{label}{id_}"))
            taken = set(found.values())
            found[id_] = next((each for each in free if each not in taken), f"{LETTER}•")
    return found


def _guess(text: str) -> str | None:
    """Find the first word that tells, the longer of two that begin there."""
    words = re.findall(r"[^\W\d_]+", _plain(text))
    for start in range(len(words)):
        for count in range(_MOST_TOGETHER, 0, -1):
            if name := _NAMES.get("-".join(words[start : start + count])):
                return name
    return None


def _letters(text: str) -> Iterator[str]:
    """Yield the letters that every typeface has, those of the text first."""
    yield from filter(ascii_uppercase.__contains__, _plain(text).upper())
    yield from ascii_uppercase


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


_NAMES = {
    f"{word}{ending}": name
    for ending in reversed(_ENDINGS)
    for name, words in _WORDS.items()
    for word in words.split()
}
