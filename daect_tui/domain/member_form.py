"""A member of the committee, as typed."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.member import Member, MemberKind
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP


class Seat(LabelledEnum):
    """What a member does in the session besides being there."""

    VOTES = "vote", "vote"
    PRESIDES = "preside", "préside, et vote"
    DEPUTISES = "supplee", "supplée la présidence, et vote"
    SILENT = "sans_voix", "assiste sans voter (secrétaire)"


def read_member_form(fields: Mapping[str, str], today: date) -> Member:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    starts = reader.required_day("starts_on", "Siège depuis le", today)
    until = reader.day("until", "Jusqu’au")
    if until and until < starts and "starts_on" not in reader.faults:
        reader.faults["until"] = (
            f"Jusqu’au{NBSP}: le {short_date(until)} précède le début, le {short_date(starts)}."
        )
    seat = reader.choice("seat", "Voix", Seat, Seat.VOTES)
    member = Member(
        id=0,
        civility=reader.line("civility", "Civilité", required=True),
        first_name=reader.line("first_name", "Prénom", required=True),
        last_name=reader.line("last_name", "Nom", required=True),
        quality=reader.line("quality", "Qualité", required=True),
        body=reader.line("body", "Organisme représenté", required=True),
        kind=reader.choice("kind", "Siège comme", MemberKind, MemberKind.EX_OFFICIO),
        voting=seat is not Seat.SILENT,
        presides=seat is Seat.PRESIDES,
        deputises=seat is Seat.DEPUTISES,
        starts_on=starts,
        until=until,
        region=reader.line("region", "Région"),
    )
    reader.check()
    return member


def member_fields(member: Member) -> dict[str, str]:
    """Write a member back as the raw texts of the form."""
    return {
        "civility": member.civility,
        "first_name": member.first_name,
        "last_name": member.last_name,
        "quality": member.quality,
        "body": member.body,
        "kind": member.kind.value,
        "seat": _seat(member).value,
        "starts_on": member.starts_on.isoformat(),
        "until": member.until.isoformat() if member.until else "",
        "region": member.region,
    }


def _seat(member: Member) -> Seat:
    if not member.voting:
        return Seat.SILENT
    if member.presides:
        return Seat.PRESIDES
    return Seat.DEPUTISES if member.deputises else Seat.VOTES
