# The pages of one case, in English only.
case-place-overview = Overview
case-place-timeline = Timeline
case-place-people = People
case-place-referral = Referral
case-place-decisions = Decisions
case-place-notes = Notes
case-place-tasks = Tasks
case-place-looks = Who has looked
case-place-why = Why can I see this case?
case-place-assign = Assign the case
case-place-deconfliction = Record the check against investigations
case-place-decision = Record the gateway decision
case-place-sign = Sign the decision as second person
case-place-escalate = Pass on an emergency now
case-place-restrict = Restrict the case
case-place-restrict-lift = Lift the restriction
case-place-pause = Stop the clock
case-place-resume = Start the clock again
case-place-handover = Record that the handover was acknowledged
case-place-told = Record whether the person was told
case-place-social-care = Record whether children’s social care was told
case-place-answer = Answer the referrer
case-place-note = Write a note
case-place-correct = Correct who the person is
case-place-connection = Record a connection
case-place-disclosure = Record a disclosure
case-place-match = Decide whether two records are one person
case-place-emergency-access = Emergency access
case-place-connected = I know somebody in this case

case-head-label = Who this case is about
case-pages-label = Pages of this case
case-name-unknown = Name not known
case-reference = Reference
case-consent = Consent:
case-consent-not-asked = not asked yet
case-age-years = { $years } years old
case-age-child = { $years } years old, a child
case-age-about = About { $years } years old
case-age-about-child = About { $years } years old, a child
case-age-unknown = Age not known, treated as a child
case-flag-restricted = Restricted: only the owner, whoever restricted it and the area’s supervisors see it
case-flag-lift-proposed = One person proposes to lift the restriction: a second has to agree
case-flag-escalated = Emergency passed on, { $at }
case-flag-paused = Clock stopped since { $on }
case-flag-signature = Waits for a second signature
case-flag-repeat =
    { $times ->
        [one] Referred once before
       *[other] Referred { $times } times before
    }
case-flag-loose-ends =
    { $count ->
        [one] Decided, but one thing keeps it open
       *[other] Decided, but { $count } things keep it open
    }
case-flag-emergency-access = You have emergency access until { $until }
case-flag-closed = Closed on { $on }
case-flag-elsewhere = Handled elsewhere in the past: nothing was decided here

stage-received = Received: nobody owns it yet
stage-gateway_assessment = Gateway assessment
stage-information_gathering = Information gathering
stage-awaiting_panel = Waiting for the panel
stage-consent_pending = Consent is being asked
stage-supported = Supported
stage-police_led_partnership = Police-led partnership
stage-post_exit = Reviews after support
stage-closed = Closed
stage-disposed = Disposed of

near-late =
    { $days ->
        [one] 1 working day late
       *[other] { $days } working days late
    }
near-today = today
near-in =
    { $days ->
        [one] in 1 working day
       *[other] in { $days } working days
    }

urgency-critically_overdue = Critically overdue
urgency-overdue = Overdue
urgency-due_soon = Due soon
urgency-later = Later

case-next-heading = What comes next
case-next-who = This waits for { $who }.
case-next-due = Due:
case-next-button = Do this now
case-next-nothing = Nothing is open

task-kind-assign_case = Assign the case to somebody
task-kind-deconflict = Check against investigations
task-kind-decide_gateway = Decide at the gateway
task-kind-decide_match = Decide whether two records are one person
task-kind-read_addition = Read what the referrer added
task-kind-sign_second = Sign the decision as second person
task-kind-chase_handover = Ask whether the handover arrived
task-kind-tell_social_care = Tell children’s social care
task-kind-revisit_told = Ask again whether the person can be told
task-kind-answer_referrer = Answer the referrer
task-kind-gather_information = Gather what other agencies know
task-kind-review_police_led = Review the police-led partnership
task-kind-review_restriction = Review the restriction
task-kind-review_emergency_access = Review a use of emergency access
task-why-assign_case = Nobody owns this case yet. See how much each person has before you choose.
task-why-deconflict = This comes before anything else is done, so that an investigation is not harmed. You need the result, the date and who checked.
task-why-decide_gateway = Say whether there is a concern, on which facts, and what was not checked. It takes about ten minutes.
task-why-decide_match = Earlier referrals of the same person must be weighed together. Compare the two records.
task-why-read_addition = There is something new. Read it before you decide anything.
task-why-sign_second = Read the whole decision. Sign it, or send it back with a reason.
task-why-chase_handover = The other service has not said yet that it has this. The case stays open until it does.
task-why-tell_social_care = The person is under 18, or may be. Say when you told children’s social care, or why not.
task-why-revisit_told = The person has not been told of the referral. Is the reason still good?
task-why-answer_referrer = The referrer wishes to hear something. Choose one of the safe answers, or say why there is none.
task-why-gather_information = Ask the agencies that may know the person, and write down what they say as notes.
task-why-review_police_led = Look at it with fresh eyes and write down what you found as a note.
task-why-review_restriction = A restriction is looked at again soon after it begins. It takes two people to lift it.
task-why-review_emergency_access = Read who used it and why.

