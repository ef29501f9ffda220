//! The office: organisations, members, how they sign in, roles, duties, and partner systems.

use sea_orm::sea_query::TableCreateStatement;
use sea_orm_migration::{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait};

use super::columns::{Columns, create_index, keyed, null, refers, table};

/// The second migration.
#[derive(Debug)]
pub(crate) struct Office;

impl MigrationName for Office {
    fn name(&self) -> &'static str {
        "m0002_office"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Office {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of = Columns(manager.get_database_backend());
        for table in people(of).into_iter().chain(signing_in(of)).chain(partners(of)) {
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
    ("organisation", &["name"], true),
    ("member", &["sign_in_name"], true),
    ("member", &["organisation_id"], false),
    ("session", &["token_hash"], true),
    ("session", &["member_id", "ended_at"], false),
    ("session", &["seen_at"], false),
    ("role_held", &["member_id"], false),
    ("role_held", &["role", "area"], false),
    ("shift", &["member_id", "until_at"], false),
    ("shift", &["area", "until_at"], false),
    ("one_time_code", &["member_id"], false),
    ("one_time_code", &["expires_at"], false),
    ("attempt", &["since_at"], false),
    ("member_draft", &["member_id"], false),
    ("member_draft", &["expires_at"], false),
    ("member_draft", &["epoch"], false),
    ("api_client", &["organisation_id"], false),
];

/// A table keyed by its id whose rows are somebody's.
fn of_member(name: &'static str, columns: Vec<sea_orm::sea_query::ColumnDef>) -> TableCreateStatement {
    keyed(&mut table(name, columns), &["id"])
        .foreign_key(&mut refers("member_id", "member", "id"))
        .take()
}

fn people(of: Columns) -> Vec<TableCreateStatement> {
    let organisation = vec![
        of.id("id"),
        of.text("kind"),
        of.text("name"),
        of.big("created_at"),
        null(of.big("disabled_at")),
        of.int("version"),
    ];
    let member = vec![
        of.id("id"),
        of.id("organisation_id"),
        of.text("sign_in_name"),
        of.text("display_name"),
        of.big("created_at"),
        null(of.big("enrolled_at")),
        null(of.big("disabled_at")),
        of.int("version"),
    ];
    let role_held = vec![
        of.id("id"),
        of.id("member_id"),
        of.text("role"),
        null(of.text("area")),
        of.big("from_at"),
        null(of.big("until_at")),
        of.text("granted_by"),
        null(of.text("approved_by")),
    ];
    let shift = vec![
        of.id("id"),
        of.id("member_id"),
        of.text("area"),
        of.big("from_at"),
        null(of.big("until_at")),
    ];
    vec![
        keyed(&mut table("organisation", organisation), &["id"]),
        keyed(&mut table("member", member), &["id"])
            .foreign_key(&mut refers("organisation_id", "organisation", "id"))
            .take(),
        of_member("role_held", role_held),
        of_member("shift", shift),
    ]
}

fn signing_in(of: Columns) -> Vec<TableCreateStatement> {
    let credential = vec![
        of.id("member_id"),
        of.text("passphrase_hash"),
        of.bytes("sealed_totp"),
        of.big("totp_step"),
        of.big("set_at"),
    ];
    let session = vec![
        of.id("id"),
        of.hash("token_hash"),
        of.id("member_id"),
        of.big("started_at"),
        of.big("seen_at"),
        null(of.big("stepped_up_at")),
        null(of.big("ended_at")),
        null(of.text("ended_because")),
    ];
    let one_time_code = vec![
        of.hash("hash"),
        of.text("purpose"),
        of.id("member_id"),
        of.big("created_at"),
        of.big("expires_at"),
        null(of.big("used_at")),
    ];
    let attempt = vec![of.hash("key_hash"), of.big("since_at"), of.int("tries")];
    let member_draft = vec![
        of.id("id"),
        of.id("member_id"),
        of.text("path"),
        of.big("epoch"),
        of.bytes("sealed_form"),
        of.big("changed_at"),
        of.big("expires_at"),
    ];
    let to_member =
        |mut table: TableCreateStatement| table.foreign_key(&mut refers("member_id", "member", "id")).take();
    vec![
        to_member(keyed(&mut table("credential", credential), &["member_id"])),
        of_member("session", session),
        to_member(keyed(&mut table("one_time_code", one_time_code), &["hash"])),
        keyed(&mut table("attempt", attempt), &["key_hash"]),
        of_member("member_draft", member_draft),
    ]
}

fn partners(of: Columns) -> Vec<TableCreateStatement> {
    let api_client = vec![
        of.id("id"),
        of.id("organisation_id"),
        of.text("name"),
        of.hash("secret_hash"),
        null(of.text("area")),
        of.big("created_at"),
        null(of.big("disabled_at")),
        of.int("version"),
    ];
    vec![
        keyed(&mut table("api_client", api_client), &["id"])
            .foreign_key(&mut refers("organisation_id", "organisation", "id"))
            .take(),
    ]
}
