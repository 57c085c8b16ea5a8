"""Pages that a server sends in the place of another, and calls them well: errors, logins, sales.

Many sites lead to an error page by a redirect, or write "not found" on a page of status 200; what
needs a password leads to a login page. None of these is the page that was asked for, and whether
that is still there one cannot tell.
"""

import html
import re
from enum import StrEnum
from urllib.parse import parse_qsl, unquote, urlsplit


class StandIn(StrEnum):
    """What stands in the place of a page; a `Reason` of the same name says it."""

    ERROR_PAGE = "redirect-to-error-page"
    LOGIN_PAGE = "login-page"
    SAYS_LOST = "says-not-found"
    FOR_SALE = "domain-for-sale"


LOST = (
    r"40[04]|410|not[-_ ]?found|err(?:or|eur)s?|fehler|errore|oops|missing|introuvable|inexistante?"
    r"|non[-_ ]?trouv[ée]e?|nicht[-_ ]?gefunden|no[-_ ]?encontrad[ao]|non[-_ ]?trovat[ao]"
    r"|niet[-_ ]?gevonden|n[ãa]o[-_ ]?encontrad[ao]|indisponible|unavailable|absente?"
    r"|supprim[ée]e?|expired?"
)
ERROR_NAME = re.compile(
    r"(?:(?:custom|default|http|static|public|page|seite|pagina|doc(?:ument)?|content|contenu)"
    rf"[-_ .]?)*(?:{LOST})(?:[-_ .]?(?:{LOST}|page|seite|pagina|\d))*",
    re.IGNORECASE,
)
"""What the last part of an error page's path is made of, as in `/erreur/page-non-trouvee.html`."""
ERROR_PARAMETER = re.compile(
    r"(?:http)?(?:err(?:or|eur)?|aspxerrorpath)(?:_?(?:code|msg))?", re.IGNORECASE
)
LOGIN_NAME = re.compile(
    r"(?:(?:wp|user|users|account|accounts|member|my|shibboleth|saml2?)[-_.]?)?"
    r"(?:log[-_]?[io]n|sign[-_]?in|sso|auth|authn|authenticate|authenti(?:fi)?cation|authorize|oauth2?"
    r"|oidc|openid-connect|saml2?|adfs|wayf|shibboleth(?:[-_.]sso|-ds)?|connexion|se-connecter"
    r"|s-identifier|identification|anmelden|anmeldung|einloggen|inloggen|iniciar-sesion|accedi"
    r"|authwall|my\.policy)(?:[-_]?(?:form|page))?",
    re.IGNORECASE,
)
LOGIN_HOST = re.compile(
    r"(?:login|signin|sso|auth|cas|idp|wayf|discovery|shib(?:boleth)?|accounts?|connexion|adfs"
    r"|keycloak)\d?[-.].+",
    re.IGNORECASE,
)
LOGIN_SWITCHES = frozenset({"action", "do", "page", "view", "route", "mode"})
"""Parameters that say which page of a site it is: `?action=login`."""
LOGIN_PARAMETERS = frozenset(
    {"returnurl", "samlrequest", "relaystate", "redirect_uri", "wctx", "loginurl", "entityid"}
)
TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
PASSWORD = re.compile(rb"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)
TITLES = {
    StandIn.SAYS_LOST: re.compile(
        r"^\W*(?:http )?(?:404|410)\b|[-–—|:(·]\s*(?:404|410)\W*$"
        r"|\b(?:erreur|error|fehler|errore?|fout|erro)\W{0,3}(?:n°\s*|http\s*)?(?:404|410)\b"
        r"|[-–—|:(·]\s*(?:404|410)\W+(?:erreur|error|fehler|not found|page)"
        r"|^\W*(?:not found|introuvable|page not found|nicht gefunden|o{2,}ps|oups|page d.erreur)\b"
        r"|^\W*(?:erreur|error|fehler)\W*$|n.avons pas (?:pu )?trouv(?:é|er) (?:cette|la) page"
        r"|(?:can.t|cannot|couldn.t|could not) find (?:that|this|the) page"
        r"|\b(?:page|pages|seite|p[áa]gina|document|contenu|content|ressource|resource|article|file"
        r"|fichier|vid[ée]o)\W+(?:\w+\W+){0,4}?(?:not (?:be )?found|introuvable\b|inexistante?\b"
        r"|non trouv|n.existe (?:pas|plus)|(?:doesn.t|does not) exist"
        r"|no longer (?:exists|available)"
        r"|(?:isn.t|is not|not|non|nicht) (?:available|disponible|verfügbar)|n.est plus"
        r"|nicht gefunden|no encontrad|non trovat|n[ãa]o encontrad|niet gevonden"
        r"|supprim[ée]|removed)",
        re.IGNORECASE,
    ),
    StandIn.FOR_SALE: re.compile(
        r"\b(?:domain|domaine)\b.*\b(?:for sale|à vendre|parked|parking)|\bis for sale\b"
        r"|buy this domain|zu verkaufen",
        re.IGNORECASE,
    ),
    StandIn.LOGIN_PAGE: re.compile(
        r"^\W*(?:connexion|se connecter|authentification|s.identifier|log ?in|sign ?in|anmelden"
        r"|inloggen|iniciar sesi[óo]n|accedi)\b",
        re.IGNORECASE,
    ),
}
"""What the title of a page says that is not the one asked for; a login has a field as well."""


def by_address(address: str) -> StandIn | None:
    """Say what an address is that a redirect leads to; None where it may be the page itself."""
    parts = urlsplit(address)
    folders = [
        re.sub(r"(?:\.\w{2,5})?(?:;.*)?$", "", unquote(each))
        for each in parts.path.split("/")
        if each
    ]
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    given = {name.lower(): value.lower() for name, value in pairs}
    if any(map(ERROR_NAME.fullmatch, folders[-2:])) or any(map(_is_error, given.items())):
        return StandIn.ERROR_PAGE
    is_login = any(map(LOGIN_NAME.fullmatch, folders)) or any(map(_asks_login, given.items()))
    cas = "cas" in folders and "service" in given
    if is_login or cas or LOGIN_HOST.fullmatch(parts.hostname or ""):
        return StandIn.LOGIN_PAGE
    return None


def _is_error(parameter: tuple[str, str]) -> bool:
    name, value = parameter
    said = value or name
    return bool((value and ERROR_PARAMETER.fullmatch(name)) or ERROR_NAME.fullmatch(said))


def _asks_login(parameter: tuple[str, str]) -> bool:
    name, value = parameter
    said = name if not value else value if name in LOGIN_SWITCHES else ""
    return name in LOGIN_PARAMETERS or bool(LOGIN_NAME.fullmatch(said))


def by_title(body: bytes) -> StandIn | None:
    """Say what a page's own title calls it; None where that may be the one asked for."""
    found = TITLE.search(body)
    if not found:
        return None
    title = " ".join(html.unescape(_decoded(found[1])).split())
    reason = next((each for each, said in TITLES.items() if said.search(title)), None)
    return None if reason is StandIn.LOGIN_PAGE and not PASSWORD.search(body) else reason


def _decoded(title: bytes) -> str:
    try:
        return title.decode()
    except UnicodeDecodeError:
        return title.decode("cp1252", "replace")
