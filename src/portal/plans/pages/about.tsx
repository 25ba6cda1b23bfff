import type { Answer } from '../../frame/documents.js';
import { MilestoneStatus, Status } from '../../frame/components/glyph.js';
import { Operator } from '../../accounts/components/notice.js';
import { Example, Said, Section } from '../../frame/components/said.js';
import { OpenData } from '../components/open-data.js';
import { Boxes } from '../../progress/components/boxes.js';
import { KINDS, STATUSES } from '../../progress/counting.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type AboutAnswer = Answer<'about'>;

export const about: Page<'about'> = {
  sheet: (given, { t }) => ({ title: t('about.title'), content: <About {...given} /> }),
};

function About({ server, instruments, plans, programmes }: AboutAnswer) {
  const { t, href, name, meaning } = useReader();
  const part = (of: string, count: number) =>
    Array.from({ length: count }, (_, index) => <p key={index}>{t(`about.${of}.${index + 1}`)}</p>);
  const id = (of: string) => t(`about.ids.${of}`);
  return (
    <div class="column">
      <h1>{t('about.title')}</h1>
      <p class="lead">{t('about.lead')}</p>
      {part('what', 3)}
      <Operator operator={server.operator} />
      <Section id={id('computed')} title={t('about.computed.title')}>
        {part('computed', 4)}
        <p>{t('counts.rule')}</p>
        <dl class="key">
          {KINDS.map(([, kind]) => (
            <div key={kind}>
              <dt>
                <Boxes kinds={[kind]} /> {name('CountedAs', kind)}
              </dt>
              <dd>{meaning('CountedAs', kind)}</dd>
            </div>
          ))}
        </dl>
        <dl class="key">
          {STATUSES.map((status) => (
            <div key={status}>
              <dt>
                <MilestoneStatus of={status} />
              </dt>
              <dd>{t(`about.statuses.${status}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <Status of="DISPUTED" word={t('milestones.disputed')} />
            </dt>
            <dd>{t('about.statuses.DISPUTED')}</dd>
          </div>
          <div>
            <dt>
              <Status of="LATE" word={t('late.word')} />
            </dt>
            <dd>{t('about.statuses.LATE')}</dd>
          </div>
        </dl>
      </Section>
      <Section id={id('synthetic')} title={t('about.synthetic.title')}>
        <p>
          <Example />
        </p>
        {part('synthetic', 2)}
      </Section>
      <Section id={id('instruments')} title={t('about.instruments.title')}>
        {part('instruments', 1)}
        <ul>
          {instruments.map((instrument) => (
            <li key={instrument.code + instrument.version}>
              <Said words={instrument.title} /> (
              {instrument.version === 'draft' ? t('about.instruments.draft') : instrument.version})
            </li>
          ))}
        </ul>
      </Section>
      <Section id={id('data')} title={t('about.data.title')}>
        <OpenData plans={plans} programmes={programmes} />
        {part('data', 1)}
      </Section>
      <Section id={id('licences')} title={t('about.licences.title')}>
        {part('licences', 2)}
        <p>{server.source ? <a href={server.source}>{t('about.licences.source')}</a> : t('about.licences.noSource')}</p>
      </Section>
      <Section id={id('log')} title={t('about.log.title')}>
        <p>{t(server.logProtected ? 'about.log.protected' : 'about.log.unprotected')}</p>
      </Section>
      <Section id={id('privacy')} title={t('about.privacy.title')}>
        {part('privacy', 3)}
        <p>
          <a href={href('privacy')}>{t('about.privacy.notice')}</a>
        </p>
      </Section>
    </div>
  );
}
