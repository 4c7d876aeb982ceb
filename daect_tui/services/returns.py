"""Returns that the delegation owes: the declaration of aid, and the sheets for the Atlas."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from daect_tui.domain.exchange import REFERENCE, STATE
from daect_tui.domain.oda import Holder, LeftOut, OdaLine, Parties, aid_answers, declared, oda_texts
from daect_tui.domain.statistics import has_departed
from daect_tui.domain.text import fold
from daect_tui.services.aid_catalogue import aid_channels, aid_standings, bearer_words, public_kinds
from daect_tui.services.catalogue import countries, country_name, themes
from daect_tui.services.ports import UnitOfWork


def oda_declaration(work: UnitOfWork, year: int | None) -> tuple[tuple[OdaLine, ...], tuple[LeftOut, ...]]:
    """Return what is declared of the missions that left in a year (`None`: ever), and what is left out."""
    organisations = {one.id: one for one in work.bulk_organisations.all()}
    labels = {label.number: label for label in work.labels.all()}
    reports = {one.mission: one.report for one in work.evaluations.all()}
    public = frozenset(fold(one.name) for one in organisations.values() if one.kind.value in public_kinds())
    lines: list[OdaLine] = []
    left_out: list[LeftOut] = []
    for mission in work.missions.all():
        if year is not None and mission.content.starts_on.year != year:
            continue
        organisation = organisations[labels[mission.label].organisation_id]
        kind = organisation.kind
        holder = Holder(mission.holder, organisation.siren, kind, public=kind.value in public_kinds())
        country = country_name(mission.content.country)
        parties = Parties(holder, mission.content.requester, country, public)
        standing = aid_standings().get(mission.content.country)
        answers = aid_answers(reports.get(mission.reference))
        found, without = declared(mission, parties, standing, bearer_words(), answers)
        lines += found
        left_out += without
    return tuple(lines), tuple(left_out)


def oda_rows(work: UnitOfWork, year: int | None) -> Iterator[Mapping[str, str]]:
    """Write the declaration, a line for each bearer of each mission."""
    channels = aid_channels()
    for line in oda_declaration(work, year)[0]:
        yield oda_texts(line, channels, country_name(line.mission.content.country))


def atlas_rows(work: UnitOfWork, day: date) -> Iterator[Mapping[str, str]]:
    """Write each label with its state on a day: what anyone may know, and nobody's name."""
    sirens = {one.id: one.siren for one in work.bulk_organisations.all()}
    gone = Counter(one.label for one in work.missions.all() if has_departed(one.state))
    regions = {country.code: country.region for country in countries()}
    for life in work.label_lives.all():
        label = life.label
        if label.starts_on <= day:
            yield {
                REFERENCE: label.number,
                "holder": label.holder,
                "siren": sirens.get(label.organisation_id, ""),
                "domain": label.domain,
                "theme": themes().get(label.theme, label.theme),
                "programme": label.programme,
                "countries": ", ".join(country_name(code) for code in label.countries),
                "world_regions": " ; ".join(dict.fromkeys(regions.get(one, "") for one in label.countries)),
                "starts_on": label.starts_on.isoformat(),
                "until": label.until.isoformat(),
                STATE: life.state_on(day).label,
                "missions": str(gone[label.number]),
            }
