# When something cannot be shown or done. Both sites use these.
problem-not-found-title = Page not found
problem-not-found = If you typed the address, check that it is right. If you copied it, check that you copied all of it.
problem-forbidden-title = You cannot do that here
problem-forbidden = The form may have been open too long, or may have been sent from another site. Nothing was changed. Go back, load the page again and try once more.
problem-broken-title = Sorry, something went wrong
problem-broken = The fault is ours. If you were told that something was received, it is safe. Otherwise try again later.
problem-reference = If you tell us about it, give this number: { $reference }
problem-unavailable-title = Sorry, this is not available at the moment
problem-unavailable = Try again in a few minutes. If you were told that something was received, it is safe.
problem-not-saved = This was NOT saved. What you typed is still here. Try again in a few minutes, or ring the advice line on { -advice-line }.
problem-too-much-title = That was too much to send at once
problem-too-much = Nothing was saved from this page. Go back: what you typed may still be there. Send a shorter text first. You can add the rest later with your reference.
problem-busy-title = Sorry, a lot is being sent at the moment
problem-busy = We cannot take this from you just now. Wait a few minutes and send it again. You will not be refused for good.
problem-telephone = You can always tell us by telephone. Ring the advice line on { -advice-line }, or 999 if somebody may be hurt or is about to travel.
problem-home = Go to the first page
