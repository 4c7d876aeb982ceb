"""The least Textual application: a title bar, a list, a footer. What `daect` is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header


class BareApp(App[None]):
    """Shows what any application of this kind must show, and nothing else."""

    TITLE = "plancher"

    def compose(self) -> ComposeResult:
        """Arrange the three widgets."""
        yield Header()
        yield DataTable[str]()
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
