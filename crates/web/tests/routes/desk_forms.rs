//! The forms that change a case: every error at once, what the case refuses in words, nothing lost when two people
//! edit at once, nothing seen by whom it does not concern, nothing recorded twice.

use waymark_domain::case::{Deconfliction, Note, NoteKind, Statement};
use waymark_domain::case::{GatewayOutcome, Ground, Handover, OwnerKind, Role, Sort, Told};
use waymark_domain::office::OrganisationKind;
use waymark_domain::text::{Code, Text};
use waymark_domain::{CaseId, Clock as _, MemberId};
use waymark_ledger::{EntryDraft, Token};
use waymark_policy::{Actor, HeldRole, Member};
use waymark_service::desk::Decision;
use waymark_service::jobs::Worker;
use waymark_service::office::Placement;
use waymark_service::{Ctx, RetryKey};
use waymark_storage::entities::candidate;
use waymark_storage::{Change, MemberWrite, Write};

use crate::app::TestApp;
use crate::client::{Answer, Browser, hidden};
use crate::refer::send_referral;

const HOSTILE: &str = "<script>alert(1)</script>\"'&{{7*7}}";
/// A case that is not there.
const MISSING: CaseId = CaseId(uuid::Uuid::from_u128(0x0190_d1c2_0000_7000_8000_0000_0000_0099));

/// A case with those who work on it.
struct Desk {
    app: TestApp,
    case: CaseId,
    officer: Browser,
    officer_id: MemberId,
    supervisor: Browser,
    supervisor_id: MemberId,
}

fn text(words: &str) -> Text {
    Text::parse(words).unwrap()
}

fn area() -> Code {
    waymark_service::intake::UNKNOWN_AREA.parse().unwrap()
}

async fn placed(app: &TestApp, name: &str, role: Role, on_duty: bool) -> MemberId {
    let placement = Placement {
        sign_in_name: name.parse().unwrap(),
        display_name: "Rowan Teal".parse().unwrap(),
        organisation: "Marchland Police".parse().unwrap(),
        kind: OrganisationKind::Police,
        roles: vec![HeldRole {
            role,
            area: Some(area()),
        }],
        on_duty: on_duty.then(area).into_iter().collect(),
    };
    app.house
        .office()
        .place(&app.operator(), &placement)
        .await
        .unwrap()
}

fn ctx(app: &TestApp, id: MemberId, role: Role) -> Ctx {
    let member = Member {
        id,
        roles: vec![HeldRole {
            role,
            area: Some(area()),
        }],
        on_duty: [area()].into(),
        stepped_up: true,
    };
    let actor = Actor::Member(std::sync::Arc::new(member));
    Ctx::new(actor, app.clock.now(), std::sync::Arc::clone(app.house.ids()))
}

/// Where a case stands before a form is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Nobody has it.
    Received,
    /// The officer has it, and the check is recorded.
    Taken,
    /// The officer signposted it: signature, handover and answers are waited for.
    Decided,
    /// The officer restricted it.
    Restricted,
    /// The officer stopped its clock.
    Paused,
}

