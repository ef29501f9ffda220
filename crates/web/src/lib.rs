//! Routes of the public and the staff site, thin over the service.
