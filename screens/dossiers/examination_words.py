"""The examination of a dossier put in words: its rows, and what is known of the chosen one."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from daect_tui.domain.criteria import CriterionLine
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.eligibility import Severity
from daect_tui.domain.history import Trace
from daect_tui.domain.link import Link
from daect_tui.domain.programme import Programme
from daect_tui.domain.proposal import Proposal
from daect_tui.domain.similar import Match
from daect_tui.domain.text import NBSP, counted, listed, quoted
from daect_tui.services.catalogue import country_name
from daect_tui.services.examination import ExaminationFile, WeighedReason
from screens.directory.words import source
from screens.widgets.text import capital

Row = tuple[str | Text, ...]
Pairs = list[tuple[str, str]]

_PASSED_OVER = "passé outre"


# ── Recevabilité ───────────────────────────────────────────────────────────────────────────


def reason_rows(file: ExaminationFile) -> dict[str, Row]:
    """Return one row a reason, by its rank."""
    return {
        str(rank): (_weight(weighed), weighed.reason.sentence, weighed.reason.caption)
        for rank, weighed in enumerate(file.reasons)
    }


def _weight(weighed: WeighedReason) -> Text:
    if weighed.override is not None:
        return Text(_PASSED_OVER)
    style = "bold" if weighed.reason.severity is Severity.BLOCKING else ""
    return Text(weighed.reason.severity.label, style=style)


def reason_words(weighed: WeighedReason) -> str:
    """Say a reason in full: its source, what it holds back, what passed over it."""
    reason, override = weighed.reason, weighed.override
    lines = [reason.sentence]
    if override is not None:
        when = f"{short_date(paris_day(override.at))} à {clock_time(override.at)}"
        lines.append(f"Passé outre par {override.agent}, le {when}{NBSP}: {override.motive}")
    elif reason.severity is Severity.BLOCKING:
        acts = listed([action.label for action in DossierAction if action in reason.stops])
        lines.append(f"Il faut passer outre (Entrée) pour{NBSP}: {acts}.")
    else:
        lines.append("À vérifier\u00a0: ne retient aucun acte.")
    return "\n".join((*lines, f"Source{NBSP}: {reason.source}."))


def reasons_summary(file: ExaminationFile) -> str:
    """Say in a few words how the dossier stands."""
    waiting = [one for one in file.reasons if one.override is None]
    blocking = sum(one.reason.severity is Severity.BLOCKING for one in waiting)
    if not waiting:
        return "recevable"
    others = len(waiting) - blocking
    parts = [counted(blocking, "motif bloquant", "motifs bloquants")] if blocking else []
    parts += [counted(others, "point à vérifier", "points à vérifier")] if others else []
    return ", ".join(parts)


# ── Critères ───────────────────────────────────────────────────────────────────────────────


def criterion_rows(file: ExaminationFile) -> dict[str, Row]:
    """Return one row a criterion, by its code."""
    return {line.code: (line.text, appraised(line)) for line in file.criteria}


def appraised(line: CriterionLine) -> str | Text:
    """Say how a criterion was judged, or that the programme has changed since."""
    if line.change:
        return Text("programme modifié", style="bold")
    return line.assessment.appraisal.label if line.assessment else "à évaluer"


def criterion_words(line: CriterionLine, programme: Programme) -> str:
    """Say a criterion in full, with its judgement and what changed since."""
    if line.assessment is None:
        told = f"À évaluer sur la version {programme.version} du programme{NBSP}: Entrée."
        return "\n".join([_cited(line), told, *_changed(line)])
    return judgement_words(line)


def judgement_words(line: CriterionLine) -> str:
    """Say a criterion in full, with its judgement, for who only reads."""
    lines = [_cited(line)]
    if line.assessment is None:
        lines.append("À évaluer.")
    else:
        given = line.assessment
        comment = f"{NBSP}: {given.comment}" if given.comment else "."
        lines.append(f"{capital(given.appraisal.label)}{comment}")
        lines.append(
            f"Par {given.agent}, le {short_date(paris_day(given.at))}, version {given.programme_version}."
        )
    return "\n".join([*lines, *_changed(line)])


def _cited(line: CriterionLine) -> str:
    return f"{line.text} ({source(line.source)})" if line.source else line.text


def _changed(line: CriterionLine) -> list[str]:
    return [f"Programme modifié{NBSP}: {line.change}."] if line.change else []


# ── Doublons et historique ─────────────────────────────────────────────────────────────────


def past_rows(file: ExaminationFile) -> dict[str, Row]:
    """Return the look-alikes, then the history of the applicant; each key begins by what it is."""
    joined = {one.other for one in file.links} | {one.dossier for one in file.links}
    rows: dict[str, Row] = {
        f"match/{match.reference}": (
            Text("lié" if match.reference in joined else "double\u202f?", style="bold"),
            match.reference,
            match.domain,
            match.standing,
        )
        for match in file.matches
    }
    for rank, trace in enumerate(file.history):
        rows[f"trace/{rank}"] = (short_date(trace.day), trace.reference, trace.subject, _standing(trace))
    return rows


def _standing(trace: Trace) -> str:
    return f"{trace.kind.label}, {trace.standing}"


def match_words(match: Match, links: tuple[Link, ...]) -> str:
    """Say why a request looks like this one, and what was made of it."""
    lines = [
        f"{match.organisation}{NBSP}: {match.kind.label} {match.reference}, {match.standing}.",
        f"Ressemblance {match.strength.label}. {match.why}",
    ]
    for link in links:
        if match.reference in (link.dossier, link.other):
            motive = f"{NBSP}: {link.motive}" if link.motive else ""
            lines.append(f"{capital(link.kind.label)} {link.other}, par {link.agent}{motive}.")
    return "\n".join(lines)


def trace_words(trace: Trace, origin: str) -> str:
    """Say a line of the history in full; `origin` is the dossier that this one was started from."""
    where = f", {country_name(trace.country)}" if trace.country else ""
    day = f" ({short_date(trace.day)})" if trace.day else ""
    what = f"{capital(trace.kind.label)} {trace.reference}{day}{NBSP}: {trace.subject}{where}."
    started = "\nCe dossier-ci en est reparti." if trace.reference == origin else ""
    return f"{what}\n{capital(trace.standing)}.{started}"


# ── Référents ──────────────────────────────────────────────────────────────────────────────


def referent_rows(file: ExaminationFile) -> dict[str, Row]:
    """Return the two référents: who follows, and whom the table proposes."""
    now, table = file.dossier.referents, file.routing
    return {
        "geographic": ("géographique", now.geographic or "—", table.geographic.referent or "—"),
        "thematic": ("thématique", now.thematic or "—", table.thematic.referent or "—"),
    }


def referent_words(file: ExaminationFile, key: str) -> str:
    """Say why the table proposes a référent."""
    proposed = file.routing.geographic if key == "geographic" else file.routing.thematic
    who = proposed.referent or "personne"
    return f"La table propose {who}{NBSP}: {proposed.reason}.\nEntrée nomme le référent à la main."


# ── Proposition ────────────────────────────────────────────────────────────────────────────


def proposal_facts(file: ExaminationFile, summary: str) -> Pairs:
    """Return how the criteria stand, then each proposal, the last first."""
    facts: Pairs = [("Critères", summary), ("", "")]
    for proposal in reversed(file.proposals):
        facts += [*_proposal(proposal, file.programme), ("", "")]
    if not file.proposals:
        facts.append(("Proposition", "Aucune encore\u00a0: Ctrl+T propose une décision à l’autorité."))
    return facts


def _proposal(proposal: Proposal, programme: Programme) -> Iterator[tuple[str, str]]:
    grounds = proposal.grounds
    yield "Proposition", f"{proposal.kind.label} ({proposal.state.label})"
    yield "Par", f"{proposal.proposed_by}, le {short_date(proposal.proposed_on)}"
    if grounds.criteria:
        texts = [(code, programme.criterion(code)) for code in grounds.criteria]
        yield "Critères cités", "\n".join(known.text if known else code for code, known in texts)
    for caption, text in (
        ("Montant", str(grounds.amount) if grounds.amount is not None else ""),
        ("Motifs", grounds.reasons),
        ("Réserves", "\n".join(grounds.reservations)),
        (
            "Attendu",
            f"{grounds.wanted} (au plus tard le {short_date(grounds.wanted_until)})"
            if grounds.wanted
            else "",
        ),
        ("Conditions", "\n".join(proposal.conditions)),
    ):
        if text:
            yield caption, text


SENSES: Mapping[DecisionKind, str] = {
    DecisionKind.LABEL: "Proposer la labellisation…",
    DecisionKind.RETAIN: "Proposer la sélection…",
    DecisionKind.ADJOURN: "Proposer l’ajournement…",
    DecisionKind.REFUSE: "Proposer le refus…",
}


def appraisal_title(line: CriterionLine) -> str:
    """Name the sheet that judges a criterion."""
    return f"Critère {quoted(line.code)}"
