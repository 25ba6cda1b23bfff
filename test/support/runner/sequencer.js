import Sequencer from '@jest/test-sequencer';

/** The files that take longest on two quiet cores, the longest first. */
const LONGEST = [
  'test/moderation/canaries',
  'test/portal/browser',
  'test/law/hostile-values',
  'test/kernel/running',
  'test/open-data/import-files',
  'test/portal/drafting-browser',
  'test/portal/writing-by-keyboard',
  'test/portal/taking-part',
  'test/kernel/embedded-postgres',
  'test/law/forms',
  'test/law/pages',
  'test/law/remembered',
  'test/law/below',
  'test/portal/desks-browser',
  'test/portal/report-table-browser',
  'test/portal/reporting',
  'test/moderation/moderation',
  'test/portal/way-in',
  'test/portal/journey',
  'test/portal/writing-together',
  'test/law/numbers',
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
