"""What is said of an address, in English and in French."""

from __future__ import annotations

from roadmap_print.i18n.translator import Message
from roadmap_print.linkcheck.answers import LinkVerdict, Reason

VERDICTS = {
    LinkVerdict.ALIVE: Message("alive", "lien actif"),
    LinkVerdict.DEAD: Message("dead", "lien mort"),
    LinkVerdict.UNKNOWN: Message("cannot tell", "indéterminé"),
}

REASONS = {
    Reason.ANSWERS: Message("the page answers", "la page répond"),
    Reason.VIDEO: Message("YouTube shows the video", "YouTube propose la vidéo"),
    Reason.REGISTERED: Message("the DOI is registered", "le DOI est enregistré"),
    Reason.NOT_FOUND: Message("no such page (404)", "page introuvable (404)"),
    Reason.GONE: Message("the page was taken away (410)", "page supprimée (410)"),
    Reason.NO_HOST: Message("there is no such host", "ce serveur n’existe pas"),
    Reason.WITHDRAWN: Message(
        "YouTube has no such video (any more)", "YouTube n’a pas, ou plus, cette vidéo"
    ),
    Reason.UNREGISTERED: Message("no such DOI is registered", "ce DOI n’est pas enregistré"),
    Reason.LOGIN: Message(
        "the page asks for a login (401)", "la page demande un mot de passe (401)"
    ),
    Reason.FORBIDDEN: Message(
        "the host lets no program in ({detail})", "le serveur refuse les programmes ({detail})"
    ),
    Reason.TOO_MANY: Message(
        "the host wants fewer requests (429)", "le serveur veut moins de demandes (429)"
    ),
    Reason.WALL: Message(
        "a bot wall stands before the page ({detail})",
        "un barrage contre les robots cache la page ({detail})",
    ),
    Reason.SERVER: Message(
        "the host has a fault of its own ({detail})", "le serveur est en panne ({detail})"
    ),
    Reason.STATUS: Message("the host answers {detail}", "le serveur répond {detail}"),
    Reason.RESTRICTED: Message(
        "the video is private, or may not be embedded ({detail})",
        "la vidéo est privée, ou ne peut être intégrée ({detail})",
    ),
    Reason.NOWHERE: Message(
        "the DOI is registered but leads nowhere", "le DOI est enregistré mais ne mène nulle part"
    ),
    Reason.SERVICE: Message(
        "{detail} gave no answer about the DOI", "{detail} n’a rien répondu sur ce DOI"
    ),
    Reason.TIMEOUT: Message("no answer within {detail} s", "pas de réponse en {detail} s"),
    Reason.CONNECTION: Message("no connection", "pas de connexion"),
    Reason.GARBLED: Message(
        "the host’s answer cannot be understood ({detail})",
        "la réponse du serveur est incompréhensible ({detail})",
    ),
    Reason.CERTIFICATE: Message(
        "the host’s certificate is not valid ({detail})",
        "le certificat du serveur n’est pas valable ({detail})",
    ),
    Reason.INVALID: Message("no request can be made of it", "aucune demande n’est possible"),
    Reason.LOOP: Message("redirects without end ({detail})", "redirections sans fin ({detail})"),
    Reason.REDIRECT: Message(
        "redirected to what is no web address: {detail}",
        "redirection vers ce qui n’est pas une adresse web : {detail}",
    ),
    Reason.PRIVATE: Message(
        "redirected into a private network ({detail}), not followed",
        "redirection vers un réseau privé ({detail}), non suivie",
    ),
    Reason.START_PAGE: Message(
        "redirected to the site’s start page: the page itself may be gone",
        "redirection vers l’accueil du site : la page a peut-être disparu",
    ),
    Reason.RESTING: Message(
        "the host asks to be left alone for {detail} s",
        "le serveur demande {detail} s de répit",
    ),
    Reason.NO_NETWORK: Message(
        "no host at all answers: is there a network?",
        "aucun serveur ne répond : le réseau est-il là ?",
    ),
    Reason.NO_TIME: Message("not asked within {detail} s", "pas eu le temps, en {detail} s"),
    Reason.NEVER_ASKED: Message("never asked so far", "jamais vérifié jusqu’ici"),
}

JUDGED = Message("{verdict}: {url}: {reason}", "{verdict} : {url} : {reason}")
DEAD_HINT = Message(
    "look for its new address, or take it out", "cherchez sa nouvelle adresse, ou retirez-le"
)
UNKNOWN_HINT = Message("open it in a browser", "ouvrez-le dans un navigateur")
AGAIN_HINTS = {
    Reason.NEVER_ASKED: Message("run again without --offline", "relancez sans --offline"),
    Reason.NO_NETWORK: Message("run again when there is one", "relancez quand il y sera"),
    Reason.NO_TIME: Message("run again: the others are known now", "relancez : le reste est su"),
}
MOVED = Message("moved for good: {url}", "adresse changée pour de bon : {url}")
MOVED_HINT = Message("write {offer}", "écrivez {offer}")

PROGRESS = Message("links asked: {done} of {of}", "liens vérifiés : {done} sur {of}")
INTERRUPTED = Message(
    "Interrupted; what was learned so far is kept.", "Interrompu ; ce qui est déjà su est gardé."
)
BETWEEN = Message("; ", " ; ")
AGE = {
    "minutes": Message("asked {n} min ago", "vérifié il y a {n} min"),
    "hours": Message("asked {n} h ago", "vérifié il y a {n} h"),
    "days": Message("asked {n} d ago", "vérifié il y a {n} j"),
}
REDIRECTED = Message(
    "redirected for now, nothing to change:", "redirections provisoires, rien à changer :"
)
COUNT = Message(
    "links: {all}; alive: {alive}; dead: {dead}; cannot tell: {unknown}",
    "liens : {all} ; actifs : {alive} ; morts : {dead} ; indéterminés : {unknown}",
)
CACHED = Message(
    "; {n} of them from the cache, the oldest {age}",
    " ; dont {n} déjà connus, le plus ancien {age}",
)
