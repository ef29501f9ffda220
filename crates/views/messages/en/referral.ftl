# Telling us about a worry: start, questions, check, confirmation. Titles name neither the subject nor anything typed.
refer-or = or
refer-unknown = I do not know
refer-empty = No answer
refer-change = Change
refer-remove = Remove
refer-warning = Warning
refer-person = Person { $number }
refer-no-name = No name given
refer-select-nothing = Choose, or leave as it is
refer-reading-unknown = Where we do not know the area, a national desk reads what you send first and passes it on.
refer-reading-telephone = Local telephone number: { $telephone }

## Start
refer-start-title = Tell us about your worry
refer-start-body =
  You need no account, and you do not have to be sure. You can answer “I do not know” to any question. There are only two things we must have: what worries you, and something that tells us who you mean.

  Write as much or as little as you like, in English or in Cymraeg.

  ## Before you begin

  - **In danger now, or about to travel?** Ring { -emergency-link } first. You can fill in the form afterwards.
  - **Would you rather talk?** Ring the advice line on { -advice-line-link }. They can fill in the same form with you.
  - **Might somebody see your screen?** The red button “Exit this page” takes you at once to a weather page. Pressing the Shift key three times does the same. It deletes what you have not sent. It cannot clear your browser’s history: see [leaving quickly](/leaving-quickly).

  ## Your answers are kept while you write

  Each time you press Continue we keep what you have written, locked, on our computers and not on yours. You can close the page and come back in the same browser within { $hours } hours. After that it is deleted. Nobody reads it before you send it.

  Keep any pictures or messages where they are. **Do not send them to anybody**, not even to us: a link, a user name and a description are enough.
refer-start-areas = Show the times for each area
refer-begin-public = Start now
refer-begin-professional = I am telling you as part of my work
refer-begin-operator = Fill in for a caller
refer-begin-again = Start again
refer-resume-heading = You have begun already
refer-resume-link = Go on where you stopped
refer-resume-else = If you start below instead, what you wrote before is deleted.

## How long answers are kept
refer-kept =
  { $hours ->
      [one] Your answers are kept for 1 more hour. Come back in the same browser to go on.
     *[other] Your answers are kept for { $hours } more hours. Come back in the same browser to go on.
  }
refer-kept-soon = Your answers will be deleted soon. Minutes left: { $minutes }. They are kept longer each time you press Continue.
refer-cancel-link = Cancel and delete what I have written

## Danger
refer-danger = Is anybody in danger now?
refer-danger-now = Yes: somebody may be hurt, or a crime may be about to happen
refer-danger-travelling = Yes: somebody is about to travel to join fighters or to marry one
refer-danger-no = No
refer-danger-not-known = I do not know
refer-step-emergency = Ring 999 now
refer-intro-emergency =
  Ring { -emergency-link } **now** and ask for the police. Say what you know, and who may be hurt or is about to travel. At an airport or a port, tell any police officer or member of staff.

  If you cannot speak safely, ring 999 from a mobile, and when you are asked press 55.

  Do not put yourself in danger, and do not try to stop anybody by force.

  ## Then carry on here

  When you have rung, or if you cannot, please carry on. A duty officer is told at once when you send this form. **It does not replace 999.**

## Area
refer-area = Where does the person live?
refer-area-hint = Below each area you see when referrals are read there.
refer-area-not-known = I do not know, or somewhere else

