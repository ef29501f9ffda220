//! Rows for tests: a valid one of every table in one line.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use uuid::Uuid;
use waymark_domain::{Clock, Ids, Timestamp};
use waymark_ledger::{EntryDraft, Object, Origin, Token};
use waymark_storage::entities::*;
use waymark_storage::{
    Change, Committed, Database, Housekeeping, MemberWrite, Position, Retry, Store, StoreError, Write,
};
use waymark_testkit::{FixedClock, SeededIds, TestDatabase};

/// A migrated, empty store with a ledger open, and what makes rows for it.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) clock: FixedClock,
    pub(crate) ids: SeededIds,
}

pub(crate) const ORIGIN: &str = "waymark.example/ledger/test/1";

/// Opens and migrates a database that has no ledger yet.
pub(crate) async fn migrated(database: &TestDatabase) -> Store {
    let store = Store::open(&Database::parse(database.address()).unwrap())
        .await
        .unwrap();
    store.migrate().await.unwrap();
    store
}

impl World {
    pub(crate) async fn new(database: &TestDatabase) -> Self {
        let world = Self::of(migrated(database).await);
        world.open_ledger().await;
        world
    }

    pub(crate) fn of(store: Store) -> Self {
        Self {
            store,
            clock: FixedClock::default(),
            ids: SeededIds::default(),
        }
    }

    pub(crate) async fn open_ledger(&self) {
        let opening = self
            .change("ledger.opened")
            .opening(Origin::new(ORIGIN).unwrap(), self.now());
        self.store.commit(opening).await.unwrap();
    }

    pub(crate) fn now(&self) -> i64 {
        self.at().micros()
    }

