"""The audit: what an inventory leaves open, judged by rules, and how much of the journey is asked about."""

from touchmap.audit.coverage import Coverage, Share, Standing
from touchmap.audit.result import Result, Skipped
from touchmap.audit.run import run
from touchmap.audit.selection import UnknownRule
from touchmap.audit.settings import PROFILES, Profile, Settings

__all__ = [
    "PROFILES", "Coverage", "Profile", "Result", "Settings", "Share", "Skipped", "Standing", "UnknownRule", "run",
]  # fmt: skip
