"""Exact money: euros counted in whole cents, typed and written as French does."""

import re
from dataclasses import dataclass

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.text import NBSP, grouped, quoted

# A comma or a point before one or two digits is the decimal sign; three digits would be ambiguous.
_TYPED = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[,.]([0-9]{1,2}))?")
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True, order=True)
class Euros:
    """An amount in euros; `cents` is a whole number, so that sums are exact."""

    cents: int

    def __add__(self, other: "Euros") -> "Euros":
        """Add two amounts exactly."""
        return Euros(self.cents + other.cents)

    def __str__(self) -> str:
        """Write the amount: « 1 234,50 € », without decimals when it is whole."""
        sign = "−" if self.cents < 0 else ""
        whole, rest = divmod(abs(self.cents), 100)
        decimals = f",{rest:02d}" if rest else ""
        return f"{sign}{grouped(whole)}{decimals}{NBSP}€"


def typed_euros(amount: Euros | None) -> str:
    """Write an amount as it is typed, « 1234,50 », to be read again; empty for none."""
    if amount is None:
        return ""
    whole, rest = divmod(amount.cents, 100)
    return f"{whole},{rest:02d}"


def parse_euros(typed: str, field: str) -> Euros | None:
    """Read « 1 234,50 », « 1234.5 » or « 1 234 € »; blank is `None`.

    Raises `InvalidField` for a negative, an ambiguous (« 1.234 ») or an unreadable amount.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    match = _TYPED.fullmatch(text.removesuffix("€").rstrip())
    if match is None:
        raise InvalidField(
            field,
            f"{field}{NBSP}: {quoted(typed)} n’est pas un montant clair. Écrivez par exemple 1 234,50.",
        )
    whole, decimals = match[1].replace(" ", ""), match[2] or "0"
    if len(whole) > _MOST_DIGITS:
        raise InvalidField(
            field,
            f"{field}{NBSP}: {quoted(typed)} dépasse ce qu’un budget peut contenir. Vérifiez le montant.",
        )
    return Euros(int(whole) * 100 + int(decimals.ljust(2, "0")))


def total(amounts: tuple[Euros, ...]) -> Euros:
    """Add amounts; nothing is zero euros."""
    return Euros(sum(amount.cents for amount in amounts))
