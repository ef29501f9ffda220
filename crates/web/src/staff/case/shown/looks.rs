//! Who has looked at a case, in words.

use waymark_policy::explain;
use waymark_service::desk::Look as Seen;
use waymark_views::pages::case::CaseHead;
use waymark_views::pages::case::looks::{Look, LooksPage};
use waymark_views::pages::case::said::Said;

use super::Words;

/// The looks at a case, newest first.
pub(in crate::staff) fn looks(looks: &[Seen], words: &Words, head: CaseHead) -> LooksPage {
    let shown = looks
        .iter()
        .map(|look| Look::new(look.at, who(look, words), &look.action, rule(look, words)));
    LooksPage::new(head, shown.collect())
}

fn who(look: &Seen, words: &Words) -> String {
    if let Some(member) = look.by {
        return words.member_at_work(member);
    }
    let kind = look.actor.split(':').next().unwrap_or_default();
    let said = match kind {
        "public" => Said::Public,
        "operator" => Said::AtServer,
        "partner" => Said::Partner,
        _ => Said::Program,
    };
    words.say(&said.words())
}

fn rule(look: &Seen, words: &Words) -> String {
    if look.action == REFUSED {
        return words.say(&Said::Refused.words());
    }
    explain(&look.basis).map_or_else(|| look.basis.clone(), str::to_owned)
}

/// What the ledger calls an attempt that came to nothing.
const REFUSED: &str = "access.refused";
