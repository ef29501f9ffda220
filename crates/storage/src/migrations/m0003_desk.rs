//! The desk: what the case remembers of the gateway, tasks, matches, disclosures, emergency access.

use sea_orm::sea_query::{Table, TableCreateStatement};
use sea_orm_migration::{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait};

use super::columns::{Columns, create_index, keyed, null, refers, sealed_under, table};

/// The migration.
#[derive(Debug)]
pub(crate) struct Desk;

impl MigrationName for Desk {
    fn name(&self) -> &'static str {
        "m0003_desk"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Desk {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of = Columns(manager.get_database_backend());
        // One column a statement: SQLite takes no more.
        let columns = [
            null(of.text("deconfliction")),
            null(of.id("restricted_by")),
            null(of.id("lift_proposed_by")),
            null(of.text("paused_on")),
            null(of.text("decision")),
            null(of.id("decided_by")),
            of.flag("signature_due").default(false).take(),
            null(of.id("signed_by")),
            null(of.text("handover")),
            null(of.text("told")),
            null(of.text("social_care")),
            null(of.text("referrer_answered")),
            of.flag("match_pending").default(false).take(),
        ];
        for column in columns {
            let add = Table::alter().table("case_file").add_column(column).take();
            manager.alter_table(add).await?;
        }
        for table in [
            task(of),
            candidate(of),
            disclosure(of),
            emergency_access(of),
            connected(of),
            proposal(of),
        ] {
            manager.create_table(table).await?;
        }
        for (table, columns, unique) in INDEXES {
            create_index(manager, table, columns, *unique).await?;
        }
        Ok(())
    }
}

/// Table, columns, whether the columns together are unique.
const INDEXES: &[(&str, &[&str], bool)] = &[
    ("case_file", &["owner_id", "stage"], false),
    ("task", &["case_id", "done_at"], false),
    ("task", &["done_at", "due_on"], false),
    ("candidate", &["person_id", "other_id"], true),
    ("candidate", &["other_id"], false),
    ("disclosure", &["case_id"], false),
    ("disclosure", &["data_key_id"], false),
    ("emergency_access", &["case_id", "member_id"], false),
    ("emergency_access", &["member_id", "ends_at"], false),
    ("emergency_access", &["reviewed_at", "review_due_on"], false),
    ("emergency_access", &["data_key_id"], false),
    ("connected", &["person_id"], false),
    ("proposal", &["state", "proposed_at"], false),
];

fn of_case(mut table: TableCreateStatement) -> TableCreateStatement {
    table
        .foreign_key(&mut refers("case_id", "case_file", "id"))
        .take()
}

fn task(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("case_id"),
        of.text("kind"),
        null(of.id("about_id")),
        of.text("owner_kind"),
        null(of.id("owner_id")),
        of.big("created_at"),
        of.text("due_on"),
        null(of.big("reminded_at")),
        null(of.big("escalated_at")),
        null(of.big("done_at")),
    ];
    of_case(keyed(&mut table("task", columns), &["id"]))
}

fn candidate(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("person_id"),
        of.id("other_id"),
        of.big("found_at"),
        of.text("agreed"),
        of.text("state"),
        null(of.id("decided_by")),
        null(of.big("decided_at")),
    ];
    keyed(&mut table("candidate", columns), &["id"])
        .foreign_key(&mut refers("person_id", "person", "id"))
        .foreign_key(&mut refers("other_id", "person", "id"))
        .take()
}

fn disclosure(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("case_id"),
        of.text("agency"),
        of.text("told_on"),
        of.big("recorded_at"),
        of.id("recorded_by"),
        of.bytes("sealed_disclosure"),
        of.id("data_key_id"),
    ];
    of_case(sealed_under(&mut keyed(
        &mut table("disclosure", columns),
        &["id"],
    )))
}

fn emergency_access(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("case_id"),
        of.id("member_id"),
        of.text("reason_code"),
        of.bytes("sealed_reason"),
        of.id("data_key_id"),
        of.big("began_at"),
        of.big("ends_at"),
        of.text("review_due_on"),
        null(of.id("reviewed_by")),
        null(of.big("reviewed_at")),
        null(of.text("finding")),
        null(of.big("escalated_at")),
    ];
    of_case(sealed_under(&mut keyed(
        &mut table("emergency_access", columns),
        &["id"],
    )))
}

fn connected(of: Columns) -> TableCreateStatement {
    let columns = vec![of.id("member_id"), of.id("person_id"), of.big("declared_at")];
    keyed(&mut table("connected", columns), &["member_id", "person_id"])
        .foreign_key(&mut refers("person_id", "person", "id"))
        .take()
}

fn proposal(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.text("kind"),
        of.text("content"),
        of.text("note"),
        of.id("proposed_by"),
        of.big("proposed_at"),
        of.text("state"),
        null(of.id("settled_by")),
        null(of.big("settled_at")),
    ];
    keyed(&mut table("proposal", columns), &["id"])
}
