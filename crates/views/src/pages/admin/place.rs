//! The administrator's pages and where each is.

use std::fmt::Display;

macro_rules! places {
    ($($(#[$doc:meta])* $place:ident = $route:literal),+ $(,)?) => {
        /// A page or form of the administrator's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum AdminPlace {
            $($(#[$doc])* $place),+
        }

        impl AdminPlace {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$place),+];

            /// Its route, as the staff site's table names it; a thing's own page names it in braces.
            #[must_use]
            pub const fn route(self) -> &'static str {
                match self { $(Self::$place => $route),+ }
            }
        }
    };
}

places! {
    /// Where an administrator begins.
    Home = "/admin",
    /// Everybody who can sign in.
    Members = "/admin/members",
    /// Invites somebody.
    Invite = "/admin/members/invite",
    /// One of them.
    Member = "/admin/members/{member}",
    /// Gives somebody a role.
    GiveRole = "/admin/members/{member}/roles/give",
    /// Ends a role of somebody.
    EndRole = "/admin/members/{member}/roles/end",
    /// Stops somebody from signing in.
    DisableMember = "/admin/members/{member}/disable",
    /// Lets them again.
    EnableMember = "/admin/members/{member}/enable",
    /// A new one-time code for somebody who lost theirs.
    RenewInvitation = "/admin/members/{member}/code",
    /// The organisations people work for.
    Organisations = "/admin/organisations",
    /// A new organisation.
    NewOrganisation = "/admin/organisations/new",
    /// One of them, to change.
    Organisation = "/admin/organisations/{organisation}",
    /// The areas.
    Areas = "/admin/areas",
    /// One area.
    Area = "/admin/areas/{area}",
    /// Changes an area.
    ChangeArea = "/admin/areas/{area}/change",
    /// Code lists and numbers.
    Rules = "/admin/rules",
    /// One code list.
    List = "/admin/rules/lists/{list}",
    /// A new code in a list, or a change of one.
    Entry = "/admin/rules/lists/{list}/code",
    /// One number.
    Number = "/admin/rules/numbers/{number}",
    /// The difference a change makes, before it is proposed.
    Preview = "/admin/rules/preview",
    /// The versions so far.
    History = "/admin/rules/history",
    /// Changes that wait for a second person.
    Proposals = "/admin/proposals",
    /// One of them.
    Proposal = "/admin/proposals/{proposal}",
    /// The notice to everybody at work.
    Notice = "/admin/notice",
    /// Programs of partners.
    Clients = "/admin/api-clients",
    /// A new one.
    NewClient = "/admin/api-clients/new",
    /// Stops one.
    DisableClient = "/admin/api-clients/{client}/disable",
}

impl AdminPlace {
    /// Where it is for the thing of that id or code.
    #[must_use]
    pub fn of(self, id: impl Display) -> String {
        match self.route().split_once('{') {
            Some((before, rest)) => {
                let after = rest.split_once('}').map_or("", |(_, after)| after);
                format!("{before}{id}{after}")
            }
            None => self.route().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_one_thing_names_it_in_its_path() {
        assert_eq!(AdminPlace::Members.of("x"), "/admin/members");
        assert_eq!(AdminPlace::EndRole.of("x"), "/admin/members/x/roles/end");
    }
}
