# Poeni, arwyddion, straeon a ffyrdd o helpu.
worried-title = Poeni am rywun rydych yn ei adnabod
worried-body =
  Efallai eich bod wedi sylwi ar newid yn eich plentyn, ffrind, disgybl, cymydog neu rywun yn y gwaith. Efallai eich bod yn ofni drostyn nhw, neu'n ofni bod yn anghywir. Mae'r ddau'n gyffredin. Rydych yn adnabod y person, felly mae'r hyn rydych wedi sylwi arno yn bwysig.

  ## Os na all aros

  Ffoniwch { -emergency-link } nawr os gallai rhywun gael niwed, os gallai trosedd fod ar fin digwydd, neu os yw rhywun ar fin teithio i le lle mae ymladd. Mewn maes awyr neu borthladd, gallwch hefyd ddweud wrth unrhyw swyddog heddlu neu aelod o staff.

  ## Os ydych am siarad am y peth

  Ffoniwch y llinell gyngor ar { -advice-line-link }. Gallwch ddisgrifio'r hyn rydych wedi'i weld heb enwi neb, ac yna benderfynu.

  ## Os ydych am ddweud wrthym

  Defnyddiwch ein ffurflen: [dywedwch wrthym am eich pryder](/refer). Does dim angen cyfrif arnoch a gallwch ateb “Dydw i ddim yn gwybod” i unrhyw gwestiwn. Mae rhywun sydd wedi'i hyfforddi yn darllen pob atgyfeiriad.

  ## Os gallwch, siaradwch â'r person

  - Dewiswch eiliad dawel, a gwrandewch fwy nag yr ydych yn siarad.
  - Gofynnwch gwestiynau agored: gyda phwy maen nhw'n siarad, beth maen nhw wedi bod yn ei wylio neu'n ei ddarllen, sut maen nhw.
  - Dywedwch eich bod yn poeni amdanyn nhw, beth bynnag yw eu barn.
  - Ceisiwch beidio â dadlau am gredoau na gwneud hwyl am eu pennau.

  Peidiwch â siarad â nhw am y peth os ydych yn meddwl y gallai hynny eich rhoi chi, nhw neu unrhyw un arall mewn perygl. Peidiwch byth â'u dilyn na chwilio drwy eu pethau i gael prawf.

  ## Cadwch yr hyn rydych wedi'i weld

  Cadwch negeseuon a lluniau lle maen nhw os gallwch. Peidiwch â'u hanfon ymlaen: mae rhai yn anghyfreithlon i'w rhannu. Mae dolen, enw defnyddiwr a disgrifiad yn ddigon.

  ## Ar ôl ichi ddweud wrthym

  Darllenwch [beth sy'n digwydd nesaf](/what-happens-next) a [beth mae atgyfeiriad yn ei olygu i'r person](/what-a-referral-means).

signs-title = Sut olwg all fod ar yr arwyddion
signs-body =
  Mae pobl yn cael eu denu tuag at derfysgaeth mewn gwahanol ffyrdd. Mae pob llwybr yn wahanol, ac nid oes un math o berson. Efallai mai'r peth cyntaf y byddwch yn sylwi arno yw teimlad bod rhywbeth wedi newid.

  ## Saith peth i feddwl amdanynt

  Gall y rhain fod y tu ôl i newid. Maen nhw yma i'ch helpu i feddwl am y person. **Nid ydynt yn gyflawn ac nid rhestr wirio ydynt**. Mae llawer o bobl yn byw gyda sawl un ohonynt heb gael eu denu i mewn i ddim byd, ac efallai y bydd angen help ar rywun pan nad yw'r un ohonynt fel pe bai'n gweddu.

  ### Cyfnod o newid

  Symud tŷ, ysgol newydd, gadael cartref, colli rhywun neu golli swydd: adegau pan fydd pobl yn chwilio am rywbeth i ddal gafael ynddo.

  ### Angen hunaniaeth, perthyn, statws neu gyffro

  Dymuno bod yn rhan o rywbeth, bod o bwys, neu ddianc rhag diwrnod cyffredin.

  ### Bod yn agored i ddylanwad neu reolaeth, neu ddymuno tra-arglwyddiaethu

  Dilyn rhywun sy'n dweud wrthynt beth i'w feddwl a phwy i'w weld, neu ddymuno'r pŵer hwnnw dros eraill.

  ### Ymdeimlad o gam, anghyfiawnder neu fygythiad

  Teimlo eu bod nhw, neu bobl fel nhw, yn cael eu trin yn wael neu o dan ymosodiad, ac mai un grŵp sydd ar fai.

  ### Dymuniad am newid gwleidyddol neu foesol

  Mae dymuno i'r byd fod yn wahanol yn gyffredin ac yn aml yn ganmoladwy. Mae'r pryder yn codi pan fydd trais yn dechrau ymddangos fel y ffordd iawn i'w newid.

  ### Anghenion iechyd meddwl

  Gall gofid neu salwch ei gwneud yn anoddach pwyso a mesur yr hyn mae eraill yn ei ddweud. Nid yw'r rhan fwyaf o bobl ag anghenion iechyd meddwl yn berygl i neb, ac mae [help gydag iechyd](/health-support) yn help ynddo'i hun.

  ### Cyfrinachedd am gysylltiadau ar rwydweithiau cymdeithasol

  Cysylltiadau newydd sy'n cael eu cuddio, sawl cyfrif, neu negeseuon sy'n cael eu dileu.

  ## Beth sydd ddim yn arwydd

  Nid yw bod yn grefyddol, newid ffydd, bod â barn gref na mynd i brotest gyfreithlon yn rheswm dros bryder ynddo'i hun.

  ## Beth i'w wneud

  Os yw rhywbeth yn teimlo o'i le, [dywedwch wrthym am eich pryder](/refer) neu ffoniwch y llinell gyngor ar { -advice-line-link }. Does dim rhaid ichi fod yn siŵr.

