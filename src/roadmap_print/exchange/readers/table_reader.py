"""Spreadsheets of links: columns by their usual headings in French and English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from roadmap_print.exchange.author_names import is_team, printed_name
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.record import KEYS, Contents, Doubt, Field, LostRecord, ResourceRecord
from roadmap_print.exchange.tabular import Table, TableRow, heading_name, tables
from roadmap_print.exchange.writers.safe_cells import as_it_was
from roadmap_print.exchange.writers.table_columns import COLUMNS, headings
from roadmap_print.i18n.languages import message_languages
from roadmap_print.i18n.translator import Message

HEADINGS: Final = {
    "step": "etape theme step thematique topic rubrique section chapitre chapter module categorie "
    "category domaine axe partie part unite unit collection dossier folder parcours sous-theme",
    "id": "identifiant id key cle",
    "title": "titre title intitule titre-de-la-ressource titre-du-document nom-de-la-ressource "
    "document-title ressource resource nom name libelle designation",
    "format": "format type nature support media type-de-ressource type-de-document type-de-support "
    "resource-type item-type document-type format-de-la-ressource",
    "level": "niveau level difficulte difficulty niveau-de-difficulte niveau-requis",
    "url": "lien url link adresse address adresse-web adresse-internet adresse-url lien-url "
    "url-link lien-internet lien-web lien-hypertexte lien-vers-la-ressource liens links web "
    "website site site-web hyperlien hyperlink href",
    "publisher": "editeur publisher organisme source plateforme platform producteur fournisseur "
    "provider organisation organization institution emetteur chaine channel",
    "language": "langue language lang langues languages",
    "duration": "duree duration temps time duree-estimee",
    "minutes": "minutes duree-minutes duree-en-minutes duree-min duration-minutes minutes-total",
    "audiences": "audiences audience publics public pour-qui for-whom",
    "note": "note notes remarque remarques commentaire commentaires comment comments description "
    "descriptif resume summary observations precisions",
    "authors": "auteurs auteur authors author auteur-s author-s createur creator creators",
    "journal": "revue journal periodique publication-title titre-de-la-revue publication "
    "container-title nom-de-la-revue source-title journal-book",
    "year": "annee year publication-year annee-de-publication date date-de-publication "
    "publication-date",
    "volume": "volume vol",
    "issue": "numero issue number no",
    "pages": "pages page",
    "doi": "doi",
    "pmid": "pmid pubmed pubmed-id",
}
"""What each column is called, the likeliest first, by `heading_name`."""
ITEM_TYPES: Final = {
    **dict.fromkeys(
        ("journalArticle", "conferencePaper", "preprint", "magazineArticle"), "article"
    ),
    **dict.fromkeys(("book", "bookSection"), "book"),
    **dict.fromkeys(("report", "thesis", "document", "presentation", "statute"), "document"),
    **dict.fromkeys(("webpage", "blogPost", "forumPost"), "website"),
    **dict.fromkeys(("videoRecording", "film", "tvBroadcast"), "video"),
    "podcast": "podcast",
    "dataset": "dataset",
    "computerProgram": "tool",
}
"""Pictograms of Zotero's types."""
NEEDED: Final = ("title", "url", "doi", "pmid")
"""Columns of which a table has one at least."""
HOUSEKEEPING: Final = re.compile(
    r"(?:n|no|num|numero|rang|ordre|e?issn|date-(?:added|modified)|access-date)"
)
"""What nobody misses."""

_ADDRESS = re.compile(r"\s*(?:https?://|www\.|10\.\d+/)", re.IGNORECASE)
_NAME_LIST = re.compile(
    r"[^,;]+ [^\W\d_a-z](?:-?[^\W\d_a-z]){0,3}(?:, [^,;]+ [^\W\d_a-z]{1,4})+(?:, et al\.)?"
)
_LAST_STOP = re.compile(r"(?<= [A-Z])\.$|(?<= [A-Z]{2})\.$|(?<= [A-Z]{3})\.$")
"""Behind the last name of a list that PubMed wrote."""
_INVERTED = re.compile(r"[^,;]+, (?:[^,;]*[a-z][^,;]*|[A-Z](?:[-. ]*[A-Z])?\.?)")
_TWO_NAMES = re.compile(
    r"(?!(?:[a-z'’]+|D[aeu]|Des|Dos|L[ae]|V[ao]n|El|Al|Ben) )[^,]*\S \S[^,]*, [^,]*\S \S[^,]*"
)
"""`Jeanne Dupont, Paul Martin`, and no surname of several words before given names."""


