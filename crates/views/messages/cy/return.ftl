# Dod yn ôl: ychwanegu at yr hyn a anfonwyd, a darllen ateb.
add-title = Ychwanegu at yr hyn a ddywedoch wrthym
add-body =
  Mae angen y cyfeirnod a roddwyd ichi, neu eich cod derbynneb. Er eich diogelwch, ni ddangosir yma ddim a ddywedoch wrthym o'r blaen.

  Os yw rhywun mewn perygl neu ar fin teithio, ffoniwch { -emergency-link } yn gyntaf.
add-reference = Eich cyfeirnod neu god derbynneb
add-reference-hint = Er enghraifft 7K2M-Q9TX-4BVH-2D6N-8. Llythrennau mawr neu fach, gyda neu heb gysylltnodau a bylchau.
add-text = Beth hoffech ei ychwanegu?
add-text-hint = Cadwch luniau a fideos lle maen nhw a pheidiwch â'u hanfon. Rhowch ddolenni, enwau defnyddwyr a disgrifiad.
add-send = Anfon
add-error-reference-missing = Ysgrifennwch eich cyfeirnod neu eich cod derbynneb
add-error-reference-length = Mae gan gyfeirnod 17 o lythrennau a digidau, ac mae gan god derbynneb 27. Gwiriwch nad oes un ar goll
add-error-reference-character = Dim ond llythrennau a digidau sydd mewn cyfeirnod, a byth y llythyren U. Gwiriwch yr hyn a ysgrifennoch
add-error-reference-check = Nid yw un o'r llythrennau neu'r digidau yn gywir. Gwiriwch nhw eto, mewn grwpiau o bedwar
add-error-text-missing = Ysgrifennwch yr hyn yr hoffech ei ychwanegu
add-done-title = Diolch. Rydym wedi cadw'r hyn a ychwanegoch
add-done-body =
  Os yw'r cyfeirnod yn un o'n rhai ni, bydd swyddog hyfforddedig yn ei weld ynghyd â'r hyn a anfonwyd o'r blaen. Os nad yw'r cyfeirnod yn cyd-fynd, bydd rhywun yn chwilio i beth y mae'n perthyn.

  Nid ydym yn dangos yr hyn a ysgrifennoch. Gallwch [ychwanegu mwy](/add) ar unrhyw adeg gyda'r un cyfeirnod.

  Os na all aros, ffoniwch { -emergency-link } pan allai rhywun gael niwed neu pan fo ar fin teithio, neu'r llinell gyngor ar { -advice-line-link }.

answer-title = Gweld a oes ateb
answer-body =
  Os gofynnoch am ateb, rhoddwyd cod derbynneb ichi. Mae'r ateb yn fyr. Nid yw byth yn dweud beth ddigwyddodd i'r person.
answer-code = Eich cod derbynneb
answer-code-hint = 27 o lythrennau a digidau, mewn grwpiau o bedwar. Llythrennau mawr neu fach, gyda neu heb gysylltnodau a bylchau.
answer-error-missing = Ysgrifennwch eich cod derbynneb
answer-error-length = Mae gan god derbynneb 27 o lythrennau a digidau. Mae'r cyfeirnod yn fyrrach ac ni ellir ei ddefnyddio yma
answer-error-character = Dim ond llythrennau a digidau sydd mewn cod derbynneb, a byth y llythyren U. Gwiriwch yr hyn a ysgrifennoch
answer-error-check = Nid yw un o'r llythrennau neu'r digidau yn gywir. Gwiriwch nhw eto, mewn grwpiau o bedwar
answer-more =
  Os ydych wedi dysgu rhywbeth newydd, [ychwanegwch ef](/add).

  Os na all aros, ffoniwch { -emergency-link } pan allai rhywun gael niwed neu pan fo ar fin teithio, neu'r llinell gyngor ar { -advice-line-link }.
answer-none =
  Ar hyn o bryd **nid oes ateb i'w ddangos**. Gall gymryd rhai wythnosau, ac weithiau nid oes un y cawn ei roi. Nid yw hynny'n dweud dim ynghylch a oedd eich pryder yn gywir.

  Gallwch edrych eto yn nes ymlaen. Os hoffech siarad â rhywun, ffoniwch y llinell gyngor ar { -advice-line-link } a chadwch eich cyfeirnod wrth law.

  Os gallai rhywun gael niwed neu os yw ar fin teithio, ffoniwch { -emergency-link }.
