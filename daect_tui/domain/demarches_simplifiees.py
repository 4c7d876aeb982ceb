"""The export of demarches-simplifiees: recognised by its fixed columns, and mapped by itself.

Its headings are those of its own export code (January 2026) for a procedure open to legal persons; the
columns of the procedure's own form follow them, under the labels that its author chose.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from daect_tui.domain.dossier import Channel
from daect_tui.domain.exchange import EXTERNAL, STATE, Column, folded_heading
from daect_tui.domain.exchange_columns import DOSSIER_COLUMNS
from daect_tui.domain.exchange_mapping import ColumnMapping, guessed
from daect_tui.domain.organisation import OrganisationKind

NAME = "demarches-simplifiees"

_TITLE, _TRADE_NAME, _COMPANY = "title", "trade_name", "company"
_LEGAL_FORM, _ADDRESS = "legal_form", "address"
_OWN = (
    Column(_TITLE, "Association titre"),
    Column(_TRADE_NAME, "Entreprise nom commercial"),
    Column(_COMPANY, "Entreprise SIREN"),
    Column(_LEGAL_FORM, "Entreprise forme juridique code"),
    Column(_ADDRESS, "Établissement Adresse"),
)
COLUMNS = (*DOSSIER_COLUMNS, *_OWN)

_FIXED = {
    "ID": EXTERNAL,
    "Email": "contact_email",
    "Établissement SIRET": "siret",
    "Établissement code postal": "postcode",
    "Établissement localité": "city",
    "Entreprise raison sociale": "name",
    "Association RNA": "rna",
    "État du dossier": STATE,
    "Déposé le": "received_on",
    "Traité le": "decided_on",
    "Motivation de la décision": "grounds",
    **{column.heading: column.key for column in _OWN},
}
_KEYS = {folded_heading(heading): key for heading, key in _FIXED.items()}
# What no other application writes together.
_SIGNATURE = frozenset(
    folded_heading(heading)
    for heading in ("ID", "À archiver", "État du dossier", "Dernière mise à jour le", "Déposé le")
)
# Fixed columns of which nothing is kept: never guessed to be something else.
_LAST_FIXED = frozenset({"instructeurs", "groupe instructeur"})

_POSTCODE_LINE = re.compile(r"\d{5}\b")
# Legal forms of the INSEE (catégories juridiques), by their first digits, the longest first.
_LEGAL_FORMS = (
    ("7210", OrganisationKind.COMMUNE),
    ("7220", OrganisationKind.DEPARTMENT),
    ("7229", OrganisationKind.DEPARTMENT),
    ("7230", OrganisationKind.REGION),
    ("7343", OrganisationKind.INTERMUNICIPAL),
    ("7344", OrganisationKind.INTERMUNICIPAL),
    ("7346", OrganisationKind.INTERMUNICIPAL),
    ("7347", OrganisationKind.INTERMUNICIPAL),
    ("7348", OrganisationKind.INTERMUNICIPAL),
    ("735", OrganisationKind.SYNDICATE),
    ("736", OrganisationKind.SYNDICATE),
    ("92", OrganisationKind.THEMATIC_ASSOCIATION),
    ("93", OrganisationKind.FOUNDATION),
    ("5", OrganisationKind.COMPANY),
    ("6", OrganisationKind.COMPANY),
    ("7", OrganisationKind.PUBLIC_ESTABLISHMENT),
    ("8", OrganisationKind.PRIVATE_ESTABLISHMENT),
    ("4", OrganisationKind.PUBLIC_ESTABLISHMENT),
)


def recognised(headings: Sequence[str]) -> bool:
    """Tell whether a file is an export of demarches-simplifiees."""
    return {folded_heading(heading) for heading in headings} >= _SIGNATURE


def own_mapping(headings: Sequence[str]) -> ColumnMapping:
    """Map the fixed columns; the free ones are guessed by their labels, for what is not fed yet."""
    folded = [folded_heading(heading) for heading in headings]
    free = max((index for index, name in enumerate(folded) if name in _LAST_FIXED), default=len(folded)) + 1
    keys = [_KEYS.get(name, "") if index < free else "" for index, name in enumerate(folded)]
    for index, key in enumerate(guessed(DOSSIER_COLUMNS, headings[free:]).keys, start=free):
        if key not in keys:
            keys[index] = key
    return replace(ColumnMapping(tuple(headings), tuple(keys)), origin=NAME)


def adapted(fields: Mapping[str, str]) -> dict[str, str]:
    """Turn the texts of a row into those of the form: who it is, where, and when it was filed.

    What is filed there is received at the same moment: the time stamp is both dates (CRPA L112-13).
    """
    texts = {key: text for key, text in fields.items() if key not in {column.key for column in _OWN}}
    siret = "".join(texts.get("siret", "").split())
    names = (texts.get("name", ""), fields.get(_TITLE, ""), fields.get(_TRADE_NAME, ""))
    texts["name"] = next((name for name in names if name.strip()), "")
    texts["siren"] = texts.get("siren", "") or fields.get(_COMPANY, "") or siret[:9]
    texts["sent_on"] = texts.get("sent_on", "") or texts.get("received_on", "")
    texts.setdefault("channel", Channel.ONLINE.value)
    if fields.get(_LEGAL_FORM, "") and not texts.get("kind"):
        texts["kind"] = _kind(fields[_LEGAL_FORM])
    if fields.get(_ADDRESS, "") and not texts.get("street"):
        texts["street"] = _street(fields[_ADDRESS])
    return texts


def _kind(legal_form: str) -> str:
    return next((kind.value for digits, kind in _LEGAL_FORMS if legal_form.strip().startswith(digits)), "")


def _street(address: str) -> str:
    """Keep the lines of an address that stand before its postal code, which has a column of its own."""
    lines = [line.strip() for line in address.splitlines()]
    kept: list[str] = []
    for line in lines:
        if _POSTCODE_LINE.match(line):
            break
        kept.append(line)
    return "\n".join(line for line in kept if line)
