"""What holds of every module of the domain: labels in French, frozen values, errors that explain."""

import dataclasses
import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

from daect_tui import domain
from daect_tui.domain import errors
from daect_tui.domain.errors import DaectError, InvalidField, RefusedForReasons
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import typeset

MODULES: list[ModuleType] = [
    importlib.import_module(f"{domain.__name__}.{module.name}")
    for module in pkgutil.iter_modules(domain.__path__)
]
CLASSES = sorted(
    {
        found
        for module in MODULES
        for found in vars(module).values()
        if inspect.isclass(found) and found.__module__ == module.__name__
    },
    key=lambda found: (found.__module__, found.__qualname__),
)
LISTS = [found for found in CLASSES if issubclass(found, LabelledEnum) and found is not LabelledEnum]
VALUES = [found for found in CLASSES if dataclasses.is_dataclass(found) and "wording" not in found.__module__]
# What the arguments alone show; everything else that fails ends with 1.
ARGUMENTS_ONLY = {"UnknownReference", "UnusableArgument", "WouldOverwrite"}


@pytest.mark.parametrize("options", LISTS, ids=lambda options: options.__name__)
def test_a_closed_list_is_stored_by_code_and_read_in_french(options: type[LabelledEnum]) -> None:
    members = list(options.__members__.values())

    assert members
    for member in members:
        assert options(member.value) is member
        assert member.value.isascii()
        assert member.label
        assert typeset(member.label) == member.label
        assert "'" not in member.label
    assert len({member.label for member in members}) == len(members)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_a_value_is_frozen_and_slotted(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value)


@pytest.mark.parametrize(
    "error",
    [found for found in CLASSES if issubclass(found, DaectError)],
    ids=lambda error: error.__name__,
)
def test_an_error_says_how_the_command_line_ends(error: type[DaectError]) -> None:
    assert error.exit_code == (2 if error.__name__ in ARGUMENTS_ONLY else 1)


def test_the_root_of_the_errors_is_shown_as_it_stands() -> None:
    assert str(errors.Refusal("Une phrase.")) == "Une phrase."
    assert InvalidField("siren", "Une phrase.").field == "siren"


def test_several_reasons_are_shown_at_once_and_kept_apart() -> None:
    refused = RefusedForReasons("Impossible\u00a0:", ["un motif.", "un autre."])

    assert str(refused) == "Impossible\u00a0:\n– un motif.\n– un autre."
    assert refused.reasons == ("un motif.", "un autre.")
