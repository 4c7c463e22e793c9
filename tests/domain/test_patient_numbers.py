import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.patient_numbers import patient_number_in


@pytest.mark.parametrize(
    "text", ["9434765919", "943 476 5919", "see 943-476-5919.", "(4010232137)", "a 123 4010232137"]
)
def test_numbers_that_pass_the_check_are_found(text):
    assert patient_number_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9434765918",
        "94347659190",
        "19434765919",
        "0113 496 0000",
        "943476591",
        "943 4765 919",
        "call 45m",
        "٩٤٣٤٧٦٥٩١٩",
    ],
)
def test_other_numbers_are_not(text):
    assert patient_number_in(text) is None


@given(st.integers(10**8, 10**9 - 1))
def test_at_most_one_last_digit_passes(nine):
    passing = [digit for digit in range(10) if patient_number_in(f"{nine}{digit}")]

    weighted = sum(
        int(sign) * weight for sign, weight in zip(str(nine), range(10, 1, -1), strict=True)
    )
    check = 11 - weighted % 11
    assert passing == ([] if check == 10 else [check % 11])
