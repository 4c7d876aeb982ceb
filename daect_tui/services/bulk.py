"""Acts on many dossiers: foreseen one by one, then done all together or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from daect_tui.domain.bulk import PASSAGES, BulkAct, BulkAction, Concerned, Consequences, Skipped
from daect_tui.domain.dossier import DOSSIER_MACHINE, Dossier, Referents
from daect_tui.domain.errors import Refusal, StaleRecord
from daect_tui.domain.journal import Act
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.text import NBSP, clean_line, grouped
from daect_tui.services.agenda import check_joining, put_on_agenda
from daect_tui.services.eligibility import check_eligible
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.routing import check_followed, give_referents

# One transaction holds every other writer up: it stays within some seconds.
MOST = 1000
_NAMED = 3


class BulkActs:
    """The use cases of a selection in the register."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def selected(self, query: RegisterQuery) -> tuple[str, ...]:
        """Return all that a query shows, in its order; raises `Refusal` when it is too much at once."""
        with self._office.reading() as work:
            found = work.register_view.references(query, self._office.clock.today(), MOST + 1)
        _check_size(found)
        return found

    def foresee(self, act: BulkAct, references: Sequence[str]) -> Consequences:
        """Say what an act would do to each dossier, without doing anything.

        Raises `Refusal` when the act is not complete, `UnknownReference` for an unknown session.
        """
        act = _checked(act)
        _check_size(references)
        applied: list[Concerned] = []
        skipped: list[Skipped] = []
        with self._office.reading() as work:
            known = work.bulk_dossiers.get(references)
            for reference in references:
                dossier = known.get(reference)
                if dossier is None:
                    skipped.append(Skipped(reference, "", "Ce dossier n’est plus dans le registre."))
                    continue
                name = dossier.organisation.name
                objection = self._objection(work, act, dossier)
                if objection:
                    skipped.append(Skipped(reference, name, objection))
                else:
                    applied.append(Concerned(reference, name, dossier.version))
        return Consequences(act, tuple(applied), tuple(skipped))

    def apply(self, foreseen: Consequences) -> tuple[Dossier, ...]:
        """Do what was foreseen, as one unit: each dossier has its own act in the journal, and all have one.

        Raises `StaleRecord` when one of the dossiers was changed since; nothing is done then.
        """
        references = [concerned.reference for concerned in foreseen.applied]
        if not references:
            raise Refusal("Aucun de ces dossiers ne peut recevoir cet acte. Rien n’a été fait.")
        with self._office.begin() as work:
            known = work.bulk_dossiers.get(references)
            changed = [
                concerned.reference
                for concerned in foreseen.applied
                if concerned.reference not in known or known[concerned.reference].version != concerned.version
            ]
            if changed:
                more = f" et {len(changed) - _NAMED} autres" if len(changed) > _NAMED else ""
                raise StaleRecord(
                    f"Rien n’a été fait\u202f; ont changé depuis que c’était montré"
                    f"{NBSP}: {', '.join(changed[:_NAMED])}{more}. Recommencez."
                )
            done = tuple(self._do(work, foreseen.act, known[reference]) for reference in references)
            work.journal.append(
                Act(
                    "register.bulk",
                    "registre",
                    {"acte": foreseen.act.action.label, "nombre": len(done), "dossiers": references},
                )
            )
            work.commit()
        return done

    def _objection(self, work: UnitOfWork, act: BulkAct, dossier: Dossier) -> str:
        """Say why an act leaves a dossier as it is; empty when it will be done."""
        try:
            if act.action is BulkAction.ASSIGN:
                check_followed(dossier)
                if _given(dossier, act.referents) == dossier.referents:
                    return "Ce dossier a déjà ce référent."
                return ""
            DOSSIER_MACHINE.after(dossier.state, PASSAGES[act.action])
            if act.action is BulkAction.PUT_ON_AGENDA:
                check_joining(work, self._office, work.sessions.get(act.session), dossier)
            else:
                check_eligible(work, self._office, dossier, PASSAGES[act.action])
        except Refusal as refusal:
            return str(refusal)
        return ""

    def _do(self, work: UnitOfWork, act: BulkAct, dossier: Dossier) -> Dossier:
        if act.action is BulkAction.ASSIGN:
            return give_referents(work, dossier, _given(dossier, act.referents), "en nombre")
        if act.action is BulkAction.PUT_ON_AGENDA:
            put_on_agenda(work, self._office, work.sessions.get(act.session), dossier)
            return work.dossiers.get(dossier.reference)
        return move_dossier(work, self._office, dossier, PASSAGES[act.action])


def _given(dossier: Dossier, referents: Referents) -> Referents:
    return Referents(
        referents.geographic or dossier.referents.geographic,
        referents.thematic or dossier.referents.thematic,
    )


def _checked(act: BulkAct) -> BulkAct:
    """Let what was typed in, and refuse an act that lacks what it needs."""
    if act.action is BulkAction.PUT_ON_AGENDA and not act.session:
        raise Refusal("Choisissez la séance dont ces dossiers rejoignent l’ordre du jour.")
    named = Referents(clean_line(act.referents.geographic).text, clean_line(act.referents.thematic).text)
    if act.action is BulkAction.ASSIGN and named == Referents():
        raise Refusal("Nommez le référent géographique, le référent thématique, ou les deux.")
    return replace(act, referents=named)


def _check_size(references: Sequence[str]) -> None:
    if not references:
        raise Refusal("Aucun dossier n’est choisi. Espace en choisit un, Ctrl+A tous ceux qui sont montrés.")
    if len(references) > MOST:
        raise Refusal(
            f"Un acte en nombre porte sur {grouped(MOST)} dossiers au plus. Filtrez la liste, "
            "ou procédez en plusieurs fois."
        )
