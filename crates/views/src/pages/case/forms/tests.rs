//! What holds for the forms.
