//! What sealing promises, tried from outside with real keys and real files.

mod backup;
mod content;
mod disposal;
mod folder;
mod intake;
mod wrapping;

use uuid::Uuid;
use waymark_domain::{DataKeyId, PersonId, ReferralId, Timestamp};
use waymark_policy::{Actor, Case, Grant, InCompartment, Job, Opens, OperatorName, Purpose, Wrapping, grant};
use waymark_sealing::{DataKey, DatabaseId, Keyring, Place};

const CANARY: &[u8] = "canary Rhiannon Example, 4 Quay Row".as_bytes();

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("an instant")
}

fn start() -> Timestamp {
    at("2026-11-23T09:00:00Z")
}

fn database() -> DatabaseId {
    DatabaseId(Uuid::from_u128(9))
}

fn keyring() -> Keyring {
    Keyring::generate(database(), start())
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn referral(number: u128) -> ReferralId {
    ReferralId(Uuid::from_u128(number))
}

fn key_id(number: u128) -> DataKeyId {
    DataKeyId(Uuid::from_u128(number))
}

fn case_key() -> DataKey<Case> {
    DataKey::fresh(key_id(2), person(1))
}

fn narrative() -> Place {
    Place {
        table: "content",
        row: Uuid::from_u128(3),
        column: "sealed",
    }
}

/// A grant for any content: what the job that proves digests has.
fn may_open<C: InCompartment>() -> Grant<C> {
    asked_for(&Actor::System(Job::ProveDigests), Purpose::ProveDigest)
}

fn may_rewrap() -> Grant<Wrapping> {
    asked_for(&Actor::System(Job::SweepKeys), Purpose::RewrapKeys)
}

fn operator() -> Actor {
    Actor::Operator(OperatorName::parse("a.morgan").expect("a name"))
}

fn asked_for<O: Opens>(actor: &Actor, purpose: Purpose) -> Grant<O> {
    grant(actor, purpose).expect("the policy allows it")
}
