"""Why the operating system refused a file, in French."""

import errno

_REASONS = {
    errno.EACCES: "vous n’avez pas le droit d’y accéder",
    errno.EPERM: "vous n’avez pas le droit d’y accéder",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre espace sur le disque est épuisé",
    errno.ENOTDIR: "une partie de ce chemin est un fichier, pas un dossier",
    errno.EEXIST: "une partie de ce chemin est un fichier, pas un dossier",
    errno.ENOENT: "cet emplacement n’existe pas",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOLCK: "ce disque ne sait pas réserver un fichier",
    errno.ENOTSUP: "ce disque ne sait pas réserver un fichier",
    errno.ELOOP: "un lien se trouve là où il faut un fichier",
    errno.EINVAL: "ce n’est pas un fichier ordinaire",
    errno.EIO: "le disque est défaillant ou débranché",
}


def reason(error: OSError) -> str:
    """Say why, in words that fit after a colon."""
    return _REASONS.get(error.errno or 0, f"le système répond l’erreur {error.errno}")