    pub(crate) fn at(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn id(&self) -> Uuid {
        self.ids.next(self.at())
    }

    pub(crate) fn entry(&self, action: &str) -> EntryDraft {
        EntryDraft {
            at_micros: self.now(),
            actor: Token::from_static("system:test"),
            action: Token::new(action).unwrap(),
            basis: Token::from_static("test"),
            objects: Vec::new(),
            digest: None,
        }
    }

    /// An entry about one thing.
    pub(crate) fn entry_about(&self, action: &str, kind: &str, id: Uuid) -> EntryDraft {
        let kind = Token::new(kind).unwrap();
        EntryDraft {
            objects: vec![Object { kind, id }],
            ..self.entry(action)
        }
    }

    pub(crate) fn change(&self, action: &str) -> Change {
        Change::recorded("test", self.entry(action))
    }

    /// Commits and gives the position of the change's first entry.
    pub(crate) async fn commit(&self, change: Change) -> Position {
        positions(self.store.commit(change).await)[0]
    }

    pub(crate) fn person(&self) -> person::Model {
        person::Model {
            id: self.id(),
            controller: "plainshire_police".into(),
            regime: "law_enforcement".into(),
            lawful_basis: "dpa2018_s35_2b".into(),
            purpose: "prevent_referral".into(),
            subject_category: "referred_not_suspected".into(),
            retention_class: "child".into(),
            next_review_on: "2027-11-23".into(),
            created_at: self.now(),
            version: 1,
            merged_into: None,
            disposed_at: None,
        }
    }

    pub(crate) fn data_key(&self, owner_kind: &str, owner_id: Uuid, compartment: &str) -> data_key::Model {
        data_key::Model {
            id: self.id(),
            owner_kind: owner_kind.into(),
            owner_id,
            compartment: compartment.into(),
            key_version: 1,
            epoch: 1,
            wrapped: vec![1; 105],
            created_at: self.now(),
        }
    }

    pub(crate) fn identity(&self, person: &person::Model, key: &data_key::Model) -> person_identity::Model {
        person_identity::Model {
            id: self.id(),
            person_id: person.id,
            version: 1,
            supersedes: None,
            source: "referrer".into(),
            sealed_identity: vec![2; 300],
            data_key_id: key.id,
            recorded_at: self.now(),
        }
    }

    pub(crate) fn match_record(&self, person: &person::Model, key: &data_key::Model) -> match_record::Model {
        match_record::Model {
            person_id: person.id,
            seq: 0,
            sealed_record: vec![3; 100],
            data_key_id: key.id,
        }
    }

    pub(crate) fn lookup(&self, owner_kind: &str, owner_id: Uuid) -> lookup::Model {
        lookup::Model {
            field: "phone".into(),
            hash: hash(7).to_vec(),
            owner_kind: owner_kind.into(),
            owner_id,
        }
    }

    pub(crate) fn referral(&self, reference: u8) -> referral::Model {
        let duty = self.person();
        referral::Model {
            id: self.id(),
            controller: duty.controller,
            regime: duty.regime,
            lawful_basis: duty.lawful_basis,
            purpose: duty.purpose,
            subject_category: duty.subject_category,
            retention_class: duty.retention_class,
            next_review_on: duty.next_review_on,
            received_at: self.now(),
            recorded_at: self.now(),
            channel: "public".into(),
            area: "plainshire".into(),
            sector: "education".into(),
            subsector: Some("secondary_school".into()),
            urgent: true,
            confidential: "yes".into(),
            feedback_wished: "not_said".into(),
            language: "cy".into(),
            reference_hash: hash(reference).to_vec(),
            receipt_hash: None,
            answer_code: None,
            answer_released_at: None,
            answer_withdrawn_at: None,
            imported: false,
            subject_count: 1,
            version: 1,
        }
    }

    pub(crate) fn referrer(&self, referral: &referral::Model, key: &data_key::Model) -> referrer::Model {
        referrer::Model {
            referral_id: referral.id,
            sealed_referrer: vec![4; 200],
            data_key_id: key.id,
        }
    }

    pub(crate) fn case(&self, person: &person::Model, referral: &referral::Model) -> case_file::Model {
        let duty = person.clone();
        case_file::Model {
            id: self.id(),
            person_id: person.id,
            referral_id: referral.id,
            position: 1,
            controller: duty.controller,
            regime: duty.regime,
            lawful_basis: duty.lawful_basis,
            purpose: duty.purpose,
            subject_category: duty.subject_category,
            retention_class: duty.retention_class,
            next_review_on: duty.next_review_on,
            version: 1,
            stage: "received".into(),
            area: "plainshire".into(),
            owner_kind: "desk".into(),
            owner_id: None,
            received_at: self.now(),
            stage_since_at: self.now(),
            due_on: Some("2026-11-30".into()),
            age_at_referral: Some(15),
            concern: "unknown".into(),
            gender: None,
            ethnicity: Some("not_stated".into()),
            ethnicity_source: None,
            urgent: true,
            escalated_at: None,
            imported: false,
            closed_at: None,
            outcome: None,
            deconfliction: None,
            restricted_by: None,
            lift_proposed_by: None,
            paused_on: None,
            decision: None,
            decided_by: None,
            signature_due: false,
            signed_by: None,
            handover: None,
            told: None,
            social_care: None,
            referrer_answered: None,
            match_pending: false,
        }
    }

    pub(crate) fn task(&self, case: &case_file::Model) -> task::Model {
        task::Model {
            id: self.id(),
            case_id: case.id,
            kind: "read_addition".into(),
            about_id: Some(self.id()),
            owner_kind: "case_owner".into(),
            owner_id: None,
            created_at: self.now(),
            due_on: "2026-11-30".into(),
            reminded_at: None,
            escalated_at: None,
            done_at: None,
        }
    }

    pub(crate) fn candidate(&self, person: &person::Model, other: &person::Model) -> candidate::Model {
        candidate::Model {
            id: self.id(),
            person_id: person.id,
            other_id: other.id,
            found_at: self.now(),
            agreed: "name,birth".into(),
            state: "undecided".into(),
            decided_by: None,
            decided_at: None,
        }
    }

    pub(crate) fn disclosure(&self, case: &case_file::Model, key: &data_key::Model) -> disclosure::Model {
        disclosure::Model {
            id: self.id(),
            case_id: case.id,
            agency: "gp".into(),
            told_on: "2026-11-24".into(),
            recorded_at: self.now(),
            recorded_by: self.id(),
            sealed_disclosure: vec![7; 300],
            data_key_id: key.id,
        }
    }

    pub(crate) fn emergency_access(
        &self,
        case: &case_file::Model,
        key: &data_key::Model,
    ) -> emergency_access::Model {
        emergency_access::Model {
            id: self.id(),
            case_id: case.id,
            member_id: self.id(),
            reason_code: "travel".into(),
            sealed_reason: vec![8; 100],
            data_key_id: key.id,
            began_at: self.now(),
            ends_at: self.now(),
            review_due_on: "2026-12-01".into(),
            reviewed_by: None,
            reviewed_at: None,
            finding: None,
            escalated_at: None,
        }
    }

    pub(crate) fn proposal(&self) -> proposal::Model {
        proposal::Model {
            id: self.id(),
            kind: "banner".into(),
            content: "Training day on Friday".into(),
            note: "Asked for by the training desk".into(),
            proposed_by: self.id(),
            proposed_at: self.now(),
            state: "waiting".into(),
            settled_by: None,
            settled_at: None,
            settled_note: None,
        }
    }

    pub(crate) fn event(&self, case: &case_file::Model, version: i32) -> case_event::Model {
        case_event::Model {
            id: self.id(),
            case_id: case.id,
            version,
            kind: "received".into(),
            occurred_on: Some("2026-11-20".into()),
            recorded_at: self.now(),
            actor: "public".into(),
            sealed_event: None,
            data_key_id: None,
        }
    }

    pub(crate) fn content(&self, case: &case_file::Model, key: &data_key::Model) -> case_content::Model {
        case_content::Model {
            id: self.id(),
            case_id: case.id,
            kind: "narrative".into(),
            version: 1,
            supersedes: None,
            sealed_content: vec![5; 1_000],
            data_key_id: key.id,
            recorded_at: self.now(),
        }
    }

    pub(crate) fn document(&self, case: &case_file::Model, key: &data_key::Model) -> document::Model {
        let duty = case.clone();
        document::Model {
            id: self.id(),
            case_id: case.id,
            controller: duty.controller,
            regime: duty.regime,
            lawful_basis: duty.lawful_basis,
            purpose: duty.purpose,
            subject_category: duty.subject_category,
            retention_class: duty.retention_class,
            next_review_on: duty.next_review_on,
            kind: "letter".into(),
            media_type: "application/pdf".into(),
            size_bytes: 12_345,
            sealed_document: vec![6; 2_000],
            data_key_id: key.id,
            recorded_at: self.now(),
        }
    }

    pub(crate) fn enquiry(&self, key: &data_key::Model) -> enquiry::Model {
        enquiry::Model {
            id: self.id(),
            recorded_at: self.now(),
            kind: "how_to_refer".into(),
            channel: "advice_line".into(),
            area: None,
            sealed_advice: vec![7; 80],
            data_key_id: key.id,
            actor: "member:1".into(),
            referral_id: None,
            sealed_promotion: None,
            promoted_by: None,
            promoted_at: None,
        }
    }

    pub(crate) fn addition(&self, reference: u8) -> addition::Model {
        addition::Model {
            id: self.id(),
            received_at: self.now(),
            reference_hash: hash(reference).to_vec(),
            by_code: false,
            epoch: 1,
            sealed_addition: vec![8; 500],
            state: "waiting".into(),
            referral_id: None,
            filed_at: None,
        }
    }

    pub(crate) fn alert(&self, referral: &referral::Model) -> alert::Model {
        alert::Model {
            id: self.id(),
            referral_id: referral.id,
            area: referral.area.clone(),
            raised_at: self.now(),
            opened_at: None,
            last_sent_at: None,
            sends: 0,
        }
    }

    pub(crate) fn draft(&self, row: u8) -> draft::Model {
        draft::Model {
            row_hash: hash(row).to_vec(),
            mode: "public".into(),
            sealed_draft: vec![9; 400],
            created_at: self.now(),
            changed_at: self.now(),
            expires_at: self.now() + 3_600_000_000,
        }
    }

    pub(crate) fn job(&self) -> job::Model {
        job::Model {
            id: self.id(),
            kind: "match".into(),
            object_kind: "person".into(),
            object_id: self.id(),
            created_at: self.now(),
            run_at: self.now(),
            attempts: 0,
            fence: 0,
            leased_until_at: None,
            done_at: None,
            failed_at: None,
            failure: None,
        }
    }

    pub(crate) fn disposal(&self, person: &person::Model) -> disposal::Model {
        disposal::Model {
            id: self.id(),
            person_id: person.id,
            disposed_at: self.now(),
            actor: "member:1".into(),
            reason_code: "unfounded".into(),
            complete_on: "2027-01-27".into(),
        }
    }

    pub(crate) fn rule_set(&self, version: i32, valid_from: &str) -> rule_set::Model {
        rule_set::Model {
            version,
            valid_from_on: valid_from.into(),
            recorded_at: self.now(),
            actor: "system:setup".into(),
            source_note: "shipped".into(),
            content: "[limits]\n".into(),
            digest: hash(version.try_into().unwrap()).to_vec(),
            proposal_id: None,
        }
    }

    pub(crate) fn import_run(&self) -> import_run::Model {
        import_run::Model {
            id: self.id(),
            file_digest: hash(40).to_vec(),
            sender: "plainshire_police".into(),
            started_at: self.now(),
            finished_at: None,
            rows_total: 2,
            rows_done: 0,
        }
    }

    pub(crate) fn import_row(
        &self,
        run: &import_run::Model,
        referral: &referral::Model,
        row: i32,
    ) -> import_row::Model {
        import_row::Model {
            sender_hash: hash(row.try_into().unwrap()).to_vec(),
            referral_id: referral.id,
            import_id: run.id,
            row_number: row,
        }
    }

    pub(crate) fn organisation(&self, name: &str) -> organisation::Model {
        organisation::Model {
            id: self.id(),
            kind: "police".into(),
            name: name.into(),
            created_at: self.now(),
            disabled_at: None,
            version: 1,
        }
    }

    pub(crate) fn member(&self, organisation: &organisation::Model, name: &str) -> member::Model {
        member::Model {
            id: self.id(),
            organisation_id: organisation.id,
            sign_in_name: name.into(),
            display_name: "A. Morgan".into(),
            created_at: self.now(),
            enrolled_at: Some(self.now()),
            disabled_at: None,
            disabled_note: None,
            version: 1,
        }
    }

    pub(crate) fn credential(&self, member: &member::Model) -> credential::Model {
        credential::Model {
            member_id: member.id,
            passphrase_hash: "argon2id".into(),
            sealed_totp: vec![11; 60],
            totp_step: 5,
            set_at: self.now(),
        }
    }

    pub(crate) fn session(&self, member: &member::Model, token: u8) -> session::Model {
        session::Model {
            id: self.id(),
            token_hash: hash(token).to_vec(),
            member_id: member.id,
            started_at: self.now(),
            seen_at: self.now(),
            stepped_up_at: None,
            ended_at: None,
            ended_because: None,
        }
    }

    pub(crate) fn role_held(&self, member: &member::Model, role: &str) -> role_held::Model {
        role_held::Model {
            id: self.id(),
            member_id: member.id,
            role: role.into(),
            area: Some("plainshire".into()),
            from_at: self.now(),
            until_at: None,
            granted_by: "operator:a.morgan".into(),
            approved_by: None,
        }
    }

    pub(crate) fn shift(&self, member: &member::Model) -> shift::Model {
        shift::Model {
            id: self.id(),
            member_id: member.id,
            area: "plainshire".into(),
            from_at: self.now(),
            until_at: None,
        }
    }

    pub(crate) fn code(&self, member: &member::Model, number: u8) -> one_time_code::Model {
        one_time_code::Model {
            hash: hash(number).to_vec(),
            purpose: "enrol".into(),
            member_id: member.id,
            created_at: self.now(),
            expires_at: self.now() + 3_600_000_000,
            used_at: None,
        }
    }

    pub(crate) fn member_draft(&self, member: &member::Model) -> member_draft::Model {
        member_draft::Model {
            id: self.id(),
            member_id: member.id,
            path: "/account".into(),
            epoch: 1,
            sealed_form: vec![12; 90],
            changed_at: self.now(),
            expires_at: self.now() + 3_600_000_000,
        }
    }

    pub(crate) fn api_client(&self, organisation: &organisation::Model) -> api_client::Model {
        api_client::Model {
            id: self.id(),
            organisation_id: organisation.id,
            name: "Plainshire schools".into(),
            secret_hash: hash(90).to_vec(),
            area: None,
            created_at: self.now(),
            disabled_at: None,
            disabled_note: None,
            version: 1,
        }
    }
}

/// 32 bytes that differ from those of every other number.
pub(crate) const fn hash(number: u8) -> [u8; 32] {
    [number; 32]
}

/// Where the entries of a change that was written stand.
pub(crate) fn positions(committed: Result<Committed, StoreError>) -> Vec<Position> {
    match committed.unwrap() {
        Committed::Written { positions } => positions,
        Committed::Already { .. } => panic!("the change was written before"),
    }
}

/// A database with a row in every table, and those that the tests read back.
pub(crate) struct Filled {
    pub(crate) person: person::Model,
    pub(crate) keys: [data_key::Model; 5],
    pub(crate) identity: person_identity::Model,
    pub(crate) matching: match_record::Model,
    pub(crate) referral: referral::Model,
    pub(crate) referrer: referrer::Model,
    pub(crate) case: case_file::Model,
    pub(crate) event: case_event::Model,
    pub(crate) content: case_content::Model,
    pub(crate) document: document::Model,
    pub(crate) enquiry: enquiry::Model,
    pub(crate) addition: addition::Model,
    pub(crate) alert: alert::Model,
    pub(crate) draft: draft::Model,
    pub(crate) job: job::Model,
    pub(crate) checkpoint: ledger_checkpoint::Model,
    pub(crate) run: import_run::Model,
    pub(crate) row: import_row::Model,
    pub(crate) disposal: disposal::Model,
    pub(crate) task: task::Model,
    pub(crate) candidate: candidate::Model,
    pub(crate) emergency_access: emergency_access::Model,
    pub(crate) proposal: proposal::Model,
}

impl World {
    /// Writes a row into every table.
    pub(crate) async fn fill(&self) -> Filled {
        let (person, gone, other) = (self.person(), self.person(), self.person());
        let referral = referral::Model {
            receipt_hash: Some(hash(200).to_vec()),
            ..self.referral(1)
        };
        let case = self.case(&person, &referral);
        let enquiry_id = self.id();
        let keys = [
            self.data_key("person", person.id, "case"),
            self.data_key("person", person.id, "identity"),
            self.data_key("referral", referral.id, "referrer"),
            self.data_key("enquiry", enquiry_id, "case"),
            self.data_key("person", gone.id, "identity"),
        ];
        let [of_case, of_identity, of_referrer, of_enquiry, of_gone] = &keys;
        let run = self.import_run();
        let organisation = self.organisation("Plainshire Police");
        let member = self.member(&organisation, "a.morgan");
        let filled = Filled {
            identity: self.identity(&person, of_identity),
            matching: match_record::Model {
                seq: 1,
                ..self.match_record(&person, of_identity)
            },
            referrer: self.referrer(&referral, of_referrer),
            event: case_event::Model {
                sealed_event: Some(vec![10; 40]),
                data_key_id: Some(of_case.id),
                ..self.event(&case, 1)
            },
            content: self.content(&case, of_case),
            document: self.document(&case, of_case),
            enquiry: enquiry::Model {
                id: enquiry_id,
                ..self.enquiry(of_enquiry)
            },
            addition: self.addition(1),
            alert: self.alert(&referral),
            draft: self.draft(1),
            job: self.job(),
            checkpoint: ledger_checkpoint::Model {
                origin: 1,
                size: 1,
                note: "waymark.example\n1\n".into(),
                cut_at: self.now(),
            },
            row: self.import_row(&run, &referral, 1),
            disposal: self.disposal(&gone),
            task: self.task(&case),
            candidate: self.candidate(&person, &other),
            emergency_access: self.emergency_access(&case, of_case),
            proposal: self.proposal(),
            run,
            keys: keys.clone(),
            person,
            referral,
            case,
        };
        let retry = Retry {
            hash: hash(50),
            purpose: "referral",
            result_id: filled.referral.id,
            at_micros: self.now(),
        };
        let about = self.entry_about("referral.received", "referral", filled.referral.id);
        let change = Change::recorded("fill", about)
            .retry(retry)
            .write(self.rule_set(1, "2026-01-01"))
            .write(Write::PutSetting(setting::Model {
                key: "database_id".into(),
                value: "1".into(),
            }))
            .writes([filled.person.clone(), gone.clone(), other.clone()])
            .writes(keys.clone())
            .write(filled.identity.clone())
            .write(Write::PutMatchRecord(Box::new(filled.matching.clone())))
            .write(Write::AddLookup(self.lookup("person", filled.person.id)))
            .write(filled.referral.clone())
            .write(filled.referrer.clone())
            .write(filled.case.clone())
            .write(filled.event.clone())
            .write(filled.content.clone())
            .write(filled.document.clone())
            .write(filled.task.clone())
            .write(filled.candidate.clone())
            .write(self.disclosure(&filled.case, of_case))
            .write(filled.emergency_access.clone())
            .write(Write::DeclareConnected(connected::Model {
                member_id: filled.emergency_access.member_id,
                person_id: other.id,
                declared_at: self.now(),
            }))
            .write(filled.proposal.clone())
            .write(filled.enquiry.clone())
            .write(filled.addition.clone())
            .write(filled.alert.clone())
            .write(Housekeeping::PutDraft(Box::new(filled.draft.clone())))
            .write(filled.job.clone())
            .write(Housekeeping::AddCheckpoint(Box::new(filled.checkpoint.clone())))
            .write(filled.run.clone())
            .write(filled.row.clone())
            .write(organisation.clone())
            .write(member.clone())
            .write(MemberWrite::PutCredential(Box::new(self.credential(&member))))
            .write(self.session(&member, 1))
            .write(self.role_held(&member, "gateway_officer"))
            .write(self.shift(&member))
            .write(self.code(&member, 80))
            .write(Housekeeping::CountAttempt {
                key_hash: hash(81).to_vec(),
                at: self.now(),
                since: 0,
                limit: 5,
            })
            .write(Housekeeping::KeepMemberDraft(Box::new(
                self.member_draft(&member),
            )))
            .write(self.api_client(&organisation))
            .write(search_query::Model {
                id: self.id(),
                member_id: member.id,
                searched_at: self.now(),
                sealed_query: vec![4],
            });
        self.commit(change).await;
        let dispose = Write::Dispose {
            read: 1,
            row: Box::new(filled.disposal.clone()),
        };
        self.commit(self.change("person.disposed").write(dispose)).await;
        assert_eq!(of_gone.owner_id, gone.id);
        filled
    }
}
