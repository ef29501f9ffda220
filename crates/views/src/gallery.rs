//! Every page from its samples: what the tests render, and what a person can leaf through.

use waymark_domain::case::Role;

use crate::pages::{
    account, add, admin, alert, answer, article, case, desk, enquiries, enrol, find, home, problem, queue,
    referral, reviews, sign_in, team, work,
};
use crate::{
    Chrome, Hidden, Lang, Operator, Page, Purpose, Section, SignedInAs, Site, ViewError, Views, Welsh,
};

/// Text as somebody hostile, or somebody with another script, might type it: mark-up, quotes, a right-to-left
/// override and a name in Arabic letters.
pub const HOSTILE: &str =
    "<script>alert(1)</script> \"' & \u{202e}txt.exe \u{2066}سلمى\u{2069} }} {{ t('x') }}";

/// One page of the gallery.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Page and sample, such as `article/signs`.
    pub name: String,
    /// The site it belongs to.
    pub site: Site,
    /// The language it is in.
    pub lang: Lang,
    /// The whole document.
    pub html: String,
}

/// Renders every sample of every page, public ones in both languages.
///
/// # Errors
/// The first page that cannot be rendered.
pub fn pictures(views: &Views) -> Result<Vec<Picture>, ViewError> {
    let mut gallery = Gallery {
        views,
        pictures: Vec::new(),
    };
    gallery.hang(Site::Public, "home", &home::samples::samples())?;
    gallery.hang(Site::Public, "article", &article::samples::samples())?;
    gallery.hang(Site::Public, "problem", &problem::samples::samples())?;
    gallery.hang(Site::Public, "start", &referral::samples::start())?;
    gallery.hang(Site::Public, "question", &referral::samples::questions())?;
    gallery.hang(Site::Public, "question", &referral::samples::many_areas())?;
    gallery.hang(Site::Public, "people", &referral::samples::people())?;
    gallery.hang(Site::Public, "tasks", &referral::samples::tasks())?;
    gallery.hang(Site::Public, "check", &referral::samples::check_answers())?;
    gallery.hang(Site::Public, "sent", &referral::samples::confirmation())?;
    gallery.hang(Site::Public, "cancel", &referral::cancel::samples())?;
    gallery.hang(Site::Public, "ended", &referral::ended::samples())?;
    gallery.hang(Site::Public, "add", &add::samples::samples())?;
    gallery.hang(Site::Public, "added", &add::samples::added())?;
    gallery.hang(Site::Public, "answer", &answer::samples::samples())?;
    gallery.hang(Site::Public, "answered", &answer::samples::answered())?;
    gallery.hang(Site::Staff, "problem", &problem::samples::samples())?;
    gallery.hang(Site::Staff, "desk", &desk::samples::samples())?;
    gallery.hang(Site::Staff, "alert", &alert::samples::samples())?;
    gallery.hang_sign_in()?;
    gallery.hang_signed_in("desk", &desk::samples::samples())?;
    gallery.hang_case()?;
    gallery.hang_case_forms()?;
    gallery.hang_lists()?;
    gallery.hang_members()?;
    gallery.hang_rules()?;
    Ok(gallery.pictures)
}

struct Gallery<'a> {
    views: &'a Views,
    pictures: Vec<Picture>,
}

