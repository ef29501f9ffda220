//! Use cases: load, authorise, decide, commit. The only caller of the store's write.
