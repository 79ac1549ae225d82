"""The baseline: what is accepted for now, by names that last, as a multiset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit.examples import LATE
from tests.reading import inventory
from touchmap.audit import Result, Settings, run
from touchmap.audit.baseline import Baseline, BrokenBaseline, Known, parse, written
from touchmap.audit.run import codes
from touchmap.model import Inventory

TEXT = """
touchmap: 1
journey: {name: J, persona: P, goal: G}
channels:
  website: {name: Website with a clerk, kind: human}
feedback:
  yearly: {scope: journey}
stages:
  purchase:
    website:
      - name: Order
        owner: web
        next: Pay
        pains:
          - text: Too many fields
          - {text: Too slow, action: Tune it}
      - name: Pay
        id: till
        owner: shop
        feedback: [yearly]
      - Same
      - {name: Same, moment_of_truth: true}
"""


def read(text: str = TEXT, name: str = "touchmap.yaml") -> Inventory:
    return inventory(text.lstrip(), name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project folder, which is the current one and has the file `touchmap.yaml`."""
    monkeypatch.chdir(tmp_path)
    Path("touchmap.yaml").touch()
    return tmp_path.resolve()


def renewed(folder: Path, *inventories: Inventory, old: tuple[Known, ...] = (), **settings: object) -> list[Known]:
    baseline = Baseline(folder, old, renew=True)
    run(inventories, Settings(thresholds=LATE, **settings), (), baseline)  # type: ignore[arg-type]
    return baseline.renewed(codes())


def against(folder: Path, known: list[Known], *inventories: Inventory, **settings: object) -> Result:
    return run(inventories, Settings(thresholds=LATE, **settings), (), Baseline(folder, known))  # type: ignore[arg-type]


def addresses(known: list[Known], code: str) -> list[str]:
    return [one.address for one in known if one.code == code]


def test_what_stands_in_lists_is_called_by_name(folder: Path) -> None:
    known = renewed(folder, read(), select=("TM2", "TM3", "TM6", "TM208"))
    assert addresses(known, "TM301") == [
        "stages.purchase.website[order]",
        "stages.purchase.website[same]",
        "stages.purchase.website[till].feedback",
    ]
    assert addresses(known, "TM208") == ["stages.purchase.website[order].next[till]"]
    assert addresses(known, "TM602") == ["stages.purchase.website[order].pains[Too many fields]"]
    assert {one.file for one in known} == {"touchmap.yaml"}


def test_what_a_list_of_texts_holds_is_called_by_its_text(folder: Path) -> None:
    text = "touchmap: 1\njourney: J\nstages:\n"
    text += "  pre-purchase:\n    website: [{name: Look, next: Pay}]\n"
    text += "  purchase:\n    website: [{name: Pay, uses: [order-number]}]\n"
    text += "  post-purchase:\n    website: [{name: Tell, collects: order-number}]\n"
    known = renewed(folder, read(text), select=("TM210",))
    assert [entry.address for entry in known] == ["stages.purchase.website[pay].uses[order-number]"]
    longer = read(text.replace("uses: [", "uses: [name, "))
    assert [finding.code for finding in against(folder, known, longer, select=("TM210",)).findings] == ["TM210"]


def test_a_baseline_hides_what_it_was_written_for(folder: Path) -> None:
    known = renewed(folder, read())
    result = against(folder, known, read())
    assert (result.findings, result.baselined, result.stale) == ((), len(known), ())
    before = run([read()], Settings(thresholds=LATE))
    assert len(before.findings) == len(known)
    assert (before.baselined, before.stale) == (0, ())
    assert result.coverage == before.coverage


def test_only_new_findings_are_left(folder: Path) -> None:
    known = renewed(folder, read())
    more = TEXT.replace("website:\n", "website:\n      - {name: New, owner: web, next: Order}\n")
    result = against(folder, known, read(more))
    assert {(one.code, one.touchpoint) for one in result.findings} == {("TM301", "New")}
    assert result.stale == ()


