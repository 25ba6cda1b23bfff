import Sequencer from '@jest/test-sequencer';

/** The files that take longest on two quiet cores, the longest first. */
const LONGEST = [
  'test/moderation/canaries',
  'test/kernel/running',
  'test/portal/pages',
  'test/api/naughty-texts',
  'test/portal/browser',
  'test/law/hostile-values',
  'test/kernel/embedded-postgres',
  'test/law/forms',
  'test/kernel/frozen-database',
  'test/law/below',
  'test/portal/taking-part',
  'test/portal/writing-by-keyboard',
  'test/open-data/import-files',
  'test/open-data/import',
  'test/portal/report-table-browser',
  'test/portal/way-in',
  'test/portal/drafting-browser',
  'test/moderation/moderation',
  'test/law/numbers',
  'test/speed/same-answers',
  'test/portal/reporting',
  'test/portal/away-browser',
  'test/accounts/key',
  'test/portal/desks-browser',
  'test/evidence/hostile',
  'test/portal/journey',
  'test/portal/typing-browser',
  'test/api/slow-uploads',
  'test/law/pages',
];

/**
 * A fresh clone knows no times, and Jest then begins with the largest files. Small ones that open a browser or read every
 * page came last, so that one worker was still busy with them while the other had nothing left to do.
 */
export default class LongestFirst extends Sequencer {
  time(test) {
    const place = LONGEST.findIndex((name) => test.path.endsWith(`/${name}.spec.ts`));
    const guess = place < 0 ? test.context.hasteFS.getSize(test.path) / 100 : 1000 * (1 + LONGEST.length - place);
    return super.time(test) ?? guess;
  }
}
