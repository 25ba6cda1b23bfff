import type { Attachment } from '../../frame/types.js';
import type { ComponentChildren } from 'preact';
import { fileSize } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';

/** What each file shows, its type and size before anybody spends their data on it. */
export function Attachments({
  files,
  after,
}: {
  files: Attachment[];
  after?: (file: Attachment) => ComponentChildren;
}) {
  const { t, language } = useReader();
  return (
    <ul class="rows">
      {files.map((file) => (
        <li key={file.id}>
          <div>
            <a href={file.address} download>
              {file.description}
            </a>{' '}
            <span class="quiet">
              ({t(`files.types.${file.mediaType.split('/')[1]!}`)}, {fileSize(language, file.bytes)})
            </span>
            {after?.(file)}
          </div>
        </li>
      ))}
    </ul>
  );
}
