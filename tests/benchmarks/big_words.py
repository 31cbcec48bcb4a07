"""Words of a made-up casebook: names in two scripts, towns, titles of events and claims."""

from __future__ import annotations

GIVEN: tuple[tuple[str, str], ...] = (
    ("Ahmad", "أحمد"), ("Ali", "علي"), ("Amin", "أمين"), ("Anwar", "أنور"), ("Aziz", "عزيز"),
    ("Bashir", "بشير"), ("Burhan", "برهان"), ("Fadil", "فاضل"), ("Fahd", "فهد"), ("Faysal", "فيصل"),
    ("Fuad", "فؤاد"), ("Ghassan", "غسان"), ("Habib", "حبيب"), ("Hadi", "هادي"), ("Hamid", "حميد"),
    ("Hasan", "حسن"), ("Husayn", "حسين"), ("Ibrahim", "إبراهيم"), ("Jabir", "جابر"),
    ("Jalal", "جلال"), ("Jamal", "جمال"), ("Kamal", "كمال"), ("Karim", "كريم"), ("Khalid", "خالد"),
    ("Latif", "لطيف"), ("Mahmud", "محمود"), ("Majid", "ماجد"), ("Mazin", "مازن"),
    ("Mustafa", "مصطفى"), ("Nabil", "نبيل"), ("Nadim", "نديم"), ("Nasir", "ناصر"), ("Nuri", "نوري"),
    ("Qasim", "قاسم"), ("Rafiq", "رفيق"), ("Rashid", "رشيد"), ("Riyad", "رياض"), ("Sabri", "صبري"),
    ("Said", "سعيد"), ("Salah", "صلاح"), ("Salim", "سليم"), ("Sami", "سامي"), ("Shakir", "شاكر"),
    ("Tahir", "طاهر"), ("Talib", "طالب"), ("Tariq", "طارق"), ("Tawfiq", "توفيق"), ("Umar", "عمر"),
    ("Walid", "وليد"), ("Yasin", "ياسين"), ("Yusuf", "يوسف"), ("Zaki", "زكي"), ("Zuhayr", "زهير"),
    ("Amina", "أمينة"), ("Huda", "هدى"), ("Layla", "ليلى"), ("Maryam", "مريم"), ("Nazik", "نازك"),
    ("Salma", "سلمى"), ("Zaynab", "زينب"),
)  # fmt: skip
"""Given names as written in Latin and in Arabic letters."""

FAMILY: tuple[tuple[str, str], ...] = (
    ("Amiri", "الأميري"), ("Anbari", "الأنباري"), ("Asadi", "الأسدي"), ("Azawi", "العزاوي"),
    ("Baghdadi", "البغدادي"), ("Bakri", "البكري"), ("Basri", "البصري"), ("Dulaymi", "الدليمي"),
    ("Dimashqi", "الدمشقي"), ("Duri", "الدوري"), ("Fahmi", "الفهمي"), ("Furati", "الفراتي"),
    ("Ghazali", "الغزالي"), ("Halabi", "الحلبي"), ("Hamawi", "الحموي"), ("Hamdani", "الحمداني"),
    ("Hashimi", "الهاشمي"), ("Hilli", "الحلي"), ("Homsi", "الحمصي"), ("Husri", "الحصري"),
    ("Iraqi", "العراقي"), ("Jaburi", "الجبوري"), ("Jazairi", "الجزائري"), ("Jundi", "الجندي"),
    ("Karbalai", "الكربلائي"), ("Kaylani", "الكيلاني"), ("Khatib", "الخطيب"), ("Khuri", "الخوري"),
    ("Kubaysi", "الكبيسي"), ("Kurdi", "الكردي"), ("Maliki", "المالكي"), ("Masri", "المصري"),
    ("Mawsili", "الموصلي"), ("Midani", "الميداني"), ("Mudarris", "المدرس"), ("Nabulsi", "النابلسي"),
    ("Najafi", "النجفي"), ("Naqib", "النقيب"), ("Nasri", "النصري"), ("Qaysi", "القيسي"),
    ("Qudsi", "القدسي"), ("Quwwatli", "القوتلي"), ("Rawi", "الراوي"), ("Rifai", "الرفاعي"),
    ("Rikabi", "الركابي"), ("Sadi", "السعدي"), ("Safadi", "الصفدي"), ("Samarrai", "السامرائي"),
    ("Sayigh", "الصائغ"), ("Shami", "الشامي"), ("Shaykhli", "الشيخلي"), ("Shishakli", "الشيشكلي"),
    ("Suri", "السوري"), ("Suwaydi", "السويدي"), ("Tai", "الطائي"), ("Takriti", "التكريتي"),
    ("Tarabulsi", "الطرابلسي"), ("Tikriti", "التكريتي"), ("Turki", "التركي"), ("Ubaydi", "العبيدي"),
    ("Umari", "العمري"), ("Urfali", "الأورفلي"), ("Wardi", "الوردي"), ("Yamani", "اليماني"),
    ("Zahawi", "الزهاوي"), ("Zubaydi", "الزبيدي"),
)  # fmt: skip

