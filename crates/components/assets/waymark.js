// Tells the styles that script runs, then lets GOV.UK Frontend enhance the page.
// Nothing is kept in the browser: an accordion does not remember what was open.
import { initAll } from "/assets/govuk-frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll({ accordion: { rememberExpanded: false } });