case-loose-heading = What keeps this case open
case-loose-body = It closes by itself once these are settled.
loose-end-undecided_match = Records that may be the same person are not decided
loose-end-second_signature = The decision waits for a second signature
loose-end-handover = The other service has not acknowledged the handover
loose-end-social_care = It is not recorded whether children’s social care was told
loose-end-referrer = The referrer has not been answered

case-earlier-heading = Earlier referrals of the same person
case-earlier-received = Received
case-earlier-outcome = How it ended
case-earlier-reference = Reference
case-earlier-ask = Ask the desk that holds it
case-earlier-body = Weigh them together: a decision that ignores them is sent back.

case-done-title = Done
case-done-assign = The case is assigned
case-done-deconfliction = The check is recorded
case-done-decision = The decision is recorded
case-done-sign = Your answer to the decision is recorded
case-done-escalate = The emergency is passed on: the duty desk and the supervisors are told
case-done-restrict = The case is restricted
case-done-restrict-lift = Your word on the restriction is recorded
case-done-pause = The clock is stopped
case-done-resume = The clock runs again
case-done-handover = The handover is acknowledged
case-done-told = It is recorded whether the person was told
case-done-social-care = It is recorded whether children’s social care was told
case-done-answer = The referrer’s answer is settled
case-done-note = The note is added
case-done-correct = The correction is saved
case-done-connection = The connection is recorded
case-done-disclosure = The disclosure is recorded
case-done-match = Your answer about the two records is recorded
case-done-emergency-access = You can see this case for now
case-done-draft = Your draft is kept

case-glance-heading = At a glance
case-glance-owner = Owner
case-glance-nobody = Nobody yet
case-glance-area = Area
case-glance-received = Received
case-glance-due = This stage is due
case-ways-heading = What you can do

case-tasks-open = Open tasks
case-tasks-none = There is nothing to do for this case at present.
case-tasks-done = Done
case-task-what = Task
case-task-due = Due
case-task-who = Who
case-task-done-at = Done at

timeline-kinds = Show
timeline-entries = What happened
timeline-as-known = This is the case as it was known at the end of { $day }. What was learnt or corrected later is not shown.
timeline-today = Show what is known today
timeline-ask = As known on a past day
timeline-ask-hint = For example, 3 11 2026
timeline-ask-button = Show that day
timeline-by = by
timeline-late = Written down later, { $at }
timeline-more = See
timeline-none = Nothing of this kind has happened.
entry-kind-all = Everything
entry-kind-referral = Referral and additions
entry-kind-decision = Decisions
entry-kind-note = Notes and connections
entry-kind-work = Owners and clock
entry-kind-safety = Emergencies and restrictions
entry-kind-disclosure = Disclosures
entry-kind-correction = Corrections
event-referral_received = Referral received
event-desk_alerted = The duty desk was alerted
event-information_added = The referrer added something
event-addition_read = What the referrer added was read
event-emergency_escalated = An emergency was passed on
event-version_added = Something was corrected
event-journey_imported = A journey handled elsewhere was imported
event-owner_assigned = The case was assigned
event-deconfliction_recorded = The check against investigations was recorded
event-case_restricted = The case was restricted
event-lift_proposed = Lifting the restriction was proposed
event-restriction_lifted = The restriction was lifted
event-clock_paused = The clock was stopped
event-clock_resumed = The clock was started again
event-gateway_decided = The gateway decided
event-decision_signed = The decision was signed by a second person
event-decision_returned = The decision was sent back
event-handover_acknowledged = The handover was acknowledged
event-person_told_recorded = Whether the person was told was recorded
event-social_care_recorded = Whether children’s social care was told was recorded
event-referrer_answered = The referrer’s answer was settled
event-match_decided = It was decided whether two records are one person
event-note_written = A note was written
event-connection_recorded = A connection was recorded
event-disclosure_made = Something was disclosed
event-case_closed = The case closed

