import { column, instant } from '../api/read/fields.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { type WindowChange } from './windows.types.js';

export const WINDOW_CHANGE: Read<WindowChange> = defineRead<WindowChange>({
  type: 'WindowChange',
  source: plainTable('window_change'),
  visible: everyoneSees,
  fields: {
    change: column('change'),
    reason: column('reason'),
    openedBefore: instant('opened_before'),
    closedBefore: instant('closed_before'),
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    createdAt: instant('created_at'),
  },
});
