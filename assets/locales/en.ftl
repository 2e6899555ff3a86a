### The interface's words in English. A key stands in every language, with the same arguments.

## What is wrong with an input
problem-unknown-question = "{ $name }" is not a question of this rulebook
problem-unknown-question-near = "{ $name }" is not a question of this rulebook; did you mean "{ $nearest }"?
problem-unknown-option = "{ $value }" is not an option; choose one of { $options }
problem-unknown-option-near = "{ $value }" is not an option; did you mean "{ $nearest }"? ({ $options })
problem-not-a-choice = { $found } where the id of an option belongs ({ $options })
problem-not-a-number = { $found } where a whole number from { $min } to { $max } belongs
problem-out-of-range = { $value } is out of range; a whole number from { $min } to { $max } belongs here
problem-not-a-list = { $found } where a list of names belongs, such as ["North", "South"]
problem-not-a-name = { $found } where a name belongs
problem-name-empty = a name is empty
problem-name-too-long = a name has { $length } characters; { $most } is the most
problem-too-many-names = { $count } names; { $most } is the most
problem-name-doubled = "{ $name }" stands in the list twice
problem-set-form = "{ $given }" is not of the form QUESTION=VALUE
found-text = a text
found-number = a number
found-fraction = a number that is not whole
found-list = a list
found-object = an object
found-bool = true or false
found-null = null

## JSON
json-not-utf8 = not UTF-8 text: the byte at { $byte } does not belong
json-empty = the file is empty
json-malformed = not JSON at line { $line }, column { $column }: { $detail }
json-truncated = the file ends in the middle, at line { $line }, column { $column }
json-too-deep = nested too deeply at line { $line }, column { $column }
json-too-large = the file has { $size } bytes; { $most } is the most
json-repeated-key = this key stands twice in one object
json-not-an-object = { $found } where an object with answers belongs, such as {"{"}"budget": "ample"{"}"}

## What is wrong with a rulebook
rulebook-format = "{ $found }" where "{ $wanted }" belongs: this is no rulebook
rulebook-newer = format version { $found }; this program reads versions up to { $wanted }
rulebook-empty = nothing stands here, and at least one entry is needed
rulebook-reserved-id = "{ $id }" has a meaning of its own in conditions; choose another id
rulebook-doubled-id = the id "{ $id }" stands twice
rulebook-text-missing = the text is missing in the language "{ $language }"
rulebook-unknown-id = there is no "{ $id }"
rulebook-unknown-id-near = there is no "{ $id }"; did you mean "{ $nearest }"?
rulebook-section-order = questions of one section must stand together, in the order of the sections
rulebook-assumed-missing = the question needs a value that is assumed while its answer is unknown
rulebook-options = a choice has 1 to { $most } options
rulebook-range-empty = no number can be in this range
rulebook-too-early = the condition looks at "{ $id }", which is not known yet at this point
rulebook-condition-on-names = a condition cannot look at "{ $id }", which is a list of names
rulebook-wrong-kind = this kind of value does not fit the question
rulebook-too-deep = nested too deeply
rulebook-node-form = a node has either a model, or a question with branches
rulebook-overlap = more than one branch takes { $values }
rulebook-gap = no branch takes { $values }
rulebook-not-names = "{ $id }" is not a question that takes a list of names
rulebook-cap-steps = the steps must rise, the first from { $least }
rulebook-source-untold = no section of the guide cites "{ $source }"

## Sessions
session-missing = this field is missing
session-nothing = nothing
session-quoted = { $value }
session-no-format = { $found } where "{ $wanted }" belongs: this is no session file
session-format = "{ $found }" where "{ $wanted }" belongs: this is no session file
session-newer = format version { $found } was written by a newer salesorg; this one reads version { $wanted }
session-version = { $found } where the format version { $wanted } belongs
session-not-an-object = { $found } where an object belongs
session-not-a-list = { $found } where a list belongs
session-not-a-text = { $found } where a text belongs
session-not-whole = { $found } ({ $value }) where a whole number from 0 belongs
session-not-a-time = { $found } where a time belongs, such as 2026-11-23T09:45:00Z
session-not-an-answer = { $found } where an answer belongs: a text, a whole number or a list of texts
session-id-form = { $id } cannot be an id: small letters, digits and hyphens make one, up to { $most }, and no hyphen comes first
session-id-elsewhere = the id is "{ $id }", which is not the name of the file; rename the file or import it
session-runs-back = { $found } comes before the { $before } of an earlier event; time never runs back
session-differs = { $found } stands here, and the events add up to { $wanted }
session-damaged =
    { $count ->
        [one] this is no session that can be read: one problem
       *[other] this is no session that can be read: { $count } problems
    }
session-too-large = the session would have { $size } bytes, and { $most } is the most; it was not saved
session-in-use = the session is open in another salesorg; close it there to make changes here
session-ambiguous = "{ $reference }" fits more than one session: { $candidates }
session-not-found = there is no session "{ $reference }"; "salesorg sessions list" shows those there are
session-not-found-near = there is no session "{ $reference }"; did you mean "{ $nearest }"?
session-disk-full = the disk or your share of it is full; make room and try again
session-disk-read-only = the disk is read-only; choose another folder with --data-dir
session-size-limit = the system's limit on the size of a file is reached; raise the limit and try again
session-may-not-read = you have no permission to read this
session-may-not-write = you have no permission to write here; change that or choose another folder with --data-dir
session-is-a-folder = this is a folder where a session file belongs
session-not-a-folder = a part of this path is no folder
session-not-a-file = this is no ordinary file
session-no-file = there is no such file
session-no-folder = the folder is no longer there
session-no-locks = this disk cannot lock files; choose another folder with --data-dir
session-disk = the system says: { $detail }
