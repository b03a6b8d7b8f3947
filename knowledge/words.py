"""How much a word says: nothing for a function word, most for a rare one.

Rarities come from the frequency lists of the packages `wordfreq` (English, Russian) and `uzbek-text-tools` (Uzbek, from
its Wikipedia), read once when an index is built and kept in it.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files

from knowledge.text import fold, key, sounds, tokens, typed_russian

COMMON = 7.5
RARE = 3.0
"""Zipf frequencies (log10 of occurrences in a billion words) at which a word says nothing, and all it can."""

LEAST, NUMBER, UNKNOWN = 0.3, 0.9, 0.9
"""What a word says at least if it is no function word; what a number says; what a word of no known language says."""
_LISTED = 1e-6
"""Share of a language's words from which a word is listed."""

# Words of asking and answering in each language. They weigh nothing, so frequency lists need not know them.
FUNCTION_WORDS = {
    "en": """
        a an the this that these those it its he she they we you i me my your his her their our us them him who whom
        whose what which when where why how is are was were be been being am do does did done doing have has had having
        can could may might must shall should will would not no nor or and but if then than so as at by for from in
        into of off on onto out over to up with about above across after against along among around because before
        below between both during each either else ever every here there just only also too very any some all such
        same own other another one ones s t ll re ve d m isn't aren't wasn't weren't don't doesn't didn't can't won't
        said say says saying tell tells told speak speaks spoke talk talks talked think thinks thought opinion view
        views according mean means meant thing things anything something someone anyone please really actually
        exactly regarding concerning ok okay well like get got let know knows want lol hey guys guy interview question
        answer explain describe mention mentions mentioned believe believes claim claims comment comments going go
        still even much many lot lots kind sort way maybe perhaps again once since while though although however
        isnt wasnt werent arent doesnt didnt wont cant couldnt shouldnt wouldnt hasnt havent hadnt thats theyre youre
        see seen give gives gave happen happens happened everyone everybody happening
        both vs versus nah yeah yep nope hmm kinda sorta btw tbh imo whatever such
        what's who's where's it's that's there's let's im ive dont whats pls plz u ur gonna wanna bit
    """,
    "ru": """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от
        меня еще ещё нет о об обо из ему теперь когда даже ну вдруг ли если уже или ни быть был была были него до вас
        нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем сам чтоб
        чтобы без будто чего раз тоже себе под будет ж тогда кто этот эта эти того потому этого какой какая какое
        какие каким какого каких какому какими каком какую который которая которое которые которых которого совсем ним
        здесь этом один почти мой тем нее неё сейчас куда зачем почему всех никогда можно при об другой хоть после над
        больше тот через эти нас про всего них много разве эту моя впрочем свою этой перед иногда лучше чуть том
        нельзя такой им более всегда конечно всю между это сколько ли же либо то чё че шо типа вообще просто такое
        такие сказал сказала сказали говорит говорил говорила говорили говорят говорить думает думают думал думала
        считает считают считал мнение мнению мнения словам слова рассказал рассказывает рассказывал скажи расскажи
        объясни поясни упомянул упоминает упоминается отметил насчет насчёт касательно относительно интервью вопрос
        имеет виду хочет хотел знать знает пожалуйста плиз так-то правда реально точно именно кстати значит надо нужно
        должен должна должны должно кем кому кого чем чему чему стоит получается выходит
        таки касается думаю кажется
        оба обе обоих короче слушай слушайте блин ваще кароч оч скажите подскажите подскажи расскажите объясните
        сказано говорится отзывается высказался сообщил заявил писал пишет
    """,
    "uz": """
        kimdan kimdir deyishgan deyishdi deyishyapti keltiradi keltiradimi ega egami bizda bizlar qilvotti qilishyapti berilgan
        berilishi topaman topsam olaman olsam bo'larkan bolarkan ekanligi
        va ham bilan uchun lekin ammo biroq yoki yo agar bu shu u o'sha ana mana men sen siz biz ular ni ning ga da dan
        nima nma nimani nimaga nimadan nimalar nimasi kim kimlar kimni kimga kimning qaysi qanday qanaqa qanaqasiga
        qachon qayerda qayerga qayerdan qayer qani qaer qaerda nega nechun necha nechta nechanchi qancha qanchalik
        haqida haqda to'g'risida tog'risida togrisida xususida bo'yicha boyicha borasida degan dedi degani deydi deyiladi
        deyilgan deb dep deya demoqchi aytgan aytdi aytadi aytib aytilgan ayt aytgin aytyapti aytishicha gapirgan
        gapirdi gapiradi gap gaplar fikri fikricha fikrlar fikr fikrini fikricha o'ylaydi oylaydi o'ylagan hisoblaydi
        bor bormi yo'q yoq yoqmi emas edi ekan ekanmi emish edimi bo'lgan bo'ldi bo'ladi bo'lsa bo'lishi bo'lib
        bo'lganmi bo'ladimi bo'lar bo'lsin bo'lish bolgan boldi boladi bolsa bo'ladigan bolishi bolganmi boladimi
        bo'lyapti bo'lmoqda bulgan buldi buladi bulsa buladimi bulganmi qilgan qildi qiladi qilish qilib qilsa qilmoqda
        qilyapti qilinadi qilingan qilayotgan etgan etdi etadi etish etib mumkin kerak kerakmi lozim shart iltimos menga
        sizga bizga o'zi ozi o'z oz o'zini ozini uning ularning bizning mening sizning juda eng ko'p kop ko'proq yana
        endi hozir hozirda shunday bunday bunaqa shunaqa unaqa har hech hamma barcha bir bitta biror kabi singari
        qadar sari tomon keyin oldin avval faqat xolos ham-da hamda balki chunki shuning uning aslida rostdan haqiqatan
        nahotki axir masalan ya'ni yani deganda nazarda tutgan tutilgan suhbat suhbatda intervyu intervyuda savol javob
        tushuntir tushuntirib ber bering ayting o'shanda unda bunda shunda olsa bo'lmaydi mi chi ku da-ku deyapti
        uchunmi kimdir nimadir esa haqidagi to'g'risidagi desangiz ma'lum aytsangiz bilasanmi bilasizmi bilish xohlayman
    """,
}

