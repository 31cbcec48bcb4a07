"""Common English words that name folding leaves alone, so that "led" and "lid" stay apart."""

_LISTED = """
the this that these those them then than they their there thus though through throughout with
within without both other others another rather whether either neither nothing three third
thirty fourth fifth sixth seventh eighth tenth north south month months death deaths truth
health wealth birth oath path depth growth youth to too two of off on one once or our out over
for from form forms formed force forces forced not note now no none nor do does done down so
some son sons soon sort go gone got good who whom whose how however whole most more must move
moved movement be been being before between bed bid beat bit best but by he her here hers him
his hit set sit see seen seem sent send seat ten tin me met men man many mean mind meet mine we
were well will went west wet where when which while white wire win won want war get let led lid
left lift less list lost last late later lie lies live life leave us use used under until unless
up upon all also along already although ally allied any and are army arm arms fell fill full
fall felt feel few fire free fight fought far four told took take taken tell till tool top town
turn work works word world would could should shot shut show shown short shoot come came call
called coup coups cup court cut cost count country close kill killed ill in into is it its if
point post poor power pull put party plot plan planned policy born burn burned book boy body
bomb bombed bombs bread broke brother building order orders office officer officers old open
oppose opposed own need new news next net near never nine night hold held help home hope house
hour hours hot hunt had has have hand head join joined job judge jet jail road role room rule
ruled ruler rose run ran rest rebel rebels red rid read real right rise secret sector seize
seized seek self sell side sign sin soldier soldiers song speech still stood stop street strong
such sun support tank tanks text term test time tone tonight tonne troops trip trust try year
years yes yet you young your each east end ended enemy era even ever every exile dead deal deep
did die died door dog dug day date
"""

ENGLISH_WORDS = frozenset(_LISTED.split())
