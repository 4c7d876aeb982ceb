"""A mission of before, as a row of a desk's spreadsheet gives it: experts and budget as the form has them.

What an old table never held (place, terms of reference, requester) may be blank; what is given must be
right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.exchange import REFERENCE, STATE
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.identity import parse_siren
from daect_tui.domain.mission import (
    Mission,
    MissionContent,
    MissionOrigin,
    MissionState,
    OpinionSense,
    PosteOpinion,
)
from daect_tui.domain.mission_form import Known, read_items, read_security_level
from daect_tui.domain.mission_lines import parse_budget, parse_experts, written_cost, written_expert
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.money import typed_euros
from daect_tui.domain.past_label import ORIGIN_NUMBER, Lists, past_theme, read_numbers
from daect_tui.domain.past_number import OwnNumber, PastKind
from daect_tui.domain.past_states import read_mission_state
from daect_tui.domain.text import NBSP

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PastMission:
    """A mission that was read; `label`, `holder` and `siren` say under whose label it went.

    `told` is the state that the file gives (`None`: none); `own` a number of our own form, `origin` any
    other. Its state, validation and label are for who knows the register.
    """

    content: MissionContent
    own: OwnNumber | None
    origin: str
    label: str
    holder: str
    siren: str
    told: MissionState | None
    opinion: PosteOpinion | None
    validated_on: date | None
    report_due: date | None


def read_past_mission(texts: Mapping[str, str], lists: Lists, today: date) -> PastMission:
    """Read a row; raises `FormRefused` with every fault."""
    reader = FormReader(texts)
    own, origin = read_numbers(PastKind.MISSION, texts)
    starts = reader.required_day("starts_on", "Du", today)
    ends = reader.required_day("ends_on", "Au", today)
    if ends < starts and not reader.faults:
        reader.faults["ends_on"] = (
            f"Au{NBSP}: le retour, {short_date(ends)}, précède le départ, {short_date(starts)}."
        )
    requester, operator = (
        reader.line("requester", "Collectivité d’accueil"),
        reader.line("operator", "Opérateur"),
    )
    holder = reader.line("name", "Organisme")
    costing = Known(holder=holder).costing("", requester, operator)
    content = MissionContent(
        origin=reader.choice("origin", "À l’initiative de", MissionOrigin, MissionOrigin.HOLDER),
        requester=requester,
        country=_country(reader, lists.countries),
        place=reader.line("place", "Lieu"),
        subject=reader.line("subject", "Objet", required=True),
        theme=reader.parsed("theme", lambda typed: past_theme(typed, lists.themes), ""),
        terms=reader.text("terms", "Termes de référence"),
        starts_on=starts,
        ends_on=ends,
        experts=_gathered(reader, "experts", parse_experts),
        budget=_gathered(reader, "budget", partial(parse_budget, costing=costing)),
        security=reader.line("security", "Sécurité"),
        requester_kind=reader.choice(
            "requester_kind", "Nature du demandeur", RequesterKind, RequesterKind.LOCAL_AUTHORITY
        ),
        requester_contact=reader.line("requester_contact", "Interlocuteur"),
        operator=operator,
        objectives=read_items(reader, "objectives", "Objectifs"),
        deliverables=read_items(reader, "deliverables", "Livrables"),
        languages=reader.line("languages", "Langues"),
        security_level=read_security_level(reader, "Vigilance"),
    )
    read = PastMission(
        content=content,
        own=own,
        origin=origin,
        label=reader.line("label", "Label"),
        holder=holder,
        siren=reader.parsed("siren", parse_siren, ""),
        told=reader.parsed(STATE, lambda typed: read_mission_state(typed) if typed else None, None),
        opinion=_opinion(reader),
        validated_on=reader.day("validated_on", "Validée le"),
        report_due=reader.day("report_due", "Rapport dû le"),
    )
    reader.check()
    return read


def _country(reader: FormReader, codes: Mapping[str, str]) -> str:
    def one(typed: str) -> str:
        found = parse_countries(typed, codes)
        if len(found) != 1:
            raise InvalidField("country", f"Pays{NBSP}: écrivez un pays, et un seul.")
        return found[0]

    return reader.parsed("country", one, "")


def _gathered(reader: FormReader, name: str, parse: Callable[[str], tuple[T, ...]]) -> tuple[T, ...]:
    """Read lines as the form does, their faults with the others."""
    try:
        return parse(reader.text(name, ""))
    except FormRefused as refusal:
        reader.faults.update(refusal.faults)
        return ()


def _opinion(reader: FormReader) -> PosteOpinion | None:
    """Read the poste's opinion: its sense and its day, both or none."""
    sense, day = reader.line("opinion", "Avis du poste"), reader.day("opinion_on", "Avis reçu le")
    if not sense and day is None:
        return None
    read = reader.choice("opinion", "Avis du poste", OpinionSense, OpinionSense.NONE)
    if not sense or day is None:
        name, caption = ("opinion_on", "Avis reçu le") if sense else ("opinion", "Avis du poste")
        if name not in reader.faults:
            reader.faults[name] = f"{caption}{NBSP}: à remplir, puisque l’avis est donné."
        return None
    return PosteOpinion("", read, day, "")


def mission_texts(mission: Mission, country_names: Mapping[str, str], origin: str) -> dict[str, str]:
    """Write a mission as the texts of its columns; `country_names` gives the French name of each code."""
    content, opinion = mission.content, mission.opinion
    return {
        REFERENCE: mission.reference,
        "name": mission.holder,
        "subject": content.subject,
        "label": mission.label,
        STATE: mission.state.value,
        "country": country_names.get(content.country, content.country),
        "place": content.place,
        "starts_on": content.starts_on.isoformat(),
        "ends_on": content.ends_on.isoformat(),
        "origin": content.origin.value,
        "requester": content.requester,
        "requester_kind": content.requester_kind.value,
        "requester_contact": content.requester_contact,
        "operator": content.operator,
        "languages": content.languages,
        "theme": content.theme,
        "terms": content.terms,
        "objectives": "\n".join(content.objectives),
        "deliverables": "\n".join(content.deliverables),
        "experts": "\n".join(written_expert(one) for one in content.experts),
        "budget": "\n".join(written_cost(one) for one in content.budget),
        "cost": typed_euros(content.cost),
        "security_level": content.security_level.value if content.security_level else "",
        "security": content.security,
        "opinion": opinion.sense.value if opinion else "",
        "opinion_on": _day(opinion.received_on if opinion else None),
        "validated_on": _day(mission.validated_on),
        "report_due": _day(mission.report_due),
        ORIGIN_NUMBER: origin,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