impl Gallery<'_> {
    /// Pages of the staff site for somebody who is signed in.
    fn hang_signed_in<P: Page>(
        &mut self,
        page: &str,
        samples: &[(impl AsRef<str>, P)],
    ) -> Result<(), ViewError> {
        for (sample, view) in samples {
            let sample = sample.as_ref();
            let chrome = Chrome {
                warnings: Vec::new(),
                notice: Some("The telephone lines are down until noon. Ring the desk’s mobile.".to_owned()),
                signed_in: Some(signed_in()),
                ..chrome(Site::Staff, sample)
            };
            self.pictures.push(Picture {
                name: format!("signed-in/{page}/{sample}"),
                site: Site::Staff,
                lang: Lang::En,
                html: self.views.render(Lang::En, &chrome, view)?,
            });
        }
        Ok(())
    }

    fn hang_sign_in(&mut self) -> Result<(), ViewError> {
        self.hang(Site::Staff, "sign-in", &sign_in::samples::sign_in())?;
        self.hang(Site::Staff, "sign-in-code", &sign_in::samples::code())?;
        self.hang(Site::Staff, "sign-in-as", &sign_in::samples::sign_in_as())?;
        self.hang(Site::Staff, "signed-out", &sign_in::samples::out())?;
        self.hang(Site::Staff, "enrol", &enrol::samples::samples())?;
        self.hang(Site::Staff, "enrol-set-up", &enrol::samples::set_up())?;
        self.hang(Site::Staff, "enrolled", &enrol::samples::done())?;
        self.hang_signed_in("account", &account::samples::samples())?;
        self.hang_signed_in("kept", &sign_in::samples::kept())?;
        self.hang_signed_in("kept-form", &sign_in::samples::kept_form())?;
        Ok(())
    }

    fn hang_case(&mut self) -> Result<(), ViewError> {
        self.hang_signed_in("case-overview", &case::overview::samples::samples())?;
        self.hang_signed_in("case-timeline", &case::timeline::samples::samples())?;
        self.hang_signed_in("case-people", &case::people::samples::samples())?;
        self.hang_signed_in("case-referral", &case::referral::samples::samples())?;
        self.hang_signed_in("case-decisions", &case::decisions::samples::samples())?;
        self.hang_signed_in("case-notes", &case::notes::samples::samples())?;
        self.hang_signed_in("case-tasks", &case::tasks::samples::samples())?;
        self.hang_signed_in("case-looks", &case::looks::samples::samples())?;
        self.hang_signed_in("case-why", &case::why::samples::samples())?;
        Ok(())
    }

    fn hang_lists(&mut self) -> Result<(), ViewError> {
        self.hang_signed_in("work", &work::samples::samples())?;
        self.hang_signed_in("queue", &queue::samples::samples())?;
        self.hang_signed_in("team", &team::samples::samples())?;
        self.hang_signed_in("find", &find::samples::samples())?;
        self.hang_signed_in("enquiries", &enquiries::samples::samples())?;
        self.hang_signed_in("enquiry", &enquiries::samples::one())?;
        self.hang_signed_in("enquiry-new", &enquiries::new::samples::samples())?;
        self.hang_signed_in("enquiry-promote", &enquiries::promote::samples::samples())?;
        self.hang_signed_in("reviews", &reviews::samples::samples())?;
        self.hang_signed_in("review", &reviews::samples::form())?;
        Ok(())
    }

    fn hang_members(&mut self) -> Result<(), ViewError> {
        use admin::samples;
        self.hang_signed_in("admin", &admin::home::samples::samples())?;
        self.hang_signed_in("admin-members", &admin::members::samples::samples())?;
        self.hang_signed_in("admin-member", &admin::members::samples::one())?;
        self.hang_signed_in("admin-invite", &samples::invite())?;
        self.hang_signed_in("admin-role-give", &samples::role_give())?;
        self.hang_signed_in("admin-role-end", &samples::role_end())?;
        self.hang_signed_in("admin-confirm", &samples::confirm())?;
        self.hang_signed_in("admin-once", &samples::once())?;
        self.hang_signed_in("admin-organisations", &samples::organisations())?;
        self.hang_signed_in("admin-organisation", &samples::organisation())?;
        self.hang_signed_in("admin-clients", &samples::clients())?;
        self.hang_signed_in("admin-client", &samples::client())?;
        self.hang_signed_in("admin-notice", &samples::notice())?;
        Ok(())
    }

    fn hang_rules(&mut self) -> Result<(), ViewError> {
        use admin::samples;
        self.hang_signed_in("admin-areas", &samples::areas())?;
        self.hang_signed_in("admin-area", &samples::area_page())?;
        self.hang_signed_in("admin-area-form", &samples::area_form())?;
        self.hang_signed_in("admin-rules", &samples::rule_set())?;
        self.hang_signed_in("admin-list", &samples::lists())?;
        self.hang_signed_in("admin-entry", &samples::entry())?;
        self.hang_signed_in("admin-number", &samples::number())?;
        self.hang_signed_in("admin-preview", &samples::preview())?;
        self.hang_signed_in("admin-history", &samples::history())?;
        self.hang_signed_in("admin-proposals", &samples::proposals())?;
        self.hang_signed_in("admin-proposal", &samples::proposal())?;
        Ok(())
    }

    fn hang_case_forms(&mut self) -> Result<(), ViewError> {
        use case::forms;
        self.hang_signed_in("case-form-assign", &forms::assign::samples::samples())?;
        self.hang_signed_in(
            "case-form-deconfliction",
            &forms::deconfliction::samples::samples(),
        )?;
        self.hang_signed_in("case-form-decision", &forms::decision::samples::samples())?;
        self.hang_signed_in("case-form-not-now", &forms::not_now::samples::samples())?;
        self.hang_signed_in("case-form-sign", &forms::sign::samples::samples())?;
        self.hang_signed_in("case-form-escalate", &forms::escalate::samples::samples())?;
        self.hang_signed_in("case-form-restrict", &forms::restrict::samples::samples())?;
        self.hang_signed_in("case-form-lift", &forms::lift::samples::samples())?;
        self.hang_signed_in("case-form-pause", &forms::pause::samples::samples())?;
        self.hang_signed_in("case-form-resume", &forms::resume::samples::samples())?;
        self.hang_signed_in("case-form-handover", &forms::handover::samples::samples())?;
        self.hang_signed_in("case-form-told", &forms::told::samples::samples())?;
        self.hang_signed_in("case-form-social-care", &forms::social_care::samples::samples())?;
        self.hang_signed_in("case-form-answer", &forms::answer::samples::samples())?;
        self.hang_signed_in("case-form-note", &forms::note::samples::samples())?;
        self.hang_signed_in("case-form-correct", &forms::correct::samples::samples())?;
        self.hang_signed_in("case-form-connection", &forms::connection::samples::samples())?;
        self.hang_signed_in("case-form-disclosure", &forms::disclosure::samples::samples())?;
        self.hang_signed_in("case-form-matching", &forms::matching::samples::samples())?;
        self.hang_signed_in("case-form-connected", &forms::connected::samples::samples())?;
        self.hang_signed_in(
            "case-form-emergency-access",
            &forms::emergency_access::samples::samples(),
        )?;
        Ok(())
    }

    fn hang<P: Page>(
        &mut self,
        site: Site,
        page: &str,
        samples: &[(impl AsRef<str>, P)],
    ) -> Result<(), ViewError> {
        let languages: &[Lang] = match site {
            Site::Public => &Lang::ALL,
            Site::Staff => &[Lang::En],
        };
        for (sample, view) in samples {
            let sample = sample.as_ref();
            for &lang in languages {
                let html = self.views.render(lang, &chrome(site, sample), view)?;
                self.pictures.push(Picture {
                    name: format!("{page}/{sample}"),
                    site,
                    lang,
                    html,
                });
            }
        }
        Ok(())
    }
}

