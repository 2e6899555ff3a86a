### De woorden van het programma in het Nederlands. Elke sleutel staat in elke taal, met dezelfde argumenten.

## Wat er mis is met de invoer
problem-unknown-question = "{ $given }" is geen vraag van dit regelboek
problem-unknown-question-near = "{ $given }" is geen vraag van dit regelboek; bedoelde u "{ $nearest }"?
problem-ambiguous-question = "{ $given }" past op meer dan één vraag: { $candidates }
problem-unknown-option = "{ $given }" is geen keuze; kies een van { $known }
problem-unknown-option-near = "{ $given }" is geen keuze; bedoelde u "{ $nearest }"? ({ $known })
problem-ambiguous-option = "{ $given }" past op meer dan één keuze: { $candidates }
problem-not-a-choice = { $found } waar de id van een keuze hoort ({ $options })
problem-not-a-number = hier hoort een heel getal van { $min } tot en met { $max }, en er staat { $found }
problem-out-of-range = { $value } valt buiten het bereik; hier hoort een heel getal van { $min } tot en met { $max }
problem-typed-number = { $why }; typ een heel getal van { $min } tot en met { $max }, in cijfers
number-empty = er staat geen getal
number-decimals = "{ $given }" heeft decimalen, en hier tellen alleen hele getallen
number-groups = de cijfers van "{ $given }" staan niet in groepjes van drie, zoals in { $example }
number-separators = "{ $given }" heeft twee soorten scheidingstekens, "{ $first }" en "{ $second }"
number-unexpected = "{ $found }" hoort niet in een getal
number-invisible = een onzichtbaar teken ({ $code }) staat in de weg
number-too-large = "{ $given }" is een te groot getal
problem-not-a-list = { $found } waar een lijst met namen hoort, zoals ["Noord", "Zuid"]
problem-not-a-name = { $found } waar een naam hoort
problem-name-empty = een naam is leeg
problem-name-too-long = een naam heeft { $length } tekens; { $most } is het maximum
problem-too-many-names = { $count } namen; { $most } is het maximum
problem-name-doubled = "{ $name }" staat twee keer in de lijst
problem-set-form = "{ $given }" heeft niet de vorm VRAAG=WAARDE
found-text = een tekst
found-number = een getal
found-fraction = een getal dat niet heel is
found-list = een lijst
found-object = een object
found-bool = true of false
found-null = null
found-nothing = niets

## JSON
json-not-utf8 = geen UTF-8-tekst: de byte op { NUMBER($byte, useGrouping: "false") } hoort er niet
json-empty = het bestand is leeg
json-malformed = geen JSON op regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }: { $detail }
json-truncated = het bestand houdt halverwege op, bij regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }
json-too-deep = te diep genest op regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }
json-too-large = het bestand heeft meer dan { $most } bytes, en dat is het maximum
json-too-large-by = het bestand heeft { $size } bytes, en { $most } is het maximum
json-repeated-key = deze sleutel staat twee keer in één object
json-quoted = { $value }
json-not-an-object = { $found } waar een object met antwoorden hoort, zoals {"{"}"vraag": "optie"{"}"}

## Wat er mis is met een regelboek
rulebook-format = { $found } waar "{ $wanted }" hoort: dit is geen regelboek
rulebook-version = { $found } waar de formaatversie { $wanted } hoort
rulebook-shape = geen regelboek op regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }: { $detail }
rulebook-newer = formaatversie { $found }; dit programma leest versies tot en met { $wanted }
rulebook-empty = hier staat niets, en minstens één is nodig
rulebook-reserved-id = "{ $id }" heeft in voorwaarden een eigen betekenis; kies een andere id
rulebook-doubled-id = de id "{ $id }" staat er twee keer
rulebook-text-missing = de tekst ontbreekt in de taal "{ $language }"
rulebook-unknown-id = er is geen "{ $id }"
rulebook-unknown-id-near = er is geen "{ $id }"; bedoelde u "{ $nearest }"?
rulebook-unknown-id-known = hier is geen "{ $id }", wel { $known }
rulebook-section-order = vragen van één onderdeel horen bij elkaar, in de volgorde van de onderdelen
rulebook-assumed-missing = de vraag heeft een waarde nodig die geldt zolang het antwoord onbekend is
rulebook-options = een keuzevraag heeft 1 tot { $most } keuzes
rulebook-range-empty = geen getal valt in dit bereik
rulebook-too-early = de voorwaarde kijkt naar "{ $id }", dat hier nog niet bekend is
rulebook-condition-on-names = een voorwaarde kan niet kijken naar "{ $id }", een lijst met namen
rulebook-wrong-kind = dit soort waarde past niet bij de vraag
rulebook-node-form = een knoop heeft een model, of een vraag met takken
rulebook-overlap = meer dan één tak neemt { $values }
rulebook-gap = geen tak neemt { $values }
rulebook-not-names = "{ $id }" is geen vraag waarop een lijst met namen hoort
rulebook-cap-steps = de treden moeten oplopen, de eerste vanaf { $least }
rulebook-source-untold = geen hoofdstuk van de gids noemt "{ $source }"

## Toetsen
action-up = omhoog
action-down = omlaag
action-left = naar links
action-right = naar rechts
action-page-up = een scherm omhoog
action-page-down = een scherm omlaag
action-top = naar het begin
action-bottom = naar het einde
action-choose = kies
action-unknown = weet ik nog niet
action-back = terug
action-forward = vooruit
action-note = notitie
action-review = overzicht
action-home = alle gesprekken
action-help = hulp
action-quit = bewaar en stop
action-suspend = pauzeer het programma
action-repaint = teken het scherm opnieuw
action-next-tab = volgend tabblad
action-previous-tab = vorig tabblad
action-new = nieuw
action-replay = speel af
action-pause = pauze
action-step-back = stap terug
action-step-forward = stap verder
action-slower = langzamer
action-faster = sneller
action-next-change = volgende wijziging
action-finish = afronden
action-digit = de keuze of het tabblad met dat nummer
action-digit-collect = het nummer van een keuze, vóór Enter
action-digit-back = neem een cijfer terug
action-choose-answer = antwoord
action-choose-open = open
action-choose-done = klaar
action-choose-advice = advies
action-choose-add = voeg toe
action-choose-next = verder
action-pause-play = speel af
action-quit-leave = stop
action-choose-go-to = ga naar
action-back-close = sluit
action-pair-move = beweeg
action-pair-sideways = opzij
action-pair-tabs = tabbladen
action-pair-step = stap
action-pair-speed = snelheid
key-space = Spatie
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-home = Home
key-end = End
key-page-up = PgUp
key-page-down = PgDn
key-delete = Del
key-backspace = Backspace
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

## Sessies
session-missing = dit veld ontbreekt
session-no-format = { $found } waar "{ $wanted }" hoort: dit is geen sessiebestand
session-format = "{ $found }" waar "{ $wanted }" hoort: dit is geen sessiebestand
session-newer = formaatversie { $found } is geschreven door een nieuwere salesorg; deze leest versie { $wanted }
session-version = { $found } waar de formaatversie { $wanted } hoort
session-not-an-object = { $found } waar een object hoort
session-not-a-list = { $found } waar een lijst hoort
session-not-a-text = { $found } waar een tekst hoort
session-not-whole = { $found } ({ $value }) waar een heel getal van 0 tot { $most } hoort
session-not-a-time = { $found } waar een tijdstip hoort, zoals 2026-11-23T09:45:00Z
session-not-an-answer = { $found } waar een antwoord hoort: een tekst, een heel getal of een lijst met teksten
session-id-form = { $id } kan geen id zijn: die bestaat uit kleine letters, cijfers en streepjes, hooguit { $most }, en begint niet met een streepje
session-id-elsewhere = de id is "{ $id }", en dat is niet de naam van het bestand; geef het bestand die naam
session-runs-back = { $found } ligt vóór de { $before } van een eerdere gebeurtenis; de tijd loopt nooit terug
session-differs = hier staat { $found }, en de gebeurtenissen komen uit op { $wanted }
session-damaged =
    { $count ->
        [one] dit is geen leesbare sessie: één probleem
       *[other] dit is geen leesbare sessie: { $count } problemen
    }
session-too-large = de sessie zou { $size } bytes tellen, en { $most } is het maximum; ze is niet bewaard
session-too-many-values = de sessie zou { $count } waarden tellen (teksten, getallen, lijsten, objecten), en { $most } is het maximum; ze is niet bewaard
session-in-use = de sessie is open in een andere salesorg; sluit die daar om hier iets te wijzigen
session-import-running = een andere salesorg importeert sessies; probeer het opnieuw als dat klaar is
session-elsewhere = dit is geen sessie uit de bibliotheek; noem een sessie uit `salesorg sessions list`, of importeer het bestand eerst
session-ambiguous = "{ $reference }" past op meer dan één sessie: { $candidates }
session-and-more = { $named } en nog { $count }
session-not-found = er is geen sessie "{ $reference }"; "salesorg sessions list" toont welke er zijn
session-not-found-near = er is geen sessie "{ $reference }"; bedoelde u "{ $nearest }"?
session-disk-full = de schijf of uw deel ervan is vol; maak ruimte en probeer het opnieuw
session-disk-read-only = op deze schijf kan alleen worden gelezen; kies een andere map met --data-dir
session-size-limit = de grens die het systeem aan een bestand stelt is bereikt; verhoog die en probeer het opnieuw
session-may-not-read = u mag dit niet lezen
session-may-not-write = u mag hier niet schrijven; verander dat of kies een andere map met --data-dir
session-is-a-folder = dit is een map waar een sessiebestand hoort
session-not-a-folder = een deel van dit pad is geen map
session-not-a-file = dit is geen gewoon bestand
session-no-file = dit bestand is er niet
session-no-folder = de map is er niet meer
session-folder-not-made = deze map is er niet en kan niet worden gemaakt; kies een andere map met --data-dir
session-file-for-folder = er staat een bestand op de plaats van de map met sessies; verplaats dat bestand en probeer het opnieuw
session-no-locks = deze schijf kan geen bestanden vergrendelen; kies een andere map met --data-dir
session-disk = het systeem meldt: { $detail }

