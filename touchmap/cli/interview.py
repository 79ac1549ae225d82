"""`touchmap init --interactive`: an interview in the customer's shoes, which may be stopped at any time."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import typer

from touchmap.cli.begin import begin as write_inventory
from touchmap.cli.dialogue import Dialogue, Ended
from touchmap.cli.exits import FAILED, INTERRUPTED
from touchmap.cli.inputs import NAME
from touchmap.cli.kept import Kept
from touchmap.cli.outputs import refuse_existing
from touchmap.cli.terminal import CannotDo, tell
from touchmap.interview import Refused, Session, begin, numbered, said, words_of, written
from touchmap.words import count, languages

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = "en"


def interview(folder: str, language: str | None, *, force: bool) -> None:
    """Holds the interview, or goes on with the one that was stopped in `folder`, and writes the inventory.

    Raises:
        CannotDo: there is an inventory already, answers cannot be read or kept, or the inventory cannot be written.
        typer.Exit: it was stopped before its end; all answers are kept.
    """
    if not force:
        refuse_existing(str(Path(folder, NAME)))
    spoken = _spoken(language) if language is not None else ""
    kept = Kept(folder)
    session = kept.load(spoken) if kept.there else begin(spoken, _suggested())
    again = f"touchmap init{where(folder)} --interactive{' --force' if force else ''}"
    talk = _Talk(session, kept, Dialogue(), again)
    try:
        talk.hold()
    except (Ended, KeyboardInterrupt) as end:
        interrupted = isinstance(end, KeyboardInterrupt)
        tell(*([""] if interrupted else []), talk.to_go_on)
        raise typer.Exit(INTERRUPTED if interrupted else FAILED) from None
    state = talk.session.state
    path = write_inventory(folder, written(state), state.language, force=force)
    kept.remove()
    talk.close(path, folder)


class _Talk:
    """The conversation: what was said so far, with whom we speak, where the answers are kept, how to go on later."""

    def __init__(self, session: Session, kept: Kept, dialogue: Dialogue, again: str) -> None:
        self.session = session
        self._kept, self._dialogue, self._again = kept, dialogue, again

    def say(self, key: str, **values: object) -> None:
        """Says something in the language of the interview."""
        self._dialogue.tell(self._said(key, **values))

    def hold(self) -> None:
        """Asks until everything is answered.

        Raises:
            Ended, KeyboardInterrupt: somebody stops.
            CannotDo: an answer cannot be read or kept; one that was written beforehand cannot be taken.
        """
        if self.session.answers:
            self.say("resumed", answers=count(self.session.state.words, "count.answer", len(self.session.answers)))
        while not self.session.over:
            self._once()

    @property
    def to_go_on(self) -> str:
        """How to go on later, in one line."""
        if not self.session.answers:
            return self._said("end.nothing", command=self._again)
        return self._said("end.kept", file=self._kept.path, command=self._again)

    def close(self, path: Path, folder: str) -> None:
        """Says what was written, what a first audit makes of it, and what to run next."""
        from touchmap.cli.first_look import first_look

        asked, things = first_look(path, self.session.state.language)
        self._dialogue.tell("", self._said("end.wrote", file=path), "", asked)
        if things:
            self._dialogue.tell("", self._said("end.things"))
            self._dialogue.list(numbered(self.session.state.words, things))
        self._dialogue.tell("", self._said("end.then"))
        self._dialogue.paste(
            f"touchmap audit{where(folder)}",
            f"touchmap render{where(folder)} -o {shlex.quote(str(path.with_suffix('.svg')))}",
        )

    def _once(self) -> None:
        prompt = self.session.prompt
        line = self._dialogue.ask(prompt)
        match self.session.command(line):
            case "stop":
                raise Ended
            case "help":
                self._dialogue.tell(prompt.help)
                self._dialogue.repeat()
            case "back":
                self._back()
            case None:
                self._answered(line)

    def _back(self) -> None:
        if not self.session.answers:
            self.say("told.first")
            return
        last = self.session.answers[-1]
        self.session = self.session.back()
        self._kept.save(self.session)
        self.say("told.back")
        if last.strip():
            self.say("told.was", answer=last)
        self._dialogue.repeat()

    def _answered(self, line: str) -> None:
        try:
            self.session = self.session.answered(line)
        except Refused as problem:
            if not self._dialogue.with_a_person:
                # What follows was meant for other questions.
                raise CannotDo(f"{line}: {problem} {self.to_go_on}") from None
            self._dialogue.tell(str(problem))
            return
        self._kept.save(self.session)
        if self.session.state.told:
            self._dialogue.tell(self.session.state.told)

    def _said(self, key: str, **values: object) -> str:
        return said(self.session.state.words, key, **values)


def where(folder: str) -> str:
    """The folder as an argument for other commands; nothing where that is the current one."""
    return "" if Path(folder).resolve() == Path.cwd() else f" {shlex.quote(folder)}"


def _spoken(language: str) -> str:
    """The language that a tag asks for.

    Raises:
        CannotDo: we do not speak it, or the terminal does not have its letters.
    """
    spoken = language.lower().partition("-")[0]
    if spoken not in languages():
        raise CannotDo(f"the interview is held in {', '.join(languages())}; {language} is none of these")
    if not _showable(spoken):
        raise CannotDo(f"the letters of {language} cannot be shown here: the output is {sys.stdout.encoding}")
    return spoken


def _suggested() -> str:
    """The language of the terminal, if we speak it."""
    locale = next((value for name in _LOCALES if (value := os.environ.get(name))), "")
    spoken = locale.lower().partition("_")[0].partition(".")[0]
    return spoken if spoken in languages() and _showable(spoken) else _ENGLISH


def _showable(language: str) -> bool:
    try:
        words_of(language)["welcome"].encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
