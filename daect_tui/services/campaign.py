"""What the demonstration is made of: what is known of the campaign of 2017, and what is invented around it.

The thirteen laureates and their domains come from the announcement of 24 May 2017
(catalogue/campaign_2017.csv); persons, addresses and two applicants are invented (demonstration.toml), and
so is the mission that follows (demonstration_mission.toml) and what the guided tour
finds ready (demonstration_tour.toml).
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.text import quoted
from daect_tui.services.catalogue import read_text

PROGRAMME = "PACT3"


def story() -> dict[str, Any]:
    """Return what is invented around the campaign."""
    return tomllib.loads(read_text("demonstration.toml"))


def mission_story() -> dict[str, Any]:
    """Return the mission that follows the campaign, and a request of the Bourse."""
    return tomllib.loads(read_text("demonstration_mission.toml"))


def tour_story() -> dict[str, Any]:
    """Return what the guided tour finds ready."""
    return tomllib.loads(read_text("demonstration_tour.toml"))


def applicants() -> Iterator[dict[str, str]]:
    """Yield the form of each of the fifteen applicants, as it would be typed."""
    told = story()
    laureates = csv.DictReader(read_text("campaign_2017.csv").splitlines())
    for row, invented in zip(laureates, told["applicant"], strict=True):
        yield _form(row["nom"], row["expertise"], row["siren"], row["code_geo"], invented)
    for invented in told["fictional"]:
        yield applicant_form(invented["name"], invented["domain"], invented)


def applicant_form(name: str, domain: str, invented: Mapping[str, Any]) -> dict[str, str]:
    """Return the form of an applicant who does not exist, as it would be typed."""
    return _form(name, domain, "", "", invented)


def _form(name: str, domain: str, siren: str, code: str, invented: Mapping[str, Any]) -> dict[str, str]:
    street, postcode, city = invented["place"]
    civility, first_name, last_name, office, call = invented["representative"]
    return {
        "programme": PROGRAMME,
        "kind": invented["kind"],
        "name": name,
        "siren": siren,
        "territory_code": code,
        "street": street,
        "postcode": postcode,
        "city": city,
        "civility": civility,
        "first_name": first_name,
        "last_name": last_name,
        "office": office,
        "call": call,
        "email": "contact@example.org",
        "domain": domain,
        "theme": invented["theme"],
        "skills": f"Savoir-faire reconnu dans le domaine {quoted(domain)}, sur place et à distance.",
        "evidence": "Réalisations conduites sur le territoire, décrites en annexe du dossier.",
        "mobilisation": "Deux experts disponibles dix jours par an, en français et en anglais.",
        "countries": invented["countries"],
        "languages": "français, anglais",
        "channel": "courrier",
    }


def member(told: Mapping[str, Any]) -> Member:
    """Return an invented member of the committee."""
    first_name, last_name = told["name"]
    return Member(
        id=0,
        civility=told["civility"],
        first_name=first_name,
        last_name=last_name,
        quality=told["quality"],
        body=told["body"],
        kind=MemberKind(told["kind"]),
        voting=told.get("voting", True),
        presides=told.get("presides", False),
        deputises=told.get("deputises", False),
        starts_on=date(2016, 1, 1),
    )


def mission_fields(told: Mapping[str, Any]) -> dict[str, str]:
    """Return the request for the mission, as it would be typed."""
    texts = (
        "origin", "requester", "requester_kind", "requester_contact", "country", "place", "subject", "terms",
        "objectives", "deliverables", "languages", "experts", "budget", "security_level", "security",
    )  # fmt: skip
    days = ("starts_on", "ends_on")
    return {
        **{name: told[name].strip() for name in texts},
        **{name: f"{told[name]:%d/%m/%Y}" for name in days},
    }
