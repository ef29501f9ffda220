# The forms of one case, in English only.
form-cancel = Cancel
form-save = Save
form-or = or
form-choose = Choose
form-day = Day
form-month = Month
form-year = Year
form-day-hint = For example, 25 11 2026
form-decided = When was this decided?
form-decided-now = Now
form-decided-earlier = Earlier
form-decided-earlier-hint = It then shows as written down later.
form-decided-day = If earlier, on which day?
form-decided-time = If earlier, at what time?
form-decided-time-hint = For example, 2:30pm
form-error-date = Enter a real day, with day, month and year
form-error-date-future = The day must be today or in the past
form-error-date-past = The day must be in the future
form-error-time = Enter a time, such as 2:30pm
form-error-time-future = The time must be in the past
form-error-decided = Choose when this was decided
form-error-decided-day = Enter the day on which this was decided
form-error-too-long = Shorten this by { $over } characters: the most is { $limit }. What you typed is still here

form-kept = You typed this before. It was kept for you { $at } and is not sent yet. Nobody else has seen it.

meanwhile-heading = Somebody changed this case while you were typing
meanwhile-body = Nothing you typed is lost. Read what changed, then send the form again if it still holds.
meanwhile-link = See the timeline

not-now-typed = What you typed
not-now-copy = It is not recorded. Copy what you still need before you leave this page.

refusal-handled_elsewhere = This journey was handled elsewhere. What is new needs a referral of its own
refusal-decided_in_the_future = The decision cannot lie in the future
refusal-decided_before_received = The decision cannot lie before the referral was received
refusal-closed = The case is closed
refusal-nobody_owns_it = Nobody owns this case yet. Assign it first
refusal-past_the_gateway = The case is past the gateway
refusal-already_decided = The gateway has decided already. Read the decision first
refusal-paused = The clock is stopped. Start it again first
refusal-not_paused = The clock is running already
refusal-not_deconflicted = The check against investigations is missing. Record it first
refusal-undecided_matches = Records that may be the same person are not decided. Decide them first
refusal-not_weighed_together = Say how all referrals of the person were weighed together
refusal-no_handover = Say who takes over, or why nobody needs to
refusal-revisit_in_the_past = The day on which somebody asks again must be in the future
refusal-nothing_to_sign = No decision waits for a signature
refusal-own_decision = You made this decision, so somebody else has to sign it
refusal-no_handover_waits = No handover waits to be acknowledged
refusal-intelligence = This looks like intelligence, which must not be written here. Take it out and keep it in the system it came from
refusal-unknown_code = Choose one of the answers
refusal-already_theirs = The case is theirs already. Choose somebody else
refusal-may_not_own = They may not own a case at this stage in this area. Choose somebody else
refusal-no_handover_note = Write what the next owner must know
refusal-already_restricted = The case is restricted already
refusal-not_restricted = The case is not restricted
refusal-own_proposal = You proposed this, so somebody else has to agree
refusal-match_decided = Whether these records are one person is decided already
refusal-rule_set = The rule set lacks something that this needs. Tell the administrator

assign-present = It is { $name }’s at present. Their tasks go with it.
assign-nobody = Nobody in this area may own the case at this stage. Ask the administrator.
assign-owner = Who is to own the case?
assign-load =
    { $open ->
        [0] No open cases
        [one] 1 open case
       *[other] { $open } open cases
    }, { $overdue ->
        [0] nothing overdue
        [one] 1 task overdue
       *[other] { $overdue } tasks overdue
    }
assign-handover = What must the next owner know?
assign-handover-optional = What must the owner know? (optional)
assign-handover-hint = What is promised to whom, what worries you, what cannot wait
assign-button = Assign the case
assign-error-owner = Choose who is to own the case
assign-error-handover = Write what the next owner must know

deconfliction-body = Say what the check found, and nothing of what it rests on.
deconfliction-warning = Do not write intelligence here: no sources, no system names, no markings.
deconfliction-why = This is a record of safeguarding. Many people may read it one day, the person it is about among them. Intelligence belongs in the systems made for it, and the law keeps it out of this one (Counter-Terrorism and Security Act 2015, section 38).
deconfliction-result = What did the check find?
deconfliction-clear = Nothing stands against going on
deconfliction-hold = An investigation has to agree first
deconfliction-hold-hint = Do not contact anybody about this case until it has.
deconfliction-taken = An investigation takes over
deconfliction-taken-hint = You then record the gateway decision.
deconfliction-day = When was it checked?
deconfliction-by = Who checked?
deconfliction-by-hint = Name and unit
deconfliction-button = Record the check
deconfliction-error-result = Choose what the check found
deconfliction-error-day = Enter the day of the check
deconfliction-error-by = Enter who checked

