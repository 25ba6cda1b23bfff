import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { TAKE_BACK_SUPPORTS, TAKE_BACK_VOTES } from './taken-back.js';

/**
 * Lists each table that holds data about people: how to find a person's rows, and what happens to them when the person
 * leaves. Every table stands here, also those of later features, in the order in which they are erased.
 * `test/law/personal-data.spec.ts` finds missing tables, so that an export is whole and an erasure leaves nothing
 * behind.
 */
export interface PersonalData {
  table: string;
  /** Condition that finds the rows about the account `$1` (a uuid). */
  of: string;
  /** Statements that erase, with the account as `$1`; none when the row stays as a public record without a name. */
  erase: readonly string[];
  /** Statements that record the moment of leaving, which they have as `$2`. */
  eraseAt?: readonly string[];
  /** Statements that need the time zone of the site too, as `$3`. */
  eraseOn?: readonly string[];
  /** Statements that also erase the person's texts, if they wish so. */
  eraseTexts?: readonly string[];
  /**
   * Columns left out of a copy: hashes and sealed secrets, which tell nothing about a person but could open an account.
   */
  withheld?: readonly string[];
}

const mine = (table: string, withheld: readonly string[] = []): PersonalData => ({
  table,
  of: 'account_id = $1',
  erase: [`delete from ${table} where account_id = $1`],
  withheld,
});

/** A table whose rows stay public after the person leaves, beside an account without a name. */
const stays = (table: string, of = 'account_id = $1'): PersonalData => ({ table, of, erase: [] });

/** The day of leaving in the time zone of the site, because roles begin and end by that day. */
const DAY_THEY_LEFT = '($2::timestamptz at time zone $3)::date';

/** SQL of the person's texts. An appeal names no account: it belongs to the author of the hidden text. */
const OWN_TEXTS = `select id from comment where author_account_id = $1
  union all select id from proposal where author_account_id = $1
  union all select id from evidence where author_account_id = $1`;

export const PERSONAL_DATA: readonly PersonalData[] = [
  mine('login_session', ['token_hash']),
  mine('api_token', ['token_hash']),
  mine('recovery_code', ['code_hash']),
  mine('second_factor', ['secret_sealed', 'setup_sealed', 'last_step']),
  mine('oidc_identity'),
  mine('follow'),
  mine('digest_cursor', ['stop_token']),
  // A proposal begun before its author had an account. The text was sealed for the holder of the token, and went into
  // the draft.
  mine('kept_proposal', ['token_hash', 'text_sealed']),
  // These rows are found by the address, so they are erased before the address itself.
  {
    table: 'kept_mail',
    of: 'recipient = (select email from account_contact where account_id = $1)',
    erase: ['delete from kept_mail where recipient = (select email from account_contact where account_id = $1)'],
  },
  mine('upload'),
  mine('word_reading'),
  mine('word_draft'),
  mine('milestone_reports_file'),
  mine('account_contact'),
  {
    table: 'mutation_receipt',
    of: 'actor = $1::text',
    erase: ['delete from mutation_receipt where actor = $1::text'],
    withheld: ['input_hash'],
  },
  {
    table: 'rate_count',
    of: `key like '%' || $1::text || '%'`,
    erase: [`delete from rate_count where key like '%' || $1::text || '%'`],
  },
  // A request to sign in belongs to an address, not to an account, and expires after a quarter of an hour.
  {
    table: 'sign_in_link',
    of: '$1::uuid is null',
    erase: [],
    withheld: ['token_hash', 'code_hash', 'email_key', 'email_sealed', 'identity_sealed', 'return_to_sealed'],
  },
  // Only the secret in the browser can find and open such a form, and it expires after an hour.
  {
    table: 'returned_form',
    of: '$1::uuid is null',
    erase: [],
    withheld: ['place_hash', 'browser_hash', 'text_sealed'],
  },
  // Drafts are erased, because nobody else ever saw them. Texts written on behalf of an institution belong to the
  // institution.
  {
    table: 'proposal',
    of: 'author_account_id = $1 or transcribed_by_id = $1',
    erase: ['select erase_drafts($1)'],
    eraseTexts: ['select erase_proposals($1)'],
  },
  { table: 'proposal_support', of: 'account_id = $1', erase: [TAKE_BACK_SUPPORTS] },
  stays('proposal_attachment'),
  stays('response_template'),
  stays('response'),
  stays('response_contest'),
  stays('synthesis'),
  {
    table: 'comment',
    of: 'author_account_id = $1',
    erase: [],
    eraseTexts: [
      `select erase_comments(array(select id from comment
         where author_account_id = $1 and institution_id is null and state <> 'erased'))`,
    ],
  },
  // Like a proposal, a suggestion on behalf of an institution belongs to it.
  {
    table: 'suggestion',
    of: 'author_account_id = $1',
    erase: [],
    eraseTexts: ['select erase_suggestions($1)'],
  },
  // Evidence belongs to the report of an institution.
  stays('evidence', 'author_account_id = $1'),
  { table: 'comment_vote', of: 'account_id = $1', erase: [], eraseAt: [TAKE_BACK_VOTES] },
  {
    ...stays('moderation_report', 'reporter_account_id = $1 or moderator_account_id = $1'),
    eraseTexts: ['update moderation_report set reason = null where reporter_account_id = $1 and reason is not null'],
  },
  stays('moderation_decision', `moderator_account_id = $1 or subject_id in (${OWN_TEXTS})`),
  {
    ...stays(
      'moderation_appeal',
      `decider_account_id = $1 or decision_id in (select id from moderation_decision where subject_id in (${OWN_TEXTS}))`,
    ),
    eraseTexts: [
      `update moderation_appeal set argument = '—'
        where decision_id in (select id from moderation_decision where subject_id in (${OWN_TEXTS}))`,
    ],
  },
  // An appointment is a public record; it stays with an account that has no name any more.
  {
    table: 'appointment',
    of: 'account_id = $1',
    erase: [],
    eraseOn: [
      `delete from appointment where account_id = $1 and from_on > ${DAY_THEY_LEFT}`,
      `update appointment p set until_on = ${DAY_THEY_LEFT}, ended_at = $2 where account_id = $1 and ${isCurrentOnSql('p', DAY_THEY_LEFT)}`,
    ],
  },
  {
    table: 'account',
    of: 'id = $1',
    erase: [],
    eraseAt: [
      `update account set public_name = '', handle = 'erased-' || replace(id::text, '-', ''), language = 'es',
         created_at = 'epoch', notice_version = null, notice_at = null, erased_at = $2 where id = $1`,
    ],
  },
];
