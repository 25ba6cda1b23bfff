import type { Body } from '../types.js';
import { useReader } from '../reader.js';
import { Example, Said } from './said.js';

/** An institution by its name, leading to its page; an invented one says so. */
export function BodyLink({ body, brief }: { body: Body; brief?: boolean }) {
  const { href } = useReader();
  return (
    <>
      <a href={href('institution', body.slug)}>
        {brief && body.acronym ? <abbr title={body.name.text}>{body.acronym}</abbr> : <Said words={body.name} />}
      </a>
      {!brief && body.acronym && ` (${body.acronym})`}
      {body.synthetic && (
        <>
          {' '}
          <Example short />
        </>
      )}
    </>
  );
}
