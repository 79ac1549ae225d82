"""Whole inventories made by hypothesis in which any field may stand, and any text in it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.strategies import HOSTILE
from touchmap import model, source
from touchmap.model import Inventory
from touchmap.source.write import write

STAGES = ("pre-purchase", "purchase", "post-purchase")
NASTY = (
    *HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "'", "\t=1", "\r", " edge ", "\u2028edge\u2028", "line\nend",
    "cr\rlf\r\n", '"quoted"', '"un\nquoted', '"a\\nb"', '"\\"', "a | when: b", "a | b", "| x", "x |", "- dash", "• dot",
    "1. one", "a: b", "TM301: x", "a;b,c\td", "_x000D_", "_x005F_x000D_", "#N/A", "TRUE", "007", "1e5", "1,5", "2026-10-15",  # noqa: E501
    "sep=;", "yes", "no", "none", "anytime", "purchase", "Purchase", "{}", "[]", "null", "~", "journey", "title x",
    "section y", "%% c", "#58;", "a#b;c:d", "\u200b", "\xa0", "ﬂ°°58¶ß", "-", "–", "…" * 50, "x" * 300, "/", "a/b", ".",
)  # fmt: skip
"""Texts that tables, YAML or Mermaid could take for something else."""

TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from(("Pay online", "Ask in the chat", "Website", "Магазин", "وب‌سایت")),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\n\t\r\x85"), min_size=1, max_size=20
    ),
)
"""Anything that an inventory may hold as a text."""
_LISTS = st.lists(TEXTS, min_size=1, max_size=3)
_DAYS = st.dates().map(str)
_LENGTHS = st.sampled_from(("30min", "4h", "2d", "1w", "1.5d", "0.25h", "14d", "0min", "90 min"))
_SHARES = st.sampled_from(("30%", "0%", "100%", "12.5 %", "0.000001%"))
_NUMBERS = st.integers(-1000, 1000) | st.floats(-1000, 1000, allow_nan=False)
_AMOUNTS = _NUMBERS | _SHARES | _LENGTHS
_PLAIN_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("owner", "need", "who", "quote", "link", "note", "first_impression", "reminder", "personal"), TEXTS),  # noqa: E501
    **dict.fromkeys(("backstage", "opportunities", "evidence", "collects", "uses"), _LISTS),
    "ownership": st.sampled_from(("brand", "partner", "customer", "external")),
    "role": st.sampled_from(("help", "payment", "loyalty")),
    "moment_of_truth": st.booleans(),
    "emotion": st.integers(-2, 2) | st.floats(-2, 2),
    "basis": st.sampled_from(("assumed", "observed", "measured")),
    "entry": st.booleans(),
    "exit": st.booleans(),
    "reviewed": _DAYS,
    "ignore": st.dictionaries(TEXTS, TEXTS, max_size=2),
    "pains": st.lists(st.fixed_dictionaries({"text": TEXTS}, optional={
        "action": TEXTS, "owner": TEXTS, "due": _DAYS, "status": st.sampled_from(("open", "doing", "done"))}),
        min_size=1, max_size=2),
    "service": st.fixed_dictionaries({}, optional={
        "first_response": _LENGTHS, "hours": TEXTS, "human": TEXTS, "root_cause": TEXTS, "alerts": TEXTS}),
    "loyalty": st.fixed_dictionaries({}, optional={"head_start": TEXTS, "tiers": _LISTS, "title": TEXTS}),
}  # fmt: skip
_LINK = {"when": TEXTS, "share": _SHARES, "wait": _LENGTHS, "handoff": TEXTS}
_RESULTS = st.fixed_dictionaries({}, optional={
    "score": _AMOUNTS, "p90": _LENGTHS, "n": st.integers(0, 10**6), "unanswered": st.integers(0, 9),
    "counts": st.dictionaries(st.sampled_from(("promoters", "passives", "detractors", "total")), st.integers(0, 9)),
    "waits": st.lists(_LENGTHS, max_size=3)})  # fmt: skip
_POST: dict[str, st.SearchStrategy[Any]] = {
    "name": TEXTS, "kind": st.sampled_from(("survey", "reviews", "usage")), "metric": st.sampled_from(("nps", "ces", "frt")),  # noqa: E501
    "scale": st.sampled_from(([1, 5], [-1, 1], [0.5, 1e6])), "better": st.sampled_from(("high", "low")), "owner": TEXTS,
    "scope": st.sampled_from(("touchpoint", "stage", "journey")), "target": _AMOUNTS, "source": TEXTS,
    "every": _LENGTHS | st.just("contact"), "last": _DAYS, "note": TEXTS, "result": _RESULTS,
    "acts": st.fixed_dictionaries({"what": TEXTS}, optional={"who": TEXTS, "within": _LENGTHS}),
}  # fmt: skip
_QUESTION = st.fixed_dictionaries({}, optional={"name": TEXTS, "target": _AMOUNTS, "result": _RESULTS})
_KEYS = TEXTS.filter(lambda text: text.strip() != "")


@st.composite
def hostile_data(draw: st.DrawFn, most: int = 6) -> dict[str, Any]:
    """The plain data of an inventory without mistakes."""
    channels = draw(st.lists(_KEYS, min_size=1, max_size=3, unique_by=lambda key: key.casefold()))
    phases = draw(
        st.dictionaries(_KEYS, st.fixed_dictionaries({"name": TEXTS, "stage": st.sampled_from(STAGES)}), max_size=3)
    )
    posts = draw(
        st.dictionaries(_KEYS.filter(lambda key: "." not in key), st.fixed_dictionaries({}, optional=_POST), max_size=2)
    )
    asked = list(posts)
    for key in list(posts)[:1]:
        questions = draw(st.dictionaries(_KEYS, _QUESTION, max_size=2))
        posts[key] = {**posts[key], **({"questions": questions} if questions else {})}
        # A post of that very name comes before the question.
        asked += [word for question in questions if (word := f"{key}.{question}") not in posts]
    count = draw(st.integers(1, most))
    data: dict[str, Any] = {
        "touchmap": 1,
        "journey": draw(st.fixed_dictionaries({"name": TEXTS}, optional={
            "persona": TEXTS, "quote": TEXTS, "goal": TEXTS, "state": st.sampled_from(("current", "future")),
            "language": st.sampled_from(("en", "uk", "fa")), "owner": TEXTS, "reviewed": _DAYS, "note": TEXTS,
            "ignore": st.dictionaries(TEXTS, TEXTS, max_size=2), "template": TEXTS})),
        "stage_names": draw(st.dictionaries(st.sampled_from(STAGES), TEXTS, max_size=2)),
        "phases": phases,
        "channels": {key: draw(st.fixed_dictionaries({}, optional={
            "name": TEXTS, "kind": st.sampled_from(("digital", "human")), "owner": TEXTS, "note": TEXTS}))
            for key in channels},
        "feedback": posts,
        "stages": {},
        "anytime": {},
    }  # fmt: skip
    if not draw(st.booleans()):
        del data["channels"]  # then they are implied
    for index in range(count):
        touchpoint = _touchpoint(draw, index, count, asked)
        stage = draw(st.sampled_from((*STAGES, "anytime")))
        channel = draw(st.sampled_from(channels))
        own = [key for key, phase in phases.items() if phase["stage"] == stage]
        if stage == "anytime":
            if draw(st.booleans()):
                touchpoint["during"] = draw(st.lists(st.sampled_from(STAGES), min_size=1, max_size=2, unique=True))
            data["anytime"].setdefault(channel, []).append(touchpoint)
            continue
        if own and draw(st.booleans()):
            touchpoint["phase"] = draw(st.sampled_from(own))
        data["stages"].setdefault(stage, {}).setdefault(channel, []).append(touchpoint)
    data["paths"] = draw(st.dictionaries(_KEYS, st.lists(_ways(count), max_size=3), max_size=2))
    return data


def _touchpoint(draw: st.DrawFn, index: int, count: int, asked: list[str], depth: int = 0) -> dict[str, Any]:
    fields = draw(st.lists(st.sampled_from(sorted(_PLAIN_FIELDS)), max_size=4, unique=True))
    touchpoint: dict[str, Any] = {"id": f"t{index}", "name": draw(TEXTS)}
    touchpoint |= {field: draw(_PLAIN_FIELDS[field]) for field in fields}
    for field in ("next", "sends"):
        if draw(st.integers(0, 3)) == 0:
            touchpoint[field] = draw(st.lists(_ways(count), min_size=1, max_size=2))
    if asked and draw(st.integers(0, 2)) == 0:
        touchpoint["feedback"] = draw(st.lists(st.sampled_from(asked), min_size=1, max_size=2, unique=True))
    elif draw(st.integers(0, 4)) == 0:
        touchpoint["feedback"] = {"waive": draw(TEXTS)}
    if depth < 2 and draw(st.integers(0, 5)) == 0:
        parts = [_touchpoint(draw, index, count, asked, depth + 1) for _ in range(draw(st.integers(1, 2)))]
        touchpoint["parts"] = [{key: value for key, value in part.items() if key != "id"} for part in parts]
    return touchpoint


def _ways(count: int) -> st.SearchStrategy[dict[str, Any]]:
    to = st.integers(0, count - 1).map(lambda number: f"t{number}")
    return st.fixed_dictionaries({"to": to}, optional=_LINK)


def loaded(data: dict[str, Any] | bytes) -> Inventory:
    """The inventory that plain data, or the text of a file, stands for."""
    text = data if isinstance(data, bytes) else write(data).encode()
    inventory, findings = model.load(source.parse(text, "touchmap.yaml"))
    assert findings == [], (findings, text.decode())
    assert inventory is not None
    return inventory


def hostile_inventories(most: int = 6) -> st.SearchStrategy[Inventory]:
    """The same as inventories."""
    return hostile_data(most).map(loaded)
