import { Module } from '@nestjs/common';
import { TasksResolver } from './tasks.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

/** What waits for whom: reads the plans' other features, and none of them knows it. */
@Module({ providers: [TasksResolver, ...ADDED_FIELDS] })
export class TasksModule {}
