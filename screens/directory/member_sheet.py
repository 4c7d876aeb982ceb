"""The sheet of a member of the committee: a new one, or one whose term, body or region changes."""

from collections.abc import Mapping
from dataclasses import replace

from daect_tui.domain.dates import short_date
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.member_form import Seat, member_fields, read_member_form
from daect_tui.services.desk import Desk
from daect_tui.services.regions import french_regions
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, DateField, LineField

_REPLACED = "Suppléé du même service, par un élu de la même assemblée, ou jamais (art. R. 133-3)."
_REGION = "La région où ce membre est élu ou en fonction\u00a0: un demandeur de là sera signalé."
_KEPT = "Une séance déjà ouverte garde la composition qu’elle avait."


def member_sheet(desk: Desk, member: Member | None) -> SavingSheet[Member]:
    """Ask for a new member of the committee, or for what changes of one."""
    regions = [("", "aucune"), *french_regions().items()]
    fields = (
        LineField("civility", "Civilité", required=True),
        LineField("first_name", "Prénom", required=True),
        LineField("last_name", "Nom", required=True),
        LineField("quality", "Qualité", required=True),
        LineField("body", "Organisme", required=True),
        ChoiceField("kind", "Siège comme", [(kind.value, kind.label) for kind in MemberKind], hint=_REPLACED),
        ChoiceField("seat", "Voix", [(seat.value, seat.label) for seat in Seat]),
        DateField("starts_on", "Depuis le", required=True),
        DateField("until", "Jusqu’au"),
        ChoiceField("region", "Région", regions, hint=_REGION),
    )

    def save(texts: Mapping[str, str]) -> Member:
        typed = read_member_form(texts, desk.office.clock.today())
        if member is None:
            return desk.directory.add_member(typed)
        return desk.directory.save_member(replace(typed, id=member.id))

    if member is None:
        initial = {"kind": MemberKind.EX_OFFICIO.value, "seat": Seat.VOTES.value}
        return SavingSheet("Nouveau membre du comité", fields, save, initial)
    initial = {
        **member_fields(member),
        "starts_on": short_date(member.starts_on),
        "until": short_date(member.until) if member.until else "",
    }
    return SavingSheet(member.full_name, fields, save, initial, _KEPT)
