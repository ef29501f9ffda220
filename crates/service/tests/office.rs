//! Members: invited, enrolled, signed in, disabled; roles and duties; forms that are kept. On both databases.

#[cfg(test)]
mod common;

use std::net::IpAddr;

use common::World;
use futures_util::future::join_all;
use secrecy::ExposeSecret as _;
use waymark_domain::case::Role;
use waymark_domain::office::OrganisationKind;
use waymark_domain::{MemberId, OrganisationId, Timestamp};
use waymark_policy::{Actor, HeldRole, Why};
use waymark_sealing::{SessionToken, TotpSecret, TotpStep};
use waymark_service::office::{
    EnrolError, Invitation, Office, Placement, RoleGrant, SignInError, SignedIn, Source, Visitor,
};
use waymark_service::{Ctx, ServiceError};
use waymark_testkit::both;

const PASSPHRASE: &str = "a heron on the weir at dawn";

struct Enrolled {
    name: &'static str,
    member: MemberId,
    secret: TotpSecret,
}

#[cfg(test)]
fn office(world: &World) -> Office {
    world.house.office()
}

#[cfg(test)]
fn source(world: &World) -> Source {
    office(world).source(IpAddr::from([192, 0, 2, 1]), world.now())
}

#[cfg(test)]
fn invitation(name: &str, administrator: bool) -> Invitation {
    Invitation {
        sign_in_name: name.parse().unwrap(),
        display_name: "Quarlwort Fennimore".parse().unwrap(),
        organisation: "Plainshire Council".parse().unwrap(),
        kind: OrganisationKind::LocalAuthority,
        administrator,
    }
}

#[cfg(test)]
async fn enrol(world: &World, name: &'static str, administrator: bool) -> Enrolled {
    let (office, now) = (office(world), world.now());
    let invited = office
        .invite(&world.operator(), &invitation(name, administrator))
        .await
        .unwrap();
    let code = invited.code.text();
    let offer = office.offer(now, source(world), &code).await.unwrap();
    let secret = TotpSecret::parse(offer.secret.expose_secret()).unwrap();
    let digits = secret.code(TotpStep::at(now));
    office
        .enrol(now, source(world), &code, &offer.sealed, PASSPHRASE, &digits)
        .await
        .unwrap();
    world.clock.advance_seconds(30);
    Enrolled {
        name,
        member: invited.member,
        secret,
    }
}

/// Two administrators, so that the office is open.
#[cfg(test)]
async fn open(world: &World) -> (Enrolled, Enrolled) {
    (
        enrol(world, "a.morgan", true).await,
        enrol(world, "b.rees", true).await,
    )
}

#[cfg(test)]
async fn sign_in(world: &World, who: &Enrolled) -> Result<SessionToken, SignInError> {
    let (office, now) = (office(world), world.now());
    let ticket = office
        .check_passphrase(now, source(world), who.name, PASSPHRASE)
        .await?;
    let code = who.secret.code(TotpStep::at(now));
    office.check_code(now, source(world), &ticket, &code).await
}

#[cfg(test)]
async fn here(world: &World, token: &SessionToken) -> Option<SignedIn> {
    match office(world).visitor(world.now(), token).await.unwrap() {
        Visitor::Here(who) => Some(*who),
        Visitor::Stranger | Visitor::Ended(_) => None,
    }
}

/// Signed in, and just asked for a code.
#[cfg(test)]
async fn stepped_up(world: &World, who: &Enrolled) -> (SessionToken, Ctx) {
    let token = sign_in(world, who).await.unwrap();
    world.clock.advance_seconds(30);
    let signed_in = here(world, &token).await.unwrap();
    let code = who.secret.code(TotpStep::at(world.now()));
    let token = office(world)
        .step_up(world.now(), source(world), &signed_in, &code)
        .await
        .unwrap();
    let ctx = office(world).ctx_of(&here(world, &token).await.unwrap(), world.now());
    (token, ctx)
}

#[cfg(test)]
async fn actions(world: &World) -> Vec<String> {
    let entries = world.house.store().ledger_entries(1, 0, 10_000).await.unwrap();
    let texts = entries
        .into_iter()
        .map(|row| String::from_utf8(row.entry).unwrap());
    texts
        .map(|text| {
            assert!(!text.contains("uarlwort") && !text.contains("rees"), "{text}");
            text.lines()
                .find_map(|line| line.strip_prefix("action "))
                .unwrap()
                .to_owned()
        })
        .collect()
}

