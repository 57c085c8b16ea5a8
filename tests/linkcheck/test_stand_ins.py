"""What stands in the place of a page is told from a page, by its address and by its title."""

import pytest

from roadmap_print.linkcheck.queries import QueryKind
from roadmap_print.linkcheck.stand_ins import StandIn, by_address, by_title
from roadmap_print.linkcheck.verdicts import Answer, Hop, LinkVerdict, Reason, Reply, check_reply

SITE = "https://www.example.org"
ERRORS = [
    *(
        "/404",
        "/404.html",
        "/404.php",
        "/erreur404",
        "/error/404",
        "/errors/404.html",
        "/erreur/12",
    ),
    *("/erreur/page-non-trouvee", "/page-introuvable", "/fr/page-not-found", "/notfound.aspx"),
    *(
        "/not-found/",
        "/error.html",
        "/page_not_found.html",
        "/404-page-not-found",
        "/Error_404.htm",
    ),
    *("/page-non-trouv%C3%A9e", "/seite-nicht-gefunden", "/pagina-no-encontrada", "/oops"),
    *("/?erreur=404", "/?error=404", "/index.php?page=404", "/?aspxerrorpath=/a", "/?e=notfound"),
    *("/?404", "/page-absente", "/document-supprime", "/notfound.jsp;jsessionid=1"),
]
LOGINS = [
    *("/login", "/login?ReturnUrl=%2Fa", "/cas/login?service=x", "/fr/connexion", "/users/sign_in"),
    *("/wp-login.php?redirect_to=a", "/Account/Login", "/signin", "/sso/start", "/saml2/idp/x"),
    *("/Shibboleth.sso/Login", "/wayf", "/oauth2/authorize?client_id=x", "/se-connecter"),
    *("/login/index.php", "/auth/realms/x", "/a?SAMLRequest=x", "/a?returnUrl=%2F", "/anmelden"),
    *("/index.php?login", "/?page=login", "/?action=signin", "/login.jsp;jsessionid=1"),
    *("/login-form", "/einloggen", "/authwall?trk=a", "/my.policy"),
]
LOGIN_HOSTS = [
    *("https://login.microsoftonline.com/common", "https://accounts.google.com/v3/x"),
    *("https://cas.univ-exemple.fr/", "https://sso.example.org/", "https://idp2.example.org/x"),
    *("https://discovery.renater.fr/renater", "https://wayf.surfnet.nl/"),
]
PAGES = [
    *(
        "/",
        "/cours/404-erreurs-a-eviter",
        "/medical-error-in-hospitals",
        "/errors-in-medicine/intro",
    ),
    *("/blog/login-forms", "/authors/x", "/cas-cliniques/1", "/cas/1", "/etudes/cas/", "/a?page=2"),
    *("/missing-data-in-trials", "/2024/404th-day", "/a?e=mc2", "/catalogue/connexions"),
    *("/loginsight", "/?q=login", "/?lost", "/?cas", "/catalogin;v=1", "/cours?page=connexions"),
]


@pytest.mark.parametrize("path", ERRORS)
def test_an_error_page_is_known_by_its_address(path: str) -> None:
    assert by_address(SITE + path) is StandIn.ERROR_PAGE


@pytest.mark.parametrize("address", [*(SITE + path for path in LOGINS), *LOGIN_HOSTS])
def test_a_login_page_is_known_by_its_address(address: str) -> None:
    assert by_address(address) is StandIn.LOGIN_PAGE


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_none(path: str) -> None:
    assert by_address(SITE + path) is None


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Erreur 404 : page introuvable",
            "404",
            "404 - Page introuvable",
            "Page not found | Site",
        ),
        *(
            "Page non trouvée",
            "Not Found",
            "Error 404 (Not Found)!!1",
            "Oops! That page can’t be found",
        ),
        *("La page demandée n’existe pas", "This page doesn’t exist", "Seite nicht gefunden"),
        *("P&aacute;gina no encontrada", "Site | Erreur 404", "Cette page n’est plus disponible"),
        *("Nicht gefunden", "Oups", "Erreur", "Page d’erreur", "Sorry, this page isn’t available"),
        *("We can’t find that page", "Nous n’avons pas trouvé cette page", "CHU – 404"),
    ],
)
def test_a_title_says_that_there_is_no_page(title: str) -> None:
    assert by_title(f"<html><head><TITLE lang='fr'>\n{title}</TITLE>".encode()) is StandIn.SAYS_LOST
    assert by_title(f"<title>{title}</title>".encode("cp1252")) is StandIn.SAYS_LOST


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Page",
            "Learning from errors",
            "L’erreur médicale",
            "40 cours",
            "Room 4041",
            "Les pages",
        ),
        *("Finding what is not found", "Les bases de l’IA", "Domain adaptation", "Connexions"),
        *("Peugeot 404", "RFC 410", "How to fix a 404 error", "Les pages introuvables de Proust"),
        *("Comprendre les erreurs", "Error analysis", "Vidéos non commentées"),
    ],
)
def test_a_title_of_a_page_says_nothing(title: str) -> None:
    assert by_title(f"<title>{title}</title><input type=password>".encode()) is None


def test_a_login_has_a_title_and_a_field() -> None:
    assert by_title(b"<title>Connexion</title><input name=a type='password'>") is StandIn.LOGIN_PAGE
    assert by_title(b"<title>Connexion</title>") is None
    assert by_title(b"<title>Cours</title><input type=password>") is None


def test_a_domain_is_for_sale() -> None:
    assert by_title(b"<title>example.com is for sale</title>") is StandIn.FOR_SALE
    assert by_title("<title>Ce domaine est à vendre</title>".encode()) is StandIn.FOR_SALE


def page(*hops: Hop, body: bytes = b"", asked: str = f"{SITE}/a") -> Answer:
    return check_reply(QueryKind.PAGE, asked, Reply(200, body=body), hops)


@pytest.mark.parametrize("status", [301, 302, 308])
@pytest.mark.parametrize(
    ("path", "reason"), [("/404", Reason.ERROR_PAGE), ("/login", Reason.LOGIN_PAGE)]
)
def test_one_cannot_tell_and_nothing_is_offered(status: int, path: str, reason: Reason) -> None:
    found = page(Hop(status, SITE + path))
    assert (found.verdict, found.reason) == (LinkVerdict.UNKNOWN, reason)
    assert found.offer is None


def test_the_way_by_a_login_is_never_offered() -> None:
    found = page(Hop(301, f"{SITE}/login?next=/b"), Hop(302, f"{SITE}/b"))
    assert (found.verdict, found.offer) == (LinkVerdict.ALIVE, None)


def test_who_asks_for_a_login_gets_one() -> None:
    login, body = f"{SITE}/login", b"<title>Connexion</title><input type=password>"
    assert page(asked=login, body=body).verdict is LinkVerdict.ALIVE
    assert page(Hop(301, f"{SITE}/sso"), asked=login, body=body).verdict is LinkVerdict.ALIVE
    assert page(body=body).reason is Reason.LOGIN_PAGE


def test_each_stand_in_is_a_reason() -> None:
    assert {Reason(each) for each in StandIn} <= set(Reason)
