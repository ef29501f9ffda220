# Privacy: a hub and a layer for each reader.
privacy-title = Privacy
privacy-body =
  What you tell us is about real people, so it is looked after with care. Choose what fits you.

  - [You are telling us about somebody](/privacy-referrer)
  - [You were referred, or think that you were](/privacy-person)
  - [You are a parent or guardian](/privacy-parent)
  - [You work for a partner agency](/privacy-partner)

  ## Who is responsible

  { $operator } runs this site and is responsible for the information while it is here. The police, the council and each other agency are responsible for the records that they keep themselves. Write to the data protection officer at [{ $email }](mailto:{ $email }).

  ## Two sets of rules

  Two parts of the law apply, and they give somewhat different rights.

  ### When the police work to prevent crime

  The police use information to prevent, find or investigate crime, and to protect the public. This is law-enforcement processing under **Part 3 of the Data Protection Act 2018**. They may use what the law calls sensitive information only when it is strictly necessary. Being referred does not make somebody a suspect, and records here say so.

  ### When services help and protect people

  Councils, schools and health services, and the police when they do other work, use information under the **UK General Data Protection Regulation (UK GDPR)**. The ground is a public task under Article 6(1)(e). Information about beliefs, health or origin is used for reasons of substantial public interest under Article 9(2)(g), such as keeping children and people at risk safe. The duty to run panels comes from the Counter-Terrorism and Security Act 2015.

  Neither rests on consent. Consent is asked for support, which is a different thing: see [Channel](/channel).

  ## What this site does

  - Answers are locked when they are sent, and each look at a record is written down.
  - We do not keep your computer's address with what you tell us.
  - No computer decides about anybody. People decide, and write down why.

  ## How long records are kept

  Each record has a date when a person looks at it again: after 12 months for a child, or when the concern had no ground, and otherwise after a time that the rules for police records set, often six years. That is a time to look again, not a right to keep. What there is no reason to keep is removed.

  ## Complaints

  You can complain to { $operator }, and to the [Information Commissioner](https://ico.org.uk/make-a-complaint/) at any time, telephone [0303 123 1113](tel:03031231113). About how Prevent was applied, you can complain to the [Standards and Compliance Unit](https://www.gov.uk/guidance/report-a-concern-about-prevent) under the Independent Prevent Commissioner.

privacy-referrer-title = Privacy: telling us about somebody
privacy-referrer-body =
  ## What we ask for

  What worries you, what you know about the person, and how to reach you. You can leave out your name. We ask for it because a question to you may clear things up, and no more than that.

  ## Who sees your name

  Your name is kept apart from the rest and locked. Only the few people who need to speak to you can open it, and each time is written down. It is not shown to the panel, to mentors, or to the person. It is left out when the person asks to see their record.

  We cannot promise that nobody will guess who told us. A court could order it to be given, and it may have to be used to protect somebody's life. If you are afraid of being found out, say so in the form or ring the advice line on { -advice-line-link } first.

  ## The law

  Your own details are used under the **UK GDPR**, as a public task. Once the police use what you told them to prevent crime, **Part 3 of the Data Protection Act 2018** applies to that use.

  ## How long

  Answers that you do not send expire. Your details are kept as long as the record of the referral, and are looked at again with it.

  ## Your rights

  You can ask to see what we hold about you, ask for mistakes to be put right, object, and ask for it to be removed. Write to [{ $email }](mailto:{ $email }).

  ## Complaints

  You can complain to us, to the [Information Commissioner](https://ico.org.uk/make-a-complaint/), and about Prevent to the [Standards and Compliance Unit](https://www.gov.uk/guidance/report-a-concern-about-prevent).

privacy-person-title = Privacy: if you were referred
privacy-person-tab = Privacy: about you
privacy-person-body =
  Somebody was worried about you, or you think so. You have rights, and using them is never held against you.

  ## What may be held

  Your name and how to reach you, what somebody said that they saw, what services know that matters to it, what was decided, by whom and why. Each statement is kept as what it is: a fact, something that was said, or an opinion. Unless there is evidence of a crime you are recorded as **referred, not suspected**.

  ## The law

  - What the **police** hold to prevent crime is under **Part 3 of the Data Protection Act 2018**.
  - What the **council, a school or a health service** holds is under the **UK GDPR**.

  ## What you can ask

  - **To see it.** You may be given less where the law allows, for instance to protect somebody else. You are told when something is left out, unless telling you would itself cause harm.
  - **To have it put right.** If we cannot agree, your own statement can be added.
  - **To have it removed,** or its use limited. The police must remove what they have no lawful reason to keep, whether or not you ask. Under the UK GDPR you can also **object**.
  - **That a person decides.** No decision about you is made by a computer alone.

  You do not have to say why, and it costs nothing. Write to [{ $email }](mailto:{ $email }), or to the police force or council. The answer normally comes within one month.

  ## Who it may be shared with

  Services that need it to protect or help you, or others, and only as far as the law allows. Each time is written down, so that mistakes can be put right everywhere.

  ## Complaints

  You can complain to us, to the [Information Commissioner](https://ico.org.uk/make-a-complaint/), telephone [0303 123 1113](tel:03031231113), and to a court. About how Prevent was applied to you, you can complain to the [Standards and Compliance Unit](https://www.gov.uk/guidance/report-a-concern-about-prevent) under the Independent Prevent Commissioner.

privacy-parent-title = Privacy: parents and guardians
privacy-parent-body =
  ## When your child was referred

  A school or another service should normally talk to you first, unless that could put somebody at risk. If support is offered to a child under 16, you decide about it. At 16 and 17 your child decides together with you.

  ## What may be held about you

  Your name, how to reach you, what you told us, and whether you agreed to support. It is held for the same purpose as your child's record.

  ## The law

  What the police hold to prevent crime is under **Part 3 of the Data Protection Act 2018**. What a council, a school or a health service holds is under the **UK GDPR**.

  ## Asking on behalf of your child

  The rights belong to your child. You can use them for a young child. When your child is old enough to understand, they are asked first. You may be given less than the whole where it would put your child, or somebody else, at risk.

  A child's record is looked at again after 12 months, and each year after that. It does not become an adult's record because of a birthday.

  ## Complaints

  Write to [{ $email }](mailto:{ $email }). You can also complain to the [Information Commissioner](https://ico.org.uk/make-a-complaint/), and about how Prevent was applied to the [Standards and Compliance Unit](https://www.gov.uk/guidance/report-a-concern-about-prevent).

privacy-partner-title = Privacy: partner agencies
privacy-partner-body =
  For people who refer as part of their work, answer requests for information, sit on a panel or deliver support.

  ## Whose record it is

  Each agency is the controller of its own records. What you send becomes part of a record here, and what you receive becomes part of yours. Each passing on is written down with recipient, purpose and legal ground.

  ## The law

  - **Police, for law enforcement:** Part 3 of the Data Protection Act 2018; sensitive processing only when strictly necessary.
  - **Councils, education, health and others:** UK GDPR Article 6(1)(e), and Article 9(2)(g) with Schedule 1 to the Act.
  - **Co-operation with panels:** sections 36 to 38 of the Counter-Terrorism and Security Act 2015. Section 38 does not ask you to disclose what data-protection law forbids, nor sensitive information of an intelligence service.

  Consent to support is not your lawful basis for sharing. Do not present it to a family as if it were.

  ## What we hold about you

  Your name, agency, role, what you sent and did here, and each record that you looked at. It is used to run the service and to find misuse, under the UK GDPR as a public task.

  ## What we ask of you

  - Share what is needed, and no more.
  - Keep fact, what was said and opinion apart, and say where each comes from.
  - Tell us when something you sent proves wrong, so that every copy can be corrected.
  - Tell the person, when it is safe, as your own policy says.

  ## Rights and complaints

  You have the same rights over your own details as anybody else. Write to [{ $email }](mailto:{ $email }). You can complain to the [Information Commissioner](https://ico.org.uk/make-a-complaint/), and report how Prevent is applied to the [Standards and Compliance Unit](https://www.gov.uk/guidance/report-a-concern-about-prevent).
