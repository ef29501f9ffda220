//! Dates and times as the MoJ components print them: in London's time.

use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use minijinja::{Error, ErrorKind};

/// `2026-06-14T13:01:00Z` as `14 June 2026 at 2:01pm`, by the form that the page asks for.
///
/// # Errors
/// The text is not an instant, or the form is unknown.
pub(crate) fn printed(instant: &str, form: Option<&str>) -> Result<String, Error> {
    let Some(form) = form else {
        return Ok(instant.to_owned());
    };
    let instant: Timestamp = instant
        .parse()
        .map_err(|_| refused("the timestamp is not an instant in UTC"))?;
    let zone = TimeZone::get("Europe/London").map_err(|_| refused("London's time zone is missing"))?;
    let local = instant.to_zoned(zone);
    let time = if local.minute() == 0 { "%-I%P" } else { "%-I:%M%P" };
    let pattern = match form {
        "datetime" => format!("%-d %B %Y at {time}"),
        "shortdatetime" => format!("%-d %b %Y at {time}"),
        "date" => "%-d %B %Y".to_owned(),
        "shortdate" => "%-d %b %Y".to_owned(),
        "time" => time.to_owned(),
        _ => {
            return Err(refused(
                "a date's type is datetime, shortdatetime, date, shortdate or time",
            ));
        }
    };
    strtime::format(pattern, &local).map_err(|_| refused("the timestamp cannot be printed"))
}

fn refused(problem: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, problem)
}

#[cfg(test)]
mod tests {
    use super::printed;

    fn at(instant: &str, form: &str) -> String {
        printed(instant, Some(form)).unwrap()
    }

    #[test]
    fn a_time_is_london_s_in_winter_and_summer() {
        assert_eq!(at("2026-06-14T13:01:00Z", "datetime"), "14 June 2026 at 2:01pm");
        assert_eq!(
            at("2026-12-14T13:01:00Z", "datetime"),
            "14 December 2026 at 1:01pm"
        );
    }

    #[test]
    fn a_late_evening_in_utc_is_the_next_day_in_summer() {
        assert_eq!(at("2026-06-30T23:30:00Z", "date"), "1 July 2026");
        assert_eq!(
            at("2026-06-30T23:30:00Z", "shortdatetime"),
            "1 Jul 2026 at 12:30am"
        );
    }

    #[test]
    fn a_full_hour_is_written_without_minutes() {
        assert_eq!(at("2026-01-05T12:00:00Z", "time"), "12pm");
    }

    #[test]
    fn what_is_not_an_instant_or_a_form_is_refused() {
        assert!(printed("yesterday", Some("date")).is_err());
        assert!(printed("2026-01-05T12:00:00Z", Some("fortnight")).is_err());
    }
}
