//! Backup, restore, moving, proving, and the doctor's questions.
