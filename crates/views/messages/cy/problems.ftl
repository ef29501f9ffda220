# Pan na ellir dangos neu wneud rhywbeth.
problem-not-found-title = Heb ddod o hyd i'r dudalen
problem-not-found = Os teipioch y cyfeiriad, gwiriwch ei fod yn gywir. Os gwnaethoch ei gopïo, gwiriwch eich bod wedi copïo'r cyfan.
problem-forbidden-title = Ni allwch wneud hynny yma
problem-forbidden = Efallai fod y ffurflen wedi bod ar agor yn rhy hir, neu wedi'i hanfon o wefan arall. Ni newidiwyd dim. Ewch yn ôl, llwythwch y dudalen eto a rhowch gynnig arall arni.
problem-broken-title = Mae'n ddrwg gennym, aeth rhywbeth o'i le
problem-broken = Ein bai ni ydyw. Os dywedwyd wrthych fod rhywbeth wedi'i dderbyn, mae'n ddiogel. Fel arall rhowch gynnig arall arni yn nes ymlaen.
problem-reference = Os dywedwch wrthym am hyn, rhowch y rhif hwn: { $reference }
problem-unavailable-title = Mae'n ddrwg gennym, nid yw hyn ar gael ar hyn o bryd
problem-unavailable = Rhowch gynnig arall arni ymhen ychydig funudau. Os dywedwyd wrthych fod rhywbeth wedi'i dderbyn, mae'n ddiogel.
problem-not-saved = NI chafodd hwn ei gadw. Mae’r hyn rydych wedi’i deipio yma o hyd. Rhowch gynnig arall arni ymhen ychydig funudau, neu ffoniwch y llinell gyngor ar { -advice-line }.
problem-too-much-title = Roedd hynny'n ormod i'w anfon ar unwaith
problem-too-much = Ni chadwyd dim o'r dudalen hon. Ewch yn ôl: efallai fod yr hyn a deipioch yno o hyd. Anfonwch destun byrrach yn gyntaf. Gallwch ychwanegu'r gweddill yn nes ymlaen gyda'ch cyfeirnod.
problem-busy-title = Mae'n ddrwg gennym, mae'n brysur iawn yma
problem-busy = Ni allwn dderbyn hyn gennych ar hyn o bryd. Arhoswch ychydig funudau ac anfonwch ef eto. Ni chewch eich gwrthod am byth.
problem-telephone = Gallwch bob amser ddweud wrthym dros y ffôn. Ffoniwch y llinell gyngor ar { -advice-line }, neu 999 os gallai rhywun gael niwed neu os yw rhywun ar fin teithio.
problem-home = Mynd i'r dudalen gyntaf