decide-before = First, before this can be recorded:
decide-before-deconfliction = record the check against investigations
decide-before-matches = decide the records that may be the same person: going on does not wait for that, every other outcome does
decide-before-paused = start the clock again
decide-body = Somebody who does not know the case should understand from this what you decided and why.
decide-what = The decision
decide-outcome = What do you decide?
decide-proceed = Proceed: there may be a concern
decide-proceed-hint = Information is gathered next. A concern may exist without a clear ideology.
decide-signposted = Signposted: another service can help
decide-signposted-hint = There is a need, and it is not Prevent’s.
decide-police-led = Police-led partnership
decide-police-led-hint = Always needs a second signature, and is reviewed.
decide-investigation = Passed to an investigation
decide-nfa = No further action: no concern
decide-nfa-hint = What happened is explained and needs nothing more.
decide-unfounded = No further action: unfounded
decide-unfounded-hint = What was reported did not happen. The record is reviewed early.
decide-malicious = No further action: malicious or mistaken
decide-malicious-hint = Made to do harm, or by mistake. The record is reviewed early.
decide-lawful = No further action: lawful activity
decide-lawful-hint = Belief, opinion or protest within the law.
second-because-repeat = The person was referred before, so a decision not to go on needs a second signature.
second-because-under_18 = The person is under 18, or may be, so a decision not to go on needs a second signature.
second-because-police_led = Police-led partnership needs a second signature.
second-because-sample = This case is one of the sample that two people look at.
decide-concern = What was the referral about?
decide-concern-hint = This is no finding about the person.
decide-why = Why
decide-facts = Which facts do you rely on?
decide-facts-hint = Each with where it comes from. Say what is fact and what somebody said.
decide-options = Which other outcomes did you consider, and why not those?
decide-not-checked = What was not checked, and who will check it?
decide-options-hint = One line each is enough
decide-not-checked-hint = Something is nearly always open. If nothing is, say how you know.
decide-earlier = Earlier referrals of the same person
decide-weighed = How did you weigh all referrals together?
decide-weighed-hint = What do they show together that none shows alone?
decide-reason = Why do you decide so?
decide-reason-hint = Write it so that you could read it out to the person
decide-handover = Who takes over
decide-handover-body = Not needed if you proceed or police lead. For every other outcome, say who takes over. The case stays open until they say that they have it.
decide-service = Which service takes over?
decide-nobody = Nobody needs to take anything over
decide-contact = Whom there, and how to reach them
decide-contact-hint = For example, “duty social worker, 01632 960301”
decide-no-handover = If nobody, why not?
decide-told = Telling the person
decide-when = When
decide-button = Record the decision
decide-error-outcome = Choose what you decide
decide-error-concern = Choose what the referral was about
decide-error-facts = Write which facts you rely on
decide-error-options = Write which other outcomes you considered
decide-error-not-checked = Write what was not checked, or how you know that nothing is open
decide-error-weighed = Write how you weighed all referrals together
decide-error-reason = Write why you decide so
decide-error-service = Choose who takes over, or that nobody needs to
decide-error-contact = Write whom you handed it to and how to reach them
decide-error-no-handover = Write why nobody needs to take over

told-told = Has the person been told of the referral?
told-hint = For a child, the person or whoever has parental responsibility
told-yes = Yes
told-no = No
told-day = If yes, on which day?
told-reason = If no, why not?
told-reason-hint = For example, because it would put somebody in danger
told-revisit = If no, when will you ask again?
told-revisit-hint = A task reminds you on this day
told-error-told = Choose whether the person has been told
told-error-day = Enter the day on which they were told
told-error-reason = Write why the person has not been told
told-error-revisit = Enter the day on which you will ask again

social_care-body = The person is under 18, or may be. The case stays open until this is answered.
social_care-told = Has children’s social care been told?
social_care-reference = If yes, their reference, or whom you told
social_care-reference-hint = For example, “MASH 4471, duty desk”
social_care-error-told = Choose whether children’s social care has been told
social_care-error-reference = Enter their reference, or whom you told
social_care-error-reason = Write why children’s social care has not been told

