import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { PAGE_NAMES } from '../../src/portal/addresses.js';
import { sentFrom } from '../../src/portal/frame/sent.js';
import { pageOf } from '../../src/portal/pages.js';

/** Reasons why an act does not need the version that was read. All other acts take `expectedVersion`. */
const NEEDS_NONE: Record<string, string> = {
  'it makes a new thing':
    'proposalDraft proposalKeep proposalClaim proposalTranscribe commitmentDraft milestoneAdd activityAdd evidenceAdd evidencePublicVersionAdd suggestionCreate milestoneReportDraft wordFileTake tokenCreate windowOpen commentCreate programmeVisitAdd indicatorAdd measurementAdd evaluationPublish',
  'each row of the file carries the version that it corrects': 'programmeVisitsImport milestoneReportsFileTake',
  'it is about the account of whoever does it':
    'accountRename accountSetLanguage accountErase noticeAccept tokenRevoke sessionRevoke sessionsRevokeAll secondFactorStart secondFactorConfirm secondFactorRemove',
  'it is about an appointment or an invitation, which has no text that changes':
    'appointmentGrant appointmentEnd appointmentHandOver ownershipInvite ownershipRespond',
  'its author takes the own text back, sends it, or adds to it':
    'proposalErase proposalDiscard proposalSubmit proposalWithdraw proposalAttach proposalDetach evidenceRemove commentWithdraw commentErase',
  'its own mark says that the text was edited since':
    'proposalSupport proposalUnsupport commentVote followSet followEnd',
  'it asks somebody to look and hides nothing; who is reported must not escape by editing':
    'commentReport proposalReport suggestionReport evidenceReport',
  'nobody edits evidence': 'evidenceHide',
  'nobody edits a suggestion': 'suggestionWithdraw suggestionDecline suggestionRevert',
  'nobody edits what is hidden':
    'commentAppeal proposalAppeal suggestionAppeal evidenceAppeal appealDecide hidingTakeBack',
  'it is about reports, which do not change': 'reportDismiss reportsDismiss',
  'nobody edits what was merged or split': 'proposalUnmerge',
  'it says a number by itself, and each change is an event with its reason': 'planHoldFirstComments',
  'there is one, and a second is refused': 'synthesisPublish',
  'each row says which version it read': 'milestoneReportsSave',
  'it throws away what nobody else has read': 'milestoneReportDiscard',
  'nobody edits what was suggested': 'suggestionsDecline',
  'each is merged with the text that the ones before it made': 'suggestionsAccept',
  'it says where a commitment stands, and whoever reads its text later reads it as it stands then':
    'commitmentConsult commitmentReturnToDraft commitmentDefer commitmentWithdraw',
};

const words = (texts: string[]) => texts.flatMap((text) => text.split(' '));
const mutations = Object.values(buildSchema(readFileSync('schema.gql', 'utf8')).getMutationType()!.getFields());
const carrying = mutations.flatMap(({ name, args }) =>
  args.some((arg) => ['expectedVersion', 'expectedVersions'].includes(arg.name)) ? name : [],
);

it('knows of every act why it needs no version of what it acts on, or takes it', () => {
  const known = [...carrying, ...words(Object.values(NEEDS_NONE))];
  expect(known.toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
});

it('sends from every form the version that its page showed', () => {
  const read = { at: 'x', version: '7', ticked: ['x', 'y'], 'version-x': '7', 'version-y': '8' };
  const listed = PAGE_NAMES.flatMap((page) => Object.entries(pageOf(page).forms ?? {}));
  // One form of several acts names another one by each of its buttons.
  const ways = [
    ['way', ''],
    ['way', 'keep'],
    ['voice', 'OWNER'],
  ].map(([name, value]) => sentFrom({ ...read, [name!]: value! }));
  const forms = ways
    .flatMap((sent) => listed.map(([name, form]) => ({ name, form, sent })))
    .map((each) => {
      const { name, form, sent } = each;
      const document = typeof form.document === 'string' ? form.document : form.document(sent);
      const [, mutation] = /result: (\w+)/.exec(document)!;
      return { name, mutation: mutation!, document, variables: Object.values(form.variables(sent, '')) };
    });
  const found = forms.filter(({ mutation }) => carrying.includes(mutation));
  expect([...new Set(found.map(({ mutation }) => mutation))].toSorted()).toEqual(carrying.toSorted());
  const wrong = found.filter(
    ({ document, variables }) =>
      !/expectedVersions?:/.test(document) ||
      !variables.some((value) => value === 7 || (Array.isArray(value) && value.join() === '7,8')),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
