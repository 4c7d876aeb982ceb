"""Organisations as two people may have typed them."""

from dataclasses import replace

from hypothesis import strategies as st

from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from tests.unit.domain.samples import ORGANISATION

KEPT = replace(
    ORGANISATION,
    territory=Territory("28085", "28", "24"),
    address=Address("", "", ""),
    representative=replace(ORGANISATION.representative, call=""),
    phone="",
    contact=ProjectContact("", "", ""),
)
GONE = Organisation(
    id=2,
    kind=OrganisationKind.COMMUNE,
    name="Ville de Montclair (fictif)",
    siren="",
    siret="",
    rna="",
    territory=Territory("", "", ""),
    address=Address("1, place du Marché", "28000", "Montclair"),
    representative=Representative("M.", "Noé", "Autre", "Maire", "Monsieur le Maire,"),
    phone="01 99 00 12 34",
    email="autre@example.org",
    contact=ProjectContact("Zoé Belloc", "", "zoe@example.org"),
)

WORDS = st.text(alphabet=st.sampled_from("abcéœ '[]/=«\u202f🦊"), max_size=12).map(str.strip)
NUMBERS = st.sampled_from(["", "212800858", "211300553"])


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Any two records, as two people may have typed them."""
    return Organisation(
        id=draw(st.integers(1, 2)),
        kind=draw(st.sampled_from(OrganisationKind)),
        name=draw(WORDS.filter(bool)),
        siren=draw(NUMBERS),
        siret="",
        rna="",
        territory=Territory(draw(WORDS), draw(WORDS), draw(WORDS)),
        address=Address(draw(WORDS), draw(st.sampled_from(["", "28000"])), draw(WORDS)),
        representative=Representative(*(draw(WORDS) for _ in range(5))),
        phone=draw(st.sampled_from(["", "01 99 00 12 34", "+221 33 123 45 67"])),
        email=draw(st.sampled_from(["", "mairie@example.org"])),
        contact=ProjectContact(draw(WORDS), "", ""),
        verified=draw(st.booleans()),
    )
