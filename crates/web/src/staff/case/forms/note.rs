//! A new note, or a draft of one.

use waymark_domain::case::Note;
use waymark_policy::Action;
use waymark_service::{Ctx, ServiceError};
use waymark_views::FormErrors;
use waymark_views::pages::case::forms::Present;
use waymark_views::pages::case::forms::note::NoteForm;

use super::{Handled, NotShown, Opened, Visit};

impl Handled for NoteForm {
    const ACTION: Action = Action::WriteNote;
    const LEDGER: &'static str = "case.note_written, form.kept";
    const RESTS_ON_THE_CASE: bool = false;
    type Command = Note;

    async fn shown(_: &Visit, _: &Opened) -> Result<(), NotShown> {
        Ok(())
    }

    fn command(&self, (): &(), present: Present) -> Result<Note, FormErrors> {
        self.parse(present)
    }

    async fn act(visit: &Visit, ctx: &Ctx, _: &Opened, command: Note) -> Result<(), ServiceError> {
        visit.staff.desk.write_note(ctx, visit.case, &command).await
    }

    fn is_kept_only(&self) -> bool {
        self.is_draft()
    }
}