handover-asked = { $service } was asked to take over on { $on }:
handover-body = Record this only when they have said that they have it. Having sent it is not enough.
handover-who = Who there said so?
handover-who-hint = Name and role
handover-day = When did they say so?
handover-error-who = Enter who said that they have it
handover-error-day = Enter the day on which they said so

answer-referrer-wished = The referrer wishes to hear something.
answer-referrer-not-wished = The referrer did not ask to hear anything.
answer-referrer-body =
    These are the exact words they read, with their receipt code. The words are fixed, because whether and what something was decided is private to the person.

    What you release can be read at once.
answer-referrer-welsh = The referrer wrote in Welsh and reads the answer in Welsh. The English stands below each.
answer-referrer-answer = Which answer do you release?
answer-referrer-none = None
answer-referrer-reason = If none, why not?
answer-referrer-button = Save
answer-referrer-error-answer = Choose an answer, or that there is none
answer-referrer-error-reason = Write why there is no answer

escalate-warning = If somebody may be hurt now, ring 999 first. Do not wait for this form.
escalate-body =
    This alerts the duty desk and the supervisors at once. It does not replace the call.

    Nothing else about the case has to be decided before.
escalate-reason = What is happening?
escalate-reason-hint = Who may be hurt, where, when. What has been done so far
escalate-by = Who decided to pass it on?
escalate-by-hint = Name and role
escalate-button = Pass it on now
escalate-error-reason = Write what is happening
escalate-error-by = Enter who decided to pass it on

restrict-body =
    From then on only the owner, you and the area’s supervisors see this case. For everybody else it looks as if it did not exist.

    You can do this alone, at once. Lifting it takes two people. A supervisor is reminded to look at it again.
restrict-reason = Why must few see it?
restrict-reason-hint = For example, somebody at the desk knows the family
restrict-button = Restrict the case
restrict-error-reason = Write why few may see it

lift-first =
    A second person has to agree before others see this case again.
lift-proposed = { $by } proposed to lift the restriction, { $at }:
lift-second =
    If you agree, everybody whose work it is sees this case again at once.
lift-reason = Why is the restriction not needed any more?
lift-propose = Propose to lift it
lift-agree = Agree and lift it
lift-error-reason = Write why the restriction is not needed any more

pause-body =
    While the clock is stopped, nothing falls due and nobody is reminded. Stop it only when you cannot go on, not when you are busy.
pause-reason = Why can this case not go on?
pause-reason-hint = For example, an investigation asked you to wait
pause-button = Stop the clock
pause-error-reason = Write why this case cannot go on

resume-since =
    { $days ->
        [one] The clock has been stopped since { $since }: 1 working day.
       *[other] The clock has been stopped since { $since }: { $days } working days.
    }
resume-due = What is open falls due that much later. This stage is then due on { $due }.
resume-button = Start the clock

sign-body =
    You answer for this decision as much as the person who made it. Ask yourself what you would want to know that is not here.
sign-heading = Your signature
sign-verdict = Do you agree?
sign-sign = Yes, I sign it
sign-return = No, I send it back
sign-return-hint = It is then decided again.
sign-words = What would you add, or why do you send it back?
sign-words-hint = Needed if you send it back
sign-error-verdict = Choose whether you agree
sign-error-words = Write why you send it back

note-body = Fill in only what applies. Each kind of statement needs its source.
note-kind = What is this a note of?
note-about = When did it happen? (optional)
note-about-hint = For example, 25 11 2026
note-fact = What is known
note-fact-hint = Facts: seen, heard or on record
note-fact-source = How do you know?
note-fact-source-hint = For example, “I was there”, or “school register”
note-allegation = What somebody says
note-allegation-hint = Allegations: said, and not known to be so
note-allegation-source = Who says so?
note-opinion = What you or others think
note-opinion-hint = Opinions, and what they rest on
note-opinion-source = Who thinks so?
note-button = Add the note
note-keep = Keep as a draft
note-error-kind = Choose what this is a note of
note-error-empty = Write at least one statement
note-error-words = Write the statement that this source belongs to
note-error-source = Enter the source

