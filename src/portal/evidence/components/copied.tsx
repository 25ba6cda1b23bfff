import { DayOf } from '../../frame/components/dates.js';
import { fileSize } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { EvidenceFile } from '../../frame/types.js';

type FileGiven = Pick<EvidenceFile, 'sha256' | 'mediaType' | 'bytes' | 'address' | 'here'>;

interface FileProps {
  file: FileGiven;
  /** Which file it is; its words stand below `evidence.files`. */
  of: 'file' | 'publicVersion' | 'original' | 'copy' | 'document';
  /** Set for the file of an example, which exists nowhere. */
  invented?: boolean;
}

/** A file to be saved, with its type, size and hash; where only its hash is known, a sentence says so. */
export function FileOf({ file, of, invented }: FileProps) {
  const { t, language } = useReader();
  const what = `${t(`files.types.${file.mediaType.split('/')[1]!}`)}, ${fileSize(language, file.bytes)}`;
  return (
    <div class="document">
      <p>
        {file.address ? (
          <a href={file.address} download>
            {t(`evidence.files.${of}.save`)}
          </a>
        ) : (
          t(`evidence.files.${of}.name`)
        )}{' '}
        <span class="quiet">({what})</span>
      </p>
      {!file.here && <p class="quiet">{t(invented ? 'evidence.noFile' : 'evidence.onlyHash')}</p>}
      <details>
        <summary>{t('evidence.hash')}</summary>
        <code class="long">{file.sha256}</code>
      </details>
    </div>
  );
}

interface CopiedProps {
  given: {
    copy: FileGiven | null;
    copiedAt: string | null;
    notCopied: string | null;
    notOpeningSince: string | null;
  };
  /** Set where a file is the document, so that the address is only looked at. */
  alone?: boolean;
}

/** Tells what became of an address: its copy, or why there is none, and since when it does not open. */
export function Copied({ given: { copy, copiedAt, notCopied, notOpeningSince }, alone }: CopiedProps) {
  const { t, name } = useReader();
  return (
    <>
      {notOpeningSince && (
        <p class="notice">
          {t('evidence.notOpening')} <DayOf at={notOpeningSince} />.
        </p>
      )}
      {copy && <FileOf file={copy} of="copy" />}
      {copy && copiedAt && (
        <p class="quiet">
          {t('evidence.copiedOn')} <DayOf at={copiedAt} />.
        </p>
      )}
      {notCopied && <p class="quiet">{t('evidence.notCopied', { why: name('LinkProblem', notCopied) })}</p>}
      {!copy && !notCopied && !alone && <p class="quiet">{t('evidence.copySoon')}</p>}
    </>
  );
}
