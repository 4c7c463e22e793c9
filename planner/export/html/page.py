"""What stands around a story in an HTML file: style, navigation, foot."""

from html import escape

from planner.export.html.svg import pattern_definitions
from planner.export.pdf.palette import PRINT_COLOURS
from planner.text import language, tr

_STYLE = """
:root { color-scheme: light; %s }
* { box-sizing: border-box }
body { font: 1.05rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; color: var(--text);
  background: var(--bg); margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 }
h2 { font-size: 1.3rem; margin: 2rem 0 .4rem }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .2rem }
p { margin: .3rem 0 .6rem }
section { margin-top: 4rem }
.over, .under, .under_heading, .small, .muted, figcaption { color: var(--muted) }
.small, .under_heading, .notes, figcaption { font-size: .9rem }
.logo { float: right; max-height: 2.6rem; max-width: 11rem }
.title { border-bottom: 3px solid var(--mode-development); padding-bottom: .6rem }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0 2rem }
.wide { overflow-x: auto } .wide .many { min-width: 34rem } .wide svg { min-width: 30rem }
table { border-collapse: collapse; width: 100%%; font-size: .95rem; margin: .5rem 0 1rem }
caption { text-align: left; color: var(--muted) }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid var(--border); font-weight: 400 }
.number { text-align: right; font-variant-numeric: tabular-nums }
thead th { font-weight: 700; border-bottom: 1.5px solid var(--text) }
figure { margin: .8rem 0 } svg { width: 100%%; height: auto }
.question { border: 1px solid var(--field); border-radius: 4px; padding: .6rem .8rem }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem }
a { color: var(--accent) } a:focus, .wide:focus { outline: 3px solid var(--accent) }
footer { margin-top: 4rem; border-top: 1px solid var(--border); color: var(--muted) }
@page { size: A4; margin: 18mm 20mm }
@media print { nav { display: none } section { margin-top: 2.2rem }
  html { font-size: 9.6pt } body { max-width: none; padding: 0; line-height: 1.38 }
  h1, h2, h3, .title, .over, .under_heading, thead { break-after: avoid }
  .title, .together, .columns, figure, tr, .question { break-inside: avoid }
  p, li { orphans: 2; widows: 2 }
  .wide, .wide svg, .wide .many { overflow: visible; min-width: 0 } }
"""

_PATTERNED = ["mode_running", "mode_development", "accent"]


def html_page(title: str, body: str, chapters: list[tuple[str, str]], foot: tuple[str, str]) -> str:
    """Return the whole file.

    Args:
        title: Of the document.
        body: Its story.
        chapters: Anchors and titles for the navigation.
        foot: Which revision it is, and for whom.
    """
    colours = "; ".join(
        f"--{name.replace('_', '-')}: {colour}" for name, colour in PRINT_COLOURS.items()
    )
    links = "".join(
        f'<li><a href="#{escape(anchor)}">{escape(words)}</a></li>' for anchor, words in chapters
    )
    parts = escape(tr("Parts"))
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE % colours}</style></head>\n"
        f"<body>{pattern_definitions(_PATTERNED)}\n"
        f'<nav aria-label="{parts}"><ul>{links}</ul></nav>\n<main>\n{body}\n</main>\n'
        f"<footer><p>{escape(foot[0])}</p><p>{escape(foot[1])}</p></footer>\n</body></html>\n"
    )
