# My work, the gateway queue, the supervisor’s view and reviews of emergency access, in English only.
row-due = Due
row-name = Person
row-age = Age
row-reference = Reference
row-area = Area
row-owner = With
row-stage = Stage

work-title = My work
work-shown =
    { $count ->
        [0] Nothing to do
        [one] 1 thing to do
       *[other] { $count } things to do
    }
work-more = There is more than this page shows. What is due first is here.
work-group-critically_overdue = Critically overdue ({ $count })
work-group-overdue = Overdue ({ $count })
work-group-due_soon = Due soon ({ $count })
work-group-later = Later ({ $count })
work-none = Nothing waits for you.

    - If you are on duty, look at what waits at the [gateway queue](/queue).
    - If you expected something here, ask your supervisor who it was given to.
work-none-narrowed = Nothing waits for you within this choice. [Show everything](/).
work-chips = Shown only
work-chip-remove = Remove
work-chips-clear = Show everything
work-filter = Choose what to show
work-filter-whose = Whose
work-filter-area = Area
work-filter-kind = Kind
work-filter-button = Show
work-whose-all = Everything I can do
work-whose-mine = Only my own
work-whose-units = Only what anybody in my units can do

queue-title = Gateway queue
queue-on = You are on duty for { $areas }. What is due first stands first.
queue-unassigned = Not assigned to anybody ({ $count })
queue-assigned = Assigned ({ $count })
queue-nameless = Name not known
queue-take = Take or assign this case
queue-mark-urgent = Urgent: the referrer says somebody may be hurt or is about to travel
queue-mark-repeat = Referred before
queue-mark-restricted = Restricted: only a few people may see this case
queue-none = Nothing waits at the gateway in your areas. New referrals show here as they arrive.
queue-off-heading = You are not on duty
queue-off-start = The queue shows the cases of an area to whoever is on duty for it. Start your duty to see them. It ends with your shift, or when you end it on your [account page](/account).
queue-off-areas = For which areas do you start duty?
queue-off-button = Start duty
queue-off-ask = The queue shows the cases of an area to whoever is on duty for it. Ask a supervisor of your area to put you on duty.

    Cases that you own are in [My work](/) at any time.

team-title = Team
team-areas = Areas: { $areas }
team-load = What each officer has on their desk
team-officer = Officer
team-open = Open cases
team-late-count = Overdue
team-soon = Due soon
team-off-duty = not on duty
team-load-note = Overdue and due soon count tasks. Officers stand in the order of their names. A number says nothing about how hard a case is: ask before you give somebody another.
team-load-none = Nobody in your areas can be given a case yet. Ask the administrator to give somebody a role there.
team-unassigned = Not assigned to anybody ({ $count })
team-unassigned-none = Every case has an owner.
team-late = Late, or about to be ({ $count })
team-late-none = Nothing is late or about to be.
team-signatures = Waiting for a second signature ({ $count })
team-signatures-none = No decision waits for a second signature.
team-restrictions = Restrictions to look at again ({ $count })
team-restrictions-none = No restriction has to be looked at again.
team-emergency = Emergency access to be reviewed ({ $count })
team-emergency-none = No use of emergency access waits for its review.
team-queue = Go to the gateway queue

reviews-title = Emergency access to be reviewed
reviews-what = Each time somebody opens a case in an emergency, a privacy officer asks afterwards whether it was needed.
reviews-waiting = Waiting for a review
reviews-none = No use of emergency access waits for a review. You need do nothing.
reviews-who = Who opened it
reviews-at = From
reviews-until = Until
reviews-reason = Reason they chose
reviews-told = What they wrote
reviews-looks = What they looked at
reviews-looks-none = They looked at nothing.
review-title = Review a use of emergency access
review-justified = Was it needed?
review-yes = Yes, it was needed
review-no = No, it was not needed
review-no-hint = The supervisors of the area and the person who opened it are told.
review-reason = Why do you think so?
review-reason-hint = Say what you looked at and whom you asked. Do not name the person the case is about.
review-button = Record the review
review-error-justified = Choose whether it was needed
review-error-reason = Write why you think so