## Wat het systeem van bestanden meldt
system-not-found = dit bestand of deze map is er niet
system-no-permission = u mag dit niet
system-already-there = er is al een bestand met deze naam
system-not-a-folder = een deel van dit pad is een bestand waar een map hoort
system-is-a-folder = dit is een map waar een bestand hoort
system-disk-full = de schijf of uw deel ervan is vol; maak ruimte en probeer het opnieuw
system-read-only = op deze schijf kan alleen worden gelezen; kies een andere plaats
system-size-limit = de grens die het systeem aan een bestand stelt is bereikt; verhoog die en probeer het opnieuw
system-name-too-long = een naam in dit pad is te lang voor de schijf
system-invalid-path = in dit pad staat een teken dat in geen pad kan staan
system-not-text = wat gelezen is, is geen tekst (UTF-8)
system-busy = een ander programma gebruikt dit; sluit het en probeer het opnieuw
system-no-memory = er is niet genoeg geheugen; sluit andere programma's en probeer het opnieuw
system-unsupported = deze schijf of dit apparaat kan dat niet
system-reader-gone = het programma dat dit zou lezen, is gestopt
system-ended-early = de gegevens houden te vroeg op
system-not-written = hier kan niets meer worden geschreven
system-unreachable = deze schijf of dit apparaat is niet bereikbaar; controleer het netwerk
system-too-many-files = er zijn te veel bestanden open; sluit andere programma's of verhoog de grens (ulimit -n)
system-links-in-a-circle = de koppelingen in dit pad wijzen in een kring
system-device-failed = de schijf of het apparaat meldt een storing
system-no-device = dit apparaat is er niet

## Schermen
interview-position = vraag { $number } van { $count }
interview-answered = { $number } van { $count } beantwoord
interview-why = Waarom we dit vragen
interview-unknown = Dat weet ik nog niet
interview-unknown-means = voorlopig: { $value }
interview-left-open = Opengelaten. Tot u het weet, gaat het advies uit van { $value }.
option-missing = Er is geen keuze { $given }. Typ een nummer van 1 tot en met { $count }.
interview-range = van { $min } tot en met { $max }
interview-names = { $count } van hoogstens { $most } namen
interview-note = Notitie:
interview-note-long = Een notitie kan hoogstens { $most } tekens hebben.
interview-type-a-number = Typ een heel getal van { $min } tot en met { $max }, of druk op { $key } als u het nog niet weet.
interview-left-out = "{ $found }" hoort niet in een getal en is weggelaten.
interview-left-out-confirm = "{ $found }" is weggelaten. Druk nog eens op { $key } om { $number } te antwoorden.
interview-moot = Niet meer gevraagd, dus niet meegeteld: { $questions }. Het antwoord blijft bewaard.
interview-read-only = U kunt hier lezen, niet wijzigen: { $why }.
interview-gone = Dit regelboek kent een deel van de antwoorden niet meer: { $questions }. Het bestand bewaart ze.
interview-unsaved = Uw antwoord is nog niet bewaard: { $why }. Het staat er nog; druk op een toets om het opnieuw te proberen.
interview-unsaved-leaving = Nog steeds niet bewaard: { $why }. Stop nog eens om zonder dit laatste antwoord weg te gaan.
interview-unsaved-leaving-all = Nog steeds niet bewaard: { $why }. Geen van de antwoorden van deze sessie staat op de schijf. Stop nog eens om zonder die antwoorden weg te gaan.
interview-saved-now = Nu is het bewaard.
outlook-title = Waar het op uitkomt
outlook-decides = Beslist nog mee
outlook-settled = Staat vast
outlook-settled-long = Geen open vraag verandert nog iets aan { $model }.
outlook-assumed = Als de rest is zoals aangenomen
outlook-answered = Naar uw antwoorden
outlook-share = Nog mogelijke antwoorden
outlook-divided = verdeeld naar: { $dimensions }
outlook-divides = Beslist nog mee over de verdeling
outlook-more = en nog { $count }
review-title = Uw antwoorden
review-skipped = onbekend; aangenomen: { $value }
review-open = open; aangenomen: { $value }
review-nothing = niet beantwoord
review-moot = { $value } (niet meer gevraagd: bewaard, niet meegeteld)
review-not-asked = Deze vraag wordt niet gesteld, gezien uw andere antwoorden. Het antwoord blijft bewaard en telt niet mee.
review-note = Notitie: { $question }
review-draft = Nog niet bevestigd met Enter: { $text }
review-note-draft = Notitie nog niet bevestigd met Enter: { $text }
review-finish = Afronden en het advies bekijken
review-finish-assumed =
    { $count ->
        [one] Afronden en het advies bekijken, met één aanname
       *[other] Afronden en het advies bekijken, met { $count } aannames
    }
home-sessions = Uw gesprekken
home-start = Een nieuw gesprek beginnen
home-empty = Hier staat nog niets. Het gesprek duurt ongeveer tien minuten; elk antwoord wordt meteen bewaard, dus u kunt altijd stoppen en later verdergaan.
home-new = Een nieuw gesprek
home-name = Over wie of wat gaat het? Met een naam vindt u het terug. U kunt dit leeg laten.
home-choose-first = Kies eerst een bewaard gesprek om af te spelen.
home-damaged-play = Dit bestand is niet te lezen, dus ook niet af te spelen.
home-none-to-play = Er is nog niets bewaard. Enter begint een gesprek; daarna kunt u het afspelen.
home-damaged = niet te lezen
home-progress =
    { $count ->
        [one] één antwoord tot nu toe
       *[other] { $count } antwoorden tot nu toe
    }
home-age-now = zojuist
home-age-minutes = { $count } minuten geleden
home-age-hours = { $count } uur geleden
home-age-days = { $count } dagen geleden
home-age-date = { $date }
replay-title = Afspelen: { $name }
replay-step = { $number } van { $count }
replay-noted = Er kwam een notitie bij.
replay-note-deleted = De notitie werd gewist.
replay-skipped = Opengelaten.
replay-changed = Gewijzigd, was: { $before }
replay-end = Het einde
replay-finished = Hier werd het gesprek afgerond.
replay-nothing = In dit gesprek is nog niets beantwoord.
replay-advice = Enter toont het advies.
replay-same = Het advies was { $model }, en dat is het nog steeds.
replay-other = Het advies was { $model }. Het regelboek van nu, of wat er sindsdien is geantwoord, leidt tot een ander advies.
replay-other-rules = Het advies was { $model }. Geen antwoord is sindsdien gewijzigd, maar het regelboek van nu leidt tot een ander advies.
replay-gone = Het regelboek is sindsdien veranderd. Het kent niet meer:
help-title = Wat de toetsen doen
help-mouse = Houd Shift ingedrukt (Option op een Mac) om tekst met de muis te selecteren, of start met --no-mouse.
home-not-saved = Wat u het laatst typte, kon niet worden bewaard: { $why }.
screen-left-unchanged = De sessie kon alleen worden gelezen; er is niets gewijzigd.
screen-too-small = Dit venster is te klein. Maak het minstens { $columns } kolommen breed en { $rows } regels hoog; er gaat niets verloren.
## Verslag
report-title = Advies: { $model }
report-why = Waarom: { $because }
report-given = { $question }: { $answer }
report-given-assumed = { $question }: { $answer } (aangenomen)
report-place = zie: { $places }
report-segmentation = Verder verdelen
report-now = { $title }: nu
report-later = { $title }: later
report-compared = De modellen naast elkaar
report-model = { $model } ({ $for } voor, { $against } tegen)
report-model-second = { $model } - komt op de tweede plaats ({ $for } voor, { $against } tegen)
report-model-recommended = { $model } - aanbevolen ({ $for } voor, { $against } tegen)
report-decided-by = Beslist door { $inputs }, nog voordat wordt geteld wat ervoor en ertegen pleit.
report-assumptions-about = Deze antwoorden zijn onbekend. Het advies gaat in plaats daarvan uit van wat hier staat.
report-open-both = { $question } (het model en de verdeling)
report-open-model = { $question } (het model)
report-open-segmentation = { $question } (de verdeling)
report-ignored-about = Door uw andere antwoorden worden deze vragen niet gesteld. De antwoorden blijven bewaard.
report-no-names = geen
report-foot = Volgens regelboek { $id } { $version }.

