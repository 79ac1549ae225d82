// Everything begins here.

import { startCamera } from "./camera.js";
import { startCards } from "./cards.js";
import { startFinder } from "./finder.js";
import { startPanel } from "./panel.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";

startTheme();
startCamera();
startCards();
startFinder();
startTable();
startPanel();
