"""Two names in; whether they name the same out. For scoring alone: no reader fills anything in by it.

A name is compared without its article, its possessive and its case. A state is the same by its name, its adjective, its
capital and its government ("Germany", "German", "Berlin", "the German government"); within a longer name its name and
its adjective are ("Germany's defence ministry", "the German Ministry of Defence"). Nothing else is: a ministry is not
its government, and a person by surname is not the person by full name unless the gold says that both are right.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

# Name and other names; adjective and people; capital. Semicolons between the three, commas within.
_STATES = """
Afghanistan; Afghan, Afghans; Kabul
Albania; Albanian, Albanians; Tirana
Algeria; Algerian, Algerians; Algiers
Angola; Angolan, Angolans; Luanda
Argentina; Argentine, Argentinian, Argentines; Buenos Aires
Armenia; Armenian, Armenians; Yerevan
Australia; Australian, Australians; Canberra
Austria; Austrian, Austrians; Vienna
Azerbaijan; Azerbaijani, Azeri, Azerbaijanis; Baku
Bahrain; Bahraini, Bahrainis; Manama
Bangladesh; Bangladeshi, Bangladeshis; Dhaka
Belarus; Belarusian, Belarusians; Minsk
Belgium; Belgian, Belgians; Brussels
Bolivia; Bolivian, Bolivians; La Paz
Bosnia and Herzegovina, Bosnia; Bosnian, Bosnians; Sarajevo
Botswana; Botswanan; Gaborone
Brazil; Brazilian, Brazilians; Brasilia
Bulgaria; Bulgarian, Bulgarians; Sofia
Burkina Faso; Burkinabe; Ouagadougou
Cambodia; Cambodian, Cambodians; Phnom Penh
Cameroon; Cameroonian, Cameroonians; Yaounde
Canada; Canadian, Canadians; Ottawa
Chad; Chadian, Chadians; N'Djamena
Chile; Chilean, Chileans; Santiago
China, People's Republic of China, PRC; Chinese; Beijing
Colombia; Colombian, Colombians; Bogota
Croatia; Croatian, Croat, Croats; Zagreb
Cuba; Cuban, Cubans; Havana
Cyprus; Cypriot, Cypriots; Nicosia
Czechia, Czech Republic; Czech, Czechs; Prague
Denmark; Danish, Danes; Copenhagen
Ecuador; Ecuadorian, Ecuadorean; Quito
Egypt; Egyptian, Egyptians; Cairo
Eritrea; Eritrean, Eritreans; Asmara
Estonia; Estonian, Estonians; Tallinn
Ethiopia; Ethiopian, Ethiopians; Addis Ababa
Finland; Finnish, Finns; Helsinki
France; French; Paris
Georgia; Georgian, Georgians; Tbilisi
Germany; German, Germans; Berlin
Ghana; Ghanaian, Ghanaians; Accra
Greece; Greek, Greeks; Athens
Guatemala; Guatemalan; Guatemala City
Hungary; Hungarian, Hungarians; Budapest
Iceland; Icelandic; Reykjavik
India; Indian, Indians; New Delhi, Delhi
Indonesia; Indonesian, Indonesians; Jakarta
Iran; Iranian, Iranians; Tehran
Iraq; Iraqi, Iraqis; Baghdad
Ireland; Irish; Dublin
Israel; Israeli, Israelis; Jerusalem
Italy; Italian, Italians; Rome
Ivory Coast, Cote d'Ivoire; Ivorian, Ivorians; Yamoussoukro
Japan; Japanese; Tokyo
Jordan; Jordanian, Jordanians; Amman
Kazakhstan; Kazakh, Kazakhs; Astana
Kenya; Kenyan, Kenyans; Nairobi
Kosovo; Kosovar, Kosovan; Pristina
Kuwait; Kuwaiti, Kuwaitis; Kuwait City
Kyrgyzstan; Kyrgyz; Bishkek
Laos; Laotian, Lao; Vientiane
Latvia; Latvian, Latvians; Riga
Lebanon; Lebanese; Beirut
Libya; Libyan, Libyans; Tripoli
Lithuania; Lithuanian, Lithuanians; Vilnius
Luxembourg; Luxembourgish
Malaysia; Malaysian, Malaysians; Kuala Lumpur
Mali; Malian, Malians; Bamako
Malta; Maltese; Valletta
Mauritania; Mauritanian; Nouakchott
Mexico; Mexican, Mexicans; Mexico City
Moldova; Moldovan, Moldovans; Chisinau
Mongolia; Mongolian; Ulaanbaatar
Montenegro; Montenegrin, Montenegrins; Podgorica
Morocco; Moroccan, Moroccans; Rabat
Mozambique; Mozambican; Maputo
Myanmar, Burma; Burmese; Naypyidaw
Namibia; Namibian, Namibians; Windhoek
Nepal; Nepali, Nepalese; Kathmandu
Netherlands, Holland; Dutch; The Hague, Hague, Amsterdam
New Zealand; New Zealander; Wellington
Nicaragua; Nicaraguan; Managua
Nigeria; Nigerian, Nigerians; Abuja
Niger; Nigerien; Niamey
North Korea, DPRK; North Korean, North Koreans; Pyongyang
North Macedonia, Macedonia; Macedonian; Skopje
Norway; Norwegian, Norwegians; Oslo
Oman; Omani, Omanis; Muscat
Pakistan; Pakistani, Pakistanis; Islamabad
Paraguay; Paraguayan; Asuncion
Peru; Peruvian, Peruvians; Lima
Philippines; Philippine, Filipino, Filipinos; Manila
Poland; Polish, Poles; Warsaw
Portugal; Portuguese; Lisbon
Qatar; Qatari, Qataris; Doha
Romania; Romanian, Romanians; Bucharest
Russia, Russian Federation; Russian, Russians; Moscow, Kremlin
Rwanda; Rwandan, Rwandans; Kigali
Saudi Arabia; Saudi, Saudis, Saudi Arabian; Riyadh
Senegal; Senegalese; Dakar
Serbia; Serbian, Serb, Serbs; Belgrade
Singapore; Singaporean, Singaporeans
Slovakia; Slovak, Slovaks; Bratislava
Slovenia; Slovenian, Slovene; Ljubljana
Somalia; Somali, Somalis; Mogadishu
South Africa; South African, South Africans; Pretoria
South Korea, Republic of Korea; South Korean, South Koreans; Seoul
South Sudan; South Sudanese; Juba
Spain; Spanish, Spaniards; Madrid
Sri Lanka; Sri Lankan, Sri Lankans; Colombo
Sudan; Sudanese; Khartoum
Sweden; Swedish, Swedes; Stockholm
Switzerland; Swiss; Bern, Berne
Syria; Syrian, Syrians; Damascus
Taiwan; Taiwanese; Taipei
Tajikistan; Tajik; Dushanbe
Tanzania; Tanzanian; Dodoma
Thailand; Thai, Thais; Bangkok
Tunisia; Tunisian, Tunisians; Tunis
Turkey, Turkiye; Turkish, Turks; Ankara
Turkmenistan; Turkmen; Ashgabat
Uganda; Ugandan, Ugandans; Kampala
Ukraine; Ukrainian, Ukrainians; Kyiv, Kiev
United Arab Emirates, UAE, Emirates; Emirati, Emiratis; Abu Dhabi
United Kingdom, UK, Britain, Great Britain; British, Britons; London, Westminster
United States, United States of America, US, USA, America; American, Americans; Washington
Uruguay; Uruguayan; Montevideo
Uzbekistan; Uzbek, Uzbeks; Tashkent
Venezuela; Venezuelan, Venezuelans; Caracas
Vietnam; Vietnamese; Hanoi
Yemen; Yemeni, Yemenis; Sanaa
Zambia; Zambian, Zambians; Lusaka
Zimbabwe; Zimbabwean, Zimbabweans; Harare
"""

_STATE = "state&"
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`]")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['&.][^\W_]+)*")
_SMALL = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that", "of", "for", "and")
)
"""Words that tell no two names apart."""
_GOVERNMENT = frozenset(("government", "administration", "federal", "state", "republic", "kingdom"))
"""What a state may be called by beside its name."""
_SPELT = {
    "defense": "defence",
    "centre": "center",
    "licence": "license",
    "licences": "licenses",
    "program": "programme",
}
_HEAD_ENDS = frozenset(("of", "for", "to", "from", "in", "on", "with", "by", "at", "under", "against", "that", "which"))


def alike(one: str, other: str) -> bool:
    """True where two names name the same.

    >>> alike("the German government", "Berlin")
    True
    >>> alike("Germany's Defence Ministry", "German Ministry of Defense")
    True
    >>> alike("Germany", "German Defence Ministry")
    False
    """
    return bool(key(one)) and key(one) == key(other)


@functools.lru_cache(maxsize=65_536)
def key(name: str) -> frozenset[str]:
    """What is compared of a name: its telling words, a state as one of them."""
    forms, capitals = _forms()
    plain = forms.sub(lambda found: f" {_code(found[0])} ", _plain(name))
    words = frozenset(_SPELT.get(word, word) for word in _WORD.findall(plain)) - _SMALL
    bare = words - _GOVERNMENT
    if len(bare) == 1 and all(word.startswith(_STATE) for word in bare):
        return bare
    capital = capitals.get(" ".join(word for word in _WORD.findall(_plain(name)) if word not in _SMALL | _GOVERNMENT))
    return frozenset({capital}) if capital else words


def same_goods(one: str, other: str) -> bool:
    """True where two phrases name the same goods: equal, or one says of the same head word more than the other.

    >>> same_goods("155 mm artillery rounds", "artillery rounds")
    True
    >>> same_goods("deliveries of shells", "shells")
    False
    """
    first, second = _goods(one), _goods(other)
    if not first[0] or not second[0]:
        return False
    return first[1] == second[1] and (first[0] <= second[0] or second[0] <= first[0])


@functools.lru_cache(maxsize=65_536)
def _goods(phrase: str) -> tuple[frozenset[str], str]:
    words = [_SPELT.get(word, word) for word in _WORD.findall(_plain(phrase))]
    telling = [word for word in words if word not in _SMALL]
    end = next((at for at, word in enumerate(words) if at and word in _HEAD_ENDS), len(words))
    head = next((word for word in reversed(words[:end]) if word not in _SMALL), "")
    return frozenset(map(_singular, telling)), _singular(head)


def _singular(word: str) -> str:
    """A noun without its plural; enough to tell that "delivery" and "deliveries" are one word."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def any_alike(name: str, right: Sequence[str]) -> bool:
    """True where a name is the same as one of several that are equally right."""
    return any(alike(name, one) for one in right)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", name)).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _POSSESSIVE.sub("", _INITIALS.sub(lambda found: found[0].replace(".", ""), bare))


def _code(form: str) -> str:
    return _codes()[0][form]


@functools.cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Of each name and adjective, and of each capital, the one word that stands for its state."""
    forms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for line in _STATES.strip().splitlines():
        names, adjectives, *seats = (part.split(", ") for part in map(_plain, line.split("; ")))
        code = f"{_STATE}{names[0].replace(' ', '')}"
        forms |= dict.fromkeys([*names, *adjectives], code)
        for seat in seats:
            capitals |= dict.fromkeys(seat, code)
    return forms, capitals


@functools.cache
def _forms() -> tuple[re.Pattern[str], dict[str, str]]:
    forms, capitals = _codes()
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), capitals