connection-body = Record only what bears on helping the person. Being connected is not a concern in itself.
connection-who = Who?
connection-who-hint = A name, or words such as “an aunt in Brackmoor”
connection-how = How are they connected?
connection-how-hint = For example, “mother”, “class teacher”, “plays games with online”
connection-source = How do you know?
connection-source-hint = For example, “the referrer”, or “the school”
connection-button = Record the connection
connection-error-who = Enter who is connected
connection-error-how = Enter how they are connected
connection-error-source = Enter how you know

disclosure-body =
    Record everything told to somebody outside, in the exact words, so that it can be corrected or taken back later.

    Tell as little as the purpose needs.
disclosure-agency = What kind of agency?
disclosure-recipient = Who there?
disclosure-recipient-hint = Name and role
disclosure-purpose = For what purpose?
disclosure-purpose-hint = What they need it for
disclosure-basis = On which legal basis?
disclosure-basis-hint = For example, “Data Protection Act 2018, schedule 8, safeguarding of children”
disclosure-authorised = Who allowed it?
disclosure-authorised-hint = Name and role
disclosure-day = When were they told?
disclosure-content = What were they told, word for word?
disclosure-content-hint = Paste the message, or write what you said
disclosure-button = Record the disclosure
disclosed-heading = What was disclosed before
disclosed-agency = Agency
disclosed-recipient = Who there
disclosed-purpose = Purpose
disclosed-basis = Legal basis
disclosed-authorised = Allowed by
disclosed-content = Word for word
disclosure-error-agency = Choose the kind of agency
disclosure-error-recipient = Enter who was told
disclosure-error-purpose = Write what it is for
disclosure-error-basis = Enter the legal basis
disclosure-error-authorised = Enter who allowed it
disclosure-error-day = Enter the day on which they were told
disclosure-error-content = Write what they were told

match-body =
    The search found another record that may be the same person. A spelling or a day may differ by mistake, and two people may share a name.

    Nobody but you can tell. Being certain matters more than being quick.
match-caption = The two records
match-here = This case
match-there = The other record
match-alike = alike
match-names = Names
match-birth = Birth
match-address = Address
match-contacts = Telephone and e-mail
match-handles = Names used online
match-place = School, college or work
match-referred = Referred
match-verdict = Are they one person?
match-same = Yes, one person
match-same-hint = Earlier referrals then show here and are weighed together.
match-different = No, two people
match-uncertain = I cannot tell yet
match-uncertain-hint = The task stays open with your reason.
match-reason = How do you know, or what is missing?
match-reason-hint = For example, “the school confirmed the birth date”
match-error-verdict = Choose whether they are one person
match-error-reason = Write how you know, or what is missing

correct-body =
    Change only what is wrong. What was recorded before stays and can be read; from now on the new version is shown.
correct-was = Recorded now: { $text }
correct-was-nothing = Nothing recorded now
correct-name = Name
correct-other-names = Other names and spellings, one a line
correct-age = Age in years, if no birth date is known
correct-age-hint = A guess is enough
correct-postcode = Postcode
correct-phones = Telephone numbers, one a line
correct-emails = E-mail addresses, one a line
correct-handles = Names used online, one a line
correct-reason = Why is it corrected, and how do you know?
correct-reason-hint = For example, “birth certificate seen by the school”
correct-button = Save the correction
correct-error-gender = Choose one of the answers
correct-error-birth = Enter a real birth date: a year alone, or month and year, is enough
correct-error-age = Enter an age in whole years
correct-error-reason = Write why it is corrected

connected-body =
    Do you know the person, their family or whoever referred, outside your work? Say so here.

    You then lose this case at once, and it looks to you as if it did not exist. Your supervisor is told that you said so.
connected-reason = How do you know them?
connected-reason-hint = A few words are enough, such as “her son is in my daughter’s class”
connected-button = Say so, and lose this case
connected-error-reason = Write how you know them

emergency-access-title = You are about to look at a case that is not yours
emergency-access-body =
    Do this only if somebody may come to harm unless you look now. If the owner or a supervisor can be reached, ring them instead.

    - You can see the case for { $minutes } minutes and pass on an emergency. You cannot decide anything.
    - The owner, the area’s supervisors and the data protection officer are told at once.
    - Somebody else then reviews whether it was needed.
emergency-access-category = Why do you need to look?
emergency-access-reason = What has happened?
emergency-access-reason-hint = One or two sentences
emergency-access-button = Look for { $minutes } minutes
emergency-access-leave = Leave without looking
emergency-access-error-category = Choose why you need to look
emergency-access-error-reason = Write what has happened
