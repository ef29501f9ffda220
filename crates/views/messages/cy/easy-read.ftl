# Y wefan gyfan mewn brawddegau byr, un syniad i bob llinell.
easy-read-title = Hawdd ei ddeall
easy-read-body =
  ## Am beth mae hyn

  Mae rhai pobl yn defnyddio trais i wneud i eraill wneud yr hyn maen nhw am ei gael.

  Terfysgaeth yw'r enw ar hyn.

  Weithiau mae pobl yn cael eu perswadio i helpu gyda hyn.

  Mae Prevent yn helpu'r bobl hynny cyn i neb gael niwed.

  ## Os oes perygl

  Ffoniwch { -emergency-link }.

  Gwnewch hyn os gallai rhywun gael niwed.

  Gwnewch hyn os yw rhywun ar fin teithio i ryfel.

  ## Os ydych yn poeni

  Gallwch ffonio { -advice-line-link }.

  Gallwch [ddweud wrthym ar y wefan hon](/refer).

  Does dim rhaid ichi fod yn siŵr.

  Gallwch ddweud “Dydw i ddim yn gwybod”.

  Gallwch ofyn i rywun eich helpu.

  ## Beth rydym ni'n ei wneud

  Rydym yn darllen yr hyn rydych yn ei ddweud wrthym.

  Mae'r heddlu'n gwirio a oes pryder go iawn.

  Gan amlaf nid oes. Yna rydym yn stopio.

  Os oes pryder, mae pobl yn cwrdd i siarad am sut i helpu.

  ## Dewis yw help

  Gall y person ddweud ie.

  Gall y person ddweud na.

  Gall y person stopio ar unrhyw adeg.

  Nid oes neb mewn trafferth am ddweud na.

  Os yw'r person o dan 16 oed, rhiant neu warcheidwad sy'n dewis.

  ## Eich enw

  Rydym yn cadw eich enw yn ddiogel.

  Nid ydym yn dweud wrth y person mai chi oedd wedi dweud.

  ## Os nad ydych yn hapus

  Gallwch gwyno.

  Ewch i'n [tudalen gysylltu](/contact) neu gofynnwch i rywun eich helpu.
