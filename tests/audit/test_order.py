"""The same findings come out whatever the order of the files and of the keys in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from hypothesis import assume, given, settings

from tests.reading import inventory, mistakes
from tests.strategies import _Plain as Plain
from tests.strategies import inventories
from touchmap.audit import Settings, run
from touchmap.audit.baseline import Baseline, Known
from touchmap.audit.run import codes

STRICT = Settings(profile="strict", min_coverage=50)
EXAMPLES = [path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("examples/*/*touchmap.yaml"))]


def found(*texts: str) -> Counter[Known]:
    """What is found, by the names that a baseline uses: numbers and lines follow the order, as they should."""
    baseline = Baseline(Path.cwd().resolve(), renew=True)
    run([inventory(text, f"{number}.yaml") for number, text in enumerate(texts)], STRICT, (), baseline)
    return Counter(baseline.renewed(codes()))


def reordered(value: Any) -> Any:
    """The same inventory with the keys of every block the other way round; lists keep their order."""
    if isinstance(value, dict):
        return {key: reordered(value[key]) for key in reversed(value)}
    return [reordered(item) for item in value] if isinstance(value, list) else value


def turned(text: str) -> str:
    """The same inventory with its keys in another order."""
    # Which phase comes first is said by their order, so that order stays.
    content = yaml.safe_load(text)
    other = reordered(content)
    if "phases" in content:
        other["phases"] = content["phases"]
    return str(yaml.dump(other, Dumper=Plain, sort_keys=False, allow_unicode=True, width=10_000))


def test_keys_of_the_examples() -> None:
    for text in EXAMPLES:
        assert found(turned(text)) == found(text)


@settings(max_examples=15)
@given(inventories(most=10))
def test_keys_of_any_inventory(text: str) -> None:
    """Of a circle or of two that are alike, the first in the file is named: so here the rules count, not the places."""
    assume(not mistakes(text))
    first, second = (Counter(known.code for known in found(one).elements()) for one in (text, turned(text)))
    assert first == second


def test_files() -> None:
    texts = [(f"{number}.yaml", text) for number, text in enumerate(EXAMPLES)]
    several = [inventory(text, name) for name, text in texts]
    assert run(several, STRICT).findings == run(several[::-1], STRICT).findings
    assert run(several, STRICT).coverage == run(several[::-1], STRICT).coverage
    assert run(several, STRICT).skipped == run(several[::-1], STRICT).skipped
