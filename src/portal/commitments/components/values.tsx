import { money } from '../../../domain/printed.js';
import type { Fact } from '../../frame/components/facts.js';
import { Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Reader } from '../../frame/reader.js';

/** The values that stand beside the text. A value that few commitments have is left out where there is none. */
export function valuesOf(given: Thing<'commitment', 'commitment'>, { t, name, language, href }: Reader): Fact[] {
  const areas = [...given.policyAreas, ...given.ogpValues].map(({ name: area }) => area.text);
  return [
    { name: t('commitment.promise.areas'), value: areas.length > 0 ? areas.join(' · ') : null },
    ...(given.budget ? [{ name: name('TextField', 'BUDGET'), value: money(language, given.budget) }] : []),
    ...(given.carriedOverFrom
      ? [
          {
            name: name('TextField', 'CARRIED_OVER_FROM'),
            value: (
              <a href={href('commitment', given.carriedOverFrom.reference)}>
                {given.carriedOverFrom.reference} <Said words={given.carriedOverFrom.title} />
              </a>
            ),
          },
        ]
      : []),
    ...(given.challengeArea
      ? [{ name: name('TextField', 'CHALLENGE_AREA'), value: name('ChallengeArea', given.challengeArea) }]
      : []),
    ...(given.sdgs.length > 0
      ? [
          {
            name: name('TextField', 'SDGS'),
            value: given.sdgs.map((goal) => `${goal} ${t(`commitment.goals.${goal}`)}`).join(' · '),
          },
        ]
      : []),
  ];
}
