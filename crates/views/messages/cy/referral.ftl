# Dweud wrthym am bryder: dechrau, cwestiynau, gwirio, cadarnhad. Nid yw teitlau'n enwi'r pwnc na dim a deipiwyd.
refer-or = neu
refer-unknown = Dydw i ddim yn gwybod
refer-empty = Dim ateb
refer-change = Newid
refer-remove = Dileu
refer-warning = Rhybudd
refer-person = Person { $number }
refer-no-name = Ni roddwyd enw
refer-select-nothing = Dewiswch, neu gadewch fel y mae
refer-reading-unknown = Pan na wyddom yr ardal, desg genedlaethol sy'n darllen yr hyn a anfonwch gyntaf ac yn ei drosglwyddo.
refer-reading-telephone = Rhif ffôn lleol: { $telephone }

## Dechrau
refer-start-title = Dywedwch wrthym am eich pryder
refer-start-body =
  Nid oes angen cyfrif arnoch, ac nid oes rhaid ichi fod yn siŵr. Gallwch ateb “Dydw i ddim yn gwybod” i unrhyw gwestiwn. Dim ond dau beth y mae'n rhaid inni eu cael: beth sy'n eich poeni, a rhywbeth sy'n dweud wrthym pwy sydd gennych mewn golwg.

  Ysgrifennwch gymaint neu gyn lleied ag y mynnwch, yn Gymraeg neu yn Saesneg.

  ## Cyn ichi ddechrau

  - **Mewn perygl nawr, neu ar fin teithio?** Ffoniwch { -emergency-link } yn gyntaf. Gallwch lenwi'r ffurflen wedyn.
  - **A fyddai'n well gennych siarad?** Ffoniwch y llinell gyngor ar { -advice-line-link }. Gallant lenwi'r un ffurflen gyda chi.
  - **A allai rhywun weld eich sgrin?** Mae'r botwm coch “Gadael y dudalen hon” yn mynd â chi ar unwaith i dudalen dywydd. Mae pwyso'r fysell Shift dair gwaith yn gwneud yr un peth. Mae'n dileu'r hyn nad ydych wedi'i anfon. Ni all glirio hanes eich porwr: gweler [gadael yn gyflym](/leaving-quickly).

  ## Caiff eich atebion eu cadw wrth ichi ysgrifennu

  Bob tro y pwyswch Parhau rydym yn cadw'r hyn a ysgrifennoch, dan glo, ar ein cyfrifiaduron ni ac nid ar eich un chi. Gallwch gau'r dudalen a dod yn ôl yn yr un porwr o fewn { $hours } awr. Ar ôl hynny caiff ei ddileu. Nid oes neb yn ei ddarllen cyn ichi ei anfon.

  Cadwch unrhyw luniau neu negeseuon lle maen nhw. **Peidiwch â'u hanfon at neb**, ddim hyd yn oed atom ni: mae dolen, enw defnyddiwr a disgrifiad yn ddigon.
refer-start-areas = Dangos yr amserau ar gyfer pob ardal
refer-begin-public = Dechrau nawr
refer-begin-professional = Rwy'n dweud wrthych fel rhan o'm gwaith
refer-begin-operator = Llenwi ar ran rhywun ar y ffôn
refer-begin-again = Dechrau eto
refer-resume-heading = Rydych wedi dechrau eisoes
refer-resume-link = Mynd ymlaen o'r lle y gwnaethoch stopio
refer-resume-else = Os dechreuwch isod yn lle hynny, caiff yr hyn a ysgrifennoch o'r blaen ei ddileu.

## Am faint y cedwir atebion
refer-kept = Caiff eich atebion eu cadw am { $hours } awr arall. Dewch yn ôl yn yr un porwr i fynd ymlaen.
refer-kept-soon = Caiff eich atebion eu dileu cyn bo hir. Munudau ar ôl: { $minutes }. Fe'u cedwir yn hirach bob tro y pwyswch Parhau.
refer-cancel-link = Canslo a dileu'r hyn a ysgrifennais

