import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { DayOf } from '../../frame/components/dates.js';
import { inOrder, type Latest, LeftOut } from '../../frame/components/latest.js';
import { Paragraphs, Said } from '../../frame/components/said.js';

type Version = Thing<'proposal', 'proposal'>['versions']['nodes'][number];

/** The proposal after each edit, with the number of supports at that time. */
export function ProposalVersions({ id, versions }: { id: string; versions: Latest<Version> }) {
  const { t, href } = useReader();
  return (
    <>
      <LeftOut of={versions} />
      {inOrder(versions).map((version) => (
        <details key={version.number}>
          <summary>
            {t('proposal.versions.number', { number: version.number })} · <DayOf at={version.createdAt} /> ·{' '}
            {t('proposals.supports', { count: version.supports })}
          </summary>
          <h3>
            <Said words={version.title} />
          </h3>
          {version.problem && <Paragraphs words={version.problem} />}
          {version.action && <Paragraphs words={version.action} />}
        </details>
      ))}
      {versions.nodes.length > 1 && (
        <p>
          <a href={href('versions', id)}>{t('versions.link')}</a>
        </p>
      )}
    </>
  );
}
