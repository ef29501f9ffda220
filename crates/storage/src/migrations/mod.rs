//! How the schema came to be. Migrations only get added: one that was released is never edited.

mod columns;
mod m0001_foundations;
mod m0002_office;
mod m0003_desk;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// The migrations, oldest first.
#[derive(Debug)]
pub(crate) struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundations::Foundations),
            Box::new(m0002_office::Office),
            Box::new(m0003_desk::Desk),
        ]
    }
}
