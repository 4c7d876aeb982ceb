"""The demonstration: the campaign of 2017 held again, act by act, on the days when it happened.

Everything passes through the same services as the screens; nothing here writes by itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.convocation import SendingMode
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Choice, Tally
from daect_tui.domain.document import Contact
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.institution import Signatory
from daect_tui.domain.journal import Act
from daect_tui.domain.lot import LotPlan
from daect_tui.domain.minutes_version import MinutesVersion
from daect_tui.domain.routing import Axis
from daect_tui.domain.session import AgendaItem, Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.campaign import PROGRAMME, applicants, member, story
from daect_tui.services.catalogue import furnish
from daect_tui.services.demonstration_bourse import play_exchange
from daect_tui.services.demonstration_mission import MissionTrail, Stage, produced
from daect_tui.services.demonstration_tour import prepare_tour
from daect_tui.services.producing import Production

_RAPPORTEUR = "Nadia Ferrand"
_ABSENT = "Virieu"
_REPRESENTED, _HOLDER = "Ambert", "Noyelles"
_LEAVES_EARLY = "Pontarlier"
_RECUSED_BODY = "Régions de France"


@dataclass(frozen=True, slots=True)
class Produced:
    """The files that the demonstration wrote, in the order in which they were made."""

    letters: tuple[Path, ...]
    others: tuple[Path, ...]


class Demonstration:
    """Replays the campaign on a new register; `told` is called with each step, in French."""

    def __init__(self, stage: Stage, told: Callable[[str], None]) -> None:
        self._stage = stage
        self._desk = stage.desk
        self._told = told
        self._story = story()

    def play(self, folder: Path) -> Produced:
        """Hold everything, and write its documents under a folder."""
        self._furnish()
        self._told("Quinze dossiers déposés, complets, instruits")
        references = [self._receive(fields, rank) for rank, fields in enumerate(applicants())]
        session = self._plan(references)
        self._told(f"Séance {session} tenue le 17 mai 2017, treize avis favorables")
        self._hold(session)
        minutes = self._minutes(session)
        self._told("Décisions signées le 22 mai, notifiées le 24 mai")
        decisions = self._decide(session)
        communique = self._desk.letters.produce_communique(session)
        exchange = play_exchange(self._stage)
        self._told(f"Demande {exchange} de la Bourse-partenariats proposée à des titulaires")
        self._told("Mission validée, modifiée, de retour, son rapport fusionné, évaluée, capitalisée")
        trail = MissionTrail(self._stage, folder).play()
        prepare_tour(self._stage, _RAPPORTEUR)
        self._told("Documents écrits")
        return Produced(
            tuple(self._write_letter(production, folder / "lettres") for production in decisions),
            (
                self._desk.minutes.write(minutes, folder / "proces-verbal.pdf"),
                self._desk.letters.write_to(produced(communique).chrono, folder / "communique.pdf"),
                *self._to_mail(decisions, folder),
                *trail,
            ),
        )

    def _furnish(self) -> None:
        told = self._story
        self._stage.at(told["session"]["planned_at"] - timedelta(days=60), 9)
        contact = Contact(**told["contact"])
        with self._desk.office.begin() as work:
            furnish(work, told["institution"]["phone"], told["institution"]["email"], contact)
            work.journal.append(Act("register.furnished", "registre", {"campagne": "2017"}))
            work.commit()
        for signatory in told["signatory"]:
            self._desk.directory.save_signatory(Signatory(valid_until=None, **signatory))
        for told_member in told["member"]:
            self._desk.directory.add_member(member(told_member))
        for route in told["route"]:
            self._desk.routing.save(Axis(route["axis"]), route["key"], route["referent"])

    def _receive(self, fields: dict[str, str], rank: int) -> str:
        received = self._story["session"]["deadline"] - timedelta(days=30 - 2 * rank)
        sent = received - timedelta(days=2)
        self._stage.at(received, 10, rank)
        draft = self._desk.intake.drafts.save(
            {**fields, "sent_on": f"{sent:%d/%m/%Y}", "received_on": f"{received:%d/%m/%Y}"}
        )
        filed = self._desk.intake.file(draft.id)
        reference = filed.reference
        self._stage.at(received + timedelta(days=3))
        self._desk.directory.verify(filed.organisation.id)
        for action in (DossierAction.ACKNOWLEDGE, DossierAction.FIND_COMPLETE, DossierAction.REVIEW):
            self._desk.intake.act(reference, action)
        return reference

    def _plan(self, references: list[str]) -> str:
        told = self._story["session"]
        self._stage.at(told["planned_at"], 11)
        plan = SessionPlan((PROGRAMME,), told["meets_on"], "", told["deadline"], told["place"], told["hour"])
        session = self._desk.agenda.plan(plan).reference
        proposals = dict(self._proposals())
        for reference in references:
            name = self._desk.intake.open(reference).dossier.organisation.name
            self._desk.agenda.add(session, reference, _RAPPORTEUR, proposals.get(name))
        self._convene(session)
        self._recuse(session)
        return session

    def _convene(self, session: str) -> None:
        told, convening = self._story["session"], self._desk.convening
        members = [line.member.id for line in convening.view(session).lines]
        self._stage.at(told["convened_on"], 17)
        convening.convene(session, members, told["convened_on"], SendingMode.EMAIL)
        self._stage.at(told["received_on"], 17)
        convening.receive(session, members, told["received_on"])

    def _recuse(self, session: str) -> None:
        """Have the member who sits for a laureate declare it: what the session suggests is answered."""
        for line in self._desk.interests.lines(session):
            if line.member.body == _RECUSED_BODY == line.item.organisation:
                reason = f"siège au nom de {_RECUSED_BODY}"
                self._desk.interests.declare(session, line.item.id, line.member.id, reason)

    def _proposals(self) -> Iterator[tuple[str, Motion]]:
        for told in self._story["fictional"]:
            grounds = Grounds(
                criteria=tuple(told.get("criteria", ())),
                reasons=told.get("reasons", ""),
                wanted=told.get("wanted", ""),
                wanted_until=told.get("wanted_until"),
            )
            yield told["name"], Motion(Outcome(told["proposal"]), grounds)

    def _hold(self, session: str) -> None:
        day = self._story["session"]["meets_on"]
        committee = self._desk.committee
        self._stage.at(day, 14, 5)
        sitting = committee.open(session).sitting
        ids = {seat.name.rsplit(" ", 1)[-1]: seat.member_id for seat in sitting.seats}
        arriving = {ids[name]: Presence.IN_ROOM for name in ids if name not in (_ABSENT, _REPRESENTED)}
        committee.arrive(session, arriving)
        committee.give_mandate(session, ids[_REPRESENTED], ids[_HOLDER])
        for item in sitting.items:
            self._stage.at(day, 14 + (10 + 8 * item.position) // 60, (10 + 8 * item.position) % 60)
            self._examine(session, item, ids)
        self._stage.at(day, 16, 20)
        self._desk.closing.close(session)

    def _examine(self, session: str, item: AgendaItem, ids: Mapping[str, int]) -> None:
        committee = self._desk.committee
        if item.position == 8:  # noqa: PLR2004 – she leaves in the middle of the agenda
            committee.leave(session, ids[_LEAVES_EARLY])
        if item.proposal.sense is Outcome.FAVOURABLE:
            committee.adopt_unanimously(session, item.id)
        elif item.proposal.sense is Outcome.ADJOURNED:
            self._by_hands(session, item)
        else:
            self._by_name(session, item)

    def _by_hands(self, session: str, item: AgendaItem) -> None:
        committee = self._desk.committee
        view = committee.room(session).current
        voices = len(view.voters) if view else 0
        committee.hands(session, item.id, item.proposal, Tally(voices - 2, 1, 1))
        committee.conclude(session, item.id, item.proposal.sense)

    def _by_name(self, session: str, item: AgendaItem) -> None:
        committee = self._desk.committee
        room = committee.open_named_ballot(session, item.id, item.proposal)
        voters = room.current.voters if room.current else ()
        for voter in voters:
            choice = Choice.ABSTAIN if voter is voters[-1] else Choice.FOR
            committee.cast(session, item.id, voter.member_id, choice)
        committee.conclude(session, item.id, item.proposal.sense)

    def _minutes(self, session: str) -> MinutesVersion:
        self._desk.minutes.draft(session)
        return self._desk.minutes.settle(session)

    def _decide(self, session: str) -> tuple[Production, ...]:
        told = self._story["session"]
        self._stage.at(told["signed_on"], 11)
        upcoming = self._story["next_session"]
        self._desk.agenda.plan(SessionPlan((PROGRAMME,), None, upcoming["period"], upcoming["deadline"]))
        pending = [line.decision.id for line in self._desk.decisions.of_session(session)]
        self._desk.decisions.sign(pending, told["signed_on"])
        letters = self._desk.letters.produce_decisions(session)
        chronos = [production.letter.chrono for production in letters if production.letter]
        self._desk.posting.mark_signed(chronos)
        self._stage.at(told["notified_on"], 9)
        self._desk.posting.mark_sent(chronos, told["notified_on"])
        self._desk.posting.mark_notified(chronos, told["notified_on"])
        return letters

    def _to_mail(self, decisions: tuple[Production, ...], folder: Path) -> tuple[Path, Path]:
        """Write the letters as the pile to print, and the labels of their envelopes in the same order."""
        chronos = tuple(produced(decision).chrono for decision in decisions)
        pile, labels = folder / "lettres-a-imprimer.pdf", folder / "etiquettes.pdf"
        plan = LotPlan(chronos, folder / "lettres", separate=False, merged=pile, resume=True)
        self._desk.lots.write(plan)
        self._desk.envelopes.write(chronos, plan.order, AddressSheet(()), labels)
        return pile, labels

    def _write_letter(self, production: Production, folder: Path) -> Path:
        letter = produced(production)
        return self._desk.letters.write_to(letter.chrono, folder / letter.file_name)
