"""Calls of the services, off the event loop; a refusal becomes a modal, never the end of the program.

Neither does a fault of the program in a service: it is written down, told, and one may go on.

A service is synchronous and opens its own transaction: inside a method marked `@reading` or
`@writing`, it is called with `await asyncio.to_thread(service.method, …)`.
"""

from collections.abc import Callable, Coroutine
from functools import partial, update_wrapper
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, runtime_checkable

from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.worker import Worker

from daect_tui.domain.errors import DaectError

N = TypeVar("N", bound=DOMNode)
P = ParamSpec("P")

_Method = Callable[Concatenate[N, P], Coroutine[Any, Any, None]]
_Started = Callable[Concatenate[N, P], Worker[None]]


@runtime_checkable
class TellsFaults(Protocol):
    """An application that says what failed in the program, and goes on."""

    def tell_fault(self, fault: Exception) -> None:
        """Say that the program failed."""


def reading(method: _Method[N, P]) -> _Started[N, P]:
    """Make a method a worker of which only the last call counts: a new one replaces the one under way.

    It ends with its screen, whose content nobody waits for any more.
    """
    return _worker(method, lambda node: node, exclusive=True)


def writing(method: _Method[N, P]) -> _Started[N, P]:
    """Make a method a worker that nothing replaces. It may wait for modals (`push_screen_wait`).

    It is a worker of the application: an act that was confirmed is done even when its screen is left
    at once.
    """
    return _worker(method, lambda node: node.app, exclusive=False)


def _worker(method: _Method[N, P], owner: Callable[[N], DOMNode], *, exclusive: bool) -> _Started[N, P]:
    def start(node: N, /, *args: P.args, **kwargs: P.kwargs) -> Worker[None]:
        # The coroutine is made by the worker itself: one that is replaced before it begins leaves none.
        work = partial(_explained, node, partial(method, node, *args, **kwargs))
        return owner(node).run_worker(work, group=method.__name__, exclusive=exclusive)

    # `update_wrapper` gives back a type of its own; what counts here is the name and the docstring.
    update_wrapper(start, method)
    return start


async def _explained(node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    app = node.app
    try:
        await work()
    except DaectError as error:
        from screens.modals.error import ErrorModal  # noqa: PLC0415 – nothing is refused before the first painting

        app.push_screen(ErrorModal(str(error)))
    except Exception as fault:
        # The screen was left, or is being taken down (it is displayed no more): nothing is shown on it.
        if isinstance(fault, NoMatches) and not (node.is_attached and node.screen.display):
            return
        if not isinstance(app, TellsFaults):
            raise
        # A service has rolled back what it was doing: nothing is half done, and one may go on.
        app.tell_fault(fault)
