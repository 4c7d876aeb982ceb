"""The circuits of the Bourse: opinions asked and received, sendings, answers."""

from dataclasses import replace

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange_opinion_form import ExchangeAsking, ExchangeOpinionAnswer
from daect_tui.domain.exchange_request import (
    SENDING,
    ExchangeAction,
    ExchangeContact,
    ExchangeOpinion,
    ExchangeRequest,
    ExchangeState,
)
from daect_tui.domain.exchange_request_form import HolderAnswer, Sending
from daect_tui.domain.intake_delays import delays_on
from daect_tui.domain.journal import Act
from daect_tui.domain.text import fold, listed, quoted
from daect_tui.services.bourse_moves import move_request, past_guards
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class BourseCircuit:
    """The use cases of the tabs « Avis » and « Réponses » of a request."""

    def __init__(self, office: Office) -> None:
        self._office = office

    # ── Opinions ───────────────────────────────────────────────────────────────────────────

    def correspondents(self) -> tuple[tuple[Correspondent, ...], int]:
        """Return who may be asked, and the days given for an answer."""
        with self._office.reading() as work:
            delays = delays_on(work.institution.delays(), self._office.clock.today())
            return tuple(one for one in work.correspondents.all() if one.active), delays.opinion_days

    def ask_opinions(self, reference: str, asking: ExchangeAsking) -> ExchangeRequest:
        """Ask some correspondents, all or none; raises `Refusal` for one who was asked already."""
        with self._office.begin() as work:
            request = work.exchange_requests.get(reference)
            known = {one.correspondent for one in work.exchange_requests.opinions(reference)}
            asked = [work.correspondents.get(number) for number in asking.correspondents]
            again = [one.name for one in asked if one.id in known]
            if again:
                raise Refusal(f"Un avis est déjà demandé à {listed(again)}. Choisissez d’autres services.")
            for one in asked:
                work.exchange_requests.add_opinion(
                    ExchangeOpinion(
                        0, reference, one.id, one.name, one.kind, one.country, asking.asked_on, asking.due_on
                    )
                )
            names = listed([one.name for one in asked])
            moved = move_request(work, self._office, request, ExchangeAction.ASK_OPINIONS, names)
            work.commit()
        return moved

    def receive_opinion(self, opinion_id: int, answer: ExchangeOpinionAnswer) -> ExchangeRequest:
        """Record an opinion; the last one awaited tells that all are in."""
        with self._office.begin() as work:
            opinion = work.exchange_requests.opinion(opinion_id)
            if opinion.received_on is not None:
                raise Refusal(f"L’avis de {opinion.source} est déjà enregistré.")
            if answer.received_on < opinion.asked_on:
                raise Refusal(
                    f"L’avis a été demandé le {short_date(opinion.asked_on)}\u202f; il ne peut pas être "
                    f"reçu le {short_date(answer.received_on)}. Vérifiez la date."
                )
            work.exchange_requests.update_opinion(
                replace(opinion, sense=answer.sense, received_on=answer.received_on, text=answer.text)
            )
            detail: dict[str, str | int | list[str]] = {"de": opinion.source, "sens": answer.sense.value}
            work.journal.append(Act("bourse.opinion_received", opinion.request, detail))
            request = work.exchange_requests.get(opinion.request)
            awaited = [one for one in work.exchange_requests.opinions(opinion.request) if not one.received_on]
            if not awaited and request.state is ExchangeState.OPINIONS_ASKED:
                request = move_request(work, self._office, request, ExchangeAction.COMPLETE_OPINIONS, "")
            work.commit()
        return request

    # ── Sendings and answers ───────────────────────────────────────────────────────────────

    def send(self, reference: str, sending: Sending) -> ExchangeRequest:
        """Circulate a request, or propose it to holders, according to its circuit.

        What stands against it refuses it, unless a reason is given; raises `RefusedForReasons`.
        """
        with self._office.begin() as work:
            request = work.exchange_requests.get(reference)
            action = SENDING[request.content.direction]
            request.circuit.after(request.state, action)
            request = past_guards(work, request, sending.reason)
            known = {fold(one.name) for one in work.exchange_requests.contacts(reference)}
            found = [(number, work.labels.get(number).holder) for number in sending.labels]
            found += [("", name) for name in sending.others]
            for label, name in found:
                if fold(name) in known:
                    raise Refusal(f"La demande a déjà été adressée à {quoted(name)}. Retirez-le.")
                work.exchange_requests.add_contact(
                    ExchangeContact(0, reference, label, name, sending.sent_on)
                )
            moved = move_request(work, self._office, request, action, listed([name for _, name in found]))
            work.commit()
        return moved

    def answer(self, reference: str, answer: HolderAnswer) -> ExchangeRequest:
        """Record what somebody answered; an answer may be corrected by another."""
        with self._office.begin() as work:
            name = self._keep_answer(work, reference, answer)
            said = f"{name}\u00a0: {'intéressé' if answer.interested else 'pas intéressé'}"
            request = work.exchange_requests.get(reference)
            moved = move_request(work, self._office, request, ExchangeAction.ANSWER, said)
            work.commit()
        return moved

    @staticmethod
    def _keep_answer(work: UnitOfWork, reference: str, answer: HolderAnswer) -> str:
        """Keep an answer with who it was asked of, or with somebody else; return their name."""
        contacts = {one.id: one for one in work.exchange_requests.contacts(reference)}
        known = contacts.get(answer.contact) or ExchangeContact(0, reference, "", answer.name, None)
        if not known.name:
            raise Refusal("Ce destinataire n’est pas dans la liste. Relisez la demande.")
        if known.sent_on and answer.answered_on < known.sent_on:
            raise Refusal(
                f"La demande a été envoyée le {short_date(known.sent_on)}\u202f; elle n’a pas reçu de "
                f"réponse le {short_date(answer.answered_on)}. Vérifiez la date."
            )
        told = replace(known, answered_on=answer.answered_on, interested=answer.interested, note=answer.note)
        if known.id:
            work.exchange_requests.update_contact(told)
        else:
            work.exchange_requests.add_contact(told)
        return known.name
