import { decodeId } from '../../src/api/node-id.js';
import { readPlan } from '../../src/open-data/plan/read-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { filling, wentTo } from '../support/filling.js';
import { pdf } from '../support/files.js';
import { type Reported, reported } from '../support/reported.js';
