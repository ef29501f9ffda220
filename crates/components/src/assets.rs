//! Styles, script, typeface and icons, carried in the program.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One file, served under an address that names its content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// File name, such as `waymark.css`.
    pub name: &'static str,
    /// Value of the content-type header.
    pub content_type: &'static str,
    /// Sixteen hexadecimal digits that change with the content.
    pub hash: &'static str,
    /// `/assets/<hash>/<name>`: what this address answers never changes.
    pub url: &'static str,
    /// The file itself.
    pub content: &'static [u8],
}

impl std::fmt::Debug for Asset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asset")
            .field("url", &self.url)
            .field("bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

/// Every asset.
pub fn assets() -> impl Iterator<Item = &'static Asset> {
    ASSETS.iter()
}

/// The asset of this name, such as `waymark.css`.
#[must_use]
pub fn asset(name: &str) -> Option<&'static Asset> {
    assets().find(|asset| asset.name == name)
}

/// The address a page should ask for, such as `/assets/0123456789abcdef/waymark.css`.
#[must_use]
pub fn url(name: &str) -> Option<&'static str> {
    asset(name).map(|asset| asset.url)
}
