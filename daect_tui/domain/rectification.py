"""The « procès-verbal rectificatif »: a new act that cites the minutes and says what is corrected.

The frozen record of the session is never altered (procedure §5.9).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from daect_tui.domain.dates import long_date, paris_day
from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Table
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormReader
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.minutes_document import text
from daect_tui.domain.minutes_version import Correction, MinutesVersion
from daect_tui.domain.text import NBSP, listed, quoted, typeset


def rectification_title(version: MinutesVersion, record: SessionRecord) -> str:
    """Return the title of a « rectificatif »."""
    return f"{version.label} de la séance du {long_date(record.held_on)}"


def rectification_body(
    version: MinutesVersion, minutes: MinutesVersion, earlier: Sequence[MinutesVersion]
) -> tuple[Block, ...]:
    """Write a « rectificatif »; `minutes` are the final ones that it cites, `earlier` its forerunners."""
    return (
        text(
            f"Le procès-verbal de la séance {minutes.session}, rendu définitif le "
            f"{long_date(paris_day(minutes.produced_at))} (version {minutes.edition}), est rectifié comme "
            "suit. Il n’est pas modifié et reste conservé."
        ),
        text(fingerprint(minutes)),
        *_earlier(earlier),
        *(
            block
            for rank, correction in enumerate(version.corrections, start=1)
            for block in _correction(rank, correction)
        ),
        Heading("Motif"),
        text(version.reason),
    )


def fingerprint(minutes: MinutesVersion) -> str:
    """Write the hash of the kept minutes, by which they are known for certain."""
    return f"SHA-256{NBSP}: {minutes.sha256}"


def rectified(rectifications: Sequence[MinutesVersion]) -> Iterator[str]:
    """Say by which « rectificatifs » minutes were corrected, where they were: by their numbers alone."""
    if rectifications:
        verbal = "Procès-verbaux rectificatifs" if len(rectifications) > 1 else "Procès-verbal rectificatif"
        yield f"{verbal}{NBSP}: {_numbered(rectifications)}."


def _earlier(versions: Sequence[MinutesVersion]) -> Iterator[Block]:
    if versions:
        plural = "s" if len(versions) > 1 else ""
        yield text(f"Rectificatif{plural} antérieur{plural}{NBSP}: {_numbered(versions)}.")


def _numbered(versions: Sequence[MinutesVersion]) -> str:
    return listed(
        [f"nº{NBSP}{one.rectification} du {long_date(paris_day(one.produced_at))}" for one in versions]
    )


def _correction(rank: int, correction: Correction) -> Iterator[Block]:
    yield Heading(typeset(f"{rank}. {correction.subject}"), 2)
    words = typeset(correction.text)
    if correction.replaced:
        yield Table(("Au lieu de", "Lire"), ((correction.replaced, words),), (1, 1))
    else:
        yield Table(("Ajouter",), ((words,),), (1,))


def check_replaced(correction: Correction, written: Iterable[Block]) -> None:
    """Refuse to replace a text that the minutes (and earlier « rectificatifs ») do not hold."""
    sought = _plain(correction.replaced)
    if sought and sought not in _plain("\n".join(_said(block) for block in written)):
        raise Refusal(
            f"Le procès-verbal ne contient pas {quoted(correction.replaced)}. Recopiez le texte à remplacer "
            "tel qu’il y est écrit, ou laissez-le vide pour une mention à ajouter."
        )


def read_correction_form(fields: Mapping[str, str]) -> tuple[Correction, str]:
    """Read a correction and the reason of the « rectificatif »; raises `FormRefused`."""
    reader = FormReader(fields)
    correction = Correction(
        subject=reader.line("subject", "Objet", required=True),
        replaced=reader.text("replaced", "Au lieu de"),
        text=reader.text("text", "Lire", required=True),
    )
    reason = reader.line("reason", "Motif", required=True)
    reader.check()
    return correction, reason


def _said(block: Block) -> str:
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return "".join(run.text for run in block.runs)
        case BulletList():
            return "\n".join("".join(run.text for run in item) for item in block.items)
        case Table():
            return "\n".join("\n".join(row) for row in (block.header, *block.rows))


def _plain(words: str) -> str:
    """Reduce spaces, so that a text copied by hand is found."""
    return " ".join(words.split())
