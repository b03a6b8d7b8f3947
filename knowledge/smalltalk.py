"""Greetings, thanks, insults and "are you a robot": what is said to the bot and asks nothing of the interview."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["greeting", "wellbeing", "thanks", "farewell", "robot", "insult", "praise"]

# Phrases in folded letters (see `knowledge.text`), in order: the first kind found names the message.
_PHRASES: dict[Kind, str] = {
    "robot": """
        are you a bot|are you a robot|are you real|are you human|are you an ai|are you ai|are you chatgpt|r u a bot|
        r u real|who are you|what are you|who made you|is this a bot|am i talking to a bot|what is your name|
        what's your name|whats your name|are you alive|
        ты бот|ты робот|вы бот|вы робот|ты человек|вы человек|ты живой|ты кто|кто ты|кто вы|ты настоящий|
        как тебя зовут|кто тебя создал|ты нейросеть|ты чатгпт|это бот|с кем я говорю|ti bot|ti robot|ty bot|ty robot|
        sen botmisan|siz botmisiz|botmisan|botmisiz|robotmisan|robotmisiz|odammisan|odammisiz|sen kimsan|
        siz kimsiz|kimsan|kimsiz|isming nima|ismingiz nima|botmi bu|bu botmi|sen robotmisan|siz robotmisiz|tirikmisan|
        сен ботмисан|сиз ботмисиз|ботмисан|ботмисиз|роботмисан|роботмисиз|одаммисан|одаммисиз|сен кимсан|сиз кимсиз|
        исминг нима|исмингиз нима|сен роботмисан|сиз роботмисиз
    """,
    "insult": """
        stupid|idiot|dumb|moron|useless|you suck|shut up|fuck you|fuck off|fuck|fucking|shit|bullshit|crap|piece of junk|
        trash|garbage|worthless|you are bad|bad bot|worst bot|stupid bot|hate you|loser|dumbass|wtf|go to hell|
        тупой|тупая|тупица|дурак|дура|идиот|дебил|кретин|бесполезный|бесполезная|бестолковый|бестолковая|заткнись|отстань|
        ты тупой|что ли|иди нахуй|нахуй|пошел ты|пошёл ты|блять|бля|говно|хрень|фигня|отстой|чушь|бред|ненавижу тебя|
        глупый|плохой бот|tupoy|durak|idiot|
        ahmoq|tentak|jinni|aqlsiz|befoyda|foydasiz|lanati|la'nati|ovsar|eshak|galvars|yo'qol|sassiq|bema'ni|yaramas|
        аҳмоқ|ахмок|тентак|жинни|ақлсиз|аклсиз|бефойда|фойдасиз|лаънати|эшак|галварс|йўқол|йукол|ярамас|бемаъни
    """,
    "wellbeing": """
        how are you|how are u|how r u|how do you do|how's it going|hows it going|what's up|whats up|how is it going|
        как дела|как ты|как вы|как жизнь|как поживаешь|как поживаете|как сам|чё как|че как|kak dela|kak ti|
        ahvollar qanday|ahvol qanday|ahvolingiz qanday|ahvoling qanday|ahvollar qalay|ahvol qalay|qalaysan|qalaysiz|
        qandaysan|qandaysiz|yaxshimisiz|yaxshimisan|ishlar qalay|ishlar qanday|nima gap|nima gaplar|tinchmisiz|charchamayapsizmi|
        аҳволлар қандай|ахволлар кандай|аҳвол қалай|ахволлар калай|аҳволингиз қандай|ахволингиз кандай|қалайсан|қалайсиз|калайсан|калайсиз|
        яхшимисиз|яхшимисан|яхшимисз|ишлар қалай|ишлар калай|нима гап|нима гаплар|қандайсиз|кандайсиз|қандайсан|кандайсан
    """,
    "thanks": """
        thanks|thank you|thank u|thx|tnx|thanks a lot|many thanks|thanks so much|much appreciated|cheers|
        спасибо|спс|благодарю|спасибо большое|большое спасибо|пасиб|пасибо|спасибки|от души|spasibo|spasiba|
        rahmat|raxmat|katta rahmat|katta raxmat|tashakkur|minnatdorman|barakalla|baraka toping|sog' bo'ling|rahmatlar|
        раҳмат|рахмат|катта раҳмат|катта рахмат|ташаккур|миннатдорман|барака топинг|баракалла|соғ бўлинг|соғ бўл|сог булинг|rahmat sizga
    """,
    "praise": """
        very helpful|helpful|great bot|good bot|nice bot|awesome|well done|good job|great job|you are great|you're great|
        you are the best|cool|nice|great|perfect|excellent|love you|i love you|
        молодец|круто|супер|класс|отлично|хороший бот|умница|красавчик|здорово|классный бот|люблю тебя|
        zo'r|zur|ajoyib|malades|zo'rsan|zo'rsiz|yashang|yasha|qoyil|ofarin|
        зўр|зур|ажойиб|малодец|қойил|койил|офарин|яшанг|яша|гап йўқ|гап йук
    """,
    "farewell": """
        bye|goodbye|bye bye|see you|see ya|good night|take care|
        пока|до свидания|до встречи|спокойной ночи|прощай|всего доброго|poka|
        xayr|hayr|ko'rishguncha|xayrli tun|sog' bo'l|ko'rishamiz|
        хайр|кўришгунча|хайрли тун|кўришамиз
    """,
    "greeting": """
        hi|hello|hey|hiya|hi there|hello there|hey there|good morning|good evening|good afternoon|good day|greetings|howdy|
        привет|приветик|здравствуйте|здравствуй|здрасте|добрый день|доброе утро|добрый вечер|доброго времени суток|хай|салют|
        дарова|privet|zdravstvuyte|
        salom|assalomu alaykum|assalom alaykum|assalomu aleykum|asalomu alaykum|assalom|vaalaykum assalom|va alaykum assalom|salom alaykum|
        xayrli kun|xayrli tong|hayrli kun|hayrli tong|xayrli kech|salomlar|
        салом|ассалому алайкум|ассалом алайкум|ассалому алейкум|ассалом|ва алайкум ассалом|хайрли кун|хайрли тонг|хайрли кеч|саломлар
    """,
}  # fmt: skip

_FILLERS = set(
    """
    bot robot assistant dear friend bro man dude there you u are so very much a lot all the me my for your help to is
    really just an it this that such what please ok okay well again day and good i am im doing
    бот бота робот дорогой друг братан брат всем вам тебе ты вы очень большое такой это за помощь ответ и ну а же мне
    меня просто ладно ок хорошо день тебя вас совсем вообще
    bot robot do'st dostim do'stim aka uka opa siz sen sizga senga juda katta ham va u bu hammaga hammangizga javob uchun
    yordam endi men bo'ldi mayli xo'p nega
    бот робот дўстим ака ука опа сиз сен сизга сенга жуда катта ҳам ва бу ҳаммага жавоб учун ёрдам мен майли хўп
    """.split()
)
_ASKS = re.compile(
    r"\b(what|who|whom|which|when|where|why|how|does|did|tell|explain|show|give|write|"
    r"что|кто|какой|какая|какие|какое|когда|где|зачем|почему|сколько|расскажи|покажи|напиши|объясни|"
    r"nima|kim|qaysi|qachon|qayer\w*|nega|qancha|necha|nechta|qanday|ayt|yoz|"
    r"нима|ким|қайси|қачон|қаер\w*|нега|қанча|неча|нечта|қандай)\b"
)
_EXPRESSIONS: list[tuple[Kind, re.Pattern[str]]] = [
    (
        kind,
        re.compile(
            r"(?<![\w'])("
            + "|".join(re.escape(" ".join(p.split())) for p in sorted(phrases.split("|"), key=len, reverse=True) if p.strip())
            + r")(?![\w'])"
        ),
    )
    for kind, phrases in _PHRASES.items()
]


def smalltalk(words: str) -> tuple[Kind | None, str]:
    """What kind of small talk a message holds, and what remains of it without that.

    `words` are the message's folded words with single blanks between them. The remainder is empty when nothing but
    small talk and its fillers was said.
    """
    kind: Kind | None = None
    rest = words
    for candidate, expression in _EXPRESSIONS:
        stripped = expression.sub(" ", rest)
        if stripped != rest:
            kind = kind or candidate
            rest = stripped
    if kind is None:
        return None, words
    remaining = rest.split()
    if all(word in _FILLERS for word in remaining):
        return kind, ""
    return kind, " ".join(remaining)


def asks(words: str) -> bool:
    """Whether words ask or command something, by their small words alone."""
    return bool(_ASKS.search(words))
