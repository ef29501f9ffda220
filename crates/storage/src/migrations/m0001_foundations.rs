//! The first schema: people, referrals, cases, desk, work, ledger, imports.

use sea_orm::sea_query::TableCreateStatement;
use sea_orm_migration::{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait};

use super::columns::{Columns, create_index, keyed, null, refers, sealed_under, table};
use crate::dialect;

/// The first migration.
#[derive(Debug)]
pub(crate) struct Foundations;

impl MigrationName for Foundations {
    fn name(&self) -> &'static str {
        "m0001_foundations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Foundations {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of = Columns(manager.get_database_backend());
        let tables = [
            office(of),
            people(of),
            referrals(of),
            cases(of),
            desk(of),
            work(of),
            ledger(of),
            imports(of),
        ];
        for table in tables.into_iter().flatten() {
            manager.create_table(table).await?;
        }
        for (table, columns, unique) in INDEXES {
            create_index(manager, table, columns, *unique).await?;
        }
        dialect::guard_append_only(manager.get_connection()).await
    }
}

/// Table, columns, whether the columns together are unique.
const INDEXES: &[(&str, &[&str], bool)] = &[
    (
        "data_key",
        &["owner_kind", "owner_id", "compartment", "key_version"],
        true,
    ),
    ("data_key", &["epoch", "id"], false),
    ("person", &["merged_into"], false),
    ("person", &["next_review_on"], false),
    ("person_identity", &["person_id", "version"], true),
    ("person_identity", &["data_key_id"], false),
    ("match_record", &["seq"], true),
    ("match_record", &["data_key_id"], false),
    ("lookup", &["owner_kind", "owner_id"], false),
    ("disposal", &["person_id"], true),
    ("referral", &["reference_hash"], true),
    ("referral", &["receipt_hash"], true),
    ("referral", &["area", "received_at"], false),
    ("referrer", &["data_key_id"], false),
    ("case_file", &["referral_id", "position"], true),
    ("case_file", &["person_id"], false),
    ("case_file", &["area", "stage"], false),
    ("case_event", &["case_id", "version"], true),
    ("case_event", &["data_key_id"], false),
    ("case_content", &["case_id", "recorded_at"], false),
    ("case_content", &["data_key_id"], false),
    ("document", &["case_id"], false),
    ("document", &["data_key_id"], false),
    ("enquiry", &["recorded_at"], false),
    ("enquiry", &["data_key_id"], false),
    ("addition", &["state", "received_at"], false),
    ("addition", &["referral_id"], false),
    ("addition", &["epoch"], false),
    ("alert", &["referral_id"], false),
    ("alert", &["opened_at", "raised_at"], false),
    ("draft", &["expires_at"], false),
    ("retry", &["created_at"], false),
    ("job", &["done_at", "failed_at", "run_at"], false),
    ("job", &["object_kind", "object_id"], false),
    ("ledger_origin", &["name"], true),
    ("ledger_object", &["kind", "object_id"], false),
    ("import_row", &["import_id", "row_number"], true),
    ("import_row", &["referral_id"], false),
];

fn office(of: Columns) -> Vec<TableCreateStatement> {
    vec![
        keyed(
            &mut table("setting", vec![of.text("key"), of.text("value")]),
            &["key"],
        ),
        keyed(
            &mut table("counter", vec![of.text("name"), of.big("value")]),
            &["name"],
        ),
        keyed(
            &mut table(
                "rule_set",
                vec![
                    of.int("version"),
                    of.text("valid_from_on"),
                    of.big("recorded_at"),
                    of.text("actor"),
                    of.text("source_note"),
                    of.text("content"),
                    of.hash("digest"),
                ],
            ),
            &["version"],
        ),
    ]
}

fn people(of: Columns) -> Vec<TableCreateStatement> {
    let person_columns = [
        vec![of.id("id")],
        of.duty(),
        vec![
            of.big("created_at"),
            of.int("version"),
            null(of.id("merged_into")),
            null(of.big("disposed_at")),
        ],
    ];
    vec![
        keyed(&mut table("person", person_columns.concat()), &["id"]),
        keyed(
            &mut table(
                "data_key",
                vec![
                    of.id("id"),
                    of.text("owner_kind"),
                    of.id("owner_id"),
                    of.text("compartment"),
                    of.int("key_version"),
                    of.big("epoch"),
                    of.bytes("wrapped"),
                    of.big("created_at"),
                ],
            ),
            &["id"],
        ),
        person_identity(of),
        match_record(of),
        keyed(
            &mut table(
                "lookup",
                vec![
                    of.text("field"),
                    of.hash("hash"),
                    of.text("owner_kind"),
                    of.id("owner_id"),
                ],
            ),
            &["field", "hash", "owner_kind", "owner_id"],
        ),
        disposal(of),
    ]
}