both! {
    async fn aut_8_a_new_office_has_no_account_and_opens_with_two_administrators(database: TestDatabase) {
        let world = World::new(&database).await;
        let office = office(&world);
        assert!(office.members(world.now()).await.unwrap().is_empty());
        let one = enrol(&world, "a.morgan", true).await;
        assert!(!office.is_open(world.now()).await.unwrap());
        assert!(matches!(sign_in(&world, &one).await, Err(SignInError::NotOpen)));
        enrol(&world, "b.rees", true).await;
        assert!(office.is_open(world.now()).await.unwrap());
        assert!(sign_in(&world, &one).await.is_ok());
        let third = office.invite(&world.operator(), &invitation("c.third", true)).await;
        assert!(matches!(third, Err(ServiceError::Forbidden(_))), "the next are granted by two");
        assert_eq!(
            actions(&world).await[1..],
            [
                "member.invited", "role.granted", "member.enrolled",
                "member.invited", "role.granted", "member.enrolled", "session.began",
            ]
        );
    }

    async fn aut_8_a_one_time_code_works_once_and_for_an_hour(database: TestDatabase) {
        let world = World::new(&database).await;
        let office = office(&world);
        let code = office.invite(&world.operator(), &invitation("a.morgan", true)).await.unwrap().code;
        let code = code.text();
        let offer = office.offer(world.now(), source(&world), &code).await.unwrap();
        let secret = TotpSecret::parse(offer.secret.expose_secret()).unwrap();
        let digits = secret.code(TotpStep::at(world.now()));
        let enrol = || office.enrol(world.now(), source(&world), &code, &offer.sealed, PASSPHRASE, &digits);
        let answers = join_all((0..20).map(|_| enrol())).await;
        assert_eq!(answers.iter().flatten().count(), 1);
        assert!(matches!(enrol().await, Err(EnrolError::Code)));

        let late = office.invite(&world.operator(), &invitation("b.rees", true)).await.unwrap().code;
        world.clock.advance_seconds(3_600);
        let refused = office.offer(world.now(), source(&world), &late.text()).await;
        assert!(matches!(refused, Err(EnrolError::Code)));
    }

    async fn aut_2_a_passphrase_that_is_easily_guessed_is_refused_and_the_code_stays(database: TestDatabase) {
        let world = World::new(&database).await;
        let office = office(&world);
        let code = office.invite(&world.operator(), &invitation("a.morgan", true)).await.unwrap().code;
        let code = code.text();
        let offer = office.offer(world.now(), source(&world), &code).await.unwrap();
        for refused in ["short", "correct horse battery staple"] {
            let answer = office.enrol(world.now(), source(&world), &code, &offer.sealed, refused, "000000").await;
            assert!(matches!(answer, Err(EnrolError::Passphrase(_))), "{refused}");
        }
        let other = office.enrol(world.now(), source(&world), &code, &offer.sealed, PASSPHRASE, "").await;
        assert!(matches!(other, Err(EnrolError::App)));
        let again = office.same_offer(world.now(), source(&world), &code, &offer.sealed).await.unwrap();
        assert_eq!(again.secret.expose_secret(), offer.secret.expose_secret());
        assert!(matches!(
            office.same_offer(world.now(), source(&world), &code, "forged").await,
            Err(EnrolError::Code)
        ));
    }

    async fn aut_3_a_hundred_guesses_at_once_over_every_place_are_bounded(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, _) = open(&world).await;
        let office = office(&world);
        let token = sign_in(&world, &one).await.unwrap();
        let signed_in = here(&world, &token).await.unwrap();
        world.clock.advance_seconds(30);
        let ticket = office
            .check_passphrase(world.now(), source(&world), one.name, PASSPHRASE)
            .await
            .unwrap();
        // Nine tries are left. Each place is given the right answer only once the wrong ones have used them up.
        let wrong = join_all((0..100).map(|at| {
            let (office, signed_in, ticket) = (&office, &signed_in, &ticket);
            let world = &world;
            async move {
                match at % 3 {
                    0 => office.check_passphrase(world.now(), source(world), one.name, "a wrong passphrase").await.is_ok(),
                    1 => office.check_code(world.now(), source(world), ticket, "000000").await.is_ok(),
                    _ => office.step_up(world.now(), source(world), signed_in, "000000").await.is_ok(),
                }
            }
        }))
        .await;
        assert!(wrong.iter().all(|ok| !ok));
        let code = one.secret.code(TotpStep::at(world.now()));
        assert!(office.check_code(world.now(), source(&world), &ticket, &code).await.is_err());
        assert!(office.step_up(world.now(), source(&world), &signed_in, &code).await.is_err());
        assert!(office.check_passphrase(world.now(), source(&world), one.name, PASSPHRASE).await.is_err());
        world.clock.advance_seconds(901);
        assert!(sign_in(&world, &one).await.is_ok());
    }

    async fn aut_3_fifty_replays_of_one_code_sign_in_once(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, _) = open(&world).await;
        let office = office(&world);
        let ticket = office.check_passphrase(world.now(), source(&world), one.name, PASSPHRASE).await.unwrap();
        let other = office.check_passphrase(world.now(), source(&world), one.name, PASSPHRASE).await.unwrap();
        let code = one.secret.code(TotpStep::at(world.now()));
        let tries = (0..50).map(|at| {
            let ticket = if at % 2 == 0 { &ticket } else { &other };
            office.check_code(world.now(), source(&world), ticket, &code)
        });
        let answers = join_all(tries).await;
        assert_eq!(answers.iter().flatten().count(), 1);
    }

    async fn ses_1_a_session_ends_when_idle_and_after_ten_hours(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, _) = open(&world).await;
        let token = sign_in(&world, &one).await.unwrap();
        world.clock.advance_seconds(14 * 60);
        assert!(here(&world, &token).await.is_some(), "used in time");
        world.clock.advance_seconds(14 * 60);
        assert!(here(&world, &token).await.is_some(), "and again");
        world.clock.advance_seconds(15 * 60);
        assert!(here(&world, &token).await.is_none(), "idle");
        assert!(here(&world, &token).await.is_none(), "and it stays ended");
        let token = sign_in(&world, &one).await.unwrap();
        for _ in 0..59 {
            world.clock.advance_seconds(600);
            assert!(here(&world, &token).await.is_some());
        }
        world.clock.advance_seconds(600);
        assert!(here(&world, &token).await.is_none(), "ten hours, however busy");
        assert_eq!(actions(&world).await.iter().filter(|action| *action == "session.ended").count(), 2);
    }

    async fn ses_1_what_is_stored_is_no_cookie_and_a_step_up_changes_the_token(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, _) = open(&world).await;
        let token = sign_in(&world, &one).await.unwrap();
        let row = world.house.store().session_with(&token.hash().0).await.unwrap().unwrap();
        assert_ne!(row.token_hash, token.text().as_bytes());
        world.clock.advance_seconds(30);
        let signed_in = here(&world, &token).await.unwrap();
        assert!(!signed_in.member.stepped_up, "signing in is no step-up");
        let code = one.secret.code(TotpStep::at(world.now()));
        let stepped = office(&world).step_up(world.now(), source(&world), &signed_in, &code).await.unwrap();
        assert!(here(&world, &token).await.is_none(), "the token before works no longer");
        assert!(here(&world, &stepped).await.unwrap().member.stepped_up);
        world.clock.advance_seconds(300);
        assert!(!here(&world, &stepped).await.unwrap().member.stepped_up, "five minutes");
    }

    async fn aut_6_a_disabled_member_or_organisation_and_a_lost_role_count_at_the_next_request(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, two) = open(&world).await;
        let (mine, yours) = (sign_in(&world, &one).await.unwrap(), sign_in(&world, &two).await.unwrap());
        let office = office(&world);
        let held = world.house.store().roles_of(two.member, world.now()).await.unwrap().remove(0);
        office.end_role(&world.operator(), held.id).await.unwrap();
        assert!(here(&world, &yours).await.unwrap().member.roles.is_empty());
        office.disable_member(&world.operator(), two.member).await.unwrap();
        assert!(here(&world, &yours).await.is_none());
        assert!(here(&world, &mine).await.is_some(), "nobody else");
        let row = world.house.store().member(one.member).await.unwrap().unwrap();
        office.disable_organisation(&world.operator(), OrganisationId(row.organisation_id)).await.unwrap();
        assert!(here(&world, &mine).await.is_none());
        assert!(matches!(sign_in(&world, &one).await, Err(SignInError::Refused | SignInError::NotOpen)));
    }

    async fn acc_7_a_role_is_given_by_two_neither_of_whom_gets_it(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, two) = open(&world).await;
        let third = enrol(&world, "c.third", false).await;
        let office = office(&world);
        let grant = |member, proposed_by| RoleGrant { member, role: Role::Auditor, area: None, proposed_by };
        let unproven = sign_in(&world, &one).await.unwrap();
        let unproven = office.ctx_of(&here(&world, &unproven).await.unwrap(), world.now());
        let refused = office.grant_role(&unproven, &grant(third.member, two.member)).await;
        assert!(matches!(refused, Err(ServiceError::Forbidden(Why::StepUp))), "{refused:?}");
        world.clock.advance_seconds(30);
        let (_, ctx) = stepped_up(&world, &one).await;
        for (member, proposed_by) in [(third.member, one.member), (one.member, two.member)] {
            let refused = office.grant_role(&ctx, &grant(member, proposed_by)).await;
            assert!(matches!(refused, Err(ServiceError::Forbidden(Why::OwnProposal))), "{refused:?}");
        }
        let alone = office.grant_role(&world.operator(), &grant(third.member, two.member)).await;
        assert!(matches!(alone, Err(ServiceError::Forbidden(Why::NotYours))));
        office.grant_role(&ctx, &grant(third.member, two.member)).await.unwrap();
        let held = world.house.store().roles_of(third.member, world.now()).await.unwrap().remove(0);
        assert_eq!(held.role, "auditor");
        assert_eq!(held.granted_by, format!("member:{}", two.member));
        assert_eq!(held.approved_by, Some(format!("member:{}", one.member)));
    }

    async fn a_kept_form_is_opened_by_its_member_alone(database: TestDatabase) {
        let world = World::new(&database).await;
        let (one, two) = open(&world).await;
        let office = office(&world);
        let fields = vec![("worry".to_owned(), "quarlwort".to_owned()), ("more".to_owned(), String::new())];
        office.keep_form(world.now(), one.member, "/account/duty", &fields).await.unwrap();
        let (mine, yours) = (sign_in(&world, &one).await.unwrap(), sign_in(&world, &two).await.unwrap());
        let ctx = |signed_in: &SignedIn, now: Timestamp| office.ctx_of(signed_in, now);
        let mine = ctx(&here(&world, &mine).await.unwrap(), world.now());
        let yours = ctx(&here(&world, &yours).await.unwrap(), world.now());
        let kept = office.kept_forms(&mine).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert!(office.kept_forms(&yours).await.unwrap().is_empty());
        assert!(matches!(office.open_kept(&yours, kept[0].id).await, Err(ServiceError::NotFound)));
        let opened = office.open_kept(&mine, kept[0].id).await.unwrap();
        assert_eq!((opened.path.as_str(), opened.fields), ("/account/duty", fields));
        office.remove_kept(&yours, kept[0].id).await.unwrap();
        assert_eq!(office.kept_forms(&mine).await.unwrap().len(), 1);
        office.remove_kept(&mine, kept[0].id).await.unwrap();
        assert!(office.kept_forms(&mine).await.unwrap().is_empty());
        assert!(actions(&world).await.contains(&"form.kept".to_owned()));
    }

    async fn aut_8_nobody_is_placed_in_an_office_where_anybody_was_invited(database: TestDatabase) {
        let world = World::new(&database).await;
        let office = office(&world);
        let placement = |name: &str| Placement {
            sign_in_name: name.parse().unwrap(),
            display_name: "Bryn Calder".parse().unwrap(),
            organisation: "Wyrdale Council".parse().unwrap(),
            kind: OrganisationKind::LocalAuthority,
            roles: vec![HeldRole { role: Role::Supervisor, area: None }],
            on_duty: vec![],
        };
        let public = Ctx::new(Actor::Public, world.now(), world.house.ids().clone());
        assert!(office.place(&public, &placement("bryn")).await.is_err());
        let placed = office.place(&world.operator(), &placement("bryn")).await.unwrap();
        office.place(&world.operator(), &placement("calder")).await.unwrap();
        let token = office.sign_in_as(world.now(), placed).await.unwrap();
        assert_eq!(here(&world, &token).await.unwrap().member.roles[0].role, Role::Supervisor);
        office.invite(&world.operator(), &invitation("a.morgan", true)).await.unwrap();
        assert!(office.place(&world.operator(), &placement("late")).await.is_err());
    }
}
