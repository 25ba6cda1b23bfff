import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { PAGE_NAMES } from '../../src/portal/addresses.js';
import { sentFrom } from '../../src/portal/forms/sent.js';
import { pageOf } from '../../src/portal/pages.js';

/** Why an act needs not name the version that was read. Everything else takes `expectedVersion`. */
const NEEDS_NONE: Record<string, string> = {
  'it makes a new thing':
    'proposalDraft proposalKeep proposalClaim proposalTranscribe commitmentDraft milestoneAdd tokenCreate windowOpen commentCreate',
  'it is about the account of whoever does it':
    'accountRename accountSetLanguage accountErase noticeAccept tokenRevoke sessionRevoke sessionsRevokeAll secondFactorStart secondFactorConfirm secondFactorRemove',
  'it is about an appointment or an invitation, which has no text that changes':
    'appointmentGrant appointmentEnd appointmentHandOver ownershipInvite ownershipRespond',
  'its author takes the own text back, sends it, or adds to it':
    'proposalErase proposalDiscard proposalSubmit proposalWithdraw proposalAttach proposalDetach commentWithdraw commentErase',
  'its own mark says that the text was edited since':
    'proposalSupport proposalUnsupport commentVote followSet followEnd',
  'it asks somebody to look and hides nothing; who is reported must not escape by editing':
    'commentReport proposalReport',
  'nobody edits what is hidden': 'commentAppeal proposalAppeal appealDecide hidingTakeBack',
  'it is about reports, which do not change': 'reportDismiss reportsDismiss',
  'nobody edits what was merged or split': 'proposalUnmerge',
  'it says an instant or a number by itself, and each change is an event with its reason':
    'windowMove windowClose planHoldFirstComments',
  'there is one, and a second is refused': 'synthesisPublish',
};

/** Acts on a text that its author may edit meanwhile. They can be taken back, and are to take `expectedVersion`. */
const STILL_TO_COME =
  'commentHide commentsHide proposalHide commentRelease proposalRelease proposalReview proposalRespond proposalsRespond proposalMerge proposalSplit responseDebtRelease responseTemplateSave';

const words = (texts: string[]) => texts.flatMap((text) => text.split(' '));
const mutations = Object.values(buildSchema(readFileSync('schema.gql', 'utf8')).getMutationType()!.getFields());
const carrying = mutations.flatMap(({ name, args }) =>
  args.some((arg) => arg.name === 'expectedVersion') ? name : [],
);

it('knows of every act why it needs no version of what it acts on, or takes it', () => {
  const known = [...carrying, ...words([...Object.values(NEEDS_NONE), STILL_TO_COME])];
  expect(known.toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
});

it('sends from every form the version that its page showed', () => {
  const forms = PAGE_NAMES.flatMap((page) => Object.entries(pageOf(page).forms ?? {}));
  const found = forms.filter(([name]) => carrying.includes(name));
  expect(found.length).toBeGreaterThan(4);
  const wrong = found.filter(([, form]) => {
    const sent = sentFrom({ at: 'x', version: '7' });
    const document = typeof form.document === 'string' ? form.document : form.document(sent);
    return !document.includes('expectedVersion') || !Object.values(form.variables(sent, '')).includes(7);
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
});
