"""What stands against reading an exchange file, as a clause after « Impossible de lire « x » : »."""


class PackFault(Exception):  # never leaves this package: `read_pack` makes an `UnusablePack` of it
    """A French clause without its capital, ended by a full stop, with what to do."""


DAMAGED = (
    "ce paquet est abîmé ou incomplet. Demandez à la personne qui l’envoie de le renvoyer, "
    "tel qu’il est sur son disque."
)
FOREIGN = "ce fichier n’est pas un paquet de daect. Choisissez le fichier reçu de la délégation."
HOSTILE = (
    "ce paquet contient {}, ce que daect n’écrit jamais. Ne l’ouvrez pas autrement, et demandez-en un autre."
)
ALTERED = (
    "{} a été modifié hors de daect. Reprenez le paquet d’origine. Pour remplir le formulaire dans un "
    "éditeur de texte, sortez-le d’abord du paquet, puis fusionnez le texte lui-même."
)
FUTURE = (
    "ce paquet vient d’une version plus récente de daect (format {}). Mettez daect à jour, puis recommencez."
)
