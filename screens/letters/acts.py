"""What may be done to letters of the register: the menu of Ctrl+T, and each act with what it asks."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import LETTER_MACHINE, Letter, LetterAction, LetterState
from daect_tui.domain.mailing import MailMode
from daect_tui.domain.mailing_form import past_day
from daect_tui.domain.registered_number import number_warning
from daect_tui.domain.text import counted
from screens.letters.queue import ask_and_queue, cancel_pending
from screens.letters.sheets import correction_sheet, departure_sheet, return_sheet
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.entry import EntryModal
from screens.widgets.text import capital

if TYPE_CHECKING:
    from screens.letters.screens import LettersScreen

# Each gives back what was done, in words; empty when nothing was.
Act = Callable[["LettersScreen", Sequence[Letter]], Awaitable[str]]

_ELSEWHERE = "Ce qui l’a été sans cette application."
_NO_JOB = "Aucune impression n’est en cours."
_REGISTERED = (MailMode.REGISTERED, MailMode.REGISTERED_RECEIPT)
_ON_ITS_WAY = (LetterState.SENT, LetterState.PRESENTED, LetterState.NOTIFIED, LetterState.RETURNED)


async def ask_act(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    """Offer what the letters allow; a refusal names the first that stands against."""
    title = counted(len(letters), "document") if len(letters) > 1 else letters[0].chrono
    act = await screen.app.push_screen_wait(ChoiceModal(title, sorted_choices(_choices(screen, letters))))
    return await act(screen, letters) if act is not None else ""


async def _step_back(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    return _told(await asyncio.to_thread(screen.desk.posting.step_back, _chronos(letters)))


def refused(letters: Sequence[Letter], action: LetterAction) -> str:
    """Say why an act cannot be done to all these letters; empty when it can."""
    for letter in letters:
        if not letter.kind.is_mailed and action not in (LetterAction.PRINT, LetterAction.STEP_BACK):
            return f"{letter.chrono} ({letter.kind.label}) ne s’envoie pas."
        refusal = LETTER_MACHINE.refusal(letter.state, action)
        if refusal:
            return f"{letter.chrono}\u00a0: {refusal}"
    return ""


def _choices(screen: "LettersScreen", letters: Sequence[Letter]) -> list[Choice[Act]]:
    further = any(LETTER_MACHINE.refusal(letter.state, LetterAction.PRINT) for letter in letters)
    many = "Une date se corrige courrier par courrier." if len(letters) > 1 else ""
    off = "" if letters[0].state in _ON_ITS_WAY else f"{letters[0].chrono} n’est pas encore parti."
    jobs = screen.queue.pending
    job = f" ({jobs[-1].job.identifier})" if jobs else ""
    own: list[Choice[Act]] = [Choice(_print, "Imprimer le courrier", "Sur l’imprimante choisie.")]
    copies: list[Choice[Act]] = [
        Choice(_print, "Réimprimer la copie", "La copie conservée, octet pour octet.")
    ]
    return [
        *([] if further else own),
        _choice(letters, LetterAction.SIGN, _sign),
        _choice(letters, LetterAction.SEND, _send, "Quand, comment, sous quel numéro."),
        _choice(letters, LetterAction.NOTIFY, _notify, "Ctrl+L les saisit tous d’un coup."),
        _choice(letters, LetterAction.PRESENT, _present, "Le facteur est passé, le pli attend."),
        _choice(letters, LetterAction.RETURN, _return, "Refusé, non réclamé, inconnu, adresse fausse."),
        Choice(_correct, "Corriger une date", "Avec un motif, qui reste au journal.", many or off),
        *(copies if further else []),
        Choice(_note_printed, "Noter comme imprimé", _ELSEWHERE, refused(letters, LetterAction.PRINT)),
        _choice(letters, LetterAction.STEP_BACK, _step_back, "De ce qui est choisi."),
        Choice(_cancel, f"Annuler l’impression{job}", refusal="" if jobs else _NO_JOB),
    ]


def _choice(letters: Sequence[Letter], action: LetterAction, act: Act, detail: str = "") -> Choice[Act]:
    return Choice(act, capital(action.label), detail, refused(letters, action))


async def _print(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    if await ask_and_queue(screen, screen.queue, letters):
        screen.untick()
    return ""


async def _note_printed(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    return _told(await asyncio.to_thread(screen.desk.posting.mark_printed, _chronos(letters)))


async def _sign(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    return _told(await asyncio.to_thread(screen.desk.posting.mark_signed, _chronos(letters)))


async def _send(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    left = await screen.app.push_screen_wait(departure_sheet(letters, _today(screen)))
    if left is None:
        return ""
    send = partial(screen.desk.posting.mark_sent, number=left.number, email=left.email)
    done = await asyncio.to_thread(send, _chronos(letters), left.day, left.mode)
    return " ".join(filter(None, (_told(done), _numbers(done), number_warning(left.number))))


async def _present(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    return await _dated(screen, letters, LetterAction.PRESENT, screen.desk.posting.mark_presented)


async def _notify(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    return await _dated(screen, letters, LetterAction.NOTIFY, screen.desk.posting.mark_notified)


async def _dated(
    screen: "LettersScreen",
    letters: Sequence[Letter],
    action: LetterAction,
    mark: Callable[[Sequence[str], date], tuple[Letter, ...]],
) -> str:
    today = _today(screen)
    asked = EntryModal(capital(action.label), "Date\u00a0:", partial(_day, today=today), short_date(today))
    day = await screen.app.push_screen_wait(asked)
    return _told(await asyncio.to_thread(mark, _chronos(letters), day)) if day else ""


async def _return(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    came_back = await screen.app.push_screen_wait(return_sheet(letters, _today(screen)))
    if came_back is None:
        return ""
    return _told(await asyncio.to_thread(screen.desk.posting.mark_returned, _chronos(letters), came_back))


async def _correct(screen: "LettersScreen", letters: Sequence[Letter]) -> str:
    (letter,) = letters
    correction = await screen.app.push_screen_wait(correction_sheet(letter, _today(screen)))
    if correction is None:
        return ""
    await asyncio.to_thread(screen.desk.posting.correct, letter.chrono, correction.dates, correction.reason)
    return f"Dates de {letter.chrono} corrigées."


async def _cancel(screen: "LettersScreen", _letters: Sequence[Letter]) -> str:
    await cancel_pending(screen, screen.queue)
    return ""


def _numbers(done: Sequence[Letter]) -> str:
    """Say where the numbers of letters that left together are typed."""
    registered = any(letter.mode in _REGISTERED for letter in done)
    return "Ctrl+L note leurs numéros." if registered and len(done) > 1 else ""


def _told(done: Sequence[Letter]) -> str:
    """Say what letters are now: « 3 courriers envoyés. »."""
    states = {letter.state for letter in done}
    count = len(done)
    if len(states) > 1:
        return f"{counted(count, 'courrier suivi', 'courriers suivis')}."
    return f"{counted(count, 'courrier')} {done[0].state.label}{'s' if count > 1 else ''}."


def _chronos(letters: Sequence[Letter]) -> list[str]:
    return [letter.chrono for letter in letters]


def _today(screen: "LettersScreen") -> date:
    return screen.desk.office.clock.today()


def _day(typed: str, today: date) -> date:
    day = past_day(typed, "Date", today)
    if day is None:
        raise Refusal("Écrivez la date, par exemple 24/05/2017.")
    return day
