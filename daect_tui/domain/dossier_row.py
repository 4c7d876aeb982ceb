"""A row of a file of dossiers: read through the form's door, with what a form does not ask."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.dossier import DossierState, Referents
from daect_tui.domain.dossier_form import DossierForm
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.exchange import EXTERNAL, REFERENCE, STATE
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.identity import parse_siren
from daect_tui.domain.past_request import PastOutcome, PastRequest, read_standing
from daect_tui.domain.references import dossier_reference
from daect_tui.domain.text import fold, kept_line

# How this program writes the references of dossiers.
_NUMBERED = re.compile(r"(?P<programme>.+)-(?P<year>\d{4})-(?P<number>\d{3,6})")
# The source of the numbers that a spreadsheet gives in its own way.
SPREADSHEET = "fichier"


@dataclass(frozen=True, slots=True)
class RowNames:
    """How a row is called: its reference, its number elsewhere (with whose), and where it stands."""

    reference: str
    source: str
    external: str
    standing: DossierState | PastOutcome

    @property
    def elsewhere(self) -> tuple[tuple[str, str], ...]:
        """The numbers under which the register may know it, each with whose it is.

        A reference that is not of our own form is a number that the spreadsheet gave.
        """
        if not self.called:
            return ()
        pairs = [(self.source, self.external)] if self.external else []
        if self.reference and not _NUMBERED.fullmatch(self.reference):
            pairs.append((SPREADSHEET, self.reference))
        return tuple(pairs)

    @property
    def called(self) -> bool:
        """Whether the row bears any reference."""
        return bool(self.reference or self.external)


@dataclass(frozen=True, slots=True)
class OwnReference:
    """A reference of our own form, given by another register."""

    text: str
    year: int
    number: int


def read_names(texts: Mapping[str, str], source: str) -> RowNames:
    """Read what a row is called; `source` names where the file comes from.

    Raises `FormRefused` for a state that is none.
    """
    reference = kept_line(texts.get(REFERENCE, ""))
    written = kept_line(texts.get(EXTERNAL, ""))
    named, sign, number = written.partition(":")
    if sign and number and named and source == SPREADSHEET:
        source, written = named, number
    try:
        standing = read_standing(texts.get(STATE, ""))
    except InvalidField as fault:
        raise FormRefused({STATE: str(fault)}) from fault
    return RowNames(reference, source, written, standing)


def write_external(source: str, external: str) -> str:
    """Write a number elsewhere so that it is read back with its source."""
    return external if source == SPREADSHEET else f"{source}:{external}"


def own_reference(text: str, programme: str) -> OwnReference | None:
    """Recognise a reference as this program writes them for a programme; `None` for any other text."""
    match = _NUMBERED.fullmatch(text) if text else None
    if match is None or match["programme"] != programme:
        return None
    year, number = int(match["year"]), int(match["number"])
    if number < 1 or dossier_reference(programme, year, number) != text:
        return None
    return OwnReference(text, year, number)


def dossier_key(form: DossierForm) -> str:
    """Return what tells a request without reference: SIREN, else folded name, with the folded domain."""
    return request_key(form.organisation.siren, fold(form.organisation.name), form.content.domain)


def request_key(siren: str, folded_name: str, domain: str) -> str:
    """Write the key of a request: who asks, and in which domain."""
    return f"{siren or folded_name}|{fold(domain)}"


def read_referents(texts: Mapping[str, str], known: Referents) -> Referents:
    """Read the référents; those that the file does not speak of stay. Raises `FormRefused`."""
    if "geographic_referent" not in texts and "thematic_referent" not in texts:
        return known
    reader = FormReader(
        {"geographic_referent": known.geographic, "thematic_referent": known.thematic, **texts}
    )
    referents = Referents(
        reader.line("geographic_referent", "Référent géographique"),
        reader.line("thematic_referent", "Référent thématique"),
    )
    reader.check()
    return referents


def read_past_request(texts: Mapping[str, str], names: RowNames) -> PastRequest:
    """Read a request that was decided elsewhere: who, in which domain, and how it ended.

    Less is asked of it than of a form, since nothing can be completed any more; what is given must be
    right. Raises `FormRefused` with every fault.
    """
    reader = FormReader(texts)
    outcome = names.standing if isinstance(names.standing, PastOutcome) else PastOutcome.CLOSED
    request = PastRequest(
        id=0,
        reference=names.reference,
        external=f"{names.source}:{names.external}" if names.external else "",
        programme=reader.line("programme", "Programme"),
        organisation=reader.line("name", "Organisme", required=True),
        siren=reader.parsed("siren", parse_siren, ""),
        domain=reader.line("domain", "Domaine d’expertise", required=True),
        outcome=outcome,
        received_on=reader.day("received_on", "Reçu le"),
        decided_on=reader.day("decided_on", "Décidé le"),
        grounds=reader.text("grounds", "Motifs"),
        source=names.source,
    )
    reader.check()
    return request
