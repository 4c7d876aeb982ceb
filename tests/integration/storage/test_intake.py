"""Pieces, opinions, correspondents: kept as they were given; old rows brought up to date."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.deadlines import Suspension
from daect_tui.domain.dossier import Channel, DossierState
from daect_tui.domain.dossier_opinion import OpinionAnswer, OpinionState
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.intake_delays import DatedDelays, IntakeDelays
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.piece import ReceivedPiece
from storage.register import OpenRegister
from storage.tables import LARGEST_FILE
from tests.integration.storage.intake_samples import ASKED, UNTIL, correspondent, opinion, request
from tests.integration.storage.samples import AGENT, CLOCK, act, dossier, organisation, programme

REFERENCE = "PACT3-2017-001"


@pytest.fixture
def with_dossier(register: OpenRegister) -> OpenRegister:
    with register.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme())
        unit.dossiers.add(dossier(REFERENCE, unit.organisations.add(organisation())))
        unit.journal.append(act())
        unit.commit()
    return register


def test_pieces_and_requests_come_back_as_they_were_given(with_dossier: OpenRegister) -> None:
    with with_dossier.begin(CLOCK, AGENT) as unit:
        digest = unit.files.keep(b"octets")
        paper = unit.pieces.add(ReceivedPiece(0, REFERENCE, "a", "A", date(2017, 3, 9)))
        filed = unit.pieces.add(ReceivedPiece(0, REFERENCE, "", "B", date(2017, 3, 9), "b.pdf", digest))
        asked = unit.pieces.add_request(request(REFERENCE))

        assert unit.pieces.received(REFERENCE) == (paper, filed)
        assert unit.pieces.requests(REFERENCE) == (asked,)
        assert unit.pieces.suspensions(REFERENCE) == (Suspension(ASKED, UNTIL),)
        assert unit.pieces.received("PACT3-2017-002") == ()

        ended = replace(asked, ended_on=date(2017, 3, 20))
        unit.pieces.update_request(ended)
        unit.pieces.remove(paper.id)
        assert unit.pieces.requests(REFERENCE) == (ended,)
        assert unit.pieces.suspensions(REFERENCE) == (Suspension(ASKED, UNTIL, date(2017, 3, 20)),)
        assert unit.pieces.received(REFERENCE) == (filed,)


def test_opinions_come_back_with_and_without_an_answer(with_dossier: OpenRegister) -> None:
    with with_dossier.begin(CLOCK, AGENT) as unit:
        poste = unit.correspondents.add(correspondent())
        waiting = unit.opinions.add(opinion(REFERENCE, poste))
        assert unit.opinions.get(waiting.id) == waiting

        answer = OpinionAnswer(OpinionSense.NONE, date(2017, 4, 6))
        received = unit.opinions.update(replace(waiting, state=OpinionState.RECEIVED, answer=answer))

        assert received.version == 2
        assert unit.opinions.of(REFERENCE) == (received,)
        with pytest.raises(UnknownReference):
            unit.opinions.get(99)


def test_correspondents_are_found_by_name_without_accents(with_dossier: OpenRegister) -> None:
    with with_dossier.begin(CLOCK, AGENT) as unit:
        first = unit.correspondents.add(correspondent())
        other = unit.correspondents.add(correspondent("Ambassade du Bélouga (fictive)"))

        assert unit.correspondents.named("AMBASSADE d'ecosse (fictive)") == (first,)
        assert unit.correspondents.all() == (first, other)
        changed = unit.correspondents.update(replace(first, name="Consulat (fictif)", active=False))
        assert unit.correspondents.get(first.id) == changed
        assert unit.correspondents.named("consulat (FICTIF)") == (changed,)
        with pytest.raises(UnknownReference):
            unit.correspondents.get(99)


def test_delays_are_kept_by_their_first_day(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        assert unit.institution.delays() == ()
        unit.institution.save_delays(DatedDelays(date(2018, 1, 1), IntakeDelays(10, 20, ())))
        other = DatedDelays(date(2018, 1, 1), IntakeDelays(15, 25, ()))
        unit.institution.save_delays(other)
        assert unit.institution.delays() == (other,)


def test_a_file_is_kept_once_and_never_above_twenty_megabytes(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        assert unit.files.keep(b"octets") == unit.files.keep(b"octets")
        with pytest.raises(Refusal, match="n’en garde pas d’aussi gros"):
            unit.files.keep(bytes(LARGEST_FILE + 1))
        with pytest.raises(UnknownReference):
            unit.files.content("0" * 64)


def test_waiting_windows_are_bounded_and_counted(with_dossier: OpenRegister) -> None:
    with with_dossier.begin(CLOCK, AGENT) as unit:
        kept = unit.dossiers.get(REFERENCE)
        for rank in range(2, 6):
            unit.dossiers.add(
                replace(
                    kept,
                    id=0,
                    reference=f"PACT3-2017-00{rank}",
                    state=DossierState.FILED,
                    silence_on=date(2017, 5, rank),
                    content=replace(kept.content, channel=Channel.EMAIL),
                )
            )
        unit.pieces.add_request(request("PACT3-2017-002"))

        found, total = unit.waiting.silences([DossierState.FILED], 2)
        assert [one.reference for one in found] == ["PACT3-2017-002", "PACT3-2017-003"]
        assert total == 4
        assert found[0].suspensions == (Suspension(ASKED, UNTIL),)
        late, late_total = unit.waiting.unacknowledged([Channel.EMAIL], 3)
        assert (len(late), late_total) == (3, 4)
        # The dossier is not incomplete: nobody waits for its pieces.
        assert unit.waiting.pieces(5) == ((), 0)
