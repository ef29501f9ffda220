//! Changes an area. The difference is shown next, and a second administrator has to agree.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use waymark_domain::case::{OwnerKind, StageName};
use waymark_domain::rules::{Area, RuleSet};
use waymark_domain::text::Text;

use crate::pages::admin::AdminPlace;
use crate::pages::admin::areas::{OWNED, owners_code};
use crate::pages::admin::invite::mailbox;
use crate::pages::case::forms::raw_form;
use crate::pages::case::forms::reading::Reading;
use crate::pages::referral::silent_debug;
use crate::pages::staff_form::{StaffForm, StaffFormPage};
use crate::{FormErrors, Message};

raw_form! {
    /// The form as typed.
    AreaForm {
        /// Where the duty desk gets its content-free mail.
        mailbox,
        /// When referrals are read, in a sentence.
        read_times,
        /// The same in Welsh; may be empty.
        read_times_cy,
        /// The local advice line; may be empty.
        telephone,
        /// Minutes after which an unopened urgent alert is sent again.
        again,
        /// Whose people may own a case at the gateway.
        owners_gateway_assessment,
        /// The same while information is gathered.
        owners_information_gathering,
        /// The same in a police-led partnership.
        owners_police_led_partnership,
    }
}

/// A valid form.
#[derive(Clone, PartialEq, Eq)]
pub struct AreaTyped {
    /// Where the duty desk gets its content-free mail.
    pub desk_mailbox: Text,
    /// When referrals are read, in a sentence.
    pub read_times: Text,
    /// The same in Welsh.
    pub read_times_cy: Option<Text>,
    /// The local advice line.
    pub telephone: Option<Text>,
    /// Minutes after which an unopened urgent alert is sent again.
    pub alert_again_minutes: u16,
    /// Whose people may own a case at each of [`OWNED`].
    pub owners: BTreeMap<StageName, BTreeSet<OwnerKind>>,
}

/// The stages at which somebody owns a case, and the field that asks about each.
#[derive(Clone, Serialize)]
pub struct OwnedStages {
    name: String,
    stages: Vec<OwnedStage>,
}

#[derive(Clone, Serialize)]
struct OwnedStage {
    field: &'static str,
    words: Message,
}

silent_debug!(AreaTyped, OwnedStages);

const OWNERS: [&str; 3] = [
    "owners_gateway_assessment",
    "owners_information_gathering",
    "owners_police_led_partnership",
];

impl StaffForm for AreaForm {
    const TEMPLATE: &'static str = "pages/admin/area/page.html";
    type Shown = OwnedStages;

    fn title(_: &OwnedStages) -> Message {
        Message::new("area-change-title")
    }
}

impl AreaForm {
    /// The form of an area as it is.
    #[must_use]
    pub fn page(area: &Area, rules: &RuleSet) -> StaffFormPage<Self> {
        let [gateway, gathering, police_led] = OWNED.map(|stage| owners_code(area, rules, stage).to_owned());
        let typed = Self {
            mailbox: area.desk_mailbox.clone(),
            read_times: area.read_times.clone(),
            read_times_cy: area.read_times_cy.clone().unwrap_or_default(),
            telephone: area.telephone.clone().unwrap_or_default(),
            again: area.alert_again_minutes.to_string(),
            owners_gateway_assessment: gateway,
            owners_information_gathering: gathering,
            owners_police_led_partnership: police_led,
        };
        let stages = OWNED.into_iter().zip(OWNERS).map(|(stage, field)| OwnedStage {
            field,
            words: Message::coded("stage-", stage.code()),
        });
        let shown = OwnedStages {
            name: area.name.clone(),
            stages: stages.collect(),
        };
        let back = AdminPlace::Area.of(&area.code);
        StaffFormPage::new(AdminPlace::ChangeArea.of(&area.code), back, shown)
            .typed(typed, FormErrors::none())
    }

    /// The area as it is to be.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn parse(&self) -> Result<AreaTyped, FormErrors> {
        let mut reading = Reading::default();
        let desk_mailbox = mailbox(&mut reading, &self.mailbox);
        let read_times = reading.text("read_times", &self.read_times, "area-error-read");
        let read_times_cy = reading.optional("read_times_cy", &self.read_times_cy);
        let telephone = reading.optional("telephone", &self.telephone);
        let minutes = |typed: &str| typed.trim().parse().ok().filter(|minutes| *minutes > 0);
        let again = reading.choice("again", &self.again, minutes, "area-error-again");
        let owners = self.owners(&mut reading);
        reading.finish((|| {
            Some(AreaTyped {
                desk_mailbox: desk_mailbox?,
                read_times: read_times?,
                read_times_cy,
                telephone,
                alert_again_minutes: again?,
                owners: owners?,
            })
        })())
    }

    fn owners(&self, reading: &mut Reading) -> Option<BTreeMap<StageName, BTreeSet<OwnerKind>>> {
        let typed = [
            &self.owners_gateway_assessment,
            &self.owners_information_gathering,
            &self.owners_police_led_partnership,
        ];
        let read: Vec<_> = OWNED
            .into_iter()
            .zip(OWNERS)
            .zip(typed)
            .map(|((stage, field), typed)| {
                let kinds = reading.choice(field, typed, kinds, "area-error-owners")?;
                Some((stage, kinds))
            })
            .collect();
        read.into_iter().collect()
    }
}

/// Whose people an answer means.
fn kinds(answer: &str) -> Option<BTreeSet<OwnerKind>> {
    match answer {
        "both" => Some([OwnerKind::Police, OwnerKind::LocalAuthority].into()),
        "police" => Some([OwnerKind::Police].into()),
        "local_authority" => Some([OwnerKind::LocalAuthority].into()),
        _ => None,
    }
}
