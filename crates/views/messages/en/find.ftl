# Finding a case or a person, in English only.
find-title = Find a case or a person
find-anything = Name, reference, telephone number or address
find-anything-hint = You can put in several. Only what you may see is searched.
find-more = More fields
find-name = Name
find-name-hint = Other spellings and names that sound the same are found too.
find-born = Date of birth
find-born-hint = The year alone is enough, or the month and year. For example, 7 3 2009
find-reference = Reference
find-address = Address or postcode
find-telephone = Telephone number
find-words = Words in what was written
find-words-hint = In referrals, notes and decisions
find-button = Find
find-again = Look again
find-recorded = What you look for is recorded. Auditors can read it.
find-error-nothing = Enter something to look for
find-error-born = Enter a year, a month and year, or a full date, such as 7 3 2009
find-warming-heading = Not ready yet
find-warming = Waymark was started a moment ago and is still reading the names. This does not mean that nothing is there.

    Press “Find” again in a minute. What you typed is still here.
find-nothing-heading = Nothing that you may see was found
find-nothing = That does not mean there is nothing.

    - Try fewer words, another spelling, or only the year of birth.
    - If you need to know whether there is a case, ask the supervisor of the area.
    - If somebody may come to harm now, do not wait: refer them.
find-found =
    { $count ->
        [one] 1 case found
       *[other] { $count } cases found
    }
find-too-many =
    { $count ->
        [one] More was found than is shown: the first case
       *[other] More was found than is shown: the first { $count } cases
    }
find-too-many-what = Add a year of birth, an address or another name to narrow it.
find-because = Found because
find-because-name-same = the name is written like this
find-because-name-close = the name is written nearly like this
find-because-name-sounds = the name sounds like this
find-because-name-part = the one name is part of the other
find-because-other-name = another name they go by is like this
find-because-born = the date of birth is the same
find-because-born-swapped = the same date of birth with day and month changed round
find-because-born-slip = a date of birth that differs by one digit
find-because-born-about = the birth fits as far as it is known
find-because-reference = the reference is the same
find-because-address = the address is like this
find-because-postcode = the postcode is the same
find-because-district = the first half of the postcode is the same
find-because-telephone = the telephone number is the same
find-because-email = the email address is the same
find-because-handle = the name used online is the same
find-because-words = these words were written
find-stopped =
    { $count ->
        [one] Words were looked for in the newest case only.
       *[other] Words were looked for in the { $count } newest cases only.
    } Add a name or a date to look further back.
