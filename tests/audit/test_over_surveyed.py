"""The most surveys along one way: the same as by trying every way, for journeys small enough to try them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reading import inventory
from touchmap.audit import Settings, run
from touchmap.audit.settings import Thresholds

NUMBER = 7
SURVEYS = "abcde"
STAGES = ("pre-purchase", "purchase", "post-purchase")


@given(
    st.sets(st.tuples(st.integers(0, NUMBER - 1), st.integers(0, NUMBER - 1)), max_size=16),
    st.lists(st.sets(st.sampled_from(SURVEYS), max_size=2), min_size=NUMBER, max_size=NUMBER),
    st.lists(st.integers(0, 2), min_size=NUMBER, max_size=NUMBER),
)
def test_the_worst_way_is_the_worst_of_all(steps: set[tuple[int, int]], asked: list[set[str]], when: list[int]) -> None:
    # The bound on what is followed cannot bite here: of five surveys at most ten collections do not hold each other.
    lines = ["touchmap: 1", "journey: J", "feedback:", *(f"  {name}: {name}" for name in SURVEYS), "stages:"]
    for position, stage in enumerate(STAGES):
        lines += [f"  {stage}:", "    web:"]
        for one in (one for one in range(NUMBER) if when[one] == position):
            after = ", ".join(f"t{end}" for start, end in sorted(steps) if start == one)
            posts = ", ".join(sorted(asked[one]))
            lines.append(f"      - {{id: t{one}, name: T{one}, feedback: [{posts}], next: [{after}]}}")
    most = _most({(start, end) for start, end in steps if when[start] <= when[end]}, asked)
    thresholds = Thresholds(surveys=0)
    settings = Settings(select=("TM309",), profile="strict", thresholds=thresholds)
    result = run([inventory("\n".join(lines) + "\n")], settings)
    found = [finding.message for finding in result.findings]
    if not steps or not most:
        assert found == []
    else:
        (message,) = found
        assert f"by {most} different surveys" in message


def _most(steps: set[tuple[int, int]], asked: list[set[str]]) -> int:
    """The most surveys on any walk: tried out as pairs of a place and what was met so far."""
    seen = {(one, frozenset(asked[one])) for one in range(NUMBER)}
    waiting = list(seen)
    while waiting:
        one, met = waiting.pop()
        for start, end in steps:
            state = (end, met | asked[end])
            if start == one and state not in seen:
                seen.add(state)
                waiting.append(state)
    return max(len(met) for _, met in seen)
