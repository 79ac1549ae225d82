"""What is wrong with an inventory: all of it in one run, each at its line and column, none twice."""

import pytest

from tests.reading import mistakes, said
from touchmap.model.title import title

HEAD = "touchmap: 1\njourney: J\n"
STAGE = HEAD + "stages:\n  purchase:\n    web:\n"

# what is wrong -> text, code, line, column, a part of the message or of the help
TABLE = {
    "no version": ("journey: J\nstages:\n", "TM012", 1, 1, 'has no "touchmap"'),
    "another version": ("touchmap: 2\njourney: J\nstages:\n", "TM011", 1, 1, "reads format 1, not 2"),
    "no journey": ("touchmap: 1\nstages:\n", "TM012", 1, 1, 'has no "journey"'),
    "no stages": ("touchmap: 1\njourney: J\n", "TM012", 1, 1, 'has no "stages"'),
    "a list at the top": ("- a\n- b\n", "TM011", 1, 1, "a block of entries"),
    "an unknown section": (HEAD + "stages:\nchanels: {}\n", "TM010", 4, 1, 'did you mean "channels"?'),
    "an unknown stage": (HEAD + "stages:\n  purchse: {}\n", "TM010", 4, 3, 'did you mean "purchase"?'),
    "anytime among the stages": (HEAD + "stages:\n  anytime: {}\n", "TM010", 4, 3, "beside `stages:`"),
    "a touchpoint without a dash": (
        HEAD + "stages:\n  purchase:\n    web:\n      name: Pay\n", "TM011", 5, 5, "beginning with a dash"),
    "a text for a list": (HEAD + "stages:\n  purchase:\n    web: Pay\n", "TM011", 5, 5, "should be a list"),
    "a dash with nothing": (STAGE + "      -\n", "TM012", 6, 8, "a dash without a touchpoint"),
    "a number for a name": (STAGE + "      - 404\n", "TM011", 6, 9, "put quotes around 404"),
    "no name": (STAGE + "      - owner: me\n", "TM012", 6, 9, 'This touchpoint has no "name"'),
    "a colon in a name": (STAGE + "      - Pay: online\n", "TM001", 6, 9, 'quotes around this name: "Pay: online"'),
    "a colon in a link": (
        STAGE + "      - name: Pay\n        next:\n          - Pay: now\n", "TM001", 8, 13, '"Pay: now"'),
    "an unknown field": (STAGE + "      - {name: Pay, ownr: x}\n", "TM010", 6, 21, 'did you mean "owner"?'),
    "an unknown field of a link": (
        STAGE + "      - {name: Pay, next: [{to: Pay, wen: x}]}\n", "TM010", 6, 38, 'a link; did you mean "when"?'),
    "a yes": (STAGE + "      - {name: Pay, entry: yes}\n", "TM011", 6, 21, "true or false, not yes"),
    "a number for a text": (STAGE + "      - {name: Pay, owner: 5}\n", "TM011", 6, 21, 'put quotes around it, "5"'),
    "an unknown role": (STAGE + "      - {name: Pay, role: pay}\n", "TM011", 6, 21, 'did you mean "payment"?'),
    "an emotion too high": (STAGE + "      - {name: Pay, emotion: 3}\n", "TM011", 6, 21, "2 or less"),
    "an emotion that is no number": (STAGE + "      - {name: Pay, emotion: .nan}\n", "TM011", 6, 21, "number"),
    "a date that is none": (STAGE + "      - {name: Pay, reviewed: 2026-02-30}\n", "TM011", 6, 21, "calendar"),
    "a date in another order": (STAGE + "      - {name: Pay, reviewed: 15.10.2026}\n", "TM011", 6, 21, "2026-10-15"),
    "a share without its sign": (
        STAGE + "      - {name: Pay, next: {to: Pay, share: 0.3}}\n", "TM011", 6, 37, "such as 30%"),
    "a wait that is no time": (
        STAGE + "      - {name: Pay, next: {to: Pay, wait: soon}}\n", "TM011", 6, 37, "such as 30d"),
    "a pain that is no text": (STAGE + "      - {name: Pay, pains: [{action: x}]}\n", "TM012", 6, 30, 'no "text"'),
    "a waiver without a reason": (
        STAGE + "      - {name: Pay, feedback: {waive: }}\n", "TM012", 6, 32, "Say why"),
    "during on a touchpoint of a stage": (
        STAGE + "      - {name: Pay, during: [purchase]}\n", "TM011", 6, 21, "anytime"),
    "a link to nowhere": (STAGE + "      - {name: Pay, next: Pya}\n", "TM013", 6, 21, 'did you mean "Pay"?'),
    "a path to nowhere": (STAGE + "      - Pay\npaths:\n  p: [Pay, Gone]\n", "TM013", 8, 12, '"Gone"'),
    "an ambiguous link": (
        HEAD + "stages:\n  purchase:\n    web: [Pay]\n    shop: [Pay]\n  post-purchase:\n    web:\n"
        "      - {name: End, next: Pay}\n", "TM014", 9, 21, "Write web/Pay or shop/Pay."),
    "an id twice": (STAGE + "      - {name: A, id: x}\n      - {name: B, id: x}\n", "TM015", 7, 19, 'taken by "A"'),
    "an undeclared post": (STAGE + "      - {name: Pay, feedback: ces}\n", "TM013", 6, 21, 'no listening post "ces"'),
    "an undeclared question": (
        HEAD + "feedback:\n  ces: {questions: {pay: {}}}\nstages:\n  purchase:\n    web:\n"
        "      - {name: Pay, feedback: ces.pya}\n", "TM013", 8, 21, 'did you mean "pay"?'),
    "an undeclared channel": (
        HEAD + "channels: {web: Web}\nstages:\n  purchase:\n    wbe: [Pay]\n", "TM013", 6, 5, 'did you mean "web"?'),
    "an undeclared person": (
        HEAD + "people: {boss: The boss}\nstages:\n  purchase:\n    web:\n      - {name: Pay, who: bos}\n",
        "TM013", 7, 21, 'did you mean "boss"?'),
    "a reward on no channel": (
        STAGE + "      - {name: Join, loyalty: {channels: [app]}}\n", "TM013", 6, 43, 'no channel "app"'),
    "a phase in two stages": (
        HEAD + "phases: {look: {name: Look, stage: pre-purchase}}\nstages:\n  purchase:\n    look:\n"
        "      web: [Pay]\n", "TM011", 6, 5, "belongs to the stage pre-purchase"),
    "a phase that contradicts the block": (
        HEAD + "stages:\n  purchase:\n    order:\n      web:\n        - {name: Pay, phase: pay}\n",
        "TM011", 7, 23, 'stands in the phase "order"'),
    "a stage name that is no text": (HEAD + "stage_names: {purchase: [x]}\nstages:\n", "TM011", 3, 15, "a text"),
    "a scale of three": (HEAD + "feedback: {x: {scale: [1, 2, 3]}}\nstages:\n", "TM011", 3, 16, "two numbers"),
    "a scale that falls": (HEAD + "feedback: {x: {scale: [5, 1]}}\nstages:\n", "TM011", 3, 16, "better: low"),
    "a scale of one answer": (HEAD + "feedback: {x: {scale: [5, 5]}}\nstages:\n", "TM011", 3, 16, "the lowest answer"),
    "a wait that is no length of time": (
        HEAD + "feedback: {x: {result: {waits: [1h, 20]}}}\nstages:\n", "TM011", 3, 37, "such as 30d"),
    "a count below nothing": (
        HEAD + "feedback: {x: {result: {counts: {total: -1}}}}\nstages:\n", "TM011", 3, 34, "0 or more"),
    "a count that is none": (
        HEAD + "feedback: {x: {result: {counts: {promotors: 1}}}}\nstages:\n", "TM010", 3, 34, '"promoters"'),
    "a language that is none": (
        "touchmap: 1\njourney: {name: J, language: english!}\nstages:\n", "TM011", 2, 20, "en,"),
    "a decimal comma": (HEAD + "feedback: {x: {target: 5,5}}\nstages:\n", "TM010", 3, 26, "write 5.5 with a point"),
    "a decimal comma on its own line": (
        HEAD + "feedback:\n  x:\n    target: 5,5\nstages:\n", "TM011", 5, 5, "5.5 (with a point)"),
    "a misspelled name": (STAGE + "      - nmae: Pay\n        owner: x\n", "TM010", 6, 9, 'did you mean "name"?'),
    "several names in one link": (
        STAGE + "      - Pay\n      - {name: End, next: 'End, Pay'}\n", "TM013", 7, 21, "on a line of its own"),
    "feedback that is none": (STAGE + "      - {name: Pay, feedback: none}\n", "TM013", 6, 21, "{waive: why}"),
    "a list of channels": (HEAD + "channels: [web]\nstages:\n", "TM011", 3, 1, "one indented line for each channel"),
    "a comma before an ordinary word": (
        STAGE + "      - Pay, online: now\n", "TM001", 6, 9, 'quotes around this name: "Pay, online: now"'),
    "an owner at the top": (HEAD + "owner: Jule\nstages:\n", "TM010", 3, 1, "such as `website: {owner: Anna}`"),
    "a stage of one's own": (HEAD + "stages:\n  visit: {}\n", "TM010", 4, 3, '"visit" is no stage'),
    "more stages of one's own than there are": (
        HEAD + "stages:\n" + "".join(f"  day {one}: {{}}\n" for one in range(7)), "TM010", 4, 3,
        '"day 4" and more are no stages'),
    "a persona at the top": (HEAD + "persona: Anna\nstages:\n", "TM010", 3, 1, "belongs under `journey:`"),
    "a number too large": (HEAD + "feedback: {x: {target: 1e999}}\nstages:\n", "TM011", 3, 16, "a number"),
}  # fmt: skip


