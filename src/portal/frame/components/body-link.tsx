import type { Body } from '../types.js';
import { useReader } from '../reader.js';
import { Example, Said } from './said.js';

/** A link to the page of an institution; an invented institution is marked. */
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
