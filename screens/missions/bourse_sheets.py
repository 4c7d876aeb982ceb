"""The sheets of a request of the Bourse: opinions to ask, an opinion, a sending, an answer."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dates import short_date
from daect_tui.domain.exchange_opinion_form import read_exchange_asking_form, read_exchange_opinion_form
from daect_tui.domain.exchange_request import Direction, ExchangeOpinion, ExchangeRequest
from daect_tui.domain.exchange_request_form import NO, YES, read_holder_answer_form, read_sending_form
from daect_tui.domain.mission import OpinionSense
from daect_tui.services.bourse import ExchangeFile
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice
from screens.widgets.fields import ChoiceField, DateField, Field, LineField, LongField
from screens.widgets.several import SeveralField

Sheet = SavingSheet[ExchangeRequest]

_OTHERS = "Les titulaires qui répondent à la demande, ou d’autres destinataires, un par ligne."


def asking_sheet(
    desk: Desk, opened: ExchangeFile, correspondents: Sequence[Correspondent], days: int
) -> Sheet:
    """Ask whom to consult, by when: préfectures and the postes of the countries first."""
    today = desk.office.clock.today()
    fields = (
        SeveralField(
            "correspondents", "À qui", "Demander l’avis de qui\u202f?", _asked(opened, correspondents),
            required=True,
        ),
        DateField("asked_on", "Demandé le", required=True),
        DateField("due_on", "Attendu le", required=True),
    )  # fmt: skip

    def save(texts: Mapping[str, str]) -> ExchangeRequest:
        asking = read_exchange_asking_form(texts, today)
        return desk.bourse_circuit.ask_opinions(opened.request.reference, asking)

    initial = {"asked_on": short_date(today), "due_on": short_date(today + timedelta(days=days))}
    return SavingSheet("Demander des avis", fields, save, initial)


def _asked(opened: ExchangeFile, correspondents: Sequence[Correspondent]) -> list[Choice[str]]:
    aimed = set(opened.request.content.countries)
    known = {opinion.correspondent for opinion in opened.opinions}

    def distance(one: Correspondent) -> tuple[bool, str]:
        near = one.country in aimed if one.kind is CorrespondentKind.POSTE else False
        return (not (near or one.kind is CorrespondentKind.PREFECTURE), one.name)

    return [
        Choice(str(one.id), ", ".join(filter(None, (one.name, one.place))), _told(one))
        for one in sorted(correspondents, key=distance)
        if one.id not in known
    ]


def _told(one: Correspondent) -> str:
    where = country_name(one.country) if one.country else one.region
    return ", ".join(filter(None, (one.kind.label, where, one.person))) + "."


def opinion_sheet(desk: Desk, opinion: ExchangeOpinion) -> Sheet:
    """Ask what was answered, and when."""
    today = desk.office.clock.today()
    fields = (
        ChoiceField("sense", "Sens", [(sense.value, sense.label) for sense in OpinionSense], required=True),
        DateField("received_on", "Reçu le", required=True),
        LongField("text", "Texte", lines=4),
    )

    def save(texts: Mapping[str, str]) -> ExchangeRequest:
        answer = read_exchange_opinion_form(texts, today)
        return desk.bourse_circuit.receive_opinion(opinion.id, answer)

    return SavingSheet(f"Avis\u00a0: {opinion.source}", fields, save, {"received_on": short_date(today)})


def sending_sheet(desk: Desk, opened: ExchangeFile) -> Sheet:
    """Ask to whom the request is sent; what stands against it asks for a motive."""
    today = desk.office.clock.today()
    fields: list[Field] = [
        SeveralField("labels", "Titulaires", "Écrire à quel titulaire\u202f?", _holders(opened)),
        LongField("others", "Autres", lines=2),
        DateField("sent_on", "Envoyée le", required=True),
    ]
    if opened.guards:
        fields.append(LineField("reason", "Motif", required=True))

    def save(texts: Mapping[str, str]) -> ExchangeRequest:
        return desk.bourse_circuit.send(opened.request.reference, read_sending_form(texts, today))

    french = opened.request.content.direction is Direction.FRENCH
    return SavingSheet(
        "Diffuser la fiche" if french else "Proposer à des titulaires",
        fields,
        save,
        {"sent_on": short_date(today)},
        "\n".join((*(f"✗ {guard.sentence}" for guard in opened.guards), _OTHERS)),
    )


def _holders(opened: ExchangeFile) -> list[Choice[str]]:
    known = {contact.label for contact in opened.contacts}
    return [
        Choice(
            match.profile.reference,
            f"{match.profile.heading} · {match.profile.title}",
            "\n".join((match.standing, *match.reasons)),
        )
        for match in opened.holders.matches
        if match.profile.reference not in known
    ]


def answer_sheet(desk: Desk, opened: ExchangeFile, contact: str = "") -> Sheet:
    """Ask who answered, when, whether there is interest; `contact` is the number of who was chosen."""
    today = desk.office.clock.today()
    fields = (
        ChoiceField("contact", "Qui répond", [(str(one.id), one.name) for one in opened.contacts]),
        LineField("name", "Ou un autre"),
        ChoiceField("interested", "Intéressé", [(YES, "oui"), (NO, "non")], required=True),
        DateField("answered_on", "Répondu le", required=True),
        LongField("note", "Note", lines=3),
    )

    def save(texts: Mapping[str, str]) -> ExchangeRequest:
        return desk.bourse_circuit.answer(opened.request.reference, read_holder_answer_form(texts, today))

    initial = {"contact": contact, "answered_on": short_date(today)}
    return SavingSheet("Enregistrer une réponse", fields, save, initial)
