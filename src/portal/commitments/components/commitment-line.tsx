import { isCommitmentWritten } from '../being-written.js';
import { Assessed } from './assessed.js';
import type { Line } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Completion, Members, Status } from '../../frame/components/glyph.js';
import { Example, Said } from '../../frame/components/said.js';
import { Boxes } from '../../progress/components/boxes.js';
import { Complete } from '../../progress/components/counts.js';
import { kindsIn, ofPromises } from '../../progress/counting.js';

/** The number of a commitment within its plan: `EDOMEX-TLALNE-2021-03` → `03`. */
const numberOf = (reference: string) => /(\d+)$/.exec(reference)?.[1] ?? '';

/**
 * A commitment in one line: title, members, progress and delay. Without `brief` it also names the lead and the result
 * of the published assessment.
 */
function CommitmentLine({ line, brief }: { line: Line; brief?: boolean }) {
  const { href, name } = useReader();
  return (
    <li class="line" data-row="COMMITMENT">
      <span class="ordinal" aria-hidden="true">
        {numberOf(line.reference)}
      </span>
      <div>
        <a class="title" href={href('commitment', line.reference)}>
          <Said words={line.title} />
        </a>{' '}
        {line.synthetic && <Example short claim />}
        <ul class="facts">
          <li class="of">
            <Members places={line.members.map(({ jurisdiction }) => jurisdiction)} short />
          </li>
          {!brief && <Leads line={line} />}
          {isCommitmentWritten(line.state) ? (
            <li class="far">{name('CommitmentState', line.state)}</li>
          ) : (
            <>
              <Far line={line} brief={brief} />
              {!brief && (
                <li class="far">
                  <Assessed of={line} />
                </li>
              )}
            </>
          )}
        </ul>
      </div>
    </li>
  );
}

/** Progress, delays and disputes of the milestones. One mark covers all of it when any milestone is invented. */
function Far({ line, brief }: { line: Line; brief?: boolean }) {
  const { t } = useReader();
  const { total, late, disputed, synthetic } = line.milestoneFigures;
  if (total === 0) return <li class="far">{t('progress.noMilestones')}</li>;
  return (
    <li class="far marks">
      <span>
        <Completion of={line.completion} /> <Boxes kinds={kindsIn(ofPromises(line.progress))} />{' '}
        <span class={brief ? 'hidden' : undefined}>
          <Complete of={line.progress} />
        </span>
      </span>
      {late > 0 && <Status of="LATE" word={t('late.count', { count: late })} />}
      {disputed > 0 && <Status of="DISPUTED" word={t('line.disputed', { count: disputed })} />}
      {synthetic > 0 && <Example short claim />}
    </li>
  );
}

function Leads({ line }: { line: Line }) {
  const { t } = useReader();
  const leads = line.owners.filter(({ role, institution }) => role === 'LEAD' && institution);
  return (
    <li class="of">
      {leads.length === 0
        ? t('line.noLead')
        : t('line.leads', {
            who: leads.map(({ institution }) => institution!.acronym ?? institution!.name.text).join(', '),
          })}
    </li>
  );
}

export function CommitmentLines({ lines, brief }: { lines: Line[]; brief?: boolean }) {
  return (
    <ol class="lines">
      {lines.map((line) => (
        <CommitmentLine key={line.reference} line={line} brief={brief} />
      ))}
    </ol>
  );
}