## The worry
refer-worry = What worries you?
refer-worry-hint = Use your own words. What did you see or hear, when, and who else knows? Write as much or as little as you like.
refer-step-worry = What worries you, and what was seen or heard
refer-more = What else can you tell us?
refer-more-hint = Tick what you know something about. We ask about that and nothing else. You can leave all of it empty.
refer-more-noticed = When it happened, how you noticed, or words that were used
refer-more-online = What happens online
refer-more-contacts = People or groups they are in touch with, or threats
refer-more-help = What else is going on, who is helping, what goes well
refer-more-find = Where they live or how to find them
refer-more-about = Their school or work, language or gender
refer-more-others = I am worried about somebody else too
refer-step-noticed = What was seen or heard
refer-noticed = How was it noticed?
refer-noticed-hint = What was seen or heard, by whom, and where.
refer-when = When did it happen or begin?
refer-when-hint = A date, or words such as “since the summer”.
refer-words = What words were used?
refer-words-hint = As nearly as you remember, in any language.
refer-online = What happens online?
refer-online-hint = Keep images and videos where they are and do not send them to anybody: some are illegal to share. Give us links, user names and a description.
refer-step-online = Online, contacts and threats
refer-step-contacts = Contacts and threats
refer-contacts = Who are they in touch with?
refer-contacts-hint = People or groups, and how they met.
refer-threats = Has anybody been threatened?
refer-threats-hint = Who, when and in what words.
refer-step-help = What else is going on
refer-needs = What else is going on in their life?
refer-needs-hint = For example health, learning, family, housing, money or a loss.
refer-services = Who else is helping or knows?
refer-services-hint = For example a school, a doctor, a social worker or a faith leader.
refer-strengths = What goes well, and whom do they trust?
refer-strengths-hint = For example a teacher, a grandparent, a sport or a job.
refer-if-nothing = What might happen if nothing is done?
refer-if-nothing-hint = What you fear most, and how soon.

## The person
refer-step-name = Who are you worried about?
refer-intro-name = If you do not know the name, leave it empty and describe the person below. Anything that tells us who you mean is enough.
refer-person-name = Name
refer-person-other-names = Other names
refer-person-other-names-hint = Nicknames, earlier names or other spellings, each on its own line.
refer-person-description = Anything else that tells us who you mean
refer-person-description-hint = For example “the man who moved into the top flat in May”.
refer-step-birth = When were they born?
refer-person-birth = Date of birth, as far as you know it
refer-person-birth-hint = For example 27 3 2007. The year alone is enough, or the month and the year.
refer-person-birth-day = Day
refer-person-birth-month = Month
refer-person-birth-year = Year
refer-person-birth-age = Or about how old are they?
refer-person-birth-age-hint = In years, for example 17.
refer-birth-born = Born { $date }
refer-birth-aged = About { $age } years old
refer-step-aware = Do they know that you are telling us?
refer-person-person-aware = Does the person know?
refer-person-family-aware = Does their family know?
refer-aware-told = Yes, they have been told
refer-aware-not-told = No, they have not been told
refer-aware-not-known = I do not know
refer-step-find = Where they live and how to find them
refer-intro-find = Leave empty whatever you do not know.
refer-person-address = Address, or where they are staying
refer-person-postcode = Postcode
refer-person-phones = Telephone numbers
refer-person-phones-hint = Each on its own line.
refer-person-emails = E-mail addresses
refer-person-emails-hint = Each on its own line.
refer-person-handles = Names they use online, and where
refer-person-handles-hint = Each on its own line, for example “wren_77 in the game Harbour”.
refer-step-about = School or work, language and gender
refer-person-gender = Gender
refer-person-place = School, college or place of work
refer-person-place-hint = Its name and where it is.
refer-person-language = Language
refer-person-language-hint = The language they speak best, and whether they need an interpreter.
refer-step-people = Who you are telling us about
refer-people-another = Are you worried about anybody else?
refer-people-full = This is as many people as one form takes: { $limit }. Send this form first, then start another for the others.
refer-person-remove = Remove this person and everything you wrote about them?

## The referrer
refer-step-you = About you
refer-intro-you = You can leave all of this empty. If you tell us who you are, it is kept apart and locked. Few people can see it.
refer-you-relationship = What are you to the person?
refer-you-name = Your name
refer-you-name-hint = Only if you wish to give it.
refer-you-role = Your job
refer-you-organisation = Your organisation
refer-confidential = Must your name be kept from the person and their family?
refer-confidential-hint = We do not tell them who you are. Say yes if it would put you or somebody else at risk. A court can, rarely, order otherwise.
refer-step-reach = How to reach you
refer-intro-reach = You can leave all of this empty. A trained officer may wish to ask you something.
refer-you-phone = Telephone number
refer-you-email = E-mail address
refer-you-safe-times = When is it safe to contact you, and how?
refer-you-safe-times-hint = For example “text only” or “weekdays before 3pm, never leave a message”.
refer-feedback = Would you like an answer?
refer-feedback-hint = If you say yes you get a receipt code. With it you can come back and see whether there is a short answer for you. It never says what happened to the person.
refer-wish-yes = Yes
refer-wish-no = No
refer-wish-not-said = I would rather not say

