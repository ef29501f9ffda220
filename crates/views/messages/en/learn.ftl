# Worried, signs, stories and ways to help.
worried-title = Worried about someone you know
worried-body =
  You may have noticed a change in your child, a friend, a pupil, a neighbour or somebody at work. You may be frightened for them, or of being wrong. Both are common. You know the person, so what you have noticed matters.

  ## If it cannot wait

  Ring { -emergency-link } now if somebody may be hurt, if a crime may be about to happen, or if somebody is about to travel to a place of fighting. At an airport or port, you can also tell any police officer or member of staff.

  ## If you want to talk it over

  Ring the advice line on { -advice-line-link }. You can describe what you have seen without naming anyone, and then decide.

  ## If you want to tell us

  Use our form: [tell us about your concern](/refer). You do not need an account and you can answer “I do not know” to any question. Somebody trained reads every referral.

  ## If you can, talk to the person

  - Choose a quiet moment, and listen more than you speak.
  - Ask open questions: who they talk to, what they have been watching or reading, how they are.
  - Say that you care about them, whatever they think.
  - Try not to argue about beliefs or make fun of them.

  Do not talk to them about it if you think that could put you, them or anyone else in danger. Never follow them or search their things to find proof.

  ## Keep what you have seen

  Keep messages and pictures where they are if you can. Do not send them on: some are illegal to share. A link, a user name and a description are enough.

  ## After you have told us

  Read [what happens next](/what-happens-next) and [what a referral means for the person](/what-a-referral-means).

signs-title = What the signs may look like
signs-body =
  People are drawn towards terrorism in different ways. Every path differs, and there is no single kind of person. What you may notice first is a feeling that something has changed.

  ## Seven things to think about

  These may be behind a change. They are here to help you think about the person. They are **neither complete nor a checklist**. Many people live with several of them and are never drawn into anything, and somebody may need help when none of them seems to fit.

  ### A time of transition

  A move, a new school, leaving home, losing somebody or a job: times when people look for something to hold on to.

  ### A need for identity, belonging, status or excitement

  Wanting to be part of something, to matter, or to escape from an ordinary day.

  ### Being open to influence or control, or wanting to dominate

  Going along with somebody who tells them what to think and whom to see, or wanting that power over others.

  ### A sense of grievance, injustice or threat

  Feeling that they, or people like them, are treated badly or are under attack, and that one group is to blame.

  ### A wish for political or moral change

  Wanting the world to be different is ordinary and often admirable. The concern is when violence begins to seem the right way to change it.

  ### Mental-health needs

  Distress or illness can make it harder to weigh what others say. Most people with mental-health needs are no danger to anyone, and [help with health](/health-support) is help in its own right.

  ### Secrecy about contacts on social networks

  New contacts that are hidden, several accounts, or messages that are wiped.

  ## What is not a sign

  Being religious, changing faith, holding strong opinions or going to a lawful protest is not a reason for concern in itself.

  ## What to do

  If something feels wrong, [tell us about your concern](/refer) or ring the advice line on { -advice-line-link }. You do not have to be sure.

in-action-title = Prevent in action
in-action-tab = Four short stories
in-action-body =
  Here are four short stories. The people are invented. They show that help looks different each time.

  ## A pupil who talked of joining a war

  A teacher heard a pupil say he would soon be with his cousins and friends, who had gone abroad to fight. The school told us that afternoon. The police first made sure that he was not about to travel. Then people from the school, the council and the police sat down together. He and his parents agreed to support: a mentor who knew his faith well, and a worker who helped him back into football. Some months later he was planning for college.

  ## A daughter at the airport

  A mother found that her daughter was about to fly out to marry a man who was fighting abroad. She rang 999, and then told us what she knew. The police reached the daughter before the flight. She had broken no law by being misled. With her agreement, a mentor helped her to see how she had been groomed, and the family had somebody to ring. She is home and back at work.

  ## A young man in an extreme right-wing group

  A school noticed that a young man had begun to share slogans and to talk of a coming war between races. He had met the group online after his father died. A panel offered him support and he said yes. A mentor who had once believed the same things met him each week, and a counsellor helped him with his grief. He left the group in his own time.

  ## A tenant who had changed

  A housing officer saw that a tenant had covered his windows and spoke of plots against him. She was worried and told us. It turned out that he held no extreme ideas: he was ill, and alone. The concern about terrorism ended there. A health team found him the right care, and his tenancy was safe.

  ## What the stories share

  Somebody who knew the person said something early. Nobody was in trouble because somebody worried about them, and [support was the person's own choice](/channel).

how-to-help-title = How you, and your community, can help
how-to-help-body =
  Most of what keeps people from being drawn towards terrorism is done by families, friends, neighbours and groups like yours.

  ## Anyone

  - Notice when somebody you know has changed, and ask how they are.
  - Learn [what the signs may look like](/signs).
  - Say something early. You can ring the advice line on { -advice-line-link } just to ask.
  - Offer somebody a way back: a meal, a job, a place in the team.

  ## Community and faith groups

  - Make room for hard questions, so that people do not take them to strangers online.
  - Make sure that somebody in your group knows how to tell us about a concern.
  - Ask us to come and talk, or to listen. Women's groups, young people, mosques, churches, temples, synagogues, gurdwaras and clubs all do.
  - Tell us when something we do harms trust. We would rather hear it.

  ## Schools, health, housing and other services

  If you work with people, follow your safeguarding policy and talk to your safeguarding lead. Then [tell us about your concern](/refer). There is a form for professionals, whose parts you can fill in in any order.

  ## To ask for a talk or advice

  Use the ways on our [contact page](/contact).
