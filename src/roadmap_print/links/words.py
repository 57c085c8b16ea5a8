"""What is said of an address, in English and in French."""

from __future__ import annotations

from typing import NamedTuple

from roadmap_print.links.answers import Reason, Verdict


class Words(NamedTuple):
    """One sentence in both languages; braces are filled in."""

    en: str
    fr: str

    def said(self, language: str, **values: object) -> str:
        """Say it in French where `language` is "fr", in English elsewhere."""
        return (self.fr if language == "fr" else self.en).format(**values)


VERDICTS = {
    Verdict.ALIVE: Words("alive", "lien actif"),
    Verdict.DEAD: Words("dead", "lien mort"),
    Verdict.UNKNOWN: Words("cannot tell", "indéterminé"),
}

REASONS = {
    Reason.ANSWERS: Words("the page answers", "la page répond"),
    Reason.VIDEO: Words("YouTube shows the video", "YouTube propose la vidéo"),
    Reason.REGISTERED: Words("the DOI is registered", "le DOI est enregistré"),
    Reason.NOT_FOUND: Words("no such page (404)", "page introuvable (404)"),
    Reason.GONE: Words("the page was taken away (410)", "page supprimée (410)"),
    Reason.NO_HOST: Words("there is no such host", "ce serveur n’existe pas"),
    Reason.WITHDRAWN: Words(
        "YouTube has no such video (any more)", "YouTube n’a pas, ou plus, cette vidéo"
    ),
    Reason.UNREGISTERED: Words("no such DOI is registered", "ce DOI n’est pas enregistré"),
    Reason.LOGIN: Words("the page asks for a login (401)", "la page demande un mot de passe (401)"),
    Reason.FORBIDDEN: Words(
        "the host lets no program in ({detail})", "le serveur refuse les programmes ({detail})"
    ),
    Reason.TOO_MANY: Words(
        "the host wants fewer requests (429)", "le serveur veut moins de demandes (429)"
    ),
    Reason.WALL: Words(
        "a bot wall stands before the page ({detail})",
        "un barrage contre les robots cache la page ({detail})",
    ),
    Reason.SERVER: Words(
        "the host has a fault of its own ({detail})", "le serveur est en panne ({detail})"
    ),
    Reason.STATUS: Words("the host answers {detail}", "le serveur répond {detail}"),
    Reason.RESTRICTED: Words(
        "the video is private, or may not be embedded ({detail})",
        "la vidéo est privée, ou ne peut être intégrée ({detail})",
    ),
    Reason.NOWHERE: Words(
        "the DOI is registered but leads nowhere", "le DOI est enregistré mais ne mène nulle part"
    ),
    Reason.SERVICE: Words(
        "{detail} gave no answer about the DOI", "{detail} n’a rien répondu sur ce DOI"
    ),
    Reason.TIMEOUT: Words("no answer within {detail} s", "pas de réponse en {detail} s"),
    Reason.CONNECTION: Words("no connection", "pas de connexion"),
    Reason.GARBLED: Words(
        "the host’s answer cannot be understood ({detail})",
        "la réponse du serveur est incompréhensible ({detail})",
    ),
    Reason.CERTIFICATE: Words(
        "the host’s certificate is not valid ({detail})",
        "le certificat du serveur n’est pas valable ({detail})",
    ),
    Reason.INVALID: Words("no request can be made of it", "aucune demande n’est possible"),
    Reason.LOOP: Words("redirects without end ({detail})", "redirections sans fin ({detail})"),
    Reason.REDIRECT: Words(
        "redirected to what is no web address: {detail}",
        "redirection vers ce qui n’est pas une adresse web : {detail}",
    ),
    Reason.PRIVATE: Words(
        "redirected into a private network ({detail}), not followed",
        "redirection vers un réseau privé ({detail}), non suivie",
    ),
    Reason.START_PAGE: Words(
        "redirected to the site’s start page: the page itself may be gone",
        "redirection vers l’accueil du site : la page a peut-être disparu",
    ),
    Reason.RESTING: Words(
        "the host asks to be left alone for {detail} s",
        "le serveur demande {detail} s de répit",
    ),
    Reason.NO_NETWORK: Words(
        "no host at all answers: is there a network?",
        "aucun serveur ne répond : le réseau est-il là ?",
    ),
    Reason.NO_TIME: Words("not asked within {detail} s", "pas eu le temps, en {detail} s"),
    Reason.NEVER_ASKED: Words("never asked so far", "jamais vérifié jusqu’ici"),
}

JUDGED = Words("{verdict}: {url}: {reason}", "{verdict} : {url} : {reason}")
DEAD_HINT = Words(
    "look for its new address, or take it out", "cherchez sa nouvelle adresse, ou retirez-le"
)
UNKNOWN_HINT = Words("open it in a browser", "ouvrez-le dans un navigateur")
AGAIN_HINTS = {
    Reason.NEVER_ASKED: Words("run again without --offline", "relancez sans --offline"),
    Reason.NO_NETWORK: Words("run again when there is one", "relancez quand il y sera"),
    Reason.NO_TIME: Words("run again: the others are known now", "relancez : le reste est su"),
}
MOVED = Words("moved for good: {url}", "adresse changée pour de bon : {url}")
MOVED_HINT = Words("write {offer}", "écrivez {offer}")

PROGRESS = Words("links asked: {done} of {of}", "liens vérifiés : {done} sur {of}")
INTERRUPTED = Words(
    "Interrupted; what was learned so far is kept.", "Interrompu ; ce qui est déjà su est gardé."
)
PAGES = {
    "booklet": Words("booklet p. {pages}", "livret p. {pages}"),
    "poster": Words("poster", "affiche"),
    "slides": Words("slide {pages}", "diapositive {pages}"),
}
AGE = {
    "minutes": Words("asked {n} min ago", "vérifié il y a {n} min"),
    "hours": Words("asked {n} h ago", "vérifié il y a {n} h"),
    "days": Words("asked {n} d ago", "vérifié il y a {n} j"),
}
REDIRECTED = Words(
    "redirected for now, nothing to change:", "redirections provisoires, rien à changer :"
)
COUNT = Words(
    "links: {all}; alive: {alive}; dead: {dead}; cannot tell: {unknown}",
    "liens : {all} ; actifs : {alive} ; morts : {dead} ; indéterminés : {unknown}",
)
CACHED = Words(
    "; {n} of them from the cache, the oldest {age}",
    " ; dont {n} déjà connus, le plus ancien {age}",
)
