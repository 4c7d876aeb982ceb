"""Look-alikes and history at intake, on a real register (procedure §2)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.history import TraceKind
from daect_tui.domain.journal import Act
from daect_tui.domain.link import LinkKind
from daect_tui.domain.past_request import PastOutcome, PastRequest
from daect_tui.domain.similar import CandidateKind, Strength
from daect_tui.services.desk import Desk
from tests.support.desks import filed, form, under_review

SIREN = "212800858"


def test_a_double_is_found_before_it_is_filed_and_says_why(desk: Desk) -> None:
    earlier = filed(desk, siren=SIREN)

    (match,) = desk.similar.of_fields(
        form(siren="212 800 858", name="Mairie de Montclair", domain="Vitrail et lumière")
    )

    assert (match.kind, match.reference, match.strength) == (CandidateKind.OPEN, earlier, Strength.PROBABLE)
    assert match.standing == "déposé"
    assert match.why.startswith("Même SIREN (212800858), domaine voisin")


def test_a_name_misspelt_is_found_by_its_other_words(desk: Desk) -> None:
    earlier = filed(desk, name="Syndicat des eaux du Vivarais")

    (match,) = desk.similar.of_fields(form(name="Syndicat des eaux du Vivarias"))

    assert match.reference == earlier
    assert match.why.startswith("Nom voisin")


@pytest.mark.parametrize(
    "changes",
    [{"domain": "Déchets"}, {"name": "Aubrac (fictif)"}, {"domain": ""}, {"name": ""}],
    ids=str,
)
def test_another_applicant_or_another_domain_is_no_double(desk: Desk, changes: dict[str, str]) -> None:
    filed(desk)

    assert desk.similar.of_fields(form(**changes)) == ()


def test_an_earlier_refusal_is_told_a_withdrawn_request_is_not(desk: Desk) -> None:
    refused, withdrawn = filed(desk), filed(desk)
    desk.inadmissible.declare(refused, {"conditions": "nature", "facts": "Hors programme."})
    desk.intake.act(withdrawn, DossierAction.WITHDRAW, "à la demande")

    (match,) = desk.similar.of_fields(form())

    assert (match.kind, match.reference) == (CandidateKind.REFUSED, refused)


def test_filing_joins_to_the_earlier_request(desk: Desk) -> None:
    earlier = filed(desk)
    later = desk.intake.file(desk.intake.drafts.save(form()).id, link=earlier).reference

    (link,) = desk.examination.open(later).links
    assert (link.dossier, link.other, link.kind) == (later, earlier, LinkKind.JOINED)
    assert desk.examination.open(earlier).links == (link,)
    assert desk.directory.journal(1)[0].kind == "dossier.joined"


def test_filing_nevertheless_keeps_the_reason_against_each_look_alike(desk: Desk) -> None:
    first, second = filed(desk), filed(desk)
    later = desk.intake.file(desk.intake.drafts.save(form()).id, reason=" autre projet ").reference

    links = desk.examination.open(later).links

    assert {(link.other, link.motive) for link in links} == {
        (first, "autre projet"),
        (second, "autre projet"),
    }
    assert {link.kind for link in links} == {LinkKind.FILED_NEVERTHELESS}
    assert desk.directory.journal(1)[0].kind == "dossier.filed_nevertheless"


def test_a_look_alike_is_joined_afterwards_once(desk: Desk) -> None:
    earlier, later, stranger = filed(desk), filed(desk), filed(desk, name="Aubrac")

    desk.similar.join(later, earlier)

    with pytest.raises(Refusal, match="l’est déjà"):
        desk.similar.join(later, earlier)
    with pytest.raises(Refusal, match="ne lui ressemble pas"):
        desk.similar.join(later, stranger)
    with pytest.raises(UnknownReference):
        desk.similar.of_dossier("PACT3-1999-001")


def test_the_history_of_the_applicant_goes_by_its_siren_and_leaves_the_dossier_itself_out(desk: Desk) -> None:
    earlier = filed(desk, siren=SIREN, domain="Déchets", received_on="06/02/2018", sent_on="")
    filed(desk, name="Aubrac (fictif)")
    later = filed(desk, siren=SIREN, name="Mairie de Montclair")

    (trace,) = desk.examination.open(later).history

    assert (trace.kind, trace.reference, trace.subject) == (TraceKind.DOSSIER, earlier, "Déchets")


def test_a_dossier_started_from_another_is_not_told_of_it(desk: Desk) -> None:
    earlier = under_review(desk)

    assert desk.similar.of_fields({**form(), "origin": earlier}) == ()


def test_a_request_decided_elsewhere_is_told_in_the_history_and_among_the_look_alikes(desk: Desk) -> None:
    past = PastRequest(
        id=0,
        reference="PACT2-2011-004",
        external="",
        programme="PACT2",
        organisation="Montclair (fictif)",
        siren=SIREN,
        domain="Patrimoine et vitrail",
        outcome=PastOutcome.REFUSED,
        received_on=date(2011, 2, 1),
        decided_on=date(2011, 6, 1),
        grounds="",
        source="tableau de 2011",
    )
    with desk.office.begin() as work:
        work.past_requests.add([past, replace(past, reference="PACT2-2011-005", siren="217500016")])
        work.journal.append(Act("past.imported", "essai", {}))
        work.commit()

    reference = filed(desk, siren=SIREN)

    (match,) = desk.similar.of_dossier(reference)
    assert (match.kind, match.reference, match.standing) == (CandidateKind.PAST, "PACT2-2011-004", "refusé")
    (trace,) = desk.examination.open(reference).history
    assert (trace.kind, trace.reference, trace.day) == (TraceKind.PAST, "PACT2-2011-004", date(2011, 6, 1))
    assert trace.standing == "refusé (tableau de 2011)"
    assert desk.similar.join(reference, "PACT2-2011-004").other == "PACT2-2011-004"