def read_tables(data: bytes) -> Contents:
    """Read each row of a file's tables; a sheet without a column that is known is told as lost.

    Raises ExchangeError where no table has one.
    """
    names = _names()
    found = tables(data, names)
    known = [table for table in found if _needed(table)]
    if not known:
        cells = ", ".join(found[0].headings.values())
        said = Message("exchange.no_headings")
        raise ExchangeError(said, found[0].line, found[0].place, names=cells)
    several = len(known) > 1
    return Contents(tuple(each for table in found for each in _found(table, several=several)))


@cache
def _names() -> Mapping[str, str]:
    """Give the column of each heading's name, those of our own tables first."""
    ours = {
        heading_name(heading): column
        for language in message_languages()
        for column, heading in zip(COLUMNS, headings(language), strict=True)
    }
    given = ((name, column) for column, names in HEADINGS.items() for name in names.split())
    return {**{name: column for name, column in given if column in COLUMNS}, **ours}


def _needed(table: Table) -> bool:
    columns = _columns(table)
    return any(columns.get(key) for key in NEEDED)


def _columns(table: Table) -> dict[str, list[str]]:
    """Give the headings of each column, the likeliest first."""
    order = list(_names())
    known = sorted((name for name in table.headings if name in _names()), key=order.index)
    columns: dict[str, list[str]] = {}
    for name in known:
        columns.setdefault(_names()[name], []).append(name)
    return columns


def _is_ours(table: Table) -> bool:
    """Say whether a table has all the columns that we write, whatever was added."""
    own = ({*map(heading_name, headings(language))} for language in message_languages())
    return any(each <= set(table.headings) for each in own)


def _found(table: Table, *, several: bool) -> Iterator[ResourceRecord | LostRecord]:
    """Give the record of each row; a row that is one merged cell heads those below it."""
    if not _needed(table):
        yield LostRecord(table.line, table.sheet, Message("exchange.lost.no_headings"))
        return
    columns, ours = _columns(table), _is_ours(table)
    step = table.sheet if several else ""
    for row in table.rows:
        if row.merged.strip() and not row.links:
            step = row.merged.strip()
            continue
        cells = {key: _cell(row, names) for key, names in columns.items()}
        own = cells.pop("step", "").strip()
        step = own or ("" if ours else step)
        yield _record(row, cells, (step,) if step else (), columns, ours=ours)


def _cell(row: TableRow, names: Sequence[str]) -> str:
    texts = (as_it_was(row.cells[name]) for name in names)
    return next((text for text in texts if text.strip()), "")


def _record(
    row: TableRow,
    cells: dict[str, str],
    steps: tuple[str, ...],
    columns: Mapping[str, Sequence[str]],
    *,
    ours: bool,
) -> ResourceRecord:
    links = [
        row.links[name]
        for key in ("url", "title")
        for name in columns.get(key, ())
        if name in row.links
    ]
    if links and not _ADDRESS.match(cells.get("url", "")):  # "here", with the address behind it
        cells["url"] = links[0]
    beyond = Message("exchange.doubt.no_heading")
    known = {name for names in columns.values() for name in names}
    fields: dict[str, Field] = {key: text for key, text in cells.items() if key in KEYS}
    kind = ""
    if "item-type" in columns.get("format", ()):  # Zotero's, in no language of people's
        kind = ITEM_TYPES.get(str(fields.pop("format", "")), "")
    if audiences := cells.get("audiences"):
        fields["audiences"] = tuple(each.strip() for each in audiences.split(";") if each.strip())
    fields["authors"] = _authors(cells.get("authors", ""), ours=ours)
    return ResourceRecord(
        row.line,
        fields,
        steps,
        id=cells.get("id", "").strip(),
        unplaced=tuple(
            name
            for name, text in row.cells.items()
            if text.strip() and name not in known and not HOUSEKEEPING.fullmatch(name)
        ),
        kind=kind,
        verbatim=ours,
        doubts=tuple(Doubt("", beyond, {"text": text}) for text in row.beyond),
    )


def _authors(cell: str, *, ours: bool) -> tuple[str, ...]:
    """Part the names of a cell: by semicolons, or by commas where initials stand before each.

    Names that are all written `Dupont, Jeanne` become `Dupont J`; others are kept as written.
    """
    whole = _LAST_STOP.sub("", cell)
    names = [name.strip() for name in re.split(r";|\n", whole) if name.strip()]
    if ours:
        return tuple(names)
    if len(names) == 1 and _NAME_LIST.fullmatch(names[0]):
        return tuple(name.strip() for name in names[0].split(","))
    if names and all(map(_is_inverted, names)):
        return tuple(printed_name(*map(str.strip, name.split(",", 1))) for name in names)
    return tuple(names)


def _is_inverted(name: str) -> bool:
    return bool(_INVERTED.fullmatch(name)) and not (_TWO_NAMES.fullmatch(name) or is_team(name))
