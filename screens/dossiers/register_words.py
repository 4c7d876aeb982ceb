"""A line of the register told in the preview."""

from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.text import clean, listed
from daect_tui.services.catalogue import country_name
from daect_tui.services.register import Preview
from screens.dossiers.words import silence_sentence
from screens.widgets.text import capital


def previewed(preview: Preview, today: date) -> str:
    """Write what a dossier is about: who, what, where it stands, what runs on it."""
    dossier = preview.dossier
    content, referents = dossier.content, dossier.referents
    countries = listed([country_name(code) for code in content.countries])
    followed = listed([name for name in (referents.geographic, referents.thematic) if name])
    lines = [
        f"{dossier.organisation.name}, {dossier.organisation.kind.label}",
        f"Domaine\u00a0: {content.domain}" + (f" ({countries})" if countries else ""),
        f"{capital(dossier.state.label)} · {dossier.programme}, reçu le {short_date(content.received_on)}"
        + (f" · suivi par {followed}" if followed else ""),
    ]
    if preview.clocks.silence:
        lines.append(silence_sentence(preview.clocks.silence, today))
    return clean("\n".join(lines)).text
