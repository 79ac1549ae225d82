"""Words by which a bot, places where somebody answers and help around the clock are known, in four languages.

All are slugs (see `touchmap.model.slug`) and are looked for as whole words, in every language whatever that of the
journey: a chatbot may be called so in any of them. Words with a second meaning are left out: "боты" and "боти" are
shoes as well, and "ربات" alone is any robot.
"""

from __future__ import annotations

from collections.abc import Iterable

from touchmap.model.slug import slug

_CASES_UK = ("", "а", "у", "ові", "ом", "і", "и", "ів", "ам", "ами", "ах")
_CASES_RU = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")

BOTS = frozenset(
    {
        "bot", "bots", "chatbot", "chatbots",
        "бот", "бота", "боту", "ботом", "боте", "ботові",
        *(f"{chat}бот{end}" for chat in ("чат", "чат-") for end in (*_CASES_UK, *_CASES_RU)),
        "چتبات", "چت-بات", "چتباتها", "ربات-گفتگو", "ربات-گفت-و-گو", "ربات-گفتوگو", "ربات-چت", "ربات-پاسخگو",
        "ربات-پشتیبانی",
    }
)  # fmt: skip
ANSWERED = frozenset(
    {
        "phone", "telephone", "call", "calls", "callback", "call-back", "hotline", "hot-line", "helpline", "help-line",
        "helpdesk", "help-desk", "service-desk", "chat", "livechat", "messenger", "messaging", "whatsapp", "telegram",
        "viber", "sms", "email", "e-mail", "mail", "contact-form", "support-ticket",
        "телефон", "телефону", "телефоном", "чат", "чату", "чаті", "чате", "вайбер", "телеграм", "ватсап", "смс",
        "дзвінок", "подзвонити", "зателефонувати", "гаряча-лінія", "гарячу-лінію", "месенджер", "месенджері", "пошта",
        "пошту", "поштою", "пошті",
        "звонок", "позвонить", "горячая-линия", "горячую-линию", "мессенджер", "мессенджере", "почта", "почту",
        "почтой", "почте",
        "تلفن", "تماس", "چت", "پیامک", "پیامرسان", "واتساپ", "تلگرام", "ایمیل", "رایانامه",
    }
)  # fmt: skip
ALWAYS = frozenset(
    {
        "always", "24-7", "7-24", "24-hours", "24h", "around-the-clock", "round-the-clock", "day-and-night", "anytime",
        "any-time", "at-all-times",
        "завжди", "цілодобово", "24-години", "будь-коли", "у-будь-який-час", "в-будь-який-час",
        "всегда", "круглосуточно", "24-часа", "в-любое-время",
        "همیشه", "شبانهروزی", "شبانه-روزی", "24-ساعته", "۲۴-ساعته", "هر-زمان",
    }
)  # fmt: skip


def says(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text`, as a word or some words of their own.

    >>> says("Ask the chat-bot", BOTS), says("Look at the bottles", BOTS)
    (True, False)
    """
    own = f"-{slug(text)}-"
    return any(f"-{word}-" in own for word in words)
