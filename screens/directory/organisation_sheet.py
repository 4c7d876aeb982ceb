"""The sheet of an organisation in the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.identity import parse_rna, parse_siren, parse_siret
from daect_tui.domain.organisation import Organisation, OrganisationKind
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.reaching import parse_email, parse_phone, parse_postcode
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.echoes import if_other, silent
from screens.widgets.fields import ChoiceField, Field, LineField, LongField

_VERIFIED = "Changer la nature, le nom ou un numéro demande de vérifier à nouveau l’identité."


def organisation_sheet(desk: Desk, organisation: Organisation) -> SavingSheet[Organisation]:
    """Ask for the corrections to an organisation."""

    def save(texts: Mapping[str, str]) -> Organisation:
        return desk.organisations.save(organisation.id, texts)

    explanation = _VERIFIED if organisation.verified else ""
    return SavingSheet(organisation.name, _fields(), save, organisation_fields(organisation), explanation)


def _fields() -> tuple[Field, ...]:
    kinds = [(kind.value, kind.label) for kind in OrganisationKind]
    return (
        LineField("name", "Organisme", required=True),
        ChoiceField("kind", "Nature", kinds, required=True),
        LineField("siren", "SIREN", echoed=silent(parse_siren)),
        LineField("siret", "SIRET", echoed=silent(parse_siret)),
        LineField("rna", "RNA", echoed=if_other(parse_rna)),
        LineField("territory_code", "Territoire"),
        LineField("department", "Département"),
        LineField("region", "Région"),
        LongField("street", "Adresse", lines=2),
        LineField("postcode", "Code postal", echoed=if_other(parse_postcode)),
        LineField("city", "Commune"),
        LineField("civility", "Représentant"),
        LineField("first_name", "Prénom"),
        LineField("last_name", "Nom"),
        LineField("office", "Fonction"),
        LineField("call", "Appel"),
        LineField("phone", "Téléphone", echoed=if_other(parse_phone)),
        LineField("email", "Courriel", echoed=if_other(parse_email)),
        LineField("contact_name", "Contact"),
        LineField("contact_phone", "Son téléphone", echoed=if_other(parse_phone)),
        LineField("contact_email", "Son courriel", echoed=if_other(parse_email)),
    )