fn person_identity(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("person_id"),
        of.int("version"),
        null(of.id("supersedes")),
        of.text("source"),
        of.bytes("sealed_identity"),
        of.id("data_key_id"),
        of.big("recorded_at"),
    ];
    let mut table = keyed(&mut table("person_identity", columns), &["id"]);
    table.foreign_key(&mut refers("person_id", "person", "id"));
    sealed_under(&mut table)
}

fn match_record(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("person_id"),
        of.big("seq"),
        of.bytes("sealed_record"),
        of.id("data_key_id"),
    ];
    let mut table = keyed(&mut table("match_record", columns), &["person_id"]);
    table.foreign_key(&mut refers("person_id", "person", "id"));
    sealed_under(&mut table)
}

fn disposal(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("person_id"),
        of.big("disposed_at"),
        of.text("actor"),
        of.text("reason_code"),
        of.text("complete_on"),
    ];
    keyed(&mut table("disposal", columns), &["id"])
        .foreign_key(&mut refers("person_id", "person", "id"))
        .take()
}

fn referrals(of: Columns) -> Vec<TableCreateStatement> {
    let columns = [
        vec![of.id("id")],
        of.duty(),
        vec![
            of.big("received_at"),
            of.big("recorded_at"),
            of.text("channel"),
            of.text("area"),
            of.text("sector"),
            null(of.text("subsector")),
            of.flag("urgent"),
            of.text("confidential"),
            of.text("feedback_wished"),
            of.text("language"),
            of.hash("reference_hash"),
            null(of.hash("receipt_hash")),
            null(of.text("answer_code")),
            null(of.big("answer_released_at")),
            null(of.big("answer_withdrawn_at")),
            of.flag("imported"),
            of.int("subject_count"),
            of.int("version"),
        ],
    ];
    let referrer = vec![
        of.id("referral_id"),
        of.bytes("sealed_referrer"),
        of.id("data_key_id"),
    ];
    let mut referrer = keyed(&mut table("referrer", referrer), &["referral_id"]);
    referrer.foreign_key(&mut refers("referral_id", "referral", "id"));
    vec![
        keyed(&mut table("referral", columns.concat()), &["id"]),
        sealed_under(&mut referrer),
    ]
}

fn cases(of: Columns) -> Vec<TableCreateStatement> {
    vec![case_file(of), case_event(of), case_content(of), document(of)]
}

fn case_file(of: Columns) -> TableCreateStatement {
    let columns = [
        vec![
            of.id("id"),
            of.id("person_id"),
            of.id("referral_id"),
            of.int("position"),
        ],
        of.duty(),
        vec![
            of.int("version"),
            of.text("stage"),
            of.text("area"),
            of.text("owner_kind"),
            null(of.id("owner_id")),
            of.big("received_at"),
            of.big("stage_since_at"),
            null(of.text("due_on")),
            null(of.int("age_at_referral")),
            of.text("concern"),
            null(of.text("gender")),
            null(of.text("ethnicity")),
            null(of.text("ethnicity_source")),
            of.flag("urgent"),
            null(of.big("escalated_at")),
            of.flag("imported"),
            null(of.big("closed_at")),
            null(of.text("outcome")),
        ],
    ];
    keyed(&mut table("case_file", columns.concat()), &["id"])
        .foreign_key(&mut refers("person_id", "person", "id"))
        .foreign_key(&mut refers("referral_id", "referral", "id"))
        .take()
}

fn case_event(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("case_id"),
        of.int("version"),
        of.text("kind"),
        null(of.text("occurred_on")),
        of.big("recorded_at"),
        of.text("actor"),
        null(of.bytes("sealed_event")),
        null(of.id("data_key_id")),
    ];
    let mut table = keyed(&mut table("case_event", columns), &["id"]);
    table.foreign_key(&mut refers("case_id", "case_file", "id"));
    sealed_under(&mut table)
}

fn case_content(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("case_id"),
        of.text("kind"),
        of.int("version"),
        null(of.id("supersedes")),
        of.bytes("sealed_content"),
        of.id("data_key_id"),
        of.big("recorded_at"),
    ];
    let mut table = keyed(&mut table("case_content", columns), &["id"]);
    table.foreign_key(&mut refers("case_id", "case_file", "id"));
    sealed_under(&mut table)
}

