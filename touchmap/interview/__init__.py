"""An interview in the customer's shoes: questions in, an inventory out. Pure: nothing is read, printed or written.

A session is the list of answers that were taken. Every question is a step: what it asks, and what an answer makes of
the state. A step back is one answer less; going on later is hearing the same answers again.
"""

from touchmap.interview.answers import Refused
from touchmap.interview.prompt import Prompt, Row, numbered
from touchmap.interview.session import Session, begin
from touchmap.interview.speech import map_words, said, words_of
from touchmap.interview.state import State
from touchmap.interview.written import written

__all__ = [
    "Prompt", "Refused", "Row", "Session", "State", "begin", "map_words", "numbered", "said", "words_of", "written",
]  # fmt: skip
