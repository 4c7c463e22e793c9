"""Does a text hold what may be a patient's NHS number?"""

import re
from collections.abc import Iterator

_DIGITS = 10
_MODULUS = 11
_CANDIDATE = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)", re.ASCII)


def patient_number_in(text: str) -> str | None:
    """Return the first of `patient_numbers_in`, None where there is none."""
    return next(patient_numbers_in(text), None)


def patient_numbers_in(text: str) -> Iterator[str]:
    """Yield the ten-digit numbers, as written, that pass the check of NHS numbers.

    Blanks or hyphens may stand where such numbers are usually divided (3-3-4). One in eleven
    numbers of other kinds passes too, so this is a reason to ask, not to refuse for good.

    Source:
        NHS Data Dictionary, "NHS NUMBER": modulus 11 with the weights 10 to 2.
    """
    for found in _CANDIDATE.finditer(text):
        if _passes([int(digit) for digit in found[0] if digit.isdigit()]):
            yield found[0]


def _passes(digits: list[int]) -> bool:
    weighted = sum(
        digit * weight for digit, weight in zip(digits[:-1], range(_DIGITS, 1, -1), strict=True)
    )
    return -weighted % _MODULUS == digits[-1]
