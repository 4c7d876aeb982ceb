"""An organisation as typed: in the form of a dossier, in the sheet of the Répertoire, in a file."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from daect_tui.domain.forms import FormReader
from daect_tui.domain.identity import disagreement, parse_rna, parse_siren, parse_siret
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.reaching import parse_email, parse_phone, parse_postcode

# The fields of an organisation, in the order of its form.
_FIELDS = (
    "kind", "name", "siren", "siret", "rna", "territory_code", "department", "region",
    "street", "postcode", "city", "civility", "first_name", "last_name", "office", "call",
    "phone", "email", "contact_name", "contact_phone", "contact_email",
)  # fmt: skip
# Applicants come again and again in a file: so many are remembered, none of them longer than this.
_REMEMBERED = 2048
_LONGEST_REMEMBERED = 2000


def read_organisation(reader: FormReader) -> Organisation:
    """Read an organisation, not verified and without number; faults stay with the reader."""
    typed = reader.typed(_FIELDS)
    read = _remembered if len("".join(typed)) <= _LONGEST_REMEMBERED else _read
    organisation, faults, notices = read(typed)
    reader.faults.update(faults)
    reader.notices.update(notices)
    return organisation


def _read(typed: tuple[str, ...]) -> tuple[Organisation, Mapping[str, str], Mapping[str, str]]:
    """Read the texts of the fields; return the faults and notices beside."""
    reader = FormReader(dict(zip(_FIELDS, typed, strict=True)))
    return _organisation(reader), reader.faults, reader.notices


_remembered = lru_cache(_REMEMBERED)(_read)


def _organisation(reader: FormReader) -> Organisation:
    organisation = Organisation(
        id=0,
        kind=reader.choice("kind", "Nature", OrganisationKind, OrganisationKind.COMMUNE),
        name=reader.line("name", "Organisme", required=True),
        siren=reader.parsed("siren", parse_siren, ""),
        siret=reader.parsed("siret", parse_siret, ""),
        rna=reader.parsed("rna", parse_rna, ""),
        territory=Territory(
            code=reader.line("territory_code", "Code du territoire"),
            department=reader.line("department", "Département"),
            region=reader.line("region", "Région"),
        ),
        address=Address(
            street=reader.text("street", "Adresse"),
            postcode=reader.parsed("postcode", parse_postcode, ""),
            city=reader.line("city", "Commune"),
        ),
        representative=_representative(reader),
        phone=reader.parsed("phone", parse_phone, ""),
        email=reader.parsed("email", parse_email, ""),
        contact=ProjectContact(
            name=reader.line("contact_name", "Contact"),
            phone=reader.parsed("contact_phone", parse_phone, ""),
            email=reader.parsed("contact_email", parse_email, ""),
        ),
    )
    apart = disagreement(organisation.siren, organisation.siret)
    if apart:
        reader.faults["siret"] = apart
    if organisation.siren or not organisation.siret:
        return organisation
    # A SIRET alone tells the SIREN.
    return replace(organisation, siren=organisation.siret[:9])


def _representative(reader: FormReader) -> Representative:
    return Representative(
        civility=reader.line("civility", "Civilité"),
        first_name=reader.line("first_name", "Prénom"),
        last_name=reader.line("last_name", "Nom"),
        office=reader.line("office", "Fonction"),
        call=reader.line("call", "Appel"),
    )


def organisation_fields(organisation: Organisation) -> dict[str, str]:
    """Write an organisation back as the raw texts of its form."""
    person, contact = organisation.representative, organisation.contact
    return {
        "kind": organisation.kind.value,
        "name": organisation.name,
        "siren": organisation.siren,
        "siret": organisation.siret,
        "rna": organisation.rna,
        "territory_code": organisation.territory.code,
        "department": organisation.territory.department,
        "region": organisation.territory.region,
        "street": organisation.address.street,
        "postcode": organisation.address.postcode,
        "city": organisation.address.city,
        "civility": person.civility,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "office": person.office,
        "call": person.call,
        "phone": organisation.phone,
        "email": organisation.email,
        "contact_name": contact.name,
        "contact_phone": contact.phone,
        "contact_email": contact.email,
    }
