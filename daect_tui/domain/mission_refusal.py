"""What a refused mission rests on, in law and in fact (CRPA L211-5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.forms import FormReader
from daect_tui.domain.text import NBSP

# What the rule of each guard says, by the code of the guard, as a letter of refusal cites it.
RULES: Mapping[str, str] = {
    "label": "la mission se déroule tout entière pendant la validité du label",
    "theme": "la mission relève du domaine pour lequel le label est attribué",
    "pays": "la mission se déroule dans un pays pour lequel le label est attribué",
    "avis": "le poste diplomatique est consulté sur la mission",
    "avis_defavorable": "la mission a reçu un avis favorable du poste diplomatique",
    "experts": "les experts de la mission sont désignés",
    "employeur": "les experts relèvent du titulaire du label",
    "chevauchement": "un expert ne participe qu’à une mission à la fois",
    "rapport": "les rapports des missions précédentes du titulaire sont remis",
    "plafond": "les dépenses respectent les plafonds de prise en charge",
    "securite": "la mission se déroule en un lieu que le ministère ne déconseille pas",
}


@dataclass(frozen=True, slots=True)
class MissionRefusal:
    """The grounds of a refusal: the rules, one at least, and the facts; and its day."""

    law: tuple[str, ...]
    facts: str
    refused_on: date


def read_refusal_form(fields: Mapping[str, str], today: date) -> MissionRefusal:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `rules` holds the codes of the ticked rules, one a line; `other_rules` others, in words, one a line.
    """
    reader = FormReader(fields)
    ticked = set(reader.text("rules", "En droit").splitlines())
    others = [line.strip(" ;.") for line in reader.text("other_rules", "Autre règle").splitlines()]
    law = (*(rule for code, rule in RULES.items() if code in ticked), *filter(None, others))
    if not law and not reader.faults:
        reader.faults["rules"] = f"En droit{NBSP}: cochez une règle au moins, ou écrivez-en une."
    refusal = MissionRefusal(law, reader.text("facts", "En fait", required=True), today)
    reader.check()
    return refusal