fn document(of: Columns) -> TableCreateStatement {
    let columns = [
        vec![of.id("id"), of.id("case_id")],
        of.duty(),
        vec![
            of.text("kind"),
            of.text("media_type"),
            of.big("size_bytes"),
            of.bytes("sealed_document"),
            of.id("data_key_id"),
            of.big("recorded_at"),
        ],
    ];
    let mut table = keyed(&mut table("document", columns.concat()), &["id"]);
    table.foreign_key(&mut refers("case_id", "case_file", "id"));
    sealed_under(&mut table)
}

fn desk(of: Columns) -> Vec<TableCreateStatement> {
    vec![enquiry(of), addition(of), alert(of), draft(of)]
}

fn enquiry(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.big("recorded_at"),
        of.text("kind"),
        of.text("channel"),
        null(of.text("area")),
        of.bytes("sealed_advice"),
        of.id("data_key_id"),
        of.text("actor"),
    ];
    sealed_under(&mut keyed(&mut table("enquiry", columns), &["id"]))
}

fn addition(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.big("received_at"),
        of.hash("reference_hash"),
        of.flag("by_code"),
        of.big("epoch"),
        of.bytes("sealed_addition"),
        of.text("state"),
        null(of.id("referral_id")),
        null(of.big("filed_at")),
    ];
    keyed(&mut table("addition", columns), &["id"])
        .foreign_key(&mut refers("referral_id", "referral", "id"))
        .take()
}

fn alert(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.id("id"),
        of.id("referral_id"),
        of.text("area"),
        of.big("raised_at"),
        null(of.big("opened_at")),
        null(of.big("last_sent_at")),
        of.int("sends"),
    ];
    keyed(&mut table("alert", columns), &["id"])
        .foreign_key(&mut refers("referral_id", "referral", "id"))
        .take()
}

fn draft(of: Columns) -> TableCreateStatement {
    let columns = vec![
        of.hash("row_hash"),
        of.text("mode"),
        of.bytes("sealed_draft"),
        of.big("created_at"),
        of.big("changed_at"),
        of.big("expires_at"),
    ];
    keyed(&mut table("draft", columns), &["row_hash"])
}

fn work(of: Columns) -> Vec<TableCreateStatement> {
    let retry = vec![
        of.hash("hash"),
        of.text("purpose"),
        of.id("result_id"),
        of.big("created_at"),
    ];
    let job = vec![
        of.id("id"),
        of.text("kind"),
        of.text("object_kind"),
        of.id("object_id"),
        of.big("created_at"),
        of.big("run_at"),
        of.int("attempts"),
        of.big("fence"),
        null(of.big("leased_until_at")),
        null(of.big("done_at")),
        null(of.big("failed_at")),
        null(of.text("failure")),
    ];
    vec![
        keyed(&mut table("retry", retry), &["hash"]),
        keyed(&mut table("job", job), &["id"]),
    ]
}

fn ledger(of: Columns) -> Vec<TableCreateStatement> {
    let origin = vec![
        of.int("number"),
        of.text("name"),
        of.big("size"),
        of.bytes("frontier"),
        of.big("opened_at"),
        null(of.big("closed_at")),
    ];
    let entry = vec![
        of.int("origin"),
        of.big("seq"),
        of.bytes("entry"),
        of.hash("leaf_hash"),
    ];
    let object = vec![
        of.int("origin"),
        of.big("seq"),
        of.text("kind"),
        of.id("object_id"),
    ];
    let checkpoint = vec![
        of.int("origin"),
        of.big("size"),
        of.text("note"),
        of.big("cut_at"),
    ];
    let of_origin = |mut table: TableCreateStatement| {
        table
            .foreign_key(&mut refers("origin", "ledger_origin", "number"))
            .take()
    };
    vec![
        keyed(&mut table("ledger_origin", origin), &["number"]),
        of_origin(keyed(&mut table("ledger_entry", entry), &["origin", "seq"])),
        of_origin(keyed(
            &mut table("ledger_object", object),
            &["origin", "seq", "kind", "object_id"],
        )),
        of_origin(keyed(
            &mut table("ledger_checkpoint", checkpoint),
            &["origin", "size"],
        )),
    ]
}

fn imports(of: Columns) -> Vec<TableCreateStatement> {
    let run = vec![
        of.id("id"),
        of.hash("file_digest"),
        of.text("sender"),
        of.big("started_at"),
        null(of.big("finished_at")),
        of.int("rows_total"),
        of.int("rows_done"),
    ];
    let row = vec![
        of.hash("sender_hash"),
        of.id("referral_id"),
        of.id("import_id"),
        of.int("row_number"),
    ];
    vec![
        keyed(&mut table("import_run", run), &["id"]),
        keyed(&mut table("import_row", row), &["sender_hash"])
            .foreign_key(&mut refers("import_id", "import_run", "id"))
            .take(),
    ]
}
