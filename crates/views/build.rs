//! Rebuilds the crate when a message file or template comes or goes: embedding alone notices only changes.

fn main() {
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rerun-if-changed=src");
}