in-action-title = Prevent ar waith
in-action-tab = Pedair stori fer
in-action-body =
  Dyma bedair stori fer. Pobl ddychmygol ydynt. Maen nhw'n dangos bod help yn edrych yn wahanol bob tro.

  ## Disgybl a soniodd am ymuno â rhyfel

  Clywodd athrawes ddisgybl yn dweud y byddai'n fuan gyda'i gefndryd a'i ffrindiau, a oedd wedi mynd dramor i ymladd. Dywedodd yr ysgol wrthym y prynhawn hwnnw. Yn gyntaf, gwnaeth yr heddlu yn siŵr nad oedd ar fin teithio. Yna eisteddodd pobl o'r ysgol, y cyngor a'r heddlu i lawr gyda'i gilydd. Cytunodd ef a'i rieni i gael cymorth: mentor a oedd yn adnabod ei ffydd yn dda, a gweithiwr a'i helpodd i ddychwelyd at bêl-droed. Rai misoedd yn ddiweddarach roedd yn cynllunio ar gyfer y coleg.

  ## Merch yn y maes awyr

  Daeth mam i wybod bod ei merch ar fin hedfan i briodi dyn a oedd yn ymladd dramor. Ffoniodd 999, ac yna dywedodd wrthym beth a wyddai. Cyrhaeddodd yr heddlu'r ferch cyn yr hediad. Nid oedd wedi torri unrhyw gyfraith drwy gael ei chamarwain. Gyda'i chytundeb, helpodd mentor hi i weld sut roedd rhywun wedi meithrin perthynas amhriodol â hi, ac roedd gan y teulu rywun i'w ffonio. Mae hi gartref ac yn ôl yn y gwaith.

  ## Dyn ifanc mewn grŵp asgell dde eithafol

  Sylwodd ysgol fod dyn ifanc wedi dechrau rhannu sloganau a siarad am ryfel rhwng hiliau. Roedd wedi cwrdd â'r grŵp ar-lein ar ôl i'w dad farw. Cynigiodd panel gymorth iddo a dywedodd ie. Cyfarfu mentor a fu unwaith yn credu'r un pethau ag ef bob wythnos, a helpodd cwnselydd ef gyda'i alar. Gadawodd y grŵp yn ei amser ei hun.

  ## Tenant a oedd wedi newid

  Gwelodd swyddog tai fod tenant wedi gorchuddio ei ffenestri ac yn siarad am gynllwynion yn ei erbyn. Roedd hi'n poeni a dywedodd wrthym. Daeth i'r amlwg nad oedd ganddo unrhyw syniadau eithafol: roedd yn sâl, ac ar ei ben ei hun. Daeth y pryder am derfysgaeth i ben yn y fan honno. Cafodd tîm iechyd y gofal cywir iddo, ac roedd ei denantiaeth yn ddiogel.

  ## Yr hyn sy'n gyffredin i'r straeon

  Dywedodd rhywun a oedd yn adnabod y person rywbeth yn gynnar. Nid oedd neb mewn trafferth am fod rhywun yn poeni amdano, a [dewis y person ei hun oedd cymorth](/channel).

how-to-help-title = Sut gallwch chi, a'ch cymuned, helpu
how-to-help-body =
  Teuluoedd, ffrindiau, cymdogion a grwpiau fel eich un chi sy'n gwneud y rhan fwyaf o'r hyn sy'n cadw pobl rhag cael eu denu tuag at derfysgaeth.

  ## Unrhyw un

  - Sylwch pan fydd rhywun rydych yn ei adnabod wedi newid, a gofynnwch sut maen nhw.
  - Dysgwch [sut olwg all fod ar yr arwyddion](/signs).
  - Dywedwch rywbeth yn gynnar. Gallwch ffonio'r llinell gyngor ar { -advice-line-link } dim ond i ofyn.
  - Cynigiwch ffordd yn ôl i rywun: pryd o fwyd, swydd, lle yn y tîm.

  ## Grwpiau cymunedol a ffydd

  - Gwnewch le i gwestiynau anodd, fel na fydd pobl yn mynd â nhw at ddieithriaid ar-lein.
  - Gwnewch yn siŵr bod rhywun yn eich grŵp yn gwybod sut i ddweud wrthym am bryder.
  - Gofynnwch inni ddod i siarad, neu i wrando. Mae grwpiau menywod, pobl ifanc, mosgiau, eglwysi, temlau, synagogau, gurdwaras a chlybiau i gyd yn gwneud hynny.
  - Dywedwch wrthym pan fydd rhywbeth a wnawn yn niweidio ymddiriedaeth. Byddai'n well gennym glywed.

  ## Ysgolion, iechyd, tai a gwasanaethau eraill

  Os ydych yn gweithio gyda phobl, dilynwch eich polisi diogelu a siaradwch â'ch arweinydd diogelu. Yna [dywedwch wrthym am eich pryder](/refer). Mae ffurflen i weithwyr proffesiynol, a gallwch lenwi ei rhannau mewn unrhyw drefn.

  ## I ofyn am sgwrs neu gyngor

  Defnyddiwch y ffyrdd sydd ar ein [tudalen gysylltu](/contact).
