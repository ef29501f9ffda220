# Signing in to the staff site, in English only.
sign-in-title = Sign in
sign-in-name = Sign-in name
sign-in-passphrase = Passphrase
sign-in-error = The name or the passphrase is wrong, or this account cannot sign in now. After ten tries wait 15 minutes
sign-in-late = You waited longer than ten minutes. Enter your name and passphrase again
sign-in-kept = Your session has ended. What you had typed is kept for you: you find it after signing in.
sign-in-enrol = I have a one-time code and want to set up my account
sign-in-not-open =
    Nobody can sign in yet. Two administrators have to set up their accounts first.

    If you were given a one-time code, set up your account now.
password-show = Show
password-hide = Hide
password-show-label = Show passphrase
password-hide-label = Hide passphrase
password-shown = Your passphrase is visible
password-hidden = Your passphrase is hidden

sign-in-code-title = Enter the code from your app
sign-in-code = Code
sign-in-code-hint = Six digits. Each code works once.
sign-in-code-error = The code is wrong, or was used before. Wait until your app shows a new one. After ten tries wait 15 minutes

step-up-title = Show that it is you
step-up-why = What you are about to do needs a new code from your app. It counts for five minutes.

signed-out-title = You are signed out
signed-out-body = This browser keeps nothing of what you saw.
signed-out-again = Sign in again

sign-in-as-title = Choose who to be
sign-in-as-what = This is a demonstration. Everybody here is invented, and no passphrase is asked for.
sign-in-as-nobody = There is nobody here yet.

enrol-title = Set up your account
enrol-what = You need the one-time code that you were given, and a phone or computer with an authenticator app.
enrol-code = One-time code
enrol-code-hint = 24 letters and digits. It works once, within an hour.
enrol-code-error = The code does not work. It may have been used or be older than an hour. Ask for a new one
enrol-set-up-title = Choose a passphrase and set up your app
enrol-name = Your sign-in name is
enrol-passphrase-heading = Passphrase
enrol-passphrase-what =
    It has 15 to 128 characters: letters of any language, digits, signs and spaces. Several words that have nothing to do with each other are easy to keep in mind and hard to guess. You can paste it from a password manager.

    What guessers try first is refused. We compare it with a short list of our own, not with lists of stolen passphrases, so do not use one that you use elsewhere.
enrol-passphrase = Passphrase
enrol-passphrase-short = The passphrase must have 15 characters or more
enrol-passphrase-long = The passphrase must have 128 characters or fewer
enrol-passphrase-common = The passphrase is one that is easily guessed. Choose another
enrol-app-heading = Authenticator app
enrol-app-what = Scan this picture with the app, or type the key into it. Then enter the six digits that the app shows.
enrol-qr = QR code of the key below
enrol-secret = Key:
enrol-digits = Six digits from the app
enrol-digits-error = These are not the digits of the app that was set up here. Wait for new ones and enter those
enrol-button = Set up my account
enrolled-title = Your account is set up
enrolled-body = The one-time code works no longer. Whoever gave it to you cannot sign in with it.

account-title = Your account
account-kept = { $count ->
    [one] A form that you had filled in is kept
   *[other] { $count } forms that you had filled in are kept
}
account-duty = Duty
account-duty-what = On duty you see what waits at the gateway of the area.
account-on-duty = you are on duty
account-off-duty = you are not on duty
account-start-duty = Start duty
account-end-duty = End duty
account-sessions = Where you are signed in
account-sessions-what = End a session that you do not know, and tell your administrator.
account-session = Since { $began }, used last on { $seen }
account-this-session = (this one)
account-end-session = End this session

kept-title = What you had typed is kept
kept-what = Your session ended, or you were asked for a code, before these forms were sent. Nobody but you can open them.
kept-at = Kept on { $at }
kept-page = Page:
kept-until = It is kept until { $at }.
kept-go-on = Go on
kept-throw-away = Throw away
kept-nothing = Nothing is kept for you.
kept-form-title = Send what you had typed
kept-form-what = This is what you had typed. Nothing has been sent yet. Something may have changed in the meantime.
kept-form-send = Send it now