people-body = Who is connected to the person this case is about, and how we know. Being connected is not a concern in itself.
people-caption = People and how they are connected
people-who = Who
people-how = How they are connected
people-source = How we know
people-recorded = Written down
people-none = No connection has been recorded.

referral-received = Received
referral-channel = How it came
referral-sector = From
referral-danger = Danger now
referral-person-aware = Does the person know?
referral-family-aware = Does the family know?
referral-confidential = Must the referrer’s name be kept from them?
referral-feedback = Does the referrer wish to hear back?
channel-public = The public form
channel-professional = The form for professionals
channel-advice_line = Written down during a telephone call
channel-import = Imported from another system
channel-partner = Sent by a partner’s system
danger-yes = Yes: somebody may be hurt, a crime is about to happen, or somebody is about to travel
danger-no = The referrer said no, or did not know
aware-told = Told
aware-not_told = Not told
aware-not_known = The referrer does not know
wish-yes = Yes
wish-no = No
wish-not_said = They did not say
referral-account = What the referrer told
referral-account-body = In their own words. It is what somebody said, and no finding about the person.
referral-not-known = “I do not know.”
referral-no-account = No question was answered.
question-worry = What worries them
question-noticed = What was seen or heard, by whom
question-when = When it happened or began
question-words = Words that were used
question-online = What happens online
question-contacts = Who the person is in touch with
question-threats = Threats
question-if_nothing = What might happen if nothing is done
question-needs = Health, learning, family, work
question-services = Who else is helping
question-strengths = What is going well
referral-additions = What the referrer added
referral-addition-read = I have read what was added
referral-added-at = Added { $at }
referral-identity = Who the person is
referral-masked = Birth date, address and contacts
referral-masked-body = These are hidden until you need them. That you showed them is written down.
referral-masked-button = Show birth date, address and contacts
referral-masked-none = None of them is known.
referral-masked-not-yours = These are hidden. The owner of the case can show them.
identity-not-known = Not known
identity-birth = Birth date
identity-address = Address
identity-other-names = Other names and spellings
identity-gender = Gender
identity-place = School, college or work
identity-phones = Telephone
identity-emails = E-mail
identity-handles = Names used online
identity-language = First language
identity-description = Anything else
referrer-heading = Who referred
referrer-sealed = This is sealed. If a family or a group learns who referred, somebody may come to harm. Show it only if you need to speak to them. Your reason is written down, and the supervisor can read it.
referrer-reason = Why do you need to know who referred?
referrer-reason-hint = For example, “to ask what was said on Monday”
referrer-button = Show who referred
referrer-error-reason = Say why you need to know who referred
referrer-not-yours = This is sealed. The owner of the case can show it, for a reason.
referrer-name = Name
referrer-relationship = What they are to the person
referrer-job = Job
referrer-organisation = Organisation
referrer-phone = Telephone
referrer-email = E-mail
referrer-safe-times = When and how it is safe to reach them

decisions-none = Nothing has been decided yet.
decision-decided = Decided by { $by }, { $at }.
decision-recorded = Written down { $at }.
decision-late = That was on a later day.
decision-concern = What the referral was about
decision-facts = Facts relied on
decision-options = Options considered
decision-not-checked = What was not checked, and by whom it will be
decision-reason = Reason
decision-weighed = How all referrals were weighed together
decision-handed-to = Handed over to
decision-no-handover = Why nobody takes over
decision-told = The person was told
decision-not-told = Why the person was not told
decision-revisit = Asked again on
decision-second-due = This decision waits for a second signature.
decision-second-given = Signed by { $by } as second person, { $at }.
decision-second-returned = Sent back by { $by }, { $at }. It has to be decided again.

