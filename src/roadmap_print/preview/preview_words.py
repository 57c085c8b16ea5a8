"""What `watch` says besides the problems, in English and in French."""

from __future__ import annotations

from roadmap_print.i18n.translator import Message

SHOWN = Message(
    "The pages are shown at {address} (end with Ctrl-C)",
    "Les pages sont visibles à l’adresse {address} (terminer avec Ctrl-C)",
)
PORT_TAKEN = Message(
    "port {port} cannot be used ({reason}); leave --port out, or choose another",
    "le port {port} n’est pas disponible ({reason})\N{NO-BREAK SPACE}; omettre --port, ou en "
    "choisir un autre",
)

SETTING = Message("Setting the pages…", "Mise en page…")
PRINTING = Message("Making and proof-reading the PDFs…", "Écriture et relecture des PDF…")
DELIVERED = Message(
    "The PDFs in {folder} are up to date.", "Les PDF du dossier {folder} sont à jour."
)
WITHHELD = Message(
    "At least one PDF in {folder} is still the last good one.",
    "Au moins un PDF du dossier {folder} est encore le dernier bon.",
)
WRONG = Message("Below are the last good pages.", "Ci-dessous, les dernières pages correctes.")
NONE_YET = Message("No page can be set yet.", "Aucune page ne peut encore être composée.")

PAGE = Message("Page {number} of {total}", "Page {number} sur {total}")
VIEWS = Message("Publications", "Publications")
PROBLEMS = Message("To mend", "À corriger")
LOST = Message(
    "roadmap-print has ended. Start it again to see new pages.",
    "roadmap-print est terminé. Le relancer pour voir les nouvelles pages.",
)
NO_SCRIPT = Message(
    "These pages need JavaScript, which this browser does not run.",
    "Ces pages ont besoin de JavaScript, que ce navigateur n’exécute pas.",
)