def test_it_is_a_multiset(folder: Path) -> None:
    twice = TEXT.replace(", moment_of_truth: true", "")
    known = renewed(folder, read(twice), select=("TM301",))
    assert addresses(known, "TM301").count("stages.purchase.website[same]") == 2
    known.remove(Known("touchmap.yaml", "TM301", "stages.purchase.website[same]"))
    result = against(folder, known, read(twice), select=("TM301",))
    assert [one.touchpoint for one in result.findings] == ["Same"]
    once = twice.replace("      - {name: Same}\n", "")
    known = renewed(folder, read(twice), select=("TM301",))
    stale = against(folder, known, read(once), select=("TM301",)).stale
    assert stale == (Known("touchmap.yaml", "TM301", "stages.purchase.website[same]"),)


def test_a_short_form_written_out_keeps_its_name(folder: Path) -> None:
    known = renewed(folder, read(), select=("TM208",))
    long = TEXT.replace("next: Pay", "next:\n          - {to: till, when: Ready}\n          - Same on site")
    long = long.replace("- Same\n", "- {name: Same on site, owner: web}\n")
    assert against(folder, known, read(long), select=("TM208",)).findings == ()


@pytest.mark.parametrize("code", ["TM314", "TM016"])
def test_some_things_are_never_accepted(folder: Path, code: str) -> None:
    text = TEXT.replace("yearly: {", "yearly: {source: ../x.csv, ")
    assert addresses(renewed(folder, read(text), min_coverage=50), code) == []
    known = [Known("touchmap.yaml", code, address) for address in ("journey", "feedback.yearly.source")]
    assert code in {one.code for one in against(folder, known, read(text), min_coverage=50).findings}


def test_a_useless_ignore_may_be_accepted(folder: Path) -> None:
    text = TEXT.replace("- Same\n", "# touchmap: ignore[TM106] x\n      - {name: Same}\n")
    text = text.replace("P, goal: G", "P, goal: G, ignore: {TM109: x}")
    known = renewed(folder, read(text), select=("TM109", "TM106"))
    assert addresses(known, "TM020") == ["journey.ignore.TM109", "stages.purchase.website[same]"]
    assert against(folder, known, read(text), select=("TM109", "TM106")).findings == ()


def test_what_an_inventory_accepts_itself_needs_no_baseline(folder: Path) -> None:
    known = renewed(folder, read(), select=("TM602",))
    accepted = TEXT.replace("- text: Too many fields", "- text: Too many fields # touchmap: ignore[TM602] Next year")
    result = against(folder, known, read(accepted), select=("TM602",))
    assert (result.ignored, result.baselined, result.stale) == (1, 0, tuple(known))


class TestStale:
    GONE = Known("touchmap.yaml", "TM301", "stages.purchase.website[gone]")

    def test_what_is_found_no_longer(self, folder: Path) -> None:
        assert against(folder, [self.GONE], read()).stale == (self.GONE,)

    @pytest.mark.parametrize("settings", [{"select": ("TM1",)}, {"ignore": ("TM301",)}])
    def test_a_rule_that_did_not_run_does_not_judge(self, folder: Path, settings: dict[str, object]) -> None:
        assert against(folder, [self.GONE], read(), **settings).stale == ()

    def test_a_rule_that_was_skipped_does_not_judge(self, folder: Path) -> None:
        bare = "touchmap: 1\njourney: J\nstages:\n  purchase:\n    web:\n      - A\n"
        gone = self.GONE._replace(code="TM303")
        assert against(folder, [gone], inventory(bare)).stale == ()

    def test_a_file_that_was_not_looked_at(self, folder: Path) -> None:
        Path("other.yaml").touch()
        assert against(folder, [self.GONE._replace(file="other.yaml")], read()).stale == ()

    def test_a_file_that_is_gone(self, folder: Path) -> None:
        gone = self.GONE._replace(file="gone/touchmap.yaml")
        assert against(folder, [gone], read()).stale == (gone,)

    @pytest.mark.parametrize("file", ["../secret.yaml", "/etc/nothing", "https://x/y", "a\0b"])
    def test_nothing_is_looked_for_outside(self, folder: Path, file: str) -> None:
        assert against(folder, [self.GONE._replace(file=file)], read()).stale in ((), (self.GONE._replace(file=file),))

    def test_a_rule_that_there_is_no_more(self, folder: Path) -> None:
        old = self.GONE._replace(code="TM199")
        assert against(folder, [old], read()).stale == (old,)


