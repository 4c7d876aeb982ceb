"""Organisations and the people that the register knows: representatives, contacts, experts, members."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row

from daect_tui.domain.finding import Findable, FoundKind
from daect_tui.domain.worklist import Room
from daect_tui.services.catalogue import country_name
from storage.findings.source import Source, columns, reading
from storage.tables import CorrespondentTable, MemberTable, MissionTable, OrganisationTable

_ORGANISATION, _MISSION = columns(OrganisationTable), columns(MissionTable)
_MEMBER, _CORRESPONDENT = columns(MemberTable), columns(CorrespondentTable)


def _joined(*words: str, by: str = ", ") -> str:
    return by.join(filter(None, words))


def _organisation(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.ORGANISATION, str(row.id), row.siren or row.rna, row.name,
        _joined(row.kind.label, row.city),
        (row.siret, row.rna, row.email, row.contact_email, row.phone, row.contact_phone, row.postcode),
        Room.SAFETY, f"organisations/{row.id}",
    )  # fmt: skip


def _people_of_organisation(row: Row[Any]) -> Iterator[Findable]:
    representative = _joined(
        row.representative_civility, row.representative_first_name, row.representative_last_name, by=" "
    )
    people = (
        (
            representative if row.representative_last_name else "",
            row.representative_office,
            (row.email, row.phone),
        ),
        (row.contact_name, "contact du projet", (row.contact_email, row.contact_phone)),
    )
    for rank, (name, office, texts) in enumerate(people):
        if name:
            yield Findable(
                FoundKind.PERSON, f"o{row.id}.{rank}", "", name, _joined(office, row.name), texts,
                Room.SAFETY, f"organisations/{row.id}",
            )  # fmt: skip


def _experts(row: Row[Any]) -> Iterator[Findable]:
    for rank, expert in enumerate(row.experts):
        yield Findable(
            FoundKind.PERSON, f"m{row.id}.{rank}", row.reference, expert.name,
            _joined("expert de mission", expert.office, expert.employer), (), Room.MISSIONS, row.reference,
        )  # fmt: skip


def _member(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.MEMBER, str(row.id), "", _joined(row.civility, row.first_name, row.last_name, by=" "),
        _joined(row.quality, row.body), (row.kind.label,), Room.SAFETY, f"members/{row.id}",
    )  # fmt: skip


def _correspondent(row: Row[Any]) -> Iterator[Findable]:
    person = _joined(row.civility, row.first_name, row.last_name, by=" ")
    country = country_name(row.country) if row.country else ""
    yield Findable(
        FoundKind.CORRESPONDENT, str(row.id), "", row.name, _joined(row.kind.label, row.place, country),
        (person, row.email, row.phone), Room.SAFETY, f"correspondents/{row.id}",
    )  # fmt: skip


_OF_ORGANISATIONS = reading(
    OrganisationTable,
    "id name kind siren siret rna city postcode email phone contact_name contact_email contact_phone "
    "representative_civility representative_first_name representative_last_name representative_office",
).where(_ORGANISATION.merged_into.is_(None))

SOURCES = (
    Source(
        FoundKind.ORGANISATION, _OF_ORGANISATIONS, _ORGANISATION.id, _ORGANISATION.folded_name.asc(),
        _organisation,
    ),
    Source(
        FoundKind.PERSON, _OF_ORGANISATIONS, _ORGANISATION.id, _ORGANISATION.folded_name.asc(),
        _people_of_organisation, "o",
    ),
    Source(
        FoundKind.PERSON, reading(MissionTable, "id reference experts"), _MISSION.id, _MISSION.id.desc(),
        _experts, "m",
    ),
    Source(
        FoundKind.MEMBER,
        reading(MemberTable, "id civility first_name last_name quality body kind"),
        _MEMBER.id, _MEMBER.starts_on.desc(), _member,
    ),
    Source(
        FoundKind.CORRESPONDENT,
        reading(
            CorrespondentTable, "id kind name place country civility first_name last_name phone email"
        ),
        _CORRESPONDENT.id, _CORRESPONDENT.folded_name.asc(), _correspondent,
    ),
)  # fmt: skip
