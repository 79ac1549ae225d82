"""What every report is made from: the result of an audit, its inventories, the texts of the files, the style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from touchmap.audit.result import Result
from touchmap.finding import Finding, Severity
from touchmap.model import Inventory, Touchpoint

_POST = re.compile(r'feedback\.("[^"]*"|[^.\[]+)')


@dataclass(frozen=True, slots=True)
class Style:
    """How a report may look: in colour or not, how many columns wide, beyond ASCII or not."""

    colour: bool = False
    width: int = 80
    unicode: bool = True


@dataclass(frozen=True)
class Sheet:
    """One audit, ready to be reported.

    `result` also holds the findings of files with mistakes in them, which have no inventory; `texts` holds the
    text of every file that was read, by its name. `names` holds, for files of a project that a build server has
    checked out, their paths from its root, by which reports for such servers call them. A finding as grave as
    `fail_on` makes the audit fail.
    """

    result: Result
    inventories: tuple[Inventory, ...]
    texts: Mapping[str, str]
    style: Style = Style()
    names: Mapping[str, str] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """The files that could not be understood, so that no rule has looked at their journey."""
        understood = {inventory.path for inventory in self.inventories}
        return tuple(sorted(file for file in self.texts if file not in understood))

    @cached_property
    def by_file(self) -> dict[str, Inventory]:
        """Every inventory by the name of its file."""
        return {inventory.path: inventory for inventory in self.inventories}

    def touchpoint(self, finding: Finding) -> Touchpoint | None:
        """The touchpoint that a finding is about, if it is about one."""
        return self._cards.get((finding.place.file, finding.number)) if finding.number is not None else None

    def concerned(self, finding: Finding) -> tuple[Touchpoint, ...]:
        """The touchpoints that a finding concerns: its own, or those at which its listening post asks."""
        touchpoint = self.touchpoint(finding)
        if touchpoint is not None:
            return (touchpoint,)
        return self._asking.get(finding.place.file, {}).get(post_of(finding.address), ())

    def owner(self, finding: Finding) -> str | None:
        """Who has to act: the owner of the touchpoint, listening post or channel; None if nobody is named."""
        touchpoint = self.touchpoint(finding)
        if touchpoint is not None:
            return touchpoint.responsible
        owners = self._owners.get(finding.place.file, {})
        address = finding.address
        while address and address not in owners:
            address = address[: max(address.rfind("."), address.rfind("["), 0)]
        return owners.get(address)

    @cached_property
    def _cards(self) -> dict[tuple[str, int | None], Touchpoint]:
        return {
            (inventory.path, touchpoint.number): touchpoint
            for inventory in self.inventories
            for touchpoint in inventory.touchpoints
        }

    @cached_property
    def _asking(self) -> dict[str, dict[str, tuple[Touchpoint, ...]]]:
        """Per file: the touchpoints that name each listening post, by its address."""
        asking: dict[str, dict[str, tuple[Touchpoint, ...]]] = {}
        for inventory in self.inventories:
            posts = asking.setdefault(inventory.path, {})
            for touchpoint in inventory.touchpoints:
                for address in {post.spot.address(): None for post, _ in touchpoint.asked}:
                    posts[address] = (*posts.get(address, ()), touchpoint)
        return asking

    @cached_property
    def _owners(self) -> dict[str, dict[str, str | None]]:
        """Per file: the owner of each listening post, channel and part, by its address."""
        return {inventory.path: dict(_owned(inventory)) for inventory in self.inventories}


def post_of(address: str) -> str:
    """The address of the listening post that `address` lies in; empty for any other place."""
    match = _POST.match(address)
    return match[0] if match else ""


def _owned(inventory: Inventory) -> Iterator[tuple[str, str | None]]:
    for post in inventory.feedback.values():
        yield post.spot.address(), post.owner
    for channel in inventory.channels.values():
        yield channel.spot.address(), channel.owner
    for touchpoint in inventory.touchpoints:
        for part in touchpoint.parts:
            yield part.spot.address(), part.responsible
