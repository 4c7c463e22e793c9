from hypothesis import given
from hypothesis import strategies as st

from planner.insight.stretches import common, length, union, without

STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


def covered(stretches):
    return {second for begin, end in stretches for second in range(begin, end)}


@given(STRETCHES, STRETCHES)
def test_rows_behave_like_sets_of_seconds(some, others):
    one, other = union(some), union(others)

    assert covered(one) == covered(some)
    assert length(one) == len(covered(some))
    assert covered(common(one, other)) == covered(one) & covered(other)
    assert covered(without(one, other)) == covered(one) - covered(other)


@given(STRETCHES, STRETCHES)
def test_results_are_rows_again(some, others):
    for row in (without(union(some), union(others)), common(union(some), union(others))):
        edges = [edge for stretch in row for edge in stretch]
        assert edges == sorted(edges)
        assert all(begin < end for begin, end in row)
