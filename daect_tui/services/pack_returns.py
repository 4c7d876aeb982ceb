"""Recognising what came back: whose pack it is, unaltered, in time, and from which state it descends."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.lineage import Kinship, Lineage, kinship, revision_of
from daect_tui.domain.mission_pack import FORM_VERSION, Answers, MissionPack, seal_of, unpacked
from daect_tui.domain.pack import Pack, UnusablePack
from daect_tui.domain.pack_record import DepartedPack, MergeSource, PackMerge
from daect_tui.domain.report_answers import answers_digest
from daect_tui.domain.report_questions import ReportQuestion
from daect_tui.domain.report_text_reading import decode_text_form, read_text_form, text_form_identity
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.pack_reports import in_one_writing
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back from a pack of ours.

    `base` are the answers that it descends from, `already` the merge of this very state.
    """

    pack: DepartedPack
    source: MergeSource
    lineage: Lineage
    base: Answers
    answers: Answers
    digest: str
    already: PackMerge | None


def recognised(work: UnitOfWork, returned: Pack | bytes, questions: Sequence[ReportQuestion]) -> Returned:
    """Recognise a file read by `PackFiles`; raises a sentence for each that cannot be merged."""
    if isinstance(returned, Pack):
        return _from_pack(work, unpacked(returned), questions)
    return _from_text(work, decode_text_form(returned), questions)


def _from_pack(work: UnitOfWork, pack: MissionPack, questions: Sequence[ReportQuestion]) -> Returned:
    manifest = pack.manifest
    if manifest.register != work.register.identifier:
        raise Refusal(
            "Ce paquet vient d’un autre registre. Fusionnez-le dans celui dont il est parti "
            "(--register FICHIER)."
        )
    departed = _departed(work, manifest.id, manifest.subject)
    _check_form(departed, pack.form)
    if seal_of(pack) != departed.seal:
        raise UnusablePack(
            f"Ce paquet a été modifié hors de daect{NBSP}: ce qui est fixé à son départ n’est plus "
            f"ce qui est parti. Demandez le fichier d’origine, ou faites-en un autre (daect pack mission "
            f"{departed.mission} FICHIER)."
        )
    answers = _answers(departed, pack.answers, questions)
    digest = answers_digest(answers)
    base, already = departed.base, None
    for merge in work.packs.merges(departed.id):
        if merge.source is MergeSource.PACK:
            match kinship(pack.lineage, merge.lineage):
                case Kinship.SAME:
                    already = merge
                case Kinship.OLDER:
                    raise _stale(departed, pack.lineage, merge)
                case Kinship.NEWER:
                    base = merge.answers
                case Kinship.APART:
                    pass
    if already is not None and already.digest != digest:
        raise UnusablePack(
            "Ce paquet a été modifié hors de daect\u00a0: le même enregistrement a déjà été fusionné avec "
            "d’autres réponses. Demandez le fichier d’origine."
        )
    return Returned(departed, MergeSource.PACK, pack.lineage, base, answers, digest, already)


def _from_text(work: UnitOfWork, text: str, questions: Sequence[ReportQuestion]) -> Returned:
    reference, form, pack = text_form_identity(text)
    departed = _departed(work, pack, reference)
    _check_form(departed, form)
    answers = _answers(departed, read_text_form(text, questions).answers, questions)
    digest = answers_digest(answers)
    # An editor counts no saves: what a text descends from is what left, and the same text is known again.
    already = next(
        (
            merge
            for merge in work.packs.merges(departed.id)
            if merge.source is MergeSource.TEXT and merge.digest == digest
        ),
        None,
    )
    return Returned(departed, MergeSource.TEXT, (), departed.base, answers, digest, already)


def _departed(work: UnitOfWork, number: str, reference: str) -> DepartedPack:
    found = [pack for pack in work.packs.starting(number) if pack.mission == reference]
    if len(found) != 1:
        raise Refusal(
            f"Ce registre ne connaît pas ce paquet de la mission {reference}{NBSP}: il est parti d’un autre, "
            "d’une copie, ou d’une sauvegarde plus récente. Fusionnez-le dans le registre dont il est parti."
        )
    return found[0]


def _check_form(departed: DepartedPack, form: int) -> None:
    if form > FORM_VERSION:
        raise Refusal(
            f"Ce rapport a été rempli avec un formulaire plus récent (version {form}). "
            "Mettez daect à jour, puis recommencez."
        )
    if form < FORM_VERSION:
        raise Refusal(
            f"Le formulaire a changé depuis le départ de ce paquet (version {form}, aujourd’hui "
            f"{FORM_VERSION}). Faites un paquet neuf (daect pack mission {departed.mission} FICHIER), "
            "et reportez-y les réponses."
        )


def _answers(departed: DepartedPack, answers: Answers, questions: Sequence[ReportQuestion]) -> Answers:
    unknown = sorted(set(answers) - {question.name for question in questions})
    if unknown:
        raise Refusal(
            f"Ce rapport répond à {counted(len(unknown), 'question')} que ce formulaire ne pose pas. Mettez "
            f"daect à jour, ou faites un paquet neuf (daect pack mission {departed.mission} FICHIER)."
        )
    return in_one_writing(questions, answers)


def _stale(departed: DepartedPack, lineage: Lineage, merge: PackMerge) -> Refusal:
    return Refusal(
        f"Ce paquet est plus ancien que celui qui a été fusionné le {short_date(paris_day(merge.at))} "
        f"({counted(revision_of(lineage), 'enregistrement')}, contre {revision_of(merge.lineage)}). Demandez "
        f"le plus récent. Pour compléter le rapport, corrigez-le ici, ou faites un paquet neuf "
        f"(daect pack mission {departed.mission} FICHIER)."
    )
