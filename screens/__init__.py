"""Everything Textual: the application that people see.

How to add a screen:

1. Subclass `screens.base.DeskScreen` in a folder of the phase: `TITLE`, `CSS_PATH` (a nested
   `.tcss` beside it), `BINDINGS` (each with an `id`; the last line, F1 and Ctrl+P are built from the
   live ones), `TASKS` for the help. The first screen of a mode is named in `screens/modes.py`.
2. Give `compose_body`, and `reload`: a `@reading` method that awaits
   `asyncio.to_thread(self.desk.service.method, …)` and paints. It runs when the screen is first
   shown, and when it comes back after something was written elsewhere.
3. An act is a `@writing` method (`screens/calls.py`): it may wait for modals
   (`await self.app.push_screen_wait(…)`), calls the service, then `self.kept("Ce qui est fait.")`.
   A `DaectError` becomes a modal by itself.
4. A mode that is a list begins with `searched.SearchedScreen` (the register searches) or
   `listed.ListScreen` (everything is at hand); a thing with tabs is a `tabbed.TabbedScreen`. Other lists are
   `widgets.listing.Listing`, typed fields `widgets.fields`, a form that keeps a draft
   `widgets.form.AutosavedForm`, titled parts `widgets.section`, questions `modals`.
5. `open_subject(reference)` on the first screen of a mode is what « À faire » calls.
6. A text that somebody typed is never a bare `str` in a widget: `Content(text)`,
   `rich.text.Text(text)`, or a widget of ours, which does it.
"""
