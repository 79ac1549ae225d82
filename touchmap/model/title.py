"""What to call something that has only a key."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_WRITTEN = {
    "atm": "ATM", "faq": "FAQ", "iphone": "iPhone", "ivr": "IVR", "linkedin": "LinkedIn", "mms": "MMS",
    "paypal": "PayPal", "pos": "POS", "qr": "QR", "sms": "SMS", "tiktok": "TikTok", "tv": "TV",
    "whatsapp": "WhatsApp", "youtube": "YouTube",
}  # fmt: skip
"""Words of channels that are not written as others are."""


def title(key: str) -> str:
    """What to call something that has only a key.

    >>> title("help-centre"), title("sms"), title("WhatsApp for Business")
    ('Help centre', 'SMS', 'WhatsApp for Business')
    """
    words = re.split("[-_]", key) if _WORD.fullmatch(key) else key.split(" ")
    first, *others = (_WRITTEN.get(word, word) for word in words)
    if words[0] not in _WRITTEN:
        first = first[:1].upper() + first[1:]
    return " ".join((first, *others))