## Perygl
refer-danger = A oes unrhyw un mewn perygl nawr?
refer-danger-now = Oes: gallai rhywun gael niwed, neu gallai trosedd fod ar fin digwydd
refer-danger-travelling = Oes: mae rhywun ar fin teithio i ymuno ag ymladdwyr neu i briodi un
refer-danger-no = Nac oes
refer-danger-not-known = Dydw i ddim yn gwybod
refer-step-emergency = Ffoniwch 999 nawr
refer-intro-emergency =
  Ffoniwch { -emergency-link } **nawr** a gofynnwch am yr heddlu. Dywedwch yr hyn a wyddoch, a phwy allai gael niwed neu sydd ar fin teithio. Mewn maes awyr neu borthladd, dywedwch wrth unrhyw swyddog heddlu neu aelod o staff.

  Os na allwch siarad yn ddiogel, ffoniwch 999 o ffôn symudol, a phan ofynnir ichi pwyswch 55.

  Peidiwch â rhoi eich hun mewn perygl, a pheidiwch â cheisio atal neb drwy rym.

  ## Yna ewch ymlaen yma

  Ar ôl ichi ffonio, neu os na allwch, ewch ymlaen os gwelwch yn dda. Caiff swyddog ar ddyletswydd wybod ar unwaith pan anfonwch y ffurflen hon. **Nid yw'n cymryd lle 999.**

## Ardal
refer-area = Ble mae'r person yn byw?
refer-area-hint = O dan bob ardal gwelwch pryd y caiff atgyfeiriadau eu darllen yno.
refer-area-not-known = Dydw i ddim yn gwybod, neu rywle arall

## Y pryder
refer-worry = Beth sy'n eich poeni?
refer-worry-hint = Defnyddiwch eich geiriau eich hun. Beth welsoch neu glywsoch, pryd, a phwy arall sy'n gwybod? Ysgrifennwch gymaint neu gyn lleied ag y mynnwch.
refer-step-worry = Beth sy'n eich poeni, a beth a welwyd neu a glywyd
refer-more = Beth arall allwch chi ei ddweud wrthym?
refer-more-hint = Ticiwch yr hyn y gwyddoch rywbeth amdano. Gofynnwn am hynny a dim byd arall. Gallwch adael y cyfan yn wag.
refer-more-noticed = Pryd y digwyddodd, sut y gwnaethoch sylwi, neu eiriau a ddefnyddiwyd
refer-more-online = Beth sy'n digwydd ar-lein
refer-more-contacts = Pobl neu grwpiau y maent mewn cysylltiad â nhw, neu fygythiadau
refer-more-help = Beth arall sy'n digwydd, pwy sy'n helpu, beth sy'n mynd yn dda
refer-more-find = Ble maent yn byw neu sut i ddod o hyd iddynt
refer-more-about = Eu hysgol neu waith, iaith neu rywedd
refer-more-others = Rwy'n poeni am rywun arall hefyd
refer-step-noticed = Beth a welwyd neu a glywyd
refer-noticed = Sut y sylwyd arno?
refer-noticed-hint = Beth a welwyd neu a glywyd, gan bwy, ac ymhle.
refer-when = Pryd y digwyddodd neu y dechreuodd?
refer-when-hint = Dyddiad, neu eiriau fel “ers yr haf”.
refer-words = Pa eiriau a ddefnyddiwyd?
refer-words-hint = Mor agos ag y cofiwch, mewn unrhyw iaith.
refer-online = Beth sy'n digwydd ar-lein?
refer-online-hint = Cadwch ddelweddau a fideos lle maen nhw a pheidiwch â'u hanfon at neb: mae rhai yn anghyfreithlon i'w rhannu. Rhowch ddolenni, enwau defnyddwyr a disgrifiad inni.
refer-step-online = Ar-lein, cysylltiadau a bygythiadau
refer-step-contacts = Cysylltiadau a bygythiadau
refer-contacts = Gyda phwy y maent mewn cysylltiad?
refer-contacts-hint = Pobl neu grwpiau, a sut y gwnaethant gwrdd.
refer-threats = A oes rhywun wedi cael ei fygwth?
refer-threats-hint = Pwy, pryd ac ym mha eiriau.
refer-step-help = Beth arall sy'n digwydd
refer-needs = Beth arall sy'n digwydd yn eu bywyd?
refer-needs-hint = Er enghraifft iechyd, dysgu, teulu, tai, arian neu golled.
refer-services = Pwy arall sy'n helpu neu'n gwybod?
refer-services-hint = Er enghraifft ysgol, meddyg, gweithiwr cymdeithasol neu arweinydd ffydd.
refer-strengths = Beth sy'n mynd yn dda, ac ym mhwy y maent yn ymddiried?
refer-strengths-hint = Er enghraifft athro, mam-gu neu dad-cu, camp neu swydd.
refer-if-nothing = Beth allai ddigwydd os na wneir dim?
refer-if-nothing-hint = Yr hyn rydych yn ei ofni fwyaf, a pha mor fuan.

