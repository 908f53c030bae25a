"""The globe in a notebook: the same picture as on the pages, fed over the notebook's own channel.

No server is started and no address opened. Needs the extra ``notebook``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import anywidget
import traitlets

from openparos.model.errors import OpenParosError
from openparos.store.workspace import Workspace

from .site import Site
from .sky import Sky

BUILT: Final = Path(__file__).parent / "static" / "globe"
US_PER_MS: Final = 1000


class GlobeWidget(anywidget.AnyWidget):
    """A globe over one workspace; show it by making it the last value of a cell.

    Attributes
    ----------
    height : int
        Pixels.
    selected : list of int
        Catalogue numbers to begin with, at most two: their orbits and their distance are shown.
    """

    _esm = BUILT / "globe.js"
    _css = BUILT / "globe.css"
    height = traitlets.Int(560).tag(sync=True)
    selected = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(self, workspace: Workspace, **settings: Any) -> None:
        super().__init__(**settings)
        self._sky = Sky(Site(workspace))
        self.on_msg(self._answer)

    def _answer(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        """Answer one question of the picture; what goes wrong is sent back as words."""
        reply: dict[str, Any] = {"id": content.get("id")}
        try:
            value = self._ask(content)
        except (OpenParosError, KeyError, TypeError, ValueError) as error:
            self.send({**reply, "error": str(error)})
            return
        if isinstance(value, bytes):
            self.send(reply, buffers=[value])
        else:
            self.send({**reply, "value": value})

    def _ask(self, content: dict[str, Any]) -> Any:
        sky = self._sky
        questions: dict[str, Callable[[], Any]] = {
            "span": sky.span,
            "names": sky.names,
            "findings": sky.findings,
            "elements": lambda: sky.elements(int(content["at_ms"]) * US_PER_MS),
            "sets": lambda: sky.sets(int(content["norad_id"]), int(content["at_ms"]) * US_PER_MS),
            "history": lambda: sky.history(int(content["norad_id"])),
        }
        return questions[content["question"]]()


def globe(
    workspace: Workspace | Path | None = None, *, selected: Sequence[int] = (), height: int = 560
) -> GlobeWidget:
    """Return a globe of everything a workspace knows, for a notebook.

    Parameters
    ----------
    workspace : Workspace or Path or None
        Where the element sets are; the user's own workspace where not given.
    selected : sequence of int
        Catalogue numbers to begin with, at most two.
    height : int
        Height of the picture, pixels.

    Examples
    --------
    >>> import openparos as op
    >>> op.globe(selected=[25544])  # doctest: +SKIP
    """
    held = workspace if isinstance(workspace, Workspace) else Workspace.open(workspace)
    return GlobeWidget(held, selected=list(selected)[:2], height=height)
