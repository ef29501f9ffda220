//! Samples of the administrator's lists and forms.

use waymark_domain::rules::{Area, List, RuleSet};
use waymark_domain::{ApiClientId, OrganisationId, ProposalId};

use super::AdminPlace;
use super::area::AreaForm;
use super::areas::{AreaPage, AreasPage};
use super::client::ClientForm;
use super::clients::{ClientLine, ClientsPage};
use super::confirm::{ConfirmForm, Deed};
use super::difference::Difference;
use super::entry::EntryForm;
use super::history::{HistoryPage, Version};
use super::invite::{InviteForm, Organisations};
use super::members::samples::member;
use super::notice::NoticeForm;
use super::number::NumberForm;
use super::once::OncePage;
use super::organisation::OrganisationForm;
use super::organisations::{OrganisationLine, OrganisationsPage};
use super::preview::ProposeForm;
use super::proposal::{AnswerProposalForm, Ended, Proposal};
use super::proposals::{ProposalLine, ProposalsPage};
use super::role_end::{EndRoleForm, Holder};
use super::role_give::{ForWhom, GiveRoleForm};
use super::rule_list::RuleListPage;
use super::rules::{RulesPage, YES_OR_NO};
use crate::gallery::HOSTILE;
use crate::pages::case::samples::{LONG, at, choices, day, present};
use crate::pages::desk_rows::samples::ID;
use crate::pages::staff_form::{StaffFormPage, form_samples};
use waymark_domain::case::OwnerKind;

type Samples<P> = Vec<(&'static str, P)>;

fn rules() -> RuleSet {
    RuleSet::shipped().expect("the shipped rule set is well formed: the domain's tests read it")
}

fn rules_with_area() -> RuleSet {
    let area = r#"
[[area]]
code = "wyrdale"
name = "Wyrdale"
name_cy = "Dyffryn Wyr"
force = "metropolitan"
controller = "national_desk"
desk_mailbox = "desk@wyrdale.example"
read_times = "Referrals are read from 8am to 6pm, Monday to Friday."
alert_again_minutes = 15
"#;
    RuleSet::parse(&format!("{}{area}", RuleSet::SHIPPED)).expect("the sample area is well formed")
}

fn area() -> (Area, RuleSet) {
    let rules = rules_with_area();
    let area = rules.areas().first().cloned().expect("the sample area is there");
    (area, rules)
}

fn id<T: std::str::FromStr>() -> T {
    ID.parse().ok().expect("a well-formed id")
}

/// The organisations: none, some, hostile.
#[must_use]
pub fn organisations() -> Samples<OrganisationsPage> {
    let line = |name: &str, kind| OrganisationLine::new(id::<OrganisationId>(), name, kind, 12);
    let full = vec![
        line("Wyrdale Constabulary", Some(OwnerKind::Police)),
        line("Wyrdale Council", Some(OwnerKind::LocalAuthority)),
        line("Wyrdale Health Trust", None),
    ];
    vec![
        ("empty", OrganisationsPage::new(Vec::new())),
        ("full", OrganisationsPage::new(full)),
        ("hostile", OrganisationsPage::new(vec![line(HOSTILE, None)])),
    ]
}

/// The form of an organisation, new and there.
#[must_use]
pub fn organisation() -> Samples<StaffFormPage<OrganisationForm>> {
    let hostile = OrganisationForm::from_typed(OrganisationForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(OrganisationForm::new_page, hostile, |typed| {
        typed.parse().err().unwrap_or_default()
    });
    samples.push((
        "full",
        OrganisationForm::page(id(), "Wyrdale Council", Some(OwnerKind::LocalAuthority)),
    ));
    samples
}

/// The areas: none, one.
#[must_use]
pub fn areas() -> Samples<AreasPage> {
    vec![
        ("empty", AreasPage::new(&rules())),
        ("full", AreasPage::new(&rules_with_area())),
    ]
}

/// One area, and a hostile one.
#[must_use]
pub fn area_page() -> Samples<AreaPage> {
    let (area, rules) = area();
    let hostile = Area {
        name: HOSTILE.to_owned(),
        read_times: HOSTILE.to_owned(),
        telephone: Some(HOSTILE.to_owned()),
        ..area.clone()
    };
    vec![
        ("full", AreaPage::new(&area, &rules)),
        ("hostile", AreaPage::new(&hostile, &rules)),
    ]
}

/// The form of an area.
#[must_use]
pub fn area_form() -> Samples<StaffFormPage<AreaForm>> {
    let (area, rules) = area();
    let hostile = AreaForm::from_typed(AreaForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || AreaForm::page(&area, &rules),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    )
}

/// The shipped rule set.
#[must_use]
pub fn rule_set() -> Samples<RulesPage> {
    vec![("full", RulesPage::new(&rules()))]
}

/// Every shipped list.
#[must_use]
pub fn lists() -> Samples<RuleListPage> {
    let page = |list: &List| (list.code(), RuleListPage::new(&rules(), *list));
    List::ALL.iter().map(page).collect()
}

/// The form of a code, new and there.
#[must_use]
pub fn entry() -> Samples<StaffFormPage<EntryForm>> {
    let hostile = EntryForm::from_typed(EntryForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || EntryForm::new_page(List::Sector),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    );
    let rules = rules();
    let there = rules.all_entries(List::Sector).first();
    samples.extend(there.map(|entry| ("full", EntryForm::page(List::Sector, entry))));
    samples
}

/// The form of a number.
#[must_use]
pub fn number() -> Samples<StaffFormPage<NumberForm>> {
    let rules = rules();
    let (code, number) = rules.numbers().next().expect("the shipped rule set has numbers");
    let hostile = NumberForm::from_typed(NumberForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || NumberForm::page(code, number),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    );
    let yes_or_no = rules.numbers().find(|(_, number)| number.unit == YES_OR_NO);
    samples.extend(yes_or_no.map(|(code, number)| ("yes-or-no", NumberForm::page(code, number))));
    samples
}

fn differences() -> Vec<Difference> {
    vec![
        Difference::new(
            "First assessment at the gateway",
            Some("5 working days".to_owned()),
            Some("3 working days".to_owned()),
        ),
        Difference::new("Source", None, Some(LONG.repeat(3))),
        Difference::new(HOSTILE, Some(HOSTILE.to_owned()), None),
    ]
}

/// The difference before it is proposed, and none.
#[must_use]
pub fn preview() -> Samples<StaffFormPage<ProposeForm>> {
    let hostile = ProposeForm::from_typed(ProposeForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || ProposeForm::page(AdminPlace::Rules.route(), differences()),
        hostile,
        |typed| typed.parse(present()).err().unwrap_or_default(),
    );
    samples.push((
        "nothing",
        ProposeForm::page(AdminPlace::Rules.route(), Vec::new()),
    ));
    samples
}

/// The versions so far.
#[must_use]
pub fn history() -> Samples<HistoryPage> {
    let shipped = || Version::new(day("2015-04-01"), "Defaults shipped with the program");
    let second = Version::new(day("2026-11-20"), "The gateway has three days")
        .made_by("Rowan Teal", "Imogen Sarsby", ID)
        .in_force();
    let hostile = Version::new(day("2026-11-20"), HOSTILE).made_by(HOSTILE, HOSTILE, ID);
    vec![
        ("empty", HistoryPage::new(vec![shipped().in_force()])),
        ("full", HistoryPage::new(vec![second, shipped()])),
        ("hostile", HistoryPage::new(vec![hostile])),
    ]
}

/// What waits for a second person.
#[must_use]
pub fn proposals() -> Samples<ProposalsPage> {
    let line =
        |what: &str, by: &str| ProposalLine::new(id::<ProposalId>(), what, by, at("2026-11-24T15:40:00Z"));
    let full = vec![
        line("Change “First assessment at the gateway”", "Rowan Teal"),
        line(
            "Give Bryn Calder the role supervisor in Brackmoor",
            "Imogen Sarsby",
        )
        .own(),
    ];
    vec![
        ("empty", ProposalsPage::new(Vec::new())),
        ("full", ProposalsPage::new(full)),
        ("hostile", ProposalsPage::new(vec![line(HOSTILE, HOSTILE)])),
    ]
}

/// One proposal: to answer, one's own, ended in each way.
#[must_use]
pub fn proposal() -> Samples<StaffFormPage<AnswerProposalForm>> {
    let proposed = || {
        let what = "Change “First assessment at the gateway”";
        Proposal::new(
            what,
            "Rowan Teal",
            at("2026-11-24T15:40:00Z"),
            HOSTILE,
            differences(),
        )
    };
    let page = |proposal| AnswerProposalForm::page(id(), proposal);
    let hostile = AnswerProposalForm::from_typed(AnswerProposalForm::FIELDS.map(|_| HOSTILE.to_owned()));
    let mut samples = form_samples(
        || page(proposed().beginning(day("2026-12-01"))),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    );
    let ended = |how, because: Option<&str>| {
        let now = at("2026-11-25T09:00:00Z");
        page(proposed().ended(how, "Imogen Sarsby", now, because.map(str::to_owned)))
    };
    samples.extend([
        ("own", page(proposed().own())),
        ("agreed", ended(Ended::Agreed, None)),
        ("refused", ended(Ended::Refused, Some(HOSTILE))),
        ("withdrawn", ended(Ended::Withdrawn, Some("It was a mistake."))),
    ]);
    samples
}

/// The form of the notice.
#[must_use]
pub fn notice() -> Samples<StaffFormPage<NoticeForm>> {
    let hostile = NoticeForm {
        text: HOSTILE.repeat(9),
        reason: HOSTILE.to_owned(),
    };
    form_samples(
        || NoticeForm::page(None),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    )
}

/// The programs of partners.
#[must_use]
pub fn clients() -> Samples<ClientsPage> {
    let line = |name: &str, used: Option<&str>| {
        let made = at("2026-11-02T09:00:00Z");
        ClientLine::new(id::<ApiClientId>(), name, "Wyrdale Council", made, used.map(at))
    };
    let full = vec![
        line("Children’s services", Some("2026-11-25T07:59:00Z")),
        line("Schools portal", None).disabled(),
    ];
    vec![
        ("empty", ClientsPage::new(Vec::new())),
        ("full", ClientsPage::new(full)),
        ("hostile", ClientsPage::new(vec![line(HOSTILE, None)])),
    ]
}

fn offered() -> Organisations {
    Organisations::new(choices(&[(ID, "Wyrdale Council")]))
}

/// The form of a new program.
#[must_use]
pub fn client() -> Samples<StaffFormPage<ClientForm>> {
    let hostile = ClientForm::from_typed(ClientForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || ClientForm::page(offered()),
        hostile,
        |typed| typed.parse(&offered()).err().unwrap_or_default(),
    )
}

/// The form of an invitation.
#[must_use]
pub fn invite() -> Samples<StaffFormPage<InviteForm>> {
    let hostile = InviteForm::from_typed(InviteForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || InviteForm::page(offered()),
        hostile,
        |typed| typed.parse(&offered()).err().unwrap_or_default(),
    )
}

/// The form that gives a role.
#[must_use]
pub fn role_give() -> Samples<StaffFormPage<GiveRoleForm>> {
    let whom = || ForWhom::new("Bryn Calder", choices(&[("wyrdale", "Wyrdale")]));
    let hostile = GiveRoleForm::from_typed(GiveRoleForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || GiveRoleForm::page(member(), whom()),
        hostile,
        |typed| typed.parse(&whom()).err().unwrap_or_default(),
    )
}

/// The form that ends a role.
#[must_use]
pub fn role_end() -> Samples<StaffFormPage<EndRoleForm>> {
    let holder = || Holder::new(HOSTILE, choices(&[(ID, "gateway officer, Wyrdale")]));
    let hostile = EndRoleForm::from_typed(EndRoleForm::FIELDS.map(|_| HOSTILE.to_owned()));
    form_samples(
        || EndRoleForm::page(member(), holder()),
        hostile,
        |typed| typed.parse(&holder()).err().unwrap_or_default(),
    )
}

/// Each deed that asks for a reason.
#[must_use]
pub fn confirm() -> Samples<StaffFormPage<ConfirmForm>> {
    let hostile = ConfirmForm {
        reason: HOSTILE.to_owned(),
    };
    let names = ["disable", "enable", "code", "client"];
    let mut samples = form_samples(
        || ConfirmForm::page(Deed::DisableMember, ID, HOSTILE),
        hostile,
        |typed| typed.parse().err().unwrap_or_default(),
    );
    let deeds = names.into_iter().zip(Deed::ALL);
    samples.extend(deeds.map(|(name, deed)| (name, ConfirmForm::page(deed, ID, "Bryn Calder"))));
    samples
}

/// Secrets that are shown once.
#[must_use]
pub fn once() -> Samples<OncePage> {
    let until = at("2026-11-26T16:15:00Z");
    vec![
        (
            "code",
            OncePage::code(member(), "Bryn Calder", "H7QK-2M9T-X4BV", until),
        ),
        (
            "client",
            OncePage::client(ID, "Children’s services", "mUvN3qkQm7xT".repeat(6)),
        ),
        ("hostile", OncePage::client(ID, HOSTILE, "x")),
    ]
}
