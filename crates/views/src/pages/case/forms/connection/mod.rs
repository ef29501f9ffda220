//! Records a connection between the person and somebody else.

use waymark_domain::case::Connection;

use crate::FormErrors;
use crate::pages::case::CasePlace;
use crate::pages::case::forms::reading::Reading;
use crate::pages::case::forms::{CaseForm, raw_form};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

raw_form! {
    /// The form as typed.
    ConnectionForm {
        /// Who.
        who,
        /// How they are connected.
        how,
        /// Where that comes from.
        source,
    }
}

impl CaseForm for ConnectionForm {
    const TEMPLATE: &'static str = "pages/case/forms/connection/page.html";
    const PLACE: CasePlace = CasePlace::Connection;
    const BACK: CasePlace = CasePlace::People;
    type Shown = ();
}

impl ConnectionForm {
    /// The connection.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<Connection, FormErrors> {
        let mut reading = Reading::default();
        let who = reading.text("who", &self.who, "connection-error-who");
        let how = reading.text("how", &self.how, "connection-error-how");
        let source = reading.text("source", &self.source, "connection-error-source");
        reading.finish((|| {
            Some(Connection {
                who: who?,
                how: how?,
                source: source?,
            })
        })())
    }
}
