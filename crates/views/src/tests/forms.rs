//! What holds for the forms of the staff site outside a case.

use std::collections::BTreeSet;

use super::html::read;
use crate::pages::admin::samples as admin;
use crate::pages::{enquiries, find, reviews};
use crate::{Chrome, Lang, Operator, Page, Views};

/// The names that the fields of the first sample post.
fn posted<P: Page>(mut samples: Vec<(&'static str, P)>) -> BTreeSet<String> {
    let operator = Operator {
        name: "Wyrdale Council".to_owned(),
        email: "waymark@wyrdale.example".to_owned(),
    };
    let (_, page) = samples.remove(0);
    let html = Views::strict()
        .unwrap()
        .render(Lang::En, &Chrome::staff("/", operator), &page)
        .unwrap();
    let (elements, _) = read(&html);
    elements
        .iter()
        .filter(|e| ["input", "textarea", "select", "button"].contains(&e.tag.as_str()))
        .filter_map(|e| e.attribute("name").map(str::to_owned))
        .filter(|name| name != "csrf")
        .collect()
}

/// The first sample of a form posts exactly its fields: the site refuses a field that a form does not have.
macro_rules! posts_its_fields {
    ($($test:ident: $form:path, $samples:expr;)+) => {$(
        #[test]
        fn $test() {
            use $form as Form;
            let fields: BTreeSet<String> = Form::FIELDS.map(str::to_owned).into();
            assert_eq!(posted($samples), fields);
        }
    )+};
}

posts_its_fields! {
    find_posts_its_fields: find::FindForm, find::samples::samples();
    enquiry_posts_its_fields: enquiries::new::EnquiryForm, enquiries::new::samples::samples();
    promote_posts_its_fields: enquiries::promote::PromoteForm, enquiries::promote::samples::samples();
    review_posts_its_fields: reviews::ReviewForm, reviews::samples::form();
    invite_posts_its_fields: crate::pages::admin::invite::InviteForm, admin::invite();
    give_role_posts_its_fields: crate::pages::admin::role_give::GiveRoleForm, admin::role_give();
    end_role_posts_its_fields: crate::pages::admin::role_end::EndRoleForm, admin::role_end();
    confirm_posts_its_fields: crate::pages::admin::confirm::ConfirmForm, admin::confirm();
    organisation_posts_its_fields: crate::pages::admin::organisation::OrganisationForm, admin::organisation();
    area_posts_its_fields: crate::pages::admin::area::AreaForm, admin::area_form();
    entry_posts_its_fields: crate::pages::admin::entry::EntryForm, admin::entry();
    number_posts_its_fields: crate::pages::admin::number::NumberForm, admin::number();
    propose_posts_its_fields: crate::pages::admin::preview::ProposeForm, admin::preview();
    answer_proposal_posts_its_fields: crate::pages::admin::proposal::AnswerProposalForm, admin::proposal();
    notice_posts_its_fields: crate::pages::admin::notice::NoticeForm, admin::notice();
    client_posts_its_fields: crate::pages::admin::client::ClientForm, admin::client();
}
