"""TM111: a thing where a moment belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchmap.audit.rule import Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.vocabulary import LANGUAGES, Language
from touchmap.audit.wording import named
from touchmap.finding import Severity
from touchmap.model import Inventory
from touchmap.model.slug import slug

_MOST_WORDS = 3


def _language(inventory: Inventory) -> Language | None:
    return LANGUAGES.get(inventory.journey.language.partition("-")[0].lower())


_KNOWN = Gate(
    lambda audit: _language(audit.inventory) is not None,
    "names can be judged in English, Ukrainian, Russian and Persian only (`language:` under `journey:`)",
)


@rule("TM111", "thing-not-moment", Severity.NOTE, needs=_KNOWN)
def thing_not_moment(audit: Audit) -> Iterator[Hit]:
    """A touchpoint is named after a thing, not a moment

    A portal or a page is where something happens. Only when the name says what the customer does there can somebody ask
    how it went.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Checkout page

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Pay on the checkout page

    Fix: Say what the customer does there, beginning with a verb: "Choose a size", "Pay on the checkout page".

    Source: A. Gordadze, «Як втримати клієнта та зробити його щасливим?» (2018): a touchpoint is a moment in which a
    customer meets the brand.
    """
    language = _language(audit.inventory)
    if language is None:
        return
    for touchpoint in audit.inventory.touchpoints:
        name, channel = slug(touchpoint.name), touchpoint.channel
        # The name of its own channel is what TM105 speaks of.
        if _is_thing(name.split("-"), language) and name not in (slug(channel.key), slug(channel.name)):
            yield Hit(touchpoint, "name", f"{named(touchpoint)} names a thing: what does the customer do there?")


def _is_thing(words: Sequence[str], language: Language) -> bool:
    """Whether a name is nothing but a thing and words that describe it. In doubt it is not."""
    if words[0] in language.articles:
        words = words[1:]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    return _ends_with_thing(words, language) or _begins_with_thing(words, language)


def _ends_with_thing(words: Sequence[str], language: Language) -> bool:
    long = 2 if " ".join(words[-2:]) in language.phrases else 1 if words[-1] in language.things else 0
    return (
        language.last
        and long > 0
        and not any(_acts(word, language) for word in words[:-long])
        and all(word.endswith(language.describing or "") for word in words[:-long])
    )


def _begins_with_thing(words: Sequence[str], language: Language) -> bool:
    return language.first and words[0] in language.things and not any(_acts(word, language) for word in words[1:])


def _acts(word: str, language: Language) -> bool:
    """Whether a word shows that the name tells what somebody does, or is a sentence."""
    return word not in language.harmless and (
        word in language.actions
        or (bool(language.beginnings) and word.startswith(language.beginnings))
        or (bool(language.endings) and word.endswith(language.endings))
    )