## Regel voor regel
plain-intro = Antwoord regel voor regel. Typ ? voor wat u kunt typen; q bewaart en stopt.
plain-question = Vraag { $number } van { $count } ({ $section })
plain-why = Waarom we dit vragen: { $why }
plain-unknown = Dat weet ik nog niet
plain-unknown-short = niet bekend
plain-answer-now = Uw antwoord nu: { $answer }. Enter houdt dat zo.
plain-draft = U had getypt: { $text }. Dat is nog geen antwoord: typ het opnieuw, of iets anders.
plain-note-draft = U was een notitie begonnen: { $text }. Die is nog niet vastgelegd: typ n en de notitie opnieuw.
plain-skipped-now = U liet deze vraag open. Enter houdt dat zo.
plain-note = Notitie: { $text }
plain-note-kept = De notitie is bewaard.
plain-note-deleted = De notitie is gewist.
plain-how-choice = Antwoord met een nummer van 1 tot en met { $count } of de eerste letters van een antwoord, of 0 als u het niet weet.
plain-how-number = Antwoord met een heel getal van { $min } tot en met { $max }, of s als u het niet weet.
plain-how-names = Antwoord met namen, elk op een eigen regel en een lege regel aan het eind, of s als u het niet weet.
plain-how-review = Enter rondt af en toont het advies. Het nummer of de naam van een antwoord wijzigt het; b gaat terug; q bewaart en stopt.
plain-help-quotes = Een naam tussen aanhalingstekens telt zoals hij er staat: "b" is een naam, b alleen gaat terug.
plain-help-enter = houdt het antwoord dat er is, of sluit een lijst af
plain-help-skip = laat de vraag onbekend
plain-help-back = gaat naar de vorige vraag; in een lijst neemt het de laatste naam terug
plain-help-note = en een tekst zet een notitie bij deze vraag: n de directie beslist in mei. "n -" wist hem.
plain-help-review = toont alle antwoorden
plain-help-quit = bewaart en stopt
plain-answer-first = Geef een antwoord, of typ s als u het niet weet.
plain-taken-back = Teruggenomen: { $name }
plain-moot = Wordt niet meer gevraagd, dus het antwoord telt niet meer mee; het blijft bewaard: { $questions }
plain-review = Uw antwoorden
plain-no-option = Er is geen keuze { $given }; 1 tot en met { $count }, of 0 als u het niet weet.
plain-no-such-answer = "{ $given }" is geen van de antwoorden; 1 tot en met { $count }, of Enter om af te ronden.
plain-not-kept = Dit kon niet worden bewaard en wordt opnieuw geprobeerd: { $why }
plain-first-question = Dit is de eerste vraag.
plain-line-too-long = De regel is te lang; { $most } bytes is het maximum.
plain-line-not-text = De regel is geen UTF-8-tekst.
plain-replay-answered = Antwoord: { $answer }
plain-replay-changed = Gewijzigd: { $answer } (eerst: { $before })
plain-replay-skipped = Opengelaten
plain-replay-cleared = Gewist (eerst: { $before })
plain-replay-completed = Afgerond
plain-gone = Het regelboek is sindsdien veranderd. Het kent niet meer:

## Opdrachtregel
cli-no-file = dit bestand is er niet
cli-no-file-or-session = er is geen bestand en geen bewaarde sessie met die id of naam; "salesorg sessions list" toont welke er zijn
cli-no-file-or-session-near = er is geen bestand en geen bewaarde sessie met die id of naam; bedoelde u "{ $nearest }"?
cli-no-folder = de map voor dit bestand is er niet
cli-is-a-folder = dit is een map waar een bestand hoort
cli-no-permission = u mag dit niet
cli-already-there = het bestand is er al; --force overschrijft het
cli-system = het systeem zegt: { $detail }
cli-stream = standaardinvoer of -uitvoer werkt niet: { $detail }
cli-no-home = er is geen thuismap om sessies in te bewaren; kies een map met --data-dir
cli-terminal = de terminal werkt niet: { $detail }
cli-no-input = de standaardinvoer is geen terminal; "salesorg advise" geeft advies zonder, en --plain voert het gesprek regel voor regel
cli-no-output = de standaarduitvoer is geen terminal; "salesorg advise" geeft advies zonder, en --plain voert het gesprek regel voor regel
cli-dumb-terminal = deze terminal toont alleen regels (TERM is "dumb"); laat --plain=false weg om het gesprek regel voor regel te voeren
cli-set-twice = deze vraag wordt twee keer beantwoord
cli-other-rulebook = deze sessie is gehouden met het regelboek "{ $found }", en dit is "{ $wanted }"; geef het juiste met --rulebook
cli-unnamed = Gesprek van { $date }
cli-no-thread = het systeem geeft dit programma geen thread om naar het toetsenbord te luisteren; sluit andere programma's of verhoog de limiet op processen (ulimit -u), of gebruik --plain
session-file-changed = Een ander programma heeft het bestand van deze sessie gewijzigd terwijl ze hier open stond. Uw antwoorden zijn bewaard; de andere versie is bewaard als de sessie { $id }.
session-file-unreadable = Een ander programma heeft het bestand van deze sessie gewijzigd terwijl ze hier open stond, en wat het schreef is niet als sessie te lezen. Uw antwoorden zijn bewaard; de andere versie is bewaard als het bestand { $file }.
session-file-changed-beside = Een ander programma heeft het bestand van deze sessie gewijzigd terwijl ze hier open stond. Uw antwoorden zijn bewaard; de andere versie is bewaard als het bestand { $file }.
session-file-was-link = Het bestand van deze sessie was vervangen door een koppeling. Het is weer een bestand, met al uw antwoorden; waar de koppeling naartoe leidde is niets gewijzigd.
session-lock-lost = Een andere salesorg heeft deze sessie ook geopend. Uw antwoorden zijn bewaard als een eigen sessie: "{ $name }" ({ $id }).
session-file-gone = Het bestand van deze sessie was er niet meer. Het is opnieuw geschreven, met al uw antwoorden.
session-other-version = { $name } (andere versie)
cli-nothing-to-resume = er is geen onafgeronde sessie; "salesorg sessions list" toont alle sessies, "salesorg interview" begint een nieuwe
cli-nothing-saved = Er is niets geantwoord, dus er is niets bewaard.
cli-saved-resume = Bewaard. Om hier verder te gaan:
cli-saved-replay = Bewaard. Om het gesprek terug te zien:
cli-saved-change = Om antwoorden te wijzigen:
cli-session-title = Sessie: { $name }
cli-session-head = { $id }, begonnen { $created }, laatst gewijzigd { $updated }
cli-not-finished = Dit gesprek is niet afgerond. Het advies tot nu toe:
cli-advice-same = Bij het afronden was het advies { $model }; het regelboek van vandaag geeft hetzelfde.
cli-advice-other = Bij het afronden was het advies { $model }; met het regelboek van vandaag, of de antwoorden sindsdien, is het anders:
cli-advice-other-rules = Bij het afronden was het advies { $model }. Geen antwoord is sindsdien gewijzigd, maar het regelboek van vandaag geeft een ander advies:
cli-sessions = Bewaarde sessies
cli-advice-other-file = In het bestand staat het advies { $model }, maar het is buiten het programma gewijzigd: de antwoorden erin leiden tot een ander advies, volgens de regels waarmee het is afgerond:
cli-none-readable =
    Er zijn geen sessies die te lezen zijn; { $count ->
        [one] één bestand is niet te lezen
       *[other] { $count } bestanden zijn niet te lezen
    }. "salesorg sessions check" toont wat eraan mankeert en wat te herstellen is.
cli-nothing-readable-to-resume =
    er is geen onafgeronde sessie die te lezen is; { $count ->
        [one] één bestand is niet te lezen
       *[other] { $count } bestanden zijn niet te lezen
    }; "salesorg sessions check" toont wat eraan mankeert en wat te herstellen is
cli-no-sessions = Er zijn geen bewaarde sessies; "salesorg interview" begint er een.
cli-finished = afgerond
cli-too-intricate = de regels zijn te ingewikkeld om door te rekenen; met minder voorwaarden op minder vragen kan het wel
cli-more-problems =
    { $count ->
        [one] en nog één probleem
       *[other] en nog { $count } problemen
    }
cli-answered =
    { $count ->
        [one] één antwoord, niet afgerond
       *[other] { $count } antwoorden, niet afgerond
    }
cli-home = "salesorg interview --plain" begint een gesprek, "salesorg resume --plain" gaat verder met het laatste onafgeronde, "salesorg replay SESSIE --plain" speelt er een af, "salesorg --help" toont alles.

## Adviesscherm
advice-tab-advice = Advies
advice-tab-compare = Vergelijk
advice-tab-why = Waarom
advice-tab-what-if = Wat als
advice-tab-organisation = Organogram
advice-tab-support = Ondersteuning
advice-tab-practices = Praktijk
advice-recommended = aanbevolen
advice-runner-up = tweede plaats
advice-first-steps = Wat u eerst doet
advice-divide-now = Verder verdelen, nu
advice-divide-later = Verder verdelen, later
advice-need = nodig
advice-need-strong = hard nodig
advice-warnings = Let hierop
advice-way = De antwoorden die hierheen leidden
advice-decides = gaat vóór wat ervoor en ertegen pleit
advice-assumed = Aangenomen waar u het niet wist
advice-assumed-word = aangenomen
advice-mostly-assumed = { $assumed } van de { $asked } antwoorden zijn aangenomen: dit is een beginpunt. De open vragen kunnen het nog veranderen.
advice-open-model = kan het model veranderen
advice-open-segmentation = kan de verdeling veranderen
advice-open-both = kan model en verdeling veranderen
advice-ignored = Bewaard, maar niet meegeteld
advice-ignored-why = Door uw andere antwoorden worden deze vragen niet gesteld.
compare-place = paneel { $number } van { $count }
compare-count-for = { $count } voor
compare-count-against = { $count } tegen
compare-decided = Beslist door { $what }, nog voordat wordt geteld wat ervoor en ertegen pleit
compare-roles = Wie erin werkt
compare-pros = Voordelen volgens het document
compare-cons = Nadelen volgens het document
compare-answers-for = Uw antwoorden ervoor
compare-answers-against = Uw antwoorden ertegen
compare-nothing = niets
why-taken = uw weg
why-not-taken = andere antwoorden
why-your-answer = Uw antwoord: { $answer }
why-counted = Geteld uit uw antwoorden: { $answer }
why-not-asked = Door uw andere antwoorden wordt dit niet gevraagd.
why-means = Wat "{ $answers }" betekent:
why-would-mean = Wat "{ $answers }" zou betekenen:
why-decides = Gaat vóór het tellen van wat voor en tegen elk model pleit.
values-any = elk aantal
values-one = { $number }
values-from = { $min } of meer
values-to = hooguit { $max }
values-between = { $min } tot en met { $max }

