import { COMMITMENT_SECTIONS, MILESTONE_SECTIONS } from '../../domain/clause.js';
import { given } from '../frame/components/filters.js';
import type { SuggestedField } from '../frame/types.js';
import { fieldNamed, OF_MILESTONE } from './forms/suggestion-field.js';

const MILESTONE_ID = /^mil_[0-9a-f]{32}$/;

/** The part of a text that somebody would change, as the address says it; a clause when it says nothing else. */
export type AskedPart =
  | { of: 'clause' | 'milestone' }
  | { of: 'section'; section: string; milestone?: string | undefined }
  | { of: 'field'; field: SuggestedField; milestone?: string | undefined }
  | { of: 'without'; milestone: string };

export function askedIn(search: URLSearchParams): AskedPart {
  const [section, field, without] = [
    given(search, 'section'),
    fieldNamed(given(search, 'field')),
    given(search, 'without'),
  ];
  const milestone = milestoneIn(given(search, 'milestone'));
  const sections: readonly string[] = milestone ? MILESTONE_SECTIONS : COMMITMENT_SECTIONS;
  if (section && section !== 'title' && sections.includes(section))
    return { of: 'section', section: section.toUpperCase(), milestone };
  // An empty id stands for a milestone that is not there.
  if (field) return { of: 'field', field, milestone: OF_MILESTONE.includes(field) ? (milestone ?? '') : undefined };
  if (without) return { of: 'without', milestone: milestoneIn(without) ?? '' };
  return { of: given(search, 'milestone') === 'new' ? 'milestone' : 'clause' };
}

const milestoneIn = (id: string | undefined): string | undefined => (id && MILESTONE_ID.test(id) ? id : undefined);

export const milestoneAsked = (asked: AskedPart): string | undefined =>
  'milestone' in asked ? asked.milestone : undefined;