/// One form: who sends it, when, what is typed, what it leaves in the ledger, and how many errors it has empty.
struct Sends {
    form: &'static str,
    by_supervisor: bool,
    at: At,
    typed: Vec<(&'static str, String)>,
    action: &'static str,
    errors: usize,
    rests_on_the_case: bool,
}

fn typed(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    fields
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

/// The day of the test, as three fields.
fn today(prefix: &'static str, app: &TestApp) -> Vec<(&'static str, String)> {
    let day = app.clock.now().london_date();
    let names: [&'static str; 3] = match prefix {
        "checked" => ["checked_day", "checked_month", "checked_year"],
        "told_on" => ["told_on_day", "told_on_month", "told_on_year"],
        "on" => ["on_day", "on_month", "on_year"],
        other => panic!("no day {other}"),
    };
    let values = [
        day.day().to_string(),
        day.month().to_string(),
        day.year().to_string(),
    ];
    names.into_iter().zip(values).collect()
}

impl Desk {
    /// A case that nobody has yet.
    async fn new() -> Self {
        let app = TestApp::start().await;
        send_referral(&mut app.browser()).await;
        // Nothing is decided before somebody looked for records of the same person.
        app.house.people().follow().await.unwrap();
        Worker::new(&app.house, None)
            .run_due(app.clock.now())
            .await
            .unwrap();
        let officer_id = placed(&app, "rowan.teal", Role::GatewayOfficer, true).await;
        let supervisor_id = placed(&app, "imogen.sarsby", Role::Supervisor, false).await;
        let desk = app.house.staff_desk();
        let queue = desk
            .queue(&ctx(&app, officer_id, Role::GatewayOfficer))
            .await
            .unwrap();
        Self {
            case: queue.rows[0].case,
            officer: app.browser_of(officer_id).await,
            supervisor: app.browser_of(supervisor_id).await,
            officer_id,
            supervisor_id,
            app,
        }
    }

    async fn at(at: At) -> Self {
        let desk = Self::new().await;
        let (staff, officer) = (desk.app.house.staff_desk(), desk.as_officer());
        if at == At::Received {
            return desk;
        }
        let to = (desk.officer_id, Some(OwnerKind::Police));
        staff.assign(&officer, desk.case, to, None).await.unwrap();
        let today = desk.app.clock.now().london_date();
        let by = text("Marchland Prevent team");
        staff
            .record_deconfliction(&officer, desk.case, Deconfliction::Clear, today, by)
            .await
            .unwrap();
        match at {
            At::Received | At::Taken => {}
            At::Decided => {
                let outcome = GatewayOutcome::NoFurtherAction(Ground::NoConcern);
                staff
                    .record_gateway_decision(&officer, desk.case, decision(&desk.app, outcome))
                    .await
                    .unwrap();
            }
            At::Restricted => staff
                .restrict(&officer, desk.case, text("A relative works here."))
                .await
                .unwrap(),
            At::Paused => staff
                .pause(&officer, desk.case, text("An investigation asks."))
                .await
                .unwrap(),
        }
        desk
    }

    fn as_officer(&self) -> Ctx {
        ctx(&self.app, self.officer_id, Role::GatewayOfficer)
    }

    fn as_supervisor(&self) -> Ctx {
        ctx(&self.app, self.supervisor_id, Role::Supervisor)
    }

    fn path(&self, form: &str) -> String {
        format!("/cases/{}/{form}", self.case)
    }

    /// Somebody else writes a note meanwhile.
    async fn moves_on(&self) {
        let note = Note {
            kind: NoteKind::Contact,
            about: None,
            statements: vec![Statement {
                sort: Sort::Fact,
                words: text("The school rang."),
                source: text("The school"),
            }],
        };
        let desk = self.app.house.staff_desk();
        desk.write_note(&self.as_supervisor(), self.case, &note)
            .await
            .unwrap();
    }

    /// The session that just began gave a code a moment ago.
    async fn step_up(&self, member: MemberId) {
        let sessions = self.app.house.store().sessions_of(member).await.unwrap();
        let row = sessions.first().unwrap();
        let entry = EntryDraft {
            at_micros: self.app.clock.now().micros(),
            actor: Token::from_static("system:test"),
            action: Token::from_static("test.stepped_up"),
            basis: Token::from_static("test"),
            objects: Vec::new(),
            digest: None,
        };
        let change = Change::recorded("test", entry).write(Write::Member(MemberWrite::StepSessionUp {
            id: row.id,
            read_token_hash: row.token_hash.clone(),
            token_hash: row.token_hash.clone(),
            at: self.app.clock.now().micros(),
        }));
        self.app.house.store().commit(change).await.unwrap();
    }
}

fn decision(app: &TestApp, outcome: GatewayOutcome) -> Decision {
    Decision {
        outcome,
        concern: "no_ideology".parse().unwrap(),
        facts: text("The school's account."),
        options: text("Going on; early help; nothing further."),
        not_checked: text("The tutor's notes."),
        reason: text("What was said has an ordinary reason."),
        weighed_together: None,
        handover: Some(Handover::To {
            service: app
                .house
                .staff_desk()
                .rules(app.clock.now())
                .entries(
                    waymark_domain::rules::List::SignpostedTo,
                    app.clock.now().london_date(),
                )
                .next()
                .unwrap()
                .code
                .clone(),
            contact: text("Fenmarsh early help"),
        }),
        told: Told::Told {
            on: app.clock.now().london_date(),
        },
        decided_at: None,
    }
}

/// What a page's form carries hidden, with these fields.
fn with_hidden<'a>(
    page: &'a [(&'static str, String)],
    typed: &'a [(&'static str, String)],
) -> Vec<(&'a str, &'a str)> {
    page.iter()
        .chain(typed)
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

fn carried(page: &Answer) -> Vec<(&'static str, String)> {
    vec![
        ("version", hidden(page, "version")),
        ("retry", hidden(page, "retry")),
    ]
}

/// How many lines the error summary of a page has.
fn errors(page: &Answer) -> usize {
    let text = page.text();
    let summary = text.split("govuk-error-summary__list").nth(1).unwrap_or_default();
    summary
        .split("</ul>")
        .next()
        .unwrap_or_default()
        .matches("<li>")
        .count()
}

/// The whole life of one form.
async fn lives(sends: impl FnOnce(&Desk) -> Sends, at: At) {
    let desk = Desk::at(at).await;
    let sends = sends(&desk);
    assert!(sends.at == at);
    if sends.form == "restrict/lift" {
        desk.step_up(desk.supervisor_id).await;
    }
    let path = desk.path(sends.form);
    let browser = if sends.by_supervisor {
        &desk.supervisor
    } else {
        &desk.officer
    };
    let mut browser = browser.clone();
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let first = carried(&page);

    // Empty: every error at once, and nothing done.
    if sends.errors > 0 {
        let empty = browser.post(&path, &with_hidden(&first, &[])).await;
        assert_eq!(
            (empty.status, errors(&empty)),
            (422, sends.errors),
            "{}",
            empty.text()
        );
        assert!(empty.body.contains("<title>Error"), "{}", empty.text());
    }
    // Somebody else changes the case meanwhile: nothing typed is lost, and it is said what changed.
    desk.moves_on().await;
    let before = desk.app.times(sends.action).await;
    let mut fresh = first;
    if sends.rests_on_the_case {
        let answer = browser.post(&path, &with_hidden(&fresh, &sends.typed)).await;
        let said = answer.text();
        assert_eq!(answer.status, 409, "{said}");
        assert!(
            said.contains("Somebody changed this case while you were typing"),
            "{said}"
        );
        assert!(said.contains("A note was written"), "{said}");
        for (_, value) in sends.typed.iter().filter(|(_, value)| value.contains(' ')) {
            assert!(said.contains(value), "{value} is lost in {said}");
        }
        fresh = carried(&answer);
        assert_eq!(
            desk.app.times(sends.action).await,
            before,
            "done though it was overtaken"
        );
    }
    // Sent twice: done once, and said to be done twice.
    let once = browser.post(&path, &with_hidden(&fresh, &sends.typed)).await;
    assert_eq!(once.status, 303, "{}", once.text());
    let twice = browser.post(&path, &with_hidden(&fresh, &sends.typed)).await;
    assert_eq!(
        (twice.status, twice.header("location")),
        (303, once.header("location"))
    );
    assert_eq!(desk.app.times(sends.action).await, before + 1);
    desk.app.stop().await;
}

fn sends(
    form: &'static str,
    (by_supervisor, at): (bool, At),
    (action, errors): (&'static str, usize),
    typed: Vec<(&'static str, String)>,
) -> Sends {
    let alone = ["escalate", "note", "connection", "connected"].contains(&form);
    Sends {
        form,
        by_supervisor,
        at,
        typed,
        action,
        errors,
        rests_on_the_case: !alone,
    }
}

const OFFICER: bool = false;
const SUPERVISOR: bool = true;

macro_rules! each_form {
    ($($name:ident, $form:literal, $by:ident, $at:ident, $action:literal, $errors:literal, |$desk:ident| $typed:expr;)+) => {$(
        #[tokio::test]
        async fn $name() {
            lives(
                |$desk| sends($form, ($by, At::$at), ($action, $errors), $typed),
                At::$at,
            )
            .await;
        }
    )+};
}

each_form! {
    a_case_is_assigned_once, "assign", SUPERVISOR, Received, "case.assigned", 1,
        |desk| vec![("owner", desk.officer_id.to_string())];
    a_check_is_recorded_once, "deconfliction", OFFICER, Taken, "case.deconfliction_recorded", 3,
        |desk| [typed(&[("result", "clear"), ("checked_by", "Marchland Prevent team")]), today("checked", &desk.app)].concat();
    a_decision_is_recorded_once, "decision", OFFICER, Taken, "case.gateway_decided", 8,
        |desk| [
            typed(&[
                ("outcome", "suitable_for_channel"), ("concern", "no_ideology"), ("facts", "The account of the school"),
                ("options", "Going on or not"), ("not_checked", "The notes of the tutor"), ("reason", "A worry that stays"),
                ("told", "yes"), ("decided", "now"),
            ]),
            today("told_on", &desk.app),
        ].concat();
    a_decision_is_signed_once, "sign", SUPERVISOR, Decided, "case.decision_signed", 1,
        |_desk| typed(&[("verdict", "sign"), ("words", "I agree with this")]);
    an_emergency_is_passed_on_once, "escalate", OFFICER, Taken, "case.emergency_escalated", 3,
        |_desk| typed(&[("reason", "At the airport now"), ("decided_by", "Rowan Teal"), ("decided", "now")]);
    a_case_is_restricted_once, "restrict", OFFICER, Taken, "case.restricted", 1,
        |_desk| typed(&[("reason", "A relative works here")]);
    lifting_is_proposed_once, "restrict/lift", SUPERVISOR, Restricted, "case.restriction_lifted", 1,
        |_desk| typed(&[("reason", "They left the office")]);
    a_clock_is_stopped_once, "pause", OFFICER, Taken, "case.paused", 1,
        |_desk| typed(&[("reason", "An investigation asks for it")]);
    a_clock_is_started_once, "resume", OFFICER, Paused, "case.resumed", 0, |_desk| Vec::new();
    a_handover_is_acknowledged_once, "handover", OFFICER, Decided, "case.handover_acknowledged", 2,
        |desk| [typed(&[("who", "The duty worker")]), today("on", &desk.app)].concat();
    telling_is_recorded_once, "told", OFFICER, Decided, "case.told_recorded", 1,
        |desk| [typed(&[("told", "yes")]), today("told_on", &desk.app)].concat();
    social_care_is_recorded_once, "social-care", OFFICER, Taken, "case.social_care_recorded", 1,
        |desk| [typed(&[("told", "yes"), ("reference", "Duty team 1234")]), today("told_on", &desk.app)].concat();
    an_answer_is_released_once, "answer", OFFICER, Taken, "case.referrer_answered", 1,
        |_desk| typed(&[("answer", "read")]);
    a_note_is_added_once, "note", OFFICER, Taken, "case.note_written", 2,
        |_desk| typed(&[("kind", "contact"), ("fact", "He was at school"), ("fact_source", "The school")]);
    a_correction_is_added_once, "correct", OFFICER, Taken, "case.identity_corrected", 1,
        |_desk| typed(&[("name", "Quarlwort Fennimoor"), ("reason", "Misheard on the telephone")]);
    a_connection_is_recorded_once, "connection", OFFICER, Taken, "case.connection_recorded", 3,
        |_desk| typed(&[("who", "An older cousin"), ("how", "They game together"), ("source", "The mother")]);
    a_disclosure_is_recorded_once, "disclosure", OFFICER, Taken, "case.disclosed", 7,
        |desk| [
            typed(&[
                ("agency", "gp"), ("recipient", "The lead at the surgery"), ("purpose", "To ask what they know"),
                ("legal_basis", "DPA 2018 s.35"), ("authorised_by", "The supervisor"), ("content", "Name and birth date"),
            ]),
            today("on", &desk.app),
        ].concat();
    knowing_somebody_is_said_once, "connected", OFFICER, Taken, "connection.declared", 1,
        |_desk| typed(&[("reason", "A neighbour of mine")]);
}

const FORMS: [&str; 19] = [
    "assign",
    "deconfliction",
    "decision",
    "sign",
    "escalate",
    "restrict",
    "restrict/lift",
    "pause",
    "resume",
    "handover",
    "told",
    "social-care",
    "answer",
    "note",
    "correct",
    "connection",
    "disclosure",
    "connected",
    "match",
];

/// ACC-4: whoever may not see a case gets the very bytes of one that is not there.
#[tokio::test]
async fn acc_4_a_form_of_a_case_that_is_not_theirs_is_missing_byte_for_byte() {
    let desk = Desk::at(At::Taken).await;
    let outsider = placed(&desk.app, "bryn.calder", Role::CaseOfficer, false).await;
    let mut outsider = desk.app.browser_of(outsider).await;
    let retry = RetryKey::random().text().to_string();
    for form in FORMS {
        let (theirs, missing) = (desk.path(form), format!("/cases/{MISSING}/{form}"));
        let shown = [outsider.get(&theirs).await, outsider.get(&missing).await];
        assert_eq!((shown[0].status, &shown[0].body), (404, &shown[1].body), "{form}");
        if form != "match" {
            let fields = [("version", "3"), ("retry", retry.as_str())];
            let sent = [
                outsider.post(&theirs, &fields).await,
                outsider.post(&missing, &fields).await,
            ];
            assert_eq!((sent[0].status, &sent[0].body), (404, &sent[1].body), "{form}");
        }
    }
    let candidate = format!("match/{MISSING}");
    let pair = [
        outsider.get(&desk.path(&candidate)).await,
        outsider.get(&format!("/cases/{MISSING}/{candidate}")).await,
    ];
    assert_eq!((pair[0].status, &pair[0].body), (404, &pair[1].body));
    desk.app.stop().await;
}

#[tokio::test]
async fn what_is_typed_is_shown_back_as_text_and_nothing_else() {
    let mut desk = Desk::at(At::Decided).await;
    placed(&desk.app, "bryn.calder", Role::CaseOfficer, false).await;
    let forms: [(&str, &[&str]); 12] = [
        ("assign", &["owner", "handover"]),
        ("deconfliction", &["result", "checked_day", "checked_by"]),
        ("escalate", &["reason", "decided_by", "decided", "decided_time"]),
        ("told", &["told", "told_on_day", "told_reason"]),
        ("social-care", &["told", "reference", "reason"]),
        ("handover", &["who", "on_day"]),
        ("answer", &["answer", "reason"]),
        ("note", &["kind", "fact", "fact_source", "opinion"]),
        ("correct", &["name", "birth_day", "phones", "gender", "reason"]),
        ("disclosure", &["agency", "recipient", "content"]),
        ("connection", &["who", "how"]),
        ("decision", &["outcome", "facts"]),
    ];
    for (form, fields) in forms {
        let path = desk.path(form);
        let page = desk.officer.get(&path).await;
        assert_eq!(page.status, 200, "{form}: {}", page.text());
        if form == "decision" {
            assert!(
                page.text().contains("The gateway has decided already"),
                "{}",
                page.text()
            );
            continue;
        }
        let typed: Vec<(&'static str, String)> =
            fields.iter().map(|field| (*field, HOSTILE.to_owned())).collect();
        let answer = desk
            .officer
            .post(&path, &with_hidden(&carried(&page), &typed))
            .await;
        assert_eq!(answer.status, 422, "{form}: {}", answer.text());
        assert!(!answer.body.contains("<script>alert"), "{form}: {}", answer.body);
        assert!(errors(&answer) > 0, "{form}");
    }
    desk.app.stop().await;
}

#[tokio::test]
async fn what_the_case_refuses_is_said_at_the_field_it_is_about() {
    let mut desk = Desk::at(At::Taken).await;
    // Intelligence does not belong here.
    let path = desk.path("deconfliction");
    let page = desk.officer.get(&path).await;
    let fields = [
        typed(&[("result", "clear"), ("checked_by", "From a covert source report")]),
        today("checked", &desk.app),
    ]
    .concat();
    let answer = desk
        .officer
        .post(&path, &with_hidden(&carried(&page), &fields))
        .await;
    let said = answer.text();
    assert_eq!(answer.status, 422, "{said}");
    assert!(
        said.contains("looks like intelligence") && said.contains("href=\"#checked_by\""),
        "{said}"
    );
    // A clock that runs is not started, nothing waits for a signature, no handover waits.
    for (form, supervisor, words) in [
        ("resume", false, "The clock is running already"),
        ("sign", true, "No decision waits for a signature"),
        ("handover", false, "No handover waits to be acknowledged"),
    ] {
        let path = desk.path(form);
        let browser = if supervisor {
            &mut desk.supervisor
        } else {
            &mut desk.officer
        };
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(words), "{}", page.text());
    }
    // Seen, and not theirs to do: a supervisor does not decide.
    let path = desk.path("decision");
    assert_eq!(desk.supervisor.get(&path).await.status, 403);
    desk.app.stop().await;
}

/// Two supervisors sign at once: the second finds that it is signed, and what they wrote is still there.
#[tokio::test]
async fn what_was_typed_is_kept_when_the_form_itself_is_settled_meanwhile() {
    let mut desk = Desk::at(At::Decided).await;
    let path = desk.path("sign");
    let page = desk.supervisor.get(&path).await;
    let verdict = waymark_domain::case::SecondVerdict::Signed { note: None };
    let other = placed(&desk.app, "bryn.calder", Role::Supervisor, false).await;
    let signed = ctx(&desk.app, other, Role::Supervisor);
    desk.app
        .house
        .staff_desk()
        .sign_second(&signed, desk.case, verdict)
        .await
        .unwrap();
    let fields = typed(&[("verdict", "return"), ("words", "Ask the mother first")]);
    let answer = desk
        .supervisor
        .post(&path, &with_hidden(&carried(&page), &fields))
        .await;
    let said = answer.text();
    assert_eq!(answer.status, 409, "{said}");
    assert!(
        said.contains("Ask the mother first") && said.contains("The decision was signed"),
        "{said}"
    );
    desk.app.stop().await;
}

#[tokio::test]
async fn rel_3_a_form_that_was_not_saved_is_shown_back_and_can_be_sent_again() {
    let mut desk = Desk::at(At::Taken).await;
    let path = desk.path("note");
    let page = desk.officer.get(&path).await;
    desk.app.spoil(&hidden(&page, "retry")).await;
    let fields = typed(&[
        ("kind", "contact"),
        ("fact", "He was at school"),
        ("fact_source", "The school"),
    ]);
    let answer = desk
        .officer
        .post(&path, &with_hidden(&carried(&page), &fields))
        .await;
    assert_eq!(answer.status, 503);
    assert!(
        answer.text().contains("He was at school") && errors(&answer) == 1,
        "{}",
        answer.text()
    );
    assert_eq!(desk.app.times("case.note_written").await, 0);
    desk.app.stop().await;
}

#[tokio::test]
async fn a_draft_of_a_note_is_kept_sealed_and_offered_again_until_it_is_sent() {
    let mut desk = Desk::at(At::Taken).await;
    let path = desk.path("note");
    let page = desk.officer.get(&path).await;
    let fields = typed(&[("fact", "quernstone and more"), ("save", "draft")]);
    let kept = desk
        .officer
        .post(&path, &with_hidden(&carried(&page), &fields))
        .await;
    assert_eq!(kept.status, 303);
    assert!(kept.header("location").unwrap().ends_with("/notes?done=draft"));
    assert_eq!(desk.app.times("case.note_written").await, 0);
    assert!(!String::from_utf8_lossy(&desk.app.bytes_on_disk()).contains("quernstone"));
    // Nobody else is offered it.
    assert!(!desk.supervisor.get(&path).await.text().contains("quernstone"));
    let page = desk.officer.get(&path).await;
    assert!(page.text().contains("quernstone and more"), "{}", page.text());
    let mut carried = carried(&page);
    carried.push(("draft", hidden(&page, "draft")));
    // Wrong, so shown again; then right: the draft goes with it.
    let again = desk
        .officer
        .post(&path, &with_hidden(&carried, &typed(&[("fact", "quernstone")])))
        .await;
    assert_eq!(again.status, 422);
    assert_eq!(hidden(&again, "draft"), hidden(&page, "draft"));
    let fields = typed(&[
        ("kind", "contact"),
        ("fact", "quernstone"),
        ("fact_source", "The school"),
    ]);
    let sent = desk.officer.post(&path, &with_hidden(&carried, &fields)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = desk.officer.get(&path).await;
    assert!(!page.text().contains("quernstone"), "{}", page.text());
    desk.app.stop().await;
}

/// Records that may be the same person: side by side, decided once.
#[tokio::test]
async fn a_match_is_decided_once_and_may_be_left_open_with_a_reason() {
    let mut desk = Desk::at(At::Taken).await;
    send_referral(&mut desk.app.browser()).await;
    let officer = desk.as_officer();
    let staff = desk.app.house.staff_desk();
    let store = desk.app.house.store();
    let queue = staff.queue(&officer).await.unwrap();
    let other = queue.rows.iter().find(|row| row.case != desk.case).unwrap().case;
    let (one, two) = (
        store.case_file(desk.case).await.unwrap().unwrap(),
        store.case_file(other).await.unwrap().unwrap(),
    );
    let found = candidate::Model {
        id: uuid::Uuid::from_u128(77),
        person_id: one.person_id,
        other_id: two.person_id,
        found_at: desk.app.clock.now().micros(),
        agreed: "name".into(),
        state: "undecided".into(),
        decided_by: None,
        decided_at: None,
    };
    let entry = EntryDraft {
        at_micros: desk.app.clock.now().micros(),
        actor: Token::from_static("system:test"),
        action: Token::from_static("candidate.found"),
        basis: Token::from_static("test"),
        objects: Vec::new(),
        digest: None,
    };
    store
        .commit(Change::recorded("test", entry).write(Write::from(found.clone())))
        .await
        .unwrap();
    let leads = desk.officer.get(&desk.path("match")).await;
    let path = desk.path(&format!("match/{}", found.id));
    assert_eq!(
        (leads.status, leads.header("location")),
        (303, Some(path.as_str()))
    );
    let page = desk.officer.get(&path).await;
    let said = page.text();
    assert_eq!(page.status, 200, "{said}");
    assert!(
        said.matches("Quarlwort Fennimore").count() >= 2,
        "both records are there: {said}"
    );
    let unsure = typed(&[("verdict", "uncertain"), ("reason", "The school has to be asked")]);
    let open = desk
        .officer
        .post(&path, &with_hidden(&carried(&page), &unsure))
        .await;
    assert_eq!(open.status, 303, "{}", open.text());
    assert_eq!(desk.app.times("case.note_written").await, 1);
    let page = desk.officer.get(&path).await;
    let same = typed(&[("verdict", "same"), ("reason", "The same name and mother")]);
    for _ in 0..2 {
        let answer = desk
            .officer
            .post(&path, &with_hidden(&carried(&page), &same))
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
    assert_eq!(desk.app.times("case.match_decided").await, 1);
    assert!(
        desk.officer
            .get(&path)
            .await
            .text()
            .contains("is decided already")
    );
    desk.app.stop().await;
}

#[tokio::test]
async fn acc_6_emergency_access_asks_for_a_code_first_and_is_reviewed_by_somebody_else() {
    let desk = Desk::at(At::Taken).await;
    let taker_id = placed(&desk.app, "bryn.calder", Role::CaseOfficer, false).await;
    let mut taker = desk.app.browser_of(taker_id).await;
    let paths = [
        desk.path("emergency-access"),
        format!("/cases/{MISSING}/emergency-access"),
    ];
    for path in &paths {
        let answer = taker.get(path).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        assert!(
            answer.header("location").unwrap().starts_with("/step-up"),
            "{answer:?}"
        );
    }
    desk.step_up(taker_id).await;
    let pages = [taker.get(&paths[0]).await, taker.get(&paths[1]).await];
    assert_eq!((pages[0].status, pages[1].status), (200, 200));
    let empty = taker
        .post(&paths[0], &with_hidden(&carried(&pages[0]), &[]))
        .await;
    assert_eq!((empty.status, errors(&empty)), (422, 2), "{}", empty.text());
    let needed = typed(&[("category", "risk_to_life"), ("reason", "The school rang")]);
    let missing = taker
        .post(&paths[1], &with_hidden(&carried(&pages[1]), &needed))
        .await;
    assert_eq!(missing.status, 404);
    for _ in 0..2 {
        let taken = taker
            .post(&paths[0], &with_hidden(&carried(&pages[0]), &needed))
            .await;
        assert_eq!(taken.status, 303, "{}", taken.text());
    }
    assert_eq!(desk.app.times("emergency.taken").await, 1);
    // Whoever took it sees the case and may pass an emergency on; nothing else.
    assert_eq!(taker.get(&desk.path("escalate")).await.status, 200);
    assert_eq!(taker.get(&desk.path("note")).await.status, 403);

    let privacy_id = placed(&desk.app, "imogen.ashdown", Role::DataProtectionOfficer, false).await;
    let mut privacy = desk.app.browser_of(privacy_id).await;
    desk.step_up(privacy_id).await;
    let list = privacy.get("/reviews").await;
    assert_eq!(list.status, 200, "{}", list.text());
    let waiting = desk
        .app
        .house
        .store()
        .unreviewed_emergency_access()
        .await
        .unwrap();
    let path = format!("/reviews/{}", waiting[0].id);
    assert!(list.text().contains(&path), "{}", list.text());
    let page = privacy.get(&path).await;
    assert!(page.text().contains("Took emergency access"), "{}", page.text());
    let hidden = [("retry", hidden(&page, "retry"))];
    let empty = privacy.post(&path, &with_hidden(&hidden, &[])).await;
    assert_eq!((empty.status, errors(&empty)), (422, 2), "{}", empty.text());
    let found = typed(&[("justified", "yes"), ("reason", "The school had rung twice")]);
    for _ in 0..2 {
        let answer = privacy.post(&path, &with_hidden(&hidden, &found)).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some("/reviews"))
        );
    }
    assert_eq!(desk.app.times("emergency.reviewed").await, 1);
    assert_eq!(privacy.get(&path).await.status, 404);
    desk.app.stop().await;
}
