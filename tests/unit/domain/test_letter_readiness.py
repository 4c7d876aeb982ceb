"""What a register still lacks before its first letter (CRPA L111-2, L212-1)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.letter_readiness import Missing, missing_before_letters

TODAY, START = date(2018, 3, 14), date(2018, 1, 1)
HEAD = DatedLetterhead(
    START,
    None,
    Letterhead(
        state=("RÉPUBLIQUE FRANÇAISE",),
        ministry="Ministère",
        direction="Direction",
        delegation="Délégation",
        place="Paris",
        address=("1, rue du Port",),
        phone="01 99 00 12 00",
        email="delegation@example.org",
    ),
    Contact("Camille", "Renaud", "chargée de mission", "01 99 00 12 34", "camille@example.org"),
)
SIGNATORY = Signatory(START, None, "Pour le ministre,", "La déléguée", "Hélène", "Vasseur", "acte fictif")
NOBODY = ("un signataire",)


@pytest.mark.parametrize(
    ("heads", "signatories", "missing"),
    [
        ((HEAD,), (SIGNATORY,), Missing((), ())),
        ((), (), Missing(("un en-tête",), NOBODY)),
        ((HEAD,), (replace(SIGNATORY, valid_from=date(2018, 4, 1)),), Missing((), NOBODY)),
        ((HEAD,), (replace(SIGNATORY, valid_until=date(2018, 2, 1)),), Missing((), NOBODY)),
        ((HEAD,), (replace(SIGNATORY, delegation_act=" "),), Missing((), NOBODY)),
        (
            (replace(HEAD, letterhead=replace(HEAD.letterhead, phone="", email="")),),
            (SIGNATORY,),
            Missing(("le téléphone", "le courriel"), ()),
        ),
        (
            (replace(HEAD, contact=Contact("", "", "", "", "")),),
            (SIGNATORY,),
            Missing(("qui suit les affaires",), ()),
        ),
    ],
)
def test_what_is_missing_is_said(
    heads: tuple[DatedLetterhead, ...], signatories: tuple[Signatory, ...], missing: Missing
) -> None:
    assert missing_before_letters(heads, signatories, TODAY) == missing
