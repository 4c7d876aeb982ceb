"""What the convocation of a member says (CRPA R133-3, R133-5, R133-8, R133-9, R133-10, R133-12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import long_date, long_date_with_day
from daect_tui.domain.decision_letters import Values, texts
from daect_tui.domain.document import (
    Block,
    Contact,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.hours import hour_words, time_of_day
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.session import AgendaItem, Session
from daect_tui.domain.text import NBSP, counted, listed

_REPLACEMENT = {
    MemberKind.EX_OFFICIO: (
        "vous pouvez vous faire suppléer par un membre du service ou de l’organisme auquel vous appartenez"
    ),
    MemberKind.ELECTED: "vous pouvez vous faire suppléer par un élu de la même assemblée délibérante",
    MemberKind.QUALIFIED: (
        "siégeant en qualité de personne qualifiée, vous ne pouvez pas vous faire suppléer"
    ),
}
_SHARES = {
    (1, 2): "de la moitié au moins",
    (1, 3): "d’un tiers au moins",
    (2, 3): "des deux tiers au moins",
    (3, 4): "des trois quarts au moins",
}


@dataclass(frozen=True, slots=True)
class ConvocationCase:
    """One member convened to one session; `recused` holds the numbers of the items that they leave.

    `first` is the record of the session that lacked its quorum, when this one is convened again; `hours`
    give when each item is planned to begin, by its number, where that is known.
    """

    session: Session
    member: Member
    items: tuple[AgendaItem, ...]
    recused: frozenset[int]
    rules: CommitteeRules
    letterhead: Letterhead
    contact: Contact
    first: SessionRecord | None = None
    hours: Mapping[int, time] = field(default_factory=dict)


def convocation_values(case: ConvocationCase) -> Values:
    """Return the values that the wording of a convocation takes; what is not known yet is empty."""
    session, rules = case.session, case.rules
    sheets = len(case.items) - len(case.recused)
    return {
        "call": convocation_call(case.member),
        "reference": session.reference,
        "programmes": listed(session.programmes),
        "day": long_date_with_day(session.meets_on) if session.meets_on else "",
        "hour": hour_words(session.hour) if session.hour else "",
        "place": session.place,
        "agenda": texts([_line(case, item) for item in case.items]),
        "sheets": counted(sheets, "fiche de dossier", "fiches de dossier") if sheets else "",
        "second": _second(case),
        "urgency": session.urgency.rstrip(" ."),
        "days": counted(rules.convocation_days, "jour"),
        "quorum": "" if session.second_of else _share(rules.quorum_share),
        "replacement": _REPLACEMENT[case.member.kind],
        "mandate": _mandate(case),
        "email": case.contact.email or case.letterhead.email,
    }


def reply_slip(case: ConvocationCase) -> tuple[Block, ...]:
    """Write the slip by which a member answers, is replaced or gives a mandate, as the rules allow them."""
    ways = ["Je siégerai dans la salle", "Je siégerai à distance"]
    if case.member.kind is not MemberKind.QUALIFIED:
        ways.append("Je serai suppléé(e) par (nom, prénom, qualité)")
    if _mandate(case):
        ways.append("N’étant pas suppléé(e), je donne pouvoir à")
    day = long_date_with_day(case.session.meets_on) if case.session.meets_on else case.session.period
    return (
        Heading("Coupon-réponse", new_page=True),
        Paragraph(
            (
                Run(case.member.full_name, bold=True),
                Run(
                    f", {case.member.body}. Séance {case.session.reference} du comité de sélection, le {day}."
                ),
            )
        ),
        Table(
            ("Cochez ou complétez", ""),
            (*((way, "") for way in ways), ("Date et signature", "")),
            (1, 1),
            to_sign=True,
        ),
    )


def convocation_call(member: Member) -> str:
    """Return the vocative of a letter to a member."""
    return {"Mme": "Madame,", "M.": "Monsieur,"}.get(member.civility, "Madame, Monsieur,")


def member_address(member: Member) -> tuple[str, ...]:
    """Return the block of the recipient: a member is known by name, quality and body, not by an address."""
    return tuple(line for line in (member.full_name, member.quality, member.body) if line)


def recused_words(member: Member, position: int) -> str:
    """Write what a recused member reads of an item: its number alone (R133-12)."""
    agreed = "déportée" if member.civility == "Mme" else "déporté"
    return f"Point {position}{NBSP}: vous êtes {agreed} (CRPA, art. R. 133-12)"


def convening_signature(members: Iterable[Member]) -> SignatureBlock | None:
    """Return the signature of the president, on whose convocation the committee meets (R133-5)."""
    president = next((member for member in members if member.presides), None)
    if president is None:
        return None
    name = f"{president.first_name} {president.last_name.upper()}"
    return SignatureBlock("La présidence du comité de sélection,", president.quality, name)


def _line(case: ConvocationCase, item: AgendaItem) -> str:
    if item.id in case.recused:
        return recused_words(case.member, item.position)
    hour = case.hours.get(item.id)
    at = f", {time_of_day(hour)}" if hour else ""
    return (
        f"Point {item.position}{at}{NBSP}: {item.organisation} – {item.domain.rstrip('.')} ({item.dossier})"
    )


def _second(case: ConvocationCase) -> str:
    """Say what a second convocation must (R133-10, second paragraph)."""
    session = case.session
    if not session.second_of:
        return ""
    when = f" du {long_date(case.first.held_on)}" if case.first else ""
    share = case.rules.second_quorum_share
    asked = f"le quorum est {_share(share)} des membres" if share[0] else "aucun quorum ne sera exigé"
    return (
        f"Le quorum n’ayant pas été atteint lors de la séance {session.second_of}{when}, la présente "
        f"convocation porte sur le même ordre du jour{NBSP}: {asked} (CRPA, art. R. 133-10)."
    )


def _share(share: tuple[int, int]) -> str:
    return _SHARES.get(share, f"de {share[0]}/{share[1]} au moins")


def _mandate(case: ConvocationCase) -> str:
    held = case.rules.mandates_per_member
    if not case.member.voting or not held:
        return ""
    agreed = "suppléée" if case.member.civility == "Mme" else "suppléé"
    return (
        f"À défaut d’être {agreed}, vous pouvez donner pouvoir à un autre membre, qui n’en détient pas plus "
        f"{'d’un' if held == 1 else f'de {held}'} (CRPA, art. R. 133-9)."
    )
