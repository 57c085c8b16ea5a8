"""Authors between the form that catalogues print, `De Marchi DF`, and names in their parts.

The printed form is the NLM's ("Citing Medicine", chapter 1): surname, initials without full stops,
then Jr, 2nd or 3rd. A team is an author under its whole name.
"""

import re
from typing import Final, NamedTuple

from roadmap_print.catalogue.reading.suggestions import slug

_INITIALS: Final = r"[^\W\d_a-z](?:-?[^\W\d_a-z]){0,3}"
_SUFFIX: Final = r"(?:Jr|Sr|2nd|3rd|[4-9]th|II|III|IV)\.?"
_GIVEN: Final = rf"{_INITIALS}(?: (?!{_SUFFIX}$){_INITIALS}){{0,2}}"
_PRINTED = re.compile(rf"(?P<family>.+?) (?P<given>{_GIVEN})(?: (?P<suffix>{_SUFFIX}))?")
_LAST_SUFFIX = re.compile(rf"(.*\S),? ({_SUFFIX})")
_PARTICLE: Final = r"(?:d['’]|d[aeiou]|de[lnrs]|della|dos|l[ae]|te[nr]|v[ao]n|zu|af)"
_PARTICLES = re.compile(rf"([^\W\d_a-z].*?) ({_PARTICLE}(?: {_PARTICLE})*)")
_COMMA = re.compile(r"(?P<family>[^,]+), (?P<given>[^,]+)")
_DOTTED_FIRST = re.compile(r"((?:[^\W\d_]\.[ -]?)+) ?(\S.*)")
_DOTTED_LAST = re.compile(r"(.*[^\W\d_]{2}),? ((?:[^\W\d_]\.[ -]?)+)")

_TEAM_WORDS: Final = (
    "agence agencia agency agentur agenzia alliance association autorite authority center "
    "centre centro collaboration collaborative collaborators college comite comitato commission "
    "committee confederation conference consortium cooperation department departement direction "
    "federation fondation forum foundation fund group groupe grupo gruppe gruppo hopital "
    "hopitaux initiative inserm institut institute instituto investigators istituto laboratoire "
    "laboratory ministere ministry netzwerk network observatoire organisation organization panel "
    "programme program project projet registry research reseau service societe society study "
    "taskforce team trialists union universitat universite university working"
)
_BODIES: Final = (
    "ACC AHA AMA ANS ANSM BMA CDC CHRU CHU CNIL CNRS EMA ESC EU FDA HAS INCA NHS NICE NIH OCDE "
    "OECD OMS ONU UE UK UNESCO US USA WHO"
)
_TEAMS = frozenset(_TEAM_WORDS.split())
"""Words of teams and bodies, never or hardly ever surnames, in their singular."""
_ACRONYMS = frozenset(_BODIES.split())
"""Bodies that stand behind another body's name where a person has initials."""


class PersonName(NamedTuple):
    """A person's name; `given` has initials with full stops, or given names where known."""

    family: str
    given: str
    suffix: str = ""


def split_name(name: str) -> PersonName | None:
    """Part a name as it is printed; None for a team, and for what cannot be told from one."""
    if is_team(name):
        return None
    if found := _PRINTED.fullmatch(name):
        if not found["given"].isupper():
            return None
        letters = re.findall(r"-?[^\W\d_]", found["given"])
        given = " ".join(f"{letter}." for letter in letters).replace(" -", "-")
        return PersonName(found["family"], given, found["suffix"] or "")
    if found := _COMMA.fullmatch(name):
        return PersonName(found["family"], found["given"])
    first = _DOTTED_FIRST.fullmatch(name)
    return PersonName(first[2], first[1].strip()) if first else None


def is_team(name: str) -> bool:
    """Say whether a name is a team's by one of its words, or by the acronym it ends in."""
    words = [slug(word).removesuffix("s") for word in re.split(r"[\s'’]+", name)]
    last = name.rpartition(" ")[2]
    return last in _ACRONYMS or any(word in _TEAMS or f"{word}s" in _TEAMS for word in words)


def printed_name(family: str, given: str, suffix: str = "") -> str:
    """Print a person's name: surname, initials, suffix.

    Initials that stand in the surname, as some registers have them, are the given name's; particles
    behind the given name are the surname's.
    """
    family, given = _without_initials(family.strip(" ,"), given.strip(" ,"))
    if not suffix and (last := _LAST_SUFFIX.fullmatch(given)):
        given, suffix = last.groups()
    if particles := _PARTICLES.fullmatch(given):
        given, family = particles[1], f"{particles[2]} {family}"
    return " ".join(filter(None, (family, _initials(given), _printed_suffix(suffix))))


def natural_name(name: str) -> str:
    """Print a name that stands as it is spoken: `Ludwig van den Berg` as `van den Berg L`.

    The surname is the last word and the particles before it, in small letters.
    """
    whole = _LAST_SUFFIX.fullmatch(name)
    spoken, suffix = whole.groups() if whole else (name, "")
    words = spoken.split()
    first = next((place for place, word in enumerate(words) if word.islower()), len(words) - 1)
    if first < 1 or is_team(name):
        return name
    return printed_name(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _without_initials(family: str, given: str) -> tuple[str, str]:
    if first := _DOTTED_FIRST.fullmatch(family):
        return first[2], given or first[1]
    if last := _DOTTED_LAST.fullmatch(family):
        return last[1], given or last[2]
    return family, given


def _initials(given: str) -> str:
    """Give the initials of given names; in scripts without capitals the names themselves."""
    if given == given.swapcase():
        return given
    words: list[str] = re.findall(r"[^\W\d_][^\s.-]*", re.sub("[’']", "", given))
    if len(words) == 1 and given.isupper() and len(given) <= 3:
        return words[0]
    return "".join(word[0].upper() for word in words)


def _printed_suffix(suffix: str) -> str:
    """Write a suffix as the NLM does: Jr, 2nd, 3rd."""
    plain = suffix.strip(" .,")
    return {"II": "2nd", "III": "3rd", "IV": "4th", "jr": "Jr", "sr": "Sr"}.get(plain, plain)