## Y person
refer-step-name = Am bwy rydych chi'n poeni?
refer-intro-name = Os na wyddoch yr enw, gadewch ef yn wag a disgrifiwch y person isod. Mae unrhyw beth sy'n dweud wrthym pwy sydd gennych mewn golwg yn ddigon.
refer-person-name = Enw
refer-person-other-names = Enwau eraill
refer-person-other-names-hint = Llysenwau, enwau blaenorol neu sillafiadau eraill, pob un ar ei linell ei hun.
refer-person-description = Unrhyw beth arall sy'n dweud wrthym pwy sydd gennych mewn golwg
refer-person-description-hint = Er enghraifft “y dyn a symudodd i'r fflat uchaf ym mis Mai”.
refer-step-birth = Pryd y cawsant eu geni?
refer-person-birth = Dyddiad geni, hyd y gwyddoch
refer-person-birth-hint = Er enghraifft 27 3 2007. Mae'r flwyddyn yn unig yn ddigon, neu'r mis a'r flwyddyn.
refer-person-birth-day = Diwrnod
refer-person-birth-month = Mis
refer-person-birth-year = Blwyddyn
refer-person-birth-age = Neu tua faint yw eu hoed?
refer-person-birth-age-hint = Mewn blynyddoedd, er enghraifft 17.
refer-birth-born = Ganwyd { $date }
refer-birth-aged = Tua { $age } oed
refer-step-aware = A ydynt yn gwybod eich bod yn dweud wrthym?
refer-person-person-aware = A yw'r person yn gwybod?
refer-person-family-aware = A yw eu teulu'n gwybod?
refer-aware-told = Ydynt, dywedwyd wrthynt
refer-aware-not-told = Nac ydynt, ni ddywedwyd wrthynt
refer-aware-not-known = Dydw i ddim yn gwybod
refer-step-find = Ble maent yn byw a sut i ddod o hyd iddynt
refer-intro-find = Gadewch yn wag unrhyw beth na wyddoch.
refer-person-address = Cyfeiriad, neu ble maent yn aros
refer-person-postcode = Cod post
refer-person-phones = Rhifau ffôn
refer-person-phones-hint = Pob un ar ei linell ei hun.
refer-person-emails = Cyfeiriadau e-bost
refer-person-emails-hint = Pob un ar ei linell ei hun.
refer-person-handles = Enwau y maent yn eu defnyddio ar-lein, ac ymhle
refer-person-handles-hint = Pob un ar ei linell ei hun, er enghraifft “wren_77 yn y gêm Harbour”.
refer-step-about = Ysgol neu waith, iaith a rhywedd
refer-person-gender = Rhywedd
refer-person-place = Ysgol, coleg neu weithle
refer-person-place-hint = Ei enw ac ymhle y mae.
refer-person-language = Iaith
refer-person-language-hint = Yr iaith y maent yn ei siarad orau, ac a oes angen cyfieithydd arnynt.
refer-step-people = Y bobl rydych yn dweud wrthym amdanynt
refer-people-another = A ydych yn poeni am unrhyw un arall?
refer-people-full = Dyma'r nifer mwyaf o bobl y mae un ffurflen yn eu derbyn: { $limit }. Anfonwch y ffurflen hon yn gyntaf, yna dechreuwch un arall ar gyfer y lleill.
refer-person-remove = Dileu'r person hwn a phopeth a ysgrifennoch amdanynt?

