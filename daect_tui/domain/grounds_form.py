"""What an opinion or a decision rests on, as typed: what is cited, wanted, granted.

Reservations are typed one a line; criteria arrive as codes, one a line.
"""

from collections.abc import Mapping

from daect_tui.domain.decision import Grounds
from daect_tui.domain.forms import FormReader
from daect_tui.domain.money import parse_euros, typed_euros


def read_grounds(fields: Mapping[str, str]) -> Grounds:
    """Read the raw texts; raises `FormRefused`. What a decision must say is checked at its signature."""
    reader = FormReader(fields)
    grounds = Grounds(
        criteria=_lines(reader.text("criteria", "Critères")),
        reasons=reader.text("reasons", "Motifs"),
        reservations=_lines(reader.text("reservations", "Réserves")),
        wanted=reader.text("wanted", "Attendu du demandeur"),
        wanted_until=reader.day("wanted_until", "Au plus tard le"),
        amount=reader.parsed("amount", lambda typed: parse_euros(typed, "Montant"), None),
    )
    reader.check()
    return grounds


def grounds_fields(grounds: Grounds) -> dict[str, str]:
    """Write grounds back as the raw texts of their form."""
    return {
        "criteria": "\n".join(grounds.criteria),
        "reasons": grounds.reasons,
        "reservations": "\n".join(grounds.reservations),
        "wanted": grounds.wanted,
        "wanted_until": f"{grounds.wanted_until:%d/%m/%Y}" if grounds.wanted_until else "",
        "amount": typed_euros(grounds.amount),
    }


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
