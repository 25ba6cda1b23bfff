import { useReader } from '../reader.js';

export interface Part {
  id: string;
  title: string;
}

/** Links to the parts of a long page, so that nobody must scroll through all of it to learn what is there. */
export function Contents({ parts }: { parts: Part[] }) {
  const { t } = useReader();
  return (
    <nav class="contents" aria-label={t('site.contents')}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
