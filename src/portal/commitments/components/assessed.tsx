import { Shape } from '../../frame/components/glyph.js';
import { Said } from '../../frame/components/said.js';
import type { Line, MilestoneLevel } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { allOf } from '../../frame/values.js';

const LEVELS: readonly string[] = allOf<MilestoneLevel>({
  NOT_STARTED: true,
  LIMITED: true,
  SUBSTANTIAL: true,
  COMPLETE: true,
});

/**
 * The result of the independent assessment. It stands apart from the progress, because that is computed from milestones
 * and this is on the public record.
 */
export function Assessed({ of: { assessments } }: { of: Pick<Line, 'assessments'> }) {
  const { t } = useReader();
  const answers = assessments.flatMap(({ answers: given }) =>
    given.filter(({ question }) => question === 'completion'),
  );
  const found = answers.find(({ answer }) => answer);
  if (!found) return <>{t(assessments.length > 0 ? 'line.assessedUnread' : 'line.notAssessed')}</>;
  const level = found.answer!.toUpperCase();
  return (
    <>
      {t('line.assessed')} {LEVELS.includes(level) && <Shape of={level} />}{' '}
      {found.answerLabel ? <Said words={found.answerLabel} /> : found.answer}
    </>
  );
}
