import type { ComponentChildren } from 'preact';
import type { Thing } from '../../frame/documents.js';
import { Lines, Paragraphs, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { ValueOfField } from './beside.js';

type Given = Extract<Thing<'suggestion', 'node'>, { __typename: 'Suggestion' }>;

/** Where a clause would stand. */
export function Place({ given: { kind, after, section, state } }: { given: Given }) {
  const { t, name } = useReader();
  if (kind !== 'ADD' && kind !== 'MOVE') return null;
  if (!after)
    return state === 'PENDING' && section ? (
      <p>
        {t('suggestion.first')} {name('Section', section)}.
      </p>
    ) : null;
  return (
    <p>
      {t('suggestion.behind')} <Said words={after.text} />
    </p>
  );
}

/** The value of a field or the milestone that it asks for, as people read it. */
export function AskedValue({ given }: { given: Given }) {
  const { t, name } = useReader();
  const { formerValue, suggestedValue, milestoneDraft: draft, field, institution } = given;
  const rows: [string, ComponentChildren][] = draft
    ? [
        [name('Section', 'TITLE'), <Said words={draft.title} />],
        ...(['outputs', 'expectedResult', 'meansOfVerification'] as const).flatMap(
          (text): [string, ComponentChildren][] =>
            draft[text] ? [[name('Section', SECTIONS[text]), <Paragraphs words={draft[text]} />]] : [],
        ),
        [
          name('SuggestedField', 'MILESTONE_PERIOD'),
          <ValueOfField field="MILESTONE_PERIOD" given={{ period: draft.planned, labels: [] }} />,
        ],
        [
          name('SuggestedField', 'MILESTONE_INSTITUTIONS'),
          <ValueOfField field="MILESTONE_INSTITUTIONS" given={{ period: null, labels: draft.institutions }} />,
        ],
      ]
    : formerValue && suggestedValue
      ? [
          [
            t('suggestion.was'),
            <del>
              <ValueOfField field={field!} given={formerValue} />
            </del>,
          ],
          [
            t('suggestion.is'),
            <ins>
              <ValueOfField field={field!} given={suggestedValue} />
            </ins>,
          ],
        ]
      : [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>
        {draft ? t('suggestion.newMilestone') : name('SuggestedField', field!)}
        {institution && `: ${institution.name.text}`}
      </h2>
      <dl class="pairs">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const SECTIONS = {
  outputs: 'OUTPUTS',
  expectedResult: 'EXPECTED_RESULT',
  meansOfVerification: 'MEANS_OF_VERIFICATION',
};

/** Both sides of a conflict: the clause or the value as it is now, and as it would be. */
export function Conflict({ given }: { given: Given }) {
  const { t, language } = useReader();
  const words = (text: string | null, gone: string) => (
    <blockquote lang={text !== null && given.language !== language ? given.language : undefined}>
      <Lines text={text ?? t(gone)} />
    </blockquote>
  );
  const value = (of: Given['presentValue']) =>
    of && (
      <blockquote>
        <p>
          <ValueOfField field={given.field!} given={of} />
        </p>
      </blockquote>
    );
  const isField = given.suggestedValue !== null;
  const sides: [string, ComponentChildren][] = [
    [t('suggestion.now'), isField ? value(given.presentValue) : words(given.presentText, 'suggestion.goneNow')],
    [t('suggestion.suggested'), isField ? value(given.suggestedValue) : words(given.text, 'suggestion.goneThen')],
  ];
  return (
    <section>
      <h2>{t('suggestion.inConflict')}</h2>
      <p>{t('suggestion.conflict')}</p>
      <div class="sides">
        {sides.map(([heading, side]) => (
          <div key={heading}>
            <h3>{heading}</h3>
            {side}
          </div>
        ))}
      </div>
    </section>
  );
}