## Yr atgyfeiriwr
refer-step-you = Amdanoch chi
refer-intro-you = Gallwch adael hyn i gyd yn wag. Os dywedwch wrthym pwy ydych, caiff ei gadw ar wahân a than glo. Ychydig o bobl all ei weld.
refer-you-relationship = Beth ydych chi i'r person?
refer-you-name = Eich enw
refer-you-name-hint = Dim ond os dymunwch ei roi.
refer-you-role = Eich swydd
refer-you-organisation = Eich sefydliad
refer-confidential = A oes rhaid cadw eich enw rhag y person a'u teulu?
refer-confidential-hint = Nid ydym yn dweud wrthynt pwy ydych. Dywedwch oes os byddai'n eich rhoi chi neu rywun arall mewn perygl. Gall llys, yn anaml, orchymyn fel arall.
refer-step-reach = Sut i gysylltu â chi
refer-intro-reach = Gallwch adael hyn i gyd yn wag. Efallai y bydd swyddog hyfforddedig am ofyn rhywbeth ichi.
refer-you-phone = Rhif ffôn
refer-you-email = Cyfeiriad e-bost
refer-you-safe-times = Pryd y mae'n ddiogel cysylltu â chi, a sut?
refer-you-safe-times-hint = Er enghraifft “neges destun yn unig” neu “dyddiau'r wythnos cyn 3pm, peidiwch byth â gadael neges”.
refer-feedback = A hoffech gael ateb?
refer-feedback-hint = Os hoffech, cewch god derbynneb. Gyda hwnnw gallwch ddod yn ôl a gweld a oes ateb byr ichi. Nid yw byth yn dweud beth ddigwyddodd i'r person.
refer-wish-yes = Ie
refer-wish-no = Na
refer-wish-not-said = Byddai'n well gennyf beidio â dweud

## Gweithwyr proffesiynol
refer-sector = Ble ydych chi'n gweithio?
refer-subsector = Pa un o'r rhain sy'n gweddu orau?
refer-step-tasks = Beth i'w ddweud wrthym
refer-tasks-lead = Gwnewch y rhain mewn unrhyw drefn, a gadewch yn wag yr hyn na wyddoch. Dim ond dau sydd eu hangen: beth sy'n eich poeni, a phwy yw'r person.
refer-tasks-send = Anfon
refer-tasks-check = Gwirio eich atebion ac anfon
refer-tasks-not-yet = Gallwch wirio ac anfon unwaith y byddwch wedi dweud beth sy'n eich poeni a phwy yw'r person, a phan na fydd problem ar ôl.
refer-status-done = Wedi'i wneud
refer-status-mend = Mae problem
refer-status-needed = Angenrheidiol
refer-status-optional = Dewisol
refer-section-work = Eich gwaith
refer-section-urgency = Perygl a lle
refer-section-concern = Y pryder
refer-section-person = Y person
refer-section-people = Pobl eraill
refer-section-you = Amdanoch chi
refer-task-sector = Eich sector
refer-task-subsector = Eich rhan o'r sector
refer-task-danger = Perygl nawr
refer-task-area = Ble mae'r person yn byw
refer-task-worry = Beth sy'n eich poeni
refer-task-online = Ar-lein, cysylltiadau a bygythiadau
refer-task-help = Anghenion, gwasanaethau a chryfderau
refer-task-name = Pwy yw'r person
refer-task-find = Ble maent yn byw a sut i ddod o hyd iddynt
refer-task-aware = Pwy sy'n gwybod eich bod yn dweud wrthym
refer-task-people = Ychwanegu neu ddileu pobl
refer-task-you = Pwy ydych chi
refer-task-reach = Sut i gysylltu â chi

