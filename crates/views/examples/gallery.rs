//! Writes every page, from its samples, into a folder: `cargo run -p waymark-views --features samples --example
//! gallery FOLDER`.

use std::path::Path;
use std::{env, error, fs};

use waymark_views::{Site, Views, gallery};

fn main() -> Result<(), Box<dyn error::Error>> {
    let folder = env::args().nth(1).ok_or("name the folder to write to")?;
    let folder = Path::new(&folder);
    for picture in gallery::pictures(&Views::strict()?)? {
        let site = match picture.site {
            Site::Public => "public",
            Site::Staff => "staff",
        };
        let name = format!("{site}-{}-{}.html", picture.lang, picture.name.replace('/', "-"));
        fs::write(folder.join(name), picture.html)?;
    }
    for asset in waymark_components::assets() {
        let file = folder.join(asset.url.trim_start_matches('/'));
        fs::create_dir_all(file.parent().ok_or("an asset without a folder")?)?;
        fs::write(file, asset.content)?;
    }
    Ok(())
}
