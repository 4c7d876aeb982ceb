"""What the screen of the minutes says of a version."""

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.minutes_version import MINUTES, Correction, MinutesState, MinutesVersion
from daect_tui.domain.text import NBSP
from daect_tui.services.minutes import MinutesFile, MinutesLine

FINAL_MEANS = (
    "Une version définitive est produite et conservée. Elle ne se remplace plus\u00a0: une correction passe "
    "par un procès-verbal rectificatif. La séance suivante peut alors produire son procès-verbal."
)


def document_name(version: MinutesVersion) -> str:
    """Name the document in little room."""
    return (
        "Procès-verbal"
        if version.rectification == MINUTES
        else f"Rectificatif nº{NBSP}{version.rectification}"
    )


def cells(line: MinutesLine) -> tuple[str, str, str, str, str]:
    """Write a version on one line: document, version, state, day, agent."""
    version = line.version
    state = "définitif, signé" if line.signed else version.state.label
    return (
        document_name(version),
        f"v{version.edition}",
        state,
        short_date(paris_day(version.produced_at)),
        version.agent,
    )


def described(line: MinutesLine) -> str:
    """Write what the list does not show."""
    version = line.version
    lines = [
        f"Produit à {clock_time(version.produced_at)} par {version.agent}, empreinte {version.sha256[:16]}…",
        f"Journal nº{NBSP}{version.head.sequence}, {version.head.hash[:16]}…",
    ]
    if version.state is MinutesState.VOIDED:
        lines.append(f"Annulé{NBSP}: {version.void_reason}")
    if version.reason:
        lines.append(f"Motif{NBSP}: {version.reason}")
    lines.extend(_corrected(correction) for correction in version.corrections)
    for copy in line.copies:
        signed = f"Exemplaire signé{NBSP}: {copy.file_name}, empreinte {copy.sha256[:16]}…"
        voided = f" Annulé{NBSP}: {copy.void_reason}." if copy.voided_at else ""
        lines.append(signed + voided)
    return "\n".join(lines)


def summary(kept: MinutesFile) -> str:
    """Say where the minutes of the session stand."""
    minutes = [line for line in kept.lines if line.version.rectification == MINUTES]
    final = next((line for line in minutes if line.version.is_final), None)
    if final is None:
        drafts = any(line.version.state is MinutesState.DRAFT for line in minutes)
        return "Projet à rendre définitif" if drafts else "Aucune version en cours"
    rectified = sum(line.version.is_final and line.version.rectification > MINUTES for line in kept.lines)
    signed = "signé" if final.signed else "à signer"
    corrected = f", {rectified} rectificatif{'s' if rectified > 1 else ''}" if rectified else ""
    return f"Procès-verbal définitif, {signed}{corrected}"


def _corrected(correction: Correction) -> str:
    replaced = f"au lieu de «\u202f{correction.replaced}\u202f», " if correction.replaced else ""
    return f"{correction.subject}{NBSP}: {replaced}lire «\u202f{correction.text}\u202f»"
