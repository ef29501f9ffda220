//! Pages: view structs, forms, templates, components and messages.
