//! What holds for every page of the gallery.

use std::collections::HashSet;
use std::sync::LazyLock;

use waymark_domain::rules::{List, RuleSet};

use super::html::{Element, read};
use crate::gallery::{HOSTILE, Picture, pictures};
use crate::pages::admin::AdminPlace;
use crate::pages::article::Article;
use crate::pages::case::{self, CasePlace};
use crate::pages::desk_rows::samples::ID;
use crate::pages::referral::{Step, cancel};
use crate::pages::{enquiries, reviews};
use crate::{Chrome, Form, FormErrors, Lang, Message, Operator, Page, Section, Site, Views, Welsh, paths};

/// Every page, rendered and read once for all tests.
fn gallery() -> &'static [(Picture, Vec<Element>)] {
    static GALLERY: LazyLock<Vec<(Picture, Vec<Element>)>> = LazyLock::new(|| {
        let pictures = pictures(&Views::strict().unwrap()).unwrap();
        let read = |picture: Picture| {
            let (elements, _) = read(&picture.html);
            (picture, elements)
        };
        pictures.into_iter().map(read).collect()
    });
    &GALLERY
}

/// Tries `rule` on every page; it returns what is wrong.
fn every_page(rule: impl Fn(&Picture, &[Element]) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (picture, elements) in gallery() {
        for what in rule(picture, elements) {
            wrong.push(format!(
                "{} {:?} {}: {what}",
                picture.name, picture.site, picture.lang
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn with_tag<'a>(elements: &'a [Element], tag: &'a str) -> impl Iterator<Item = &'a Element> {
    elements.iter().filter(move |element| element.tag == tag)
}

fn complaint(holds: bool, what: &str) -> Vec<String> {
    if holds { Vec::new() } else { vec![what.to_owned()] }
}

#[test]
fn every_page_is_well_formed() {
    every_page(|picture, _| read(&picture.html).1);
}

#[test]
fn every_page_says_its_language_and_has_one_heading_of_the_first_level() {
    every_page(|picture, elements| {
        let lang = with_tag(elements, "html")
            .next()
            .and_then(|html| html.attribute("lang"));
        let headings = with_tag(elements, "h1").count();
        complaint(
            lang == Some(picture.lang.tag()) && headings == 1,
            "wrong lang or h1",
        )
    });
}

#[test]
fn headings_never_skip_a_level() {
    every_page(|_, elements| {
        let levels: Vec<u32> = elements
            .iter()
            .filter_map(|e| e.tag.strip_prefix('h')?.parse().ok())
            .collect();
        let skips = levels.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
        complaint(skips == 0, "a heading skips a level")
    });
}

#[test]
fn titles_end_with_the_service_and_tell_an_onlooker_nothing() {
    const TELLING: [&str; 8] = [
        "terror", "derfysg", "radical", "extrem", "eithaf", "refer", "atgyf", "script",
    ];
    every_page(|picture, elements| {
        let title = with_tag(elements, "title")
            .next()
            .map(|t| t.text.clone())
            .unwrap_or_default();
        let telling =
            picture.site == Site::Public && TELLING.iter().any(|word| title.to_lowercase().contains(word));
        let wrong = elements.iter().any(|element| {
            element
                .attribute("class")
                .is_some_and(|class| class.contains("govuk-error-summary"))
        });
        let begins = ["Error: ", "Gwall: "].iter().any(|word| title.starts_with(word));
        complaint(
            title.ends_with(" - Waymark") && begins == wrong && !telling,
            &title,
        )
    });
}

#[test]
fn typed_text_is_shown_and_never_run() {
    let hostile: Vec<_> = gallery()
        .iter()
        .filter(|(picture, _)| picture.name.ends_with("/hostile"))
        .collect();
    let public = hostile.iter().filter(|(picture, _)| picture.site == Site::Public);
    assert_eq!(
        public.count(),
        2 + 2 + 2,
        "home, article, problem in two languages"
    );
    let staff = hostile.iter().filter(|(picture, _)| picture.site == Site::Staff);
    assert_eq!(
        staff.count(),
        1 + 1 + 9 + 7 + 8,
        "problem, alert, the pages of a case, the lists of the desk, the administrator's pages"
    );
    for (picture, elements) in hostile {
        let shown = with_tag(elements, "body").any(|body| body.text.contains(HOSTILE));
        let scripts = with_tag(elements, "script")
            .filter(|script| script.attribute("src").is_none())
            .count();
        assert_eq!((shown, scripts), (true, 0), "{}", picture.name);
    }
}

#[test]
fn nothing_is_inline_so_that_the_content_policy_can_refuse_it() {
    every_page(|_, elements| {
        let inline = elements.iter().any(|element| {
            element.tag == "style"
                || (element.tag == "script" && !element.text.is_empty())
                || element
                    .attributes
                    .iter()
                    .any(|(name, _)| name == "style" || name.starts_with("on"))
        });
        complaint(!inline, "inline style or script")
    });
}

#[test]
fn both_telephone_numbers_come_first_on_every_public_page() {
    every_page(|picture, elements| {
        let calls: Vec<_> = with_tag(elements, "a")
            .filter_map(|link| link.attribute("href"))
            .filter(|href| *href != "#main-content" && *href != picture.lang.url("/"))
            .take(2)
            .collect();
        let first = calls == ["tel:999", "tel:08000113764"];
        complaint(first == (picture.site == Site::Public), "telephone numbers")
    });
}

#[test]
fn ids_are_unique_on_every_page() {
    every_page(|_, elements| {
        let mut seen = HashSet::new();
        elements
            .iter()
            .filter_map(|element| element.attribute("id"))
            .filter(|id| !seen.insert(*id))
            .map(|id| format!("id {id} twice"))
            .collect()
    });
}

/// Where a page of the administrator's is for every thing of the samples.
fn admin_paths(place: &AdminPlace) -> Vec<String> {
    let rules = RuleSet::shipped().unwrap();
    let lists = List::ALL.iter().map(|list| list.code());
    let numbers = rules.numbers().map(|(code, _)| code);
    [ID, "wyrdale"]
        .into_iter()
        .chain(lists)
        .chain(numbers)
        .map(|id| place.of(id))
        .collect()
}

#[test]
fn links_lead_to_pages_that_exist_in_the_readers_language() {
    let mut known: HashSet<String> = Article::ALL.map(Article::path).into();
    known.extend([paths::HOME, paths::REFER, paths::ADD, paths::ANSWER, cancel::PATH].map(str::to_owned));
    let desk: HashSet<String> = Section::ALL
        .iter()
        .map(|section| section.path().to_owned())
        .chain(
            [
                paths::ACCOUNT,
                paths::SIGN_IN,
                paths::ENROL,
                paths::KEPT,
                paths::REVIEWS,
                enquiries::NEW,
            ]
            .map(str::to_owned),
        )
        .chain([
            reviews::path(ID),
            enquiries::path(ID),
            enquiries::promote_path(ID),
        ])
        .chain(AdminPlace::ALL.iter().flat_map(admin_paths))
        .chain(
            CasePlace::ALL
                .iter()
                .map(|place| place.path(case::samples::case())),
        )
        .collect();
    every_page(|picture, elements| {
        with_tag(elements, "a")
            .filter(|link| link.attribute("rel") != Some("alternate"))
            .filter_map(|link| link.attribute("href"))
            .filter(|href| href.starts_with('/') && *href != paths::EXIT)
            .filter(|href| {
                let (lang, path) = Lang::split(href);
                let path = path.split(['?', '#']).next().unwrap_or_default();
                let on_desk = picture.site == Site::Staff && desk.contains(path);
                lang != picture.lang || !(known.contains(path) || on_desk || Step::from_path(path).is_some())
            })
            .map(str::to_owned)
            .collect()
    });
}

#[test]
fn links_within_a_page_lead_somewhere_on_it() {
    every_page(|_, elements| {
        let ids: HashSet<_> = elements
            .iter()
            .filter_map(|element| element.attribute("id"))
            .collect();
        with_tag(elements, "a")
            .filter_map(|link| link.attribute("href")?.strip_prefix('#'))
            .filter(|anchor| !anchor.is_empty() && !ids.contains(anchor))
            .map(|anchor| format!("#{anchor} is nowhere"))
            .collect()
    });
}

#[test]
fn the_language_switch_leads_to_the_same_page() {
    every_page(|picture, elements| {
        let switch = with_tag(elements, "a").find(|link| link.attribute("rel") == Some("alternate"));
        let sample = picture.name.split('/').next_back().unwrap_or_default();
        let expected = match (picture.site, picture.lang) {
            (Site::Staff, Lang::En | Lang::Cy) => None,
            (Site::Public, Lang::En) => Some(format!("/cy/{sample}")),
            (Site::Public, Lang::Cy) => Some(format!("/{sample}")),
        };
        let found = switch.and_then(|link| link.attribute("href")).map(str::to_owned);
        complaint(found == expected, &format!("{found:?}"))
    });
}

/// A page with a form that was filled in wrongly, as the referral's pages are.
#[derive(serde::Serialize)]
struct Question {
    form: Form,
}

impl Page for Question {
    const TEMPLATE: &'static str = "layout/question.html";

    fn title(&self) -> Message {
        Message::new("contact-title")
    }

    fn errors(&self) -> Option<&FormErrors> {
        Some(&self.form.errors)
    }
}

fn question(lang: Lang, errors: FormErrors) -> String {
    let form = Form::to("/refer/name")
        .back_to("/refer")
        .hide("retry", "<key>")
        .with_errors(errors);
    let operator = Operator {
        name: "Wyrdale Council".to_owned(),
        email: "waymark@wyrdale.example".to_owned(),
    };
    let chrome = Chrome {
        welsh: Welsh::Reviewed,
        ..Chrome::public("/refer/name", operator)
    };
    Views::strict()
        .unwrap()
        .render(lang, &chrome, &Question { form })
        .unwrap()
}

#[test]
fn a_form_with_errors_says_so_in_its_title_and_links_each_to_its_field() {
    let mut errors = FormErrors::none();
    errors.add_at(
        "born",
        "born-day",
        "impossible",
        Message::new("problem-reference").with("reference", "<b>"),
    );
    let html = question(Lang::Cy, errors);
    let (elements, wrong) = read(&html);
    assert_eq!(wrong, Vec::<String>::new());
    let title = with_tag(&elements, "title").next().unwrap();
    assert_eq!(title.text, "Gwall: Cysylltu a ffonio - Waymark");
    let link = with_tag(&elements, "a")
        .find(|a| a.attribute("href") == Some("#born-day"))
        .unwrap();
    assert_eq!(link.text, "Os dywedwch wrthym am hyn, rhowch y rhif hwn: <b>");
    let form = with_tag(&elements, "form").next().unwrap();
    assert_eq!(form.attribute("action"), Some("/cy/refer/name"));
    let hidden = with_tag(&elements, "input").next().unwrap();
    assert_eq!(
        (hidden.attribute("name"), hidden.attribute("value")),
        (Some("retry"), Some("<key>"))
    );
    assert!(
        with_tag(&elements, "a").any(|a| a.attribute("href") == Some("/cy/refer")),
        "back link"
    );
}

#[test]
fn a_form_without_errors_has_no_summary() {
    let (elements, _) = read(&question(Lang::En, FormErrors::none()));
    let title = with_tag(&elements, "title").next().unwrap();
    assert_eq!(title.text, "Contact and telephone - Waymark");
    assert!(
        elements
            .iter()
            .all(|e| e.attribute("class") != Some("govuk-error-summary"))
    );
}

#[test]
fn a_template_cannot_show_what_the_page_does_not_have() {
    #[derive(serde::Serialize)]
    struct Formless;
    impl Page for Formless {
        const TEMPLATE: &'static str = "layout/question.html";
        fn title(&self) -> Message {
            Message::new("contact-title")
        }
    }
    let operator = Operator {
        name: String::new(),
        email: String::new(),
    };
    let views = Views::new().unwrap();
    assert!(
        views
            .render(Lang::En, &Chrome::public("/", operator), &Formless)
            .is_err()
    );
}
