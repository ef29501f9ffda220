//! `waymark doctor`.

use crate::program::Installation;

#[test]
fn a_new_installation_is_told_what_it_lacks() {
    let installation = Installation::begun();
    let ended = installation.run(&["doctor"]);
    assert_eq!(
        ended.out.lines().collect::<Vec<_>>(),
        [
            "BAD   No mail server is configured: urgent referrals alert nobody. Add a [mail] section.",
            "look  No backup of the keys was ever test-opened. Losing the key folder loses every record: run \
             `waymark keys backup FILE`, keep the file elsewhere, then `waymark keys test FILE`.",
            "look  The rule set names no area, so every referral goes to the national desk: run `waymark import \
             rules FILE`.",
            "good  The schema is the newest.",
            "good  0 referrals about 0 people, 0 enquiries, 1 ledger entries.",
            "good  Every record's key is held, in 1 epochs.",
            "good  The newest checkpoint is less than a day old.",
            "good  The Welsh pages are off, since nobody is named in welsh.reviewed_by.",
            "",
        ]
    );
    assert_eq!(
        ended.failed(),
        "waymark: 1 to mend now, 2 to look at soon.\n         Do what the lines marked BAD say.\n"
    );
}

#[test]
fn it_ends_well_when_nothing_must_be_mended() {
    let installation = Installation::new();
    let mail = "\n[mail]\nserver = 'mail.example'\nfrom = 'waymark@example.org'\nnational_desk = 'desk@example.org'\n";
    installation.configure(|config| config + mail);
    let mut server = installation.serve();
    server.log_line("a checkpoint was signed");
    server.stop();
    let out = installation.run(&["doctor"]).good();
    assert!(
        out.ends_with("\n\nNothing to mend now, 2 to look at soon.\n"),
        "{out}"
    );
}

#[test]
fn keys_beside_the_database_are_pointed_out() {
    let installation = Installation::new();
    installation.configure(|config| config.replace("/keys'", "/data/keys'"));
    installation.serve().stop();
    let out = installation.run(&["doctor"]).out;
    assert!(
        out.contains("look  The key folder lies in the database's folder"),
        "{out}"
    );
}
