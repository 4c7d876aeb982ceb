"""Dossiers: typed, filed, amended, and passed from state to state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from daect_tui.domain.deadlines import Deadline, silence
from daect_tui.domain.decision import Decision
from daect_tui.domain.dossier import (
    Dossier,
    DossierAction,
    DossierContent,
    DossierState,
    Referents,
)
from daect_tui.domain.dossier_form import DossierForm, read_dossier_form
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import Letter
from daect_tui.domain.organisation import Organisation, stays_verified
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.programme import Programme
from daect_tui.domain.references import Series, dossier_reference
from daect_tui.domain.reversal import Reversal
from daect_tui.domain.states import Passage
from daect_tui.domain.text import fold, quoted
from daect_tui.services.catalogue import countries, country_name, themes
from daect_tui.services.clocks_of_dossier import DossierClocks, clocks_of, with_silence
from daect_tui.services.drafts import Drafts
from daect_tui.services.moves import move_dossier, record_passage
from daect_tui.services.office import Office
from daect_tui.services.pieces import PieceBook, book_of
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.routing import Router, routed_act
from daect_tui.services.similar import file_nevertheless, join

# What the desk does by hand on a dossier; the other passages come from the committee and decisions, or
# from the form that gives their grounds.
DESK_ACTIONS = (
    DossierAction.ACKNOWLEDGE,
    DossierAction.FIND_INCOMPLETE,
    DossierAction.FIND_COMPLETE,
    DossierAction.REVIEW,
    DossierAction.RESUME,
    DossierAction.WITHDRAW,
)

# What is asked may change until the committee has it.
_AMENDABLE = frozenset(
    {
        DossierState.FILED,
        DossierState.ACKNOWLEDGED,
        DossierState.INCOMPLETE,
        DossierState.COMPLETE,
        DossierState.UNDER_REVIEW,
    }
)


@dataclass(frozen=True, slots=True)
class DossierFile:
    """Everything shown of one dossier; `reversals` are the acts that ended a decision, by its number."""

    dossier: Dossier
    passages: tuple[Passage, ...]
    decisions: tuple[Decision, ...]
    reversals: Mapping[int, Reversal]
    letters: tuple[Letter, ...]
    clocks: DossierClocks
    book: PieceBook
    opinions: tuple[DossierOpinion, ...]

    @property
    def silence(self) -> Deadline | None:
        """When silence rejects it; `None` once silence can decide nothing more."""
        return self.clocks.silence


@cache
def country_codes() -> dict[str, str]:
    """Return the code of each country by its folded French names."""
    return {
        fold(name): country.code
        for country in countries()
        for name in (country.other_name, country.name)
        if name
    }


class Intake:
    """The use cases of F3 Dossiers."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.drafts = Drafts(office, FormKind.DOSSIER)

    def programmes(self) -> tuple[Programme, ...]:
        """Return the catalogue, to choose from."""
        with self._office.reading() as work:
            return work.programmes.all()

    def open(self, reference: str) -> DossierFile:
        """Return a dossier with its history; raises `UnknownReference`."""
        with self._office.reading() as work:
            dossier = work.dossiers.get(reference)
            decisions = work.decisions.of_dossier(reference)
            return DossierFile(
                dossier,
                work.passages.of(reference),
                decisions,
                work.reversals.of_decisions([one.id for one in decisions]),
                work.letters.of_subject(reference),
                clocks_of(work, dossier),
                book_of(work, dossier),
                work.opinions.of(reference),
            )

    def file(self, draft_id: int, link: str = "", reason: str = "") -> Dossier:
        """Make a filed dossier of a draft and remove the draft.

        `link` is the earlier request, or label, that it is joined to; `reason` why it is filed in
        spite of what looks like it. Raises `FormRefused` with every faulty field, `UnknownReference`
        for an unknown programme.
        """
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            form = read_dossier_form(draft.fields, country_codes(), themes(), self._office.clock.today())
            dossier = register_dossier(work, self._office, form)
            if link:
                join(work, self._office, dossier.reference, link)
            if reason.strip():
                file_nevertheless(work, self._office, dossier, reason)
            work.drafts.remove(draft_id)
            work.commit()
        return dossier

    def amend(self, draft_id: int) -> Dossier:
        """Apply a draft to the dossier that it edits, and remove the draft.

        The programme of a filed dossier does not change: its reference bears it.
        """
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            dossier = work.dossiers.get(draft.target)
            form = read_dossier_form(draft.fields, country_codes(), themes(), self._office.clock.today())
            check_amendable(dossier, form.content)
            organisation = work.organisations.update(
                replace(
                    form.organisation,
                    id=dossier.organisation.id,
                    verified=stays_verified(dossier.organisation, form.organisation),
                )
            )
            changed = replace(dossier, organisation=organisation, content=form.content)
            amended = work.dossiers.update(with_silence(work, changed))
            work.journal.append(
                Act("dossier.amended", dossier.reference, {"champs": _changed(dossier, amended)})
            )
            work.drafts.remove(draft_id)
            work.commit()
        return amended

    def act(self, reference: str, action: DossierAction, reason: str = "") -> Dossier:
        """Make a dossier pass by one of the desk's actions; raises `Refusal` with its sentence."""
        if action not in DESK_ACTIONS:
            raise Refusal(
                f"L’action {quoted(action.label)} vient du comité ou d’une décision, non du bureau."
            )
        with self._office.begin() as work:
            moved = move_dossier(work, self._office, work.dossiers.get(reference), action, reason)
            work.commit()
        return moved


