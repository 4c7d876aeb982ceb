"""What is said of a setting: its line, and all that is known of it."""

from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.keymap import written_key
from daect_tui.domain.setting import Setting, SettingFamily, SettingHome, SettingKind
from daect_tui.domain.text import NBSP, counted
from daect_tui.personal_taste import PersonalTaste
from daect_tui.services.procedure_settings import SettingStanding, SettingStep

KEYS = Setting(
    "keys",
    "Touches",
    "Donner une autre touche à une commande. Ctrl et une lettre, ou une touche de fonction.",
    SettingKind.KEY,
    SettingFamily.KEYS,
    SettingHome.PERSONAL,
    ("appeler une commande par la touche de votre choix",),
    book="keys",
)
_ALWAYS = "depuis toujours"
_NEXT_TIME = frozenset({"agent", "lock_minutes"})
_SHEET = "une fiche"

Standings = Mapping[str, SettingStanding]


def setting_cells(setting: Setting, standings: Standings, taste: PersonalTaste) -> list[str]:
    """Write the line of a setting: its family, its name, its value, since when."""
    standing = standings.get(setting.key)
    since = short_date(standing.now.since) if standing and standing.now.since else "—"
    return [setting.family.label, setting.title, _value(setting, standings, taste), since]


def _value(setting: Setting, standings: Standings, taste: PersonalTaste) -> str:
    if setting.kind is SettingKind.KEY:
        moved = len(taste.settings.keys)
        return counted(moved, "touche déplacée", "touches déplacées") if moved else "aucune déplacée"
    if setting.kind is SettingKind.SHEET:
        return _SHEET
    if setting.home is SettingHome.PERSONAL:
        return setting.in_words(taste.value(setting.key))
    standing = standings.get(setting.key)
    return setting.in_words(standing.now.value) if standing else "—"


def setting_facts(setting: Setting, standings: Standings, taste: PersonalTaste) -> list[tuple[str, str]]:
    """Write a setting in full: what it is for, its value, since when, what follows, where it lives."""
    facts = [("Réglage", f"{setting.title}. {setting.help}")]
    standing = standings.get(setting.key)
    if setting.kind in (SettingKind.SHEET, SettingKind.KEY):
        facts += _moved(taste) if setting.kind is SettingKind.KEY else []
    elif standing:
        facts.append(("Valeur", _step(setting, standing.now)))
        if standing.coming:
            facts.append(("Ensuite", _step(setting, standing.coming)))
    else:
        shipped = "" if taste.is_default(setting.key) else f" (d’origine{NBSP}: {_default(setting)})"
        facts.append(("Valeur", f"{_value(setting, standings, taste)}{shipped}"))
    facts.append(("Sert", setting.purpose.removeprefix("sert ")))
    if setting.bounds:
        facts.append(("Accepte", setting.bounds))
    if setting.source:
        facts.append(("Source", setting.source))
    if standing:
        earlier = standing.steps[: standing.steps.index(standing.now)]
        facts += [("Avant", _step(setting, step)) for step in reversed(earlier)]
    return [*facts, ("Gardé dans", _home(setting, taste))]


def _step(setting: Setting, step: SettingStep) -> str:
    since = f"à partir du {short_date(step.since)}" if step.since else _ALWAYS
    by = f", par {step.agent}" if step.agent else ""
    return f"{setting.in_words(step.value)}, {since}{by}"


def _default(setting: Setting) -> str:
    return setting.in_words(setting.default)


def _moved(taste: PersonalTaste) -> list[tuple[str, str]]:
    keys = [f"{written_key(key)}{NBSP}: {name}" for name, key in taste.settings.keys.items()]
    return [("Déplacées", "\n".join(keys))] if keys else []


def _home(setting: Setting, taste: PersonalTaste) -> str:
    if setting.home is SettingHome.REGISTER:
        return setting.home.label
    return f"{setting.home.label}{NBSP}: {taste.path}" if taste.path else setting.home.label


def kept_words(setting: Setting, taste: PersonalTaste) -> str:
    """Say the value that was just kept, and when it counts."""
    value = setting.in_words(taste.value(setting.key))
    later = setting.family is SettingFamily.BACKUPS or setting.key in _NEXT_TIME
    return f"{value}, à la prochaine ouverture" if later else value
