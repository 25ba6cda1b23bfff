import { lastStatus, openReport, type ReportInRow, reportRow } from './report-row.js';

const report = (state: string, status: string | null = null, periodStartOn: string | null = null): ReportInRow => ({
  state,
  status,
  periodStartOn,
});

it.each<[string, ReportInRow[], number | null]>([
  ['none of none', [], null],
  [
    'none of those that were sent',
    [report('sent'), report('checked'), report('superseded'), report('published')],
    null,
  ],
  ['the draft', [report('sent'), report('draft'), report('checked')], 1],
  ['the returned one', [report('returned'), report('sent')], 0],
  ['the last returned one', [report('returned'), report('returned'), report('sent')], 1],
  ['the draft before a returned one', [report('draft'), report('returned')], 0],
])('goes on with %s', (_, reports, place) => {
  expect(openReport(reports)).toBe(place === null ? null : reports[place]);
});

it.each<[string, ReportInRow[], string | null]>([
  ['none', [], null],
  ['none of a draft', [report('draft', 'limited')], null],
  ['none of a report without a level', [report('published', null)], null],
  [
    'the last one with a level',
    [report('checked', 'limited'), report('sent', 'substantial'), report('sent')],
    'substantial',
  ],
  ['one that was returned', [report('returned', 'limited')], 'limited'],
  ['one before a draft', [report('superseded', 'limited'), report('draft', 'complete')], 'limited'],
])('repeats %s as the last level', (_, reports, status) => {
  expect(lastStatus(reports)).toBe(status);
});

describe('a row', () => {
  it('is empty without reports', () => {
    expect(reportRow([], '2022-01-01')).toEqual({ open: null, sent: null, last: null });
  });

  it('has the last report that was sent for its period', () => {
    const [first, again, later] = [
      report('checked', 'limited', '2022-01-01'),
      report('sent', 'substantial', '2022-01-01'),
      report('sent', 'complete', '2022-04-01'),
    ];
    expect(reportRow([first, again, later], '2022-01-01')).toEqual({ open: null, sent: again, last: 'complete' });
    expect(reportRow([first, again], '2022-04-01')).toEqual({ open: null, sent: null, last: 'substantial' });
  });

  it('without a calendar has the last report that was sent without a period', () => {
    const [first, again, later] = [
      report('checked', 'limited'),
      report('sent', 'substantial'),
      report('sent', 'complete', '2022-04-01'),
    ];
    expect(reportRow([first, again, later], null)).toEqual({ open: null, sent: again, last: 'complete' });
    expect(reportRow([later], null).sent).toBeNull();
    expect(reportRow([first], '2022-04-01').sent).toBeNull();
  });

  it('has a returned report to go on with, and not as sent', () => {
    const returned = report('returned', 'limited', '2022-01-01');
    expect(reportRow([returned], '2022-01-01')).toMatchObject({ open: returned, sent: null });
  });

  it('does not let a returned report repeat itself', () => {
    const returned = report('returned', 'complete');
    expect(reportRow([returned], null).last).toBeNull();
    expect(reportRow([report('checked', 'limited'), returned], null).last).toBe('limited');
  });
});
