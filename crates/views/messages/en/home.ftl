# The first page of the public site.
home-title = Worried that someone is being drawn towards terrorism?
home-tab = Help and advice
home-lead = You do not need to be sure. You do not need proof. People here listen, and can help you decide what to do.
home-now = What to do now

home-danger-heading = Someone may be hurt, or is about to travel
home-danger = Ring 999 straight away. Say what you know. You can still tell us afterwards.
home-danger-call = Ring 999

home-talk-heading = You want to talk to someone first
home-talk = Ring the advice line. You can ask a question without giving anybody's name.
home-talk-call = Ring { -advice-line }

home-refer-heading = You want to tell us what worries you
home-refer = Tell us in confidence. You do not need an account. Leave out what you do not know.
home-refer-button = Tell us about your concern

home-learn-heading = You are not sure if it is anything
home-learn = Read what the signs may look like, then trust what you know of the person.
home-learn-link = What the signs may look like

home-truth = Most people who are referred have done nothing wrong, and most referrals end with no further concern. Telling us early is a way to get someone help. It is not an accusation.

home-more = Find out more
home-link-worried = Worried about someone you know
home-link-what-happens-next = What happens next
home-link-what-a-referral-means = What a referral means for the person
home-link-channel = Channel, and why support is voluntary
home-link-in-action = Prevent in action: four short stories
home-link-health-support = Help with health
home-link-how-to-help = How you, and your community, can help
home-link-easy-read = Easy read

home-before-heading = You have told us already
home-before-add = Add something, using your reference
home-before-answer = See if there is an answer, using your receipt code
