# What stands around every page.
title-error = Error:
skip-link = Skip to main content
language-label = Language
back-link = Back
continue = Continue
error-summary-title = There is a problem
error-prefix = Error

banner-demo-tag = Demo
banner-demo = Everything here is invented. Do not type anything about a real person.
banner-training-tag = Training
banner-training = This is for practice. Do not type anything about a real person.
banner-unreviewed-tag = Translation
banner-unreviewed = Nobody has reviewed this Welsh translation yet. The English is there if anything is unclear.

emergency-label = Urgent help by telephone
emergency-danger = Danger now, or about to travel?
emergency-999 = Ring 999
emergency-worried = Worried, want to talk?
emergency-advice-line = Ring { -advice-line }

exit-button = Exit this page
exit-activated = Exiting page.
exit-timed-out = Exit this page expired.
exit-two-more = Shift, press 2 more times to exit.
exit-one-more = Shift, press 1 more time to exit.
exit-label = Leaving and going back
exit-explained = What leaving quickly does

reading-heading = When referrals are read
reading-meanwhile = If it cannot wait until then, ring { -emergency-link } when somebody may be hurt or is about to travel, or the advice line on { -advice-line-link }.

footer-feedback = Was something unclear or hard to use?
footer-feedback-link = Tell us
footer-heading = About this site
footer-contact = Contact and telephone
footer-easy-read = Easy read
footer-privacy = Privacy
footer-accessibility = Accessibility
footer-cookies = Cookies
footer-statistics = Statistics
footer-operator = Run by { $operator }