def test_writing_anew_keeps_what_could_not_be_judged(folder: Path) -> None:
    Path("other.yaml").touch()
    other = Known("other.yaml", "TM301", "a")
    skipped = Known("touchmap.yaml", "TM601", "stages.purchase.website[order]")
    gone = TestStale.GONE
    known = renewed(folder, read(), old=(other, skipped, gone), select=("TM301",))
    assert other in known
    assert skipped in known
    assert gone not in known
    assert known == sorted(known)


def test_a_rule_that_crashes_keeps_its_entries_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = renewed(folder, read(), select=("TM105", "TM301"))
    old = Known("touchmap.yaml", "TM105", "x")
    monkeypatch.setattr("touchmap.audit.rules.channel_as_touchpoint.slug", None)
    assert renewed(folder, read(), old=(*known, old), select=("TM105", "TM301")) == sorted([*known, old])


def test_files_are_named_from_the_project_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("maps/bikes").mkdir(parents=True)
    Path("link").symlink_to("maps")
    names = ["maps/bikes/touchmap.yaml", "./maps/bikes/touchmap.yaml", str(folder / "maps/bikes/touchmap.yaml"),
             "link/bikes/touchmap.yaml"]  # fmt: skip
    found = {one.file for name in names for one in renewed(folder, read(name=name))}
    monkeypatch.chdir("maps")
    found |= {one.file for one in renewed(folder, read(name="bikes/touchmap.yaml"))}
    assert found == {"maps/bikes/touchmap.yaml"}
    assert {one.file for one in renewed(folder, read(name="../../elsewhere.yaml"))} == {"../elsewhere.yaml"}


def test_two_files_are_two(folder: Path) -> None:
    known = renewed(folder, read(name="a.yaml"))
    result = against(folder, known, read(name="a.yaml"), read(name="b.yaml"))
    assert {one.place.file for one in result.findings} == {"b.yaml"}


def test_the_file_is_one_line_per_finding_and_comes_back() -> None:
    entries = [Known("a.yaml", "TM301", "stages.purchase.website[оплата]"), Known("b\udcff.yaml", "TM301", 'x."a"')]
    data = written(entries)
    assert data.decode() == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        '    {"file": "a.yaml", "code": "TM301", "address": "stages.purchase.website[оплата]"},\n'
        '    {"file": "b\\udcff.yaml", "code": "TM301", "address": "x.\\"a\\""}\n'
        "  ]\n"
        "}\n"
    )
    assert parse(data) == entries
    assert parse(b"\xef\xbb\xbf" + data) == entries
    assert parse(written([])) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1 cannot be read as JSON"),
        ('{\n<<<<<<< HEAD\n"version": 1}', "line 2, column 1 cannot be read as JSON"),
        ("[" * 100_000, "it cannot be read as JSON"),
        ("\xff", "it cannot be read as JSON"),
        ("1" * 5000, "it cannot be read as JSON"),
        ("[]", 'it has no "version"'),
        ("{}", 'it has no "version"'),
        ('{"version": 2, "findings": []}', "this touchmap reads version 1 of it"),
        ('{"version": true, "findings": []}', "this touchmap reads version 1 of it"),
        ('{"version": 1}', 'it has no list of "findings"'),
        ('{"version": 1, "findings": {}}', 'it has no list of "findings"'),
        ('{"version": 1, "findings": [3]}', "entry 1 should have file, code and address, and nothing else"),
        ('{"version": 1, "findings": [{"file": "a"}]}', "entry 1 should have file, code and address"),
        ('{"version": 1, "findings": [{"file": "a", "code": 1, "address": ""}]}', "file, code and address of entry 1"),
    ],
)
def test_what_is_no_baseline(text: str, message: str) -> None:
    with pytest.raises(BrokenBaseline) as caught:
        parse(text.encode("latin-1"))
    assert str(caught.value).startswith(message)


def test_the_entries_are_plain_json(folder: Path) -> None:
    known = renewed(folder, read())
    content = json.loads(written(known))
    assert [tuple(entry.values()) for entry in content["findings"]] == known
