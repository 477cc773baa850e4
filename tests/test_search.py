"""People are found by any spelling or script, while they are being typed, and with a letter wrong."""

import random

import pytest
from planted import World

from data.search import LONGEST_QUERY, search
from data.spelling import keys, words

SPELLINGS = {
    "maria-kalesnikava": "Kolesnikova Колесникова Калеснікава Kalesnikava KALESNIKAVA kalesnikawa Kalesnikaŭa",
    "ales-bialiatski": "Bjaljacki Беляцкий Byalyatski Bialiatski Bialacki Belyatsky Бяляцкі",
    "siarhei-tsikhanouski": "Tichanowski Tikhanovsky Ціханоўскі Тихановский Cichanouski",
    "viktar-babaryka": "Babariko Бабарико Babaryka Бабарыка",
    "eduard-babaryka": "Babariko Бабарико Babaryka Бабарыка",
    "valiantsin-stefanovic": "Stefanovich Стефанович Стэфановіч Stefanowitsch",
    "mikalai-statkevich": "Statkewitsch Статкевич Statkevich Statkiewicz",
    "andrzej-poczobut": "Poczobut Pachobut Почобут",
    "ihar-losik": "Ljosik Losik Лосик Лосік Łosik",
}


@pytest.mark.parametrize(("person_id", "spelling"), [(who, s) for who, all_ in SPELLINGS.items() for s in all_.split()])
def test_a_surname_is_found_in_any_spelling_and_script(ledger, person_id, spelling):
    found = search(ledger, spelling)
    surname = person_id.rsplit("-", 1)[1]
    namesakes = sum(surname in who for who in ledger.people)
    assert person_id in found[:namesakes]


@pytest.mark.parametrize("query", ["Maria Kalesnikava", "Калеснікава Марыя", "kalesnikova maryia", "kalesn mar"])
def test_words_come_in_any_order_and_all_must_fit(ledger, query):
    assert search(ledger, query) == ("maria-kalesnikava",)


def test_every_person_is_found_while_a_known_name_is_typed(ledger):
    for who, person in ledger.people.items():
        for word in (w for name in (person.name, person.name_local, *person.variants) for w in name.split()):
            assert all(who in search(ledger, word[:end]) for end in range(1, len(word) + 1)), word


def _typos(word):
    random.seed(word)
    for at in range(len(word)):
        letter = random.choice("abdeiklmnorstuvz")
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + letter + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def test_a_long_surname_is_found_with_one_letter_wrong(ledger):
    tried = [(who, t) for who, p in ledger.people.items() if len(w := words(p.name)[-1]) > 6 for t in _typos(w)]
    missed = [typo for who, typo in tried if who not in search(ledger, typo)]
    assert len(missed) <= len(tried) / 500, missed  # a typo may happen to be the start of another name


@pytest.mark.parametrize(
    "query", ["zzzzqq", "the", "qwerty", "lorem ipsum", "日本", "@@@", "--", "<script>", "hello world", "Maria zzzzqq"]
)
def test_nonsense_finds_nobody(ledger, query):
    assert search(ledger, query) == ()


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_an_empty_query_lists_everybody_in_order(ledger, query):
    assert search(ledger, query) == tuple(ledger.people)


def test_the_best_comes_first():
    world = World().person("near", "Jan Kalesnikau").person("exact", "Jan Kalesnik").person("far", "Ihar Losik")
    assert search(world.dataset(), "Kalesnik") == ("exact", "near")


def test_two_letters_may_be_wrong_in_a_long_name_only_where_nothing_else_fits():
    dataset = World().person("a", "Jan Statkevich").person("b", "Ihar Losik").dataset()
    assert search(dataset, "Statkrvoch") == ("a",)
    assert search(dataset, "Loxxk") == ()


def test_names_without_a_form_and_markup_do_no_harm():
    world = World().person("a", "-").person("b", "<b>Jan</b>", name_local="Ян", variants=";;")
    assert search(world.dataset(), "Ян") == ("b",)
    assert search(World().dataset(), "Jan") == ()


def test_a_query_is_read_to_a_bound():
    endless = "ch" * 500_000
    dataset = World().person("a", "Jan Losik").person("b", endless[:LONGEST_QUERY]).dataset()
    assert search(dataset, "Losik" + " " * LONGEST_QUERY + "zzzzqq") == ("a",)
    assert search(dataset, endless) == ("b",)


def test_a_word_has_few_readings_and_the_likeliest_comes_first():
    assert keys("tichanowski") == ("cicanavski", "cihanavski")
    assert len(keys("chachachachacha")) <= 4


@pytest.mark.parametrize(
    ("written", "romanised"),
    [
        ("Ягор Юрʼеў", "Yahor Yuryeu"), ("Щукин", "Shchukin"), ("Ёлкіна", "Jolkina"), ("Ґалаґан", "Halahan"),
        ("Єлизавета Їжакевич", "Yelyzaveta Yizhakevych"), ("Łukasz Wójcik", "Lukasz Wojcik"), ("Žydrūnas", "Zydrunas"),
        ("Цыхановіч", "Cychanovic"), ("Хадасевіч", "Khadasevich"), ("Müller-Straße", "Muller Strasse"),
    ],
)  # fmt: skip
def test_letters_of_the_neighbours_fold_as_their_romanisations_do(written, romanised):
    ours, theirs = words(written), words(romanised)
    assert len(ours) == len(theirs)
    assert all(set(keys(one)) & set(keys(other)) for one, other in zip(ours, theirs, strict=True))
