import { newestFirst, type EntryKind, type EntryOrder } from '../../../shared/journal/entry-query';
import type { Input } from '../../../shared/ipc/contract';
import type { CrmActorType } from '../../../shared/record/actor-types';
import type { SubmitState } from '../../../shared/write/states';

/** What the list is narrowed to, as the person chose it; empty or null does not narrow. */
export interface ActivityFilter {
  text: string;
  states: readonly SubmitState[];
  siteId: string | null;
  user: string | null;
  kind: EntryKind | null;
  runId: string | null;
  record: { crmActorType: CrmActorType; crmRecordId: number; name: string } | null;
  /** Days of this computer, `yyyy-mm-dd`, both included. */
  from: string;
  to: string;
  order: EntryOrder;
}

export const noFilter: ActivityFilter = {
  text: '',
  states: [],
  siteId: null,
  user: null,
  kind: null,
  runId: null,
  record: null,
  from: '',
  to: '',
  order: newestFirst,
};

export function isNarrowed({ order: _order, ...filter }: ActivityFilter): boolean {
  const { text, states, from, to, ...chosen } = filter;
  const isTyped = text !== '' || states.length > 0 || from !== '' || to !== '';
  return isTyped || Object.values(chosen).some((value) => value !== null);
}

type About = NonNullable<Input<'activity.export'>['about']>;

/** The filter as the bridge takes it. Days become moments by the computer's own time. */
export function toQuery(filter: ActivityFilter): Input<'activity.export'> {
  const { text, states, siteId, user, kind, runId, record, from, to } = filter;
  const about: About = {};
  if (siteId !== null) about.siteId = siteId;
  if (user !== null) about.user = user;
  if (kind !== null) about.kind = kind;
  if (runId !== null) about.runId = runId;
  if (record) about.record = { crmActorType: record.crmActorType, crmRecordId: record.crmRecordId };
  if (from !== '' || to !== '') {
    about.between = {
      from: momentOf(from, '00:00:00.000') ?? '0000-01-01T00:00:00.000Z',
      to: momentOf(to, '23:59:59.999') ?? '9999-12-31T23:59:59.999Z',
    };
  }
  const query = { text: text.trim(), states: [...states] };
  return Object.keys(about).length === 0 ? query : { ...query, about };
}

/** Null for a day that is not there, or half typed. */
function momentOf(day: string, time: string): string | null {
  const moment = new Date(`${day}T${time}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
