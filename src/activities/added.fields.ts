import { extendType } from '../api/extend-type.js';
import { PageArgs } from '../api/page-args.js';
import { page } from '../api/read/page.js';
import { Milestone } from '../milestones/milestone.types.js';
import { ACTIVITY } from './activity.fields.js';
import { ActivityConnection } from './activity.types.js';

const ActivitiesOfMilestone = extendType(() => Milestone, 'Milestone', {
  activities: {
    type: () => ActivityConnection,
    description: 'The activities below it by number, removed ones too. No progress counts them.',
    args: PageArgs,
    read: page({
      read: () => ACTIVITY,
      on: (a, t) => `${a}.milestone_id = ${t}.id`,
      orders: [
        {
          name: 'number',
          keys: [
            { sql: (c) => `${c}.number`, type: 'int' },
            { sql: (c) => `${c}.id`, type: 'uuid' },
          ],
        },
      ],
    }),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [ActivitiesOfMilestone];
