//! Compartments, data keys and epochs: seals content and opens it only with a grant.
