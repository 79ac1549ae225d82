"""Every value knows its place: an entry stands where its key stands, an item of a list where it begins."""

import string

from hypothesis import given
from hypothesis import strategies as st

from touchmap import source

TEXT = """\
journey: {name: Täglich 🚲 fahren, owner: cx}
list:
  - id: a
    name: First
  - plain
  - [x, "y z"]
"a b": 1
"""


def place(*steps: str | int) -> tuple[int, int, int, int]:
    file, *rest = source.parse(TEXT.encode(), "f.yaml").spot.find(steps).place()
    assert file == "f.yaml"
    return tuple(rest)


def test_places() -> None:
    assert place("journey") == (1, 1, 1, 8)
    assert place("journey", "owner") == (1, 35, 1, 40)
    assert place("list", 0) == place("list", 0, "id") == (3, 5, 3, 7)
    assert place("list", 0, "name") == (4, 5, 4, 9)
    assert place("list", 1) == (5, 5, 5, 10)
    assert place("list", 2, 1) == (6, 9, 6, 14)


def test_unknown_steps_give_the_closest_place() -> None:
    assert place("list", 0, "nothing", 5) == place("list", 0)


def test_addresses() -> None:
    spot = source.parse(TEXT.encode(), "f.yaml").spot
    assert spot.find(("list", 0, "name")).address() == "list[0].name"
    assert spot.find(("list", 0)).address("name") == "list[0].name"
    assert spot.find(("a b",)).address() == '"a b"'


def test_places_hold_after_a_byte_order_mark_and_with_windows_lines() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    spot = source.parse(text.encode(), "f.yaml").spot
    assert spot.find(("list", 0, "name")).place()[1:] == (4, 5, 4, 9)


KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=5)
VALUES = st.recursive(
    st.text("abcäя🚲", min_size=1, max_size=5),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=12,
)


def written(value: object, indent: int, lines: list[str], places: dict[tuple[object, ...], int], at: tuple) -> None:
    """Writes `value` as YAML by hand and notes the line of each entry."""
    pad = "  " * indent
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in entries:
        places[(*at, key)] = len(lines) + 1
        head = f'{pad}"{key}":' if isinstance(value, dict) else f"{pad}-"
        if isinstance(item, str):
            lines.append(f'{head} "{item}"')
        else:
            lines.append(head)
            written(item, indent + 1, lines, places, (*at, key))


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_every_entry_is_found_where_it_was_written(value: dict[str, object]) -> None:
    lines: list[str] = []
    places: dict[tuple[object, ...], int] = {}
    written(value, 0, lines, places, ())
    document = source.parse("\n".join(lines).encode(), "f.yaml")
    assert document.findings == []
    assert document.value == value
    for steps, line in places.items():
        found = document.spot.find(steps)
        assert found.steps() == steps
        in_a_list_as_block = isinstance(steps[-1], int) and found.children
        assert found.place().line == (line + 1 if in_a_list_as_block else line)
