//! Who may do what to which record: one decision, and the grants that open sealed content.
