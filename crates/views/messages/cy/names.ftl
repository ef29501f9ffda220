# Enwau a rhifau a rennir gan sawl tudalen. Yr un rhifau sydd yn y ddwy iaith.
-advice-line = 0800 011 3764
-advice-line-link = [0800 011 3764](tel:08000113764)
-emergency-link = [999](tel:999)
-police-link = [101](tel:101)

service-name = Waymark
