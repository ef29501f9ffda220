//! The Merkle log, its signed checkpoints and its proofs: pure.
