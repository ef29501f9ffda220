//! The referral that an enquiry became and why, what became of a proposal, which one made a rule set, and why a
//! member or a partner's system was stopped.

use sea_orm::sea_query::Table;
use sea_orm_migration::{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait};

use super::columns::{Columns, null};

/// The migration.
#[derive(Debug)]
pub(crate) struct EnquiryPromotion;

impl MigrationName for EnquiryPromotion {
    fn name(&self) -> &'static str {
        "m0005_enquiry_promotion"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for EnquiryPromotion {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of = Columns(manager.get_database_backend());
        // One column a statement: SQLite takes no more.
        let columns = [
            ("enquiry", null(of.id("referral_id"))),
            ("enquiry", null(of.bytes("sealed_promotion"))),
            ("enquiry", null(of.id("promoted_by"))),
            ("enquiry", null(of.big("promoted_at"))),
            ("proposal", null(of.text("settled_note"))),
            ("rule_set", null(of.id("proposal_id"))),
            ("member", null(of.text("disabled_note"))),
            ("api_client", null(of.text("disabled_note"))),
        ];
        for (table, column) in columns {
            let add = Table::alter().table(table).add_column(column).take();
            manager.alter_table(add).await?;
        }
        Ok(())
    }
}
