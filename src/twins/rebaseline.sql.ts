import type { Alias } from '../api/read/query.js';

/**
 * Twin of `domain/rebaseline#missingLeads`: true of the institution `i` when the move `t` still waits for its agreement.
 * `leads` and `agreed` are SQL of the ids of institutions, as JSON.
 */
export const isLeadMissingSql = (i: Alias, t: Alias, leads: string, agreed: string): string =>
  `${t}.state = 'proposed' and ${i}.id is distinct from ${t}.institution_id
        and ${i}.id::text in (select json_array_elements_text(${leads}))
        and ${i}.id::text not in (select json_array_elements_text(${agreed}))`;