## Groei, en van hier naar daar
rulebook-track-form = een getal heeft "when" en geen "to"; een keuze heeft "to", met een optie of meer, en geen "when"
growth-title = Als u groeit
growth-model = { $model } in plaats van { $instead }
growth-segment = verdeling naar { $dimension }
growth-segment-instead = verdeling naar { $dimension } in plaats van { $instead }
growth-role = { $role }, een rol om in te vullen
growth-beyond = Boven { $value } verandert er verder niets.
growth-nothing = Ook bekeken; als deze verder omhooggaan, volgt daaruit op zichzelf niets nieuws: { $questions }.
move-title = Van hier naar daar
move-stays = { $model } blijft
move-handoffs-added = Overdrachten die erbij komen
move-handoffs-removed = Overdrachten die vervallen
move-roles = Rollen die erbij komen
move-role-people = { $role }: { $count ->
    [one] { $people } persoon in het organogram
   *[other] { $people } mensen in het organogram
 }
move-differently = Wat mensen anders gaan doen
move-steps = In deze volgorde
move-keep = Wat u met rust laat
## Support and practices
support-title = Ondersteuning rond { $function }
support-summary-now = Nu invullen: { $roles }
support-summary-none = Er hoeft nu geen enablementrol te worden ingevuld.
support-summary-relief = Nu weg bij { $function }: { $count } van de { $all } activiteiten die bij anderen horen
support-summary-light = Er hoeft nu niets weg bij { $function }.
support-functions = Wie wat doet
support-moves = verhuist nu van { $from } naar { $to }
support-eases = blijft bij { $from }, lichter gemaakt door { $to }
support-judgement = onze inschatting
support-work = Waar enablement aan werkt
support-team = Het enablementteam
support-now = nu invullen
support-later = later
support-looks-for = Zoek: { $text }
support-brings =
    { $count ->
        [one] Deze ene verandering is al genoeg (onze inschatting):
       *[other] Elk van deze veranderingen is al genoeg (onze inschatting):
    }
support-brings-none = Daar is meer dan één verandering voor nodig.
support-change = { $question }: { $values }
support-assumed = { $text } (berust op een aanname)
practices-title = Blijvende investeringen
practices-for-you = Voor u: { $text }
## Gids, en eerst het belangrijkste
action-guide = gids
action-quick = kort gesprek
action-answer = open vragen beantwoorden
action-answer-more = vul aan
action-contents = inhoud
action-back-advice = naar het advies
action-next-section = volgend hoofdstuk
action-previous-section = vorig hoofdstuk
action-pair-sections = hoofdstuk
guide-title = Gids
guide-contents = Inhoud
guide-glossary = Begrippen
guide-position = { $number } van { $count }
guide-about = Naverteld naar: { $title }
guide-source = { $title }
guide-author = { $title }, door { $author }
home-quick = Weinig tijd? { $key } stelt alleen de { $count } belangrijkste vragen en geeft advies; de rest kan later.
home-quick-new = Een kort gesprek: { $count } vragen
advice-still-open = Nog open: antwoorden die dit kunnen veranderen
advice-still-open-more =
    { $count ->
        [one] en nog één
       *[other] en nog { $count }
    }
advice-assumed-settled =
    { $assumed ->
        [one] Eén van de { $asked } antwoorden is aangenomen, en dat kan { $divides ->
            [0] het model
           *[other] het model of de verdeling
        } niet meer veranderen.
       *[other] { $assumed } van de { $asked } antwoorden zijn aangenomen, en geen daarvan kan { $divides ->
            [0] het model
           *[other] het model of de verdeling
        } nog veranderen.
    }
plain-help-guide = vertelt wat het document over deze vraag zegt
plain-more = Nog een vraag beantwoorden? Deze telt nu het meest: { $question }. j beantwoordt die; Enter of n stopt.
plain-how-more = j beantwoordt de vraag; Enter of n stopt hier.
plain-yes = j ja y yes
plain-no = n nee no q b
plain-so-far = Het advies is nu: { $model }
plain-nothing-open = Geen open vraag kan { $divides ->
        [0] het model
       *[other] het model of de verdeling
    } nog veranderen.
## Hoe vast het staat, en wat het zou veranderen
firm-title = Hoe vast staat dit
firm-close = De tweede plaats, { $model }, is dichtbij: één ander antwoord leidt ernaartoe. { $change }.
firm-elsewhere = Eén ander antwoord leidt naar een ander model, { $model }. { $change }.
firm-firm = Dit staat vast: geen enkel ander antwoord leidt op zichzelf naar een ander model.
firm-share = Bij { $percent } % van alle wijzigingen van één antwoord blijft het { $model } ({ $kept } van de { $changes }).
firm-share-means = Geteld over elke vraag die wordt gesteld en elk ander antwoord daarop, telkens één tegelijk. Getallen tussen twee drempels van de regels tellen als één antwoord.
firm-weight = { $questions }: { $weight }. { $means }
firm-deciding = Doorslaggevend: { $questions }
firm-decisive = doorslaggevend
firm-decisive-means = Eén ander antwoord hierop is al genoeg voor een ander model.
firm-supporting = ondersteunend
firm-supporting-means = Geen ander antwoord hierop is genoeg voor een ander model, maar het ligt wel op de weg ernaartoe of pleit ervoor.
firm-none = hier zonder invloed
firm-none-means = Het ligt niet op de weg naar het model en pleit er ook niet voor.
flips-title = Wat het zou veranderen
flips-about = Voor elk ander model zo weinig mogelijk andere antwoorden die ernaartoe leiden. Kan het op meer manieren, dan gaat wat u zelf kiest vóór wat vaststaat.
flips-change = { $question }: { $to } in plaats van { $from }
flips-change-assumed = { $question }: { $to } in plaats van { $from } (aangenomen)
flips-never = Geen antwoorden leiden daarheen.

## Wat als
whatif-outcome = Wat eruit volgt
whatif-nothing-changed = nog niets gewijzigd
whatif-same-model = zoals geadviseerd
whatif-was = was { $before }
whatif-was-assumed = was { $before }, aangenomen
whatif-now-asked = wordt nu gevraagd
whatif-not-asked = niet meer gevraagd
whatif-new-step = nu op de weg
whatif-now = Verdeel nu: { $dimensions }
whatif-later = Verdeel later: { $dimensions }
whatif-nothing = niets
whatif-applies = { $key } past het toe
whatif-marks = De tekens
whatif-changed = gewijzigd tegenover het advies
whatif-name = { $name } (wat als)
whatif-name-more = { $name } (wat als { $number })
whatif-ask-name = Deze antwoorden bewaren als een nieuw, afgerond gesprek. Hoe heet het?
whatif-kept = Bewaard als nieuw gesprek: { $name }
whatif-not-kept = Niet bewaard: { $why }
action-less = de waarde ervoor
action-more = de waarde erna
action-much-less = onder de drempel
action-much-more = over de drempel
action-put-back = zet dit antwoord terug
action-reset = herstel alles
action-keep = bewaar nieuw
action-choose-apply = pas toe
action-pair-change = wijzig
action-pair-jump = drempel
## Organogram
report-chart = De organisatie
chart-led = { $people }, onder { $role }
chart-led-each = { $people }, elk onder { $role }
chart-assumed = { $title } (aangenomen)
chart-one-team = { $segments } samen
chart-teams = { $segments }, in { $count } teams
chart-in-all = { $count } in totaal
chart-waits = Met { $people } zijn er te weinig mensen om hier nu naar te verdelen: { $teams ->
    [one] één team
   *[other] elk team
 } bedient { $segments ->
    [2] beide
   *[other] alle { $segments }
 }.
chart-shares = Met { $people } zijn er te weinig mensen voor een team in elk van de { $segments }: sommige teams bedienen er voorlopig meer.
chart-divides-from = Het organogram verdeelt vanaf { $people }.
chart-full-from = Elk heeft een eigen team vanaf { $people }.
chart-alike = { $people } ({ $count } × { $each })
chart-more = { $count } andere
chart-range = { $min } t/m { $max }
chart-segments = Segmenten ({ $title })
chart-segments-assumed = Aangenomen, want niemand noemde ze. Noem ze in het gesprek, dan gebruikt het organogram uw namen.
chart-team-assumed = De omvang is aangenomen: { $people }.
chart-no-managers = { $leader } leidt iedereen rechtstreeks: er zijn niet meer mensen dan één persoon kan leiden.
chart-managers-segments = Managers daartussen: { $leads }. Dat volgt uit de segmenten en de span of control; zij tellen niet mee in de omvang.
chart-managers = Managers daartussen: { $leads }. Dat volgt uit de span of control; zij tellen niet mee in de omvang.
chart-lead = { $title } ({ $count })
chart-even = De mensen zijn gelijk verdeeld over de segmenten, want hoeveel omzet elk brengt is niet bekend.
chart-joined = { $title }: er zijn te weinig mensen voor een team in elk van de { $segments } segmenten, dus { $groups } teams delen ze. Eén team bedient wat een + verbindt.
chart-joined-all = { $title }: er zijn te weinig mensen om hiernaar te verdelen, dus { $teams ->
    [one] één team
   *[other] elk team
 } bedient { $segments ->
    [2] beide
   *[other] alle { $segments }
 }: { $names }.