# what is wrong -> text, code, line, column, the message, the lines that may be pasted
PASTED = {
    "stages of one's own": (
        HEAD + "stages:\n  before: {}\n  at us: {}\n  after: {}\n",
        ("TM010", 4, 3),
        '"before", "at us" and "after" are no stages',
        """
        stage_names:
          pre-purchase: Before
          purchase: At us
          post-purchase: After
        stages:
          pre-purchase:
          purchase:
          post-purchase:
        """,
    ),
    "several undeclared channels": (
        HEAD + 'channels: {web: Web}\nstages:\n  purchase:\n    sms: [Pay]\n    "a: b": [Look]\n    web: [Order]\n',
        ("TM013", 6, 5),
        '2 channels are not declared: "sms" and "a: b"',
        """
          sms: {}
          "a: b": {}
        """,
    ),
    "an undeclared channel unlike any other": (
        HEAD + "channels: {web: Web}\nstages:\n  purchase:\n    sms: [Pay]\n    web: [Order]\n",
        ("TM013", 6, 5),
        'The channel "sms" is not declared',
        """
          sms: {}
        """,
    ),
    "several undeclared listening posts, in a file that has none": (
        STAGE + "      - {name: Pay, feedback: card}\n      - {name: Look, feedback: [How was it?, card]}\n",
        ("TM013", 6, 21),
        '2 listening posts are not declared: "card" and "How was it?"',
        """
        feedback:
          card: {}
          How was it?: {}
        """,
    ),
    "an undeclared listening post beside others": (
        HEAD + "feedback: {effort: {}}\nstages:\n  purchase:\n    web:\n      - {name: Pay, feedback: card}\n",
        ("TM013", 7, 21),
        'There is no listening post "card"',
        """
          card: {}
        """,
    ),
    "listening posts as a list, and one that it does not hold": (
        HEAD + "feedback: [card, stars]\nstages:\n  purchase:\n    web:\n      - {name: Pay, feedback: other}\n",
        ("TM011", 3, 1),
        '"feedback" should be a block of entries',
        """
        feedback:
          card: {}
          stars: {}
        """,
    ),
    "a field behind a comma": (
        STAGE + "      - Pay, at once, feedback: card\n",
        ("TM001", 6, 9),
        'The name and its "feedback" stand on one line',
        """
        - name: Pay, at once
          feedback: card
        """,
    ),
    "a field of a link behind a comma": (
        STAGE + "      - name: Pay\n        next:\n          - Pay, when: Unsure\n",
        ("TM001", 8, 13),
        'The link and its "when" stand on one line',
        """
        - to: Pay
          when: Unsure
        """,
    ),
}


