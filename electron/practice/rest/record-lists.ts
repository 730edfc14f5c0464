import { crmActorTypes, type CrmActorType } from '../../../shared/record/actor-types';
import type { ArchiveQuery } from '../archive/archive-table';
import { parseFilter } from '../archive/odata-text';
import { toODataPage } from '../archive/render';
import { runQuery } from '../archive/providers';
import { parseSort, splitNames } from '../archive/odata-text';
import { answerJson, type Answer } from '../http/answers';
import type { CallContext } from '../http/call-context';
import { queryOption, type PracticeRequest } from '../http/practice-request';
import { refuse, Refusal, refuseMissingEntity } from '../http/refusal';
import { toEntity } from './entities';

/** The archive behind each REST resource (documented). */
const providers: Record<CrmActorType, string> = {
  Contact: 'SimpleContact',
  Person: 'Person',
  Project: 'FindProject',
  Sale: 'FindSale',
};

const maxRows = 10_000;

function readCount(query: URLSearchParams, name: string, fallback: number): number {
  const text = queryOption(query, name);
  if (text === null || text === '') return fallback;
  if (!/^\d{1,9}$/.test(text)) throw refuse(`${name} must be a whole number, not '${text}'.`);
  return Number(text);
}

function readQuery(query: URLSearchParams): ArchiveQuery {
  return {
    columns: splitNames(queryOption(query, '$select')),
    condition: parseFilter(queryOption(query, '$filter')),
    sort: parseSort(queryOption(query, '$orderBy')),
    skip: readCount(query, '$skip', 0),
    take: Math.min(readCount(query, '$top', maxRows), maxRows),
    isCounted: true,
  };
}

/** The address of the page after this one. */
function nextAddress(address: string, options: URLSearchParams, { skip, take }: ArchiveQuery): string {
  const next = new URLSearchParams([...options].filter(([key]) => key.toLowerCase() !== '$skip'));
  next.set('$skip', String(skip + take));
  return `${address}?${next.toString()}`;
}

function answerList(
  provider: string,
  path: string,
  options: URLSearchParams,
  context: CallContext,
  withCount: boolean,
): Answer {
  const query = readQuery(options);
  const page = runQuery(provider, query, context);
  const isMore = query.skip + page.rows.length < page.total && query.take > 0;
  const metadata = `${context.apiAddress}/v1/Archive/$metadata`;
  const next = isMore ? nextAddress(`${context.apiAddress}/v1/${path}`, options, query) : null;
  const odata = toODataPage(page, metadata, next);
  return answerJson(withCount ? { 'odata.count': page.total, ...odata } : odata);
}

function answerArchive(provider: string, request: PracticeRequest, context: CallContext): Answer {
  if (request.method !== 'GET' && request.method !== 'POST')
    throw new Refusal(405, {
      Message: `The requested resource does not support http method '${request.method}'.`,
    });
  const options = request.method === 'POST' ? new URLSearchParams(request.bodyText) : request.query;
  const count = (queryOption(options, '$inlineCount') ?? 'False').toLowerCase();
  return answerList(provider, `Archive/${provider}`, options, context, !['false', 'none'].includes(count));
}

function answerEntity(type: CrmActorType, idText: string, context: CallContext): Answer {
  const record = /^\d{1,9}$/.test(idText) ? context.store.findRecord(type, Number(idText)) : null;
  if (!record) throw refuseMissingEntity(`${type} id ${idText} not found`);
  return answerJson(toEntity(record, context.language));
}

/** Answers `{Contact,Person,Project,Sale}[/id]` and `Archive/{provider}`; null for everything else. */
export function findRestAnswer(
  resource: string,
  second: string,
  third: string,
  request: PracticeRequest,
  context: CallContext,
): Answer | null {
  if (third !== '') return null;
  if (resource === 'archive' && second !== '') return answerArchive(second, request, context);
  const type = crmActorTypes.find((candidate) => candidate.toLowerCase() === resource);
  if (!type) return null;
  if (request.method !== 'GET')
    throw new Refusal(405, {
      Message: `The requested resource does not support http method '${request.method}'.`,
    });
  if (second !== '') return answerEntity(type, second, context);
  return answerList(providers[type], type, request.query, context, false);
}
