# What happens, what it means, Channel, health and figures.
what-happens-next-title = What happens next
what-happens-next-body =
  You have told us, or you are thinking about it. This is what happens, step by step.

  1. **Somebody trained reads it.** They look first for anybody in danger, and then police act at once. But it may be some hours before anybody reads it, so in danger ring { -emergency-link }.
  2. **The police check.** They look at whether the person is already known to them, so that nobody works across anybody else.
  3. **The police ask one question:** is there a concern that this person is being drawn towards terrorism? Often the answer is no, and that is where it ends.
  4. **If there may be, they gather what is known.** They may ask the school, the council or the health service. They may ring you.
  5. **A panel meets.** The council leads it and the police are part of it, with others who can help, such as health, education and housing.
  6. **The panel may offer support.** The person decides whether to take it. For a child under 16 a parent or guardian decides.
  7. **Support is looked at again** while it lasts, and after it has ended.

  ## How long it takes

  It depends on what you tell us. The first check is usually made within days; a panel may take some weeks.

  ## Will you hear from us?

  Often we cannot tell you what happened, because it is about somebody else. If you ask for an answer when you tell us, you get a receipt code. With it you can come back to see whether there is a short answer for you. It never says how a case ended.

  ## Will the person know?

  Not always. If nothing comes of a referral, the person is often not told. If support is offered, they are told, because it is theirs to accept or refuse. We do not tell them who you are.

  ## If something changes

  You can [add it with your reference](/add), or ring the advice line on { -advice-line-link }. In danger, ring { -emergency-link }.

what-a-referral-means-title = What a referral means for the person
what-a-referral-means-tab = What it means for the person
what-a-referral-means-body =
  A referral says that somebody is worried. It is not an accusation, and it is not a criminal record.

  - Most people who are referred have done nothing wrong.
  - Most referrals end with no further concern. Sometimes another service can help, and the person may be put in touch with it.
  - Being referred does not mean that somebody is being investigated for a crime. If there is evidence of a crime, that is dealt with separately.
  - Support is offered, not ordered. The person can say no, and can stop at any time. Saying no is never held against them.

  ## What is kept

  The police keep a record of each referral, and so may the council. It is looked at again after a set time, and sooner when the person is a child or the concern had no ground. If there is no longer a reason to keep it, it is removed. A record can be seen by the people who need it for their work, and each look is itself recorded.

  It is right to know that a record is made, even when nothing comes of the concern. Anybody can [ask what is held about them](/privacy-person), ask for mistakes to be put right, and complain.

  ## School, work, travel and benefits

  A referral is not sent to the person's employer, and is no reason to leave a school or to lose a home. Information may be shared with services that can help, and only as far as the law allows.

  ## If you were referred yourself

  You may feel angry or afraid. You can ask what is held about you, say what you think is wrong, and [complain](/privacy-person) if you were treated unfairly.

channel-title = Channel, and why support is voluntary
channel-body =
  Channel is the name of the support that is offered to people who may be drawn towards terrorism. A panel of local services, led by the council, looks at each person and agrees a plan with them.

  ## What support can be

  - a mentor, who may know the person's faith or the ideas that drew them in
  - help with school, college, training or work
  - help with housing, money, drugs or alcohol
  - [help with health](/health-support), in mind or body
  - a youth worker, a sports coach or a faith leader
  - help for parents, such as with safety online

  ## Why it is voluntary

  Support works when somebody wants it. So it begins only when they agree, after they have been told plainly what it is.

  ## Who agrees

  - **Under 16:** a parent or guardian agrees. The young person is asked what they think.
  - **16 or 17:** the young person agrees, and so does a parent or guardian. When a parent is not asked, the reason is written down.
  - **18 or over:** the person agrees. If they may not be able to decide for themselves, the law about that is followed.
  - **In the care of a council:** whoever holds parental responsibility agrees.

  ## Saying no, and stopping

  A person can say no. They can agree, and later stop at any time, without giving a reason. Support then ends at once. **Refusing or stopping is never held against anybody.** The panel may ask again later or see whether another service could help, and if there is still a risk the police may need to consider how to keep people safe.

  Agreeing to support is not the same as agreeing to a record. The record rests on the law, not on consent: see [privacy](/privacy).

health-support-title = Help with health
health-support-body =
  Sometimes what looks like a concern about terrorism is a person who is unwell, or whose needs nobody has met. Sometimes both are true. Either way they should get the right care.

  ## If somebody may harm themselves or others

  Ring { -emergency-link }, or go to a hospital emergency department. For urgent help with mental health that is not an emergency, ring [111](tel:111) and choose the mental-health option.

  ## What the health teams do

  Nurses, psychologists and doctors of the health service work beside the police in teams for England and Wales. They advise on what may be behind somebody's behaviour and help them reach their own GP, mental-health team or support for autism or a learning disability. They arrange care because a person needs it, whether or not there is a concern about terrorism.

  ## What they do not do

  They do not manage the risk of terrorism. Their notes are health records. Police officers cannot read them here: they see only the advice that the health team gives.

  ## Having an illness is not a reason for concern

  Most people with a mental illness, or who are autistic, will never be drawn towards violence.

statistics-title = Published statistics
statistics-body =
  Figures about Prevent in England and Wales are published each year by the Home Office, usually in November or December, for the year to the end of March. They say how many people were referred, by whom, for which concern, and how many took up support.

  Read them in the Home Office collection: [Individuals referred to and supported through the Prevent Programme](https://www.gov.uk/government/collections/individuals-referred-to-and-supported-through-the-prevent-programme-statistics).

  ## Reading the figures

  - They count referrals, not people: one person may be referred more than once.
  - A referral is a worry that somebody had. It does not mean that the worry was right.
  - What happened later to the year's last referrals may not be in them yet.

  No figures are published on this site so far.
