//! Samples of articles.

use super::{Article, ArticlePage};

/// Every article, and one with the area's reading times.
#[must_use]
pub fn samples() -> Vec<(&'static str, ArticlePage)> {
    let mut samples: Vec<_> = Article::ALL
        .map(|article| (article.slug(), ArticlePage::of(article)))
        .into();
    let next = ArticlePage::of(Article::WhatHappensNext);
    samples.push((
        "read-at",
        next.clone().read_at("Every day from 8am to 8pm, in Wyrdale."),
    ));
    samples.push(("hostile", next.read_at(crate::gallery::HOSTILE)));
    samples
}
