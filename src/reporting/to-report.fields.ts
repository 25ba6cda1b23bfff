import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { AtMostLong } from '../api/text-length.js';
import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { many } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { Institution } from '../institutions/institution.types.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { MilestoneConnection } from '../milestones/milestone.types.js';
import { Plan } from '../plans/plan.types.js';
import { isReportedSql, reportsOnSql } from '../twins/report.sql.js';

@ArgsType()
class ToReportArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution; left out, all milestones on which any reports.',
  })
  @IsOptional()
  @AtMostLong(200)
  institution?: string;
}

export const MilestonesToReport = extendType(() => Plan, 'Plan', {
  reportingInstitutions: {
    type: () => [Institution],
    description: 'The institutions that report on its milestones, by name in addresses.',
    read: many(
      () => INSTITUTION,
      (institution, plan, q) => {
        const [m, c] = [q.alias(), q.alias()];
        return `exists (select from ${q.table('milestone', true)} ${m}
          join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id
          where ${c}.plan_id = ${plan}.id and ${reportsOnSql(m, q, `${institution}.id`)})`;
      },
      (institution) => `${institution}.slug`,
    ),
  },
  milestonesToReport: {
    type: () => MilestoneConnection,
    description:
      'The milestones on which institutions report, in the order of the plan: those of adopted commitments that the institution accepted to own, and those that it is responsible for.',
    args: ToReportArgs,
    read: (t, q, field) => {
      const slug = (field.args['institution'] as string | null | undefined) ?? null;
      const id = slug === null ? null : `(select i.id from institution i where i.slug = ${q.p(slug, 'text')})`;
      return page({
        read: () => MILESTONE,
        on: (m, plan) =>
          `${m}.commitment_id in (select c.id from ${q.table('commitment', true)} c where c.plan_id = ${plan}.id)
            and ${id === null ? isReportedSql(m, q) : reportsOnSql(m, q, id)}`,
        orders: [
          {
            name: 'plan',
            keys: [
              {
                sql: (m) => `(select c.position from ${q.table('commitment', true)} c where c.id = ${m}.commitment_id)`,
                type: 'int',
              },
              { sql: (m) => `${m}.number`, type: 'int' },
              { sql: (m) => `${m}.id`, type: 'uuid' },
            ],
          },
        ],
      })(t, q, field);
    },
  },
});
