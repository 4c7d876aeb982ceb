"""The request for a mission as typed: host, terms, dates, security; experts and budget are lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import Expert, MissionContent, MissionOrigin
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.mission_lines import Costing, read_budget, read_experts, written_cost, written_expert
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros
from daect_tui.domain.text import NBSP, quoted

_NO_COUNTRY: tuple[str, ...] = ()


# What each text of the form is called, for the journal.
CAPTIONS: Mapping[str, str] = {
    "label": "label",
    "origin": "à l’initiative de",
    "requester": "accueil",
    "requester_kind": "nature de l’accueil",
    "requester_contact": "interlocuteur",
    "operator": "opérateur",
    "country": "pays",
    "place": "lieu",
    "subject": "objet",
    "theme": "thème",
    "languages": "langues",
    "terms": "termes",
    "objectives": "objectifs",
    "deliverables": "livrables",
    "starts_on": "départ",
    "ends_on": "retour",
    "experts": "experts",
    "budget": "budget",
    "security_level": "sécurité",
    "security": "consignes",
}


@dataclass(frozen=True, slots=True)
class MissionForm:
    """A request that was understood: under which label, what."""

    label: str
    content: MissionContent


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows beside the form: the themes, the label's holder and theme, daily rates.

    `themes` gives names by code; `rates` the daily indemnity by country.
    """

    themes: Mapping[str, str] = field(default_factory=dict)
    holder: str = ""
    theme: str = ""
    rates: Mapping[str, Euros] = field(default_factory=dict)

    def costing(self, country: str, host: str, operator: str) -> Costing:
        """Return what helps to read the budget of a request."""
        parties = {self.holder: Bearer.HOLDER, host: Bearer.HOST, operator: Bearer.OPERATOR}
        return Costing(parties, self.rates.get(country))


_NOTHING = Known()


def read_mission_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], today: date, known: Known = _NOTHING
) -> MissionForm:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    starts = reader.required_day("starts_on", "Du", today)
    ends = reader.required_day("ends_on", "Au", today)
    if ends < starts and not reader.faults:
        reader.faults["ends_on"] = (
            f"Au{NBSP}: le retour, {short_date(ends)}, précède le départ, {short_date(starts)}."
        )
    in_order = not reader.faults
    content = _content(reader, country_codes, known, (starts, ends))
    if in_order:
        _check_stays(reader, content.experts, starts, ends)
    form = MissionForm(reader.line("label", "Label", required=True), content)
    reader.check()
    return form


def _content(
    reader: FormReader, country_codes: Mapping[str, str], known: Known, period: tuple[date, date]
) -> MissionContent:
    content = MissionContent(
        origin=reader.choice("origin", "À l’initiative de", MissionOrigin, MissionOrigin.HOLDER),
        requester=reader.line("requester", "Collectivité d’accueil", required=True),
        country=_country(reader, country_codes),
        place=reader.line("place", "Lieu", required=True),
        subject=reader.line("subject", "Objet", required=True),
        theme=_theme(reader, known),
        terms=reader.text("terms", "Termes de référence", required=True),
        starts_on=period[0],
        ends_on=period[1],
        experts=read_experts(reader),
        budget=(),
        security=reader.line("security", "Consignes"),
        requester_kind=reader.choice(
            "requester_kind", "Nature", RequesterKind, RequesterKind.LOCAL_AUTHORITY
        ),
        requester_contact=reader.line("requester_contact", "Interlocuteur"),
        operator=reader.line("operator", "Opérateur"),
        objectives=read_items(reader, "objectives", "Objectifs"),
        deliverables=read_items(reader, "deliverables", "Livrables"),
        languages=reader.line("languages", "Langues"),
        security_level=read_security_level(reader),
    )
    costing = known.costing(content.country, content.requester, content.operator)
    return replace(content, budget=read_budget(reader, costing))


def _country(reader: FormReader, country_codes: Mapping[str, str]) -> str:
    codes: tuple[str, ...] = reader.parsed(
        "country", lambda typed: parse_countries(typed, country_codes), _NO_COUNTRY
    )
    if len(codes) != 1 and "country" not in reader.faults:
        reader.faults["country"] = f"Pays{NBSP}: écrivez un pays, et un seul."
    return codes[0] if codes else ""


def _theme(reader: FormReader, known: Known) -> str:
    code = reader.line("theme", "Thème")
    if code and known.themes and code not in known.themes:
        reader.faults["theme"] = f"Thème{NBSP}: {quoted(code)} n’est pas dans la liste."
    return code or known.theme


def read_security_level(reader: FormReader, caption: str = "Sécurité") -> SecurityLevel | None:
    """Read the level of the place; blank when nobody knows it."""
    if not reader.line("security_level", caption):
        return None
    return reader.choice("security_level", caption, SecurityLevel, SecurityLevel.NORMAL)


def read_items(reader: FormReader, name: str, caption: str) -> tuple[str, ...]:
    """Read what is written one a line."""
    return tuple(filter(None, (line.strip() for line in reader.text(name, caption).splitlines())))


def _check_stays(reader: FormReader, experts: tuple[Expert, ...], starts: date, ends: date) -> None:
    outside = [
        one.name
        for one in experts
        if (one.starts_on and one.starts_on < starts) or (one.ends_on and one.ends_on > ends)
    ]
    if outside:
        reader.faults["experts"] = (
            f"Experts{NBSP}: le séjour de {', '.join(outside)} sort des dates de la mission, "
            f"du {short_date(starts)} au {short_date(ends)}."
        )


def mission_fields(label: str, content: MissionContent, country: str) -> dict[str, str]:
    """Write a request back as the raw texts of its form; `country` is the French name."""
    return {
        "label": label,
        "origin": content.origin.value,
        "requester": content.requester,
        "requester_kind": content.requester_kind.value,
        "requester_contact": content.requester_contact,
        "operator": content.operator,
        "country": country,
        "place": content.place,
        "subject": content.subject,
        "theme": content.theme,
        "languages": content.languages,
        "terms": content.terms,
        "objectives": "\n".join(content.objectives),
        "deliverables": "\n".join(content.deliverables),
        "starts_on": short_date(content.starts_on),
        "ends_on": short_date(content.ends_on),
        "experts": "\n".join(map(written_expert, content.experts)),
        "budget": "\n".join(map(written_cost, content.budget)),
        "security_level": content.security_level.value if content.security_level else "",
        "security": content.security,
    }