notes-body = Notes are added and never changed. If something was wrong, write another note that says so.
notes-draft = You left a draft here { $at }. Only you can see it.
notes-draft-link = Go on with your draft
notes-written = Written { $at }
notes-by = by
notes-source = Source:
notes-none = No note has been written.
note-kind-contact = Contact with the person or family
note-kind-agency = Contact with an agency
note-kind-visit = Visit
note-kind-observation = Something noticed
note-kind-supervision = Supervision
note-kind-other = Something else
sort-fact = Fact
sort-allegation = Allegation
sort-opinion = Opinion

looks-body = Everybody who opened anything of this case, with the rule that let them. If a look surprises you, tell your supervisor or the data protection officer.
looks-caption = Looks, newest first
looks-when = When
looks-who = Who
looks-what = What they opened
looks-rule = Under which rule
looks-reason = Reason given:
looks-pages = Older and newer looks
looks-older = Older looks
looks-newer = Newer looks
looks-none = Nobody has looked yet.
look-access-refused = Was refused
look-answer-released = Released an answer to the referrer
look-answer-withdrawn = Withdrew an answer to the referrer
look-case-assigned = Assigned the case
look-case-compared = Compared the record with another
look-case-connection-recorded = Recorded a connection
look-case-decision-returned = Sent the decision back
look-case-decision-signed = Signed the decision
look-case-deconfliction-recorded = Recorded the check against investigations
look-case-detail-shown = Showed birth date, address and contacts
look-case-disclosed = Recorded a disclosure
look-case-emergency-escalated = Passed on an emergency
look-case-gateway-decided = Recorded the gateway decision
look-case-handover-acknowledged = Recorded that the handover was acknowledged
look-case-identity-corrected = Corrected who the person is
look-case-imported = Imported the journey
look-case-addition-read = Noted that what the referrer added was read
look-case-information-added = Filed what the referrer added
look-case-match-decided = Decided whether two records are one person
look-case-note-written = Wrote a note
look-case-opened = Opened the case
look-case-paused = Stopped the clock
look-case-referrer-answered = Settled the referrer’s answer
look-case-restricted = Restricted the case
look-case-restriction-lifted = Spoke on lifting the restriction
look-case-resumed = Started the clock again
look-case-social-care-recorded = Recorded whether children’s social care was told
look-case-told-recorded = Recorded whether the person was told
look-case-viewed = Read the case
look-case-why-viewed = Asked why they can see the case
look-connection-declared = Said that they know somebody in the case
look-emergency-review-escalated = Took further that nobody reviewed emergency access
look-emergency-reviewed = Reviewed a use of emergency access
look-emergency-taken = Took emergency access
look-emergency-told = Told others of emergency access
look-looks-viewed = Saw who has looked
look-queue-viewed = Saw the gateway queue
look-referral-received = Received the referral
look-referrer-shown = Showed who referred
look-task-escalated = Told the supervisors of a late task
look-task-reminded = Reminded of a late task
look-team-viewed = Saw the team’s work
look-work-viewed = Saw their work

why-rule = Rule:
why-body =
    That you opened this case is written down, and its owner can see it.

    If you know the person, their family or whoever referred, say so. You then lose this case at once, and nobody thinks the worse of you.

said-desk = the desk of the area
said-supervisors = the supervisors of the area
said-privacy-officers = the privacy officers
said-no-longer-known = somebody who is no longer listed
said-program = The program itself
said-public = Somebody on the public site
said-at-server = Whoever runs the server
said-partner = A partner’s system
said-still-open = Still open
said-not-shown = Not shown to you
said-refused = It was refused
said-somebody-else = Somebody else: ask the desk of the area
said-same-referral = The same referral is about both
said-referral = The referral
said-case = The person of the case { $reference }
said-no-area = none
said-assigned-to = Given to { $who }
said-checked-by = Checked by { $who } on { $on }
said-told-on = Told on { $on }
said-not-told = Not told. Asked again on { $on }
said-acknowledged = { $who }, on { $on }
said-stood =
    { $days ->
        [one] It stood still for 1 working day.
       *[other] It stood still for { $days } working days.
    }
said-again-on = Looked at again on { $on }
said-born = { $when }
said-aged-about = About { $years } years old on { $on }, as somebody guessed
