"""What a rule is: a generator function with a code, a name, a severity and a docstring that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from touchmap.audit.documentation import Documentation
from touchmap.audit.settings import Profile
from touchmap.audit.subject import Audit
from touchmap.finding import Severity
from touchmap.model import Block, Touchpoint
from touchmap.source import Spot

Field = str | tuple[str | int, ...] | None
"""What a finding is about within its object: nothing, one of its fields, or the steps to something deeper."""


def place_of(subject: Block, field: Field) -> Spot:
    """Where an object or what stands in it is written; where that is not, the closest thing that is."""
    steps = field if isinstance(field, tuple) else () if field is None else (field,)
    return subject.spot.find(steps)


@dataclass(frozen=True, slots=True)
class Also:
    """Another object that helps to understand a hit."""

    subject: Block
    message: str
    field: Field = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a rule found: the object, its field, and the message.

    `touchpoint` need only be given where the object is no touchpoint and stands in none. `advice` replaces the advice
    of the rule where more can be said. A hit that speaks for many others gives them as `instead_of`, when it is asked:
    it is accepted where each of them is, so that exceptions and baselines stay with the touchpoints that they were
    written for.
    """

    subject: Block
    field: Field
    message: str
    related: tuple[Also, ...] = ()
    touchpoint: Touchpoint | None = None
    advice: str = ""
    instead_of: Callable[[], Iterable[Hit]] | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What a rule needs to find in an inventory. Where it does not hold, the rule is skipped for this reason,
    which also says what to add.

    `lacks` calls in a word what is missing ("surveys"), for reports with little room. What every inventory should
    have says as `first` what to do, so that it may be among the things to do first.
    """

    holds: Callable[[Audit], bool]
    reason: str
    lacks: str = ""
    first: str = ""


Check = Callable[[Audit], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule as it stands in its file: see `rule`."""

    code: str
    name: str
    severity: Severity
    check: Check
    strict: bool = False
    needs: tuple[Gate, ...] = ()

    @property
    def profile(self) -> Profile:
        """The smallest profile that holds this rule: errors are in `starter`, unless the rule is for `strict`."""
        if self.strict:
            return "strict"
        return "starter" if self.severity is Severity.ERROR else "standard"

    @cached_property
    def documentation(self) -> Documentation:
        """What the docstring says."""
        return Documentation.of(self.check.__doc__)


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    profile: Profile = "standard",
    needs: Gate | tuple[Gate, ...] = (),
) -> Callable[[Check], Rule]:
    """Makes a generator function in `audit/rules/` a rule; its docstring is its documentation.

    `profile="strict"` keeps it out of the other profiles. `needs` names the gates before it.
    """
    gates = needs if isinstance(needs, tuple) else (needs,)
    return lambda check: Rule(code, name, severity, check, profile == "strict", gates)
