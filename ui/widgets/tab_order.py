"""In which order Tab goes through what lies inside a widget."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_order(top: QWidget) -> list[QWidget]:
    """List everything inside `top`, whether it takes the focus or not.

    The binding takes what `nextInFocusChain` returns for a child of the widget that was asked,
    and so the whole for a part of its last part: the garbage collector would then free what is
    still on screen. Therefore nobody else walks along that chain, and each widget is given its
    real parent again, which changes nothing in Qt.
    """
    chain: list[QWidget] = []
    step = top.nextInFocusChain()
    while step is not None and step is not top:
        chain.append(step)
        step = step.nextInFocusChain()
    for widget in (*chain, top):
        widget.setParent(widget.parentWidget())
    return [widget for widget in chain if top.isAncestorOf(widget)]


def order_parts(top: QWidget, *parts: QWidget) -> None:
    """Have Tab go through the parts of `top` one after the other, each in its own order."""
    every = [
        widget
        for widget in tab_order(top)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
    stops = [
        widget for part in parts for widget in every if widget is part or part.isAncestorOf(widget)
    ]
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def tab_from(before: QWidget, *then: QWidget) -> None:
    """Have Tab go from `before` through `then`, which came to the page after their neighbours."""
    for widget in then:
        QWidget.setTabOrder(before, widget)
        before = widget