## Gwirio ac anfon
refer-step-check = Gwiriwch eich atebion
refer-check-marks = Mae rhywbeth a deipiwyd gennych yn cynnwys marc anweledig sy'n newid trefn llythrennau. Fe'i dangosir fel [U+…] fel nad oes dim yn cael ei guddio. Nid oes angen ichi wneud dim.
refer-send-heading = Cyn ichi anfon
refer-send-body =
  - Mae swyddog hyfforddedig yn darllen yr hyn a anfonwch. Mae'n gofnod, a chaiff ei gadw o dan y gyfraith: gweler [preifatrwydd](/privacy-referrer).
  - Nid oes rhaid ichi fod yn sicr. Dywedwch wrthym yr hyn y credwch ei fod yn wir.
  - Ar ôl anfon ni allwch ei newid yma, ond gallwch ychwanegu ato.
refer-send = Anfon

## Wedi'i anfon
refer-sent-title = Diolch. Mae gennym ni ef
refer-sent-reference = Eich cyfeirnod
refer-sent-reference-help =
  Da chi, **ysgrifennwch ef, neu argraffwch y dudalen hon**. Ni all neb ddod o hyd iddo ichi yn nes ymlaen. Os darllenwch ef i rywun, dywedwch ef mewn grwpiau o bedwar: nid yw'n cynnwys y llythrennau I, L, O nac U.

  Gyda'r cyfeirnod gallwch [ychwanegu rhywbeth](/add). Ni all neb ei ddefnyddio i ddarllen yr hyn a ysgrifennoch.

  Os gallai rhywun ddod o hyd iddo, peidiwch â'i gadw lle byddant yn edrych. Nid yw'n dweud dim amdanoch.
refer-sent-urgent = Mae'r swyddog ar ddyletswydd wedi cael gwybod ar unwaith. Os yw rhywun mewn perygl ac nid ydych wedi ffonio 999 eto, ffoniwch 999 nawr.
refer-sent-receipt-heading = Eich cod derbynneb
refer-sent-receipt-help =
  Ysgrifennwch hwn hefyd, a chadwch ef i chi'ch hun. Gyda hwn gallwch [weld a oes ateb](/answer) ichi, ac ychwanegu rhywbeth. Edrychwch eto ar ôl rhai wythnosau. Nid yw'r ateb byth yn dweud beth ddigwyddodd i'r person.
refer-sent-next-heading = Beth sy'n digwydd nesaf
refer-sent-next =
  1. Mae swyddog hyfforddedig yn darllen yr hyn a anfonoch ac yn edrych yn gyntaf am berygl.
  2. Mae'r heddlu'n gwirio a ydynt eisoes yn gwybod am y person.
  3. Os gall fod pryder, gofynnir i bobl a all helpu beth a wyddant, a gall panel gynnig cymorth.

  Os dywedoch wrthym sut i gysylltu â chi'n ddiogel, efallai y bydd rhywun yn cysylltu â chi. Yn aml ni allwn ddweud wrthych beth a ddaeth ohono, am fod hynny'n breifat i'r person. Darllenwch fwy am [beth sy'n digwydd nesaf](/what-happens-next).
refer-sent-after =
  ## Yn y cyfamser

  - Os gallwch wneud hynny'n ddiogel, daliwch ati i siarad â'r person a gwrando.
  - Cadwch negeseuon a lluniau lle maen nhw. Peidiwch â'u hanfon at neb.
  - Peidiwch â dilyn y person na chwilio drwy eu pethau.
  - Os dysgwch rywbeth newydd, [ychwanegwch ef](/add) neu ffoniwch y llinell gyngor ar { -advice-line-link }.

  Pan fyddwch wedi gorffen, caewch y dudalen hon. Os gallai rhywun edrych ar y ddyfais hon, [darllenwch am adael yn gyflym](/leaving-quickly).

## Canslo, wedi'i ddileu, wedi dod i ben
refer-cancel-title = Dileu'r hyn a ysgrifennoch?
refer-cancel-body =
  Os byddwch yn ei ddileu, caiff hyn ei golli ar unwaith ac ni ellir ei adfer:

  - popeth a ysgrifennoch ar bob tudalen, am y person, am eraill ac amdanoch chi'ch hun
  - y lle y gwnaethoch stopio

  Ni anfonwyd dim, felly nid oes neb wedi'i ddarllen, ac ni roddwyd cyfeirnod. Mae unrhyw beth a anfonoch yn gynharach yn aros fel y mae.
