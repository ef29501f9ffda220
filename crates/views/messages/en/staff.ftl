# The staff site, in English only.
desk-title = The desk
desk-sign-in = Signing in, and the work on referrals, arrive with a later release. Until then nothing about a person is shown here.

warning-label = Warning
warning-bank-holidays = The table of bank holidays ends on { $date }. Working days after that cannot be counted. Load a newer table.
warning-key-backup = No key backup has been test-opened. Without one, losing this machine loses every record. Run “waymark keys backup”, then “waymark keys test”.

alert-title = An urgent referral is waiting
alert-what = Open it at the desk now. Press the button so that nobody is alerted again.
alert-button = I have seen this
alert-seen-title = Thank you. The alert is stopped
alert-seen = The referral still needs an owner. Open it at the desk.
alert-gone-title = This alert is not open any more
alert-gone = Somebody may have answered it already, or the link may be old. Look at the desk to be sure.
