"""Which columns of a list of people hold their addresses, names and languages.

Headings are those of Excel, Outlook, Thunderbird and Google Contacts, French and English, and of
lists that people keep themselves, each as `heading_name` has it. Of several patterns the first that
is there counts: where a list has an "Email", its "Adresse" is where somebody lives.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from roadmap_print.exchange.tabular import Table, TableRow, heading_name

_ASIDE = r"(?!.*\b(type|nom|name|display|[2-9])\b)"
"""In a heading that is of no address: it is said of one, or is somebody's second."""
_MAIL = (
    r"e?mail(adres(se)?|address\d?)?|mel|courriel|messagerie|(adresse|courrier)-electronique"
    r"|correo(-electronico)?"
)
_FULL = r"nom-(complet|prenom|et-prenom|affiche|d-affichage)|prenom-(et-)?nom"
_COLUMNS: Final = {
    "address": (rf"{_ASIDE}.*\b({_MAIL}|primarysmtpaddress)\b.*", r"adresse|address"),
    "name": (rf"{_FULL}|(full|display)-?name|contact",),
    "given": (r"prenoms?|prenom-usuel|(first|given)-?name|vorname|nombre",),
    "family": (
        r"nom-(de-famille|usuel|d-usage)|(last|family)-?name|surname|nachname|apellidos?",
        r"nom|name",
    ),
    "language": (r"(preferred-)?(langue|language|lang)(-preferee|-de-correspondance)?",),
}
SEVERAL: Final = " ::: "
"""Between the addresses that Google has of somebody: the first counts."""
KNOWN: Final = frozenset(
    {
        *("e-mail", "email", "mail", "mel", "courriel", "e-mail-address", "adresse-de-messagerie"),
        *("adresse-e-mail", "adresse-mail", "adresse-electronique", "adresse", "address"),
        *("nom", "prenom", "nom-complet", "nom-de-famille", "langue"),
        *("name", "first-name", "last-name", "full-name", "language"),
    }
)
"""Headings by which their row is found where a title stands above it."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The headings of one list under which something stands; empty for what it has not."""

    address: str
    name: str
    given: str
    family: str
    language: str

    @classmethod
    def of(cls, table: Table) -> Self:
        """Find the columns of a table, of two alike the first."""
        firsts = (next(iter(alike(table, patterns)), "") for patterns in _COLUMNS.values())
        return cls(*firsts)

    @property
    def names(self) -> tuple[str, ...]:
        """The headings of whole names or their parts, those that are there."""
        return tuple(filter(None, (self.name, self.given, self.family)))

    def cells(self, row: TableRow) -> Mapping[str, str]:
        """Give what a row says of somebody by our own names of the columns."""
        cells = {"": "", **row.cells}
        parts = (cells[self.given], cells[self.family])
        whole = cells[self.name] or " ".join(filter(None, map(str.strip, parts)))
        address = cells[self.address].partition(SEVERAL)[0]
        return {"name": whole, "address": address, "language": cells[self.language]}


def doubled(table: Table) -> Iterator[str]:
    """Yield what two columns or more hold, so that nobody can tell which is meant."""
    for column, patterns in _COLUMNS.items():
        if len(alike(table, patterns)) > 1:
            yield "name" if column in {"given", "family"} else column


def alike(table: Table, patterns: Sequence[str]) -> tuple[str, ...]:
    """Give the headings of the first pattern that is there.

    They are told by what is written: one that stands there again has a number in its name.
    """
    written = {name: heading_name(heading) for name, heading in table.headings.items()}
    found = (
        tuple(name for name, told in written.items() if re.fullmatch(pattern, told))
        for pattern in patterns
    )
    return next(filter(None, found), ())
