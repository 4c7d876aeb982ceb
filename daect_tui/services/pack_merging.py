"""What came back is merged: judged against the register, shown field by field, written as one unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.evaluation import EVALUATION_MACHINE, EvaluationAction
from daect_tui.domain.field_merge import Fate, MergedField, merge_fields, result_of
from daect_tui.domain.journal import Act
from daect_tui.domain.lineage import revision_of
from daect_tui.domain.mission import MISSION_MACHINE, MissionAction
from daect_tui.domain.mission_pack import Answers
from daect_tui.domain.pack_record import DepartedPack, KeptConflict, MergeSource, PackMerge
from daect_tui.domain.report_questions import REPORT_QUESTIONS, ReportQuestion, lacking
from daect_tui.domain.text import NBSP
from daect_tui.services.evaluations import receive_report
from daect_tui.services.office import Office
from daect_tui.services.pack_ports import PackFiles
from daect_tui.services.pack_reports import reasons_against, report_of, standing_answers
from daect_tui.services.pack_returns import Returned, recognised
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Merged:
    """A file that came back, and what becomes of its fields.

    `already` is the merge of this very state, after which there is nothing to do; `first` tells that the
    mission has no report yet; `result` are the answers that the register will hold, `missing` the
    required questions that nobody has answered.
    """

    pack: DepartedPack
    source: MergeSource
    revision: int
    fields: tuple[MergedField, ...]
    already: PackMerge | None
    first: bool
    result: Answers
    missing: tuple[str, ...]

    @property
    def conflicts(self) -> tuple[MergedField, ...]:
        """The fields that both sides changed otherwise."""
        return tuple(field for field in self.fields if field.fate is Fate.CONFLICT)

    @property
    def changes(self) -> tuple[MergedField, ...]:
        """The fields whose text the register would change."""
        return tuple(field for field in self.fields if field.changes)


class MergeRefused(RefusedForReasons):
    """Answers that the register cannot hold: each with its reason."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(
            f"Le rapport ne peut pas être fusionné tel quel. Faites-le corriger, puis recommencez{NBSP}:",
            reasons,
        )


class PackMerging:
    """Merges files that came back. `questions` are those of the form."""

    def __init__(
        self, office: Office, files: PackFiles, questions: Sequence[ReportQuestion] = REPORT_QUESTIONS
    ) -> None:
        self._office = office
        self._files = files
        self._questions = questions

    def preview(self, path: Path, taken: Sequence[str] = ()) -> Merged:
        """Judge a file, writing nothing; `taken` names the conflicts that it wins.

        Raises `UnusablePack` or `NoTextForm` for what is no file of ours, `FaultyTextForm`, `MergeRefused`,
        and `Refusal` for a pack that comes too late, or to the wrong register.
        """
        returned = self._files.read_exchange(path)
        with self._office.reading() as work:
            return self._judged(work, recognised(work, returned, self._questions), taken)

    def merge(self, path: Path, taken: Sequence[str] = (), *, seen: Merged | None = None) -> Merged:
        """Merge a file as one unit; raises as `preview`, and `Refusal` when it is not as was `seen`."""
        returned = self._files.read_exchange(path)
        with self._office.begin() as work:
            known = recognised(work, returned, self._questions)
            merged = self._judged(work, known, taken)
            if seen is not None and _texts(seen) != _texts(merged):
                raise Refusal(
                    "Le fichier ou le registre ont changé depuis l’aperçu, et rien n’a été écrit. "
                    "Rouvrez le fichier pour revoir ce qui change."
                )
            if merged.already is None:
                self._write(work, known, merged)
                work.commit()
        return merged

    def _judged(self, work: UnitOfWork, returned: Returned, taken: Sequence[str]) -> Merged:
        mission = returned.pack.mission
        first = work.evaluations.find(mission) is None
        ours = standing_answers(work, mission, self._questions)
        fields = merge_fields(returned.base, ours, returned.answers, taken)
        result = result_of(ours, fields)
        if returned.already is None:
            self._check_open(work, mission)
            if first and result == ours:
                raise Refusal("Rien n’est rempli dans ce fichier\u00a0: il n’y a rien à fusionner.")
            reasons = reasons_against(result)
            if reasons:
                raise MergeRefused(reasons)
        return Merged(
            returned.pack,
            returned.source,
            revision_of(returned.lineage),
            () if returned.already else fields,
            returned.already,
            first,
            result,
            () if returned.already else _missing(result),
        )

    def _check_open(self, work: UnitOfWork, reference: str) -> None:
        """Refuse a report that comes when none may be received or corrected any more."""
        known = work.evaluations.find(reference)
        mission = work.missions.get(reference)
        refusal = (
            EVALUATION_MACHINE.refusal(known.state, EvaluationAction.CORRECT)
            if known
            else MISSION_MACHINE.refusal(mission.state, MissionAction.RECEIVE_REPORT)
        )
        if refusal:
            advice = (
                "Ce qu’il apporte reste à lire dans le fichier, par daect fill."
                if known
                else f"Gardez le fichier{NBSP}: il se fusionnera quand {reference} sera à cet état."
            )
            raise Refusal(f"{refusal}\nRien n’a été écrit. {advice}")

    def _write(self, work: UnitOfWork, returned: Returned, merged: Merged) -> None:
        now, agent, pack = self._office.clock.now(), self._office.agent, returned.pack
        work.packs.add_merge(
            PackMerge(
                0, pack.id, returned.source, returned.lineage, returned.digest, returned.answers, now, agent
            )
        )
        known = {(one.pack, one.field, one.ours, one.theirs) for one in work.packs.conflicts(pack.mission)}
        for field in merged.conflicts:
            if (pack.id, field.name, field.ours, field.theirs) not in known:
                work.packs.add_conflict(
                    KeptConflict(
                        0, pack.id, pack.mission, field.name, field.base, field.ours, field.theirs,
                        field.chosen, now, agent,
                    )
                )  # fmt: skip
        if merged.first or merged.changes:
            mission = work.missions.get(pack.mission)
            receive_report(work, self._office, mission, report_of(merged.result))
        work.journal.append(Act("pack.merged", pack.mission, self._detail(returned, merged)))

    def _detail(self, returned: Returned, merged: Merged) -> dict[str, str | int | list[str]]:
        captions = {question.name: question.caption for question in self._questions}
        return {
            "paquet": returned.pack.id,
            "champs": [captions[field.name] for field in merged.changes],
            "conflits": [captions[field.name] for field in merged.conflicts],
        }


def _missing(result: Answers) -> tuple[str, ...]:
    return tuple(question.caption for question in lacking(report_of(result)))


def _texts(merged: Merged) -> list[tuple[str, str, str, str]]:
    return [(field.name, field.base, field.ours, field.theirs) for field in merged.fields]
