# Beth sy'n digwydd, beth mae'n ei olygu, Channel, iechyd a ffigurau.
what-happens-next-title = Beth sy'n digwydd nesaf
what-happens-next-body =
  Rydych wedi dweud wrthym, neu rydych yn ystyried gwneud. Dyma beth sy'n digwydd, gam wrth gam.

  1. **Mae rhywun sydd wedi'i hyfforddi yn ei ddarllen.** Yn gyntaf maen nhw'n chwilio am unrhyw un sydd mewn perygl, ac yna mae'r heddlu'n gweithredu ar unwaith. Ond gall fod rhai oriau cyn i neb ei ddarllen, felly mewn perygl ffoniwch { -emergency-link }.
  2. **Mae'r heddlu'n gwirio.** Maen nhw'n edrych a yw'r person eisoes yn hysbys iddynt, fel na fydd neb yn gweithio ar draws neb arall.
  3. **Mae'r heddlu'n gofyn un cwestiwn:** a oes pryder bod y person hwn yn cael ei ddenu tuag at derfysgaeth? Yn aml, nac oes yw'r ateb, a dyna lle mae'n dod i ben.
  4. **Os gallai fod, maen nhw'n casglu'r hyn sy'n hysbys.** Gallant ofyn i'r ysgol, y cyngor neu'r gwasanaeth iechyd. Gallant eich ffonio chi.
  5. **Mae panel yn cyfarfod.** Y cyngor sy'n ei arwain ac mae'r heddlu'n rhan ohono, gydag eraill a all helpu, megis iechyd, addysg a thai.
  6. **Gall y panel gynnig cymorth.** Y person sy'n penderfynu a yw am ei dderbyn. Ar gyfer plentyn o dan 16 oed, rhiant neu warcheidwad sy'n penderfynu.
  7. **Edrychir eto ar y cymorth** tra bydd yn para, ac ar ôl iddo ddod i ben.

  ## Faint o amser mae'n ei gymryd

  Mae'n dibynnu ar yr hyn rydych yn ei ddweud wrthym. Fel arfer gwneir y gwiriad cyntaf o fewn dyddiau; gall panel gymryd rhai wythnosau.

  ## A fyddwch yn clywed gennym?

  Yn aml ni allwn ddweud wrthych beth ddigwyddodd, am ei fod yn ymwneud â rhywun arall. Os gofynnwch am ateb pan fyddwch yn dweud wrthym, cewch god derbynneb. Gyda hwnnw gallwch ddod yn ôl i weld a oes ateb byr ichi. Nid yw byth yn dweud sut y daeth achos i ben.

  ## A fydd y person yn gwybod?

  Ddim bob amser. Os na ddaw dim o atgyfeiriad, yn aml ni ddywedir wrth y person. Os cynigir cymorth, dywedir wrthynt, oherwydd eu dewis nhw yw ei dderbyn neu ei wrthod. Nid ydym yn dweud wrthynt pwy ydych chi.

  ## Os bydd rhywbeth yn newid

  Gallwch [ei ychwanegu gyda'ch cyfeirnod](/add), neu ffonio y llinell gyngor ar { -advice-line-link }. Mewn perygl, ffoniwch { -emergency-link }.

what-a-referral-means-title = Beth mae atgyfeiriad yn ei olygu i'r person
what-a-referral-means-tab = Beth mae'n ei olygu i'r person
what-a-referral-means-body =
  Mae atgyfeiriad yn dweud bod rhywun yn poeni. Nid cyhuddiad ydyw, ac nid cofnod troseddol ydyw.

  - Nid yw'r rhan fwyaf o'r bobl sy'n cael eu hatgyfeirio wedi gwneud dim o'i le.
  - Mae'r rhan fwyaf o atgyfeiriadau yn dod i ben heb bryder pellach. Weithiau gall gwasanaeth arall helpu, a gellir rhoi'r person mewn cysylltiad ag ef.
  - Nid yw cael eich atgyfeirio yn golygu bod rhywun yn destun ymchwiliad am drosedd. Os oes tystiolaeth o drosedd, ymdrinnir â hynny ar wahân.
  - Cynigir cymorth, nid ei orchymyn. Gall y person ddweud na, a gall roi'r gorau iddi ar unrhyw adeg. Ni ddelir dweud na byth yn eu herbyn.

  ## Beth sy'n cael ei gadw

  Mae'r heddlu'n cadw cofnod o bob atgyfeiriad, a gall y cyngor wneud hynny hefyd. Edrychir arno eto ar ôl cyfnod penodol, ac yn gynt pan fo'r person yn blentyn neu pan nad oedd sail i'r pryder. Os nad oes rheswm i'w gadw mwyach, caiff ei ddileu. Gall y bobl sydd ei angen ar gyfer eu gwaith weld cofnod, a chofnodir pob tro yr edrychir arno.

  Mae'n iawn ichi wybod y gwneir cofnod, hyd yn oed pan na ddaw dim o'r pryder. Gall unrhyw un [ofyn beth sy'n cael ei gadw amdanynt](/privacy-person), gofyn am gywiro camgymeriadau, a chwyno.

  ## Ysgol, gwaith, teithio a budd-daliadau

  Nid yw atgyfeiriad yn cael ei anfon at gyflogwr y person, ac nid yw'n rheswm i adael ysgol nac i golli cartref. Gellir rhannu gwybodaeth â gwasanaethau a all helpu, a dim ond i'r graddau y mae'r gyfraith yn eu caniatáu.

  ## Os cawsoch chi eich hun eich atgyfeirio

  Efallai eich bod yn teimlo'n ddig neu'n ofnus. Gallwch ofyn beth sy'n cael ei gadw amdanoch, dweud beth sy'n anghywir yn eich barn chi, a [chwyno](/privacy-person) os cawsoch eich trin yn annheg.

channel-title = Channel, a pham mae cymorth yn wirfoddol
channel-body =
  Channel yw enw'r cymorth a gynigir i bobl a allai gael eu denu tuag at derfysgaeth. Mae panel o wasanaethau lleol, dan arweiniad y cyngor, yn ystyried pob person ac yn cytuno ar gynllun gyda nhw.

  ## Beth all cymorth fod

  - mentor, a all fod yn gyfarwydd â ffydd y person neu â'r syniadau a'u denodd
  - help gydag ysgol, coleg, hyfforddiant neu waith
  - help gyda thai, arian, cyffuriau neu alcohol
  - [help gydag iechyd](/health-support), yn gorfforol neu'n feddyliol
  - gweithiwr ieuenctid, hyfforddwr chwaraeon neu arweinydd ffydd
  - help i rieni, er enghraifft gyda diogelwch ar-lein

  ## Pam mae'n wirfoddol

  Mae cymorth yn gweithio pan fydd rhywun am ei gael. Felly dim ond pan fyddant yn cytuno y mae'n dechrau, ar ôl iddynt gael gwybod yn blaen beth ydyw.

  ## Pwy sy'n cytuno

  - **O dan 16 oed:** mae rhiant neu warcheidwad yn cytuno. Gofynnir i'r person ifanc beth yw eu barn.
  - **16 neu 17 oed:** mae'r person ifanc yn cytuno, ac felly hefyd riant neu warcheidwad. Pan na ofynnir i riant, ysgrifennir y rheswm.
  - **18 oed neu'n hŷn:** mae'r person yn cytuno. Os na allant benderfynu drostynt eu hunain o bosibl, dilynir y gyfraith ar hynny.
  - **Yng ngofal cyngor:** pwy bynnag sydd â chyfrifoldeb rhiant sy'n cytuno.

  ## Dweud na, a rhoi'r gorau iddi

  Gall person ddweud na. Gallant gytuno, ac yn ddiweddarach roi'r gorau iddi ar unrhyw adeg, heb roi rheswm. Yna daw'r cymorth i ben ar unwaith. **Ni ddelir gwrthod na rhoi'r gorau iddi byth yn erbyn neb.** Gall y panel ofyn eto yn nes ymlaen neu weld a allai gwasanaeth arall helpu, ac os oes risg o hyd efallai y bydd angen i'r heddlu ystyried sut i gadw pobl yn ddiogel.

  Nid yw cytuno i gymorth yr un peth â chytuno i gofnod. Mae'r cofnod yn seiliedig ar y gyfraith, nid ar gydsyniad: gweler [preifatrwydd](/privacy).

health-support-title = Help gydag iechyd
health-support-body =
  Weithiau mae'r hyn sy'n edrych fel pryder am derfysgaeth yn berson sy'n sâl, neu nad oes neb wedi diwallu eu hanghenion. Weithiau mae'r ddau'n wir. Y naill ffordd neu'r llall dylent gael y gofal cywir.

  ## Os gallai rhywun niweidio eu hunain neu eraill

  Ffoniwch { -emergency-link }, neu ewch i adran achosion brys ysbyty. I gael help brys gydag iechyd meddwl nad yw'n argyfwng, ffoniwch [111](tel:111) a dewiswch yr opsiwn iechyd meddwl.

  ## Beth mae'r timau iechyd yn ei wneud

  Mae nyrsys, seicolegwyr a meddygon y gwasanaeth iechyd yn gweithio ochr yn ochr â'r heddlu mewn timau ar gyfer Cymru a Lloegr. Maen nhw'n cynghori ar yr hyn a all fod y tu ôl i ymddygiad rhywun ac yn eu helpu i gyrraedd eu meddyg teulu eu hunain, tîm iechyd meddwl neu gymorth ar gyfer awtistiaeth neu anabledd dysgu. Maen nhw'n trefnu gofal am fod ar berson ei angen, p'un a oes pryder am derfysgaeth ai peidio.

  ## Yr hyn nad ydynt yn ei wneud

  Nid ydynt yn rheoli risg terfysgaeth. Cofnodion iechyd yw eu nodiadau. Ni all swyddogion heddlu eu darllen yma: dim ond y cyngor a roddir gan y tîm iechyd y maent yn ei weld.

  ## Nid yw bod yn sâl yn rheswm dros bryder

  Ni fydd y rhan fwyaf o bobl â salwch meddwl, neu sy'n awtistig, byth yn cael eu denu tuag at drais.

statistics-title = Ystadegau cyhoeddedig
statistics-body =
  Cyhoeddir ffigurau am Prevent yng Nghymru a Lloegr bob blwyddyn gan y Swyddfa Gartref, fel arfer ym mis Tachwedd neu fis Rhagfyr, ar gyfer y flwyddyn hyd at ddiwedd mis Mawrth. Maen nhw'n dweud faint o bobl a atgyfeiriwyd, gan bwy, am ba bryder, a faint a dderbyniodd gymorth.

  Darllenwch nhw yng nghasgliad y Swyddfa Gartref: [Individuals referred to and supported through the Prevent Programme (Saesneg)](https://www.gov.uk/government/collections/individuals-referred-to-and-supported-through-the-prevent-programme-statistics).

  ## Darllen y ffigurau

  - Maen nhw'n cyfrif atgyfeiriadau, nid pobl: gall un person gael ei atgyfeirio fwy nag unwaith.
  - Pryder a oedd gan rywun yw atgyfeiriad. Nid yw'n golygu bod y pryder yn gywir.
  - Efallai na fydd yr hyn a ddigwyddodd wedyn i atgyfeiriadau olaf y flwyddyn ynddynt eto.

  Nid oes ffigurau wedi'u cyhoeddi ar y wefan hon hyd yma.