refer-cancel-yes = Dileu popeth
refer-cancel-no = Mynd yn ôl a'i gadw
refer-deleted-title = Mae popeth a ysgrifennoch wedi'i ddileu
refer-deleted-body =
  Ni anfonwyd dim ac nid oes dim ar ôl yma.

  Os ydych yn dal i boeni, gallwch ddechrau eto neu ffonio'r llinell gyngor ar { -advice-line-link }. Mewn perygl, ffoniwch { -emergency-link }.
refer-expired-title = Nid yw'r hyn a ysgrifennoch yma mwyach
refer-expired-body =
  Caiff atebion nad ydynt yn cael eu hanfon eu dileu ar ôl peth amser, i'ch cadw chi a'r person yn ddiogel. Dim ond yn y porwr lle cawsant eu hysgrifennu y gellir eu hagor hefyd. **Ni anfonwyd dim.**

  Mae'n ddrwg gennym fod rhaid ichi ei ysgrifennu eto. Os yw hynny'n ormod, ffoniwch y llinell gyngor ar { -advice-line-link }: bydd rhywun yn ei ysgrifennu ar eich rhan. Mewn perygl, ffoniwch { -emergency-link }.

## Beth sydd o'i le
refer-error-worry = Dywedwch wrthym beth sy'n eich poeni. Mae ychydig eiriau'n ddigon
refer-error-nobody = Rhowch enw, neu unrhyw beth arall sy'n dweud wrthym pwy sydd gennych mewn golwg
refer-error-sector = Dewiswch ble rydych yn gweithio. Os nad oes dim yn gweddu, dewiswch “Arall”
refer-error-choice = Dewiswch un o'r atebion a ddangosir
refer-error-too-long = Mae hwn yn { $chars } nod o hyd ac mae un maes yn derbyn { $limit }. Nid oes dim a deipiwyd wedi'i golli: byrhewch ef yma, neu symudwch ran i gwestiwn arall
refer-error-email = Ysgrifennwch y cyfeiriad e-bost fel enw@example.com, neu gadewch ef yn wag
refer-error-too-many = Nid yw un ffurflen yn derbyn mwy o bobl. Anfonwch hon yn gyntaf, yna dechreuwch un arall
refer-error-birth-twice = Rhoddwyd dau ddyddiad geni. Cadwch yr un mwyaf tebygol a rhowch y llall o dan “Unrhyw beth arall sy'n dweud wrthym pwy sydd gennych mewn golwg”
refer-error-birth-not-numbers = Ysgrifennwch y dyddiad geni mewn rhifau, er enghraifft 27 3 2007
refer-error-birth-incomplete = Ychwanegwch y mis a'r flwyddyn, neu rhowch y flwyddyn yn unig
refer-error-birth-no-such-day = Nid oes diwrnod o'r fath. Gwiriwch y diwrnod, y mis a'r flwyddyn
refer-error-birth-future = Mae'r dyddiad geni ar ôl heddiw. Gwiriwch y flwyddyn
refer-error-birth-too-long-ago = Mae'r dyddiad geni fwy na 120 mlynedd yn ôl. Ysgrifennwch y flwyddyn â phedwar digid, er enghraifft 2007
refer-error-birth-age = Ysgrifennwch yr oedran fel rhif cyfan hyd at 120, er enghraifft 17
refer-error-birth-contradiction = Nid yw'r dyddiad geni a'r oedran yn cyd-fynd. Cadwch yr un rydych yn fwyaf sicr ohono a chliriwch y llall

