"""The one style sheet of the window, generated from the colours and the text size."""

from pathlib import Path
from string import Template

from ui.look.measure import BIG_FACTOR, H1_FACTOR, H2_FACTOR, SMALL_FACTOR, font_pt, scaled
from ui.look.tokens import TOKEN_NAMES, Tokens

_STROKE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12"><path d="{path}" fill="none" '
    'stroke="{colour}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
_SHEET = Template("""
#Sidebar { background: $sunken; border-right: 1px solid $border; }
#Card { background: $surface; border: 1px solid $border; border-radius: ${r10}px; }
#Well { background: $sunken; border: 1px solid $border; border-radius: ${r7}px; }
#MessageBar { background: $surface; border: 1px solid $field; border-radius: ${r7}px; }
#MessageBar[kind="info"] { border-color: $accent; }
#MessageBar[kind="error"] { border: 2px solid $error; }
#Rule { background: $border; border: 0; }
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: ${h1}pt; font-weight: 700; }
QLabel[role="h2"] { font-size: ${h2}pt; font-weight: 700; }
QLabel[role="big"] { font-size: ${big}pt; font-weight: 700; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="good"] { color: $good; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="error"] { color: $error; }
QListView#Navigation { background: transparent; border: 0; outline: 0; }
QListView#Navigation::item { border: 2px solid transparent; border-radius: ${r7}px;
  padding: ${p6}px ${p8}px; margin: 1px 0; color: $text; }
QListView#Navigation::item:hover { background: $border; }
QListView#Navigation::item:selected { background: $soft; color: $accent_on_soft; }
QListView#Navigation:focus::item:selected { border-color: $accent; }
QPushButton, QRadioButton { icon-size: ${p18}px; }
QPushButton { background: $surface; border: 1px solid $field; border-radius: ${r7}px;
  padding: ${p6}px ${p14}px; min-height: ${p18}px; color: $text; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $soft; color: $on_soft; }
QPushButton:focus { border: 2px solid $accent; padding: ${p5}px ${p13}px; }
QPushButton:disabled { color: $muted; border-color: $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 700; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border-color: $border; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent;
  padding: ${p6}px ${p8}px; color: $accent; }
QPushButton[role="quiet"]:hover { border-color: $field; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; padding: ${p5}px ${p7}px; }
QToolButton { icon-size: ${p18}px; background: transparent;
  border: 1px solid transparent; border-radius: ${r7}px; padding: ${p4}px;
  min-width: ${p18}px; min-height: ${p18}px; }
QToolButton:hover { border-color: $field; }
QToolButton:focus { border: 2px solid $accent; padding: ${p3}px; }
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text;
  border: 1px solid $field; border-radius: ${r7}px; padding: ${p5}px ${p8}px;
  min-height: ${p20}px; placeholder-text-color: $muted;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit[role="capture"] { font-size: ${h2}pt; min-height: ${p26}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: ${p4}px ${p7}px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: $sunken;
  color: $muted; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"],
QAbstractSpinBox[invalid="true"] { border: 2px solid $error; padding: ${p4}px ${p7}px; }
QComboBox { padding-right: ${p26}px; }
QComboBox::drop-down { border: 0; width: ${p26}px; }
QComboBox::down-arrow { image: url($images/down.svg); width: ${p12}px; height: ${p12}px; }
QAbstractSpinBox { padding-right: ${p22}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: ${p20}px; }
QAbstractSpinBox::up-arrow { image: url($images/up.svg); width: ${p10}px; height: ${p10}px; }
QAbstractSpinBox::down-arrow { image: url($images/down.svg); width: ${p10}px; height: ${p10}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $field;
  selection-background-color: $soft; selection-color: $on_soft; }
QCheckBox, QRadioButton { spacing: ${p8}px; min-height: ${p24}px; padding: 1px ${p4}px;
  border: 2px solid transparent; border-radius: ${r7}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: ${p16}px; height: ${p16}px; border: 1px solid $field; background: $surface; }
QCheckBox::indicator, QListView::indicator { border-radius: ${p4}px; }
QRadioButton::indicator { border-radius: ${half16}px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent;
  border-color: $accent;
  image: url($images/check.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url($images/dot.svg); }
QRadioButton[role="segment"] { spacing: 0; background: $surface; border: 1px solid $field;
  border-radius: ${r7}px; padding: ${p4}px ${p10}px; color: $text; }
QRadioButton[role="segment"]::indicator { width: 0; height: 0; border: 0; }
QRadioButton[role="segment"]:hover { background: $sunken; }
QRadioButton[role="segment"]:checked { background: $chosen; color: $accent;
  border: 2px solid $accent; padding: ${p3}px ${p9}px; }
QRadioButton[role="segment"]:focus { border: 2px solid $text; padding: ${p3}px ${p9}px; }
QTableView, QTreeView, QListView { background: $surface; border: 0; gridline-color: $border;
  outline: 0; selection-background-color: $soft; selection-color: $on_soft;
  alternate-background-color: $sunken; }
QTableView::item, QTreeView::item, QListView::item { padding: ${p4}px ${p8}px; }
QTableView, QTreeView { border: 2px solid transparent; }
QTableView:focus, QTreeView:focus { border: 2px solid $accent; }
QTableView::item:selected, QTreeView::item:selected { background: $soft; color: $on_soft; }
QHeaderView::section { background: $surface; border: 0; border-bottom: 1px solid $border;
  padding: ${p6}px ${p11}px; color: $muted; font-weight: 700; }
QScrollArea, QScrollArea > QWidget > QWidget#Column { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $field; border-radius: ${p4}px; margin: ${p2}px; }
QScrollBar::handle:vertical { min-height: ${p28}px; }
QScrollBar::handle:horizontal { min-width: ${p28}px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sunken; border: 1px solid $border; border-radius: ${p4}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }
QMenuBar { background: $sunken; color: $text; }
QMenuBar::item { padding: ${p4}px ${p10}px; background: transparent; }
QMenuBar::item:selected { background: $soft; color: $on_soft; }
QMenu { background: $surface; border: 1px solid $field; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $soft; color: $on_soft; }
QMenu::item:disabled { color: $muted; }
QToolTip { background: $text; color: $surface; border: 0; padding: ${p4}px ${p8}px; }
QStatusBar { background: $sunken; color: $muted; }
QStatusBar::item { border: 0; }
""")
_LENGTHS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22, 24, 26, 28)


