"""The TM0 codes: what can be wrong with an inventory file itself, before any rule looks at the journey."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.finding import Finding, Place, Related, Severity


@dataclass(frozen=True, slots=True)
class Mistake:
    """One TM0 code with the texts that `rules`, `explain` and the README show."""

    code: str
    name: str
    summary: str
    why: str
    fix: str

    def at(
        self,
        place: Place,
        message: str,
        *,
        address: str = "",
        related: tuple[Related, ...] = (),
        help: str | None = None,
    ) -> Finding:
        """The finding that says `message` at `place`; `help` replaces the general advice."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=Severity.ERROR,
            message=message,
            place=place,
            address=address,
            related=related,
            help=self.fix if help is None else help,
        )


SYNTAX = Mistake(
    "TM001",
    "syntax",
    "The file is not YAML",
    "Until the file can be read, nothing in it can be checked.",
    "Look at the marked place: often a quote, a dash or a space at the start of the line is missing.",
)
ENCODING = Mistake(
    "TM002",
    "unreadable-text",
    "The file is not plain UTF-8 text, or is far too large",
    "A character that cannot be read may be a word that is lost on the map.",
    "Save the file as UTF-8 text and remove invisible control characters.",
)
DUPLICATE_KEY = Mistake(
    "TM003",
    "duplicate-key",
    "The same entry stands twice in one block",
    "YAML would silently keep the last one: the touchpoints under the first would vanish.",
    "Merge the two entries or rename one of them.",
)
UNSUPPORTED = Mistake(
    "TM004",
    "unsupported-yaml",
    "Aliases, merge keys, tags or several documents",
    "An inventory is read by people. What stands in it should mean what it says, where it says it.",
    "Write the value out where it is needed.",
)
TOO_DEEP = Mistake(
    "TM005",
    "too-deep",
    "The file is nested more than 64 levels deep",
    "No journey needs that; it is usually a slip with brackets.",
    "Close the brackets or remove the extra indentation.",
)
EMPTY = Mistake(
    "TM006",
    "empty-file",
    "The file holds nothing",
    "An empty list of touchpoints says nothing about your customers.",
    "Run `touchmap init` in another folder to see a filled-in example, or write the short form: "
    "`touchmap: 1`, `journey:` and `stages:`.",
)
SWALLOWED = Mistake(
    "TM007",
    "swallowed-text",
    "A # cuts a text short",
    "What stands behind a # is a remark and is not read: the name on the map would be shorter than you wrote it.",
    "Put quotes around the text; in a remark, put a space behind the #.",
)
UNKNOWN_KEY = Mistake(
    "TM010",
    "unknown-key",
    "An entry that the format does not know",
    "A misspelled entry is not read, so its content would be lost without a word.",
    "Correct the spelling or move the text into `note:`.",
)
WRONG_VALUE = Mistake(
    "TM011",
    "wrong-value",
    "A value of the wrong kind",
    "A date, number or choice that cannot be understood cannot be checked.",
    "Write the value as the message says.",
)
MISSING_KEY = Mistake(
    "TM012",
    "missing-key",
    "A required entry is missing",
    "Without it the touchpoint, link or journey has no meaning.",
    "Add the entry that the message names.",
)
UNDECLARED = Mistake(
    "TM013",
    "undeclared-reference",
    "A name that is declared nowhere",
    "A link to nowhere is a dead end that nobody sees; a post that is not declared asks nobody.",
    "Correct the spelling or declare what is meant.",
)
AMBIGUOUS = Mistake(
    "TM014",
    "ambiguous-reference",
    "A name that fits several touchpoints",
    "The journey would lead to the wrong place.",
    "Write `channel/name`, or give the touchpoint an `id` and use that.",
)
DUPLICATE_ID = Mistake(
    "TM015",
    "duplicate-id",
    "Two touchpoints with one id",
    "Whatever refers to the id could mean either.",
    "Give each touchpoint an id of its own.",
)
OUTSIDE = Mistake(
    "TM016",
    "source-outside-project",
    "A feedback source outside the project folder",
    "An inventory may come from anybody; it must not make touchmap look at other files of this computer.",
    "Keep the file beside the inventory, or name the system instead of a file.",
)
USELESS_IGNORE = Mistake(
    "TM020",
    "useless-ignore",
    "An `ignore` without a reason, or one that hides nothing",
    "An exception that is no longer needed hides the next real problem.",
    "Remove the entry, or give its reason.",
)
CRASHED = Mistake(
    "TM090",
    "rule-crash",
    "A rule of touchmap itself failed",
    "This is our fault and not yours: the other rules have run.",
    "Please report it with the name of the rule.",
)

MISTAKES: dict[str, Mistake] = {
    mistake.code: mistake
    for mistake in (
        SYNTAX,
        ENCODING,
        DUPLICATE_KEY,
        UNSUPPORTED,
        TOO_DEEP,
        EMPTY,
        SWALLOWED,
        UNKNOWN_KEY,
        WRONG_VALUE,
        MISSING_KEY,
        UNDECLARED,
        AMBIGUOUS,
        DUPLICATE_ID,
        OUTSIDE,
        USELESS_IGNORE,
        CRASHED,
    )
}
"""Every TM0 code by its code, in order."""
