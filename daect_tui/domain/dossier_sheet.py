"""The « fiche de dossier »: what a member reads of one dossier before the session (procedure §6.15)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daect_tui.domain.criteria import CriterionLine, unassessed
from daect_tui.domain.dates import short_date
from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Run, Table
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionState
from daect_tui.domain.piece import PieceLine
from daect_tui.domain.programme import Programme
from daect_tui.domain.session import AgendaItem
from daect_tui.domain.text import NBSP, listed, typeset

# A fiche sums a form up: who wants all of it asks for the dossier.
EXCERPT = 1200


@dataclass(frozen=True, slots=True)
class DossierCase:
    """A dossier as the committee will read it; codes are already in words.

    `territory` says where the applicant stands, `theme` and `countries` are French names.
    """

    item: AgendaItem
    dossier: Dossier
    programme: Programme
    territory: str
    theme: str
    countries: tuple[str, ...]
    pieces: tuple[PieceLine, ...]
    opinions: tuple[DossierOpinion, ...]
    criteria: tuple[CriterionLine, ...]


def sheet_title(item: AgendaItem) -> str:
    """Return the title of a fiche, by which the table of contents finds it."""
    return f"Point {item.position} – {item.organisation}"


def sheet_blocks(case: DossierCase) -> tuple[Block, ...]:
    """Write the fiche of one dossier, on a page of its own."""
    return (
        Heading(sheet_title(case.item), new_page=True),
        _facts(case),
        *_form(case),
        *_pieces(case.pieces),
        *_opinions(case.opinions),
        *_criteria(case.criteria),
        *_proposal(case),
    )


def excerpt(text: str, longest: int = EXCERPT) -> str:
    """Cut a long text at a word, and say that it is cut."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(None, 1)[0].rstrip(' ,;:.')} […]"


def _facts(case: DossierCase) -> Table:
    dossier, content = case.dossier, case.dossier.content
    facts = (
        ("Organisme", f"{dossier.organisation.name} ({dossier.organisation.kind.label})"),
        ("Territoire", case.territory),
        ("Programme", f"{case.programme.code}, {case.programme.label}"),
        ("Domaine", content.domain),
        ("Thème", case.theme),
        ("Pays visés", listed(case.countries)),
        ("Langues", content.languages),
        ("Experts", excerpt(content.experts)),
        ("Reçu le", short_date(content.received_on)),
        ("Référent géographique", dossier.referents.geographic),
        ("Référent thématique", dossier.referents.thematic),
        ("Rapporteur", case.item.rapporteur),
    )
    rows = tuple((caption, typeset(text)) for caption, text in facts if text)
    return Table(("Dossier", dossier.reference), rows, (1, 3.2), row_headers=True)


def _form(case: DossierCase) -> Iterator[Block]:
    content = case.dossier.content
    for title, text in (
        ("Compétences et savoir-faire", content.skills),
        ("Éléments de reconnaissance", content.evidence),
        ("Conditions de mobilisation", content.mobilisation),
    ):
        yield Heading(title, 2)
        yield _text(excerpt(text) if text else "Non renseigné.")


def _pieces(pieces: Sequence[PieceLine]) -> Iterator[Block]:
    yield Heading("Pièces", 2)
    lines = [f"{piece.label}{NBSP}: {piece.standing.label}" for piece in pieces]
    yield _bullets(lines) if lines else _text("Le programme n’attend aucune pièce.")


def _opinions(opinions: Sequence[DossierOpinion]) -> Iterator[Block]:
    yield Heading("Avis reçus", 2)
    came = [one for one in opinions if one.answer is not None]
    if came:
        rows = tuple(
            (one.source, one.answer.sense.label, short_date(one.answer.received_on), _said(one.answer.text))
            for one in came
            if one.answer
        )
        yield Table(("Source", "Sens", "Reçu le", "Texte"), rows, (3, 1.6, 1.6, 5))
    else:
        yield _text("Aucun avis n’a été reçu.")
    awaited = [one.source for one in opinions if one.state is OpinionState.ASKED]
    if awaited:
        yield _text(f"Demandés et attendus{NBSP}: {listed(awaited)}.")


def _criteria(criteria: Sequence[CriterionLine]) -> Iterator[Block]:
    yield Heading("Critères", 2)
    if not criteria:
        yield _text("Le programme n’énonce aucun critère.")
        return
    if len(unassessed(criteria)) == len(criteria):
        yield _text("Aucun critère du programme n’est encore évalué.")
        return
    rows = tuple(
        (
            typeset(line.text),
            line.assessment.appraisal.label if line.assessment else "à évaluer",
            _said(line.assessment.comment) if line.assessment else "",
        )
        for line in criteria
    )
    yield Table(("Critère", "Appréciation", "Commentaire"), rows, (4, 2, 4))


def _proposal(case: DossierCase) -> Iterator[Block]:
    proposal, grounds = case.item.proposal, case.item.proposal.grounds
    yield Heading("Proposition", 2)
    yield Paragraph((Run(f"{proposal.sense.label[:1].upper()}{proposal.sense.label[1:]}", bold=True),))
    cited = [case.programme.criterion(code) for code in grounds.criteria]
    lines = [
        *(f"Critère{NBSP}: {criterion.text}" for criterion in cited if criterion),
        *([f"Motifs{NBSP}: {grounds.reasons}"] if grounds.reasons else []),
        *(f"Réserve{NBSP}: {text}" for text in grounds.reservations),
        *([f"Attendu du demandeur{NBSP}: {grounds.wanted}"] if grounds.wanted else []),
    ]
    if lines:
        yield _bullets(lines)


def _said(text: str) -> str:
    return typeset(excerpt(text, EXCERPT // 2)) or "—"


def _text(text: str) -> Paragraph:
    return Paragraph((Run(typeset(text)),))


def _bullets(lines: Sequence[str]) -> BulletList:
    return BulletList(tuple((Run(typeset(line)),) for line in lines))