chart-figures = Cijfers waarop dit rust; geen ervan staat in het document:
rulebook-figure = hier hoort een cijfer van { $least } tot en met { $most }
rulebook-whole-figure = { $value } past niet: hier hoort een geheel getal van { $least } tot en met { $most }
rulebook-staffed-roles = een organogram heeft 1 tot { $most } rollen
chart-each = elk { $each }
chart-none = Dit regelboek tekent geen organogram voor { $model }.
chart-keys-move = van vak naar vak
chart-keys-scroll = bladert, tot en met de cijfers
action-chart-choose = opent en sluit
action-chart-left = naar het vak links
action-chart-right = naar het vak rechts
action-chart-open = open, of erin
action-chart-close = sluit, of naar wat erboven staat
## Een regelboek nakijken: wat niet past
rulebook-misfit = { $found } waar { $wanted } hoort
rulebook-value = niet wat hier hoort: { $detail }
rulebook-word = "{ $word }" is geen van de woorden die hier horen ({ $known })
rulebook-word-near = "{ $word }" is geen van de woorden die hier horen; bedoelde u "{ $nearest }"?
rulebook-field-missing = het veld "{ $field }" ontbreekt
rulebook-field-unknown = hier is geen veld "{ $field }" ({ $known })
rulebook-field-unknown-near = hier is geen veld "{ $field }"; bedoelde u "{ $nearest }"?
rulebook-circular = de voorwaarde kijkt naar "{ $id }", dat op zijn beurt hiervan afhangt: ze kijken in een kring naar elkaar
rulebook-too-many = een lijst van { $count } onderdelen; de lijsten van een regelboek hebben er hoogstens { $most }
wanted-count = een geheel getal van 0 tot 4294967295
wanted-figure = een getal
wanted-text = een tekst tussen aanhalingstekens
wanted-bool = true of false
wanted-list = een lijst
wanted-object = een object
wanted-single = een object met één veld
wanted-values = een id, een getal, een lijst daarvan, of een bereik
wanted-variant = een van de woorden die hier horen
## Een regelboek nakijken: bevindingen en wat te doen
check-fix-no-json = Maak er één JSON-object van; een editor die JSON kent toont de plaats.
check-fix-repeated-key = Houd er één van de twee.
check-fix-no-rulebook = Begin het bestand met "format": "salesorg.rulebook".
check-fix-unknown-version = Schrijf de versie die dit programma leest, of gebruik een nieuwer programma.
check-fix-wrong-type = Vervang de waarde door een van het soort dat hier hoort.
check-fix-unknown-word = Kies een van de woorden die hier horen.
check-fix-missing-field = Voeg het veld toe.
check-fix-unknown-field = Verbeter de naam van het veld, of haal het weg.
check-fix-too-many = Houd het bij wat mensen kunnen lezen; verdeel het onderwerp.
check-fix-empty-list = Voeg een onderdeel toe.
check-fix-reserved-id = Kies een ander id, hier en overal waar het gebruikt wordt.
check-fix-doubled-id = Geef een van de twee een ander id.
check-fix-unknown-id = Schrijf een id dat bestaat, of voeg toe wat het moet aanduiden.
check-fix-missing-text = Schrijf de tekst in die taal.
check-fix-section-order = Zet de vragen van een onderdeel bij elkaar.
check-fix-missing-assumed = Voeg "assumed" toe, met de waarde die geldt zolang het antwoord onbekend is.
check-fix-empty-range = Laat het minste niet meer zijn dan het meeste, en binnen de grenzen van de vraag.
check-fix-out-of-range = Schrijf een getal binnen de grenzen.
check-fix-too-early = Kijk naar een eerdere vraag, of zet deze lager.
check-fix-circular = Haal een van de voorwaarden uit de kring.
check-fix-condition-on-names = Kijk naar een keuze of een getal.
check-fix-wrong-kind = Schrijf het id van een optie bij een keuze, een getal bij een getal.
check-fix-node-form = Geef de knoop een "model", of een "question" met "branches".
check-fix-overlap = Laat elke waarde in één tak staan.
check-fix-gap = Voeg de waarden aan een tak toe, of voeg er een tak voor toe.
check-fix-cap-steps = Orden de stappen, en begin met het kleinste getal.
check-fix-untold-fact = Noem het feit in een alinea van de gids, of verbeter het id.
check-fix-track-form = Geef het "when" of "to", naar gelang de vraag een getal of een keuze is.
check-fix-figure = Schrijf een groter getal, of noem een andere standaardwaarde.
check-fix-staffed-roles = Noem één tot acht rollen.
check-branch-unreached = geen antwoorden leiden hierheen: wat erboven gevraagd wordt sluit deze antwoorden op "{ $id }" uit
check-branch-taken = niemand komt hier: wat erboven gevraagd wordt laat geen antwoord als dit op "{ $id }" over
check-fix-unreached-branch = Haal de tak weg, of wijzig wat erboven gevraagd wordt of wanneer de vragen gesteld worden.
check-leaf-unreached = niemand bereikt dit blad, "{ $id }"
check-fix-unreached-leaf = Herstel de tak erboven die niemand bereikt, of haal die weg met dit blad.
check-model-never = "{ $id }" wordt nooit geadviseerd
check-fix-unadvised-model = Laat een blad van de boom het noemen, of haal het weg.
check-never-asked = deze voorwaarde geldt nooit, dus de vraag wordt nooit gesteld
check-fix-never-asked = Wijzig de voorwaarde, of haal de vraag weg.
check-condition-never = geen antwoorden voldoen aan deze voorwaarde
check-fix-condition-never = Wijzig de voorwaarde, of haal weg wat eraan hangt.
check-condition-always = alle antwoorden voldoen aan deze voorwaarde
check-fix-condition-always = Haal de voorwaarde weg, of laat ze iets zeggen.
check-evidence-never = deze antwoorden kunnen niet voorkomen, dus dit bewijs telt nooit
check-fix-evidence-never = Verbeter de waarden, of haal de regel weg.
check-dimension-never = de indeling "{ $id }" is nooit nodig
check-fix-dimension-never = Geef ze een reden die kan gelden, of haal ze weg.
check-invariant-broken = "{ $id }" geldt niet: { $answers } geeft "{ $model }"
check-invariant-moved = "{ $id }" geldt niet: { $answers } geeft "{ $model }", en { $after } geeft "{ $then }"
check-invariant-fewer = "{ $id }" geldt niet: { $answers } deelt op { $count } manieren in, en { $after } maar op { $fewer }
check-invariant-evidence = "{ $id }" geldt niet: { $answers } geeft "{ $model }", maar het bewijs spreekt voor een ander
check-as-assumed = elk antwoord zoals aangenomen
check-fix-broken-invariant = Herstel de boom of de invariant. `salesorg rulebook audit` geeft opdrachten die het tonen.
check-question-dead = geen antwoord op "{ $id }" verandert iets
check-fix-dead-question = Laat een regel ernaar kijken, of haal ze weg.
check-options-alike = geen regel onderscheidt deze opties: { $ids }
check-fix-alike-options = Onderscheid ze in een regel, of verklaar ze gelijk met "same_as" en de reden.
check-same-as-untrue = "{ $id }" is gelijk verklaard aan "{ $other }", maar { $rule } onderscheidt ze
check-fix-untrue-same-as = Haal "same_as" weg, of laat de regels beide gelijk behandelen.
check-intricate-tree = de regels zijn te ingewikkeld om te weten of elke tak bereikt wordt
check-intricate-idle = de regels zijn te ingewikkeld om te weten of elke vraag en optie iets verandert
check-intricate-invariant = de regels zijn te ingewikkeld om te bewijzen dat "{ $id }" geldt
check-intricate-condition = de regels zijn te ingewikkeld om te weten of elke voorwaarde kan gelden: dit is de eerste
check-fix-too-intricate = Laat regels naar minder vragen tegelijk kijken; laat weg wat weinig beslist.
check-section-empty = in het onderdeel "{ $id }" staat geen vraag
check-fix-empty-section = Zet er een vraag in, of haal het weg.
check-figure-unused = niets gebruikt de standaardwaarde "{ $id }"
check-fix-unused-figure = Noem ze waar ze hoort, of haal ze weg.
check-uncited = deze reden rust op geen feit van de gids
check-fix-uncited = Noem de feiten erachter in "sources".
check-text-doubled = de tekst "{ $text }" staat er twee keer
check-fix-doubled-text = Geef elk een eigen bewoording.
check-shipped-id = "{ $id }" is de id van een regelboek in het programma, en dit is een ander; sessies ervan zouden voor sessies van dat regelboek doorgaan
check-shipped-form = "{ $id }" is de id van een regelboek in het programma; de inhoud is gelijk maar de opmaak van het bestand niet, zodat sessies ervan niet als sessies van dat regelboek gelden
check-fix-shipped-id = Geef dit regelboek een eigen id.
check-clean = { $file }: er is niets mis. Alles wat nagekeken kan worden is nagekeken.
check-sum = { $errors ->
    [0] geen fouten
    [one] één fout
   *[other] { $errors } fouten
}, { $warnings ->
    [0] geen waarschuwingen
    [one] één waarschuwing
   *[other] { $warnings } waarschuwingen
}
check-more = { $count ->
    [one] Eén bevinding is niet getoond.
   *[other] { $count } bevindingen zijn niet getoond.
 }
check-fails = { $count ->
    [one] één fout
   *[other] { $count } fouten
 }: op het regelboek is niet te bouwen
check-error = fout
check-warning = waarschuwing
## Groei in het verslag
growth-events = Als er iets anders verandert
## Tweede blik: wat dichtbij is, wat er nu staat en wat open blijft
firm-far = Eén ander antwoord leidt naar een ander model, { $model }, maar dat ligt ver van het uwe. { $change }.
advice-some-assumed =
    { $assumed ->
        [one] Eén van de { $asked } antwoorden is aangenomen; het echte antwoord kan het model of de verdeling nog veranderen.
       *[other] { $assumed } van de { $asked } antwoorden zijn aangenomen; de echte antwoorden kunnen het model of de verdeling nog veranderen.
    }
