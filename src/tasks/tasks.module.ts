import { Module } from '@nestjs/common';
import { TasksResolver } from './tasks.resolver.js';
import { ADDED_FIELDS } from './added.fields.js';

/** Lists the tasks of the reader. The module reads the other features of plans, and none of them knows it. */
@Module({ providers: [TasksResolver, ...ADDED_FIELDS] })
export class TasksModule {}
