"""What each document must say, whoever edits its text: the value, the shared wording or the words, and why.

The one place of these rules. A mention is said when an entry that is always kept says it; `when` names
the only value whose absence may leave the entry out. The articles are those of the code des relations
entre le public et l’administration (CRPA) and of the code de justice administrative (CJA); where no
text requires a mention, the procedure of the program does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from daect_tui.domain.text import fold, quoted
from daect_tui.domain.wording import Wording
from daect_tui.domain.wording_syntax import Entry, Phrase


class MentionKind(StrEnum):
    """What is looked for in the text."""

    VALUE = "value"
    INCLUDE = "include"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a document says, and the rule that wants it."""

    what: str
    source: str
    when: str = ""
    kind: MentionKind = MentionKind.VALUE

    def sentence(self, values: Mapping[str, str]) -> str:
        """Tell that it lacks, with its source."""
        needed = f"doit y rester ({self.source}). Rétablissez"
        match self.kind:
            case MentionKind.INCLUDE:
                said = quoted(f'include = "{self.what}"')
                return f"l’entrée {said} {needed}-la."
            case MentionKind.WORDS:
                return f"la mention {quoted(self.what)} {needed}-la."
        always = "" if self.when else ", sans condition"
        return f"{values.get(self.what, self.what)}, {{{self.what}}}, {needed} cette valeur{always}."


def _values(source: str, *names: str) -> tuple[Mention, ...]:
    return tuple(Mention(name, source) for name in names)


def _where_known(source: str, *names: str) -> tuple[Mention, ...]:
    """List values that are said wherever they exist."""
    return tuple(Mention(name, source, when=name) for name in names)


def _words(source: str, *texts: str) -> tuple[Mention, ...]:
    return tuple(Mention(text, source, kind=MentionKind.WORDS) for text in texts)


def _appeals(when: str = "") -> tuple[Mention, ...]:
    return (Mention("appeals", _APPEALS, when, MentionKind.INCLUDE),)


def _implicit_appeals(source: str) -> tuple[Mention, ...]:
    return (Mention("implicit_appeals", source, kind=MentionKind.INCLUDE),)


_PROCEDURE = "règles du programme"
_ACKNOWLEDGED = "CRPA, art. L. 112-3 et R. 112-5"
_APPEALS = "voies et délais de recours\u00a0: CJA, art. R. 421-5"
_REASONED = "motivation\u00a0: CRPA, art. L. 211-2 et L. 211-5"
_HEARD = "procédure contradictoire\u00a0: CRPA, art. L. 121-1 et L. 122-1"
_CONDITIONS = "conditions de la décision\u00a0: CRPA, art. L. 242-2"
_PIECES = "demande de pièces\u00a0: CRPA, art. L. 114-5"
_SILENCE = "silence\u00a0: CRPA, art. L. 114-3 et L. 231-4"
_CONVENED = "CRPA, art. R. 133-8"
_WAYS = ("deux mois", "recours gracieux", "recours hiérarchique", "recours contentieux")

