import type { Attachment } from '../../frame/types.js';
import type { ComponentChildren } from 'preact';
import { fileSize } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';

/** Each file with its description, type and size, so that people know them before they spend mobile data. */
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
