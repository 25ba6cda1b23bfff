import type { ComponentChildren } from 'preact';
import { When } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { Shown } from '../../frame/types.js';
import { Copied, FileOf } from './copied.js';

/** Evidence of a report, each with what it is, what it proves, and what became of its address. */
export function ShownEvidence({ all, after }: { all: Shown[]; after?: (one: Shown) => ComponentChildren }) {
  return (
    <ul class="rows">
      {all.map((one) => (
        <li key={one.id}>
          <div>
            <OneShown one={one} />
            {after?.(one)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function OneShown({ one }: { one: Shown }) {
  const { t, name } = useReader();
  return (
    <>
      <p>
        <span class="tag">{name('EvidenceKind', one.shownAs)}</span> <Title one={one} />{' '}
        <span class="quiet">
          (<When date={one.dated} short why={t('evidence.noDay')} />)
        </span>{' '}
        {one.synthetic && <Example short />}
      </p>
      {one.proves && (
        <p>
          {t('evidence.proves')} <Said words={one.proves} />
        </p>
      )}
      {one.file && <FileOf file={one.file} of={one.reservedFile ? 'publicVersion' : 'file'} invented={one.synthetic} />}
      {one.shownAs === 'RESERVED' && <Reserved one={one} />}
      {one.url && !one.synthetic && <Copied given={{ ...one, copiedAt: one.copy && one.copy.createdAt }} />}
    </>
  );
}

/** An invented address leads nowhere: its title is shown without a link. */
function Title({ one }: { one: Shown }) {
  if (!one.url || one.synthetic) return <Said words={one.title} />;
  return (
    <a href={one.url} rel="external noreferrer">
      <Said words={one.title} />
    </a>
  );
}

function Reserved({ one }: { one: Shown }) {
  const { t } = useReader();
  return (
    <>
      <p class="notice">
        {t('evidence.reserved', { law: one.legalGround ?? t('evidence.noLaw') })} {t('evidence.reservedFor')}
      </p>
      {one.reservedFile && <FileOf file={one.reservedFile} of="original" invented={one.synthetic} />}
    </>
  );
}
