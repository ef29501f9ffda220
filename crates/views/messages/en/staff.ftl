# The staff site, in English only.
desk-title = The desk
desk-sign-in = Signing in, and the work on referrals, arrive with a later release. Until then nothing about a person is shown here.

desk-caller-heading = Somebody is on the telephone
desk-caller-refer = Fill in a referral for a caller
desk-caller-add = Add to a referral for a caller, with their reference
desk-caller-answer = See whether there is an answer for a caller, with their receipt code

warning-label = Warning
warning-bank-holidays = The table of bank holidays ends on { $date }. Working days after that cannot be counted. Load a newer table.
warning-no-areas = The rule set names no area, so every referral goes to the national desk. Run “waymark import rules FILE”.
warning-key-backup = No key backup has been test-opened. Without one, losing this machine loses every record. Run “waymark keys backup”, then “waymark keys test”.

alert-title = An urgent referral is waiting
alert-what = Somebody on duty should deal with it now. Press the button to say that you have seen this. Until somebody does, the alert is sent again.
alert-button = I have seen this
alert-seen-title = Thank you: the alert is stopped
alert-seen = It is not sent again for this referral, which still needs somebody to deal with it now.
alert-gone-title = This alert is not open any more
alert-gone = Somebody may have answered it already, or the link may be old. Ask whoever is on duty with you to be sure.
