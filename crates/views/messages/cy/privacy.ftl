# Preifatrwydd: canolfan a haen i bob darllenydd.
privacy-title = Preifatrwydd
privacy-body =
  Mae'r hyn rydych yn ei ddweud wrthym yn ymwneud â phobl go iawn, felly gofelir amdano. Dewiswch yr hyn sy'n addas i chi.

  - [Rydych yn dweud wrthym am rywun](/privacy-referrer)
  - [Cawsoch eich atgyfeirio, neu rydych yn meddwl hynny](/privacy-person)
  - [Rydych yn rhiant neu'n warcheidwad](/privacy-parent)
  - [Rydych yn gweithio i asiantaeth bartner](/privacy-partner)

  ## Pwy sy'n gyfrifol

  Mae { $operator } yn rhedeg y wefan hon ac yn gyfrifol am y wybodaeth tra bydd yma. Mae'r heddlu, y cyngor a phob asiantaeth arall yn gyfrifol am y cofnodion maen nhw eu hunain yn eu cadw. Ysgrifennwch at y swyddog diogelu data yn [{ $email }](mailto:{ $email }).

  ## Dwy set o reolau

  Mae dwy ran o'r gyfraith yn berthnasol, ac maen nhw'n rhoi hawliau ychydig yn wahanol.

  ### Pan fydd yr heddlu'n gweithio i atal troseddu

  Mae'r heddlu'n defnyddio gwybodaeth i atal, canfod neu ymchwilio i droseddau, ac i amddiffyn y cyhoedd. Prosesu at ddibenion gorfodi'r gyfraith yw hyn o dan **Ran 3 o Ddeddf Diogelu Data 2018**. Dim ond pan fo'n gwbl angenrheidiol y cânt ddefnyddio'r hyn y mae'r gyfraith yn ei alw'n wybodaeth sensitif. Nid yw cael ei atgyfeirio yn gwneud neb yn rhywun sydd dan amheuaeth, ac mae cofnodion yma yn dweud hynny.

  ### Pan fydd gwasanaethau'n helpu ac yn amddiffyn pobl

  Mae cynghorau, ysgolion a gwasanaethau iechyd, a'r heddlu pan fyddant yn gwneud gwaith arall, yn defnyddio gwybodaeth o dan **Reoliad Cyffredinol y DU ar Ddiogelu Data (UK GDPR)**. Y sail yw tasg gyhoeddus o dan Erthygl 6(1)(e). Defnyddir gwybodaeth am gredoau, iechyd neu darddiad am resymau o fudd cyhoeddus sylweddol o dan Erthygl 9(2)(g), megis cadw plant a phobl sydd mewn perygl yn ddiogel. Daw'r ddyletswydd i redeg paneli o Ddeddf Gwrthderfysgaeth a Diogelwch 2015.

  Nid yw'r naill na'r llall yn seiliedig ar gydsyniad. Gofynnir am gydsyniad i gymorth, sy'n beth gwahanol: gweler [Channel](/channel).

  ## Beth mae'r wefan hon yn ei wneud

  - Caiff atebion eu cloi pan gânt eu hanfon, ac ysgrifennir pob tro yr edrychir ar gofnod.
  - Nid ydym yn cadw cyfeiriad eich cyfrifiadur gyda'r hyn rydych yn ei ddweud wrthym.
  - Nid oes unrhyw gyfrifiadur yn penderfynu am neb. Pobl sy'n penderfynu, ac yn ysgrifennu pam.

  ## Am ba hyd y cedwir cofnodion

  Mae gan bob cofnod ddyddiad pan fydd person yn edrych arno eto: ar ôl 12 mis ar gyfer plentyn, neu pan nad oedd sail i'r pryder, ac fel arall ar ôl cyfnod a bennir gan y rheolau ar gyfer cofnodion yr heddlu, chwe blynedd yn aml. Amser i edrych eto yw hynny, nid hawl i gadw. Caiff yr hyn nad oes rheswm i'w gadw ei ddileu.

  ## Cwynion

  Gallwch gwyno i { $operator }, ac i'r [Comisiynydd Gwybodaeth](https://ico.org.uk/make-a-complaint/) ar unrhyw adeg, ffôn [0303 123 1113](tel:03031231113). Ynghylch sut y cafodd Prevent ei roi ar waith, gallwch gwyno i'r [Uned Safonau a Chydymffurfio](https://www.gov.uk/guidance/report-a-concern-about-prevent) o dan Gomisiynydd Annibynnol Prevent.

privacy-referrer-title = Preifatrwydd: dweud wrthym am rywun
privacy-referrer-body =
  ## Beth rydym yn gofyn amdano

  Beth sy'n eich poeni, beth rydych yn ei wybod am y person, a sut i gysylltu â chi. Gallwch adael eich enw allan. Rydym yn gofyn amdano am y gallai cwestiwn ichi egluro pethau, a dim mwy na hynny.

  ## Pwy sy'n gweld eich enw

  Cedwir eich enw ar wahân i'r gweddill ac wedi'i gloi. Dim ond yr ychydig bobl y mae angen iddynt siarad â chi a all ei agor, ac ysgrifennir pob tro. Ni chaiff ei ddangos i'r panel, i fentoriaid, nac i'r person. Caiff ei adael allan pan fydd y person yn gofyn am weld eu cofnod.

  Ni allwn addo na fydd neb yn dyfalu pwy ddywedodd wrthym. Gallai llys orchymyn ei roi, ac efallai y bydd yn rhaid ei ddefnyddio i amddiffyn bywyd rhywun. Os ydych yn ofni cael eich darganfod, dywedwch hynny yn y ffurflen neu ffoniwch y llinell gyngor ar { -advice-line-link } yn gyntaf.

  ## Y gyfraith

  Defnyddir eich manylion eich hun o dan **UK GDPR**, fel tasg gyhoeddus. Unwaith y bydd yr heddlu'n defnyddio'r hyn a ddywedoch wrthynt i atal troseddu, mae **Rhan 3 o Ddeddf Diogelu Data 2018** yn berthnasol i'r defnydd hwnnw.

  ## Am ba hyd

  Mae atebion nad ydych yn eu hanfon yn dod i ben. Cedwir eich manylion cyhyd â chofnod yr atgyfeiriad, ac edrychir arnynt eto gydag ef.

  ## Eich hawliau

  Gallwch ofyn am weld yr hyn sydd gennym amdanoch, gofyn am gywiro camgymeriadau, gwrthwynebu, a gofyn am ei ddileu. Ysgrifennwch at [{ $email }](mailto:{ $email }).

  ## Cwynion

  Gallwch gwyno i ni, i'r [Comisiynydd Gwybodaeth](https://ico.org.uk/make-a-complaint/), ac ynghylch Prevent i'r [Uned Safonau a Chydymffurfio](https://www.gov.uk/guidance/report-a-concern-about-prevent).

privacy-person-title = Preifatrwydd: os cawsoch eich atgyfeirio
privacy-person-tab = Preifatrwydd: amdanoch chi
privacy-person-body =
  Roedd rhywun yn poeni amdanoch, neu rydych yn meddwl hynny. Mae gennych hawliau, ac ni ddelir eu defnyddio byth yn eich erbyn.

  ## Beth all gael ei gadw

  Eich enw a sut i gysylltu â chi, yr hyn y dywedodd rhywun iddynt ei weld, yr hyn y mae gwasanaethau'n ei wybod sy'n berthnasol iddo, beth a benderfynwyd, gan bwy a pham. Cedwir pob datganiad fel yr hyn ydyw: ffaith, rhywbeth a ddywedwyd, neu farn. Oni bai bod tystiolaeth o drosedd, cewch eich cofnodi fel rhywun sydd **wedi'i atgyfeirio, nid dan amheuaeth**.

  ## Y gyfraith

  - Mae'r hyn y mae'r **heddlu** yn ei gadw i atal troseddu o dan **Ran 3 o Ddeddf Diogelu Data 2018**.
  - Mae'r hyn y mae'r **cyngor, ysgol neu wasanaeth iechyd** yn ei gadw o dan **UK GDPR**.

  ## Beth allwch chi ofyn amdano

  - **Ei weld.** Efallai y cewch lai lle mae'r gyfraith yn caniatáu, er enghraifft i amddiffyn rhywun arall. Dywedir wrthych pan fydd rhywbeth yn cael ei adael allan, oni bai y byddai dweud wrthych ynddo'i hun yn achosi niwed.
  - **Ei gywiro.** Os na allwn gytuno, gellir ychwanegu eich datganiad eich hun.
  - **Ei ddileu,** neu gyfyngu ar ei ddefnydd. Rhaid i'r heddlu ddileu'r hyn nad oes ganddynt reswm cyfreithlon i'w gadw, p'un a ydych yn gofyn ai peidio. O dan UK GDPR gallwch hefyd **wrthwynebu**.
  - **Bod person yn penderfynu.** Ni wneir unrhyw benderfyniad amdanoch gan gyfrifiadur yn unig.

  Does dim rhaid ichi ddweud pam, ac nid yw'n costio dim. Ysgrifennwch at [{ $email }](mailto:{ $email }), neu at yr heddlu neu'r cyngor. Fel arfer daw'r ateb o fewn mis.

  ## Gyda phwy y gellir ei rannu

  Gwasanaethau y mae ei angen arnynt i'ch amddiffyn neu eich helpu chi, neu eraill, a dim ond i'r graddau y mae'r gyfraith yn eu caniatáu. Ysgrifennir pob tro, fel y gellir cywiro camgymeriadau ym mhobman.

  ## Cwynion

  Gallwch gwyno i ni, i'r [Comisiynydd Gwybodaeth](https://ico.org.uk/make-a-complaint/), ffôn [0303 123 1113](tel:03031231113), ac i lys. Ynghylch sut y cafodd Prevent ei roi ar waith gyda chi, gallwch gwyno i'r [Uned Safonau a Chydymffurfio](https://www.gov.uk/guidance/report-a-concern-about-prevent) o dan Gomisiynydd Annibynnol Prevent.

privacy-parent-title = Preifatrwydd: rhieni a gwarcheidwaid
privacy-parent-body =
  ## Pan gafodd eich plentyn ei atgyfeirio

  Fel arfer dylai ysgol neu wasanaeth arall siarad â chi yn gyntaf, oni bai y gallai hynny roi rhywun mewn perygl. Os cynigir cymorth i blentyn o dan 16 oed, chi sy'n penderfynu amdano. Yn 16 ac 17 oed mae eich plentyn yn penderfynu gyda chi.

  ## Beth all gael ei gadw amdanoch chi

  Eich enw, sut i gysylltu â chi, beth a ddywedoch wrthym, ac a gytunoch i gymorth. Fe'i cedwir i'r un diben â chofnod eich plentyn.

  ## Y gyfraith

  Mae'r hyn y mae'r heddlu'n ei gadw i atal troseddu o dan **Ran 3 o Ddeddf Diogelu Data 2018**. Mae'r hyn y mae cyngor, ysgol neu wasanaeth iechyd yn ei gadw o dan **UK GDPR**.

  ## Gofyn ar ran eich plentyn

  Hawliau eich plentyn ydynt. Gallwch eu defnyddio ar ran plentyn ifanc. Pan fydd eich plentyn yn ddigon hen i ddeall, gofynnir iddo ef neu iddi hi yn gyntaf. Efallai y cewch lai na'r cyfan lle byddai'n rhoi eich plentyn, neu rywun arall, mewn perygl.

  Edrychir eto ar gofnod plentyn ar ôl 12 mis, a phob blwyddyn ar ôl hynny. Nid yw'n troi'n gofnod oedolyn oherwydd pen-blwydd.

  ## Cwynion

  Ysgrifennwch at [{ $email }](mailto:{ $email }). Gallwch hefyd gwyno i'r [Comisiynydd Gwybodaeth](https://ico.org.uk/make-a-complaint/), ac ynghylch sut y cafodd Prevent ei roi ar waith i'r [Uned Safonau a Chydymffurfio](https://www.gov.uk/guidance/report-a-concern-about-prevent).

privacy-partner-title = Preifatrwydd: asiantaethau partner
privacy-partner-body =
  I bobl sy'n atgyfeirio fel rhan o'u gwaith, yn ateb ceisiadau am wybodaeth, yn eistedd ar banel neu'n darparu cymorth.

  ## Cofnod pwy ydyw

  Pob asiantaeth yw rheolydd ei chofnodion ei hun. Daw'r hyn rydych yn ei anfon yn rhan o gofnod yma, a daw'r hyn rydych yn ei dderbyn yn rhan o'ch un chi. Ysgrifennir bob tro y trosglwyddir gwybodaeth, gyda'r derbynnydd, y diben a'r sail gyfreithiol.

  ## Y gyfraith

  - **Yr heddlu, at ddibenion gorfodi'r gyfraith:** Rhan 3 o Ddeddf Diogelu Data 2018; prosesu sensitif dim ond pan fo'n gwbl angenrheidiol.
  - **Cynghorau, addysg, iechyd ac eraill:** Erthygl 6(1)(e) o UK GDPR, ac Erthygl 9(2)(g) gydag Atodlen 1 i'r Ddeddf.
  - **Cydweithredu â phaneli:** adrannau 36 i 38 o Ddeddf Gwrthderfysgaeth a Diogelwch 2015. Nid yw adran 38 yn gofyn ichi ddatgelu'r hyn y mae cyfraith diogelu data yn ei wahardd, na gwybodaeth sensitif gwasanaeth cudd-wybodaeth.

  Nid cydsyniad i gymorth yw eich sail gyfreithlon dros rannu. Peidiwch â'i gyflwyno i deulu fel pe bai felly.

  ## Beth rydym yn ei gadw amdanoch chi

  Eich enw, asiantaeth, rôl, beth rydych wedi'i anfon a'i wneud yma, a phob cofnod rydych wedi edrych arno. Fe'i defnyddir i redeg y gwasanaeth ac i ganfod camddefnydd, o dan UK GDPR fel tasg gyhoeddus.

  ## Beth rydym yn ei ofyn gennych

  - Rhannwch yr hyn sydd ei angen, a dim mwy.
  - Cadwch ffaith, yr hyn a ddywedwyd a barn ar wahân, a dywedwch o ble y daw pob un.
  - Dywedwch wrthym pan fydd rhywbeth a anfonoch yn anghywir, fel y gellir cywiro pob copi.
  - Dywedwch wrth y person, pan fo'n ddiogel, fel y mae eich polisi eich hun yn ei ddweud.

  ## Hawliau a chwynion

  Mae gennych yr un hawliau dros eich manylion eich hun ag unrhyw un arall. Ysgrifennwch at [{ $email }](mailto:{ $email }). Gallwch gwyno i'r [Comisiynydd Gwybodaeth](https://ico.org.uk/make-a-complaint/), a rhoi gwybod sut mae Prevent yn cael ei roi ar waith i'r [Uned Safonau a Chydymffurfio](https://www.gov.uk/guidance/report-a-concern-about-prevent).
