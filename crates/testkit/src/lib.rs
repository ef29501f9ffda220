//! Builders for people and referrals, a fixed clock, seeded ids, and databases for tests.
