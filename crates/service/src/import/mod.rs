//! Journeys and rule sets from files.
