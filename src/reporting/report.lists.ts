import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { AtMost } from '../api/at-most.js';
import { InTimeArgs } from '../api/in-time.js';
import { uuidOf } from '../api/node-id.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import { AtMostLong } from '../api/text-length.js';
import { VOICES } from '../domain/milestone.js';
import { REPORT_STATES } from '../domain/milestone-report.js';
import { mayCheckReportSql, reportStateSql } from '../twins/report.sql.js';
import { MILESTONE_REPORT } from './report.fields.js';
import { ReportStateEnum } from './report.types.js';
import { VoiceEnum } from './voice.types.js';

@InputType({ description: 'Which milestone reports; all conditions must hold.' })
export class MilestoneReportFilter {
  @Field(() => String, { nullable: true, description: 'Only on milestones of the plan with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  plan?: string;

  @Field(() => ID, { nullable: true, description: 'Only on milestones of the commitment with this id.' })
  @IsOptional()
  @AtMostLong(100)
  commitment?: string;

  @Field(() => ID, { nullable: true, description: 'Only on the milestone with this id.' })
  @IsOptional()
  @AtMostLong(100)
  milestone?: string;

  @Field(() => String, { nullable: true, description: 'Only by the institution with this name in addresses.' })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;

  @Field(() => [VoiceEnum], { nullable: true, description: 'Only with one of these voices.' })
  @IsOptional()
  @AtMost(VOICES.length)
  voice?: string[];

  @Field(() => [ReportStateEnum], { nullable: true, description: 'Only in one of these states.' })
  @IsOptional()
  @AtMost(REPORT_STATES.length)
  state?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that the one who asks may check or return now (true), or may not (false).',
  })
  @IsOptional()
  @IsBoolean()
  checkable?: boolean;

  @Field(() => Date, { nullable: true, description: 'Only those that changed at this instant or later.' })
  @IsOptional()
  updatedSince?: Date;
}

@ArgsType()
export class MilestoneReportsArgs extends InTimeArgs {
  @Field(() => MilestoneReportFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MilestoneReportFilter)
  filter?: MilestoneReportFilter;
}

const KEYS: Order<MilestoneReportFilter>['keys'] = [
  { sql: (c) => `coalesce(${c}.sent_at, ${c}.valid_from)`, type: 'timestamptz' },
  { sql: (c) => `${c}.id`, type: 'uuid' },
];

export const MILESTONE_REPORTS: ListRead<MilestoneReportFilter> = {
  read: () => MILESTONE_REPORT,
  orders: [
    { name: 'oldest', keys: KEYS },
    { name: 'newest', descending: true, keys: KEYS },
  ],
  filter: (t, q, filter) => {
    const milestones = (condition: string) =>
      `${t}.milestone_id in (select m.id from ${q.table('milestone', true)} m
        join ${q.table('commitment', true)} c on c.id = m.commitment_id where ${condition})`;
    const { plan, commitment, milestone, institution, voice, state, checkable, updatedSince } = filter;
    return [
      ...(plan ? [milestones(`c.plan_id = (select p.id from plan p where p.slug = ${q.p(plan, 'text')})`)] : []),
      ...(commitment
        ? [milestones(`c.id = ${q.p(uuidOf('Commitment', commitment, ['filter', 'commitment']), 'uuid')}`)]
        : []),
      ...(milestone
        ? [`${t}.milestone_id = ${q.p(uuidOf('Milestone', milestone, ['filter', 'milestone']), 'uuid')}`]
        : []),
      ...(institution
        ? [`${t}.institution_id = (select i.id from institution i where i.slug = ${q.p(institution, 'text')})`]
        : []),
      ...(voice?.length ? [`${t}.voice = any(${q.p(voice, 'text[]')})`] : []),
      ...(state?.length ? [`${reportStateSql(t, q)} = any(${q.p(state, 'text[]')})`] : []),
      ...(checkable === undefined || checkable === null
        ? []
        : [`${checkable ? '' : 'not '}${mayCheckReportSql(t, q)}`]),
      ...(updatedSince ? [`${t}.valid_from >= ${q.p(updatedSince.toISOString(), 'timestamptz')}`] : []),
    ];
  },
};
