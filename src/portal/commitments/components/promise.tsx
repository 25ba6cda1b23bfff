import { type Fact, Facts } from '../../frame/components/facts.js';
import { Paragraphs, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { isCommitmentWritten } from '../being-written.js';
import type { Thing } from '../../frame/documents.js';
import { valuesOf } from './values.js';

export type CommitmentGiven = Thing<'commitment', 'commitment'>;

export function Promise({ given }: { given: CommitmentGiven }) {
  const reader = useReader();
  const { t } = reader;
  const texts = ['problem', 'statusQuo', 'action', 'contribution'] as const;
  const unread = texts.filter((part) => !given[part]);
  const rows: Fact[] = [
    { name: t('commitment.promise.theme'), value: given.theme && <Said words={given.theme.name} /> },
    ...valuesOf(given, reader),
    ...(given.programmes.length > 0
      ? [{ name: t('commitment.promise.programmes'), value: <Programmes given={given} /> }]
      : []),
    ...unread.map((part) => ({ name: t(`commitment.promise.${part}`), value: null })),
  ];
  return (
    <div class="column">
      {texts.map(
        (part) =>
          given[part] && (
            <div key={part}>
              <h3>{t(`commitment.promise.${part}`)}</h3>
              <Paragraphs words={given[part]} />
            </div>
          ),
      )}
      <Facts rows={rows} pending={isCommitmentWritten(given.state)} />
    </div>
  );
}

function Programmes({ given: { programmes } }: { given: CommitmentGiven }) {
  const { href } = useReader();
  return (
    <>
      {programmes.map(({ slug, name }, index) => (
        <span key={slug}>
          {index > 0 && ' · '}
          <a href={href('programme', slug)}>
            <Said words={name} />
          </a>
        </span>
      ))}
    </>
  );
}
