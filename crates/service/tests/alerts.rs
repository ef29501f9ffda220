//! An urgent referral tells the duty desk at once, through a real mail server, and again until opened.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test stops at the first surprise"
)]

mod common;

use std::path::PathBuf;
use std::time::Duration;

use common::{World, marked_referral};
use waymark_domain::AlertId;
use waymark_domain::referral::{Danger, Referral};
use waymark_policy::{Actor, Job};
use waymark_service::jobs::Worker;
use waymark_service::mail::{MailSecurity, MailSettings, Mailer};
use waymark_testkit::both;

const CANARY: &str = "wrenquillfeather";

/// What `cargo xtask services` starts and `cargo xtask test` sets.
fn needed(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask services` beside this"))
}

fn settings() -> MailSettings {
    let server = needed("WAYMARK_TEST_SMTP");
    let (host, port) = server.rsplit_once(':').unwrap();
    MailSettings {
        server: host.to_owned(),
        port: port.parse().unwrap(),
        security: MailSecurity::StartTls,
        credentials: None,
        authority: Some(std::fs::read(needed("WAYMARK_TEST_SMTP_CA")).unwrap()),
        from: "waymark@waymark.example".into(),
        national_desk: "national-desk@waymark.example".into(),
        staff_address: "https://desk.waymark.example".into(),
    }
}

/// The letters that name an alert, once there are so many: the server delivers in its own time.
async fn letters(alert: AlertId, count: usize) -> Vec<String> {
    let folder = PathBuf::from(needed("WAYMARK_TEST_MAILDIR")).join("new");
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    let about = || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
        texts
            .filter(|text| text.contains(&alert.to_string()))
            .collect::<Vec<_>>()
    };
    let arrived = async {
        loop {
            let found = about();
            if found.len() >= count {
                return found;
            }
            tick.tick().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), arrived)
        .await
        .expect("the letters arrive")
}

async fn urgent(world: &World) -> AlertId {
    let referral = Referral {
        danger: Danger::Now,
        ..marked_referral(CANARY)
    };
    world.submit(&referral).await;
    AlertId(world.house.store().alerts_unopened().await.unwrap()[0].id)
}

both! {
    async fn a_desk_is_told_at_once_and_again_until_somebody_opens_the_alert(database: TestDatabase) {
        let world = World::new(&database).await;
        let alert = urgent(&world).await;
        let worker = Worker::new(&world.house, Some(Mailer::new(&settings()).unwrap()));
        assert_eq!(worker.run_due(world.now()).await.unwrap(), 1);
        assert_eq!(worker.run_due(world.now()).await.unwrap(), 0, "not twice at once");
        world.clock.advance_seconds(600);
        assert_eq!(worker.run_due(world.now()).await.unwrap(), 1, "again after ten minutes");
        let sent = letters(alert, 2).await;
        assert_eq!(sent.len(), 2);

        let staff = world.house.staff_desk();
        assert!(staff.alert_waits(alert).await.unwrap());
        staff.open_alert(world.now(), Actor::System(Job::SendAlerts), alert).await.unwrap();
        assert!(!staff.alert_waits(alert).await.unwrap());
        world.clock.advance_seconds(600);
        worker.run_due(world.now()).await.unwrap();
        world.clock.advance_seconds(6_000);
        assert_eq!(worker.run_due(world.now()).await.unwrap(), 0, "never again once opened");
        assert_eq!(letters(alert, 2).await.len(), 2);
    }

    async fn dat_1_the_letter_says_only_that_something_is_waiting(database: TestDatabase) {
        let world = World::new(&database).await;
        let alert = urgent(&world).await;
        let worker = Worker::new(&world.house, Some(Mailer::new(&settings()).unwrap()));
        worker.run_due(world.now()).await.unwrap();
        let letter = letters(alert, 1).await.remove(0);
        assert!(!letter.contains(CANARY));
        assert!(letter.contains("Subject: Waymark: something urgent is waiting"));
        assert!(letter.contains("To: national-desk@waymark.example"));
        assert!(letter.contains(&format!("https://desk.waymark.example/alert/{alert}")));
        let words = letter.to_lowercase();
        for said in ["referral", "child", "prevent", "terror", "person"] {
            assert!(!words.contains(said), "the letter says {said}");
        }
    }

    async fn an_alert_waits_while_the_mail_server_is_away_and_goes_when_it_is_back(database: TestDatabase) {
        let world = World::new(&database).await;
        let alert = urgent(&world).await;
        // A port that nothing listens on any more.
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let away = MailSettings { port: free, ..settings() };
        let worker = Worker::new(&world.house, Some(Mailer::new(&away).unwrap()));
        assert_eq!(worker.run_due(world.now()).await.unwrap(), 0);
        assert!(world.house.staff_desk().alert_waits(alert).await.unwrap());
        world.clock.advance_seconds(60);
        let worker = Worker::new(&world.house, Some(Mailer::new(&settings()).unwrap()));
        assert_eq!(worker.run_due(world.now()).await.unwrap(), 1);
        assert_eq!(letters(alert, 1).await.len(), 1);
    }

    async fn a_mail_server_with_another_name_or_an_unknown_authority_gets_nothing(database: TestDatabase) {
        let world = World::new(&database).await;
        let alert = urgent(&world).await;
        for settings in [
            MailSettings { authority: None, ..settings() },
            MailSettings { server: "127.0.0.1".into(), ..settings() },
        ] {
            let worker = Worker::new(&world.house, Some(Mailer::new(&settings).unwrap()));
            assert_eq!(worker.run_due(world.now()).await.unwrap(), 0);
            world.clock.advance_seconds(3_600);
        }
        let row = world.house.store().alert(alert).await.unwrap().unwrap();
        assert_eq!((row.sends, row.last_sent_at), (0, None));
    }
}