advice-open-rest =
    { $count ->
        [one] Het andere antwoord laat het model en de verdeling zoals ze zijn; het kan wel de rest veranderen: de ondersteuning, de praktijk, de groei of het organogram.
       *[other] De andere { $count } laten het model en de verdeling zoals ze zijn; ze kunnen wel de rest veranderen: de ondersteuning, de praktijk, de groei of het organogram.
    }
advice-open-rest-all = De echte antwoorden laten het model en de verdeling zoals ze zijn; ze kunnen wel de rest veranderen: de ondersteuning, de praktijk, de groei of het organogram.
report-open-rest = { $questions } (niet het model of de verdeling, wel de ondersteuning, de praktijk, de groei of het organogram)
round-rest = Dit antwoord laat het model en de verdeling zoals ze zijn; het kan wel de rest veranderen: de ondersteuning, de praktijk, de groei of het organogram.
plain-more-rest = Nog een vraag beantwoorden? Deze kan nog iets veranderen aan de ondersteuning, de praktijk, de groei of het organogram: { $question }. j beantwoordt die; Enter of n stopt.
plain-question-open = Een open vraag ({ $section }); { $number } van { $count } beantwoord
outlook-differs = De meeste leiden naar { $most }, de aangenomen naar { $model }.
whatif-more = { $key } toont meer
advice-open-rest-count = en nog { $count } voor de ondersteuning, de praktijk, de groei of het organogram
round-rest-short = Nu voor de rest van het advies.

## Doorlichting en tekening
audit-title = Doorlichting: { $title }
audit-combinations = { $count } combinaties van antwoorden, alle bekeken. Getallen tussen twee drempels van de regels tellen als één antwoord.
audit-models = Modellen, met hun deel van alle combinaties
audit-segments = Waarnaar nu te verdelen
audit-taken = { $count ->
    [0] naar niets verdeeld
    [one] naar één ding verdeeld
   *[other] naar { $count } dingen verdeeld
 }
audit-leaves = Bladeren van de boom
audit-leaf = { $model } ({ $way })
audit-unreached = Geen antwoorden leiden hierheen: { $place }
audit-coverage-intricate = De regels zijn te ingewikkeld om delen te tellen.
audit-invariants = Wat moet gelden
audit-intricate = De regels zijn te ingewikkeld om dit te bewijzen.
audit-questions = Vragen en opties
audit-idle-none = Elke verandert iets, of is gelijk verklaard aan een andere en is dat ook.
audit-idle-intricate = De regels zijn te ingewikkeld om te zeggen welke niets veranderen.
audit-idle-question = { $question }: geen enkel antwoord op deze vraag verandert iets.
audit-idle-options = { $question }: geen regel onderscheidt deze opties, en ze zijn niet gelijk verklaard (same_as): { $options }
audit-not-alike = { $question }: "{ $option }" is gelijk verklaard aan "{ $other }", maar { $rule } onderscheidt ze.
audit-holds = Dit geldt allemaal.
audit-fails = { $count ->
    [one] één ding geldt niet, of kon niet worden bewezen
   *[other] { $count } dingen gelden niet, of konden niet worden bewezen
 }
audit-proving = bewezen: { $done } van { $total } (Ctrl-C stopt)
audit-stopping = stopt
graph-title = Beslisboom: { $title }
## Schema's, en regelboeken voor mensen
schema-answers = Antwoorden: { $title }
schema-answers-about = Een antwoord per vraag, onder haar id. Wat ontbreekt of null is, is onbekend; het regelboek neemt dan een waarde aan.
cli-no-rulebook = er is geen bestand met die naam, en geen regelboek met die id of titel in het programma ({ $known })
cli-no-rulebook-near = er is geen bestand met die naam, en geen regelboek met die id of titel in het programma; bedoelde u "{ $nearest }"? ({ $known })
cli-rulebook-ambiguous = er is geen bestand met die naam, en dit past op meer dan één regelboek in het programma: { $candidates }
rulebook-listed = versie { $version }, in { $languages }, { $questions } vragen, { $models } modellen
rulebook-language =
    { $language ->
        [en] Dit regelboek is er alleen in het Engels.
        [nl] Dit regelboek is er alleen in het Nederlands.
        [de] Dit regelboek is er alleen in het Duits.
        [fr] Dit regelboek is er alleen in het Frans.
       *[other] Dit regelboek is er alleen in de taal "{ $language }".
    }
rulebook-questions = Vragen
rulebook-derived = Geteld uit de antwoorden
rulebook-asked-when = Alleen gevraagd bij: { $when }
rulebook-number = Een geheel getal van { $min } tot en met { $max }.
rulebook-names = Een lijst van hoogstens { $most } namen van hoogstens { $length } tekens.
rulebook-assumes = Zolang onbekend: { $value }
rulebook-essential = Ook in het korte interview gevraagd.
rulebook-same-as = De regels onderscheiden dit niet van "{ $option }": { $reason }
rulebook-tree = De beslisboom
rulebook-overrides = Dit beslist op zichzelf, wat de aanwijzingen ook zeggen.
rulebook-cap = Hoeveel er nu te nemen zijn, naar dit getal: { $question }
rulebook-cap-step = { $from } of meer: { $take }
rulebook-cap-less = { $by } minder bij: { $when }
rulebook-models = Wat geadviseerd kan worden
rulebook-for = Antwoorden die ervoor spreken:
rulebook-against = Antwoorden die ertegen spreken:
rulebook-warnings = Waarschuwingen
rulebook-invariants = Wat voor alle antwoorden moet gelden
rulebook-must-never = Nooit { $models }, bij: { $when }
rulebook-must-always = Altijd { $models }, bij: { $when }
rulebook-must-rising = Eén antwoord verhogen leidt nooit van { $from } naar { $to }: { $question }
rulebook-must-rising-segments = Eén antwoord verhogen leidt nooit tot minder indelingen: { $question }
rulebook-must-evidence = Niets anders heeft er meer voor en minder tegen, tenzij een tak op de weg op zichzelf beslist.
condition-and = en
condition-or = of
condition-not = niet ({ $condition })
condition-never = nooit
condition-model = Advies
condition-segments = Indelingen nu

# Bounds of a rulebook
json-too-many-values = het bestand heeft { $count } waarden (teksten, getallen, lijsten, objecten), en { $most } is het maximum; de meeste staan hier
rulebook-cap-step-least = { $from } of meer: { $take }, wat er ook af gaat nooit minder dan { $least }
rulebook-handoffs = Overdrachten
rulebook-handoff-within = { $text } (binnen de groep)
rulebook-when = Bij: { $when }
rulebook-always = Altijd
rulebook-first = De eerste die geldt wordt gezegd:
rulebook-relief = Wat er af kan bij { $function }
rulebook-role-now = Nu te vervullen als de eerste hiervan geldt:
rulebook-role-later = Later: { $text }
rulebook-role-meanwhile = Zolang die wacht, vervuld door { $role }: { $text }
rulebook-in-place = Wat er nu is, naar het antwoord op: { $question }
rulebook-in-place-own = een eigen vorm
rulebook-in-place-nothing = niets, dus geen overstap
rulebook-move-about = Waar het op neerkomt, de eerste die geldt
rulebook-move-note = Wiens inschatting het is, de eerste die geldt
rulebook-headcount = Aantal mensen: { $question }
rulebook-leads = Wie er leidt, van boven af: { $leads }
rulebook-staffed = { $role }: { $weight }
rulebook-unit = { $unit }: { $size } mensen waar de aantallen het toelaten
rulebook-figures = Cijfers en waar ze vandaan komen:
cli-rulebook-elsewhere = deze sessie is gehouden met het regelboek "{ $found }", dat niet in het programma zit; geef het bestand ervan met --rulebook
cli-rulebook-other-edition = deze sessie is gehouden met een ander regelboek met de id "{ $id }" (versie { $version }) dan dat in het programma; geef het bestand ervan met --rulebook, of --rulebook { $id } om met de regels in het programma verder te gaan
cli-rulebook-inside = deze sessie is gehouden met het regelboek "{ $found }", en dit is "{ $wanted }"; laat --rulebook weg, of geef --rulebook { $found }

## Drift: an advice that today's rules no longer give
drift-advice = { $model }, ingedeeld naar { $dimensions }
drift-unknown = "{ $id }", dat het regelboek van nu niet heeft
drift-then = Toen: { $advice }
drift-today = Nu: { $advice }
drift-step = { $question }: { $answer }
drift-step-assumed = { $question }: { $answer } (aangenomen)
drift-after = Na stap { $step } ({ $said })
drift-at-once = Bij de allereerste stap
drift-otherwise = Ze gaan uiteen bij stap { $step }, { $question }: toen gold het als "{ $then }", nu als "{ $today }".
drift-asks-other = { $after } keken de regels naar { $then }; nu kijken ze naar { $today }.
drift-asks-no-more = { $after } keken de regels naar { $then }; nu leiden ze zonder dat naar { $today }.
drift-asks-more = { $after } leidden de regels naar { $then }; nu kijken ze eerst naar { $today }.
drift-leads-elsewhere = { $after } leidden de regels naar { $then }; nu leiden ze naar { $today }.
drift-left = Nu leidt na stap { $step } ({ $today }) niets meer naar { $model }.
drift-nowhere = De regels van nu leiden nooit naar { $model }.
drift-dimension-unknown = De regels van nu kennen geen indeling naar { $dimension }.
drift-dimension-no-need = Indelen naar { $dimension } is niet meer nodig.
drift-dimension-capped = Indelen naar { $dimension } komt later: zoveel indelingen tegelijk is te veel.
drift-dimension-new = Indelen naar { $dimension } is nieuw.
drift-dimension-moved = Indelen naar { $dimension } heeft een andere plaats in de volgorde.
drift-answers = Antwoorden waardoor het komt:
drift-answer = { $question }: { $given }
drift-answer-assumed = { $question }: niet bekend, dus { $used } is aangenomen
drift-answer-not-taken = { $question }: { $given } is geen antwoord meer, dus { $used } is aangenomen
drift-answer-not-asked = { $question }: wordt bij deze antwoorden niet meer gevraagd, dus { $used } is aangenomen
drift-answer-gone = { $question }: { $given }, wat het regelboek van nu niet meer vraagt
drift-answer-changed = { $said } (veranderd na het afronden van het gesprek)
drift-reopened = Na het afronden zijn antwoorden veranderd. Dit gaat over de antwoorden zoals ze toen waren.
drift-line-same = { $name }: hetzelfde: { $advice }
drift-line-differs = { $name }: anders
drift-line-unfinished = { $name }: niet afgerond, dus er is geen advies om te vergelijken
drift-line-unchecked = { $name }: afgerond zonder advies in het bestand, dus er is niets om te vergelijken
drift-count = { $checked ->
        [one] Eén sessie
       *[other] { $checked } sessies
    }: { $same } hetzelfde, { $differing } anders, { $rest } niet vergeleken
