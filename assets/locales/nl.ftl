### De woorden van het programma in het Nederlands. Elke sleutel staat in elke taal, met dezelfde argumenten.

## Wat er mis is met de invoer
problem-unknown-question = "{ $name }" is geen vraag van dit regelboek
problem-unknown-question-near = "{ $name }" is geen vraag van dit regelboek; bedoelde u "{ $nearest }"?
problem-unknown-option = "{ $value }" is geen keuze; kies een van { $options }
problem-unknown-option-near = "{ $value }" is geen keuze; bedoelde u "{ $nearest }"? ({ $options })
problem-not-a-choice = { $found } waar de id van een keuze hoort ({ $options })
problem-not-a-number = { $found } waar een heel getal van { $min } tot en met { $max } hoort
problem-out-of-range = { $value } valt buiten het bereik; hier hoort een heel getal van { $min } tot en met { $max }
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

## JSON
json-not-utf8 = geen UTF-8-tekst: de byte op { $byte } hoort er niet
json-empty = het bestand is leeg
json-malformed = geen JSON op regel { $line }, kolom { $column }: { $detail }
json-truncated = het bestand houdt halverwege op, bij regel { $line }, kolom { $column }
json-too-deep = te diep genest op regel { $line }, kolom { $column }
json-too-large = het bestand telt { $size } bytes; { $most } is het maximum
json-repeated-key = deze sleutel staat twee keer in één object
json-not-an-object = { $found } waar een object met antwoorden hoort, zoals {"{"}"budget": "ample"{"}"}

## Wat er mis is met een regelboek
rulebook-format = "{ $found }" waar "{ $wanted }" hoort: dit is geen regelboek
rulebook-newer = formaatversie { $found }; dit programma leest versies tot en met { $wanted }
rulebook-empty = hier staat niets, en minstens één is nodig
rulebook-reserved-id = "{ $id }" heeft in voorwaarden een eigen betekenis; kies een andere id
rulebook-doubled-id = de id "{ $id }" staat er twee keer
rulebook-text-missing = de tekst ontbreekt in de taal "{ $language }"
rulebook-unknown-id = er is geen "{ $id }"
rulebook-unknown-id-near = er is geen "{ $id }"; bedoelde u "{ $nearest }"?
rulebook-section-order = vragen van één onderdeel horen bij elkaar, in de volgorde van de onderdelen
rulebook-assumed-missing = de vraag heeft een waarde nodig die geldt zolang het antwoord onbekend is
rulebook-options = een keuzevraag heeft 1 tot { $most } keuzes
rulebook-range-empty = geen getal valt in dit bereik
rulebook-too-early = de voorwaarde kijkt naar "{ $id }", dat hier nog niet bekend is
rulebook-condition-on-names = een voorwaarde kan niet kijken naar "{ $id }", een lijst met namen
rulebook-wrong-kind = dit soort waarde past niet bij de vraag
rulebook-too-deep = te diep genest
rulebook-node-form = een knoop heeft een model, of een vraag met takken
rulebook-overlap = meer dan één tak neemt { $values }
rulebook-gap = geen tak neemt { $values }
rulebook-not-names = "{ $id }" is geen vraag waarop een lijst met namen hoort
rulebook-cap-steps = de treden moeten oplopen, de eerste vanaf { $least }
rulebook-source-untold = geen hoofdstuk van de gids noemt "{ $source }"

## Sessies
session-missing = dit veld ontbreekt
session-nothing = niets
session-quoted = { $value }
session-no-format = { $found } waar "{ $wanted }" hoort: dit is geen sessiebestand
session-format = "{ $found }" waar "{ $wanted }" hoort: dit is geen sessiebestand
session-newer = formaatversie { $found } is geschreven door een nieuwere salesorg; deze leest versie { $wanted }
session-version = { $found } waar de formaatversie { $wanted } hoort
session-not-an-object = { $found } waar een object hoort
session-not-a-list = { $found } waar een lijst hoort
session-not-a-text = { $found } waar een tekst hoort
session-not-whole = { $found } ({ $value }) waar een heel getal vanaf 0 hoort
session-not-a-time = { $found } waar een tijdstip hoort, zoals 2026-11-23T09:45:00Z
session-not-an-answer = { $found } waar een antwoord hoort: een tekst, een heel getal of een lijst met teksten
session-id-form = { $id } kan geen id zijn: die bestaat uit kleine letters, cijfers en streepjes, hooguit { $most }, en begint niet met een streepje
session-id-elsewhere = de id is "{ $id }", en dat is niet de naam van het bestand; hernoem het bestand of importeer het
session-runs-back = { $found } ligt vóór de { $before } van een eerdere gebeurtenis; de tijd loopt nooit terug
session-differs = hier staat { $found }, en de gebeurtenissen komen uit op { $wanted }
session-damaged =
    { $count ->
        [one] dit is geen leesbare sessie: één probleem
       *[other] dit is geen leesbare sessie: { $count } problemen
    }
session-too-large = de sessie zou { $size } bytes tellen, en { $most } is het maximum; zij is niet bewaard
session-in-use = de sessie is open in een andere salesorg; sluit haar daar om hier iets te wijzigen
session-ambiguous = "{ $reference }" past op meer dan één sessie: { $candidates }
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
session-no-locks = deze schijf kan geen bestanden vergrendelen; kies een andere map met --data-dir
session-disk = het systeem meldt: { $detail }
