import type { Alias } from '../api/read/query.js';

/** Twin of `domain/indicator#isRecorded`, for an indicator, a value, an evaluation or a visit. */
export const isRecordedSql = (t: Alias): string => `${t}.state = 'recorded'`;
