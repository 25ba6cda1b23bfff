import { referenceFile } from '../../kernel/reference-file.js';

/** Columns of the commitment files of OGP and the IRM, under all names that they have had. */
export const OGP_COLUMNS: Record<string, string[]> = {
  country: [
    'Country',
    'Country Name',
    'Member',
    'OGP Member',
    'Country/Locality',
    'Country/Entity',
    'Member Name',
    'País',
  ],
  plan: [
    'Action Plan Number',
    'Action Plan',
    'Plan Number',
    'AP Number',
    'NAP Number',
    'Action Plan No',
    'Action Plan #',
    'Número de plan',
    'Action Plan Cycle',
  ],
  number: [
    'Comm No',
    'Commitment Number',
    'Commitment No',
    'Comm Number',
    'Commitment #',
    'Commitment ID',
    'Commitment Unique Identifier',
    'Número de compromiso',
  ],
  title: [
    'Commitment Title',
    'Commitment Title (English)',
    'Title',
    'Commitment Name',
    'Commitment',
    'Nombre del compromiso',
  ],
  shortTitle: ['Short Title', 'Commitment Short Title'],
  text: ['Full Text', 'Commitment Text', 'Text', 'Description', 'Commitment Description'],
  theme: ['Theme', 'Grand Theme', 'Commitment Theme'],
  start: ['Start Date', 'Start'],
  end: ['End Date', 'End'],
  lead: ['Lead Institution', 'Lead Institution(s)', 'Lead Agency', 'Lead Implementing Agency'],
  supporting: [
    'Supporting Institution(s)',
    'Supporting Institution',
    'Supporting Institutions',
    'Other Institutions Involved',
  ],
  information: [
    'Value -Info',
    'Value - Info',
    'OGP Value Info',
    'Access to Information Value',
    'OGP Values: Access to Information',
  ],
  participation: ['Value -Part', 'OGP Value Part', 'Civic Participation Value', 'OGP Values: Civic Participation'],
  accountability: ['Value -Acc', 'OGP Value Acc', 'Public Accountability Value', 'OGP Values: Public Accountability'],
  technology: [
    'Value -Tech',
    'OGP Value Tech',
    'Technology and Innovation Value',
    'OGP Values: Technology and Innovation',
  ],
  specificity: ['Specificity'],
  potentialImpact: ['Potential impact', 'Potential Impact (progress report)'],
  completionProgress: ['Completion (progress report)', 'Completion (midterm)', 'Completion', 'Completion Progress'],
  completionEndOfTerm: ['Completion (end of term)', 'Completion End of Term', 'Completion (final)'],
  openGovernment: ['Did it open government (end of term only)', 'Did it open government', 'Did It Open Government?'],
  starredBefore2014: ['Starred (pre-June 2014 assessments)', 'Starred (pre-2014)'],
  starred2015: ['Starred (2015 only)'],
  starredProgress: ['Starred (current formula) progress report', 'Starred', 'Starred (progress report)'],
  starredEndOfTerm: ['Starred (current formula) end of term', 'Starred (end of term)'],
  reportYearProgress: ['Report publication year (progress report)', 'Report publication year'],
  reportYearEndOfTerm: ['Report publication year (end of term)'],
};

/**
 * Columns that are only kept with the row: recodings of other columns, working groups, notes of the makers of the file.
 */
export const IGNORED = [
  'Comm Dummy',
  'Checksum',
  'ODWG',
  'FOWG',
  'LOWG',
  'ATWG',
  'ONRWG',
  'Compound',
  'Cluster',
  'PoC Specified? (Delete?)',
  '_Specificity',
  'GC-PubInt',
  'GC-PubRes',
  'GC-PubSvc',
  'GC-CorpAcc',
  'GC-SafComm',
  '_Relevant',
  '_Pot Impact Coded',
  '_CompletionProgress',
  'IRM Assessed (Y/N)?',
  'Year of submission',
  '_CompletionEndTerm',
  'Change in completion',
  '_ChangeCompletion',
  '_OpenGovt',
];

interface PolicyArea {
  code: string;
  vocabulary: string;
  column?: string;
}

/** The IRM's tags, one column each; the name of the column is part of the vocabulary. */
export const POLICY_AREAS: Record<string, string> = Object.fromEntries(
  referenceFile<PolicyArea[]>('policy-areas')
    .filter(({ vocabulary, column }) => vocabulary === 'irm_2016' && column)
    .map(({ code, column }) => [code, column!]),
);