@pytest.mark.parametrize("value", ["", "[]", "{}"])
def test_an_empty_section_declares_nothing(value: str) -> None:
    text = f"{HEAD}feedback: {value}\nstages:\n  purchase:\n    web:\n      - {{name: Pay, feedback: card}}\n"
    assert [finding.message for finding in mistakes(text)] == ['There is no listening post "card"']


@pytest.mark.parametrize("name", PASTED)
def test_some_mistakes_say_the_lines_to_write(name: str) -> None:
    text, place, message, lines = PASTED[name]
    (finding,) = mistakes(text)
    assert (finding.code, finding.place.line, finding.place.column) == place
    assert finding.message == message
    # The blocks under `channels:` keep their indentation.
    wanted = [line[8:] for line in lines.splitlines()[1:-1]]
    assert finding.help.splitlines()[1:] == wanted


def test_no_more_lines_are_written_than_anybody_pastes() -> None:
    channels = "".join(f"    c{one}: [Pay]\n" for one in range(100))
    (finding,) = mistakes(HEAD + "channels: {web: Web}\nstages:\n  purchase:\n" + channels)
    assert finding.message.startswith('100 channels are not declared: "c0", "c1", "c2", "c3", "c4" and more')
    assert len(finding.help.splitlines()) == 14
    assert finding.help.splitlines()[-1] == "  # and 88 more"
    assert len(finding.related) == 5


