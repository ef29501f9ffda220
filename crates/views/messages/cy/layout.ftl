# Yr hyn sydd o amgylch pob tudalen.
title-error = Gwall:
skip-link = Neidio i'r prif gynnwys
language-label = Iaith
back-link = Yn ôl
continue = Parhau
error-summary-title = Mae problem
error-prefix = Gwall

banner-demo-tag = Arddangosiad
banner-demo = Mae popeth yma yn ddychmygol. Peidiwch â theipio dim am berson go iawn.
banner-training-tag = Hyfforddiant
banner-training = At ddibenion ymarfer y mae hwn. Peidiwch â theipio dim am berson go iawn.
banner-unreviewed-tag = Cyfieithiad
banner-unreviewed = Nid oes neb wedi adolygu'r cyfieithiad Cymraeg hwn eto. Mae'r Saesneg ar gael os nad yw rhywbeth yn glir.

emergency-label = Help brys dros y ffôn
emergency-danger = Perygl nawr, neu ar fin teithio?
emergency-999 = Ffoniwch 999
emergency-worried = Yn poeni, ac am siarad?
emergency-advice-line = Ffoniwch { -advice-line }

exit-button = Gadael y dudalen hon
exit-activated = Wrthi'n gadael y dudalen.
exit-timed-out = Mae'r cyfle i adael y dudalen fel hyn wedi dod i ben.
exit-two-more = Shift, pwyswch 2 waith eto i adael.
exit-one-more = Shift, pwyswch 1 waith eto i adael.
exit-label = Gadael a mynd yn ôl
exit-explained = Beth mae gadael yn gyflym yn ei wneud

reading-heading = Pryd y caiff atgyfeiriadau eu darllen
reading-meanwhile = Os na all aros tan hynny, ffoniwch { -emergency-link } pan allai rhywun gael niwed neu pan fo rhywun ar fin teithio, neu'r llinell gyngor ar { -advice-line-link }.

footer-feedback = Oedd rhywbeth yn aneglur neu'n anodd ei ddefnyddio?
footer-feedback-link = Dywedwch wrthym
footer-heading = Am y wefan hon
footer-contact = Cysylltu a ffonio
footer-easy-read = Hawdd ei ddeall
footer-privacy = Preifatrwydd
footer-accessibility = Hygyrchedd
footer-cookies = Cwcis
footer-statistics = Ystadegau
footer-operator = Yn cael ei redeg gan { $operator }
