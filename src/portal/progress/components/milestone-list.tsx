import type { Listed } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Status } from '../../frame/components/glyph.js';
import { When } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { endOf } from '../../../domain/printed.js';
import { Lateness } from '../../commitments/components/lateness.js';
import { CountedStatus } from './boxes.js';

/** Milestones of several commitments: how each is counted, when it was promised for, and how late it is. */
export function MilestoneList({ caption, steps }: { caption: string; steps: Listed[] }) {
  const { t, href } = useReader();
  return (
    <Table
      caption={caption}
      headed
      rows={steps}
      of="MILESTONE"
      columns={[
        {
          title: t('milestones.milestone'),
          heads: true,
          cell: ({ reference, number, title, commitment, synthetic }) => (
            <>
              <a href={`${href('commitment', commitment.reference)}#${t('commitment.ids.milestone')}-${number}`}>
                <span class="reference">{reference}</span> <Said words={title} />
              </a>{' '}
              {synthetic && <Example short />}
              <br />
              <span class="quiet">
                <Said words={commitment.title} />
              </span>
            </>
          ),
        },
        {
          title: t('milestones.status'),
          cell: (step) => (
            <>
              <CountedStatus of={step} />
              {step.disputed && (
                <>
                  <br />
                  <Status of="DISPUTED" word={t('milestones.disputed')} />
                </>
              )}
            </>
          ),
        },
        {
          title: t('milestones.promised'),
          cell: ({ planned }) => <When date={endOf(planned)} short why={t('milestones.noPromise')} />,
        },
        { title: t('milestones.lateness'), cell: (step) => <Lateness step={step} /> },
      ]}
    />
  );
}
