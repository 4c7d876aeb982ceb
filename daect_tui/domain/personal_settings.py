"""The settings of a person’s taste, each once, as data: the file, the screen and the page come from here."""

from daect_tui.domain.setting import Setting, SettingFamily, SettingHome, SettingKind

_F, _K = SettingFamily, SettingKind
_MINE = SettingHome.PERSONAL
_F8, _F9 = "Courriers, F8", "Répertoire, F9, Ctrl+U"

THEMES = (
    ("clair", "clair"),
    ("sombre", "sombre"),
    ("contraste", "contraste élevé"),
    ("projecteur", "projecteur"),
)

_DESK = (
    Setting(
        "agent", "Mon nom", "Le nom proposé à l’ouverture, quand l’application demande qui est là. "
        "Vide\u00a0: celui de la session de l’ordinateur.",
        _K.TEXT, _F.DESK, _MINE,
        ("signer chaque acte au journal", "proposer le nom à l’ouverture"),
        required=False, blank="celui de la session",
    ),
    Setting(
        "theme", "Couleurs", "Les couleurs de l’écran\u00a0: claires, sombres, à contraste élevé, ou sobres "
        "pour un projecteur. Rien ne se lit par la couleur seule.",
        _K.CHOICE, _F.DESK, _MINE, ("peindre tous les écrans",),
        choices=THEMES, required=False, blank="clair",
    ),
    Setting(
        "printer", "Imprimante", "La file d’impression proposée. Vide\u00a0: celle du système.",
        _K.TEXT, _F.DESK, _MINE, (f"imprimer les courriers ({_F8})",),
        required=False, blank="celle du système",
    ),
    Setting(
        "lock_minutes", "Verrouillage", "Après combien de minutes sans touche l’écran d’un registre chiffré "
        "se couvre. 0\u00a0: jamais.",
        _K.NUMBER, _F.DESK, _MINE, ("couvrir l’écran d’un registre chiffré (F10 le fait aussitôt)",),
        "10", "minutes", 0, 240,
    ),
)  # fmt: skip

_BACKUPS = (
    Setting(
        "backup_folder", "Dossier des sauvegardes", "Où elles se font d’elles-mêmes. Vide\u00a0: à côté du "
        "registre.",
        _K.PATH, _F.BACKUPS, _MINE, (f"ranger les sauvegardes ({_F9})",),
        required=False, blank="à côté du registre",
    ),
    Setting(
        "backup_last", "Dernières gardées", "Combien des dernières sauvegardes restent toujours.",
        _K.NUMBER, _F.BACKUPS, _MINE, ("élaguer les sauvegardes à chaque nouvelle",),
        "8", "sauvegardes", 1, 1000,
    ),
    Setting(
        "backup_days", "Jours gardés", "De combien de jours une sauvegarde reste.",
        _K.NUMBER, _F.BACKUPS, _MINE, ("élaguer les sauvegardes à chaque nouvelle",),
        "14", "jours", 0, 3660,
    ),
    Setting(
        "backup_weeks", "Semaines gardées", "De combien de semaines une sauvegarde reste.",
        _K.NUMBER, _F.BACKUPS, _MINE, ("élaguer les sauvegardes à chaque nouvelle",),
        "8", "semaines", 0, 520,
    ),
    Setting(
        "backup_months", "Mois gardés", "De combien de mois une sauvegarde reste.",
        _K.NUMBER, _F.BACKUPS, _MINE, ("élaguer les sauvegardes à chaque nouvelle",),
        "6", "mois", 0, 240,
    ),
    Setting(
        "backup_reminder_days", "Copie ailleurs", "Après combien de jours une copie en un second lieu est "
        "demandée. 0\u00a0: jamais.",
        _K.NUMBER, _F.BACKUPS, _MINE, ("rappeler la copie à l’Accueil (F2)",),
        "30", "jours", 0, 3660,
    ),
)  # fmt: skip

PERSONAL: dict[str, Setting] = {one.key: one for one in (*_DESK, *_BACKUPS)}