drift-count-unread = { $count ->
        [one] Eén andere kon niet worden gecontroleerd; hierboven staat wat eraan mankeert.
       *[other] { $count } andere konden niet worden gecontroleerd; hierboven staat wat eraan mankeert.
    }
drift-none = Er zijn geen bewaarde sessies om na te gaan.
drift-one-session = replay speelt één sessie af; geef --check om er meer na te gaan
drift-other-advice = De regels van nu geven een ander advies dan er bewaard is.
drift-keep-or-take = k houdt het bewaarde advies, t neemt dat van nu, w bewaart het gesprek als toetsgeval. Enter houdt.
drift-how = Typ k, t of w.
drift-kept = Het bewaarde advies blijft; de sessie is zoals ze was.
drift-taken = Het advies van nu is genomen.
drift-panel-title = De regels van nu adviseren anders
drift-panel-title-file = Dit bestand is buiten het programma gewijzigd
drift-file-changed = De antwoorden erin leiden, met de regels waarmee het is afgerond, niet tot het advies dat erin staat.
drift-in-file = In het bestand: { $advice }
drift-by-rules = Volgens deze regels: { $advice }
drift-panel-lead = Aan deze sessie is niets veranderd, maar aan de regels wel.
drift-panel-keep = Het bewaarde advies houden (Esc doet dat ook). De sessie blijft zoals ze is.
drift-panel-take = Het advies van nu nemen, en het bij de sessie bewaren.
drift-panel-case = Als toetsgeval bewaren, met het advies van toen, om regelboeken aan te toetsen.
drift-mark = Bewaard: { $advice }. U leest het advies van nu.
drift-mark-file = In het bestand: { $advice }, buiten het programma gewijzigd. U leest het advies op de antwoorden die erin staan.
drift-not-taken = Niet genomen: { $why }
drift-elsewhere = deze sessie is niet een van de bewaarde; open haar met resume om het advies van nu te nemen
case-version = { $found } waar de formaatversie { $wanted } van een toetsgeval hoort
case-text = { $found } waar een tekst hoort
case-answers = { $found } waar een object met antwoorden hoort
case-answer = { $found } waar de id van een optie of een heel getal hoort
case-texts = { $found } waar een lijst met teksten hoort
case-unfinished = dit gesprek is nooit afgerond, dus er is geen advies om een toetsgeval van te maken
case-saved = Als toetsgeval bewaard: { $path }
case-other-rulebook = dit toetsgeval is voor het regelboek "{ $found }", en dit is "{ $wanted }"
case-empty = in deze map staat geen toetsgeval en geen afgeronde sessie
case-fails = { $count ->
        [one] één toetsgeval krijgt een ander advies
       *[other] { $count } toetsgevallen krijgen een ander advies
    } van dit regelboek
audit-cases = Toetsgevallen
audit-cases-hold = { $count ->
        [one] Het ene toetsgeval krijgt het advies dat erin staat.
       *[other] Alle { $count } toetsgevallen krijgen het advies dat erin staat.
    }
audit-cases-passed-over = { $count ->
        [one] Eén sessie is niet afgerond en overgeslagen.
       *[other] { $count } sessies zijn niet afgerond en overgeslagen.
    }
action-keep-saved = houden
action-take-today = dat van nu nemen
action-case = als toetsgeval bewaren
## Verscheidene mensen
together-title = { $count } mensen naast elkaar
together-all-agree = Niemand zegt iets anders dan de anderen: er valt niets uit te praten.
together-open-differs = Waar hun advies toch verschilt, komt dat door wat iemand openliet.
together-differ = Ze verschillen over { $count } van de { $all } vragen die ze beantwoordden.
together-count-model =
    { $count ->
        [one] Een van deze verschillen verandert op zichzelf het model.
       *[other] { $count } van deze verschillen veranderen op zichzelf het model.
    }
together-count-segmentation =
    { $count ->
        [one] Een verandert alleen de verdeling.
       *[other] { $count } veranderen alleen de verdeling.
    }
together-count-with-others =
    { $count ->
        [one] Eén verschil maakt alleen samen met andere iets uit.
       *[other] { $count } verschillen maken alleen samen met andere iets uit.
    }
together-count-nothing = Niets daarvan verandert het advies.
together-undivided = niet verdeeld
together-divided = naar { $dimensions }
together-unknown = weet niet
together-not-asked = niet gevraagd
together-nobody = niemand
together-advice = Wat ieder geadviseerd wordt
together-most = Meeste antwoorden
together-most-tied = Meeste antwoorden (gelijke stand bij { $questions })
together-decided = { $who }: { $decision }
together-firm = { $model } blijft staan in { $percent } % van alle combinaties van de hier gegeven antwoorden ({ $kept } van { $all }).
together-unfinished = Dit gesprek is niet afgerond.
together-other-version = Gehouden met versie { $version } van het regelboek, opnieuw beslist met die van vandaag ({ $today }).
together-gone = Wordt niet meer gevraagd en telt dus niet mee: { $gone }
together-effect-model = verandert het model
together-effect-segmentation = verandert de verdeling
together-effect-with-others = verandert het model alleen samen met andere
together-effect-with-others-segmentation = verandert de verdeling alleen samen met andere
together-effect-nothing = verandert niets
together-effect-agreed = wie antwoordde is het eens
together-nobody-answered = niemand antwoordde
together-agreement = Het meest gegeven antwoord: { $count } van { $all }.
together-spread = Van { $least } tot { $most }, in het midden { $median }.
together-named = Door hoeveel genoemd: { $names }.
together-tie = Gelijke stand: evenveel kozen een ander antwoord. Telt als { $answer }, dat het regelboek het eerst noemt.
together-tie-numbers = Twee getallen staan in het midden. Telt als het laagste, { $answer }.
together-view = { $answer } ({ $count }): { $people }
together-turns-model = Zou { $decision } betekenen.
together-turns-segmentation = Hetzelfde model, maar { $division }.
together-who-unknown = Weten het nog niet: { $people }
together-who-not-asked = Niet gevraagd, gezien hun andere antwoorden: { $people }
together-note = Notitie van { $name }: { $text }
together-agenda = Waarover te praten, in deze volgorde
together-agenda-about = Elk verschil is gemeten vanaf de antwoorden die de meesten gaven. Eerst wat het model verandert, dan wat de verdeling verandert, dan wat dat alleen samen met andere doet; wat niets verandert komt het laatst. Waar dat gelijk is, komt eerst waar het om meer mensen gaat.
together-agreed = Eens
together-nobody-on = Niemand antwoordde op: { $questions }.
together-table = Wie wat zei
together-table-about = Vet: niet wat de meesten zeggen.
together-question = Vraag
compare-twice = dit is dezelfde sessie als een eerdere ({ $id }); geef elke sessie één keer
compare-stranger = deze sessie is gehouden met het regelboek "{ $found }", de eerste met "{ $wanted }"; alleen sessies van één regelboek zijn te vergelijken
together-tab-agenda = Agenda
together-tab-advice = Advies
together-head-changes = verandert
together-head-agree = eens
together-head-advice = Advies
together-people = { $first }-{ $last } van { $all }
together-word-model = model
together-word-segmentation = verdeling
together-word-with-others = met andere
together-word-nothing = niets
together-word-agreed = eens
together-word-nobody = open
together-votes = { $answer } ({ $count })
together-so-many = { $model }: { $count } van { $all }
together-most-here = Geldt als het antwoord van de groep.
action-order = verschillen eerst
action-order-asked = volgorde van vragen
action-pair-questions = andere vragen
compare-count = te vergelijken zijn { $least } tot { $most } sessies
## Sessies bewaren
cli-no-deleted = Er is geen sessie verwijderd.
cli-renamed = { $id } heet nu "{ $name }".
cli-copy-of = { $name } (kopie)
cli-duplicated = De kopie is { $id }, met de naam "{ $name }".
cli-delete =
    { $count ->
        [one] "{ $names }" verwijderen? U kunt de sessie terughalen. (j/n)
       *[other] Deze { $count } sessies verwijderen: { $names }? U kunt ze terughalen. (j/n)
    }
cli-delete-yes = er is niemand om het te vragen; geef --yes om te verwijderen zonder vraag
cli-delete-not = Er is niets verwijderd.
cli-deleted = Verwijderd: { $name }. Zo haalt u de sessie terug:
cli-restored = { $name } is terug: { $id }
cli-exported =
    { $count ->
        [one] Eén sessie geschreven naar { $to }
       *[other] { $count } sessies geschreven naar { $to }
    }