def style_sheet(tokens: Tokens, images_folder: str) -> str:
    """Return the style sheet of a theme at the application's text size.

    Qt takes the small marks of its controls from files only: they are written to
    `images_folder`, which must stay as long as the style sheet is used.
    """
    _write_marks(tokens, Path(images_folder), tokens.text.lstrip("#"))
    folder = Path(images_folder, tokens.text.lstrip("#")).as_posix()
    lengths = {f"p{length}": str(max(1, scaled(length))) for length in _LENGTHS}
    return _SHEET.substitute(
        {name: tokens.colour(name) for name in TOKEN_NAMES},
        **lengths,
        images=folder,
        half16=str(scaled(16) // 2),
        r7=str(scaled(7)),
        r10=str(scaled(10)),
        h1=str(font_pt(H1_FACTOR)),
        h2=str(font_pt(H2_FACTOR)),
        big=str(font_pt(BIG_FACTOR)),
        small=str(font_pt(SMALL_FACTOR)),
    )


def _write_marks(tokens: Tokens, folder: Path, theme: str) -> None:
    marks = {
        "down": ("M2.5 4.5 6 8l3.5-3.5", tokens.muted),
        "up": ("M2.5 7.5 6 4l3.5 3.5", tokens.muted),
        "check": ("M2.5 6.5 5 9l4.5-6", tokens.on_accent),
        "dot": ("M5.5 6a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0", tokens.on_accent),
    }
    target = folder / theme
    target.mkdir(exist_ok=True)
    for name, (path, colour) in marks.items():
        drawing = _STROKE.format(path=path, colour=colour)
        (target / f"{name}.svg").write_text(drawing, encoding="utf-8")
