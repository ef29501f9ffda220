# Calls for advice, in English only.
enquiries-title = Enquiries
enquiries-what = Calls for advice that name nobody. They are counted by kind.
enquiries-new = Log an enquiry
enquiries-counts = Enquiries since { $since }
enquiries-kind = Kind
enquiries-count = How many
enquiries-total = All kinds
enquiries-latest = The latest
enquiries-at = When
enquiries-by = Logged by
enquiries-more = There are more. The newest 200 are shown.
enquiries-promoted = Became a referral
enquiries-area-unsaid = Not said
enquiries-none = No enquiry was logged yet. Log one when somebody asks for advice and names nobody. If they name somebody, [fill in a referral with them](/refer).

enquiry-title = An enquiry
enquiry-advice = What was asked and advised
enquiry-became = It became referral { $reference }
enquiry-promote-heading = Is this about somebody in particular?
enquiry-promote = If the caller has now said whom they worry about, it has to be a referral.
enquiry-promote-link = Make it a referral

enquiry-new-title = Log an enquiry
enquiry-nobody = Name nobody: not the caller, and not the person they worry about.
enquiry-kind = What was it about?
enquiry-area = Area (optional)
enquiry-area-hint = Where the caller works or lives, if they said
enquiry-advice-ask = What was asked, and what did you advise?
enquiry-advice-hint = No names, addresses, schools or anything else that points at one person
enquiry-button = Log the enquiry
enquiry-error-kind = Choose what it was about
enquiry-error-area = Choose an area from the list
enquiry-error-advice = Write what was asked and what you advised

promote-title = Make this enquiry a referral
promote-body = The referral starts with what you write here and goes to the gateway at once. The enquiry stays as it is and still names nobody.
promote-reason = Why does it become a referral?
promote-reason-hint = For example: the caller rang again and named somebody
promote-name = Who is it about? (optional)
promote-name-hint = Leave this empty if nobody knows the name
promote-account = What is the concern?
promote-account-hint = What was seen or heard, when, and by whom
promote-area = Which area deals with it?
promote-button = Make it a referral
promote-error-reason = Write why it becomes a referral
promote-error-account = Write what the concern is
promote-error-area = Choose the area
