"""Finds the rules: every rule in every file of the folder `audit/rules/`."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from types import ModuleType

from touchmap.audit import rules as folder
from touchmap.audit.rule import Rule


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of touchmap, in the order of their codes."""
    return discover(folder)


def discover(package: ModuleType) -> tuple[Rule, ...]:
    """The rules in the modules of `package`, in the order of their codes.

    Raises:
        ValueError: two rules have the same code or name.
    """
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(package.__path__):
        members = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
        for member in members.values():
            # A rule that another file imports is still one rule.
            if not isinstance(member, Rule) or any(member is known for known in found.values()):
                continue
            for word in (member.code, member.name):
                if word in found:
                    raise ValueError(f"two rules are called {word}")
                found[word] = member
    return tuple(sorted(set(found.values()), key=lambda rule: rule.code))
