"""A scene: the invented people, places and texts of one set of specimens, around one day."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from daect_tui.domain.dossier import Channel, Dossier, DossierContent, DossierState, Referents
from daect_tui.domain.institution import Signatory
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.references import dossier_reference
from daect_tui.domain.text import typeset
from daect_tui.services.catalogue import read_text

# What nobody writes and a field may hold all the same: a word longer than a line, and than a page.
LONG_WORD = "anticonstitutionnellement" * 200


@dataclass(frozen=True)
class Scene:
    """One set of invented data, as specimens.toml tells it; `day` is the date that most papers bear."""

    name: str
    day: date
    told: Mapping[str, Any]

    def on(self, days: int) -> date:
        """Return the day so many days after that of the scene; before it, where `days` is negative."""
        return self.day + timedelta(days=days)

    def text(self, name: str) -> str:
        """Return a long text: as many times as this scene has it, and the long word where it holds one."""
        repeated: int = self.told["repeated"]
        word = [LONG_WORD] if name in self.told["long_word_in"] else []
        return "\n".join([self.told["texts"][name]] * repeated + word)

    @cached_property
    def signatory(self) -> Signatory:
        """Who signs in this scene."""
        return Signatory(valid_until=None, **self.told["signatory"])

    @cached_property
    def organisation(self) -> Organisation:
        """The applicant to whom most letters go."""
        told = self.told["organisation"]
        return Organisation(
            id=0,
            kind=OrganisationKind(told["kind"]),
            name=told["name"],
            siren="",
            siret="",
            rna="",
            territory=Territory("", "", ""),
            address=Address(told["street"], told["postcode"], told["city"]),
            representative=Representative(*told["representative"]),
            phone="01 99 00 12 34",
            email="contact@example.org",
            contact=ProjectContact(told["contact"], "01 99 00 12 35", "projet@example.org"),
            verified=True,
        )

    @property
    def crowd(self) -> Iterator[tuple[int, str]]:
        """Yield the others that apply: their rank, from 1, and their name."""
        names: list[str] = self.told["others"]
        for rank in range(1, self.told["crowd"] + 1):
            yield rank, f"{names[(rank - 1) % len(names)]} n°\u00a0{rank} (fictif)"

    @property
    def domain(self) -> str:
        """The domain for which most dossiers apply."""
        return str(self.told["domain"])

    def dossier(
        self,
        number: int,
        organisation: Organisation,
        state: DossierState,
        programme: str = "PACT3",
        domain: str = "",
    ) -> Dossier:
        """Return a dossier of the scene's year, received sixty days before its day."""
        return Dossier(
            id=0,
            reference=dossier_reference(programme, self.day.year, number),
            programme=programme,
            organisation=organisation,
            content=DossierContent(
                domain=domain or self.domain,
                theme="patrimoine",
                skills=self.text("skills"),
                evidence=self.text("evidence"),
                mobilisation=self.text("mobilisation"),
                countries=tuple(self.told["countries"]),
                languages=self.told["languages"],
                experts=self.told["experts"],
                channel=Channel.POST,
                sent_on=self.on(-62),
                received_on=self.on(-60),
            ),
            state=state,
            silence_on=self.on(1),
            referents=Referents(*self.told["referents"]),
            origin="",
            version=1,
        )


def scenes() -> tuple[Scene, ...]:
    """Return the scenes of the catalogue, the ordinary one first."""
    told = tomllib.loads(typeset(read_text("specimens.toml")))
    return tuple(Scene(one["name"], one["day"], one) for one in told["scene"])
