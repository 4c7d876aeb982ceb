"""The criteria of a programme, assessed one by one by the référent, with the version that was read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.forms import FormReader
from daect_tui.domain.programme import Programme
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted, quoted


class Appraisal(LabelledEnum):
    """What the référent says of one criterion."""

    MET = "satisfait", "satisfait"
    PARTLY = "partiellement", "partiellement satisfait"
    NOT_MET = "non", "non satisfait"
    NOT_APPLICABLE = "sans_objet", "sans objet"


# What falls short says why: a refusal or a reservation will rest on it (CRPA L211-5).
_TO_BE_EXPLAINED = (Appraisal.PARTLY, Appraisal.NOT_MET)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A criterion as it was read and judged; `programme_version` is that of the catalogue entry."""

    code: str
    text: str
    appraisal: Appraisal
    comment: str
    programme_version: int
    agent: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion of the programme as it is today, with its assessment.

    `change` says in French what became of it since; empty when nothing did.
    """

    code: str
    text: str
    source: str
    assessment: Assessment | None
    change: str = ""


def criterion_lines(programme: Programme, assessments: Iterable[Assessment]) -> tuple[CriterionLine, ...]:
    """Put the assessments against the programme as it is today, those of lost criteria at the end."""
    known = {assessment.code: assessment for assessment in assessments}
    lines = [
        CriterionLine(
            one.code,
            one.text,
            one.source,
            known.get(one.code),
            _change(programme, one.text, known.get(one.code)),
        )
        for one in programme.standing
    ]
    codes = {one.code for one in programme.standing}
    lost = [one for one in known.values() if one.code not in codes]
    lines += [
        CriterionLine(
            one.code,
            one.text,
            "",
            one,
            f"n’est plus un critère de {programme.code} (version {programme.version})",
        )
        for one in lost
    ]
    return tuple(lines)


def _change(programme: Programme, text: str, assessment: Assessment | None) -> str:
    if assessment is None or assessment.programme_version == programme.version:
        return ""
    versions = (
        f"évalué sur la version {assessment.programme_version}, le programme en est à la {programme.version}"
    )
    if assessment.text == text:
        return f"{versions}{NBSP}: texte inchangé"
    return f"{versions}{NBSP}: le texte était {quoted(assessment.text)}"


def unassessed(lines: Sequence[CriterionLine]) -> tuple[CriterionLine, ...]:
    """Return the criteria that nobody has judged yet."""
    return tuple(line for line in lines if line.assessment is None)


def criteria_summary(lines: Sequence[CriterionLine]) -> str:
    """Say in a line how the criteria stand: « 3 satisfaits, 1 non satisfait, 2 à évaluer »."""
    given = [line.assessment.appraisal for line in lines if line.assessment]
    parts = [_agreed(given.count(appraisal), appraisal) for appraisal in Appraisal if given.count(appraisal)]
    waiting = len(unassessed(lines))
    if waiting:
        parts.append(f"{waiting} à évaluer")
    return ", ".join(parts) or "aucun critère au programme"


def _agreed(count: int, appraisal: Appraisal) -> str:
    plural = {
        Appraisal.MET: "satisfaits",
        Appraisal.PARTLY: "partiellement satisfaits",
        Appraisal.NOT_MET: "non satisfaits",
        Appraisal.NOT_APPLICABLE: "sans objet",
    }
    return counted(count, appraisal.label, plural[appraisal])


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was typed of one criterion."""

    appraisal: Appraisal
    comment: str


def read_judgement(fields: Mapping[str, str]) -> Judgement:
    """Read « appraisal » and « comment »; raises `FormRefused`. What falls short must say why."""
    reader = FormReader(fields)
    if not fields.get("appraisal"):
        reader.faults["appraisal"] = f"Appréciation{NBSP}: à choisir."
    appraisal = reader.choice("appraisal", "Appréciation", Appraisal, Appraisal.MET)
    comment = reader.text("comment", "Commentaire")
    if appraisal in _TO_BE_EXPLAINED and not comment:
        reader.faults["comment"] = (
            f"Commentaire{NBSP}: un critère {appraisal.label} se motive. Écrivez ce qui manque."
        )
    reader.check()
    return Judgement(appraisal, comment)
