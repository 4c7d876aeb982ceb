"""CRPA R133-12: which interests are suggested, each rule held and broken, with its reason in words."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given

from daect_tui.domain.conflicts import Interest, InterestKind, interests
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Territory,
)
from tests.unit.domain.organisation_samples import organisations
from tests.unit.domain.samples import ORGANISATION
from tests.unit.domain.sentences import is_sentence

REGIONS = {"53": "Bretagne", "24": "Centre-Val de Loire"}
BODY, REGION, PERSON, _ = InterestKind
MEMBER = Member(
    id=1,
    civility="M.",
    first_name="Bruno",
    last_name="Castanet",
    quality="élu",
    body="Régions de France",
    kind=MemberKind.ELECTED,
    voting=True,
    presides=False,
    deputises=False,
    starts_on=date(2016, 1, 1),
)
APPLICANT = replace(
    ORGANISATION,
    name="Ville de Montclair",
    siren="",
    territory=Territory("28999", "28", "24"),
    address=Address("1, rue du Lavoir", "28000", "Montclair"),
    phone="",
    email="",
    contact=ProjectContact("Paul Verdier", "", ""),
)


@dataclass(frozen=True)
class Case:
    """A member and an applicant, and the kinds found, each exact or not."""

    name: str
    body: str = "Régions de France"
    quality: str = "élu"
    person: tuple[str, str] = ("Bruno", "Castanet")
    region: str = ""
    applicant: str = "Ville de Montclair"
    kind: OrganisationKind = OrganisationKind.COMMUNE
    contact: str = "Paul Verdier"
    experts: str = ""
    found: tuple[tuple[InterestKind, bool], ...] = ()


CASES = [
    Case("nothing in common"),
    Case("the body is the applicant", applicant="Régions de France", found=((BODY, True),)),
    Case("whatever accents and capitals", applicant="REGIONS DE FRANCE", found=((BODY, True),)),
    Case("a town is its town hall", "Mairie de Montclair", found=((BODY, True),)),
    Case("under its acronym", "AFCC", applicant="Association fictive des communes (AFCC)",
         found=((BODY, True),)),
    Case("acronym aside", "Cités fictives (CF)", applicant="Cités fictives", found=((BODY, True),)),
    Case("a word in parentheses is no name", "fictif", applicant="Montclair (fictif)"),
    Case("the body is close to the applicant", "Association des villes fleuries de France",
         applicant="Alliance des villes fleuries de France", found=((BODY, False),)),
    Case("two bodies of one sort are not one", "Communauté d’agglomération du Lac",
         applicant="Communauté d’agglomération du Mont"),
    Case("neighbours by their names", applicant="Départements de France"),
    Case("the quality names the applicant", "Association des maires", "maire de Montclair",
         found=((BODY, False),)),
    Case("the quality names another town", "Association des maires", "maire de Montbrun"),
    Case("the region of an elected member", region="24", found=((REGION, False),)),
    Case("another region", region="53"),
    Case("no region on either side", region=""),
    Case("the region itself applies", region="53", kind=OrganisationKind.REGION, found=((REGION, True),)),
    Case("the legal representative", person=("Agathe", "Lormier"), found=((PERSON, True),)),
    Case("the name of the representative", person=("Luc", "Lormier"), found=((PERSON, False),)),
    Case("the contact", person=("Paul", "Verdier"), found=((PERSON, True),)),
    Case("an expert", experts="Mme Ada Morin, puis Bruno Castanet", found=((PERSON, True),)),
    Case("an expert misspelt", experts="Bruno Castanez", found=((PERSON, False),)),
    Case("an expert of the first name alone", experts="Bruno Morin"),
    Case("several at once, the surest first", "Association des maires", "maire de Montclair",
         ("Paul", "Verdier"), "24", found=((PERSON, True), (BODY, False), (REGION, False))),
]  # fmt: skip


def _found(case: Case) -> tuple[Interest, ...]:
    member = replace(
        MEMBER,
        body=case.body,
        quality=case.quality,
        first_name=case.person[0],
        last_name=case.person[1],
        region=case.region,
    )
    code = "53" if case.kind is OrganisationKind.REGION else "28999"
    applicant = replace(
        APPLICANT,
        name=case.applicant,
        kind=case.kind,
        territory=Territory(code, "", code if code == "53" else "24"),
        contact=ProjectContact(case.contact, "", ""),
    )
    return interests(member, applicant, case.experts, REGIONS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_r133_12_an_interest_is_suggested_where_something_is_shared(case: Case) -> None:
    assert tuple((interest.kind, interest.exact) for interest in _found(case)) == case.found


@pytest.mark.parametrize("case", [case for case in CASES if case.found], ids=lambda case: case.name)
def test_r133_12_every_suggestion_gives_its_reason_as_a_sentence(case: Case) -> None:
    assert all(is_sentence(interest.why) for interest in _found(case))


def test_r133_12_the_live_case_of_2017_regions_de_france_is_a_laureate_and_a_member() -> None:
    (interest,) = interests(MEMBER, replace(APPLICANT, name="Régions de France"), "", REGIONS)
    assert interest.why == "Son organisme, «\u202fRégions de France\u202f», est le demandeur."


@given(organisations())
def test_r133_12_whatever_was_typed_the_surest_comes_first_and_nothing_is_said_twice(
    one: Organisation,
) -> None:
    member = replace(
        MEMBER, body=one.name, last_name=one.representative.last_name, region=one.territory.region
    )
    found = interests(member, one, "", REGIONS)
    assert [interest.exact for interest in found] == sorted((i.exact for i in found), reverse=True)
    assert len({interest.why for interest in found}) == len(found)