@pytest.mark.parametrize(
    ("key", "name"),
    [("help-centre", "Help centre"), ("sms", "SMS"), ("WhatsApp", "WhatsApp"), ("whatsapp", "WhatsApp"),
     ("sms marketing", "SMS marketing"), ("call_centre", "Call centre"), ("door to door", "Door to door"),
     ("iphone", "iPhone"), ("smsx", "Smsx"), ("Ірпінь-1", "Ірпінь-1")],
)  # fmt: skip
def test_what_is_called_by_its_key_alone(key: str, name: str) -> None:
    assert title(key) == name


@pytest.mark.parametrize("name", TABLE)
def test_each_mistake_at_its_place(name: str) -> None:
    text, code, line, column, words = TABLE[name]
    (finding,) = mistakes(text)
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column)
    assert words in finding.message + " " + finding.help


MANY = """\
touchmap: 1
journey:
  name: Broken
  persnoa: X
  reviewed: 2026-13-01
channels:
  website: {name: Website, kind: digitl}
feedback:
  effort: {metric: ces, scale: [1, 2, 3], every: monthly}
stages:
  pre-purchase:
    website:
      - Pay: online
      - {name: A, next: Bee, share: 3}
      - name: B
        emotion: 7
        moment_of_truth: yes
        feedback: effrot
        next:
          - {to: A, shar: 30%, share: 30}
          - Nowhere
      - owner: x
      - 5
      - name: C
        name: D
    webste: [E]
  purchse: {}
bogus: 1
"""


def test_everything_wrong_comes_out_in_one_run_and_nothing_twice() -> None:
    assert said(MANY) == [
        ("TM010", 4, 3),
        ("TM011", 5, 3),
        ("TM011", 7, 28),
        ("TM011", 9, 25),
        ("TM011", 9, 43),
        ("TM001", 13, 9),
        ("TM013", 14, 19),
        ("TM010", 14, 30),
        ("TM011", 16, 9),
        ("TM011", 17, 9),
        ("TM013", 18, 9),
        ("TM010", 20, 21),
        ("TM011", 20, 32),
        ("TM013", 21, 13),
        ("TM012", 22, 9),
        ("TM011", 23, 9),
        ("TM003", 25, 9),
        ("TM013", 26, 5),
        ("TM010", 27, 3),
        ("TM010", 28, 1),
    ]


def test_what_was_refused_once_is_not_reported_again() -> None:
    assert said(HEAD + "stages:\n  purchase:\n    web:\n      - {name: &a Pay, next: *a}\n") == [("TM004", 6, 30)]


def test_a_null_is_nothing() -> None:
    assert said(STAGE + "      - {name: Pay, owner: , next: , emotion: }\n") == []
