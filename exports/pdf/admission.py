"""Every text of a document through the door, at once, before anything is laid out.

Pre-flight and rendering share this passage: what the one accepts, the other draws.
"""

from dataclasses import dataclass, replace

from daect_tui.domain.document import (
    Block,
    BulletList,
    Contact,
    Document,
    Emblem,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    Typeface,
)
from daect_tui.domain.document_frame import footer
from daect_tui.domain.postal_address import address_flaws
from daect_tui.domain.preflight import Aspect, Flaw, blocking, told
from daect_tui.domain.text import NBSP, quoted
from exports.pdf.door import LINE_LIMIT, TEXT_LIMIT, Door
from exports.pdf.emblem import picture_of
from exports.pdf.fonts import can_wear
from exports.pdf.head import recipient_block
from exports.pdf.pages import footer_lines

# What the window of an envelope shows; more lines would be hidden or run into the letter.
RECIPIENT_LINES = 8
RECIPIENT_LIMIT = 120
# Heading cells and rows to sign are drawn whole on one page, in columns that may be narrow.
_HEADER_LIMIT = 120
_SIGNED_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Admission:
    """A document whose texts went through the door, and the flaws found on the way."""

    document: Document
    flaws: tuple[Flaw, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """The flaws that block, as sentences that name the document."""
        return told(self.document, blocking(self.flaws))


def admit(document: Document) -> Admission:
    """Clean every text of a document; the flaws come in reading order."""
    door = Door()
    if isinstance(document, LetterDocument):
        letter = _letter(document, door)
        _check_foot(footer(letter.letterhead), door)
        return Admission(letter, door.flaws)
    admitted = replace(
        document,
        title=door.required(document.title, "titre"),
        subtitle=door.line(document.subtitle, "sous-titre"),
        letterhead=_letterhead(document.letterhead, door),
        reference=door.line(document.reference, "référence"),
        body=_body(document.body, door),
        signatures=tuple(_signature(block, door) for block in document.signatures),
        foot=door.line(document.foot, "pied de page"),
    )
    _check_foot(footer(admitted.letterhead, admitted.foot), door)
    return Admission(admitted, door.flaws)


def _check_foot(lines: tuple[str, ...], door: Door) -> None:
    """A line that does not fit at the foot of the pages is cut there: that is said before."""
    for line, drawn in zip(lines, footer_lines(lines), strict=True):
        if drawn != line:
            door.warn(
                Aspect.LENGTH,
                "pied de page",
                f"La ligne {quoted(line)} est trop longue pour le pied de page{NBSP}: elle s’arrête à "
                f"{quoted(drawn)}. Abrégez-la au Répertoire (F9), En-têtes.",
            )


def _letter(document: LetterDocument, door: Door) -> LetterDocument:
    return replace(
        document,
        title=door.required(document.title, "titre"),
        letterhead=_letterhead(document.letterhead, door),
        chrono=door.line(document.chrono, "numéro"),
        contact=_contact(document.contact, door),
        recipient=_recipient(document.recipient, door),
        subject=door.required(document.subject, "objet"),
        references=_lines(document.references, "références", door),
        attachments=_lines(document.attachments, "pièces jointes", door),
        call=door.line(document.call, "appel"),
        body=_body(document.body, door),
        signature=_signature(document.signature, door),
        annex=tuple(_block(block, door) for block in document.annex),
    )


def _recipient(lines: tuple[str, ...], door: Door) -> tuple[str, ...]:
    admitted = _lines(lines, "destinataire", door, RECIPIENT_LIMIT)
    if not admitted:
        door.refuse(Aspect.ADDRESS, "destinataire", "L’adresse est vide. Complétez la fiche du destinataire.")
    if len(admitted) > RECIPIENT_LINES:
        door.refuse(
            Aspect.ADDRESS,
            "destinataire",
            f"L’adresse compte {len(admitted)} lignes, la fenêtre de l’enveloppe en montre "
            f"{RECIPIENT_LINES}. Regroupez-les.",
        )
    # A line wider than the window is drawn on two, when smaller letters do not save it.
    drawn = len(recipient_block(admitted).lines)
    if drawn > RECIPIENT_LINES >= len(admitted):
        door.warn(
            Aspect.ADDRESS,
            "destinataire",
            f"L’adresse occupe {drawn} lignes une fois imprimée, la fenêtre de l’enveloppe en montre "
            f"{RECIPIENT_LINES}{NBSP}: la fin serait cachée. Abrégez les lignes longues.",
        )
    for flaw in address_flaws(admitted):
        door.note(flaw)
    return admitted


def _lines(lines: tuple[str, ...], field: str, door: Door, limit: int = LINE_LIMIT) -> tuple[str, ...]:
    admitted = (door.line(line, field, limit) for line in lines)
    return tuple(line for line in admitted if line)


def _letterhead(head: Letterhead, door: Door) -> Letterhead:
    return Letterhead(
        state=_lines(head.state, "en-tête, État", door),
        ministry=door.line(head.ministry, "en-tête, ministère"),
        direction=door.line(head.direction, "en-tête, direction"),
        delegation=door.line(head.delegation, "en-tête, délégation"),
        place=door.line(head.place, "en-tête, lieu"),
        address=_lines(head.address, "en-tête, adresse", door),
        phone=door.line(head.phone, "en-tête, téléphone"),
        email=door.line(head.email, "en-tête, courriel"),
        emblem=_emblem(head.emblem, door),
        typeface=_typeface(head.typeface, door),
    )


def _typeface(typeface: Typeface | None, door: Door) -> Typeface | None:
    """A face that cannot be drawn never stands against a letter: Noto Sans draws what it would."""
    if typeface and not can_wear(typeface):
        door.warn(
            Aspect.OTHER,
            "en-tête, police",
            "Un fichier de la police de l’institution manque ou est endommagé. La police ordinaire le "
            "remplace. Donnez-le de nouveau au Répertoire (F9), En-têtes.",
        )
    return typeface


def _emblem(emblem: Emblem | None, door: Door) -> Emblem | None:
    """A picture that cannot be drawn never stands against a letter: the words of the State block are."""
    if emblem is None:
        return None
    admitted = Emblem(emblem.sha256, door.line(emblem.words, "en-tête, emblème"))
    if admitted.words and picture_of(admitted):
        return admitted
    door.warn(
        Aspect.OTHER,
        "en-tête, emblème",
        f"L’image de l’emblème ne peut pas être imprimée, ou n’a pas de texte de remplacement{NBSP}: le bloc "
        "de l’État est écrit en toutes lettres. Donnez-la de nouveau au Répertoire (F9), En-têtes.",
    )
    return None


def _contact(contact: Contact, door: Door) -> Contact:
    return Contact(
        first_name=door.line(contact.first_name, "affaire suivie par, prénom"),
        last_name=door.line(contact.last_name, "affaire suivie par, nom"),
        quality=door.line(contact.quality, "affaire suivie par, qualité"),
        phone=door.line(contact.phone, "affaire suivie par, téléphone"),
        email=door.line(contact.email, "affaire suivie par, courriel"),
    )


def _signature(block: SignatureBlock, door: Door) -> SignatureBlock:
    return SignatureBlock(
        formula=door.line(block.formula, "signature, formule"),
        office=door.required(block.office, "signature, qualité"),
        name=door.required(block.name, "signature, nom"),
    )


def _body(blocks: tuple[Block, ...], door: Door) -> tuple[Block, ...]:
    if not blocks:
        door.refuse(Aspect.MISSING, "corps", "Le document n’a pas de texte. Vérifiez son modèle.")
    return tuple(_block(block, door) for block in blocks)


def _block(block: Block, door: Door) -> Block:
    match block:
        case Heading():
            return replace(block, text=door.line(block.text, "intertitre"))
        case Paragraph():
            return Paragraph(_runs(block.runs, door))
        case BulletList():
            return BulletList(tuple(_runs(item, door) for item in block.items))
        case Table():
            limit = _SIGNED_LIMIT if block.to_sign else TEXT_LIMIT
            return replace(
                block,
                header=tuple(door.line(cell, "tableau", _HEADER_LIMIT) for cell in block.header),
                rows=tuple(tuple(door.text(cell, "tableau", limit) for cell in row) for row in block.rows),
                pages=tuple(door.line(title, "intertitre") for title in block.pages),
            )


def _runs(runs: tuple[Run, ...], door: Door) -> tuple[Run, ...]:
    return tuple(replace(run, text=door.text(run.text, "corps")) for run in runs)
