//! Code lists and numbers: shown, to be changed, and the versions so far.

use axum::extract::{Path, State};
use axum::response::Response;
use waymark_domain::rules::{Entry, List, Number, RuleEdit, RuleSet};
use waymark_domain::text::Text;
use waymark_views::pages::admin::entry::{EntryForm, EntryTyped};
use waymark_views::pages::admin::history::{HistoryPage, Version};
use waymark_views::pages::admin::number::NumberForm;
use waymark_views::pages::admin::rule_list::RuleListPage;
use waymark_views::pages::admin::rules::RulesPage;
use waymark_views::pages::staff_form::StaffFormPage;

use super::super::names::Names;
use super::super::query::Query;
use super::super::session::SignedIn;
use super::super::{Staff, forms};
use super::edit;
use crate::middleware::Form;
use crate::pages::Place;
use crate::problem::Problem;

pub(super) async fn show(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    Ok(staff.pages().show(&place, &RulesPage::new(&rules)))
}

pub(super) async fn list(
    State(staff): State<Staff>,
    Path(list): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let list = List::from_code(&list).ok_or(Problem::NotFound)?;
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    Ok(staff.pages().show(&place, &RuleListPage::new(&rules, list)))
}

pub(super) async fn ask_entry(
    State(staff): State<Staff>,
    Path(list): Path<String>,
    query: Query,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let list = List::from_code(&list).ok_or(Problem::NotFound)?;
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let page = match query.first("code") {
        "" => EntryForm::new_page(list),
        code => EntryForm::page(list, known(&rules, list, code).ok_or(Problem::NotFound)?),
    };
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn preview_entry(
    State(staff): State<Staff>,
    Path(list): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = EntryForm::from_typed(form.take(EntryForm::FIELDS)?);
    let list = List::from_code(&list).ok_or(Problem::NotFound)?;
    match typed.parse() {
        Ok(said) => {
            let edit = RuleEdit::Entry {
                list,
                entry: entry(said),
            };
            edit::preview(&staff, &signed_in, &place, &edit).await
        }
        Err(errors) => {
            let rules = staff.office.newest_rules(&signed_in.ctx).await?;
            let page: StaffFormPage<EntryForm> = match known(&rules, list, typed.code.trim()) {
                Some(entry) => EntryForm::page(list, entry),
                None => EntryForm::new_page(list),
            };
            Ok(forms::ask_again(
                &staff,
                &signed_in,
                &place,
                page.typed(typed, errors),
            ))
        }
    }
}

pub(super) async fn ask_number(
    State(staff): State<Staff>,
    Path(code): Path<String>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let number = number(&rules, &code).ok_or(Problem::NotFound)?;
    let page = NumberForm::page(&code, number);
    Ok(forms::ask(&staff, &signed_in, &place, page))
}

pub(super) async fn preview_number(
    State(staff): State<Staff>,
    Path(code): Path<String>,
    signed_in: SignedIn,
    place: Place,
    form: Form,
) -> Result<Response, Problem> {
    let typed = NumberForm::from_typed(form.take(NumberForm::FIELDS)?);
    let rules = staff.office.newest_rules(&signed_in.ctx).await?;
    let number = number(&rules, &code).ok_or(Problem::NotFound)?;
    match typed.parse() {
        Ok(said) => {
            let number = Number {
                value: said.value,
                unit: number.unit.clone(),
                source: said.source.as_str().to_owned(),
                unconfirmed: said.unconfirmed,
            };
            let edit = RuleEdit::Number { code, number };
            edit::preview(&staff, &signed_in, &place, &edit).await
        }
        Err(errors) => {
            let page = NumberForm::page(&code, number).typed(typed, errors);
            Ok(forms::ask_again(&staff, &signed_in, &place, page))
        }
    }
}

pub(super) async fn history(
    State(staff): State<Staff>,
    signed_in: SignedIn,
    place: Place,
) -> Result<Response, Problem> {
    let names = Names::read(&staff, signed_in.ctx.now).await?;
    let versions = staff.office.rule_versions(&signed_in.ctx).await?.into_iter();
    let versions = versions.map(|version| {
        let shown = Version::new(version.from, version.note);
        let shown = match version.made {
            Some((by, agreed, proposal)) => shown.made_by(names.of(by), names.of(agreed), proposal),
            None => shown,
        };
        if version.in_force { shown.in_force() } else { shown }
    });
    let page = HistoryPage::new(versions.collect());
    Ok(staff.pages().show(&place, &page))
}

fn number<'a>(rules: &'a RuleSet, code: &str) -> Option<&'a Number> {
    rules
        .numbers()
        .find(|(known, _)| *known == code)
        .map(|(_, number)| number)
}

/// The newest meaning of a code, which is the one that an edit changes.
fn known<'a>(rules: &'a RuleSet, list: List, code: &str) -> Option<&'a Entry> {
    let mut entries = rules.all_entries(list).iter().rev();
    entries.find(|entry| entry.code.as_str() == code)
}

fn entry(said: EntryTyped) -> Entry {
    let text = |text: Text| text.as_str().to_owned();
    Entry {
        code: said.code,
        label: text(said.label),
        label_cy: said.label_cy.map(text),
        parent: said.parent,
        valid_from: said.valid_from,
        valid_to: said.valid_to,
        ages: None,
        source: said.source.map(text),
        unconfirmed: said.unconfirmed,
    }
}