## Geiriau i'r llinell gyngor eu darllen yn uchel
refer-say-label = Darllenwch hyn yn uchel
refer-say-start = Gallaf ysgrifennu hyn ar eich rhan nawr, wrth inni siarad. Darllenaf ychydig o gwestiynau ichi, ac mae “Dydw i ddim yn gwybod” bob amser yn ateb da. Nid oes rhaid ichi roi eich enw eich hun. Ar y diwedd rhoddaf gyfeirnod ichi. A allwch chi siarad yn ddiogel ar hyn o bryd?
refer-say-danger = Yn gyntaf mae angen imi ofyn: a oes unrhyw un mewn perygl ar hyn o bryd? A allai rhywun gael niwed, neu a oes rhywun ar fin teithio i ymuno ag ymladdwyr neu i briodi un?
refer-say-emergency = Ffoniwch 999 nawr os gwelwch yn dda, cyn inni fynd ymlaen. Gallaf aros tra byddwch yn ffonio o ffôn arall, neu gallwch ein ffonio'n ôl wedyn. Os na allwch ffonio, dywedwch wrthyf ble mae'r person ac fe ffoniaf i. Yna awn ymlaen.
refer-say-area = Ym mha dref neu ardal y mae'r person yn byw?
refer-say-worry = Dywedwch wrthyf yn eich geiriau eich hun beth sy'n eich poeni. Ysgrifennaf yr hyn a ddywedwch, ac yna ei ddarllen yn ôl ichi.
refer-say-more = Diolch. Gallaf ofyn ychydig mwy am rai pethau, os gwyddoch amdanynt. A wyddoch pryd y digwyddodd neu sut y sylwyd arno? Unrhyw beth ar-lein? Gyda phwy y maent mewn cysylltiad? Beth arall sy'n digwydd iddynt? Ble i ddod o hyd iddynt? A ydych yn poeni am unrhyw un arall?
refer-say-noticed = Sut y sylwyd arno, a chan bwy? Pryd y digwyddodd neu y dechreuodd? A ydych yn cofio unrhyw eiriau a ddefnyddiwyd?
refer-say-online = Beth sy'n digwydd ar-lein? Pa enwau y maent yn eu defnyddio, ac ymhle? Cadwch luniau a fideos lle maen nhw a pheidiwch â'u hanfon at neb.
refer-say-contacts = Gyda phwy y maent mewn cysylltiad, pobl neu grwpiau? A oes rhywun wedi cael ei fygwth?
refer-say-help = Beth arall sy'n digwydd iddynt, o ran iechyd, teulu, ysgol neu waith? Pwy sy'n helpu eisoes? Beth sy'n mynd yn dda, ac ym mhwy y maent yn ymddiried? Beth ydych yn ofni allai ddigwydd os na wneir dim?
refer-say-name = Am bwy rydych chi'n poeni? A allwch sillafu'r enw? A ydynt yn defnyddio enwau eraill? Os na wyddoch yr enw, dywedwch unrhyw beth sy'n dangos pwy sydd gennych mewn golwg.
refer-say-birth = A wyddoch pryd y cawsant eu geni? Mae'r flwyddyn yn ddigon. Os na wyddoch, tua faint yw eu hoed?
refer-say-aware = A yw'r person yn gwybod eich bod yn dweud wrthym? A yw eu teulu?
refer-say-find = Ble maent yn byw neu'n aros? A wyddoch rif ffôn neu'r enwau y maent yn eu defnyddio ar-lein?
refer-say-about = A ydynt yn mynd i ysgol neu goleg, neu ble maent yn gweithio? Pa iaith y maent yn ei siarad orau?
refer-say-remove = Byddaf yn tynnu'r person hwn o'r ffurflen. A yw hynny'n iawn?
refer-say-people = Dyma'r bobl rydych wedi dweud wrthyf amdanynt. A oes unrhyw un arall?
refer-say-you = Beth ydych chi i'r person? Nid oes rhaid ichi roi eich enw imi. Os gwnewch, caiff ei gadw ar wahân a than glo. A oes rhaid ei gadw rhag y person a'r teulu?
refer-say-reach = A gaiff rhywun gysylltu â chi os oes cwestiwn? Sut, a phryd y mae'n ddiogel? A hoffech allu dod yn ôl a gweld a oes ateb byr ichi?
refer-say-check = Darllenaf yn ôl yr hyn a ysgrifennais. Stopiwch fi lle mae rhywbeth o'i le.
refer-say-sent = Mae gennym ni ef. Darllenaf eich cyfeirnod ichi nawr mewn grwpiau o bedwar. Ysgrifennwch ef a darllenwch ef yn ôl imi. Gyda hwn gallwch ychwanegu rhywbeth yn nes ymlaen, dros y ffôn neu ar y wefan.
