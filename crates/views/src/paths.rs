//! Paths that pages link to, in English; [`crate::Lang::url`] puts them into Welsh.

/// The first page of the public site, and of the staff site.
pub const HOME: &str = "/";
/// Where a referral begins.
pub const REFER: &str = "/refer";
/// Where somebody adds to a referral by its reference.
pub const ADD: &str = "/add";
/// Where somebody reads an answer with a receipt code.
pub const ANSWER: &str = "/answer";
/// Leaves the site quickly: answers with `Clear-Site-Data` and sends the browser to [`ELSEWHERE`].
pub const EXIT: &str = "/exit";
/// The plain, outside page that the quick exit ends at.
pub const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

/// Where somebody signs in to the staff site.
pub const SIGN_IN: &str = "/sign-in";
/// Where the form that signs out is posted.
pub const SIGN_OUT: &str = "/sign-out";
/// The signed-in person's own account.
pub const ACCOUNT: &str = "/account";
/// What waits at the gateway.
pub const QUEUE: &str = "/queue";
/// The supervisor's view.
pub const TEAM: &str = "/team";
/// Find a case or a person.
pub const FIND: &str = "/find";
/// Calls for advice.
pub const ENQUIRIES: &str = "/enquiries";
/// Users, areas, lists and rules.
pub const ADMINISTRATION: &str = "/admin";
/// Uses of emergency access that wait for their review.
pub const REVIEWS: &str = "/reviews";
/// Where somebody starts their own duty.
pub const DUTY: &str = "/queue/duty";
/// The second step of signing in.
pub const SIGN_IN_CODE: &str = "/sign-in/code";
/// The demonstration's list of members. No other server has it.
pub const SIGN_IN_AS: &str = "/sign-in-as";
/// Where somebody proves again who they are, before a grave act.
pub const STEP_UP: &str = "/step-up";
/// Where somebody begins to enrol, with a one-time code.
pub const ENROL: &str = "/enrol";
/// Where the passphrase and the app are set up.
pub const ENROL_SET_UP: &str = "/enrol/set-up";
/// Where somebody starts or ends duty from their account.
pub const ACCOUNT_DUTY: &str = "/account/duty";
/// Where somebody ends another session of theirs.
pub const ACCOUNT_SESSION: &str = "/account/session";
/// What had been typed when a session ended.
pub const KEPT: &str = "/kept";
