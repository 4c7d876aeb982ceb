"""The style sheet of the application: what was parsed stays parsed, and a rule is found at once.

Textual parses every sheet again whenever a screen brings one of its own, and goes through every rule
for every widget that it styles, several times for a table: most of what opening a screen takes.
"""

from inspect import getfile
from pathlib import Path

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

# What was parsed: the rules of a sheet, by its text, its place, its rank and the colours. They are only read.
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}

# A rule is itself and no other: Textual says so too, by a function of its own that is slow.
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]


class QuickStylesheet(Stylesheet):
    """Gives the styles that Textual’s own gives."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._colours = frozenset((variables or {}).items())
        # The rules that may concern a node, by what names it; those of the node in hand.
        self._concerned: dict[frozenset[str], list[RuleSet]] = {}
        self._narrowed: list[RuleSet] | None = None

    @property
    def rules(self) -> list[RuleSet]:
        """The rules that may concern the node that is being styled; all of them otherwise."""
        return super().rules if self._narrowed is None else self._narrowed

    def parse(self) -> None:
        """Parse what was not."""
        super().parse()
        self._concerned.clear()

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; the same ones, which Textual gives at each new room, change nothing."""
        if variables != self._variables:
            super().set_variables(variables)
            self._colours = frozenset(variables.items())

    def reparse(self) -> None:
        """Take other sheets or colours into account."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        """Parse a sheet once; Textual remembers 64, and a room alone brings as many."""
        key = (css, read_from, is_default_rules, tie_breaker, scope, self._colours)
        if key not in _parsed:
            _parsed[key] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
        return _parsed[key]

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[object, ...], RulesMap] | None = None
    ) -> None:
        """Style a node, looking only at the rules that may concern it."""
        around, self._narrowed = self._narrowed, None
        try:
            self._narrowed = self._rules_of(node)
            super().apply(node, animate=animate, cache=cache)
        finally:
            self._narrowed = around

    def _rules_of(self, node: DOMNode) -> list[RuleSet]:
        by_name = self.rules_map
        names = frozenset(by_name.keys() & node._selector_names)  # noqa: SLF001 – as Textual’s own does
        found = self._concerned.get(names)
        if found is None:
            concerned = {rule for name in names for rule in by_name[name]}
            found = self._concerned[names] = [rule for rule in self.rules if rule in concerned]
        return found

    def foresee(self, kind: type[Widget]) -> bool:
        """Take up the sheets of a class before there is any widget of it; tell whether any was new."""
        for place, css, rank, scope in kind.__new__(kind)._get_default_css():  # noqa: SLF001 – told by classes
            self.add_source(css, read_from=place, is_default_css=True, tie_breaker=rank, scope=scope)
        if issubclass(kind, Screen) and isinstance(kind.CSS_PATH, str):
            path = str((Path(getfile(kind)).parent / kind.CSS_PATH).resolve())
            if not self.has_source(path):
                self.read(path)
        return self._require_parse
