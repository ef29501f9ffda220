// Every page of the public site in English.

import { everyPublicPage } from './every-public-page.mjs';

await everyPublicPage('every page of the public site, in English', 'en');
