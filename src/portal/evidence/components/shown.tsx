import type { ComponentChildren } from 'preact';
import { DayOf, When } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';
import { fileSize } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { EvidenceFile, Shown } from '../../frame/types.js';

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
        <span class="tag">{name('EvidenceKind', one.kind)}</span> <Title one={one} />{' '}
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
      {one.file && <FileOf file={one.file} label={t(one.reservedFile ? 'evidence.publicVersion' : 'evidence.file')} />}
      {one.kind === 'RESERVED' && <Reserved one={one} />}
      {one.url && !one.synthetic && <Link one={one} />}
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

function FileOf({ file, label }: { file: EvidenceFile; label: string }) {
  const { t, language } = useReader();
  const what = `${t(`files.types.${file.mediaType.split('/')[1]!}`)}, ${fileSize(language, file.bytes)}`;
  return (
    <p>
      {file.address ? (
        <a href={file.address} download>
          {label}
        </a>
      ) : (
        label
      )}{' '}
      <span class="quiet">({what})</span>
      <Hash file={file} />
    </p>
  );
}

function Hash({ file }: { file: EvidenceFile }) {
  const { t } = useReader();
  return (
    <details>
      <summary>{t('evidence.hash')}</summary>
      <code class="long">{file.sha256}</code>
    </details>
  );
}

function Reserved({ one }: { one: Shown }) {
  const { t } = useReader();
  return (
    <>
      <p class="notice">
        {t('evidence.reserved', { law: one.legalGround ?? t('evidence.noLaw') })} {t('evidence.reservedFor')}
      </p>
      {one.reservedFile && <FileOf file={one.reservedFile} label={t('evidence.original')} />}
    </>
  );
}

function Link({ one }: { one: Shown }) {
  const { t, name } = useReader();
  return (
    <>
      {one.notOpeningSince && (
        <p class="notice">
          {t('evidence.notOpening')} <DayOf at={one.notOpeningSince} />.
        </p>
      )}
      {one.copy && (
        <>
          <FileOf file={one.copy} label={t('evidence.copy')} />
          <p class="quiet">
            {t('evidence.copiedOn')} <DayOf at={one.copy.createdAt} />.
          </p>
        </>
      )}
      {one.notCopied && <p class="quiet">{t('evidence.notCopied', { why: name('LinkProblem', one.notCopied) })}</p>}
      {!one.copy && !one.notCopied && <p class="quiet">{t('evidence.copySoon')}</p>}
    </>
  );
}
