"""The file as SQLite sees it, and the files that are kept in it."""

from collections.abc import Iterator

from sqlalchemy.engine.default import DefaultDialect

from daect_tui.domain.document import Document
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.soundness.fault import RESTORE, Fault, FaultKind
from daect_tui.domain.text import NARROW, NBSP, counted, quoted
from storage.columns import Value
from storage.file_checks import damage, kept_files, lost_links
from storage.soundness.reading import link_fault
from storage.soundness.visit import Visit

_DOCUMENT = Value(Document)
_DIALECT = DefaultDialect()
# Who bears a kept file, so that its fault names something that people know.
_BEARERS = """
SELECT 'le courrier ' || chrono FROM letter WHERE sha256 = :digest
UNION ALL SELECT 'le procès-verbal de ' || session FROM minutes_version WHERE sha256 = :digest
UNION ALL SELECT 'l’exemplaire signé de ' || m.session FROM signed_copy c
  JOIN minutes_version m ON m.id = c.minutes_id WHERE c.sha256 = :digest
UNION ALL SELECT 'une pièce du dossier ' || dossier FROM piece WHERE sha256 = :digest
UNION ALL SELECT 'un avis du dossier ' || dossier FROM dossier_opinion WHERE sha256 = :digest
UNION ALL SELECT 'la mission ' || mission FROM mission_file WHERE sha256 = :digest
LIMIT 1
"""


def check_integrity(visit: Visit) -> Iterator[Fault]:
    """Yield one fault when SQLite finds pages, indexes or constraints at fault."""
    found = damage(visit.connection)
    if found:
        yield Fault(
            "fichier.endommage",
            FaultKind.FILE,
            f"Le fichier du registre est endommagé{NBSP}: {counted(len(found), 'défaut')}, dont "
            f"{quoted(found[0])}.",
            RESTORE,
        )


def check_links(visit: Visit) -> Iterator[Fault]:
    """Yield one fault a table whose rows have lost what they depend on."""
    for lost in lost_links(visit.connection):
        yield link_fault(lost.table, lost.parent, lost.number)


def check_kept_files(visit: Visit) -> Iterator[Fault]:
    """Yield one fault for each kept file whose bytes are not those of its hash."""
    for digest, is_whole in kept_files(visit.connection):
        visit.counts["fichiers conservés"] += 1
        if not is_whole:
            bearer = visit.connection.execute(_BEARERS, {"digest": digest}).fetchone()
            of = f", pour {bearer[0]}," if bearer else ""
            yield Fault(
                "fichier.altere",
                FaultKind.KEPT,
                f"Le fichier conservé {digest[:12]}…{of} a été altéré hors de l’application.",
                RESTORE,
            )


def check_documents(visit: Visit) -> Iterator[Fault]:
    """Yield one fault for each letter whose frozen text cannot be read any more."""
    rows = visit.connection.execute(
        "SELECT chrono, document FROM letter JOIN frozen_document USING (sha256) ORDER BY chrono"
    )
    for chrono, document in rows:
        visit.counts["textes de courriers"] += 1
        try:
            _DOCUMENT.process_result_value(document, _DIALECT)
        except UnusableRegister:
            yield Fault(
                "courrier.texte-altere",
                FaultKind.KEPT,
                f"Le texte du courrier {chrono} a été altéré hors de l’application{NARROW}; son PDF reste.",
                RESTORE,
                chrono,
            )
