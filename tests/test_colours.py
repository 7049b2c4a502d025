"""The colours of charts stay apart for every kind of sight, in both themes, and letters on them can be read."""

import math
import tomllib
from itertools import combinations

import pytest

from pages.parts.look import STYLE
from tests.server import ROOT

THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
# What each kind of sight makes of light, after Machado, Oliveira and Fernandes (2009), severity 1.0.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# From light of this kind to the X, Y and Z of CIE 1931, each against the white of D65.
XYZ = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
# Measured as CIE76; 2.3 is the least that a practised eye sees side by side.
LEAST_APART = 15
# WCAG 2.1: of text, and of what a chart is read by.
READABLE, SEEN = 4.5, 3.0
WHITE, DARK_LETTERS = "#ffffff", "#0d1620"
# Places of the two that are the rest of a whole, and the letters themselves.
REST, INK = 3, 4
Light = tuple[float, ...]

each_theme = pytest.mark.parametrize("theme", ["light", "dark"])


def light(colour: str) -> Light:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def times(matrix: tuple[Light, ...], seen: Light) -> Light:
    return tuple(sum(factor * part for factor, part in zip(row, seen, strict=True)) for row in matrix)


def lab(colour: str, sight: str) -> Light:
    """The colour in CIELAB, as this sight has it."""
    seen = tuple(min(1.0, max(0.0, part)) for part in times(SIGHTS[sight], light(colour)))
    x, y, z = (part ** (1 / 3) if part > (6 / 29) ** 3 else part * 841 / 108 + 4 / 29 for part in times(XYZ, seen))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(times(XYZ, light(colour))[1] for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def of_charts(theme: str) -> list[str]:
    return THEMES[theme]["chartCategoricalColors"]


def test_measures_agree_with_published_values():
    assert lab("#ff0000", "usual") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("sight", SIGHTS)
@each_theme
def test_chart_colours_and_the_ground_stay_apart_for_every_sight(theme, sight):
    colours = [*of_charts(theme), THEMES[theme]["backgroundColor"]]
    apart = {pair: math.dist(*(lab(colour, sight) for colour in pair)) for pair in combinations(colours, 2)}
    assert len(apart) == 55
    assert {pair: distance for pair, distance in apart.items() if distance < LEAST_APART} == {}


@each_theme
def test_chart_colours_that_carry_a_meaning_stand_out_from_the_ground(theme):
    meaning = [colour for place, colour in enumerate(of_charts(theme)) if place != REST]
    ground = THEMES[theme]["backgroundColor"]
    assert {colour for colour in meaning if contrast(colour, ground) < SEEN} == set()


@each_theme
def test_every_bar_carries_white_or_dark_letters(theme):
    assert DARK_LETTERS in STYLE
    bars = [colour for place, colour in enumerate(of_charts(theme)) if place != INK]
    assert {bar for bar in bars if max(contrast(bar, WHITE), contrast(bar, DARK_LETTERS)) < READABLE} == set()


@each_theme
def test_chosen_filters_in_white_on_the_main_colour_can_be_read(theme):
    assert contrast(THEMES[theme]["primaryColor"], WHITE) >= READABLE
