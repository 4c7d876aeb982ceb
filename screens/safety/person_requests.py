"""Requests of people about their data: those that wait with their last day, a new one, an answer."""

import asyncio
from collections.abc import Mapping

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.person_request import PersonOutcome, PersonRequest, PersonRight
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.reason import ReasonModal
from screens.widgets.fields import ChoiceField, DateField, LineField

_NEW, _FIND, _EXTEND = 0, "chercher", "prolonger"
_MONTH = "La réponse est due dans le mois qui suit la réception (RGPD, art. 12.3)."


async def show_requests(screen: DeskScreen[None]) -> str:
    """Show the requests, in a `@writing` method; return the person to look for, where one is asked for."""
    requests = {one.id: one for one in await asyncio.to_thread(screen.desk.person_requests.all)}
    new = Choice(_NEW, "Enregistrer une demande…", _MONTH)
    listed = [Choice(one.id, _line(one), _told(one)) for one in requests.values()]
    chosen = await screen.app.push_screen_wait(ChoiceModal("Demandes de personnes", [new, *listed]))
    if chosen == _NEW:
        made = await screen.app.push_screen_wait(_sheet(screen.desk))
        if made is not None:
            screen.kept(f"Demande enregistrée\u00a0: à répondre avant le {short_date(made.deadline.due)}.")
    elif chosen is not None and requests[chosen].is_open:
        return await _act(screen, requests[chosen])
    return ""


async def _act(screen: DeskScreen[None], request: PersonRequest) -> str:
    acts = [
        Choice(_FIND, "Chercher cette personne", "Pour lui remettre, rectifier ou effacer ses données."),
        *(Choice(one.value, f"Répondu\u00a0: {one.label}") for one in PersonOutcome),
    ]
    if not request.extension:
        acts.append(Choice(_EXTEND, "Prolonger de deux mois…", "La personne est prévenue, avec le motif."))
    what = await screen.app.push_screen_wait(ChoiceModal(_line(request), acts))
    if what == _FIND:
        return request.person
    if what == _EXTEND:
        reason = await screen.app.push_screen_wait(ReasonModal("Prolonger de deux mois"))
        if reason is not None:
            await asyncio.to_thread(screen.desk.person_requests.extend, request.id, reason)
            screen.kept("Demande prolongée de deux mois.")
    elif what is not None:
        await asyncio.to_thread(screen.desk.person_requests.answer, request.id, PersonOutcome(what))
        screen.kept("Réponse notée.")
    return ""


def _line(request: PersonRequest) -> str:
    when = request.outcome_label or f"avant le {short_date(request.deadline.due)}"
    return f"{request.person}, {request.right.label}, {when}"


def _told(request: PersonRequest) -> str:
    return "\n".join(filter(None, (request.deadline.explanation, request.extension, request.note)))


def _sheet(desk: Desk) -> SavingSheet[PersonRequest]:
    today = desk.office.clock.today()
    rights = [(one.value, one.label) for one in PersonRight]
    fields = (
        LineField("person", "Personne", required=True, hint="Prénom et nom de qui demande."),
        ChoiceField("right", "Droit", rights, required=True),
        DateField("received_on", "Reçue le", required=True),
        LineField("note", "Note"),
    )

    def save(texts: Mapping[str, str]) -> PersonRequest:
        day = parse_date(texts["received_on"], "received_on") or today
        right = PersonRight(texts["right"] or PersonRight.ACCESS)
        return desk.person_requests.record(
            PersonRequest(0, right, texts["person"].strip(), day, texts["note"].strip())
        )

    first = {"right": PersonRight.ACCESS.value, "received_on": short_date(today)}
    return SavingSheet("Demande d’une personne", fields, save, first, _MONTH)
