// Every page of the public site in Cymraeg.

import { everyPublicPage } from './every-public-page.mjs';

await everyPublicPage('every page of the public site, in Cymraeg', 'cy', '/cy');
