//! The printed table of routes.

use std::fmt::Write;
use std::path::Path;

use waymark_web::Listed;

fn row(route: &Listed) -> String {
    let welsh = if route.translated { " ·" } else { "" };
    let open = if route.open && route.site == "staff" {
        " ○"
    } else {
        ""
    };
    let method = if route.method == "GET" {
        "GET, HEAD"
    } else {
        route.method.as_str()
    };
    format!(
        "| {method} | `{}`{welsh}{open} | {} | {} |",
        route.path, route.does, route.ledger
    )
}

fn printed() -> String {
    let mut text = String::from(
        "# Routes\n\nMade from the tables the routers are built from; `WAYMARK_BLESS=1` writes it anew. \
         *Ledger* is the action that an answer leaves there. A dot marks routes that answer in Welsh \
         below `/cy` as well, where Welsh is on. On the staff site an open circle marks routes for which \
         nobody needs to be signed in.\n",
    );
    for (site, routes) in [
        ("Public site", waymark_web::public::routes()),
        ("Staff site", waymark_web::staff::routes()),
        (
            "Staff site of a demonstration",
            waymark_web::staff::demonstration_routes(),
        ),
    ] {
        let rows: Vec<String> = routes.iter().map(row).collect();
        write!(
            text,
            "\n## {site}\n\n| Method | Path | Does | Ledger |\n| --- | --- | --- | --- |\n{}\n",
            rows.join("\n")
        )
        .unwrap();
    }
    text
}

#[test]
fn the_printed_table_of_routes_is_the_one_in_use() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/generated/routes.md");
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        std::fs::write(&file, printed()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), printed());
}
