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
    source: str

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
    "The file cannot be read as YAML",
    "YAML is the form in which an inventory is written: colons, dashes, and spaces at the beginning of lines say what "
    "belongs to what. Until the file can be read, nothing in it can be checked.",
    "Look at the marked place and at the line above it: often a quote, a dash, or spaces at the beginning of the line "
    "are missing.",
    "YAML 1.2.2 (yaml.org/spec/1.2.2), chapters 6 to 9: how lines, quotes, blocks and lists are written.",
)
ENCODING = Mistake(
    "TM002",
    "unreadable-text",
    "The file is not plain UTF-8 text, or is far too large",
    "UTF-8 is the usual way to save text in any language. A character that cannot be read may be a word that is lost "
    "on the map; and a file that large is hardly a list of touchpoints.",
    "Save the file as UTF-8 text and remove invisible control characters. Most editors ask for the encoding where they "
    "ask for the name of the file. If it is too large, see whether it is the right file.",
    "YAML 1.2.2 (yaml.org/spec/1.2.2), 5.1 Character Set and 5.2 Character Encodings. The limits are touchmap's own: "
    "UTF-8, 16 MB, 20,000 touchpoints.",
)
DUPLICATE_KEY = Mistake(
    "TM003",
    "duplicate-key",
    "The same entry appears twice in one place",
    "Only the last one would count, without a word: all that is listed under the first would vanish.",
    "Merge the two entries or rename one of them.",
    "YAML 1.2.2 (yaml.org/spec/1.2.2), 3.2.1.3 Node Comparison: the keys of a mapping are unique.",
)
UNSUPPORTED = Mistake(
    "TM004",
    "unsupported-yaml",
    "A YAML shortcut that inventories do not use",
    "An inventory is read by people: what it says should stand where it is meant. Aliases (& and *), merge keys (<<), "
    "tags (!) and several documents in one file (---) are for programs.",
    "Write the value out wherever it is needed. Put quotes around a text that begins with &, * or !, and keep one "
    "journey in one file.",
    "YAML 1.2.2 (yaml.org/spec/1.2.2), 6.9 Node Properties, 7.1 Alias Nodes, 9.1 Documents; the merge key belongs to "
    "YAML 1.1 (yaml.org/type/merge.html). The format of inventories does without.",
)
TOO_DEEP = Mistake(
    "TM005",
    "too-deep",
    "The file is nested more than 64 levels deep",
    "No journey needs that; it is usually a slip with brackets.",
    "Close the brackets or remove the extra indentation.",
    'The format of inventories, version 1 (README, "The inventory file"): at most 64 levels.',
)
EMPTY = Mistake(
    "TM006",
    "empty-file",
    "The file is empty",
    "An empty list of touchpoints says nothing about your customers.",
    "Begin with `touchmap: 1`, `journey:` and `stages:`; `touchmap init` in another folder writes a filled-in example.",
    'The format of inventories, version 1 (README, "The inventory file"): `touchmap:`, `journey:` and `stages:` are '
    "required.",
)
SWALLOWED = Mistake(
    "TM007",
    "swallowed-text",
    "A # cuts a text short",
    "What follows a # is a remark and is not read: the name on the map would be shorter than you wrote it.",
    "Put quotes around the text. If a remark is meant, put a space after the #.",
    "YAML 1.2.2 (yaml.org/spec/1.2.2), 6.6 Comments: a # after a space begins a comment.",
)
UNKNOWN_KEY = Mistake(
    "TM010",
    "unknown-key",
    "An entry that the format does not know",
    "A misspelled entry is not read, so its content would be lost without a word.",
    "Correct the spelling, write what the message names, or move the text into `note:`. The stages are always "
    "pre-purchase, purchase and post-purchase; `stage_names:` says what you call them.",
    'The format of inventories, version 1 (README, "The inventory file"), which lists every entry.',
)
WRONG_VALUE = Mistake(
    "TM011",
    "wrong-value",
    "A value of the wrong kind",
    "A date, number or choice that cannot be understood cannot be checked.",
    "Write the value as the message says.",
    'The format of inventories, version 1 (README, "The inventory file"); what a text or a number is: YAML 1.2.2 '
    "(yaml.org/spec/1.2.2), 10.3 Core Schema.",
)
MISSING_KEY = Mistake(
    "TM012",
    "missing-key",
    "A required entry is missing",
    "Without it the touchpoint, link or journey has no meaning.",
    "Add the entry that the message names.",
    'The format of inventories, version 1 (README, "The inventory file").',
)
UNDECLARED = Mistake(
    "TM013",
    "undeclared-reference",
    "A name that is declared nowhere",
    "A link to a touchpoint that does not exist is a dead end that nobody sees; a listening post that is described "
    "nowhere asks nobody.",
    "Correct the spelling, or add what is meant where it belongs. Touchpoints stand under `stages:`, listening posts "
    "under `feedback:`, channels under `channels:`.",
    'The format of inventories, version 1 (README, "The inventory file"): what is named stands in the same file.',
)
AMBIGUOUS = Mistake(
    "TM014",
    "ambiguous-reference",
    "A name that fits several touchpoints",
    "The journey might lead to the wrong place.",
    "Write the channel before it, as in `website/Pay online`, or give the touchpoint an `id` and use that.",
    'The format of inventories, version 1 (README, "The inventory file"): a link names an id, a name, or '
    "`channel/name` where two share a name.",
)
DUPLICATE_ID = Mistake(
    "TM015",
    "duplicate-id",
    "Two touchpoints with one id",
    "An `id` is a short name by which links find a touchpoint. Where two share it, a link could mean either.",
    "Give each touchpoint an id of its own.",
    'The format of inventories, version 1 (README, "The inventory file"): an id belongs to one touchpoint.',
)
OUTSIDE = Mistake(
    "TM016",
    "source-outside-project",
    "A feedback source outside the project folder",
    "An inventory may come from anybody; it must not make touchmap look at other files of this computer.",
    "Keep the file beside the inventory, or name the system instead of a file.",
    "CWE-22 (cwe.mitre.org), path traversal: a name from elsewhere must not lead out of its folder.",
)
USELESS_IGNORE = Mistake(
    "TM020",
    "useless-ignore",
    "An `ignore` without a reason or without effect",
    "An exception that is no longer needed hides the next real problem, and one without a reason cannot be judged by "
    "anybody else.",
    "Remove the exception, or write down its reason.",
    'The rules for exceptions (README, "Configuration, exceptions, baseline"); linters of programs have the same, such '
    "as ruff with unused-noqa (RUF100).",
)
CRASHED = Mistake(
    "TM090",
    "rule-crash",
    "A rule of touchmap itself failed",
    "This is our fault and not yours. The other rules have run.",
    "Please report it with the name of the rule.",
    "The working of touchmap itself: rules run one by one, so that one that fails does not stop the others.",
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
