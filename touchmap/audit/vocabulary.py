"""Words by which names are judged, per language: data only.

All words are written as slugs write them: small letters, no apostrophes, no zero-width marks.
"""

from __future__ import annotations

from dataclasses import dataclass

AND_THEN = frozenset(
    {
        "and-then",
        "і-потім", "й-потім", "та-потім", "а-потім", "і-тоді", "а-тоді",
        "и-потом", "а-потом", "и-затем", "а-затем",
        "و-سپس",
    }
)  # fmt: skip
"""What joins two steps in one name."""


@dataclass(frozen=True, slots=True)
class Language:
    """How a short name that is only a thing looks in one language.

    `things` are words, `phrases` pairs of words. In `last` languages the thing may stand at the end ("Product page"),
    in `first` ones at the beginning. No other word may be an action: one of `actions`, or one with such a beginning or
    ending, unless it is among `harmless`. Where `describing` says how describing words end, only those may stand
    before the thing.
    """

    things: frozenset[str]
    phrases: frozenset[str] = frozenset()
    last: bool = False
    first: bool = False
    articles: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    describing: tuple[str, ...] = ()
    harmless: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _endings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH_VERBS = """
    abandon access accept activate add answer apply approve arrive ask attend begin book bookmark bring browse build
    buy call cancel change chat check choose claim click close collect come compare complain complete configure
    confirm connect consult contact continue copy create customise customize decide delete discover download edit
    email empty enter evaluate examine exit explore express fax feel fetch fill find finish fix follow forward get
    give go google have hear help hit identify import inspect install integrate join keep know land launch learn leave
    like link load locate log login look lose make manage meet message miss move navigate need notice open operate
    order pass pause pay phone pick place post prepare print query quit rate reach read receive refresh register
    reload remember remove renew rent repair replace reply report request research reset restart return review scan
    scroll search see select sell send set setup share ship show sign signup skip start stop study submit subscribe
    support switch take tap tell test touch track trust try turn type understand unlock unsubscribe update upgrade
    upload use verify view visit wait walk want watch write
"""
_ENGLISH_SMALL = """
    a an the this that my our your their his her its i we you they he she it on in at of for from with by to via into
    onto about and or but is are was not no cant cannot who what how where why when up out off
"""

LANGUAGES: dict[str, Language] = {
    "en": Language(
        things=_words(
            """
            app application basket billboard brochure bot cart catalog catalogue chatbot dashboard database faq faqs
            flyer form homepage interface intranet invoice kiosk leaflet menu newsletter page platform popup portal
            poster prices receipt reception screen site software subpage system terminal webpage webshop website
            webstore widget
            """
        ),
        phrases=frozenset(
            {
                "booking form",
                "booking page",
                "booking system",
                "call centre",
                "call center",
                "chat bot",
                "chat window",
                "contact form",
                "contact page",
                "help centre",
                "help center",
                "help desk",
                "help page",
                "help portal",
                "home page",
                "landing page",
                "login page",
                "login screen",
                "order form",
                "order page",
                "price list",
                "request form",
                "return form",
                "return portal",
                "search page",
                "service portal",
                "support page",
                "support portal",
                "support site",
                "ticket system",
                "tracking page",
                "waiting room",
                "web page",
                "web shop",
                "web site",
            }
        ),
        last=True,
        articles=_words("a an the our my your their"),
        actions=_words(_ENGLISH_VERBS)
        | {f"{verb}s" for verb in _ENGLISH_VERBS.split()}
        | {f"{verb}es" for verb in _ENGLISH_VERBS.split()}
        | _words(_ENGLISH_SMALL),
        endings=("ing", "ed"),
        harmless=_words(
            "billing booking landing marketing onboarding ordering parking pricing shipping shopping ticketing "
            "tracking training"
        ),
    ),
    "uk": Language(
        things=_words(
            """
            сайт вебсайт портал сторінка лендінг дашборд панель система застосунок додаток платформа форма кабінет
            інтерфейс екран меню каталог брошура буклет термінал кіоск бот чатбот віджет
            """
        ),
        phrases=frozenset({"кол центр", "чат бот", "веб сайт"}),
        last=True,
        first=True,
        actions=_words("не на в у до з із зі по через для про при від за під і й та або я ми що як де це є"),
        endings=("є", "ить", "ять", "ють", "уть", "ти", "ся", "сь", "ла", "ло", "ли", "ав", "ив", "яв", "ув"),
        describing=_endings("ний вий кий тий ший на ва ка ча ня не ве ке"),
    ),
    "ru": Language(
        things=_words(
            """
            сайт вебсайт портал страница лендинг дашборд панель система приложение платформа форма кабинет интерфейс
            экран меню каталог брошюра буклет терминал киоск бот чатбот виджет
            """
        ),
        phrases=frozenset({"колл центр", "чат бот", "веб сайт"}),
        last=True,
        first=True,
        actions=_words("не на в во у к до с со из по через для про при от за под и или я мы что как где это есть"),
        endings=("ет", "ит", "ют", "ат", "ят", "ут", "ть", "ти", "ся", "сь", "ло", "ла", "ли"),
        describing=_endings("ный ний вый кий тый щий ная няя вая кая щая ное нее вое кое щее"),
    ),
    "fa": Language(
        things=_words(
            """
            سایت وبسایت پرتال درگاه داشبورد صفحه صفحهٔ صفحهی سامانه سامانهٔ سامانهی سیستم اپلیکیشن اپ پنل پلتفرم فرم
            کاتالوگ بروشور منو چتبات
            """
        ),
        first=True,
        actions=_words("را از به در با بر تا برای که و یا نه نیست است هست شد شده نشد کرد کرده کن کنید باز قطع خراب"),
        beginnings=("می", "نمی"),
        endings=("دن", "تن", "دم", "تم"),
    ),
}
"""The languages in which names can be judged, by their first subtag."""
