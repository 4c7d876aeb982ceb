"""The address of a letter as the sorting machines of La Poste and the window of an envelope want it.

NF Z 10-011: from the name to the place, at most six lines, a seventh for the country; 38 characters a
line, spaces counted; no punctuation from the line of the street on; the last line, postcode and town (or
« CEDEX »), in capitals; a foreign country in capitals on a line of its own, the last. An address is
written so, but for its length: what is too long is said and never cut.
"""

import re
from collections.abc import Sequence

from daect_tui.domain.preflight import Aspect, Flaw
from daect_tui.domain.text import NBSP, counted, quoted

LONGEST_LINE = 38
MOST_LINES = 6
_FIELD = "destinataire"
_INITIAL_DOT = re.compile(r"(?<=\b[A-Z])\.")
_PUNCTUATION = re.compile(r"\s*[,;.:]+(?:\s+|$)")
_NOT_IN_TOWN = re.compile(r"[^\w\s]+")
_SPACES = re.compile(r"\s+")
_FRENCH_TOWN = re.compile(r"\d{5} \S")
_POSTCODE_ALONE = re.compile(r"\d{5}")
_COUNTRY = re.compile(r"[^\W\d_][^\d]*")

_WITHOUT_TOWN = Flaw(
    Aspect.ADDRESS,
    _FIELD,
    "L’adresse a un code postal, mais pas de ville. Complétez la fiche du destinataire.",
    value="city",
)


def town_line(postcode: str, town: str) -> str:
    """Write the last line of a French address: « 59777 LILLE CEDEX », « 38000 SAINT MARTIN D HÈRES »."""
    return _spaced(f"{postcode} {_NOT_IN_TOWN.sub(' ', town).upper()}")


def street_lines(street: str) -> tuple[str, ...]:
    """Write the lines of a street without punctuation: « 12, rue du Port » is « 12 rue du Port »."""
    lines = (_spaced(_PUNCTUATION.sub(" ", _INITIAL_DOT.sub("", line))) for line in street.splitlines())
    return tuple(line for line in lines if line)


def address_flaws(lines: Sequence[str]) -> tuple[Flaw, ...]:
    """Say in what the block of a recipient departs from the norm: warnings, but for a town that lacks.

    A letter may be meant for somebody to carry, without street nor town; one that bears a postcode is posted.
    """
    if not lines:
        return ()
    flaws = [_warning(_too_long(line)) for line in lines if len(line) > LONGEST_LINE]
    most = MOST_LINES if _FRENCH_TOWN.match(lines[-1]) else MOST_LINES + 1
    if len(lines) > most:
        flaws.append(
            _warning(
                f"L’adresse compte {counted(len(lines), 'ligne')}, la norme en veut {most} au plus "
                "(NF Z 10-011). Regroupez-en sur la fiche du destinataire."
            )
        )
    if _POSTCODE_ALONE.fullmatch(lines[-1]):
        flaws.append(_WITHOUT_TOWN)
    elif not (_FRENCH_TOWN.match(lines[-1]) or _is_abroad(lines)):
        flaws.append(
            _warning(
                "L’adresse ne se termine ni par un code postal et une ville, ni par un pays. Complétez la "
                "fiche du destinataire, ou remettez ce courrier autrement que par la poste."
            )
        )
    return tuple(flaws)


def _is_abroad(lines: Sequence[str]) -> bool:
    """Tell whether the last line is a country: capitals alone, under a place."""
    last = lines[-1]
    placed = len(lines) > 1 and (len(lines) > MOST_LINES // 2 or any(map(str.isdigit, lines[-2])))
    return placed and bool(_COUNTRY.fullmatch(last)) and last == last.upper()


def _too_long(line: str) -> str:
    return (
        f"La ligne {quoted(line)} compte {counted(len(line), 'caractère')}, la norme en veut "
        f"{LONGEST_LINE} au plus (NF Z 10-011){NBSP}: abrégez-la si la fenêtre de l’enveloppe la coupe."
    )


def _warning(sentence: str) -> Flaw:
    return Flaw(Aspect.ADDRESS, _FIELD, sentence, blocks=False)


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
