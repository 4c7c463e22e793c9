"""A chart's display list as inline SVG, with the same words for those who do not see it."""

from functools import singledispatch
from html import escape

from planner.drawing.display_list import Align, Line, Pattern, Picture, Polygon, Rect, Shape, Text

_ANCHORS = {Align.START: "start", Align.MIDDLE: "middle", Align.END: "end"}


def svg_of(picture: Picture, name: str) -> str:
    """Return the picture as an `svg` element; `name` is unique in the document."""
    shapes = "".join(_drawn(shape) for shape in picture.shapes)
    return (
        f'<svg role="img" aria-labelledby="{name}" viewBox="0 0 {picture.width:g}'
        f' {picture.height:g}" style="max-width:{picture.width:g}pt">'
        f'<title id="{name}">{escape(picture.alternative)}</title>{shapes}</svg>'
    )


@singledispatch
def _drawn(shape: Shape) -> str:
    raise TypeError(shape)


@_drawn.register
def _(shape: Rect) -> str:
    return (
        f'<rect x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"'
        f' rx="{shape.radius:g}" {_fill(shape.fill, shape.pattern)}/>'
    )


@_drawn.register
def _(shape: Polygon) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
    return f'<polygon points="{points}" {_fill(shape.fill, shape.pattern)}/>'


@_drawn.register
def _(shape: Line) -> str:
    dashes = ' stroke-dasharray="3 2"' if shape.dashed else ""
    return (
        f'<line x1="{shape.x1:g}" y1="{shape.y1:g}" x2="{shape.x2:g}" y2="{shape.y2:g}"'
        f' stroke="var(--{_token(shape.stroke)})" stroke-width="{shape.width:g}"{dashes}/>'
    )


@_drawn.register
def _(shape: Text) -> str:
    weight = ' font-weight="700"' if shape.bold else ""
    return (
        f'<text x="{shape.x:g}" y="{shape.y:g}" font-size="{shape.size:g}"'
        f' text-anchor="{_ANCHORS[shape.align]}" fill="var(--{_token(shape.fill)})"{weight}>'
        f"{escape(shape.words)}</text>"
    )


def _fill(token: str, pattern: Pattern) -> str:
    colour = f"var(--{_token(token)})"
    match pattern:
        case Pattern.OUTLINE:
            return f'fill="none" stroke="{colour}"'
        case Pattern.HATCHED | Pattern.DOTTED:
            return f'fill="url(#{pattern.value}-{_token(token)})" stroke="{colour}"'
        case _:
            return f'fill="{colour}"'


def _token(name: str) -> str:
    return name.replace("_", "-")


def pattern_definitions(tokens: list[str]) -> str:
    """Return the fill patterns for these colours, once for a whole document."""
    made = []
    for token in map(_token, tokens):
        colour = f"var(--{token})"
        made.append(
            f'<pattern id="hatched-{token}" width="5" height="5" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--surface)"/>'
            f'<rect width="2.4" height="5" fill="{colour}"/></pattern>'
            f'<pattern id="dotted-{token}" width="5" height="5" patternUnits="userSpaceOnUse">'
            f'<rect width="5" height="5" fill="var(--surface)"/>'
            f'<circle cx="2.5" cy="2.5" r="1.4" fill="{colour}"/></pattern>'
        )
    return f'<svg width="0" height="0" aria-hidden="true"><defs>{"".join(made)}</defs></svg>'