def check_amendable(dossier: Dossier, content: DossierContent) -> None:
    """Refuse a change of what is asked once the committee has it; identity and address stay open.

    A letter that lacks an address or a call can thus be completed at any time.
    """
    if dossier.state not in _AMENDABLE and content != dossier.content:
        raise Refusal(
            f"Le dossier {dossier.reference} est {quoted(dossier.state.label)}\u00a0: "
            "la demande ne se modifie plus, seuls l’identité et l’adresse le peuvent. "
            "Vos saisies restent dans le brouillon."
        )


def register_dossier(work: UnitOfWork, office: Office, form: DossierForm) -> Dossier:
    """File a form in the caller's transaction: organisation, number, dossier, passage, journal."""
    programme = work.programmes.get(form.programme)
    year = form.content.received_on.year
    number = work.next_number(Series.DOSSIER, programme.code, year)
    referents = Router(work).of(form.organisation, form.content).referents
    dossier = work.dossiers.add(
        Dossier(
            id=0,
            reference=dossier_reference(programme.code, year, number),
            programme=programme.code,
            organisation=_known_or_new(work, form.organisation),
            content=form.content,
            state=DossierState.FILED,
            silence_on=silence(form.content.received_on).due,
            referents=referents,
            origin=form.origin,
            version=1,
        )
    )
    passage = (DossierState.DRAFT, DossierAction.FILE, DossierState.FILED)
    record_passage(work, office, "dossier", dossier.reference, passage)
    if referents != Referents():
        work.journal.append(routed_act(dossier.reference, referents, "selon la table"))
    return dossier


def _known_or_new(work: UnitOfWork, typed: Organisation) -> Organisation:
    """Reuse the organisation of the same name and number, brought up to date, or add it."""
    for known in work.organisations.named(typed.name):
        if known.kind is typed.kind and known.siren == typed.siren:
            return work.organisations.update(replace(typed, id=known.id, verified=known.verified))
    return work.organisations.add(typed)


def _changed(before: Dossier, after: Dossier) -> list[str]:
    names = (*before.content.__dataclass_fields__,)
    changed = [name for name in names if getattr(before.content, name) != getattr(after.content, name)]
    return [*changed, *(["organisation"] if before.organisation != after.organisation else [])]


def form_fields(dossier: Dossier) -> dict[str, str]:
    """Write a dossier back as the raw texts of its form, to edit it."""
    content = dossier.content
    return {
        "programme": dossier.programme,
        **organisation_fields(dossier.organisation),
        "domain": content.domain,
        "theme": content.theme,
        "skills": content.skills,
        "evidence": content.evidence,
        "mobilisation": content.mobilisation,
        "countries": ", ".join(country_name(code) for code in content.countries),
        "languages": content.languages,
        "experts": content.experts,
        "channel": content.channel.value,
        "sent_on": f"{content.sent_on:%d/%m/%Y}" if content.sent_on else "",
        "received_on": f"{content.received_on:%d/%m/%Y}",
    }
