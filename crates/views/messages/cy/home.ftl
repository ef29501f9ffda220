# Tudalen gyntaf y wefan gyhoeddus.
home-title = Ydych chi'n poeni bod rhywun yn cael ei ddenu tuag at derfysgaeth?
home-tab = Help a chyngor
home-lead = Does dim rhaid ichi fod yn siŵr. Does dim angen prawf. Mae pobl yma yn gwrando, ac yn gallu eich helpu i benderfynu beth i'w wneud.
home-now = Beth i'w wneud nawr

home-danger-heading = Gallai rhywun gael niwed, neu mae rhywun ar fin teithio
home-danger = Ffoniwch 999 ar unwaith. Dywedwch beth rydych yn ei wybod. Gallwch ddweud wrthym ni wedyn.
home-danger-call = Ffoniwch 999

home-talk-heading = Rydych am siarad â rhywun yn gyntaf
home-talk = Ffoniwch y llinell gyngor. Gallwch ofyn cwestiwn heb roi enw neb.
home-talk-call = Ffoniwch { -advice-line }

home-refer-heading = Rydych am ddweud wrthym beth sy'n eich poeni
home-refer = Dywedwch wrthym yn gyfrinachol. Does dim angen cyfrif arnoch. Gadewch allan yr hyn nad ydych yn ei wybod.
home-refer-button = Dywedwch wrthym am eich pryder

home-learn-heading = Dydych chi ddim yn siŵr a yw'n unrhyw beth
home-learn = Darllenwch sut olwg all fod ar yr arwyddion, ac yna ymddiriedwch yn yr hyn a wyddoch am y person.
home-learn-link = Sut olwg all fod ar yr arwyddion

home-truth = Nid yw'r rhan fwyaf o'r bobl sy'n cael eu hatgyfeirio wedi gwneud dim o'i le, ac mae'r rhan fwyaf o atgyfeiriadau yn dod i ben heb bryder pellach. Mae dweud wrthym yn gynnar yn ffordd o gael help i rywun. Nid cyhuddiad ydyw.

home-more = Rhagor o wybodaeth
home-link-worried = Poeni am rywun rydych yn ei adnabod
home-link-what-happens-next = Beth sy'n digwydd nesaf
home-link-what-a-referral-means = Beth mae atgyfeiriad yn ei olygu i'r person
home-link-channel = Channel, a pham mae cymorth yn wirfoddol
home-link-in-action = Prevent ar waith: pedair stori fer
home-link-health-support = Help gydag iechyd
home-link-how-to-help = Sut gallwch chi, a'ch cymuned, helpu
home-link-easy-read = Hawdd ei ddeall

home-before-heading = Rydych wedi dweud wrthym yn barod
home-before-add = Ychwanegwch rywbeth, gan ddefnyddio eich cyfeirnod
home-before-answer = Gwelwch a oes ateb, gan ddefnyddio eich cod derbynneb
