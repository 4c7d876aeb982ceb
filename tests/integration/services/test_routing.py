"""The routing table and the référents of dossiers, on a real register [S3]."""

import pytest

from daect_tui.domain.dossier import DossierAction, Referents
from daect_tui.domain.errors import Refusal
from daect_tui.domain.routing import GEOGRAPHIC, THEMATIC, Axis
from daect_tui.services.desk import Desk
from daect_tui.services.regions import french_regions
from tests.support.desks import filed

SOUTH = "Méditerranée et Moyen-Orient"


def test_a_new_register_has_every_key_and_no_name(desk: Desk) -> None:
    lines = desk.routing.lines()

    assert not any(line.referent for line in lines)
    assert {line.key for line in lines if line.axis is Axis.DEFAULT} == {GEOGRAPHIC, THEMATIC}
    assert {line.key for line in lines if line.axis is Axis.FRENCH_REGION} == set(french_regions())
    assert ("patrimoine", "patrimoine") in {
        (line.key, line.name) for line in lines if line.axis is Axis.THEME
    }
    assert SOUTH in {line.key for line in lines if line.axis is Axis.WORLD_REGION}


def test_referents_are_proposed_at_filing_and_the_journal_tells_of_them(desk: Desk) -> None:
    desk.routing.save(Axis.WORLD_REGION, SOUTH, "  Noé Astier ")
    desk.routing.save(Axis.DEFAULT, THEMATIC, "Rose Béranger")

    reference = filed(desk)

    assert desk.intake.open(reference).dossier.referents == Referents("Noé Astier", "Rose Béranger")
    entry = desk.directory.journal(1)[0]
    assert (entry.kind, entry.subject) == ("dossier.routed", reference)
    assert "Noé Astier" in entry.detail


def test_an_empty_table_gives_nobody_and_nothing_to_tell(desk: Desk) -> None:
    reference = filed(desk)

    assert desk.intake.open(reference).dossier.referents == Referents()
    assert desk.directory.journal(1)[0].kind == "dossier.file"
    with pytest.raises(Refusal, match="ne propose personne"):
        desk.routing.route_again(reference)


def test_a_dossier_is_routed_again_when_the_table_has_changed(desk: Desk) -> None:
    reference = filed(desk)
    desk.routing.save(Axis.THEME, "patrimoine", "Rose Béranger")

    assert desk.routing.route_again(reference).referents == Referents("", "Rose Béranger")
    assert "selon la table" in desk.directory.journal(1)[0].detail


def test_a_referent_is_named_by_hand(desk: Desk) -> None:
    reference = filed(desk)

    assigned = desk.routing.assign(reference, Referents(" Lou\tBrisson ", ""))

    assert assigned.referents == Referents("Lou Brisson", "")
    assert desk.intake.open(reference).dossier.referents == assigned.referents
    assert "à la main" in desk.directory.journal(1)[0].detail


def test_a_withdrawn_dossier_keeps_its_referents(desk: Desk) -> None:
    reference = filed(desk)
    desk.intake.act(reference, DossierAction.WITHDRAW, "à la demande")

    with pytest.raises(Refusal, match="ne changent plus"):
        desk.routing.assign(reference, Referents("Lou Brisson", ""))


def test_a_blank_name_takes_the_line_off_the_table(desk: Desk) -> None:
    desk.routing.save(Axis.THEME, "eau", "Rose Béranger")
    desk.routing.save(Axis.THEME, "eau", " ")

    assert not any(line.referent for line in desk.routing.lines())
    with pytest.raises(Refusal):
        desk.routing.save(Axis.THEME, "", "Rose Béranger")


def test_a_key_that_the_lists_have_lost_is_still_shown(desk: Desk) -> None:
    desk.routing.save(Axis.THEME, "theme-de-2011", "Rose Béranger")

    assert desk.routing.lines()[-1].name == "theme-de-2011"
