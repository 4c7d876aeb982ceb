"""Asking for a motion, or for what a decision rests on: the fields that its sense needs."""

from collections.abc import Mapping, Sequence

from textual.app import App

from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.grounds_form import grounds_fields, read_grounds
from daect_tui.domain.programme import Award, Programme
from daect_tui.domain.session import VOTED_OUTCOMES, Motion, Outcome
from daect_tui.domain.standard_text import TextKind
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.sheet import SheetModal
from screens.widgets.checks import ChecksField
from screens.widgets.fields import DateField, Field, LineField, LongField

_OF_A_CALL = {
    Outcome.FAVOURABLE: "Le projet est retenu, pour un montant.",
    Outcome.WITH_RESERVATIONS: "Le projet est retenu, pour un montant et avec des réserves qui sont écrites.",
}
_FORMULATION = {
    Outcome.FAVOURABLE: "Le label est proposé sans réserve.",
    Outcome.WITH_RESERVATIONS: "Le label est proposé, avec des réserves qui sont écrites.",
    Outcome.ADJOURNED: "Le dossier revient quand ce qui manque est arrivé.",
    Outcome.UNFAVOURABLE: "Le refus est proposé, pour des critères qui sont cités.",
}
_NEEDS = {
    Outcome.WITH_RESERVATIONS: ("reservations",),
    Outcome.ADJOURNED: ("wanted", "wanted_until", "reasons"),
    Outcome.UNFAVOURABLE: ("criteria", "reasons"),
}
_SENSES = {
    DecisionKind.LABEL: Outcome.WITH_RESERVATIONS,
    DecisionKind.RETAIN: Outcome.WITH_RESERVATIONS,
    DecisionKind.ADJOURN: Outcome.ADJOURNED,
    DecisionKind.REFUSE: Outcome.UNFAVOURABLE,
}


async def ask_motion(
    app: App[None], programme: Programme, proposed: Motion, wordings: Sequence[str] = ()
) -> Motion | None:
    """Ask for a sense, then for what it needs; `None` when the user goes back.

    `wordings` are the reservations that may be ticked rather than typed.
    """
    formulation = {**_FORMULATION, **(_OF_A_CALL if programme.award is Award.SUPPORT else {})}
    choices = [Choice(sense, sense.label.capitalize(), formulation[sense]) for sense in VOTED_OUTCOMES]
    sense = await app.push_screen_wait(ChoiceModal("Motion à mettre aux voix", choices))
    if sense is None:
        return None
    needs = _needs(sense, programme)
    if not needs:
        return Motion(sense)
    known = proposed.grounds if proposed.sense is sense else Grounds()
    title = sense.label.capitalize()
    if sense is Outcome.WITH_RESERVATIONS and wordings:
        grounds = await _ask_reservations(app, title, wordings, known, needs)
    else:
        grounds = await ask_grounds(app, title, needs, programme, known)
    return Motion(sense, grounds) if grounds is not None else None


def _needs(sense: Outcome, programme: Programme) -> tuple[str, ...]:
    """Name what an opinion must say; one that favours a project of a call proposes its amount too."""
    given = ("amount",) if programme.award is Award.SUPPORT and sense in _OF_A_CALL else ()
    return (*given, *_NEEDS.get(sense, ()))


async def _ask_reservations(
    app: App[None], title: str, wordings: Sequence[str], known: Grounds, needs: Sequence[str]
) -> Grounds | None:
    """Ask for reservations: some ticked in the library, others typed; the ticked ones come first."""
    kept = grounds_fields(known)
    ticked = [text for text in wordings if text in known.reservations]
    typed = [text for text in known.reservations if text not in wordings]
    numbered = {str(rank): text for rank, text in enumerate(wordings)}

    def read(texts: Mapping[str, str]) -> Grounds:
        chosen = [numbered[code] for code in texts["library"].splitlines()]
        reservations = "\n".join((*chosen, texts["reservations"]))
        return read_grounds({**kept, **texts, "reservations": reservations})

    fields = (
        *([_amount()] if "amount" in needs else []),
        ChecksField("library", "Réserves types", list(numbered.items()), hint="Espace coche."),
        LongField("reservations", "Autres réserves", lines=3, hint="Une réserve par ligne."),
    )
    codes = [code for code, text in numbered.items() if text in ticked]
    initial = {"amount": kept["amount"], "library": "\n".join(codes), "reservations": "\n".join(typed)}
    return await app.push_screen_wait(SheetModal(title, fields, read, initial))


async def ask_decision_grounds(
    app: App[None], kind: DecisionKind, programme: Programme, known: Grounds
) -> Grounds | None:
    """Ask for what a decision of a kind must say."""
    needs = _needs(_SENSES[kind], programme)
    return await ask_grounds(app, kind.label.capitalize(), needs, programme, known)


async def ask_grounds(
    app: App[None], title: str, names: Sequence[str], programme: Programme, known: Grounds
) -> Grounds | None:
    """Ask for some of the grounds, the others staying as they are known."""
    kept = grounds_fields(known)

    def read(texts: Mapping[str, str]) -> Grounds:
        return read_grounds({**kept, **texts})

    fields = _fields(programme, names)
    return await app.push_screen_wait(SheetModal(title, [fields[name] for name in names], read, kept))


def _fields(programme: Programme, names: Sequence[str]) -> dict[str, Field]:
    refuses = "criteria" in names
    kinds = (TextKind.REFUSAL, TextKind.CRITERION) if refuses else (TextKind.ADJOURNMENT,)
    reserved = (TextKind.RESERVATION,)
    criteria = [(criterion.code, criterion.text) for criterion in programme.standing]
    return {
        "amount": _amount(),
        "criteria": ChecksField("criteria", "Critères", criteria, hint="Espace coche."),
        "reasons": LongField("reasons", "Motifs de fait", lines=3, kinds=kinds),
        "reservations": LongField(
            "reservations", "Réserves", lines=4, hint="Une réserve par ligne.", kinds=reserved
        ),
        "wanted": LongField("wanted", "Attendu", lines=3, kinds=(TextKind.WANTED,)),
        "wanted_until": DateField("wanted_until", "Au plus tard le"),
    }


def _amount() -> LineField:
    return LineField("amount", "Montant", hint="En euros, accordé au projet.")
