# Contact, accessibility, cookies, leaving quickly.
contact-title = Contact and telephone
contact-body =
  ## In an emergency

  Ring { -emergency-link }. If you cannot hear or speak on the telephone, use the [999 BSL](https://999bsl.co.uk) video service, dial [18000](tel:18000) with Relay UK, or text 999 if your telephone is registered for emergency texts.

  ## The advice line

  Ring { -advice-line-link }, free of charge. You can ask a question without giving a name. With Relay UK, dial 18001 before the number. If English or Welsh is hard for you, say which language you speak.

  If nobody answers and it cannot wait, ring the police on { -police-link }.

  ## Tell us on this site

  - [Tell us about your concern](/refer)
  - [Add something to what you have told us](/add)
  - [See whether there is an answer for you](/answer)

  ## On paper or in person

  You can tell a police officer, a teacher, a social worker or a council officer. They can fill in the form with you or for you. You can ask for a paper or large-print form by telephone.

  ## Questions about this site

  Tell { $operator } if something was unclear or hard to use, or if you would like a talk or advice for your group: [{ $email }](mailto:{ $email }). Please do not put anything about a person in an e-mail.

  ## Complaints

  To complain about how Prevent was applied, first tell { $operator } if you can. You may also go to the [Standards and Compliance Unit, which takes complaints about Prevent](https://www.gov.uk/guidance/report-a-concern-about-prevent) under the Independent Prevent Commissioner. For complaints about personal data, see [privacy](/privacy).

accessibility-title = Accessibility statement
accessibility-body =
  This statement is about the public pages of Waymark, run by { $operator }. It was prepared on 23 November 2026 and is looked at again at least once a year.

  ## What you can do here

  - read and use every page with the keyboard alone
  - enlarge text to 400% without scrolling from side to side
  - use a screen reader, a screen magnifier or voice control
  - use every page with JavaScript switched off
  - take your time: your answers are kept while you look for something

  We write plainly, and there is an [easy-read summary](/easy-read).

  ## How accessible it is

  This site aims to meet the Web Content Accessibility Guidelines, version 2.2, level AA. It is **partially compliant**, because of what is listed here.

  ## What is not accessible yet

  - It has been tested by automatic checks and by its makers, with a keyboard and at large sizes. No independent audit has been made, and people who use assistive technology have not yet tested it.
  - Where a banner says so, nobody has reviewed the Welsh translation yet.
  - There is no version in British Sign Language, and none in languages other than English and Welsh. If you need another language, say so on the advice line.
  - The easy-read summary has no pictures and has not been checked by people with learning disabilities.
  - Browsers are told not to keep or fill in your own name, telephone number and e-mail address, so that nobody who uses the same device after you is offered them. That means you have to type them (WCAG 1.3.5).
  - Pages of other sites that we link to may not be accessible.

  ## If you cannot use part of it

  Write to [{ $email }](mailto:{ $email }) or ring the advice line on { -advice-line-link }. Say which page, and how you would like to have it. We aim to answer within 10 working days.

  ## If you are not happy with our answer

  The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer, contact the [Equality Advisory and Support Service](https://www.equalityadvisoryservice.com/).

cookies-title = Cookies
cookies-body =
  This site sets one cookie, and only when you begin to fill in a form. It is strictly necessary, so we do not ask you to agree to it and there is no banner.

  ## What it does

  It holds a key to the answers that you have not sent yet. The answers themselves are kept on our server, locked with that key. We do not keep the key, so nobody here can read them before you send them.

  ## How long it lasts

  Until you send the form, leave with “Exit this page”, or let the answers expire. The form tells you when that will be.

  ## What we do not do

  There are no cookies for advertising or for measuring visits. We do not store anything else in your browser, and we do not follow you to other sites.

leaving-quickly-title = What leaving quickly does
leaving-quickly-body =
  “Exit this page” is on every page. Use it if somebody comes near who should not see what you are reading.

  ## How to use it

  - Press the red button, or
  - press the Shift key three times. This needs JavaScript.

  It takes you at once to a weather page on another site.

  ## What happens to what you typed

  Answers that you have not sent are given up: you would need to begin again. What you have sent stays sent.

  ## What it cannot do

  It cannot hide that you were here. The address of this site stays in the history of your browser, and whoever runs your network may be able to see it. This site asks the browser to keep no copy of its pages, but it cannot remove the history for you.

  ## If somebody may check your device

  Use a telephone or computer that they cannot reach, such as one at a library, school or friend's home. Or ring the advice line on { -advice-line-link }: it is free, though some telephones list the calls they have made.