MENTIONS: Mapping[str, tuple[Mention, ...]] = {
    "appeals": (*_words(_APPEALS, *_WAYS, "notification"), *_values(_APPEALS, "court")),
    "implicit_appeals": (*_words(_APPEALS, *_WAYS), *_values(_APPEALS, "court")),
    "acknowledgement": (
        *_values(
            _ACKNOWLEDGED, "received_on", "implicit_rejection", "service", "service_address",
            "service_phone", "service_email",
        ),
        *_words(_ACKNOWLEDGED, "décision implicite de rejet"),
        *_implicit_appeals(_ACKNOWLEDGED),
        *_where_known(_PIECES, "asked", "asked_until"),
    ),
    "pieces_request": (*_values(_PIECES, "pieces", "until"), *_values(_SILENCE, "implicit_rejection")),
    "inadmissibility": (*_values(_REASONED, "conditions", "facts"), *_appeals()),
    "referral": _values(_PROCEDURE, "question", "due_on"),
    "referral_reminder": _values(_PROCEDURE, "earlier", "question", "due_on"),
    "labelling": (
        *_values(_CONDITIONS, "conditions"),
        *_values(_PROCEDURE, "domain", "label_number", "label_from", "label_until"),
        *_where_known(_PROCEDURE, "committee_date", "reservations", "departure"),
        *_words(_PROCEDURE, "aucun financement"),
        *_appeals("reservations"),
    ),
    "adjournment": (
        *_values(_PROCEDURE, "wanted", "wanted_until"),
        *_values(_SILENCE, "implicit_rejection"),
        *_words(_PROCEDURE, "ne constitue pas un refus"),
        *_implicit_appeals(_SILENCE),
    ),
    "refusal": (
        *_values(_REASONED, "criteria", "reasons"),
        *_where_known(_PROCEDURE, "committee_date", "departure"),
        *_appeals(),
    ),
    "retained": (
        *_values(_PROCEDURE, "amount"),
        *_where_known(_CONDITIONS, "conditions"),
        *_where_known(_PROCEDURE, "reservations"),
        *_appeals(),
    ),
    "reversal": (
        *_values(_REASONED, "article", "law", "reasons"),
        *_values("acte cité\u00a0: CRPA, art. L. 242-1", "decision_date", "effect"),
        *_where_known(_HEARD, "invitation"),
        *_where_known(_CONDITIONS, "condition"),
        *_appeals(),
    ),
    "mission_validation": _values(
        _PROCEDURE, "label_number", "mission_from", "mission_until", "experts", "host", "report_due"
    ),
    "mission_refusal": (*_values(_REASONED, "rules", "reasons"), *_appeals()),
    "communique": _values(_PROCEDURE, "count", "laureates"),
    "convocation": (
        *_values(_CONVENED, "day", "hour", "place", "agenda"),
        *_where_known(_CONVENED, "urgency"),
        *_where_known("CRPA, art. R. 133-10", "quorum"),
    ),
    "label_attestation": _values(_PROCEDURE, "day", "facts", "standing", "digest"),
    "label_suspension": (
        *_values(_REASONED, "article", "condition", "reasons"),
        *_values(_HEARD, "invited_on"),
        *_values(_PROCEDURE, "suspended_from"),
        *_appeals(),
    ),
    "observations_invitation": (
        *_values(_HEARD, "intended", "article", "law", "facts", "days"),
        *_words(_HEARD, "observations écrites", "observations orales", "assister par un conseil"),
        *_where_known(_CONDITIONS, "condition"),
    ),
    "label_reinstatement": (
        *_values(_PROCEDURE, "suspended_on", "reinstated_from", "label_until", "reasons"),
        *_values(_CONDITIONS, "conditions"),
    ),
    "mission_amendment": (*_values(_PROCEDURE, "changes", "reason", "report_due"), *_appeals()),
    "mission_postponement": (*_values(_PROCEDURE, "reason"), *_appeals("contestable")),
    "mission_cancellation": (
        *_values(_PROCEDURE, "reason"),
        *_where_known(_PROCEDURE, "costs"),
        *_appeals("contestable"),
    ),
    "covering_email": _values(_PROCEDURE, "chrono", "dated"),
    **{
        f"report_reminder_{level}": _values(_PROCEDURE, "mission_reference", "report_due")
        for level in (1, 2, 3)
    },
}  # fmt: skip


def missing_mentions(wording: Wording) -> tuple[Mention, ...]:
    """Return what a wording no longer says of what its document must say."""
    return tuple(one for one in MENTIONS.get(wording.name, ()) if not _said(wording, one))


def _said(wording: Wording, mention: Mention) -> bool:
    if mention.kind is MentionKind.INCLUDE:
        kept = {when for name, when in wording.includes if name == mention.what}
        return bool(kept & {"", mention.when})
    entries = (*wording.references, *wording.attachments, *wording.body)
    if mention.kind is MentionKind.WORDS:
        always = " ".join(_literal(entry.phrases) for entry in entries if _condition(entry) == ("", ""))
        return fold(mention.what) in fold(always)
    if any(mention.what in _named(phrase) for phrase in (wording.subject, wording.call)):
        return True
    kept_when = {_condition(entry) for entry in entries if mention.what in _says(entry)}
    either_way = any((when, "") in kept_when for _, when in kept_when if when)
    return either_way or bool(kept_when & {("", ""), (mention.when, "")})


def _condition(entry: Entry) -> tuple[str, str]:
    return entry.when, entry.unless


def _says(entry: Entry) -> Iterator[str]:
    """Yield the values that an entry writes, those of its conditions left out."""
    if entry.each:
        yield entry.each
    else:
        for phrase in entry.phrases:
            yield from _named(phrase)


def _named(phrase: Phrase) -> Iterator[str]:
    yield from (piece.text for piece in phrase if piece.is_name)


def _literal(phrases: tuple[Phrase, ...]) -> str:
    return " ".join("".join(piece.text for piece in phrase if not piece.is_name) for phrase in phrases)