## Professionals
refer-sector = Where do you work?
refer-subsector = Which of these fits best?
refer-step-tasks = What to tell us
refer-tasks-lead = Do these in any order, and leave empty what you do not know. Only two are needed: what worries you, and who the person is.
refer-tasks-send = Send
refer-tasks-check = Check your answers and send
refer-tasks-not-yet = You can check and send once you have said what worries you and who the person is, and there is no problem left.
refer-status-done = Done
refer-status-mend = There is a problem
refer-status-needed = Needed
refer-status-optional = Optional
refer-section-work = Your work
refer-section-urgency = Danger and place
refer-section-concern = The worry
refer-section-person = The person
refer-section-people = Other people
refer-section-you = About you
refer-task-sector = Your sector
refer-task-subsector = Your part of the sector
refer-task-danger = Danger now
refer-task-area = Where the person lives
refer-task-worry = What worries you
refer-task-online = Online, contacts and threats
refer-task-help = Needs, services and strengths
refer-task-name = Who the person is
refer-task-find = Where they live and how to find them
refer-task-aware = Who knows that you are telling us
refer-task-people = Add or remove people
refer-task-you = Who you are
refer-task-reach = How to reach you

## Check and send
refer-step-check = Check your answers
refer-check-marks = Something you typed holds an invisible mark that changes the order of letters. It is shown as [U+…] so that nothing is hidden. You need do nothing.
refer-send-heading = Before you send
refer-send-body =
  - What you send is read by a trained officer. It is a record, and it is kept under the law: see [privacy](/privacy-referrer).
  - You need not be certain. Tell us what you believe to be true.
  - After sending you cannot change it here, but you can add to it.
refer-send = Send

## Sent
refer-sent-title = Thank you. We have it
refer-sent-reference = Your reference
refer-sent-reference-help =
  Please **write it down, or print this page**. Nobody can look it up for you later. If you read it to somebody, say it in groups of four: it holds no letter I, L, O or U.

  With the reference you can [add something](/add). Nobody can use it to read what you wrote.

  If somebody might find it, do not keep it where they look. It says nothing about you.
refer-sent-urgent = The duty officer has been told at once. If somebody is in danger and you have not rung 999 yet, ring 999 now.
refer-sent-receipt-heading = Your receipt code
refer-sent-receipt-help =
  Write this down too, and keep it to yourself. With it you can [see whether there is an answer](/answer) for you, and add something. Look again after some weeks. The answer never says what happened to the person.
refer-sent-next-heading = What happens next
refer-sent-next =
  1. A trained officer reads what you sent and looks first for danger.
  2. The police check whether they know of the person already.
  3. If there may be a concern, people who can help are asked what they know, and a panel may offer support.

  If you told us how to reach you safely, somebody may contact you. Often we cannot tell you what came of it, because that is private to the person. Read more about [what happens next](/what-happens-next).
refer-sent-after =
  ## Meanwhile

  - If you can do it safely, keep talking with the person and listen.
  - Keep messages and pictures where they are. Do not send them to anybody.
  - Do not follow the person or search their things.
  - If you learn something new, [add it](/add) or ring the advice line on { -advice-line-link }.

  When you have finished, close this page. If somebody might look at this device, [read about leaving quickly](/leaving-quickly).

## Cancel, deleted, expired
refer-cancel-title = Delete what you have written?
refer-cancel-body =
  If you delete it, this is lost at once and cannot be brought back:

  - everything you wrote on every page, about the person, about others and about yourself
  - the place where you stopped

  Nothing was sent, so nobody has read it, and no reference was given. Anything you sent earlier stays as it is.
refer-cancel-yes = Delete everything
refer-cancel-no = Go back and keep it
refer-deleted-title = Everything you wrote is deleted
refer-deleted-body =
  Nothing was sent and nothing is left here.

  If you are still worried, you can start again or ring the advice line on { -advice-line-link }. In danger, ring { -emergency-link }.