/// A supervisor on duty, to whom everything is open.
fn signed_in() -> SignedInAs {
    let csrf = Hidden {
        name: "csrf",
        value: "sample".to_owned(),
    };
    SignedInAs::new("Bryn Calder", &[Role::GatewayOfficer, Role::Supervisor], csrf)
        .on_duty_for("Wyrdale and Brackmoor")
        .with_navigation(&Section::ALL, Some(Section::MyWork))
}

/// Sample chrome: a demo with unreviewed Welsh, and an operator who is trying to break out.
fn chrome(site: Site, sample: &str) -> Chrome {
    let operator = Operator {
        name: operator_name(sample).to_owned(),
        email: "waymark@wyrdale.example".to_owned(),
    };
    let warnings = match site {
        Site::Public => Vec::new(),
        Site::Staff => vec![
            desk::key_backup_untested(),
            desk::bank_holidays_end("31 December 2028"),
        ],
    };
    let path = format!("/{sample}");
    let chrome = match site {
        Site::Public => Chrome::public(path, operator),
        Site::Staff => Chrome::staff(path, operator),
    };
    Chrome {
        welsh: Welsh::Unreviewed,
        purpose: Purpose::Demo,
        warnings,
        ..chrome
    }
}

fn operator_name(sample: &str) -> &str {
    if sample == "hostile" {
        HOSTILE
    } else {
        "Wyrdale Council"
    }
}