cli-import-waiting = salesorg: wacht op een andere salesorg die sessies importeert ({ $file } is vergrendeld); Ctrl+C stopt
cli-import-new = { $name }: nieuw, { $id }
cli-import-same = { $name }: was er al, { $id }
cli-import-renumbered = { $name }: nieuw als { $id }, want { $old } is hier een andere sessie
cli-check-sound = { $file }: in orde ({ $name })
cli-check-newer = { $file }: van een nieuwere salesorg, en met rust gelaten
cli-check-damaged = { $file }: beschadigd
cli-check-nothing = Er valt niets te herstellen.
cli-check-all =
    { $answers ->
        [one] Eén antwoord
       *[other] { $answers } antwoorden
    } en { $notes ->
        [one] één notitie
       *[other] { $notes } notities
    } zijn te herstellen.
cli-check-part =
    { $answers ->
        [one] Eén van { $before } antwoorden
       *[other] { $answers } van { $before } antwoorden
    } en { $notes ->
        [one] één notitie
       *[other] { $notes } notities
    } zijn te herstellen.
cli-check-recovered = Hersteld als { $id }; het beschadigde bestand blijft zoals het is.
cli-check-recovered-before = Wat te herstellen is, staat al in de sessie { $id }; er is niets geschreven.
cli-check-how = Zo schrijft u wat te herstellen is naar nieuwe sessies:
cli-check-leftovers =
    { $count ->
        [one] Eén bestand hoort bij geen sessie en kan geen kwaad. Het volgende nieuwe gesprek ruimt het op, behalve als het een slot is (.lock), want dat blijft:
       *[other] { $count } bestanden horen bij geen sessie en kunnen geen kwaad. Het volgende nieuwe gesprek ruimt ze op, behalve sloten (.lock), want die blijven:
    }
cli-recovered-name = { $name } (hersteld)
cli-recovered-unnamed = Interview
## De bibliotheek
action-filter = zoek
action-found = naar de lijst
action-mark = markeer
action-mark-all = markeer alles, of niets
action-together = vergelijk
action-rename = hernoem
action-duplicate = kopieer
action-delete = verwijder
action-undo = maak ongedaan
action-deleted = verwijderde gesprekken
action-import = importeer
action-export = exporteer
action-choose-restore = zet terug
action-back-keep = laat staan
action-back-clear = wis
session-there-already = er staat al een bestand met deze naam, en er is niets overschreven; kies een andere naam
home-damaged-check = { $wrong }. Misschien herstelt `salesorg sessions check` het.
home-damaged-change = Dit bestand is niet te lezen en kan alleen worden verwijderd; misschien herstelt `salesorg sessions check` het.
home-decided-otherwise = geadviseerd { $advised }, besloten { $decided }
home-decided = besloten { $decided }
home-marked = { $count } gemarkeerd
home-searching = zoekt… { $read } van { $all }
home-found = { $count } van { $all }
home-choose-one = Kies eerst een bewaard gesprek.
home-together-how-many = Markeer met de spatiebalk twee tot { $most } gesprekken om ze te vergelijken.
home-name-needed = Typ een naam, of druk op Esc.
home-path-needed = Typ of plak het pad van een bestand, of druk op Esc.
home-copy = { $name } (kopie)
home-copy-more = { $name } (kopie { $number })
home-rename = Hernoemen
home-rename-about = Hoe moet dit gesprek heten?
home-renamed = Dit gesprek heet nu { $name }.
home-duplicate = Kopiëren
home-duplicate-about = Hoe moet de kopie heten?
home-duplicated = Gekopieerd als { $name }.
home-delete = Verwijderen
home-sure =
    { $count ->
        [one] { $name } verwijderen?
       *[other] { $count } gesprekken verwijderen?
    }
home-sure-how = Er gaat niets verloren: het gaat naar de verwijderde gesprekken, en met de toets { $key } komt het terug.
home-gone =
    { $count ->
        [one] Verwijderd: { $name }. De toets { $key } haalt het terug.
       *[other] Verwijderd: { $count } gesprekken. De toets { $key } haalt ze terug.
    }
home-back =
    { $count ->
        [one] Teruggezet.
       *[other] Teruggezet: { $count } gesprekken.
    }
home-nothing-to-undo = Sinds het programma open is, is hier niets verwijderd. Wat eerder is verwijderd, staat bij de verwijderde gesprekken.
home-deleted = Verwijderde gesprekken
home-deleted-none = Er is niets verwijderd.
home-deleted-where = Ze staan in { $folder }. Dit programma verwijdert niets voorgoed.
home-import = Importeren
home-import-about = Welk bestand? Eén gesprek, of JSON Lines met meer. Typ of plak het pad; ~ is uw thuismap. Hier wordt niets overschreven.
home-importing =
    { $count ->
        [one] Eén tot nu toe… Esc stopt; wat binnen is, blijft.
       *[other] { $count } tot nu toe… Esc stopt; wat binnen is, blijft.
    }
home-import-new = { $name }: nieuw hier
home-import-same = { $name }: staat hier al, precies hetzelfde
home-import-renumbered = { $name }: nieuw hier, met een nieuw id, want het oude is van een ander gesprek
home-import-refused = niet overgenomen: { $why }
home-import-line = regel { $line }: { $said }
home-import-nothing = Er staat niets in dit bestand.
home-import-sum = { $new } nieuw, { $same } al hier, { $renumbered } met een nieuw id, { $refused } niet overgenomen
home-import-more =
    { $count ->
        [one] en nog één die is overgenomen of er al was
       *[other] en nog { $count } die zijn overgenomen of er al waren
    }
home-import-more-refused =
    { $count ->
        [one] en nog één die niet is overgenomen
       *[other] en nog { $count } die niet zijn overgenomen
    }
home-export = Exporteren
home-export-about =
    { $count ->
        [one] Naar welk bestand? Het gesprek wordt geschreven met alle antwoorden en notities. ~ is uw thuismap; er wordt niets overschreven.
       *[other] Naar welk bestand? De { $count } gesprekken worden geschreven met alle antwoorden en notities, één per regel (JSON Lines). ~ is uw thuismap; er wordt niets overschreven.
    }
home-exported =
    { $count ->
        [one] Geschreven naar { $path }; alleen u kunt het lezen.
       *[other] { $count } gesprekken geschreven naar { $path }; alleen u kunt het lezen.
    }
## De omslagen in de terugblik, wat er niet meer is, en het genomen besluit
action-previous-change = vorige wijziging
action-next-turn = omslag
action-next-note = volgende notitie
action-decide = besluit
replay-turned = Hier sloeg de verwachting om van { $from } naar { $to }.
replay-turned-short = Omslag: { $from } naar { $to }
replay-reopened = Weer geopend nadat het was afgerond.
replay-gone-title = Niet meer in het regelboek
replay-gone-answer = De vraag "{ $question }" is er niet meer; het antwoord was { $value }.
replay-gone-value = "{ $question }" kent het antwoord { $value } niet meer; het telt als onbekend.
replay-gone-open = De vraag "{ $question }" is er niet meer; zij was opengelaten.
replay-gone-note = De vraag "{ $question }" is er niet meer; de notitie erbij was: { $text }
replay-gone-more = en nog { $count }, elk te zien op het eigen moment
decided = Besloten: { $model }
decided-as-advised = Besloten: { $model }, zoals geadviseerd
decided-otherwise = Besloten: { $model } (geadviseerd: { $advised })
decided-back = Het besluit is teruggenomen.
decided-title = Het genomen besluit
decide-title = Wat is er besloten?
decide-about = Het advies blijft zoals het is. Hier legt u ernaast vast wat u echt gaat doen.
decide-advised = zoals geadviseerd
decide-standing = tot nu toe besloten
decide-withdraw = Nog niets: neem het besluit terug
decide-why = Waarom? Mag leeg blijven.
decide-choose = kiezen
decide-record = vastleggen
decide-long = Dat is langer dan { $most } tekens; zeg het korter.
decide-not-saved = Niet vastgelegd: { $why }. Het staat er nog; Enter probeert het opnieuw.
decide-read-only = U kunt hier lezen, geen besluit vastleggen: { $why }.
decide-replay = Een terugblik leest alleen. Open de sessie uit de lijst om vast te leggen wat er is besloten.
decide-unfinished = het gesprek is niet afgerond, dus er is nog geen advies om over te besluiten; rond het eerst af
decide-model-near = "{ $given }" is geen model; bedoelde u "{ $nearest }"? ({ $known })
decide-model = "{ $given }" is geen model ({ $known })
decide-model-ambiguous = "{ $given }" past op meer dan één model: { $candidates }
cli-decided = { $name }: { $decided }
cli-decided-back = { $name }: het besluit is teruggenomen.
cli-decided-nothing = { $name }: er was geen besluit vastgelegd.
cli-listed-decided = geadviseerd { $advised }, besloten { $model }
report-notes = Notities bij de antwoorden
home-export-left = Weggelaten: { $name } ({ $why }).
home-export-more =
    { $count ->
        [one] Nog één is niet te lezen.
       *[other] Nog { $count } zijn niet te lezen.
    }
together-other-edition = Gehouden met andere regels van dezelfde versie ({ $version }), opnieuw beslist met die van nu.
together-cell-unknown = onbekend
together-effect-untold = verandert op zichzelf niets; samen met andere valt dat niet te zeggen
together-word-untold = onduidelijk
together-count-untold = Of { $count } daarvan samen met andere het advies veranderen, valt niet te zeggen.
home-bringing-back = Terugzetten
home-so-far = { $done } van { $all } tot nu toe… Esc stopt; wat gedaan is, blijft gedaan.
