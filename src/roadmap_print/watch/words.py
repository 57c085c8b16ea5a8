"""What `watch` says besides the problems, in English and in French."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """One sentence in both languages; braces are filled in."""

    en: str
    fr: str

    def said(self, language: str, **values: object) -> str:
        """Say it in French where `language` is "fr", in English elsewhere."""
        return (self.fr if language == "fr" else self.en).format(**values)


SHOWN = Words(
    "The pages are shown at {address} (end with Ctrl-C)",
    "Les pages sont visibles à l’adresse {address} (terminer avec Ctrl-C)",
)
PORT_TAKEN = Words(
    "port {port} cannot be used ({reason}); leave --port out, or choose another",
    "le port {port} n’est pas disponible ({reason})\N{NO-BREAK SPACE}; omettre --port, ou en "
    "choisir un autre",
)

SETTING = Words("Setting the pages…", "Mise en page…")
PRINTING = Words("Making and proof-reading the PDFs…", "Écriture et relecture des PDF…")
DELIVERED = Words(
    "The PDFs in {folder} are up to date.", "Les PDF du dossier {folder} sont à jour."
)
WITHHELD = Words(
    "At least one PDF in {folder} is still the last good one.",
    "Au moins un PDF du dossier {folder} est encore le dernier bon.",
)
WRONG = Words("Below are the last good pages.", "Ci-dessous, les dernières pages correctes.")
NONE_YET = Words("No page can be set yet.", "Aucune page ne peut encore être composée.")

PAGE = Words("Page {number} of {total}", "Page {number} sur {total}")
VIEWS = Words("Publications", "Publications")
PROBLEMS = Words("To mend", "À corriger")
LOST = Words(
    "roadmap-print has ended. Start it again to see new pages.",
    "roadmap-print est terminé. Le relancer pour voir les nouvelles pages.",
)
NO_SCRIPT = Words(
    "These pages need JavaScript, which this browser does not run.",
    "Ces pages ont besoin de JavaScript, que ce navigateur n’exécute pas.",
)
