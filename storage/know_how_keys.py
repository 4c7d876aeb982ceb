"""The keys under which a profile is found, as those of dossiers: words, their beginnings, values."""

from collections.abc import Iterator

from daect_tui.domain.french_words import vocabulary_of
from daect_tui.domain.matching import Profile, ProfileKind
from storage.entries import EVERYTHING, beginnings


def theme_key(code: str) -> str:
    """Return the key of the profiles of a theme."""
    return f"=theme:{code}"


def country_key(code: str) -> str:
    """Return the key of the profiles of a country."""
    return f"=pays:{code}"


def language_key(word: str) -> str:
    """Return the key of the profiles that speak a language, or the beginning of those keys."""
    return f"=langue:{word}"


def kind_key(kind: ProfileKind) -> str:
    """Return the key of the profiles of a kind."""
    return f"=genre:{kind.value}"


def keys_of(profile: Profile) -> set[str]:
    """Return the keys of a profile; changing them takes a migration, which makes all of them again."""
    return {EVERYTHING, *_words(profile), *_values(profile)}


def _words(profile: Profile) -> Iterator[str]:
    for word in vocabulary_of(said.text for said in profile.said):
        yield word
        yield from beginnings(word)


def _values(profile: Profile) -> Iterator[str]:
    yield kind_key(profile.kind)
    yield theme_key(profile.theme)
    yield from map(country_key, profile.countries)
    yield from map(language_key, vocabulary_of((profile.languages,)))
