"""The « bordereau d’élimination » as a paper: to sign by the service, to be visaed by the archives.

What the archives ask of it: the service, the title and the extreme dates of what is proposed, how much
there is, the length of its use with the text that fixes it, the outcome, room for both visas (code du
patrimoine R212-14). It names nobody: it is kept for ever.
"""

from collections.abc import Iterator

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.document import Block, Heading, Letterhead, Paragraph, PlainDocument, Run, Table
from daect_tui.domain.elimination_slip import Slip, SlipState, in_octets, sums
from daect_tui.domain.retention import RetentionKind
from daect_tui.domain.text import NBSP, counted

_LAW = (
    "Les documents ci-dessous, dont la durée d’utilité administrative (DUA) est échue, sont proposés à "
    "l’élimination. Toute élimination est interdite sans le visa de la personne chargée du contrôle "
    "scientifique et technique de l’État sur les archives (code du patrimoine, articles L. 212-2, L. 212-3 "
    "et R. 212-14)."
)
_EMPTIED = "effacement des noms et coordonnées"
_SUPPORT = "données et fichiers électroniques, tenus dans un registre informatique"


def slip_document(slip: Slip, letterhead: Letterhead) -> PlainDocument:
    """Lay a slip out: a project to sign, or what was eliminated."""
    return PlainDocument(
        title="Bordereau d’élimination",
        subtitle="Projet à viser" if slip.state is SlipState.PROJECT else f"Bordereau {slip.state.label}",
        letterhead=letterhead,
        dated=slip.drawn_up_on,
        reference=slip.reference,
        body=tuple(_body(slip, letterhead)),
        foot=f"Bordereau {slip.reference}",
    )


def _body(slip: Slip, letterhead: Letterhead) -> Iterator[Block]:
    yield Paragraph((Run(_LAW),))
    yield Table(("Renseignement", "Valeur"), tuple(_identity(slip, letterhead)), (1, 2.4), row_headers=True)
    yield Heading("Documents proposés à l’élimination")
    yield Table(
        ("Intitulé", "Dates extrêmes", "Nombre", "Fichiers", "Taille", "DUA et sa référence", "Sort final"),
        tuple(_groups(slip)),
        (2.6, 2.2, 1.3, 1.3, 1.4, 3, 1.6),
        row_headers=True,
    )
    yield Heading("Visas")
    yield Table(
        ("Visa", "Date", "Nom et qualité", "Signature"),
        (("Service producteur", "", "", ""), ("Archives", "", "", "")),
        (2, 1.4, 3, 3),
        to_sign=True,
        row_headers=True,
    )
    if slip.left:
        yield Heading("Lignes qui n’ont pas été éliminées")
        for sentence in slip.left:
            yield Paragraph((Run(sentence),))
    yield Heading(f"Annexe{NBSP}: liste des documents", new_page=True)
    yield Table(
        ("Référence", "Avec", "Dates extrêmes", "Échéance", "Fichiers"),
        tuple(_lines(slip)),
        (2.4, 2.2, 2.2, 4.4, 1.2),
        row_headers=True,
    )


def _identity(slip: Slip, letterhead: Letterhead) -> Iterator[tuple[str, str]]:
    yield "Service producteur", f"{letterhead.direction}, {letterhead.delegation}"
    yield "Service versant", letterhead.delegation
    yield "Bordereau", f"{slip.reference}, établi le {long_date(slip.drawn_up_on)}"
    yield "Support", _SUPPORT
    files, size = sum(line.files for line in slip.lines), sum(line.bytes for line in slip.lines)
    yield (
        "Volume",
        f"{counted(len(slip.lines), 'ligne')}, {counted(files, 'fichier')}, {in_octets(size)}",
    )
    if slip.visa is not None and slip.eliminated_on is not None:
        yield "Visa des archives", f"{slip.visa.reference}, du {long_date(slip.visa.day)}"
        yield "Date d’élimination", long_date(slip.eliminated_on)
    else:
        yield "Visa des archives", "référence et date à porter"
        yield "Date d’élimination", "après le visa"


def _groups(slip: Slip) -> Iterator[tuple[str, ...]]:
    for one in sums(slip.lines):
        yield (
            one.kind.label.capitalize(),
            _extremes(short_date(one.first_day), short_date(one.last_day)),
            str(one.count),
            str(one.files),
            in_octets(one.bytes),
            one.length,
            _EMPTIED if one.kind is RetentionKind.ORGANISATION else "destruction",
        )


def _lines(slip: Slip) -> Iterator[tuple[str, ...]]:
    for line in slip.lines:
        yield (
            line.key,
            ", ".join(line.parts) or "–",
            _extremes(short_date(line.first_day), short_date(line.last_day)),
            line.explanation,
            str(line.files),
        )


def _extremes(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