EVERYDAY_UZBEK = """
    yaxshi yomon katta kichik yangi eski ish gap vaqt payt kun yil oy odam odamlar inson kishi xalq joy tomon yo'l
    asosiy muhim zarur holat sabab natija maqsad narsa yordam foyda hayot dunyo yer birga boshqa boshqalar birinchi
    ikkinchi ikki uch to'rt besh yuz ming boshla kel ket ol ber tur yur ko'r chiq kir bil ishla boshlagan kelgan
    ketgan olgan bergan turgan ko'rgan chiqqan kirgan ishlagan qol qolgan qo'y qo'ygan yur o'tgan o'tadi kelajak
    masala masalasi masalalar jihat soha tarzda ravishda sifatida orqali davom haqiqiy to'g'ri noto'g'ri oson qiyin
"""


def frequencies() -> dict[str, dict[str, float]]:
    """Zipf frequency of each key that is not rare, by language (takes about a second)."""
    from wordfreq import get_frequency_dict  # only a build needs it, and it is slow to load

    lists: dict[str, Iterable[tuple[str, float]]] = {
        language: get_frequency_dict(language, wordlist="small").items() for language in ("en", "ru")
    }
    counts: dict[str, int] = json.loads(files("uzbek_text_tools").joinpath("data", "word_freq.json").read_bytes())
    total = sum(counts.values())
    lists["uz"] = [(word, count / total) for word, count in counts.items() if count >= total * _LISTED]
    result: dict[str, dict[str, float]] = {}
    for language, shares in lists.items():
        sums: dict[str, float] = defaultdict(float)
        for written, share in shares:
            word = fold(written)
            if word.replace("'", "").isalpha():
                sums[key(word, language)] += share
        result[language] = {word: round(math.log10(share * 1e9), 2) for word, share in sums.items()}
    return result


def _keys(words: str, language: str) -> frozenset[str]:
    return frozenset(key(token.word, language) for token in tokens(words))


FUNCTION_KEYS = {language: _keys(words, language) for language, words in FUNCTION_WORDS.items()}
_FUNCTION_SPELLINGS = {
    language: frozenset(token.word.replace("ё", "е") for token in tokens(words))
    for language, words in FUNCTION_WORDS.items()
}
_TYPED_FUNCTION_SOUNDS = frozenset(sounds(word) for word in _FUNCTION_SPELLINGS["ru"])
EVERYDAY_KEYS = _keys(EVERYDAY_UZBEK, "uz")


def is_function_word(word: str, word_key: str, language: str) -> bool:
    """Whether a word only asks or joins. English and Russian words as listed ("interviewer" is no "interview"), Uzbek
    ones with any ending, and Russian ones in Latin letters by their sounds."""
    if language == "uz":
        return word_key in FUNCTION_KEYS[language]
    if language == "ru" and word.isascii():
        return sounds(typed_russian(word.replace("'", ""))) in _TYPED_FUNCTION_SOUNDS
    return word.replace("ё", "е") in _FUNCTION_SPELLINGS.get(language, ())


def rarity(word: str, word_key: str, language: str, zipf: float) -> float:
    """How much a word says, 0 to 1; `zipf` is its key's frequency in `language`, 0 where that is not known."""
    if word_key.isdigit():
        return NUMBER
    if is_function_word(word, word_key, language):
        return 0.0
    if language not in FUNCTION_KEYS:
        return UNKNOWN
    if word_key in EVERYDAY_KEYS and language == "uz":
        return LEAST
    return LEAST + (1 - LEAST) * min(max((COMMON - zipf) / (COMMON - RARE), 0.0), 1.0)