BODIES = (
    ("Committee", "اللجنة"), ("Command", "القيادة"), ("Party", "الحزب"), ("League", "الرابطة"),
    ("Front", "الجبهة"), ("Union", "الاتحاد"), ("Brigade", "اللواء"), ("Ministry", "الوزارة"),
    ("Council", "المجلس"), ("Bureau", "المكتب"), ("Guard", "الحرس"), ("Society", "الجمعية"),
)  # fmt: skip
OF_BODIES = (
    ("National", "الوطنية"), ("Regional", "القطرية"), ("Military", "العسكرية"),
    ("Free", "الحرة"), ("Popular", "الشعبية"), ("Arab", "العربية"), ("Workers'", "العمالية"),
    ("Students'", "الطلابية"), ("Peasants'", "الفلاحية"), ("Revolutionary", "الثورية"),
)  # fmt: skip

PLACE_BEGINS = (
    ("Tall", "تل"), ("Bab", "باب"), ("Dayr", "دير"), ("Ayn", "عين"), ("Qasr", "قصر"),
    ("Khan", "خان"), ("Suq", "سوق"), ("Wadi", "وادي"), ("Burj", "برج"), ("Qalat", "قلعة"),
)  # fmt: skip

DEEDS = (
    "arrests", "dismisses", "meets", "accuses", "replaces", "defends", "warns", "receives",
    "surrounds", "promotes", "exiles", "pardons", "interrogates", "supplies", "betrays", "succeeds",
)  # fmt: skip
HAPPENINGS = (
    "Congress", "Strike", "Demonstration", "Parade", "Trial", "Mutiny", "Ambush", "Siege",
    "Elections", "Curfew", "Broadcast", "Negotiations", "Amnesty", "Referendum", "Funeral",
    "Conference", "Purge", "Armistice", "Land reform", "Nationalisation", "Air raid", "Blockade",
)  # fmt: skip
OF_WHAT = (
    "the railway workers", "the officers' club", "the party branches", "the tank regiment",
    "the oil company", "the university", "the border tribes", "the river police", "the air force",
    "the radio station", "the treasury", "the newspapers", "the landowners", "the student union",
    "the trade unions", "the parliament", "the royal family", "the cadets", "the customs house",
    "the military court", "the cotton growers", "the dockers", "the presidential guard",
)  # fmt: skip
ROLES = (
    "leader", "target", "witness", "commander", "speaker", "messenger", "judge", "host", "arrested",
    "negotiator", "signatory", "rival",
)  # fmt: skip
OFFICES = (
    "Minister of Defence", "Minister of the Interior", "President", "Prime Minister",
    "Chief of Staff", "Governor", "Ambassador", "Secretary", "Member of parliament", "Judge",
    "Commander of the garrison", "Director of the radio",
)  # fmt: skip
SAYINGS = (
    "Says that {what} was decided beforehand.", "Tells of {what} from hearsay.",
    "Puts {what} a day later than others do.", "Names two officers present at {what}.",
    "Holds that {what} had been announced on the radio.", "Counts forty men at {what}.",
    "Doubts that anyone knew of {what} in the capital.", "Describes {what} as an eyewitness.",
)  # fmt: skip
QUESTIONS = (
    "Means of force", "Role of the army", "Role of the party", "Money", "The press", "Abroad",
    "The street", "The countryside", "The courts", "The first statement", "Who led", "Who was left",
    "How long it took", "How many died", "What was promised", "What came of it", "The oil",
    "The officers", "The students", "The women", "The minorities", "The neighbours", "The economy",
    "The memory of it",
)  # fmt: skip
