//! Types, decisions, events and rules of Prevent casework. No I/O, no clock, no SQL, no HTML.
