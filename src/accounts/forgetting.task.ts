import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FORGET_FILES } from '../api/uploads/forgetting.js';
import { Jobs } from '../kernel/jobs/jobs.js';

/**
 * Statements that delete expired rows each hour. No rule depends on the deletion, because expired rows already count
 * for nothing.
 */
const OVER = [
  'delete from sign_in_link where expires_at < now()',
  'delete from login_session where expires_at < now()',
  'delete from api_token where expires_at < now()',
  'delete from kept_proposal where expires_at < now()',
  'delete from returned_form where expires_at < now()',
  'delete from upload where expires_at < now()',
  'delete from word_reading where expires_at < now()',
  'delete from word_draft where expires_at < now()',
  'delete from milestone_reports_file where expires_at < now()',
  FORGET_FILES[1],
  // No limit looks further back than a day. Without the salt nobody can find the address behind a count.
  `delete from rate_count where window_at < now() - interval '2 days'`,
  `delete from address_salt where day < current_date - 1`,
];

@Injectable()
export class Forgetting implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.task('forget_what_is_over', async () => {
      for (const statement of OVER) await this.db.query(statement);
    });
    this.jobs.schedule('forget_what_is_over', '41 * * * *');
  }
}
