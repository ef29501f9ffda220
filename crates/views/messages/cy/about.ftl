# Cysylltu, hygyrchedd, cwcis, gadael yn gyflym.
contact-title = Cysylltu a ffonio
contact-body =
  ## Mewn argyfwng

  Ffoniwch { -emergency-link }. Os na allwch glywed na siarad dros y ffôn, defnyddiwch wasanaeth fideo [999 BSL](https://999bsl.co.uk), deialwch [18000](tel:18000) gyda Relay UK, neu anfonwch neges destun at 999 os yw eich ffôn wedi'i gofrestru ar gyfer negeseuon testun brys.

  ## Y llinell gyngor

  Ffoniwch { -advice-line-link }, am ddim. Gallwch ofyn cwestiwn heb roi enw. Gyda Relay UK, deialwch 18001 cyn y rhif. Os yw Cymraeg neu Saesneg yn anodd ichi, dywedwch pa iaith rydych yn ei siarad.

  Os nad oes neb yn ateb ac na all aros, ffoniwch yr heddlu ar { -police-link }.

  ## Dywedwch wrthym ar y wefan hon

  - [Dywedwch wrthym am eich pryder](/refer)
  - [Ychwanegwch rywbeth at yr hyn rydych wedi'i ddweud wrthym](/add)
  - [Gwelwch a oes ateb ichi](/answer)

  ## Ar bapur neu wyneb yn wyneb

  Gallwch ddweud wrth swyddog heddlu, athro, gweithiwr cymdeithasol neu swyddog cyngor. Gallant lenwi'r ffurflen gyda chi neu ar eich rhan. Gallwch ofyn dros y ffôn am ffurflen bapur neu un mewn print bras.

  ## Cwestiynau am y wefan hon

  Dywedwch wrth { $operator } os oedd rhywbeth yn aneglur neu'n anodd ei ddefnyddio, neu os hoffech gael sgwrs neu gyngor i'ch grŵp: [{ $email }](mailto:{ $email }). Peidiwch â rhoi dim am berson mewn e-bost.

  ## Cwynion

  I gwyno am sut y cafodd Prevent ei roi ar waith, dywedwch wrth { $operator } yn gyntaf os gallwch. Gallwch hefyd fynd at yr [Uned Safonau a Chydymffurfio, sy'n derbyn cwynion am Prevent](https://www.gov.uk/guidance/report-a-concern-about-prevent) o dan Gomisiynydd Annibynnol Prevent. Am gwynion ynghylch data personol, gweler [preifatrwydd](/privacy).

accessibility-title = Datganiad hygyrchedd
accessibility-body =
  Mae'r datganiad hwn yn ymwneud â thudalennau cyhoeddus Waymark, sy'n cael ei redeg gan { $operator }. Fe'i paratowyd ar 23 Tachwedd 2026 ac edrychir arno eto o leiaf unwaith y flwyddyn.

  ## Beth allwch chi ei wneud yma

  - darllen a defnyddio pob tudalen gyda'r bysellfwrdd yn unig
  - chwyddo'r testun hyd at 400% heb sgrolio o ochr i ochr
  - defnyddio darllenydd sgrin, chwyddwr sgrin neu reolaeth llais
  - defnyddio pob tudalen gyda JavaScript wedi'i ddiffodd
  - cymryd eich amser: cedwir eich atebion tra byddwch yn chwilio am rywbeth

  Rydym yn ysgrifennu'n blaen, ac mae [crynodeb hawdd ei ddeall](/easy-read).

  ## Pa mor hygyrch ydyw

  Nod y wefan hon yw bodloni'r Canllawiau Hygyrchedd Cynnwys y We, fersiwn 2.2, lefel AA. Mae'n **cydymffurfio'n rhannol**, oherwydd yr hyn a restrir yma.

  ## Beth sydd ddim yn hygyrch eto

  - Fe'i profwyd gan wiriadau awtomatig a chan ei gwneuthurwyr, gyda bysellfwrdd ac ar feintiau mawr. Ni chynhaliwyd archwiliad annibynnol, ac nid yw pobl sy'n defnyddio technoleg gynorthwyol wedi ei phrofi eto.
  - Lle mae baner yn dweud hynny, nid oes neb wedi adolygu'r cyfieithiad Cymraeg eto.
  - Nid oes fersiwn mewn Iaith Arwyddion Prydain, nac mewn ieithoedd heblaw Cymraeg a Saesneg. Os oes angen iaith arall arnoch, dywedwch hynny ar y llinell gyngor.
  - Nid oes lluniau yn y crynodeb hawdd ei ddeall ac nid yw pobl ag anableddau dysgu wedi ei wirio.
  - Dywedir wrth borwyr am beidio â chadw na llenwi eich enw, eich rhif ffôn a'ch cyfeiriad e-bost chi, fel na chânt eu cynnig i neb sy'n defnyddio'r un ddyfais ar eich ôl. Mae hynny'n golygu bod rhaid ichi eu teipio (WCAG 1.3.5).
  - Efallai na fydd tudalennau gwefannau eraill yr ydym yn cysylltu â nhw yn hygyrch.

  ## Os na allwch ddefnyddio rhan ohoni

  Ysgrifennwch at [{ $email }](mailto:{ $email }) neu ffoniwch y llinell gyngor ar { -advice-line-link }. Dywedwch pa dudalen, a sut yr hoffech ei chael. Ein nod yw ateb o fewn 10 diwrnod gwaith.

  ## Os nad ydych yn fodlon ar ein hateb

  Mae'r Comisiwn Cydraddoldeb a Hawliau Dynol yn gorfodi Rheoliadau Hygyrchedd Cyrff y Sector Cyhoeddus (Gwefannau a Rhaglenni Symudol) (Rhif 2) 2018. Os nad ydych yn fodlon ar sut rydym yn ateb, cysylltwch â'r [Gwasanaeth Cynghori a Chymorth Cydraddoldeb](https://www.equalityadvisoryservice.com/).

cookies-title = Cwcis
cookies-body =
  Mae'r wefan hon yn gosod un cwci, a dim ond pan fyddwch yn dechrau llenwi ffurflen. Mae'n gwbl angenrheidiol, felly nid ydym yn gofyn ichi gytuno iddo ac nid oes baner.

  ## Beth mae'n ei wneud

  Mae'n dal allwedd i'r atebion nad ydych wedi'u hanfon eto. Cedwir yr atebion eu hunain ar ein gweinydd, wedi'u cloi gyda'r allwedd honno. Nid ydym yn cadw'r allwedd, felly ni all neb yma eu darllen cyn ichi eu hanfon.

  ## Pa mor hir mae'n para

  Nes ichi anfon y ffurflen, gadael gyda “Gadael y dudalen hon”, neu adael i'r atebion ddod i ben. Mae'r ffurflen yn dweud wrthych pryd fydd hynny.

  ## Beth nad ydym yn ei wneud

  Nid oes cwcis ar gyfer hysbysebu nac ar gyfer mesur ymweliadau. Nid ydym yn storio dim arall yn eich porwr, ac nid ydym yn eich dilyn i wefannau eraill.

leaving-quickly-title = Beth mae gadael yn gyflym yn ei wneud
leaving-quickly-body =
  Mae “Gadael y dudalen hon” ar bob tudalen. Defnyddiwch ef os daw rhywun yn agos na ddylai weld yr hyn rydych yn ei ddarllen.

  ## Sut i'w ddefnyddio

  - Pwyswch y botwm coch, neu
  - pwyswch y fysell Shift dair gwaith. Mae angen JavaScript ar gyfer hyn.

  Mae'n mynd â chi ar unwaith i dudalen dywydd ar wefan arall.

  ## Beth sy'n digwydd i'r hyn a deipioch

  Rhoddir y gorau i atebion nad ydych wedi'u hanfon: byddai angen ichi ddechrau eto. Mae'r hyn rydych wedi'i anfon yn aros wedi'i anfon.

  ## Beth na all ei wneud

  Ni all guddio eich bod wedi bod yma. Mae cyfeiriad y wefan hon yn aros yn hanes eich porwr, ac efallai y gall pwy bynnag sy'n rhedeg eich rhwydwaith ei weld. Mae'r wefan hon yn gofyn i'r porwr beidio â chadw copi o'i thudalennau, ond ni all ddileu'r hanes ar eich rhan.

  ## Os gallai rhywun edrych ar eich dyfais

  Defnyddiwch ffôn neu gyfrifiadur na allant ei gyrraedd, fel un mewn llyfrgell, ysgol neu gartref ffrind. Neu ffoniwch y llinell gyngor ar { -advice-line-link }: mae am ddim, er bod rhai ffonau'n rhestru'r galwadau a wnaed.