refer-expired-title = What you wrote is no longer here
refer-expired-body =
  Answers that are not sent are deleted after some time, to keep you and the person safe. They can also be opened only in the browser where they were written. **Nothing was sent.**

  We are sorry that you have to write it again. If that is too much, ring the advice line on { -advice-line-link }: somebody will write it down for you. In danger, ring { -emergency-link }.

## What is wrong
refer-error-worry = Tell us what worries you. A few words are enough
refer-error-nobody = Give a name, or anything else that tells us who you mean
refer-error-sector = Choose where you work. If nothing fits, choose “Other”
refer-error-choice = Choose one of the answers shown
refer-error-too-long = This is { $chars } characters long and one field takes { $limit }. Nothing you typed is lost: shorten it here, or move some to another question
refer-error-email = Write the e-mail address like name@example.com, or leave it empty
refer-error-too-many = One form takes no more people. Send this one first, then start another
refer-error-birth-twice = Two dates of birth were given. Keep the one that is more likely and put the other under “Anything else that tells us who you mean”
refer-error-birth-not-numbers = Write the date of birth in numbers, for example 27 3 2007
refer-error-birth-incomplete = Add the month and the year, or give the year alone
refer-error-birth-no-such-day = There is no such day. Check the day, the month and the year
refer-error-birth-future = The date of birth is after today. Check the year
refer-error-birth-too-long-ago = The date of birth is more than 120 years ago. Write the year with four digits, for example 2007
refer-error-birth-age = Write the age as a whole number up to 120, for example 17
refer-error-birth-contradiction = The date of birth and the age do not fit together. Keep the one you are surer of and clear the other

## Words for the advice line to read out
refer-say-label = Read this out
refer-say-start = I can write this down for you now, while we talk. I will read you a few questions, and “I do not know” is always a good answer. You need not give your own name. At the end I will give you a reference. Can you talk safely at the moment?
refer-say-danger = First I need to ask: is anybody in danger right now? Might somebody be hurt, or is somebody about to travel to join fighters or to marry one?
refer-say-emergency = Please ring 999 now, before we go on. I can wait while you ring from another telephone, or you can ring us back afterwards. If you cannot ring, tell me where the person is and I will call. Then we carry on.
refer-say-area = Which town or area does the person live in?
refer-say-worry = Tell me in your own words what worries you. I will write down what you say, and then read it back to you.
refer-say-more = Thank you. I can ask a little more about some things, if you know about them. Do you know when it happened or how it was noticed? Anything online? Whom they are in touch with? What else is going on for them? Where to find them? Are you worried about anybody else?
refer-say-noticed = How was it noticed, and by whom? When did it happen or begin? Do you remember any words that were used?
refer-say-online = What happens online? Which names do they use, and where? Please keep pictures and videos where they are and do not send them to anybody.
refer-say-contacts = Who are they in touch with, people or groups? Has anybody been threatened?
refer-say-help = What else is going on for them, in health, family, school or work? Who is already helping? What goes well, and whom do they trust? What do you fear may happen if nothing is done?
refer-say-name = Whom are you worried about? Can you spell the name? Do they use other names? If you do not know the name, tell me anything that shows who you mean.
refer-say-birth = Do you know when they were born? The year is enough. If not, about how old are they?
refer-say-aware = Does the person know that you are telling us? Does their family?
refer-say-find = Where do they live or stay? Do you know a telephone number or the names they use online?
refer-say-about = Do they go to a school or college, or where do they work? Which language do they speak best?
refer-say-remove = I will take this person out of the form. Is that right?
refer-say-people = These are the people you have told me about. Is there anybody else?
refer-say-you = What are you to the person? You do not have to give me your name. If you do, it is kept apart and locked. Must it be kept from the person and the family?
refer-say-reach = May somebody contact you if there is a question? How, and when is it safe? Would you like to be able to come back and see whether there is a short answer for you?
refer-say-check = I will read back what I have written. Please stop me where something is wrong.
refer-say-sent = We have it. I will now read you your reference in groups of four. Please write it down and read it back to me. With it you can add something later, by telephone or on the site.
